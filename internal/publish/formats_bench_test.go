package publish

import (
	"context"
	"strconv"
	"testing"

	"notat/internal/compose"
	"notat/internal/samtale"
	"notat/internal/testrun"
)

// BenchmarkFormats makes a Word draft and a page of four pages of words and of the
// longest example, as documents that are composed already, and checks their records.
func BenchmarkFormats(b *testing.B) {
	s := newService(b)
	four, pages := sized(b, s, 4)
	for _, of := range []struct {
		name string
		data []byte
	}{{strconv.Itoa(pages) + " pages", four}, {"longest", longest(b)}} {
		b.Run(of.name, func(b *testing.B) { benchmarkFormats(b, s, of.data) })
	}
}

func benchmarkFormats(b *testing.B, s *Service, data []byte) {
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
	benchmarkWork(b, "validate", func() error { samtale.Validate(r, k); return nil })
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
		benchmarkWork(b, name, func() error { _, err := draw(context.Background(), d); return err })
	}
}

// benchmarkWork tells what a piece of work takes, in time of the processors too.
func benchmarkWork(b *testing.B, name string, work func() error) {
	b.Run(name, func(b *testing.B) {
		b.ReportAllocs()
		from := testrun.Processors()
		for b.Loop() {
			if err := work(); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64((testrun.Processors()-from).Nanoseconds())/float64(b.N), "cpu-ns/op")
	})
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
