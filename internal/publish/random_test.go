package publish

import (
	"bytes"
	"context"
	"errors"
	"testing"

	"pgregory.net/rapid"

	"notat/internal/samtale/samtaletest"
)

// Whatever a valid record holds, its PDF is sound and says the document's words,
// carries its record, and agrees with it.
func TestAnyRecordBecomesASoundPDF(t *testing.T) {
	if testing.Short() {
		t.Skip("makes hundreds of files: left out with -short")
	}
	s := newService(t)
	names := s.Templates()
	rapid.Check(t, func(t *rapid.T) {
		q := Request{
			Data:   samtaletest.JSON(samtaletest.Hostile()).Draw(t, "record"),
			Name:   rapid.SampledFrom(names).Draw(t, "template"),
			Udgave: rapid.SampledFrom([]Udgave{Offentlig, Intern}).Draw(t, "udgave"),
		}
		d, err := s.RenderProven(context.Background(), q)
		var refused *Rejected
		if errors.As(err, &refused) && q.Udgave == Offentlig {
			return // it may not be published, which is another promise
		}
		if err != nil {
			t.Fatalf("%v\n%s", err, q.Data)
		}
		o, err := Extract(d.Data)
		if err != nil {
			t.Fatal(err)
		}
		q.Data = o.Record
		again, err := s.RenderProven(context.Background(), q)
		if err != nil || !bytes.Equal(again.Data, d.Data) {
			t.Fatalf("what it carries makes another file: %v\n%s", err, q.Data)
		}
		if k, err := s.compare(context.Background(), d.Data, o, nil); err != nil || k.Dom != Stemmer {
			t.Fatalf("%s %v", k.Besked, err)
		}
	})
}

func BenchmarkRender(b *testing.B) {
	s := newService(b)
	pdf, _ := FormatNamed("pdf")
	q := Request{Data: records(b, examples)["alle-blokke-2025-26"]}
	for name, render := range map[string]func() (*Document, error){
		"plain":  func() (*Document, error) { return s.Render(context.Background(), q, pdf) },
		"proven": func() (*Document, error) { return s.RenderProven(context.Background(), q) },
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := render(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
