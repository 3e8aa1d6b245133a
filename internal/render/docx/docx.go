// Package docx draws a notat.Document as a Word draft: the template's Word file
// with its tags filled in, the body where {{indhold}} stands, every field of the
// record a content control, and the record itself in a custom XML part. It reads
// that part again (ReadMark); what an editor did to the draft is another
// package's matter. It knows no record but as bytes.
package docx

import (
	"bytes"
	"context"
	"fmt"

	"notat/internal/notat"
	"notat/internal/ooxml"
	"notat/internal/template"
)

// New prepares drafts for one template: its parts are read, completed and cut at
// their tags here, once.
func New(t *template.Template) (func(context.Context, *notat.Document) ([]byte, error), error) {
	f, err := newForm(t)
	if err != nil {
		return nil, fmt.Errorf("docx: template %s: %w", t.Name, err)
	}
	return func(ctx context.Context, d *notat.Document) ([]byte, error) {
		p, main, err := f.render(ctx, d)
		if err != nil {
			return nil, err
		}
		return ooxml.Write(ctx, p, main)
	}, nil
}

// Parts prepares drafts for one template that are held against others: what New
// would write, in parts, and never packed.
func Parts(t *template.Template) (func(context.Context, *notat.Document) (*ooxml.Package, error), error) {
	f, err := newForm(t)
	if err != nil {
		return nil, fmt.Errorf("docx: template %s: %w", t.Name, err)
	}
	return func(ctx context.Context, d *notat.Document) (*ooxml.Package, error) {
		p, main, err := f.render(ctx, d)
		if err != nil {
			return nil, err
		}
		p.Set(p.Main(), main)
		return p, nil
	}, nil
}

// render fills the form, and gives its parts and the main one. The body comes first: a field that stands in it has its
// control there, and a tag elsewhere shows the same words as fixed text.
func (f *form) render(ctx context.Context, d *notat.Document) (*ooxml.Package, []byte, error) {
	w := &writer{ctx: ctx, form: f, doc: d, section: d.Titel, seen: map[string]bool{}}
	w.Grow(16<<10 + min(4*len(d.Record), 256<<10)) // markup and all, but for pictures
	w.blocks(d.Blocks, place{})
	if w.afterTable {
		w.thin(20)
	}
	if w.err != nil {
		return nil, nil, w.err
	}
	body := w.take()
	main := w.fill(f.main, body)
	p := f.pkg.Clone()
	for _, b := range f.banners {
		p.Set(b.name, w.fill(b.pieces, nil))
	}
	if w.err != nil {
		return nil, nil, w.err
	}
	p.Set(f.relsPart, w.relationships())
	if w.numbered > 0 {
		p.Set(f.lists.part, w.numbering())
	}
	for _, pic := range w.pictures {
		p.Set(pic.name, pic.data)
	}
	p.Set(f.corePart, w.core())
	p.Set(f.markPart, w.mark())
	return p, main, nil
}

// take gives what was written and starts anew: a copy of what is small, and of what is
// not the buffer itself.
func (w *writer) take() []byte {
	if w.Len() < 8<<10 {
		out := append([]byte(nil), w.Bytes()...)
		w.Reset()
		return out
	}
	out := w.Bytes()
	w.Buffer = bytes.Buffer{}
	return out
}

// relationships gives the main part's relationships with those of this draft.
func (w *writer) relationships() []byte {
	w.Write(w.form.rels.head)
	for _, r := range w.rels {
		w.raw("<")
		w.text(w.form.relTag)
		w.raw(` Id="`)
		w.text(r.id)
		w.raw(`" Type="`)
		w.text(r.kind)
		w.raw(`" Target="`)
		w.text(r.target)
		if r.external {
			w.raw(`" TargetMode="External`)
		}
		w.raw(`"/>`)
	}
	w.Write(w.form.rels.tail)
	return w.take()
}
