package tagpdf

import (
	"bytes"
	"compress/zlib"
	"image"
	"image/png"
	"io"
	"testing"

	"notat/fonts"
	"notat/internal/typeset"
)

// On a page on its side all is measured from its own upper edge: pictures, which the
// canvas draws, as well, and links that lead there from another page.
func TestAPageOnItsSideHasItsOwnHeight(t *testing.T) {
	data, err := fonts.FS.ReadFile("source-sans-3/SourceSans3-Regular.ttf")
	if err != nil {
		t.Fatal(err)
	}
	font, err := typeset.ParseFont("Source Sans 3", data)
	if err != nil {
		t.Fatal(err)
	}
	words := typeset.Break([]typeset.Span{{Text: "Se", Stack: typeset.Stack{font}, Size: 10}}, typeset.Options{Width: 100})[0].Parts[0].Runs
	picture := encoded(t, func(b *bytes.Buffer) error { return png.Encode(b, image.NewGray(image.Rect(0, 0, 2, 2))) })
	made := func() *Doc {
		d := New(Info{Title: "x", Lang: "da", Width: 200, Height: 300})
		d.AddPage()
		d.Begin(P, Attr{})
		d.BeginReference(2, 30, "side 2")
		d.Text(10, 20, words, 10, "")
		d.EndLink()
		d.End()
		d.AddTurned()
		d.Begin(Figure, Attr{Alt: "x"})
		if err := d.Image(picture, "image/png", Rect{10, 20, 30, 40}); err != nil {
			t.Fatal(err)
		}
		d.End()
		d.FillRect(Rect{10, 20, 30, 40}, "102030")
		d.Begin(P, Attr{})
		d.Text(10, 20, words, 10, "")
		d.End()
		d.Outline(1, "Tabel", 50)
		return d
	}
	file, err := made().Bytes(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	file = append(file, inflated(t, file)...)
	d := made()
	rest := d.pages[1].content
	drawn, err := d.canvas.take(1 << 12)
	if err != nil {
		t.Fatal(err)
	}
	// The page is 200 high: what is 40 high and 20 from above begins 140 from below.
	for _, c := range []struct {
		what, want string
		in         []byte
	}{
		{"its box", "/MediaBox[0 0 300 200]/Tabs", file}, {"the box of the others", "/MediaBox[0 0 200 300]/Count 2", file},
		{"the figure", "/BBox[10 140 40 180]", file}, {"the link", "/XYZ null 170 null", file}, {"the bookmark", "/XYZ null 150 null", file},
		{"the rectangle", "10 140 30 40 re", rest}, {"the words", "10 180 Td", rest},
		{"the picture", "30.00000 0 0 40.00000 10.00000 140.00000 cm", drawn.pages[1]},
	} {
		if !bytes.Contains(c.in, []byte(c.want)) {
			t.Errorf("%s: no %s", c.what, c.want)
		}
	}
}

// inflated gives what the streams of a file hold, one after the other.
func inflated(t *testing.T, file []byte) (all []byte) {
	for _, part := range bytes.Split(file, []byte("stream\n"))[1:] {
		if r, err := zlib.NewReader(bytes.NewReader(part)); err == nil {
			data, _ := io.ReadAll(r)
			all = append(all, data...)
		}
	}
	if len(all) == 0 {
		t.Fatal("no streams")
	}
	return all
}
