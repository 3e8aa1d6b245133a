package main

import (
	"archive/tar"
	"archive/zip"
	"compress/gzip"
	"io"
	"os"
	"strings"
	"time"
)

// then is the time of every file, since a clock would make other bytes each
// time: the first that a ZIP can tell.
var then = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// entry is a file of an archive; a name that ends in / is a folder.
type entry struct {
	name string
	data []byte
	mode os.FileMode
	uid  int
}

func tarred(w io.Writer, under string, files []entry) error {
	t := tar.NewWriter(w)
	for _, f := range files {
		h := &tar.Header{Name: under + f.name, Mode: int64(f.mode), Size: int64(len(f.data)), ModTime: then, Uid: f.uid, Gid: f.uid, Format: tar.FormatUSTAR}
		if strings.HasSuffix(f.name, "/") {
			h.Typeflag = tar.TypeDir
		}
		if err := t.WriteHeader(h); err != nil {
			return err
		}
		if _, err := t.Write(f.data); err != nil {
			return err
		}
	}
	return t.Close()
}

func tarGz(w io.Writer, under string, files []entry) error {
	z := gzip.NewWriter(w) // without name and time
	if err := tarred(z, under, files); err != nil {
		return err
	}
	return z.Close()
}

func zipped(w io.Writer, under string, files []entry) error {
	z := zip.NewWriter(w)
	for _, f := range files {
		h := &zip.FileHeader{Name: under + f.name, Method: zip.Deflate, Modified: then}
		h.SetMode(f.mode)
		part, err := z.CreateHeader(h)
		if err != nil {
			return err
		}
		if _, err := part.Write(f.data); err != nil {
			return err
		}
	}
	return z.Close()
}
