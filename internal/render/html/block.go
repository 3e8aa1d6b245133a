package html

import (
	"math"
	"strings"
	"unicode/utf8"

	"notat/internal/notat"
)

// roleClass is the class of a paragraph by its role.
var roleClass = map[notat.Role]literal{
	notat.Missing: " class=\"missing\"",
	notat.Note:    " class=\"note\"",
	notat.Internt: " class=\"internal\"",
}

func (w *writer) blocks(bs []notat.Block) {
	for _, b := range bs {
		if !w.goOn() {
			return
		}
		switch b := b.(type) {
		case *notat.Heading:
			w.heading(b)
		case *notat.Paragraph:
			if notat.Empty(b.Inlines) { // a place for a prompt, which a page does not show
				continue
			}
			w.raw("<p", roleClass[b.Role], ">")
			w.inlines(b.Inlines)
			w.raw("</p>\n")
		case *notat.List:
			w.list(b)
		case *notat.Definitions:
			w.definitions(b)
		case *notat.Table:
			w.table(b)
		case *notat.Columns:
			w.columns(b)
		case *notat.Quote:
			w.quote(b)
		case *notat.Figure:
			w.figure(b)
		case *notat.Form: // in a draft only
		default:
			w.fail("block", b)
		}
	}
}

// anchor makes an id of a JSON pointer: "/afsnit/0/afsnit/2" is "afsnit-0-afsnit-2".
func anchor(pointer string) string {
	return strings.ReplaceAll(strings.Trim(pointer, "/"), "/", "-")
}

// place marks an element with the place that its words have where they are edited.
func (w *writer) place(pointer string) {
	if w.places == nil || pointer == "" {
		return
	}
	w.raw(" data-sted=\"")
	w.text(w.places(pointer))
	w.raw("\"")
}

func (w *writer) heading(h *notat.Heading) {
	w.raw("<h")
	w.int(h.Level)
	if h.Anchor != "" {
		w.raw(" id=\"")
		w.text(anchor(h.Anchor))
		w.raw("\"")
		w.place(h.Anchor)
	}
	w.raw(">")
	w.heads = true
	w.inlines(h.Numbered())
	w.heads = false
	w.above, w.tables = notat.Plain(h.Numbered()), 0
	w.raw("</h")
	w.int(h.Level)
	w.raw(">\n")
}

func (w *writer) list(l *notat.List) {
	var tag literal = "ul"
	if l.Ordered {
		tag = "ol"
	}
	w.raw("<", tag, ">\n")
	for _, it := range l.Items {
		if !w.goOn() {
			return
		}
		w.raw("<li>")
		w.inlines(it.Inlines)
		if it.Sub != nil {
			w.raw("\n")
			w.list(it.Sub)
		}
		w.raw("</li>\n")
	}
	w.raw("</", tag, ">\n")
}

func (w *writer) definitions(d *notat.Definitions) {
	var class literal = "terms"
	if d.Head {
		class = "head"
	}
	w.raw("<dl class=\"", class, "\">\n")
	for _, it := range d.Items {
		if !w.goOn() {
			return
		}
		if it.PromptOnly() {
			continue
		}
		w.raw("<div")
		if d.Head && short(it) {
			w.raw(" class=\"short\"")
		}
		w.raw("><dt>")
		w.inlines(it.Term)
		w.raw("</dt>\n<dd>")
		w.said(it.Blocks)
		w.raw("</dd></div>\n")
	}
	w.raw("</dl>\n")
}

// shortEntry is how many letters an entry of the head has at most that stands beside
// another on a wide screen.
const shortEntry = 16

func short(it notat.Definition) bool {
	return len(it.Blocks) == 1 && utf8.RuneCountInString(strings.Join((&notat.Document{Blocks: it.Blocks}).Text(), " ")) <= shortEntry
}

// said writes what is said of a term, its facts beside one another.
func (w *writer) said(bs []notat.Block) {
	if len(bs) == 1 {
		w.tight(bs)
		return
	}
	for len(bs) > 0 && w.goOn() {
		n := notat.Facts(bs)
		if n == 0 {
			w.blocks(bs[:1])
			bs = bs[1:]
			continue
		}
		w.raw("<div class=\"facts\">\n")
		w.blocks(bs[:n])
		w.raw("</div>\n")
		bs = bs[n:]
	}
}

// tight writes blocks of which a lone paragraph needs no p of its own.
func (w *writer) tight(bs []notat.Block) {
	if len(bs) == 1 {
		if p, ok := bs[0].(*notat.Paragraph); ok && p.Role == notat.Body {
			w.inlines(p.Inlines)
			return
		}
	}
	w.blocks(bs)
}

func (w *writer) columns(c *notat.Columns) {
	w.raw("<div class=\"columns columns-")
	w.int(len(c.Columns))
	w.raw("\">\n")
	for _, k := range c.Columns {
		w.raw("<div>\n<p class=\"column-heading\">")
		w.inlines(k.Heading)
		w.raw("</p>\n")
		w.blocks(k.Blocks)
		w.raw("</div>\n")
	}
	w.raw("</div>\n")
}

func (w *writer) quote(q *notat.Quote) {
	w.raw("<blockquote>\n")
	w.blocks(q.Blocks)
	if len(q.Source) > 0 {
		w.raw("<footer>")
		w.inlines(q.Source)
		w.raw("</footer>\n")
	}
	w.raw("</blockquote>\n")
}

func (w *writer) figure(f *notat.Figure) {
	w.raw("<figure")
	if f.Anchor != "" {
		w.raw(" id=\"")
		w.text(anchor(f.Anchor))
		w.raw("\"")
		w.place(f.Anchor)
	}
	w.raw(">\n")
	if f.Chart != nil {
		w.chart(f)
	} else {
		w.image(f)
	}
	if len(f.Caption) > 0 {
		w.raw("<figcaption>")
		w.inlines(f.Caption)
		w.raw("</figcaption>\n")
	}
	w.raw("</figure>\n")
}

// pixelPerPoint is CSS's (CSS Values and Units 3, 6.2).
const pixelPerPoint = 96.0 / 72

func (w *writer) image(f *notat.Figure) {
	w.raw("<img src=\"")
	w.data(f.MIME, f.Image)
	wide, high := f.Points()
	w.raw("\" width=\"")
	w.int(int(math.Round(wide * pixelPerPoint)))
	w.raw("\" height=\"")
	w.int(int(math.Round(high * pixelPerPoint)))
	w.raw("\" alt=\"")
	w.text(f.Alt)
	w.raw("\">\n")
}
