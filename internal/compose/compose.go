// Package compose turns a checked record into a Document: what is said, in what
// order, with which labels. It is the only place that decides that. It is not a
// renderer: it sees the record and the template's sentences, and no format. It
// leaves nothing out either: what the public edition must not show was taken out
// of the record before, and a record that still holds it is refused.
package compose

import (
	"fmt"
	"slices"

	"notat/internal/maaned"
	"notat/internal/notat"
	"notat/internal/samtale"
	"notat/internal/template"
)

// Options say which document is wanted of a record.
type Options struct {
	Udgave  notat.Udgave
	Same    bool   // both editions are the same, so no page says that it is the internal one
	Draft   bool   // an editable draft, with prompts where something may be filled in
	Release string // for the file's metadata
	Record  []byte // canonical JSON of the record, for the file to carry

	Kommentering string // the day until which others may comment, 2026-06-12; "": they are not asked
}

// Notat composes the document. Its errors name a place by JSON pointer: a kind
// of block or a value that no label is known for, a picture that cannot be read,
// or something internal on its way into the public edition.
func Notat(v *samtale.Valid, t *template.Template, o Options) (*notat.Document, error) {
	if !slices.Contains(notat.Udgaver, o.Udgave) {
		return nil, fmt.Errorf("compose: unknown edition %q", o.Udgave)
	}
	return newComposer(v.Record(), v.Krav(), v.Warnings().Codes(), t, o).notat()
}

// composer is one record on its way to be a document. The first error is kept
// and the walk goes on, so that no step has to hand it back.
type composer struct {
	r   *samtale.Record
	t   *template.Template
	o   Options
	err error

	felter  map[string]notat.Felt // the single fields, by tag
	missing map[samtale.Del]bool  // the required parts that a draft lacks and has not asked for yet

	inlines    pool[notat.Inline]
	blokke     pool[notat.Block]
	paragraphs pool[notat.Paragraph]
}

func newComposer(r *samtale.Record, k samtale.Krav, warnings []string, t *template.Template, o Options) *composer {
	c := &composer{r: r, t: t, o: o}
	c.felter = c.singleFelter()
	c.missing = c.missingDele(k, warnings)
	return c
}

func (c *composer) fail(p place, format string, args ...any) {
	if c.err == nil {
		c.err = fmt.Errorf("compose: %s: "+format, append([]any{p}, args...)...)
	}
}

func (c *composer) udkast() bool { return c.r.Dokument.Status == samtale.Udkast }

func (c *composer) notat() (*notat.Document, error) {
	d := &notat.Document{
		Titel:   c.r.Dokument.Titel,
		Sprog:   "da-DK",
		Meta:    c.meta(),
		Felter:  c.felter,
		Marks:   c.marks(),
		Record:  c.o.Record,
		Prompts: c.o.Draft,
	}
	d.Blocks = append(d.Blocks, c.titel(), c.hoved())
	d.Blocks = append(d.Blocks, c.deltagere()...)
	d.Blocks = append(d.Blocks, c.dagsorden()...)
	d.Blocks = append(d.Blocks, c.dele()...)
	d.Blocks = append(d.Blocks, c.bilag()...)
	number(d.Blocks, &c.t.Look)
	if c.err != nil {
		return nil, c.err
	}
	return d, nil
}

func (c *composer) titel() *notat.Heading {
	return &notat.Heading{Level: 1, Inlines: c.inlines.list(c.ord("/dokument/titel", "felt.dokument.titel", c.r.Dokument.Titel))}
}

// marks is what every page says besides its content.
func (c *composer) marks() []string {
	var out []string
	if c.udkast() {
		out = append(out, c.t.Tekst("maerke.udkast"))
	}
	if c.o.Udgave == notat.Intern && !c.o.Same {
		out = append(out, c.t.Tekst("maerke.intern"))
	}
	if c.o.Kommentering != "" {
		out = append(out, c.t.Tekst("maerke.kommentering")+" "+maaned.Dato(c.o.Kommentering))
	}
	return out
}

// number gives the headings the numbers that the template's Word file gives them. One
// without words has none in Word either: it is not there.
func number(blocks []notat.Block, l *template.Look) {
	count := l.CountHeadings()
	for _, b := range blocks {
		if h, ok := b.(*notat.Heading); ok && h.Level > 1 && !notat.Empty(h.Inlines) {
			h.Number = count.Next(min(h.Level-2, 2))
		}
	}
}
