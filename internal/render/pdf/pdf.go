// Package pdf draws a notat.Document as a tagged PDF (PDF/UA-1 and PDF/A-3a) in
// a template's look. It lays out: blocks become flows of lines, rows and
// pictures, flows get their places on pages, and a pen draws and tags them in
// reading order. It decides no words, and knows no record; what a PDF file is
// made of is tagpdf's, and what a line of glyphs is typeset's.
package pdf

import (
	"cmp"
	"context"
	"time"

	"notat/internal/billede"
	"notat/internal/notat"
	"notat/internal/tagpdf"
	"notat/internal/template"
)

// New reads a template's fonts and look, once. The function it gives draws a
// Document; it is safe for concurrent use, gives the same bytes for the same
// Document, and ends with ctx's error soon after ctx does.
func New(t *template.Template, pictures *billede.Cache) (func(ctx context.Context, d *notat.Document) ([]byte, error), error) {
	r, err := prepare(t)
	if err != nil {
		return nil, err
	}
	r.pictures = pictures
	return r.render, nil
}

// renderer is a template made ready.
type renderer struct {
	*styles
	sheet  *sheet
	mark   *style
	labels labels

	pictures *billede.Cache
}

func prepare(t *template.Template) (*renderer, error) {
	fonts, err := newLibrary(t)
	if err != nil {
		return nil, err
	}
	r := &renderer{styles: newStyles(&t.Look, fonts), sheet: newSheet(&t.Look, fonts)}
	r.mark = newMark(r.styles.normal)
	r.labels = labels{t.Tekst("indhold.overskrift"), t.Tekst("indhold.side")}
	return r, nil
}

func (r *renderer) render(ctx context.Context, d *notat.Document) ([]byte, error) {
	desk := desks.Get().(*desk)
	clothes := newWardrobe(d, r.mark, desk)
	flow, bounds, err := r.layout(ctx, d, clothes)
	if err != nil {
		return nil, err
	}
	doc := tagpdf.New(r.info(d))
	for page := 1; page <= bounds.pages; page++ {
		if bounds.onSide[page] {
			doc.AddTurned()
		} else {
			doc.AddPage()
		}
	}
	p := &pen{doc: doc, bounds: bounds, ctx: ctx}
	p.goTo(1)
	p.flow(flow)
	p.leave()
	if p.err == nil {
		r.sheet.dress(p, clothes)
	}
	if p.err != nil {
		return nil, p.err
	}
	desk.body = flow
	desk.putBack()
	if err := attach(doc, d); err != nil {
		return nil, err
	}
	return doc.Bytes(ctx)
}

// layout builds the body's flow and places it; a long one is placed again, with
// a table of contents.
func (r *renderer) layout(ctx context.Context, d *notat.Document, w *wardrobe) ([]item, *bounds, error) {
	bounds := r.sheet.bounds(ctx, w)
	b := &builder{styles: r.styles, x: r.sheet.Left, width: r.sheet.column(), narrow: r.sheet.Columns.Count > 1, body: r.normal, bounds: bounds, desk: w.desk, flow: w.desk.body}
	if err := b.all(d.Blocks); err != nil {
		return nil, nil, err
	}
	turns(b.flow)
	if err := bounds.place(b.flow); err != nil {
		return nil, nil, err
	}
	if c := newTOC(b, r.labels); c != nil {
		b.flow = c.insert(b.flow)
		if err := bounds.place(b.flow); err != nil {
			return nil, nil, err
		}
		c.settle(b.flow)
	}
	return b.flow, bounds, nil
}

// info is what the file says of itself.
func (r *renderer) info(d *notat.Document) tagpdf.Info {
	created, _ := time.Parse(time.DateOnly, d.Meta.Dato) // the zero time where there is no date
	return tagpdf.Info{
		Title: d.Titel, Author: d.Meta.Forfatter, Subject: d.Meta.Emne, Keywords: d.Meta.Noegleord,
		Lang: d.Sprog, Created: created, Producer: cmp.Or(d.Meta.Release, "notat"),
		Width: r.sheet.Width, Height: r.sheet.Height, Pictures: r.pictures,
	}
}
