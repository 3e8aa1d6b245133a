package odt

import (
	"context"
	"strconv"
	"strings"

	"github.com/beevik/etree"

	"notat/internal/ooxml"
	"notat/internal/story"
)

// inside is what holds for everything within an element.
type inside struct {
	table, row, col int
	box, contents   bool
	list            listStyle
	depth           int  // of lists
	item            bool // the next paragraph begins an item
}

// walker makes a story of a text.
type walker struct {
	story.Story
	ctx      context.Context
	file     *ooxml.Package
	styles   *styles
	numbers  map[string]listStyle
	deleted  map[string]story.Removed // by the id of the change
	comments []story.Comment
	notes    []story.NoteText

	cur   *story.Paragraph // being read, nil between paragraphs
	own   look             // how its style sets words
	boxes []story.Paragraph
}

// body reads block-level content.
func (w *walker) body(e *etree.Element, in inside) {
	for _, c := range e.ChildElements() {
		if w.ctx.Err() != nil {
			return
		}
		switch c.Tag {
		case "p", "h":
			w.paragraph(c, in)
		case "list":
			w.list(c, in)
		case "table":
			w.table(c, in)
		case "table-of-content", "alphabetical-index", "illustration-index", "table-index", "user-index", "object-index", "bibliography":
			in := in
			in.contents = true
			w.body(ooxml.Child(c, "index-body"), in)
		case "tracked-changes":
			w.changes(c)
		case "change":
			w.change(c)
		case "forms", "sequence-decls", "variable-decls", "user-field-decls", "dde-connection-decls", "soft-page-break", "change-start", "change-end":
		case "frame", "custom-shape", "rect", "ellipse", "circle", "g", "line", "polygon", "polyline", "path", "connector", "a":
			w.drawn(c, in)
			w.flush()
		default: // a section, and what only stands around
			w.body(c, in)
		}
	}
}

// list reads a list; one in an item is of the same kind, a level further in.
func (w *walker) list(e *etree.Element, in inside) {
	if levels, ok := w.numbers[ooxml.Attr(e, "style-name")]; ok {
		in.list = levels
	}
	in.depth++
	for _, item := range e.ChildElements() {
		first := item.Tag == "list-item"
		for _, c := range item.ChildElements() {
			if w.ctx.Err() != nil {
				return
			}
			in := in
			in.item = first
			switch c.Tag {
			case "p", "h":
				w.paragraph(c, in)
				first = false
			case "list":
				w.list(c, in)
			default:
				w.body(etreeOf(c), in)
			}
		}
	}
}

// etreeOf gives an element as the only child of another.
func etreeOf(c *etree.Element) *etree.Element {
	around := etree.NewElement("around")
	around.Child = []etree.Token{c}
	return around
}

// changes reads what was deleted and is tracked (§ 5.5 of part 3).
func (w *walker) changes(e *etree.Element) {
	for _, region := range e.ChildElements() {
		d := ooxml.Child(region, "deletion")
		info := ooxml.Child(d, "change-info")
		var words []string
		for _, c := range d.ChildElements() {
			if c.Tag != "change-info" {
				words = append(words, textBelow(c))
			}
		}
		if s := story.Words(strings.Join(words, " ")); s != "" {
			w.deleted[ooxml.Attr(region, "id")] = story.Removed{Text: s, By: &story.Revision{Who: ooxml.Child(info, "creator").Text(), When: ooxml.Child(info, "date").Text()}}
		}
	}
}

func (w *walker) change(e *etree.Element) {
	id := ooxml.Attr(e, "change-id")
	if d, ok := w.deleted[id]; ok {
		d.Near = len(w.Paragraphs)
		w.Removed = append(w.Removed, d)
		delete(w.deleted, id)
	}
}

// paragraph reads a text:p or a text:h.
func (w *walker) paragraph(e *etree.Element, in inside) {
	name := ooxml.Attr(e, "style-name")
	p := &story.Paragraph{Table: in.table, Row: in.row, Col: in.col, Box: in.box, Contents: in.contents}
	for _, s := range w.styles.chain("paragraph", name) {
		p.Styles = append(p.Styles, s.name)
		p.Quote = p.Quote || s.name == "quotations" || s.name == "quote"
		p.Caption = p.Caption || s.name == "caption"
		if p.Heading == 0 && s.name == "title" {
			p.Heading = -1
		}
		if p.Heading == 0 && s.outline > 0 {
			p.Heading = s.outline
		}
	}
	if e.Tag == "h" {
		if n, err := strconv.Atoi(ooxml.Attr(e, "outline-level")); err == nil {
			p.Heading = n
		}
		p.Heading = min(max(p.Heading, 1), 9)
	}
	if in.depth > 0 && in.item && p.Heading == 0 {
		if p.List = in.list[in.depth]; p.List == 0 && in.list == nil {
			p.List = '-'
		}
		p.Level = in.depth - 1
	}
	w.cur, w.own = p, w.styles.paragraph(name)
	w.inline(e, in, w.own, "")
	w.flush()
}

// flush ends the paragraph being read. One that holds nothing is left out.
func (w *walker) flush() {
	if p := w.cur; p != nil {
		w.cur = nil
		p.Text = story.TextOf(p.Runs)
		if strings.TrimSpace(p.Text) != "" || p.Pictures > 0 || len(p.Notes) > 0 {
			w.Paragraphs = append(w.Paragraphs, *p)
		}
	}
	w.Paragraphs = append(w.Paragraphs, w.boxes...)
	w.boxes = nil
}

// inline reads what stands in a paragraph.
func (w *walker) inline(e *etree.Element, in inside, l look, link string) {
	for _, token := range e.Child {
		switch c := token.(type) {
		case *etree.CharData:
			w.say(strings.NewReplacer("\n", " ", "\r", " ", "\t", " ").Replace(c.Data), l, link)
		case *etree.Element:
			w.element(c, in, l, link)
		}
	}
}

func (w *walker) say(s string, l look, link string) {
	if s == "" || w.cur == nil {
		return
	}
	r := story.Run{Text: s, Link: link, Bold: l.bold && !w.own.bold, Italic: l.italic && !w.own.italic, Heavy: l.bold, Size: int(2 * l.size)}
	switch {
	case l.hidden:
		r.Lost, r.Hidden = story.Unseen, true
	case l.under && link == "":
		r.Lost = "u"
	}
	w.cur.Runs = append(w.cur.Runs, r)
}

func (w *walker) element(c *etree.Element, in inside, l look, link string) {
	switch c.Tag {
	case "span":
		w.inline(c, in, w.styles.span(l, ooxml.Attr(c, "style-name")), link)
	case "a":
		w.inline(c, in, l, ooxml.Attr(c, "href"))
	case "s":
		w.say(" ", l, link)
	case "tab":
		w.say("\t", l, link)
	case "line-break":
		w.say("\n", l, link)
	case "note":
		n := story.Note{Kind: ooxml.Attr(c, "note-class"), ID: strconv.Itoa(len(w.notes))}
		w.notes = append(w.notes, story.NoteText{Note: n, Text: story.Words(textBelow(ooxml.Child(c, "note-body")))})
		w.cur.Notes = append(w.cur.Notes, n)
	case "annotation":
		id := strconv.Itoa(len(w.comments))
		var said []string
		for _, p := range c.ChildElements() {
			if p.Tag == "p" || p.Tag == "list" {
				said = append(said, textBelow(p))
			}
		}
		w.comments = append(w.comments, story.Comment{ID: id, Text: story.Words(strings.Join(said, " ")), Revision: story.Revision{Who: ooxml.Child(c, "creator").Text(), When: ooxml.Child(c, "date").Text()}})
		w.cur.Comments = append(w.cur.Comments, id)
	case "change":
		w.change(c)
	case "frame", "custom-shape", "rect", "ellipse", "circle", "g", "line", "polygon", "polyline", "path", "connector":
		w.drawn(c, in)
	case "ruby-text": // how a word is said
	default:
		w.inline(c, in, l, link)
	}
}

// textBelow gives all words below an element, paragraphs apart.
func textBelow(e *etree.Element) string {
	var b strings.Builder
	var walk func(*etree.Element)
	walk = func(e *etree.Element) {
		for _, token := range e.Child {
			switch c := token.(type) {
			case *etree.CharData:
				b.WriteString(c.Data)
			case *etree.Element:
				switch c.Tag {
				case "p", "h", "s", "tab", "line-break":
					b.WriteByte(' ')
				}
				walk(c)
			}
		}
		b.WriteString(map[bool]string{true: " "}[e.Tag == "p" || e.Tag == "h"])
	}
	walk(e)
	return b.String()
}
