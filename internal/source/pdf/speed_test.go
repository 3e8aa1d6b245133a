package pdf_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"testing"

	"notat/internal/source/pdf"
)

// report draws a report of many pages, as quality reports are: running heads,
// headings with bookmarks, paragraphs, and a picture on every tenth page.
func report(t testing.TB, pages int) []byte {
	d := draw()
	for page := range pages {
		d.AddPage()
		d.at(72, 40, 9, "", "Kvalitetsrapport for Engbjergskolen")
		d.at(500, 815, 9, "", fmt.Sprintf("Side %d af %d", page+1, pages))
		y := 80.0
		for part := range 3 {
			head := fmt.Sprintf("Kapitel %d.%d", page+1, part+1)
			d.Bookmark(head, 0, 0)
			d.at(72, y, 14, "B", head)
			for i, l := range d.broken(columns[(page+part)%2]+" "+columns[part%2], 450) {
				d.at(72, y+24+14*float64(i), 11, "", l)
			}
			y += 230
		}
	}
	return d.bytes(t)
}

// The time and the memory that a file takes grow as its pages do.
func BenchmarkTwoHundredPages(b *testing.B) {
	data := report(b, 200)
	b.ReportAllocs()
	for b.Loop() {
		f, err := pdf.Read(context.Background(), data, pdf.Whole)
		if err != nil || len(headings(f.Pieces, true)) != 600 {
			b.Fatal(err, len(headings(f.Pieces, true)))
		}
	}
}

// Twice as many pages take some two times as much memory in all, and no more.
func TestTwiceAsManyPagesTakeTwiceAsMuch(t *testing.T) {
	took := func(pages int) float64 {
		data := report(t, pages)
		return testing.AllocsPerRun(1, func() {
			if f, err := pdf.Read(context.Background(), data, pdf.Whole); err != nil || len(headings(f.Pieces, true)) != 3*pages {
				t.Fatal(err)
			}
		})
	}
	if a, b := took(20), took(40); b > 2.5*a {
		t.Errorf("20 pages take %v allocations, 40 %v", a, b)
	}
}

// The reading ends with its request, whether it waits for its turn or reads.
func TestTheReadingEndsWithItsRequest(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	data, err := os.ReadFile("testdata/writer-plain.pdf")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := pdf.Read(ctx, data, pdf.Whole); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// FuzzRead: any bytes are read, or refused in words.
func FuzzRead(f *testing.F) {
	f.Add(tagged())
	f.Add(file("/Resources<</Font<</F 5 0 R>>>>", "BT /F 12 Tf 72 700 Td (Hej) Tj ET", a4, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"))
	f.Add(file("/Resources<</Font<</F 5 0 R>>>>", "BT /F 12 Tf 72 700 Td (\x7f) Tj ET", a4, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")) // no text that anybody sees
	grid := ""
	for row := range 4 {
		for column := range 3 {
			grid += fmt.Sprintf("BT /F 12 Tf %d %d Td (Ord) Tj ET ", 72+160*column, 700-30*row)
		}
	}
	f.Add(file("/Resources<</Font<</F 5 0 R>>>>", grid, a4, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"))
	for name, data := range hostile(64) {
		if len(data) < 4096 {
			f.Logf("%s", name)
			f.Add(data)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := pdf.Read(context.Background(), data, pdf.Whole)
		var known *pdf.Error
		if err != nil && (!errors.As(err, &known) || panicked(err)) {
			t.Error(err)
		}
		if err == nil && len(file.Pieces) == 0 && len(file.Left) == 0 {
			t.Error("a file with text gives nothing")
		}
	})
}
