package publish

import (
	"context"
	"fmt"
	"testing"

	word "notat/internal/readback/readbacktest"
)

// BenchmarkReadBack is an edited draft on its way back, the drawing of the
// baseline and of the new record included.
func BenchmarkReadBack(b *testing.B) {
	s := newService(b)
	f, _ := FormatNamed("docx")
	for _, pages := range []int{4, 30, 100} {
		data, n := sized(b, s, pages)
		d, err := s.Render(context.Background(), Request{Data: data, Status: "udkast"}, f)
		if err != nil {
			b.Fatal(err)
		}
		h := word.InWord(b, d.Data, nil)
		e := h.All("w:t")[40]
		e.SetText(e.Text() + " rettet")
		file := h.Save(b)
		benchmarkWork(b, fmt.Sprintf("%d pages", n), func() error {
			_, err := s.ReadBack(context.Background(), Indlevering{Fil: file})
			return err
		})
	}
}
