package pdf

import (
	"strings"

	"notat/internal/notat"
	"notat/internal/tagpdf"
	"notat/internal/typeset"
)

// para is a paragraph broken into lines.
type para struct {
	lines      []typeset.Line
	runs       []run
	nodes      []node
	x, width   float64 // of its box on the page
	size       float64
	lead, base float64
	align      string
	entry      *entry // of a table of contents
}

// heading adds a heading. It stays with what follows it.
func (b *builder) heading(h *notat.Heading, level int) {
	if notat.Empty(h.Inlines) {
		return
	}
	st := b.title
	if level > 1 {
		st = b.styles.heading[level-2]
	}
	tags := [...]tagpdf.Type{tagpdf.H1, tagpdf.H2, tagpdf.H3, tagpdf.H4}
	el := &element{tag: tags[level-1], outline: level, title: plain(h.Numbered())}
	if level > 1 {
		at := int32(len(b.flow))
		b.paragraph(el, h.Numbered(), st, true)
		if st.pageBreak {
			b.breakAt(int(at))
		}
		for b.flow[at].el != el { // its frame
			at++
		}
		if level < 4 {
			b.sections = append(b.sections, section{level, at, el.title})
		}
		return
	}
	outer := b.width
	b.width = b.balance(h.Inlines, st)
	b.paragraph(el, h.Inlines, st, true)
	b.width = outer
}

// breakAt lets the first that is seen from an item on begin a page.
func (b *builder) breakAt(at int) {
	for ; at < len(b.flow); at++ {
		if b.flow[at].visible() {
			b.flow[at].breaks = true
			return
		}
	}
}

// balance gives the least width in which a title takes no more lines than in
// the full one, so that no word of it stands alone on the last.
func (b *builder) balance(inlines []notat.Inline, st *style) float64 {
	indents := st.left + st.right
	full := b.width - indents
	lines := func(w float64) int { return len(b.para(inlines, st, b.x, w).lines) }
	n := lines(full)
	if n < 2 || n > 4 || st.shading != "" || st.align == "center" || st.align == "right" || b.frame(st) != nil {
		return b.width
	}
	_, word := b.para(inlines, st, b.x, endless).widths()
	least, most := max(full/float64(n), word), full
	for most-least > 8 {
		if w := (least + most) / 2; lines(w) > n {
			least = w
		} else {
			most = w
		}
	}
	return most + indents
}

// role gives the style of a paragraph.
func (b *builder) role(r notat.Role) *style {
	switch r {
	case notat.Missing:
		if b.nested { // its line stands beside others
			return b.missing.with(func(c *style) { c.pad, c.before, c.after = 0, b.body.before, b.body.after })
		}
		return b.missing
	case notat.Internt:
		return b.internal
	case notat.Note:
		if b.nested {
			return b.body.with(func(c *style) { c.italic, c.color = true, b.note.color })
		}
		return b.note
	case notat.Body:
	}
	return b.body
}

// text adds a paragraph of the body.
func (b *builder) text(p *notat.Paragraph, next notat.Block) {
	if notat.Empty(p.Inlines) {
		return
	}
	leads := introduces(p, next)
	b.paragraph(elP, p.Inlines, b.role(p.Role), p.Role == notat.Internt || leads)
	if leads { // close to what it belongs to
		b.tighten(0.3 * b.body.size)
	}
}

// introduces tells a paragraph that says nothing without what follows: a title
// in bold, or a sentence that ends in a colon before a list or a table.
func introduces(p *notat.Paragraph, next notat.Block) bool {
	switch n := next.(type) {
	case nil:
		return false
	case *notat.Paragraph:
		return titular(p.Inlines) && n.Role == notat.Body && !titular(n.Inlines)
	case *notat.Heading, *notat.Form:
		return false
	case *notat.List, *notat.Definitions, *notat.Table, *notat.Columns, *notat.Quote, *notat.Figure:
	}
	return titular(p.Inlines) || endsInColon(p.Inlines)
}

// endsInColon tells words that a colon ends, whatever marks and spaces follow it.
func endsInColon(inlines []notat.Inline) bool {
	if n := len(inlines); n > 0 {
		if t, ok := inlines[n-1].(notat.Text); ok && t != "" {
			if c := t[len(t)-1]; c > ' ' && c < 0x7F { // nearly always, and it is soon told
				return c == ':'
			}
		}
	}
	return strings.HasSuffix(plain(inlines), ":")
}

// titular tells words that are all bold.
func titular(inlines []notat.Inline) bool {
	for _, in := range inlines {
		switch in := in.(type) {
		case notat.Strong:
		case notat.Felt:
			if len(in.Inlines) > 0 && !titular(in.Inlines) {
				return false
			}
		case notat.Text, notat.Emph, notat.Link, notat.Break:
			return false
		}
	}
	return len(inlines) > 0
}

// paragraph adds inlines as the element el.
func (b *builder) paragraph(el *element, inlines []notat.Inline, st *style, keep bool) {
	if st.contextual && b.lastPara == st && b.lastAt == len(b.flow) { // ISO/IEC 29500-1 § 17.3.1.9
		b.pending = 0
	} else {
		b.gap(st.before)
	}
	framed := b.frame(st)
	if framed != nil {
		b.open(framed)
	}
	b.open(el)
	b.lines(b.para(inlines, st, b.x+st.left, b.width-st.left-st.right))
	b.close()
	if framed != nil {
		b.close()
	}
	b.gap(st.after)
	b.lastPara, b.lastAt = st, len(b.flow)
	switch {
	case keep:
		b.keepLast(need)
	case st.keepNext: // the template's wish: a whole document may have it
		b.keepLast(wish)
	}
}

// para breaks inlines into lines in a box.
func (b *builder) para(inlines []notat.Inline, st *style, x, width float64) *para {
	w := &b.desk.words
	*w = words{styles: b.styles, style: st, spans: w.spans[:0], runs: w.runs[:0], joined: w.joined[:0]}
	w.set(inlines)
	return b.setWords(w, st, x, width)
}

func (b *builder) setWords(w *words, st *style, x, width float64) *para {
	p := b.desk.paras.New()
	*p = para{runs: b.desk.runs.Clone(w.runs), nodes: w.nodes, x: x, width: max(width, st.size), size: st.size, lead: st.lead, base: st.base, align: st.align}
	if b.align != "" {
		p.align = b.align
	}
	var original []string
	if st.caps {
		original = capitals(w.spans)
	}
	p.lines = typeset.Break(w.spans, typeset.Options{Width: p.width, First: st.first, Hyphenate: b.narrow, Room: &b.desk.lines})
	if st.caps {
		restore(p.lines, original)
	}
	return p
}

// lines adds the lines of a paragraph. Of three lines or fewer none is alone on
// a page, and of more at least two are on each side of a page's end.
func (b *builder) lines(p *para) {
	n := len(p.lines)
	for i := range p.lines {
		it := item{kind: textual, para: p, line: int32(i), height: p.lead}
		if i == 0 && n > 1 || i == n-2 {
			it.keep = must
		}
		b.put(it)
	}
}

// start is where a line begins.
func (p *para) start(l *typeset.Line) float64 {
	switch p.align {
	case "center":
		return p.x + (p.width-l.Width)/2
	case "right":
		return p.x + p.width - l.Width
	}
	return p.x
}

// blank tells white space between words.
func blank(s string) bool { return strings.Trim(s, " ") == "" }

// width of the widest line, and of the widest word, which is the narrowest
// column that it can stand in.
func (p *para) widths() (line, word float64) {
	for i := range p.lines {
		l := &p.lines[i]
		line = max(line, l.Width)
		w := 0.0
		for j := range l.Parts {
			for k := range l.Parts[j].Runs {
				r := &l.Parts[j].Runs[k]
				if blank(r.Word.Text) {
					w = 0
					continue
				}
				w += r.Width(p.size)
				word = max(word, w)
			}
		}
		word = min(word, line)
	}
	return line, word
}
