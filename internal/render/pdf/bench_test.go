package pdf

import (
	"context"
	"testing"

	"notat/internal/notat"
)

// benchmarks of a whole render, warm: bytes of record in, bytes of file out.
func benchmarkRender(b *testing.B, d *notat.Document) {
	r := newRenderer(b)
	file := draw(b, r, d)
	_, bounds := laidOut(b, r, d)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := r.render(context.Background(), d); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(bounds.pages), "pages")
	b.ReportMetric(float64(len(file)), "bytes/file")
}

func BenchmarkFourPages(b *testing.B) {
	blocks := everything()
	var words []notat.Block // no picture: decoding one costs more than a page
	for _, block := range blocks {
		if _, ok := block.(*notat.Figure); !ok {
			words = append(words, block)
		}
	}
	benchmarkRender(b, document(append(words, long(1)...)...))
}

func BenchmarkTenPages(b *testing.B)             { benchmarkRender(b, document(long(12)...)) }
func BenchmarkOneHundredFiftyPages(b *testing.B) { benchmarkRender(b, document(long(179)...)) }

func BenchmarkFiveThousandRows(b *testing.B) { benchmarkRender(b, document(manyRows(5000))) }

// BenchmarkLayout is layout alone: no file.
func BenchmarkLayout(b *testing.B) {
	r := newRenderer(b)
	d := document(long(14)...)
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := r.layout(context.Background(), d, newWardrobe(d, r.mark, &desk{})); err != nil {
			b.Fatal(err)
		}
	}
}
