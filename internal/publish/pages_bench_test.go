package publish

import (
	"context"
	"fmt"
	"testing"
)

// BenchmarkPages makes public notater of the lengths that the table of speed
// measures, for a profile of where the time goes.
func BenchmarkPages(b *testing.B) {
	s := newService(b)
	pdf, _ := FormatNamed("pdf")
	for _, x := range targets {
		data, pages := sized(b, s, x.pages)
		b.Run(fmt.Sprint(pages), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := s.Render(context.Background(), Request{Data: data, Status: "udkast", Udgave: Offentlig}, pdf); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
