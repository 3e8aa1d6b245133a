// Package flow makes pieces of running text that internal/story has as flat paragraphs:
// which of them are headings though nobody called them so, which are items that were
// typed by hand, which tables only put text side by side. It knows no kind of file, and
// guesses nothing about what a piece may become.
package flow

import (
	"context"
	"slices"

	"notat/internal/ooxml"
	"notat/internal/prosa"
	"notat/internal/source"
	"notat/internal/story"
)

// Limits of what is read. A notat of 100 pages has a tenth of each.
const (
	MaxPieces = 20_000 // each is looked at, and shown, on its own
	MaxCells  = 50_000 // of all tables, empty ones too: a file of 8 MB may say that it has millions
)

const tooMany = "Filen har for mange afsnit eller tabelceller. Kopiér den del, der skal bruges, over i et nyt dokument, og gem det."

// Text is what a file says, before anybody asks what is what in it.
type Text struct {
	Story    *story.Story
	Comments []story.Comment
	Notes    []story.NoteText
	Banners  []story.Banner // their parts are named for what they are: header or footer
	Figure   func(*story.Drawing) *source.Figure
	// Embedded reads a part of its own; ok is false where it cannot be read.
	Embedded func(part string, at source.Place) (pieces []source.Piece, ok bool, err error)
}

// Read gives the pieces. More than the limits allow is refused with an *ooxml.Error; it
// ends with ctx's error soon after ctx does.
func Read(ctx context.Context, t Text) (source.File, error) {
	r := &reader{ctx: ctx, Text: t, story: t.Story}
	r.beside()
	err := r.read()
	r.out.Left = r.left.List
	r.out.Drawn = slices.ContainsFunc(t.Story.Paragraphs, func(p story.Paragraph) bool { return slices.ContainsFunc(p.Styles, drawn) })
	return r.out, err
}

// drawn reports whether a style is one that every draft made here has of its own
// (package render/docx).
func drawn(style string) bool {
	return style == "notat hoved" || style == "notat tabelhoved" || style == sayer
}

// reader makes pieces of a story.
type reader struct {
	Text
	ctx   context.Context
	story *story.Story
	out   source.File

	lines  []line
	of     []span // the lines of each paragraph
	tables []table
	cells  int // of all tables and charts
	body   int // the size of most words, in half-points
	notes  map[story.Note]string
	byID   map[string]int  // the comments
	told   map[string]bool // those that have been told of, by id

	left     source.LeftOut
	contents []string // of the table of contents being read
	events
}

func (r *reader) read() error {
	if len(r.story.Paragraphs) > MaxPieces {
		return &ooxml.Error{Code: ooxml.TooComplex, Message: tooMany}
	}
	r.cut()
	if err := r.layout(); err != nil {
		return err
	}
	r.typed()
	r.headings()
	if err := r.tell(); err != nil {
		return err
	}
	if len(r.out.Pieces)+len(r.left.List) > MaxPieces {
		return &ooxml.Error{Code: ooxml.TooComplex, Message: tooMany}
	}
	return r.ctx.Err()
}

// tell writes the pieces in reading order.
func (r *reader) tell() error {
	r.banners("header")
	for i := range r.story.Paragraphs {
		if err := r.ctx.Err(); err != nil {
			return err
		}
		p := &r.story.Paragraphs[i]
		if err := r.before(i); err != nil {
			return err
		}
		switch t := r.dataOf(p); {
		case p.Contents:
			r.contents = append(r.contents, story.Words(p.Text))
		case t != nil:
			r.endContents(i)
			r.hidden(i)
			if !t.told {
				t.told = true
				r.put(i, source.Piece{What: source.Table, Sure: true, Rows: r.rows(t)})
			}
		default:
			r.endContents(i)
			r.hidden(i)
			for k := r.of[i].from; k < r.of[i].to; k++ {
				r.put(i, r.lines[k].piece())
			}
		}
		if err := r.after(i); err != nil {
			return err
		}
	}
	r.endContents(len(r.story.Paragraphs))
	if err := r.rest(); err != nil {
		return err
	}
	r.banners("footer")
	return nil
}

// put writes a piece of paragraph i.
func (r *reader) put(i int, p source.Piece) {
	p.Place = place(i)
	r.out.Pieces = append(r.out.Pieces, p)
}

// place is that of the paragraph with that index.
func place(i int) source.Place { return source.Place{Paragraph: i + 1} }

// leave writes what is left out: what stands on every page, once for the same words.
func (r *reader) leave(l source.Left) {
	if l.Why == source.RunningHead || l.Why == source.PageNumber {
		r.left.Count(l, l.Text)
		return
	}
	r.left.Add(l)
}

func said(s string) []prosa.Ord { return source.Line([]prosa.Ord{{Tekst: s}}) }
