package readback

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/beevik/etree"

	"notat/internal/ooxml"
)

// paragraph reads one w:p. One whose end mark is deleted goes on in the next.
func (w *walker) paragraph(e *etree.Element, in inside) {
	pPr := ooxml.Child(e, "pPr")
	if !w.pending || w.cur == nil {
		w.flush()
		s := w.look.para(w.style(pPr))
		s.number(pPr)
		w.under = s.look
		w.cur = &para{heading: s.heading, quote: s.quote, num: s.num, level: s.level, list: w.look.kind(s.num, s.level),
			table: in.table, row: in.row, col: in.col, box: in.box}
	}
	if in.owner != "" {
		w.cur.owners = append(w.cur.owners, in.owner)
	}
	open := w.fields
	w.fields = nil // a field of one paragraph says nothing about the next
	w.inline(e, in)
	w.fields = open
	rPr := ooxml.Child(pPr, "rPr")
	if w.pending = ooxml.Has(rPr, "del") || ooxml.Has(rPr, "moveFrom"); !w.pending {
		w.flush()
	}
}

func (w *walker) style(pPr *etree.Element) string {
	if id := ooxml.Val(pPr, "pStyle"); id != "" {
		return id
	}
	return w.look.styles.Default("paragraph")
}

// flush ends the paragraph being read. One that holds nothing is left out: room
// on the page is no content.
func (w *walker) flush() {
	if p := w.cur; p != nil {
		w.cur = nil
		p.finish()
		if !p.empty() || p.pictures > 0 || len(p.notes) > 0 || len(p.owners) > 0 {
			w.paras = append(w.paras, *p)
		}
	}
	w.paras = append(w.paras, w.boxes...)
	w.boxes = w.boxes[:0]
	w.pending = false
}

// inline reads run-level content.
func (w *walker) inline(e *etree.Element, in inside) {
	all := e.ChildElements()
	for i := 0; i < len(all); i++ {
		c := all[i]
		switch {
		case c.Tag == "r":
			w.run(c, in)
		case c.Tag == "hyperlink":
			in := in
			if a := w.targets[attrNS(c, "id")]; a != "" {
				in.link = a
			}
			w.inline(c, in)
		case c.Tag == "sdt":
			w.inline(ooxml.Child(c, "sdtContent"), w.control(c, in))
			if again := echoes(c, all[i+1:]); again != nil {
				w.echoes = append(w.echoes, echo{again, len(w.paras)})
				i += len(again)
			}
		case c.Tag == "ins", c.Tag == "moveTo":
			in := in
			in.by = markOf(c)
			w.inline(c, in)
		case c.Tag == "del", c.Tag == "moveFrom":
			w.remove(c)
		case c.Tag == "fldSimple":
			in := in
			if a := hyperlink(ooxml.Attr(c, "instr")); a != "" {
				in.link = a
			}
			w.inline(c, in)
		case c.Tag == "AlternateContent":
			w.alternate(c, in, w.inline)
		case c.Tag == "oMath", c.Tag == "oMathPara":
			w.unknown(c)
			w.add(run{text: allText(c), owner: in.owner, by: in.by})
		case c.Tag == "p", c.Tag == "tbl":
			w.aside(c, in)
		case silent[c.Tag]:
		case through[c.Tag]:
			w.inline(c, in)
		default:
			w.unknown(c)
			w.inline(c, in)
		}
	}
}

// attrNS gives an attribute that has a prefix, such as r:id.
func attrNS(e *etree.Element, name string) string {
	for _, a := range e.Attr {
		if a.Key == name && a.Space != "" {
			return a.Value
		}
	}
	return ""
}

// aside reads block-level content that hangs on a run: a text box.
func (w *walker) aside(e *etree.Element, in inside) {
	inner := &walker{ctx: w.ctx, controls: w.controls, targets: w.targets, look: w.look, known: w.known}
	in.box = true
	in.owner, in.table, in.row, in.col = "", 0, 0, 0
	inner.block(e, in)
	inner.flush()
	w.boxes = append(w.boxes, inner.paras...)
	for _, r := range inner.removed {
		r.near = len(w.paras)
		w.removed = append(w.removed, r)
	}
}

// spaced reports whether the paragraph, so far, ends in white space or is empty.
func (p *para) spaced() bool {
	if len(p.runs) == 0 {
		return true
	}
	c, _ := utf8.DecodeLastRuneInString(p.runs[len(p.runs)-1].text)
	return unicode.IsSpace(c)
}

func (w *walker) add(r run) {
	if r.text == "" {
		return
	}
	if w.cur == nil { // words outside every paragraph: no sound file has them, and they count
		w.cur = &para{box: true}
	}
	w.cur.runs = append(w.cur.runs, r)
}

// run reads one w:r.
func (w *walker) run(e *etree.Element, in inside) {
	rPr := ooxml.Child(e, "rPr")
	s := w.look.run(ooxml.Val(rPr, "rStyle"))
	base := run{owner: in.owner, prompt: in.prompt, by: in.by, link: in.link,
		bold: stressed(rPr, "b", s.bold, w.under.bold), italic: stressed(rPr, "i", s.italic, w.under.italic)}
	if base.link == "" {
		base.link = w.inner().address()
		base.lost = lostFormat(rPr)
	}
	put := func(s string) {
		r := base
		r.text = s
		w.add(r)
	}
	for _, c := range e.ChildElements() {
		switch c.Tag {
		case "t":
			put(c.Text())
		case "tab", "ptab":
			put("\t")
		case "br", "cr":
			if k := ooxml.Attr(c, "type"); k == "" || k == "textWrapping" {
				put("\n")
			} else if w.cur != nil && !w.cur.spaced() { // a new page or column stands between words
				put(" ")
			}
		case "noBreakHyphen":
			put("\u2011")
		case "softHyphen":
			put("\u00ad")
		case "sym":
			w.unknown(c)
			put("\ufffd")
		case "delText": // outside w:del it is no sound file, and still a word
			put(c.Text())
		case "fldChar":
			w.fieldChar(ooxml.Attr(c, "fldCharType"))
		case "instrText", "delInstrText":
			if f := w.inner(); f != nil {
				f.instr = append(f.instr, c.Text()...)
			}
		case "footnoteReference", "endnoteReference":
			if w.cur != nil {
				w.cur.notes = append(w.cur.notes, note{strings.TrimSuffix(c.Tag, "Reference"), ooxml.Attr(c, "id")})
			}
		case "drawing", "pict", "object":
			w.drawing(c, in)
		case "AlternateContent":
			w.alternate(c, in, func(e *etree.Element, in inside) { w.drawing(e, in) })
		default:
			if !silent[c.Tag] {
				w.unknown(c)
				w.inline(c, in)
			}
		}
	}
}

// drawing reads a picture or shape: whether there is a picture, and the text in it.
func (w *walker) drawing(e *etree.Element, in inside) {
	for _, c := range e.ChildElements() {
		switch c.Tag {
		case "blip", "imagedata":
			if w.cur != nil {
				w.cur.pictures++
			}
		case "txbxContent":
			for _, p := range c.ChildElements() {
				w.aside(p, in)
			}
			continue
		case "t": // DrawingML text
			w.boxes = append(w.boxes, boxed(c.Text()))
		case "AlternateContent":
			w.alternate(c, in, w.drawing)
			continue
		}
		w.drawing(c, in)
	}
}

// lostFormats are the kinds of formatting that say something and that a record
// cannot hold.
var lostFormats = []struct{ tag, name string }{
	{"strike", "gennemstregning"}, {"dstrike", "gennemstregning"}, {"highlight", "fremhævning"}, {"u", "understregning"}, {"vanish", "skjult tekst"},
}

func lostFormat(rPr *etree.Element) string {
	for _, f := range lostFormats {
		if ooxml.On(rPr, f.tag) {
			return f.name
		}
	}
	return ""
}
