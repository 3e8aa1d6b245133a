package story

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/beevik/etree"

	"notat/internal/ooxml"
)

// paragraph reads one w:p. One whose end mark is deleted goes on in the next.
func (w *walker) paragraph(e *etree.Element, in inside) {
	pPr := ooxml.Child(e, "pPr")
	if !w.pending || len(w.cur.Runs) == 0 { // of one that is deleted whole nothing goes on
		w.flush()
		w.cur = &Paragraph{Table: in.table, Row: in.row, Col: in.col, Box: in.box}
	}
	s := w.look.para(w.style(pPr)) // where two are joined the mark of the last is left
	s.number(pPr)
	s.outlined(pPr)
	w.under, w.styled = s.look, inkKey{table: in.tableStyle, para: w.style(pPr)}
	w.direct = pPr
	w.cur.Heading, w.cur.Quote, w.cur.Num, w.cur.Level, w.cur.List = s.heading, s.quote, s.num, s.level, w.look.kind(s.num, s.level)
	w.cur.Styles = s.names
	w.cur.Contents, w.cur.Caption = in.contents || s.toc, s.caption
	w.cur.Mark, w.cur.MarkWords = w.mark(s.num, s.level)
	w.properties(pPr)
	w.cur.Counts = w.look.counts[s.num+"/"+strconv.Itoa(s.level)]
	if in.owner != "" {
		w.cur.Owners = append(w.cur.Owners, in.owner)
	}
	w.inline(e, in)
	w.fields = nil // a field of one paragraph says nothing about the next
	rPr := ooxml.Child(pPr, "rPr")
	drop := ooxml.Attr(ooxml.Child(pPr, "framePr"), "dropCap") // the letter that the next paragraph begins with, set larger
	switch w.pending = ooxml.Has(rPr, "del") || ooxml.Has(rPr, "moveFrom") || drop == "drop" || drop == "margin"; {
	case !w.pending:
		w.flush()
	case len(w.cur.Runs) == 0: // it is deleted whole: its controls are gone with its words
		w.cur.Owners = nil
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
		if !p.Empty() || p.Pictures > 0 || len(p.Notes) > 0 || len(p.Owners) > 0 {
			w.Paragraphs = append(w.Paragraphs, *p)
		} else {
			for i := len(w.Embedded) - 1; i >= 0 && w.Embedded[i].Near == len(w.Paragraphs); i-- {
				w.Embedded[i].Own = true
			}
		}
	}
	w.Paragraphs = append(w.Paragraphs, w.boxes...)
	w.boxes = w.boxes[:0]
	w.pending = false
}

// inline reads run-level content, which stands in the paragraph being read.
func (w *walker) inline(e *etree.Element, in inside) {
	all := e.ChildElements()
	for i := 0; i < len(all); i++ {
		c := all[i]
		switch {
		case c.Tag == "r":
			w.run(c, in)
		case c.Tag == "hyperlink":
			in := in
			if a := placed(w.targets[attrNS(c, "id")], ooxml.Attr(c, "anchor")); a != "" {
				in.link = a
			}
			w.inline(c, in)
		case c.Tag == "sdt":
			w.inline(ooxml.Child(c, "sdtContent"), w.control(c, in))
			if again := echoes(c, all[i+1:]); again != nil {
				w.Echoes = append(w.Echoes, Echo{again, len(w.Paragraphs)})
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
			s := Words(formula(c))
			w.Formulas = append(w.Formulas, Removed{Text: s, Near: len(w.Paragraphs)})
			w.add(Run{Text: s, Owner: in.owner, By: in.by})
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
	inner := &walker{ctx: w.ctx, owners: w.owners, targets: w.targets, parts: w.parts, look: w.look, known: w.known, counted: w.counted}
	inner.Tables = w.Tables
	in.box = true
	in.owner, in.table, in.row, in.col = "", 0, 0, 0
	inner.block(e, in)
	inner.flush()
	w.Tables = inner.Tables
	w.boxes = append(w.boxes, inner.Paragraphs...)
	for list, found := range map[*[]Removed][]Removed{&w.Removed: inner.Removed, &w.Strange: inner.Strange, &w.Odd: inner.Odd, &w.Formulas: inner.Formulas,
		&w.Described: inner.Described, &w.Shapes: inner.Shapes, &w.Placeholders: inner.Placeholders} {
		*list = append(*list, moved(found, len(w.Paragraphs))...)
	}
	for _, echo := range inner.Echoes {
		w.Echoes = append(w.Echoes, Echo{echo.Again, len(w.Paragraphs)})
	}
	for _, d := range inner.Embedded {
		w.Embedded = append(w.Embedded, Embedded{Tag: d.Tag, Part: d.Part, Near: len(w.Paragraphs)})
	}
	for _, d := range inner.Drawings {
		d.Near = len(w.Paragraphs)
		w.Drawings = append(w.Drawings, d)
	}
}

// moved gives what was found in a box as found where the box hangs.
func moved(found []Removed, near int) []Removed {
	for i := range found {
		found[i].Near = near
	}
	return found
}

// spaced reports whether the paragraph, so far, ends in white space or is empty.
func (p *Paragraph) spaced() bool {
	if len(p.Runs) == 0 {
		return true
	}
	c, _ := utf8.DecodeLastRuneInString(p.Runs[len(p.Runs)-1].Text)
	return unicode.IsSpace(c)
}

func (w *walker) add(r Run) {
	if r.Text != "" {
		w.cur.Runs = append(w.cur.Runs, r)
	}
}

// run reads one w:r.
func (w *walker) run(e *etree.Element, in inside) {
	if in.placeholder {
		return
	}
	rPr := ooxml.Child(e, "rPr")
	s := w.look.run(ooxml.Val(rPr, "rStyle"))
	base := Run{Owner: in.owner, Prompt: in.prompt, By: in.by, Link: in.link,
		Bold: stressed(rPr, "b", s.bold, w.under.bold), Italic: stressed(rPr, "i", s.italic, w.under.italic)}
	size := w.under
	if s.size > 0 {
		size.size = s.size
	}
	size.sized(rPr)
	base.Heavy, base.Size = base.Bold != w.under.bold, size.size
	base.strong = base.Heavy || size.size > w.look.para(w.look.styles.Default("paragraph")).look.size
	if base.Link == "" {
		base.Link = w.inner().address()
		base.Lost = losing(rPr)
	}
	var unseen bool
	if unseen, base.Hidden = w.unseen(rPr, in); unseen {
		base.Lost = Unseen
	}
	w.properties(rPr)
	align := ooxml.Val(rPr, "vertAlign")
	if base.Lost == "" && s.lost != "" {
		base.Lost = s.lost
	} else if base.Lost == "" {
		base.Lost = w.under.lost
	}
	caps := ooxml.On(rPr, "caps")
	put := func(s string) {
		r := base
		var ok bool
		if caps { // as they are shown
			s = strings.ToUpper(s)
		}
		if r.Text, ok = lift(align, s); !ok && r.Lost == "" {
			r.Lost = raisedOrLowered
		}
		w.add(r)
	}
	for c := range e.ChildElementsSeq() {
		switch c.Tag {
		case "t":
			if base.Lost == "" && lettersAsSigns(rPr, c.Text()) {
				base.Lost = signFont
			}
			put(w.signed(rPr, c))
		case "tab", "ptab":
			put("\t")
		case "br", "cr":
			if k := ooxml.Attr(c, "type"); k == "" || k == "textWrapping" {
				put("\n")
			} else if !w.cur.spaced() { // a new page or column stands between words
				put(" ")
			}
		case "noBreakHyphen":
			put("\u2011")
		case "softHyphen":
			put("\u00ad")
		case "sym":
			put(w.symbol(c))
		case "delText": // outside w:del it is no sound file, and still a word
			put(c.Text())
		case "fldChar":
			put(w.fieldChar(c))
		case "instrText", "delInstrText":
			if f := w.inner(); f != nil {
				f.instr = append(f.instr, c.Text()...)
			}
		case "footnoteReference", "endnoteReference":
			w.cur.Notes = append(w.cur.Notes, Note{strings.TrimSuffix(c.Tag, "Reference"), ooxml.Attr(c, "id")})
		case "commentReference":
			w.cur.Comments = append(w.cur.Comments, ooxml.Attr(c, "id"))
		case "drawing", "pict", "object":
			w.drawn(c, in)
		case "AlternateContent":
			w.alternate(c, in, w.drawn)
		default:
			if silent[c.Tag] {
				continue
			}
			if !through[c.Tag] {
				w.unknown(c)
			}
			w.inline(c, in)
		}
	}
}

// drawing reads a picture or shape: whether there is a picture, and the text in it.
func (w *walker) drawing(e *etree.Element, in inside) {
	for c := range e.ChildElementsSeq() {
		switch c.Tag {
		case "blip", "imagedata":
			w.cur.Pictures++
			w.picture(c)
		case "txbxContent":
			for p := range c.ChildElementsSeq() {
				w.aside(p, in)
			}
			continue
		case "chart", "relIds":
			w.embedded(c)
		case "textpath": // WordArt
			if s := ooxml.Attr(c, "string"); s != "" {
				w.boxes = append(w.boxes, boxed(s))
			}
		case "t": // DrawingML text
			w.boxes = append(w.boxes, boxed(c.Text()))
		case "AlternateContent":
			w.alternate(c, in, w.drawing)
			continue
		}
		w.drawing(c, in)
	}
}

// unseen reports whether nobody sees the words of a run in Word, and whether that is
// said of them and does not come of what is behind them.
func (w *walker) unseen(rPr *etree.Element, in inside) (unseen, hidden bool) {
	if in.contents { // where Word itself hides numbers from the screen
		return false, false
	}
	k := w.styled
	if k.run = ooxml.Val(rPr, "rStyle"); k.run == "" {
		k.run = w.look.styles.Default("character")
	}
	i := w.look.words(w.look.lines(w.look.ink(k), w.direct), rPr)
	return in.folded || i.unseen(in.under), i.hidden
}
