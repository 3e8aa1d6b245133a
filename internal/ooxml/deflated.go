package ooxml

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"hash/crc32"
)

// What archive/zip does with a part that it packs itself: the level, the version
// of the format, and sizes that stand behind the data.
const (
	zipLevel   = 5
	zipVersion = 20
	zipBehind  = 0x8
)

// deflated is a part's data as they lie in a file.
type deflated struct {
	data []byte
	sum  uint32
	size bool // sizes stand before the data, and not behind them
}

func (d *deflated) fill(data []byte, level int) error {
	var out bytes.Buffer
	w, err := flate.NewWriter(&out, level)
	if err == nil {
		_, err = w.Write(data)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		return fmt.Errorf("ooxml: pack: %w", err)
	}
	d.data, d.sum = out.Bytes(), crc32.ChecksumIEEE(data)
	return nil
}

func (d *deflated) header(part Part) *zip.FileHeader {
	h := &zip.FileHeader{Name: part.Name, Method: zip.Deflate, CRC32: d.sum,
		CompressedSize64: uint64(len(d.data)), UncompressedSize64: uint64(len(part.Data))}
	if !d.size {
		h.Flags, h.CreatorVersion, h.ReaderVersion = zipBehind, zipVersion, zipVersion
	}
	return h
}
