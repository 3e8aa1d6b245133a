package billede

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"notat/internal/billede/billedetest"
)

// sample is a picture in one of the ways that pictures are stored.
type sample struct {
	name string
	data []byte
}

// oddPNGs gives a small PNG of every colour type, depth and order of rows, each
// with and without a colour that is seen through.
func oddPNGs() (out []sample) {
	for colour, depths := range map[int][]int{0: {1, 2, 4, 8, 16}, 2: {8, 16}, 3: {1, 2, 4, 8}, 4: {8, 16}, 6: {8, 16}} {
		for _, depth := range depths {
			for _, interlaced := range []bool{false, true} {
				for _, through := range []bool{false, true} {
					if through && colour >= 4 {
						continue
					}
					p := billedetest.Raw{Colour: colour, Depth: depth, Interlaced: interlaced, Through: through, Width: 37, Height: 29}
					out = append(out, sample{fmt.Sprintf("%+v", p), p.PNG()})
				}
			}
		}
	}
	return out
}

// oddJPEGs gives the JPEGs of testdata: what their names say.
func oddJPEGs(t testing.TB) (out []sample) {
	t.Helper()
	names, err := filepath.Glob("testdata/*.jpg")
	if err != nil || len(names) < 10 {
		t.Fatalf("%d samples (%v)", len(names), err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, sample{filepath.Base(name), data})
		if filepath.Base(name) == "baseline-444.jpg" {
			out = append(out, sample{"wide-steps.jpg", wide(data)})
		}
		if filepath.Base(name) == "rgb.jpg" { // a reader believes the header before the names
			out = append(out, sample{"ycc-named-rgb.jpg", slices.Insert(bytes.Clone(data), 2, segment(mAPP0, "JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00")...)})
		}
	}
	return out
}

// Every way in which a PNG may be stored is written anew with the same pixels, and
// with a tenth more bytes at most, or a few.
func TestEveryKindOfPNGIsWrittenAnew(t *testing.T) {
	for _, s := range oddPNGs() {
		t.Run(s.name, func(t *testing.T) {
			file := strip(t, PNG, s.data)
			if len(file) > len(s.data)*11/10+400 {
				t.Errorf("%d bytes became %d", len(s.data), len(file))
			}
			for _, kind := range []string{"gAMA", "pHYs", "tEXt", "cHRM"} {
				if bytes.Contains(file, []byte(kind)) {
					t.Errorf("it holds %s", kind)
				}
			}
		})
	}
}

// Every way in which a JPEG may be stored is written anew without a loss:
// baseline and progressive, one scan or several, restarts, every sampling.
func TestEveryKindOfJPEGIsWrittenAnew(t *testing.T) {
	for _, s := range oddJPEGs(t) {
		t.Run(s.name, func(t *testing.T) {
			if _, err := readJPEG(t.Context(), s.data); err != nil {
				t.Fatal("its coefficients are not read")
			}
			file := strip(t, JPEG, s.data)
			if !bytes.Contains(file[:20], []byte("JFIF\x00")) && !bytes.Contains(file[:20], []byte("Adobe")) {
				t.Error("it does not say which colours it has")
			}
			if len(file) > len(s.data)*11/10+400 {
				t.Errorf("%d bytes became %d", len(s.data), len(file))
			}
		})
	}
}

// wide gives a JPEG with the steps of its quantization in two bytes each, as some
// cameras and scanners write them.
func wide(data []byte) []byte {
	var out []byte
	for {
		at := bytes.Index(data, []byte{0xFF, mDQT})
		if at < 0 {
			return append(out, data...)
		}
		end := at + 2 + int(binary.BigEndian.Uint16(data[at+2:]))
		out = append(out, data[:at]...)
		for tables := data[at+4 : end]; len(tables) > 0; tables = tables[65:] {
			body := []byte{0x10 | tables[0]}
			for _, step := range tables[1:65] {
				body = append(body, 0, step)
			}
			out = append(out, segment(mDQT, string(body))...)
		}
		data = data[end:]
	}
}

// The largest number that a JPEG may hold is written as well, and none above it.
func TestTheLargestCoefficientIsWritten(t *testing.T) {
	w := &jpegWriter{counts: true}
	for n, fits := range map[int]bool{2047: true, -2047: true, 2048: false} {
		if err := w.number(&jpegTable{}, 0, n, 11); (err == nil) != fits {
			t.Errorf("%d: %v", n, err)
		}
	}
}
