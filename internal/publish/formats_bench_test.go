package publish

import (
	"context"
	"testing"

	"notat/internal/compose"
	"notat/internal/samtale"
)

// BenchmarkFormats makes a Word draft and a page of the longest example, as documents that
// are composed already, and checks its record.
func BenchmarkFormats(b *testing.B) {
	s := newService(b)
	data := longest(b)
	tpl, err := s.template(Request{})
	if err != nil {
		b.Fatal(err)
	}
	k := s.krav(tpl)
	r, err := samtale.Decode(data)
	if err != nil {
		b.Fatal(err)
	}
	r.SetStatus(samtale.Udkast)
	valid, faults := samtale.Validate(r, k)
	if valid == nil {
		b.Fatal(faults)
	}
	b.Run("validate", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			samtale.Validate(r, k)
		}
	})
	carried, err := r.Canonical()
	if err != nil {
		b.Fatal(err)
	}
	d, err := compose.Notat(valid, tpl, compose.Options{Udgave: Intern, Release: Release, Record: carried})
	if err != nil {
		b.Fatal(err)
	}
	for _, name := range []string{"docx", "html"} {
		f, _ := FormatNamed(name)
		draw, err := s.renderer(tpl, f)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := draw(context.Background(), d); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// longest gives the example with the most bytes.
func longest(tb testing.TB) (data []byte) {
	for _, d := range records(tb, examples) {
		if len(d) > len(data) {
			data = d
		}
	}
	return data
}
