package tagpdf_test

import (
	"context"
	"testing"

	"notat/internal/tagpdf"
	"notat/internal/typeset"
)

// BenchmarkDocument draws and finishes a document of four full pages in four
// faces, with two tables and the record attached. Line breaking is not counted.
func BenchmarkDocument(b *testing.B) {
	var faces []typeset.Stack
	for _, style := range []string{"Regular", "Bold", "Italic", "BoldItalic"} {
		faces = append(faces, typeset.Stack{face(b, "source-sans-3/SourceSans3-"+style+".ttf")})
	}
	prose := "Skolens ledelse fortæller, at arbejdet med fælles læsning i indskolingen har båret frugt; trivslen er steget, og fraværet er faldet siden sidste samtale (13. marts). "
	var lines [][]typeset.Line
	for i, f := range faces {
		text := prose
		for range 12 >> i {
			text += prose
		}
		lines = append(lines, typeset.Break([]typeset.Span{{Text: text, Stack: f, Size: 11}}, typeset.Options{Width: 450}))
	}
	record := make([]byte, 12<<10)
	for i := range record {
		record[i] = prose[(i*i/7)%len(prose)]
	}
	size := 0
	b.ReportAllocs()
	for b.Loop() {
		d := tagpdf.New(info)
		for range 4 {
			d.AddPage()
			d.Begin(tagpdf.H2, tagpdf.Attr{})
			d.Text(72, 60, lines[1][0].Parts[0].Runs, 14, "224466")
			d.End()
			y := 80.0
			for _, l := range lines {
				d.Begin(tagpdf.P, tagpdf.Attr{})
				for _, line := range l {
					for _, p := range line.Parts {
						d.Text(72+p.X, y, p.Runs, 11, "222222")
					}
					y += 14
				}
				d.End()
			}
			d.Begin(tagpdf.Table, tagpdf.Attr{})
			for range 10 {
				d.Begin(tagpdf.TR, tagpdf.Attr{})
				for range 4 {
					d.Begin(tagpdf.TD, tagpdf.Attr{})
					d.Text(72, y, lines[0][0].Parts[0].Runs[:4], 10, "222222")
					d.End()
				}
				d.Line(72, y, 500, y, 0.5, "CCCCCC")
				d.End()
			}
			d.End()
		}
		d.Attach(tagpdf.Attachment{Name: "notat.json", MIME: "application/json", Relationship: "Source", Data: record})
		out, err := d.Bytes(context.Background())
		if err != nil {
			b.Fatal(err)
		}
		size = len(out)
	}
	b.ReportMetric(float64(size), "bytes")
}
