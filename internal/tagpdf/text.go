package tagpdf

import (
	"math"
	"strconv"
	"unicode/utf8"

	"notat/internal/typeset"
)

// Text draws glyphs of one line with the pen starting at x on the baseline y,
// as marked content of the current element. Its glyphs' Actual becomes
// ActualText. The line's trailing space belongs among the glyphs: it keeps the
// last word and the first of the next line apart for a reader.
func (d *Doc) Text(x, y float64, glyphs []typeset.Glyph, size float64, color string) {
	if len(glyphs) == 0 {
		return
	}
	w := textWriter{doc: d, x: x, y: d.info.Height - y, size: size, color: d.color(color)}
	for i := 0; i < len(glyphs); {
		n := clusterLength(glyphs[i:])
		w.cluster(glyphs[i : i+n])
		i += n
	}
	w.end()
	if d.link != nil && !d.artifact {
		d.linkText(x, y, glyphs, size)
	}
}

// clusterLength counts the glyphs that read as one: the first has the text.
// Substitutes in a row count as one.
func clusterLength(g []typeset.Glyph) int {
	n := 1
	for n < len(g) && (g[n].Text == "" && g[n].Actual == "" || g[n].Actual != "" && g[0].Actual != "") {
		n++
	}
	return n
}

// textWriter writes the glyphs of one line as TJ arrays.
type textWriter struct {
	doc   *Doc
	page  *page
	x, y  float64 // of the line's start, flipped
	size  float64
	color rgb
	want  float64 // where the pen shall be, from the line's start
	pen   float64 // where a reader's pen is
	rise  float64
	open  bool // inside BT ... ET
	array bool // inside [ ... ]TJ
	text  bool // inside ( ... )
}

// begin opens a text object at the wanted pen, in the current marked-content
// sequence or in a new one.
func (w *textWriter) begin() {
	w.page = w.doc.markContent()
	w.page.setFill(w.color)
	b := append(w.page.content, "BT "...)
	b = appendNumbers(b, w.x+w.want, w.y)
	w.page.content = append(b, " Td\n"...)
	w.pen = w.want
	w.open = true
}

// end closes the text object. The rise would outlive it.
func (w *textWriter) end() {
	if !w.open {
		return
	}
	w.closeArray()
	if w.rise != 0 {
		w.setRise(0)
	}
	w.page.content = append(w.page.content, "ET\n"...)
	w.open = false
}

// cluster writes glyphs that read as one. Where there are as many as letters,
// each reads as its letter; else the first reads as all. ActualText is given
// where that is not exact, as a property of a sequence of its own: readers lose
// the rest of a sequence that has another in it.
func (w *textWriter) cluster(g []typeset.Glyph) {
	text := g[0].Text
	split := len(g) > 1 && g[0].Actual == "" && utf8.RuneCountInString(text) == len(g)
	actual := ""
	if len(g) > 1 && !split {
		actual = text
	}
	if g[0].Actual != "" {
		actual = ""
		for i := range g {
			actual += g[i].Actual
		}
	}
	if w.doc.artifact { // not read at all
		actual = ""
	}
	if actual = clean(actual); actual != "" {
		w.interrupt()
		w.doc.actual = actual
	}
	for i := range g {
		switch {
		case split:
			_, size := utf8.DecodeRuneInString(text)
			w.glyph(&g[i], text[:size])
			text = text[size:]
		case g[i].Text != "":
			w.glyph(&g[i], g[i].Text)
		default:
			w.glyph(&g[i], unread)
		}
	}
	if actual != "" {
		w.interrupt()
		w.doc.actual = ""
	}
}

// interrupt ends the marked-content sequence; the next glyph opens a new one.
func (w *textWriter) interrupt() {
	w.end()
	w.doc.closeMark()
}

// glyph writes one glyph, with a TJ adjustment before it where the reader's pen
// is half a thousandth of the size or more from where it should be.
func (w *textWriter) glyph(g *typeset.Glyph, text string) {
	if !w.open {
		w.begin()
	}
	f := w.doc.face(g.Font)
	if f != w.page.font || w.size != w.page.size {
		w.closeArray()
		b := append(w.page.content, f.resource...)
		b = append(b, ' ')
		b = appendNumber(b, w.size)
		w.page.content = append(b, " Tf\n"...)
		w.page.font, w.page.size = f, w.size
	}
	if g.YOffset != w.rise {
		w.closeArray()
		w.setRise(g.YOffset)
	}
	code, width := f.code(w.doc, g.ID, text)
	b := w.page.content
	if !w.array {
		b = append(b, '[')
		w.array = true
	}
	if w.size > 0 {
		if off := math.Round((w.want + g.XOffset - w.pen) * 1000 / w.size); off != 0 && math.Abs(off) < 1e6 {
			if w.text {
				b = append(b, ')')
				w.text = false
			}
			b = strconv.AppendInt(b, int64(-off), 10)
			w.pen += off * w.size / 1000
		}
	}
	if !w.text {
		b = append(b, '(')
		w.text = true
	}
	b = appendStringByte(b, byte(code>>8))
	w.page.content = appendStringByte(b, byte(code))
	w.pen += width * w.size / 1000
	w.want += g.Advance
}

func (w *textWriter) setRise(v float64) {
	w.page.content = append(appendNumber(w.page.content, v), " Ts\n"...)
	w.rise = v
}

func (w *textWriter) closeArray() {
	if w.text {
		w.page.content = append(w.page.content, ')')
	}
	if w.array {
		w.page.content = append(w.page.content, "]TJ\n"...)
	}
	w.text, w.array = false, false
}
