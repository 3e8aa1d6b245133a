package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"io"
	"os"
	"strings"
	"testing"
)

// Whoever has the program has the licences of all that is in it.
func TestTheNoticesAreThoseOfWhatIsLinked(t *testing.T) {
	t.Chdir("..")
	want, err := notices()
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("THIRD_PARTY")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(bytes.ReplaceAll(got, []byte("\r\n"), []byte("\n")), want) {
		t.Error("THIRD_PARTY is not what is linked now: make notices")
	}
}

var files = []entry{{name: "notat", data: []byte("program"), mode: 0o755}, {name: "LICENSE", data: []byte("MPL"), mode: 0o644}}

func unpacked(t *testing.T, r io.Reader) map[string]string {
	t.Helper()
	all := map[string]string{}
	for z := tar.NewReader(r); ; {
		h, err := z.Next()
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(z)
		if err != nil {
			t.Fatal(err)
		}
		if h.Name == "notat" && h.Mode != 0o755 || h.Name == "data/" && h.Uid != user {
			t.Errorf("%s: mode %o of %d", h.Name, h.Mode, h.Uid)
		}
		all[h.Name] = string(data)
	}
}

func gunzipped(t *testing.T, data string) string {
	t.Helper()
	z, err := gzip.NewReader(strings.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	out, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// Each thing in an image is found by the digest that the thing above it gives.
func TestAnImageIsWholeAndSaysTheSameTwice(t *testing.T) {
	var first, second bytes.Buffer
	for _, w := range []io.Writer{&first, &second} {
		if err := image(w, "0.2.0", "arm64", files); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("other bytes the second time")
	}
	all := unpacked(t, &first)
	type descriptor struct{ Digest string }
	read := func(name string, into any) {
		t.Helper()
		name = strings.Replace(name, "sha256:", "blobs/sha256/", 1)
		data, ok := all[name]
		if hash, isBlob := strings.CutPrefix(name, "blobs/sha256/"); !ok || isBlob && digest([]byte(data)) != "sha256:"+hash {
			t.Fatalf("%s is not there, or not what its name says", name)
		}
		if err := json.Unmarshal([]byte(data), into); err != nil {
			t.Fatal(err)
		}
	}
	var index struct{ Manifests []descriptor }
	read("index.json", &index)
	var manifest struct {
		Config descriptor
		Layers []descriptor
	}
	read(index.Manifests[0].Digest, &manifest)
	var config struct {
		Architecture string
		Rootfs       struct {
			DiffIDs []string `json:"diff_ids"`
		}
	}
	read(manifest.Config.Digest, &config)
	layer := gunzipped(t, all[strings.Replace(manifest.Layers[0].Digest, "sha256:", "blobs/sha256/", 1)])
	if config.Architecture != "arm64" || config.Rootfs.DiffIDs[0] != digest([]byte(layer)) {
		t.Errorf("%+v", config)
	}
	inside := unpacked(t, strings.NewReader(layer))
	if _, ok := inside["data/"]; !ok || inside["notat"] != "program" || inside["LICENSE"] != "MPL" {
		t.Errorf("in the layer: %v", inside)
	}
	var table []struct {
		Config string
		Layers []string
	}
	read("manifest.json", &table)
	if _, ok := all[table[0].Layers[0]]; !ok || !strings.HasSuffix(table[0].Config, strings.TrimPrefix(manifest.Config.Digest, "sha256:")) {
		t.Errorf("older docker load: %+v", table)
	}
}

func TestAnArchiveHoldsTheProgramAndItsNotices(t *testing.T) {
	var packed, zip1, zip2 bytes.Buffer
	if err := errors.Join(tarGz(&packed, "x/", files), zipped(&zip1, "x/", files), zipped(&zip2, "x/", files)); err != nil {
		t.Fatal(err)
	}
	if all := unpacked(t, strings.NewReader(gunzipped(t, packed.String()))); all["x/notat"] != "program" || all["x/LICENSE"] != "MPL" {
		t.Error(all)
	}
	z, err := zip.NewReader(bytes.NewReader(zip1.Bytes()), int64(zip1.Len()))
	if err != nil || len(z.File) != 2 || z.File[0].Mode() != 0o755 || !bytes.Equal(zip1.Bytes(), zip2.Bytes()) {
		t.Error(err, "not the two files, or other bytes the second time")
	}
}
