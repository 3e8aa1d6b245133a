package tagpdf_test

import (
	"context"
	"fmt"

	"notat/fonts"
	"notat/internal/tagpdf"
	"notat/internal/tagpdf/check"
	"notat/internal/typeset"
)

// A small document: a heading, a paragraph with a link that wraps, and a page
// number that no reader hears.
func Example() {
	file, err := fonts.FS.ReadFile("source-sans-3/SourceSans3-Regular.ttf")
	if err != nil {
		panic(err)
	}
	font, err := typeset.ParseFont("Source Sans 3", file)
	if err != nil {
		panic(err)
	}
	d := tagpdf.New(tagpdf.Info{Title: "A letter", Lang: "en-GB", Width: 595, Height: 842})
	d.AddPage()
	y := 90.0
	draw := func(text string, size float64) {
		span := typeset.Span{Text: text, Stack: typeset.Stack{font}, Size: size}
		for _, line := range typeset.Break([]typeset.Span{span}, typeset.Options{Width: 180}) {
			for _, part := range line.Parts {
				d.Text(72+part.X, y, part.Runs, size, "202020")
			}
			y += 1.4 * size
		}
	}

	d.Outline(1, "A letter", 70)
	d.Begin(tagpdf.H1, tagpdf.Attr{})
	draw("A letter", 20)
	d.End()
	d.Begin(tagpdf.P, tagpdf.Attr{})
	draw("Dear reader, more is on ", 11)
	d.BeginLink("https://example.invalid/", "The pages of the society")
	draw("the pages of our society for the study of documents.", 11)
	d.EndLink()
	d.End()
	d.Artifact("Pagination", "Footer", func() {
		y = 800
		draw("Page 1", 9)
	})

	pdf, err := d.Bytes(context.Background())
	if err != nil {
		panic(err)
	}
	findings, err := check.Bytes(pdf)
	fmt.Println(len(findings), "findings", err)
	blocks, err := check.Text(pdf)
	for _, b := range blocks {
		fmt.Println(b)
	}
	// Output:
	// 0 findings <nil>
	// A letter
	// Dear reader, more is on the pages of our society for the study of documents.
}
