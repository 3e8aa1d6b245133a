package tagpdf_test

import (
	"os"
	"testing"
	"time"

	"notat/fonts"
	"notat/internal/tagpdf"
	"notat/internal/typeset"
)

// face reads one of the program's fonts.
func face(t testing.TB, path string) *typeset.Font {
	t.Helper()
	data, err := fonts.FS.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	f, err := typeset.ParseFont(path, data)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// writer sets plain text, one line at a time.
type writer struct {
	*tagpdf.Doc
	stack typeset.Stack
	y     float64
}

// lines draws text in the current element.
func (w *writer) lines(text string, size, width float64) {
	for _, l := range typeset.Break([]typeset.Span{{Text: text, Stack: w.stack, Size: size}}, typeset.Options{Width: width}) {
		for _, p := range l.Parts {
			w.Text(72+p.X, w.y, p.Glyphs, size, "222222")
		}
		w.y += size * 1.4
	}
}

// element draws text as an element of its own.
func (w *writer) element(typ tagpdf.Type, text string, size float64) {
	w.Begin(typ, tagpdf.Attr{})
	w.lines(text, size, 450)
	w.End()
}

var info = tagpdf.Info{
	Title: "Notat æøå – prøve", Author: "Fjordby Kommune", Subject: "Prøve <af> & \"alt\"", Keywords: []string{"skole", "notat"},
	Lang: "da-DK", Created: time.Date(2025, 3, 20, 0, 0, 0, 0, time.UTC), Producer: "tagpdf", Width: 595.28, Height: 841.89,
}

func TestSmoke(t *testing.T) {
	d := tagpdf.New(info)
	d.AddPage()
	w := &writer{Doc: d, stack: typeset.Stack{face(t, "source-sans-3/SourceSans3-Regular.ttf")}, y: 100}
	w.element(tagpdf.H1, "Titel æøå", 20)
	w.element(tagpdf.P, "Et afsnit om skolen, langt nok til at det brydes over flere linjer, så et ordmellemrum står i hver linjes ende. To. Ty, r.", 11)
	if _, err := d.Bytes(); err != nil {
		t.Fatal(err)
	}
}

func TestWriteSample(t *testing.T) {
	out := os.Getenv("TAGPDF_OUT")
	if out == "" {
		t.Skip()
	}
	os.WriteFile(out+"/sample.pdf", bytesOf(t, sample(t, 4)), 0o644)
	os.WriteFile(out+"/long.pdf", bytesOf(t, sample(t, 151)), 0o644)
}
