package docx

import "notat/internal/notat"

// tableGap is the least room between a table and what follows, in twips: Word
// gives a table no space of its own.
const tableGap = 160

// para is the direct formatting of one paragraph; zero values are the style's.
type para struct {
	style     string
	keepNext  bool
	lone      bool // does not stand with what follows, whatever its style says
	num, ilvl int  // list instance, 0: as the style has it
	hanging   int  // of an item's mark, when the list does not stand as its style has it
	at        place
}

// open writes the start of a paragraph: w:p and w:pPr, its children in the
// order of the schema (CT_PPr, ISO/IEC 29500-1 § 17.3.1.26).
func (w *writer) open(p para) {
	w.raw("<w:p><w:pPr>")
	w.under = w.form.under[p.style]
	if p.style != "" {
		w.with(`<w:pStyle w:val="`, p.style)
	}
	switch {
	case p.lone:
		w.raw(`<w:keepNext w:val="0"/>`)
	case p.keepNext || p.at.keepNext:
		w.raw("<w:keepNext/>")
	}
	if p.num > 0 {
		w.raw("<w:numPr>")
		w.val("w:ilvl", p.ilvl)
		w.val("w:numId", p.num)
		w.raw("</w:numPr>")
	}
	switch {
	case p.at.space != nil:
		w.raw(`<w:spacing w:before="`)
		w.int(p.at.space.before)
		w.raw(`" w:after="`)
		w.int(p.at.space.after)
		w.raw(`"/>`)
	case w.afterTable && w.form.before[p.style] < tableGap:
		w.raw(`<w:spacing w:before="`)
		w.int(tableGap)
		w.raw(`"/>`)
	}
	if p.at.left > 0 && (p.num == 0 || p.hanging > 0) {
		w.raw(`<w:ind w:left="`)
		w.int(p.at.left)
		if p.hanging > 0 {
			w.raw(`" w:hanging="`)
			w.int(p.hanging)
		}
		w.raw(`"/>`)
	}
	if p.at.number {
		w.raw(`<w:jc w:val="right"/>`)
	}
	w.raw("</w:pPr>")
	w.afterTable, w.afterBlock = false, false
}

func (w *writer) close() { w.raw("</w:p>") }

// line writes one paragraph of inlines.
func (w *writer) line(p para, ins []notat.Inline) {
	w.open(p)
	w.inlines(ins)
	w.close()
}

// heading writes the title in the Title style and sections in heading 1 to 3.
func (w *writer) heading(h *notat.Heading) {
	if !w.shows(h.Inlines) {
		return
	}
	s := w.form.styles.Title
	if h.Level > 1 {
		s = w.form.styles.Heading[min(h.Level-2, 2)]
	}
	w.section = notat.Plain(h.Inlines)
	w.line(para{style: s, keepNext: true}, h.Inlines)
}

// paragraph writes a paragraph; its role chooses the style. A plain field of
// several lines becomes a paragraph a line, since a line break inside a control
// does not survive every editor.
func (w *writer) paragraph(p *notat.Paragraph, at place) {
	if !w.shows(p.Inlines) {
		return
	}
	pr := para{style: at.style, at: at, keepNext: label(p.Inlines)}
	switch p.Role {
	case notat.Missing:
		pr.style = w.form.styles.missing
	case notat.Note:
		pr.style = w.form.styles.note
		if at.style == w.form.styles.dense {
			pr.style = w.form.styles.denseNote
		}
	case notat.Internt:
		pr.style, pr.keepNext = w.form.styles.internal, true
	case notat.Body:
	}
	if f, ok := soleField(p.Inlines); ok && f.Pointer == w.within && !f.Rich {
		for _, line := range lines(f.Inlines) {
			w.line(pr, line)
		}
		return
	}
	w.line(pr, p.Inlines)
}

// label reports whether a line is the label of what stands below it.
func label(ins []notat.Inline) bool {
	if len(ins) != 1 {
		return false
	}
	_, ok := ins[0].(notat.Strong)
	return ok
}

// lines cuts inlines at their line breaks.
func lines(ins []notat.Inline) [][]notat.Inline {
	var out [][]notat.Inline
	start := 0
	for i, in := range ins {
		if _, ok := in.(notat.Break); ok {
			out = append(out, ins[start:i])
			start = i + 1
		}
	}
	return append(out, ins[start:])
}

// quote writes a quote in the Quote style, its source in a line of its own.
func (w *writer) quote(q *notat.Quote, at place) {
	at.style, at.keepNext = w.form.styles.Quote, len(q.Source) > 0
	w.blocks(q.Blocks, at)
	if len(q.Source) > 0 {
		w.line(para{style: w.form.styles.source, at: place{cell: at.cell}}, q.Source)
	}
}
