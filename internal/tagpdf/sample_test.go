package tagpdf_test

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"notat/internal/tagpdf"
	"notat/internal/typeset"
)

// sample draws a document with everything the package can do, over the given
// number of pages.
func sample(t testing.TB, pages int) *tagpdf.Doc {
	t.Helper()
	d := tagpdf.New(info)
	fallback := typeset.Stack{face(t, "noto-sans/NotoSans-Regular.ttf"), face(t, "noto-sans-symbols-2/NotoSansSymbols2-Regular.ttf"), face(t, "noto-emoji/NotoEmoji-Regular.ttf")}
	regular := append(typeset.Stack{face(t, "source-sans-3/SourceSans3-Regular.ttf")}, fallback...)
	bold := append(typeset.Stack{face(t, "source-sans-3/SourceSans3-Bold.ttf")}, fallback...)
	d.AddPage()
	w := &writer{Doc: d, stack: bold, y: 80}
	w.Outline(1, "Skoleudviklingssamtale – Þórð ☀ 🌞", 60)
	w.element(tagpdf.H1, "Skoleudviklingssamtale på Birkelund Skole To. Ty r.", 20)
	w.stack = regular

	// A table of contents, its entries links to what follows.
	w.Begin(tagpdf.TOC, tagpdf.Attr{})
	w.element(tagpdf.Caption, "Indhold", 14)
	w.Begin(tagpdf.TOCI, tagpdf.Attr{})
	w.Begin(tagpdf.Reference, tagpdf.Attr{})
	w.BeginReference(pages, 80, "Prosa (Þ)")
	w.lines("Prosa, som fylder resten ", 11, 450)
	w.EndLink()
	w.End()
	w.End()
	w.End()

	// A list in a list, whose labels are ordinary content.
	w.Begin(tagpdf.L, tagpdf.Attr{Numbering: "Disc"})
	for _, item := range []string{"Første punkt", "Andet punkt"} {
		w.Begin(tagpdf.LI, tagpdf.Attr{})
		w.element(tagpdf.Lbl, "•", 11)
		w.element(tagpdf.LBody, item, 11)
		w.End()
	}
	w.End()

	// A table with column and row heads, an empty cell and one over two columns.
	w.Begin(tagpdf.Table, tagpdf.Attr{})
	w.element(tagpdf.Caption, "Tabel 1. Trivsel", 9)
	w.Begin(tagpdf.THead, tagpdf.Attr{})
	w.Begin(tagpdf.TR, tagpdf.Attr{})
	for _, h := range []string{"Måling", "2024", "2025"} {
		w.Begin(tagpdf.TH, tagpdf.Attr{Scope: "Column"})
		w.lines(h, 10, 100)
		w.End()
	}
	w.End()
	w.End()
	w.Begin(tagpdf.TBody, tagpdf.Attr{})
	for i := range 2 {
		w.FillRect(tagpdf.Rect{X: 72, Y: w.y, W: 450, H: 14}, "EEEEEE")
		w.Begin(tagpdf.TR, tagpdf.Attr{})
		w.Begin(tagpdf.TH, tagpdf.Attr{Scope: "Row"})
		w.lines("Ro og orden", 10, 100)
		w.End()
		if i == 0 {
			w.Begin(tagpdf.TD, tagpdf.Attr{})
			w.End()
			w.Begin(tagpdf.TD, tagpdf.Attr{})
			w.lines("7,40", 10, 100)
			w.End()
		} else {
			w.Begin(tagpdf.TD, tagpdf.Attr{ColSpan: 2})
			w.lines("Ikke målt", 10, 200)
			w.End()
		}
		w.End()
	}
	w.End()
	w.Line(72, w.y, 522, w.y, 0.5, "336699")
	w.End()

	// A paragraph with a link that wraps, and a bold stretch.
	w.y += 20
	w.Begin(tagpdf.P, tagpdf.Attr{})
	w.lines("Læs mere i ", 11, 450)
	w.BeginLink("https://eksempel.invalid/sti?q=æ (1)", "Kommunens side om skolen")
	w.lines("den lange adresse på kommunens hjemmeside, som brydes over to linjer, fordi den er så lang som en adresse kan være. ", 11, 300)
	w.Line(72, w.y, 200, w.y, 0.4, "0000FF")
	w.EndLink()
	w.Begin(tagpdf.Span, tagpdf.Attr{})
	w.stack = bold
	w.lines("Fed skrift.", 11, 450)
	w.stack = regular
	w.End()
	w.End()

	// Pictures, and a chart of lines.
	w.Begin(tagpdf.Figure, tagpdf.Attr{Alt: "En rød firkant"})
	must(t, w.Image(pngPicture(4), "image/png", tagpdf.Rect{X: 72, Y: w.y, W: 50, H: 50}))
	w.End()
	w.Begin(tagpdf.Figure, tagpdf.Attr{Alt: "En grå firkant"})
	must(t, w.Image(jpegPicture(), "image/jpeg", tagpdf.Rect{X: 130, Y: w.y, W: 50, H: 50}))
	w.End()
	w.Begin(tagpdf.Figure, tagpdf.Attr{Alt: "Søjler", BBox: tagpdf.Rect{X: 190, Y: w.y, W: 40, H: 50}})
	w.FillRect(tagpdf.Rect{X: 190, Y: w.y, W: 10, H: 50}, "990000")
	w.FillRect(tagpdf.Rect{X: 205, Y: w.y + 20, W: 10, H: 30}, "009900")
	w.End()
	w.y += 60
	w.Begin(tagpdf.Quote, tagpdf.Attr{})
	w.element(tagpdf.P, "“Citat” med ligatur: effektiv fil – Şanlı, Łukasz, Þórður, Ωμέγα ☀ ✓ 🌞 👍 e\u0301 n\u0303 x\u030C \u00ADblød\u00ADbinde\u00ADstreg hårdt\u00A0mellemrum", 11)
	w.End()

	// A paragraph over all further pages.
	w.Begin(tagpdf.Sect, tagpdf.Attr{})
	w.Outline(2, "Prosa", w.y)
	w.element(tagpdf.H2, "Prosa", 14)
	w.Begin(tagpdf.P, tagpdf.Attr{})
	for n := 1; n < pages; n++ {
		w.AddPage()
		w.y = 80
		for i := range 8 {
			w.lines(strings.Repeat(fmt.Sprintf("Side %d, stykke %d: skolen arbejder med læsning, trivsel og fravær. ", n, i), 5), 11, 450)
		}
	}
	w.End()
	w.End()
	for n := range w.Pages() {
		w.SetPage(n + 1)
		w.Artifact("Pagination", "Footer", func() {
			w.y = 800
			w.Begin(tagpdf.P, tagpdf.Attr{})
			w.lines(fmt.Sprintf("Side %d af %d", n+1, w.Pages()), 9, 200)
			w.End()
			must(t, w.Image(pngPicture(3), "image/png", tagpdf.Rect{X: 400, Y: 790, W: 20, H: 20}))
		})
	}
	w.Attach(tagpdf.Attachment{Name: "notat æ.json", MIME: "application/json", Description: "Optegnelsen", Relationship: "Source", Data: []byte(`{"a":1}`)})
	w.Attach(tagpdf.Attachment{Name: "bilag.txt", MIME: "text/plain", Relationship: "Supplement", Data: []byte("tekst")})
	return d
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// pngPicture is a half transparent picture.
func pngPicture(width int) []byte {
	img := image.NewNRGBA(image.Rect(0, 0, width, 4))
	for i := range img.Pix {
		img.Pix[i] = byte(128 + 30*(i%3))
	}
	var b bytes.Buffer
	png.Encode(&b, img)
	return b.Bytes()
}

func jpegPicture() []byte {
	img := image.NewGray(image.Rect(0, 0, 4, 8))
	for i := range img.Pix {
		img.Pix[i] = byte(i * 4)
	}
	img.SetGray(0, 0, color.Gray{200})
	var b bytes.Buffer
	jpeg.Encode(&b, img, nil)
	return b.Bytes()
}

func bytesOf(t testing.TB, d *tagpdf.Doc) []byte {
	t.Helper()
	b, err := d.Bytes(context.Background())
	must(t, err)
	return b
}
