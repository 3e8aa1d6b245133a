package docx

import (
	"strings"

	"notat/internal/notat"
)

// word is a stretch of one paragraph in one manner: the tree of inlines made
// flat, since Word's runs do not nest.
type word struct {
	text         string
	isBreak      bool
	strong, emph bool
	link         string      // address, "" for none
	felt         *notat.Felt // the field it can be edited as, nil for fixed text
}

// inlines writes inlines as runs, hyperlinks and run-level controls.
func (w *writer) inlines(ins []notat.Inline) {
	w.words = w.words[:0]
	w.flatten(ins, word{})
	if w.guard && manner(w.words) {
		w.openGuard()
		w.runs(w.words)
		w.closeControl()
		w.guard = false
		return
	}
	w.guard = false
	for ws := w.words; len(ws) > 0; {
		n := 1
		for n < len(ws) && ws[n].felt == ws[0].felt {
			n++
		}
		if ws[0].felt != nil {
			w.runControl(ws[:n])
		} else {
			w.runs(ws[:n])
		}
		ws = ws[n:]
	}
}

// manner reports whether words are more than letters.
func manner(ws []word) bool {
	for i := range ws {
		if x := &ws[i]; x.isBreak || x.strong || x.emph || x.link != "" {
			return true
		}
	}
	return false
}

// flatten appends ins to w.words in the manner of m.
func (w *writer) flatten(ins []notat.Inline, m word) {
	for _, in := range ins {
		switch x := in.(type) {
		case notat.Text:
			w.flattenText(string(x), m)
		case notat.Strong:
			n := m
			n.strong = true
			w.flatten(x, n)
		case notat.Emph:
			n := m
			n.emph = true
			w.flatten(x, n)
		case notat.Link:
			n := m
			n.link = target(x.Address)
			w.flatten(x.Inlines, n)
		case notat.Break:
			w.words = append(w.words, word{isBreak: true, felt: m.felt})
		case notat.Felt:
			n := m
			empty := notat.Empty(x.Inlines)
			if m.felt == nil && w.free(&x) && (!empty || w.prompts(&x)) {
				n.felt = &x
				w.seen[x.Pointer] = true
			}
			if empty && n.felt == &x {
				w.words = append(w.words, n) // the place of its prompt
				continue
			}
			w.flatten(x.Inlines, n)
		default:
			w.fail("unknown inline %T", in)
		}
	}
}

// flattenText cuts a text at its line ends.
func (w *writer) flattenText(s string, m word) {
	for {
		line, rest, more := strings.Cut(s, "\n")
		if m.text = strings.TrimSuffix(line, "\r"); m.text != "" {
			w.words = append(w.words, m)
		}
		if !more {
			return
		}
		w.words = append(w.words, word{isBreak: true, felt: m.felt})
		s = rest
	}
}

// runs writes words, those of one address in a hyperlink.
func (w *writer) runs(ws []word) {
	for len(ws) > 0 {
		n := 1
		for n < len(ws) && ws[n].link == ws[0].link {
			n++
		}
		if ws[0].link != "" {
			w.raw(`<w:hyperlink r:id="`)
			w.text(w.hyperlink(ws[0].link))
			w.raw(`" w:history="1">`)
		}
		for i := range ws[:n] {
			w.run(&ws[i])
		}
		if ws[0].link != "" {
			w.raw("</w:hyperlink>")
		}
		ws = ws[n:]
	}
}

// run writes one run. A run has one character style: that of a link before
// Strong before Emphasis; what remains is direct formatting. A character style
// turns what the paragraph's style has (§ 17.7.3), so that stress in an italic
// quote is upright; direct formatting has to say so itself.
func (w *writer) run(x *word) {
	if x.isBreak {
		w.raw("<w:r><w:br/></w:r>")
		return
	}
	w.raw("<w:r>")
	st := &w.form.styles
	style, bold, italic := "", x.strong, x.emph
	switch {
	case x.link != "":
		style = st.Hyperlink
	case bold:
		style, bold = st.Strong, false
	case italic:
		style, italic = st.Emphasis, false
	}
	if style != "" {
		w.with(`<w:rPr><w:rStyle w:val="`, style)
		switch {
		case bold && w.under.bold:
			w.raw(`<w:b w:val="0"/><w:bCs w:val="0"/>`)
		case bold:
			w.raw("<w:b/><w:bCs/>")
		}
		switch {
		case italic && w.under.italic:
			w.raw(`<w:i w:val="0"/><w:iCs w:val="0"/>`)
		case italic:
			w.raw("<w:i/><w:iCs/>")
		}
		w.raw("</w:rPr>")
	}
	w.runText(x.text)
	w.raw("</w:r>")
}

const softHyphen = "\u00ad"

// runText writes the words of a run. A tab is an element of its own, and so is a
// soft hyphen: as a letter Word shows it wherever it stands (§ 17.3.3.29).
func (w *writer) runText(s string) {
	for s != "" {
		part, n := s, 0
		var sign literal
		if i := strings.IndexByte(part, '\t'); i >= 0 {
			part, sign, n = part[:i], "<w:tab/>", 1
		}
		if i := strings.Index(part, softHyphen); i >= 0 {
			part, sign, n = part[:i], "<w:softHyphen/>", len(softHyphen)
		}
		if part != "" {
			w.raw(`<w:t xml:space="preserve">`)
			w.text(part)
			w.raw("</w:t>")
		}
		w.raw(sign)
		s = s[len(part)+n:]
	}
}
