//go:build unix

package publish

import (
	"bytes"
	"context"
	"io"
	"strconv"
	"testing"

	"github.com/klauspost/compress/zlib"

	"notat/internal/compose"
	"notat/internal/notat"
	"notat/internal/samtale"
	"notat/internal/testrun"
	"notat/internal/udgave"
)

// BenchmarkPhases is what each part of making a public notat takes, and the floor
// beneath them: to deflate again what the file holds, and to copy the file. It makes
// the table of docs/hastighed.md, in time of the processors.
func BenchmarkPhases(b *testing.B) {
	s := newService(b)
	pdf, _ := FormatNamed("pdf")
	ctx := context.Background()
	deflater, err := zlib.NewWriterLevel(io.Discard, 4) // as tagpdf
	if err != nil {
		b.Fatal(err)
	}
	for _, n := range []int{2, 4, 10, 150} {
		data, pages := records(b, examples)["solbakken-2025-26"], 2
		if n > pages {
			data, pages = sized(b, s, n)
		}
		tpl, err := s.template(Request{})
		must := func(err error) {
			if err != nil {
				b.Fatal(err)
			}
		}
		must(err)
		draw, err := s.renderer(tpl, pdf)
		must(err)
		var r *samtale.Record
		var valid *samtale.Valid
		var public *udgave.Offentlig
		var d *notat.Document
		whole, err := s.Render(ctx, Request{Data: data, Status: "udkast", Udgave: Offentlig}, pdf)
		must(err)
		streams := inflated(whole.Data)
		for _, phase := range []struct {
			name string
			work func()
		}{
			{"whole", func() {
				_, err := s.Render(ctx, Request{Data: data, Status: "udkast", Udgave: Offentlig}, pdf)
				must(err)
			}},
			{"decode", func() { r, err = samtale.Decode(data); must(err); r.SetStatus(samtale.Udkast) }},
			{"validate", func() { valid, _ = samtale.Validate(r, new(Service).krav(tpl)) }},
			{"reduce and check", func() { public, err = udgave.Reduce(ctx, valid); must(err) }},
			{"compose", func() {
				carried, err := public.Valid.Record().Canonical()
				must(err)
				d, err = compose.Notat(public.Valid, tpl, compose.Options{Udgave: Offentlig, Release: Release, Record: carried})
				must(err)
			}},
			{"draw", func() { _, err := draw(ctx, d); must(err) }},
			{"floor: deflate", func() {
				for _, s := range streams {
					deflater.Reset(io.Discard)
					_, err = deflater.Write(s)
					must(err)
					must(deflater.Close())
				}
			}},
			{"floor: copy", func() { bytes.Clone(whole.Data) }},
		} {
			phase.work() // the next begins with what it makes, also where it alone is asked for
			b.Run(strconv.Itoa(pages)+"/"+phase.name, func(b *testing.B) {
				b.ReportAllocs()
				from := testrun.Processors()
				for b.Loop() {
					phase.work()
				}
				b.ReportMetric(float64((testrun.Processors()-from).Nanoseconds())/float64(b.N), "cpu-ns/op")
			})
		}
	}
}

// inflated gives what the compressed streams of a PDF hold.
func inflated(pdf []byte) (out [][]byte) {
	for {
		i := bytes.Index(pdf, []byte("stream\n"))
		if i < 0 {
			return out
		}
		pdf = pdf[i+len("stream\n"):]
		z, err := zlib.NewReader(bytes.NewReader(pdf))
		if err != nil {
			continue
		}
		if data, err := io.ReadAll(z); err == nil {
			out = append(out, data)
		}
	}
}
