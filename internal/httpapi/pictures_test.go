package httpapi

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"image"
	"image/jpeg"
	"image/png"
	"io"
	"regexp"
	"strings"
	"testing"

	"notat/internal/publish"
)

// Pictures of kinds that Go's encoders do not write.
const (
	cmyk        = "/9j/7gAOQWRvYmUAZAAAAAAC/9sAQwAGBAUGBQQGBgUGBwcGCAoQCgoJCQoUDg8MEBcUGBgXFBYWGh0lHxobIxwWFiAsICMmJykqKRkfLTAtKDAlKCko/9sAQwEHBwcKCAoTCgoTKBoWGigoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgo/8AAFAgACQAMBAEiAAIRAQMRAQQiAP/EABYAAQEBAAAAAAAAAAAAAAAAAAAHBv/EAB4QAAECBwEAAAAAAAAAAAAAAAAVUwECBQaSotHh/8QAFQEBAQAAAAAAAAAAAAAAAAAABgf/xAAZEQACAwEAAAAAAAAAAAAAAAAAAQUWUVP/2gAOBAEAAhEDEQQAAD8AoSfVGpMvAn1RqXLw3wI7dJbqw1Qo/WVRXu9jePAr3exvHhVQf//Z"
	progressive = "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAYEBQYFBAYGBQYHBwYIChAKCgkJChQODwwQFxQYGBcUFhYaHSUfGhsjHBYWICwgIyYnKSopGR8tMC0oMCUoKSj/2wBDAQcHBwoIChMKChMoGhYaKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCj/wAARCAAJABgDASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAYH/8QAFxABAAMAAAAAAAAAAAAAAAAAAAEVUf/EABYBAQEBAAAAAAAAAAAAAAAAAAAFB//EABkRAAIDAQAAAAAAAAAAAAAAAAAWBAVRUv/aAAwDAQACEQMRAD8Ax62jS2jU+NVSa7kuN8/Sgto0T4JNdyG+fp//2Q=="
	interlaced  = "iVBORw0KGgoAAAANSUhEUgAAAAkAAAAHCAIAAAEi/sChAAAApUlEQVR42g3MoQHFIAwFwDdCB0BUZIBKJDISwQAMgMgIDIDICJXIigxQwQCVkYzyvzxzALDRIUiAJtG+9UXEOVERtU69AT4jJ+E6uW/+22v0Ln5Pf7dvBBwF10Be/ybwVTgPlsWKoLmoDNWlD4JLcR3+LP8AOgKdka5CSSgPqpNkUd+kQLtCS7Hl0qo0Ga3Ppqvduz2A5WA1mhTrYjrsnvYse7d9P4eWUbUuhVIrAAAAAElFTkSuQmCC"
	deepAlpha   = "iVBORw0KGgoAAAANSUhEUgAAAAYAAAAFEAYAAAA2yEGlAAAAQElEQVQI12P8/5+BgYHB2JiBSMCYlsbAMHNm/H9iNbCcUGNgsLile5ZoDY9lGBhknxCvgZGBgYHh//9nqcRqAAATQQ8JHzYKygAAAABJRU5ErkJggg=="
)

func unpacked(t testing.TB, s string) []byte {
	t.Helper()
	data, err := base64.StdEncoding.DecodeString(s)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// manyScans is a JPEG of 16 megapixels and many scans: each scan is a few bytes
// to send, and a walk over the whole picture to decode.
func manyScans(t testing.TB) []byte {
	data := unpacked(t, progressive)
	at := bytes.Index(data, []byte{0xFF, 0xC2}) // the frame: marker, length, precision, height, width
	copy(data[at+5:], []byte{0x10, 0, 0x10, 0})
	scan := bytes.Index(data, []byte{0xFF, 0xDA})
	out := append([]byte{}, data[:len(data)-2]...)
	for range 5_000 {
		out = append(out, data[scan:scan+40]...)
	}
	return append(out, 0xFF, 0xD9)
}

// changed gives data with the bits of one byte turned over.
func changed(data []byte, at int, bits byte) []byte {
	out := bytes.Clone(data)
	out[at] ^= bits
	return out
}

// The pictures that are none, or are not what they say.
func pictures(t testing.TB) []hostile {
	const at = "/afsnit/0/blokke/0/billede"
	const (
		unreadable, damaged = "ugyldigt-billede " + at, "beskadiget-billede " + at
		large, all          = "for-stort-billede " + at, "for-mange-billeder "
	)
	onePNG, oneJPEG := encoded(t, "png", 40, 30), encoded(t, "jpeg", 40, 30)
	bomb := flat(t, 4000, 5000)
	var many strings.Builder
	for i := range 4 {
		if i > 0 {
			many.WriteByte(',')
		}
		many.WriteString(`{"type":"figur","alt":"Et billede","billede":"data:image/png;base64,` + base64.StdEncoding.EncodeToString(bomb) + `"}`)
	}
	dot := `{"type":"figur","alt":"Et billede","billede":"data:image/png;base64,` + base64.StdEncoding.EncodeToString(flat(t, 1, 1)) + `"}`
	picture := func(url string) string {
		return with(block, `{"type":"figur","alt":"Et billede","billede":"`+url+`"}`)
	}
	return []hostile{
		{"a PNG", figure("png", onePNG), 200, ""},
		{"a JPEG", figure("jpeg", oneJPEG), 200, ""},
		{"a JPEG in four inks", figure("jpeg", unpacked(t, cmyk)), 200, ""},
		{"a progressive JPEG", figure("jpeg", unpacked(t, progressive)), 200, ""},
		{"an interlaced PNG", figure("png", unpacked(t, interlaced)), 200, ""},
		{"a PNG of 16 bits with alpha", figure("png", unpacked(t, deepAlpha)), 200, ""},
		{"a PNG cut off", figure("png", onePNG[:len(onePNG)*2/3]), 422, damaged},
		{"a PNG cut off after its head", figure("png", onePNG[:33]), 422, damaged},
		{"a PNG without its end", figure("png", onePNG[:len(onePNG)-12]), 422, damaged},
		{"a PNG with a broken checksum", figure("png", changed(onePNG, len(onePNG)-30, 0xff)), 422, damaged},
		{"a JPEG cut off", figure("jpeg", oneJPEG[:len(oneJPEG)*2/3]), 422, damaged},
		{"a JPEG cut off in its tables", figure("jpeg", oneJPEG[:100]), 422, damaged},
		{"a PNG whose line ends were changed", figure("png", bytes.ReplaceAll(onePNG, []byte("\r\n"), []byte("\n"))), 422, damaged},
		{"a PNG whose size was changed", figure("png", changed(onePNG, 18, 0x7f)), 422, damaged},
		{"a PNG whose depth was changed", figure("png", changed(onePNG, 24, 7)), 422, damaged},
		{"a JPEG without its end", figure("jpeg", oneJPEG[:len(oneJPEG)-2]), 422, damaged},
		{"a letter lost in base64", picture("data:image/png;base64," + base64.StdEncoding.EncodeToString(onePNG)[1:]), 422, unreadable},
		{"a letter lost in the middle of base64", picture("data:image/jpeg;base64," + base64.StdEncoding.EncodeToString(oneJPEG)[:200] + base64.StdEncoding.EncodeToString(oneJPEG)[201:]), 422, damaged},
		{"a PNG called JPEG", figure("jpeg", onePNG), 422, unreadable},
		{"a JPEG called PNG", figure("png", oneJPEG), 422, unreadable},
		{"a GIF called PNG", figure("png", []byte("GIF89a\x01\x00\x01\x00\x80\x00\x00")), 422, unreadable},
		{"a GIF", picture("data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP"), 422, unreadable},
		{"an SVG with a script", picture("data:image/svg+xml,<svg onload='alert(1)'/>"), 422, unreadable},
		{"an address", picture("https://example.org/a.png"), 422, unreadable},
		{"a file", picture("file:///etc/passwd"), 422, unreadable},
		{"no base64", picture("data:image/png;base64,@@@@"), 422, unreadable},
		{"base64 cut off", picture("data:image/png;base64,iVBORw0KGgo"), 422, damaged},
		{"no bytes", picture("data:image/png;base64,"), 422, unreadable},
		{"a PNG of no size", figure("png", header(0, 0, 8, 2, 0)), 422, damaged},
		{"a PNG of 4 gigapixels", figure("png", header(65535, 65535, 8, 2, 0)), 422, large},
		{"a PNG beyond integers", figure("png", header(1<<31-1, 1<<31-1, 16, 6, 1)), 422, damaged},
		{"a PNG of a bit more than 20 megapixels", figure("png", flat(t, 4000, 5001)), 422, large},
		{"a PNG of 20 megapixels and 3 kB", figure("png", bomb), 200, ""},
		{"a PNG of one line", figure("png", flat(t, 200_000, 1)), 200, ""},
		{"a PNG of one column", figure("png", flat(t, 1, 20_000)), 200, ""},
		{"a picture of 5 MB and one byte", figure("png", append(bytes.Clone(onePNG), make([]byte, 5<<20+1-len(onePNG))...)), 422, large},
		{"four bombs", with(block, many.String()), 422, all + "/afsnit/0/blokke/3/billede"},
		{"a thousand dots", with(block, strings.Repeat(dot+",", 999)+dot), 422, all + "/afsnit/0/blokke/240/billede"},
		{"a JPEG of five thousand scans", figure("jpeg", manyScans(t)), 422, damaged},
	}
}

// drawnPictures finds the pictures in a finished file; of a PDF, whose pictures
// are its own streams, only whether there is one.
var drawnPictures = map[string]func(testing.TB, []byte) [][]byte{
	"html": func(t testing.TB, file []byte) (out [][]byte) {
		for _, m := range regexp.MustCompile(`<img src="data:image/(?:png|jpeg);base64,([^"]+)"`).FindAllSubmatch(file, -1) {
			out = append(out, unpacked(t, string(m[1])))
		}
		return out
	},
	"docx": func(t testing.TB, file []byte) (out [][]byte) {
		archive, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range archive.File {
			if !strings.HasPrefix(f.Name, "word/media/billede-") {
				continue
			}
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			data, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, data)
		}
		return out
	},
}

// What is drawn is the pixels and nothing else, in a form that every reader
// knows: not the file that came, which may hold more than a picture.
func TestADrawnPictureIsMadeAnew(t *testing.T) {
	h := handler(t)
	const secret = "hemmelig bagdel"
	for name, body := range map[string]string{
		"png":         figure("png", append(encoded(t, "png", 40, 30), secret...)),
		"jpeg":        figure("jpeg", append(encoded(t, "jpeg", 40, 30), secret...)),
		"cmyk":        figure("jpeg", unpacked(t, cmyk)),
		"interlaced":  figure("png", unpacked(t, interlaced)),
		"deep alpha":  figure("png", unpacked(t, deepAlpha)),
		"progressive": figure("jpeg", unpacked(t, progressive)),
	} {
		for _, f := range publish.Formats {
			r := post(h, "/v1/notat."+f.Name+"?udgave=intern", body)
			file, _ := io.ReadAll(r.Body)
			if r.StatusCode != 200 {
				t.Fatalf("%s %s: %d %.300s", name, f.Name, r.StatusCode, file)
			}
			find, ok := drawnPictures[f.Name]
			if !ok {
				if !bytes.Contains(file, []byte("/Subtype/Image")) && !bytes.Contains(file, []byte("/Subtype /Image")) {
					t.Errorf("%s %s: no picture", name, f.Name)
				}
				continue
			}
			drawn := find(t, file)
			if len(drawn) != 1 {
				t.Fatalf("%s %s: %d pictures", name, f.Name, len(drawn))
			}
			img, kind, err := image.Decode(bytes.NewReader(drawn[0]))
			if err != nil {
				t.Fatalf("%s %s: %v", name, f.Name, err)
			}
			var again bytes.Buffer
			switch kind {
			case "png":
				err = png.Encode(&again, img)
			case "jpeg":
				if bytes.Contains(drawn[0], []byte{0xFF, 0xC2}) {
					t.Errorf("%s %s: still progressive", name, f.Name)
				}
				err = jpeg.Encode(&again, img, nil)
			}
			if opaque, ok := img.(interface{ Opaque() bool }); err != nil || !ok || !opaque.Opaque() {
				t.Errorf("%s %s: %v, not opaque", name, f.Name, err)
			}
			if bytes.Contains(drawn[0], []byte(secret)) || kind == "png" && !bytes.Equal(again.Bytes(), drawn[0]) {
				t.Errorf("%s %s: the file is not made anew", name, f.Name)
			}
		}
	}
}
