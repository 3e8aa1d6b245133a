package tagpdf

import (
	"math"
	"unicode/utf8"

	"notat/internal/typeset"
)

// Text draws runs of one line with the pen starting at x on the baseline y, as
// marked content of the current element. A Word's Actual becomes ActualText. The
// line's trailing space belongs among the runs: it keeps the last word and the
// first of the next line apart for a reader.
func (d *Doc) Text(x, y float64, runs []typeset.Run, size float64, color string) {
	if len(runs) == 0 {
		return
	}
	w := textWriter{doc: d, x: x, y: d.needPage().height - y, size: size, color: d.color(color)}
	for i := 0; i < len(runs); {
		if runs[i].Word.Actual == "" || d.artifact { // an artifact is not read at all
			w.run(&runs[i])
			i++
			continue
		}
		n := substituted(runs[i:])
		w.substitutes(runs[i : i+n])
		i += n
	}
	w.end()
	if d.link != nil && !d.artifact {
		d.linkText(x, y, runs, size)
	}
}

// substituted counts the runs at the start that stand in for something else:
// in a row they count as one.
func substituted(runs []typeset.Run) (n int) {
	for n < len(runs) && runs[n].Word.Actual != "" {
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
	open  bool  // inside BT ... ET
	array bool  // inside [( ... )]TJ
	face  *face // of the array
	other bool  // codes of its composite font
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

// run writes the glyphs of a run.
func (w *textWriter) run(r *typeset.Run) {
	f := w.doc.last
	if f == nil || f.font != r.Word.Font {
		f = w.doc.use(r.Word.Font)
	}
	if r.Shift == 0 && int(r.To-r.From) == len(r.Word.Glyphs) {
		if s := f.shown(w.doc, r.Word); s != nil {
			w.ready(f, s.other, 0)
			w.adjust(0)
			w.page.content = append(w.page.content, s.tj...)
			w.pen += s.pen * w.size
			w.want += r.Word.Width(w.size)
			return
		}
	}
	glyphs := r.Glyphs()
	scale := w.size / float64(r.Word.Font.UnitsPerEm())
	for i := 0; i < len(glyphs); {
		n := 1
		for i+n < len(glyphs) && glyphs[i+n].From == glyphs[i+n].To {
			n++
		}
		text := r.Word.Text[glyphs[i].From:glyphs[i].To]
		if n == 1 {
			w.glyph(f, &glyphs[i], float64(r.Shift), scale, text)
		} else {
			w.cluster(f, glyphs[i:i+n], float64(r.Shift), scale, text)
		}
		i += n
	}
}

// cluster writes glyphs that read as one. Where there are as many as letters,
// each reads as its letter; else the first reads as all, and ActualText says so
// where that is not otherwise exact.
func (w *textWriter) cluster(f *face, glyphs []typeset.Glyph, shift, scale float64, text string) {
	if utf8.RuneCountInString(text) == len(glyphs) {
		for i := range glyphs {
			_, size := utf8.DecodeRuneInString(text)
			w.glyph(f, &glyphs[i], shift, scale, text[:size])
			text = text[size:]
		}
		return
	}
	w.actual(text, func() {
		for i := range glyphs {
			w.glyph(f, &glyphs[i], shift, scale, text)
			text = unread
		}
	})
}

// substitutes writes runs that read as something else.
func (w *textWriter) substitutes(runs []typeset.Run) {
	actual := ""
	for i := range runs {
		actual += runs[i].Word.Actual
	}
	w.actual(actual, func() {
		for i := range runs {
			w.run(&runs[i])
		}
	})
}

// actual writes what is drawn with an ActualText, a property of a sequence of
// its own: readers lose the rest of a sequence that has another in it.
func (w *textWriter) actual(text string, write func()) {
	if text = clean(text); text == "" || w.doc.artifact || w.doc.actual != "" {
		write()
		return
	}
	w.interrupt()
	w.doc.actual = text
	write()
	w.interrupt()
	w.doc.actual = ""
}

// interrupt ends the marked-content sequence; the next glyph opens a new one.
func (w *textWriter) interrupt() {
	w.end()
	w.doc.closeMark()
}

// glyph writes one glyph. scale is a unit of its font in points.
func (w *textWriter) glyph(f *face, g *typeset.Glyph, shift, scale float64, text string) {
	c := f.usual.Code(g.ID, text)
	w.ready(f, c == 0, float64(g.YOffset)*scale)
	w.adjust(float64(g.XOffset)*scale + shift)
	if c != 0 {
		f.drawn.add(c)
		w.page.content = appendStringByte(w.page.content, c)
	} else {
		w.page.content = appendCode(w.page.content, f.otherCode(w.doc, g.ID, text))
	}
	w.pen += f.width(g.ID) * w.size / 1000
	w.want += float64(g.Advance) * scale
}

// resource gives the name of the font for usual letters, or for others.
func (f *face) resource(other bool) string {
	if other {
		return f.other
	}
	return f.simple
}

// ready opens what is needed to write codes of a face.
func (w *textWriter) ready(f *face, other bool, rise float64) {
	if w.array && w.face == f && w.other == other && w.rise == rise {
		return
	}
	if !w.open {
		w.begin()
	}
	font := f.resource(other)
	if font != w.page.font || w.size != w.page.size {
		w.closeArray()
		b := append(append(w.page.content, '/'), font...)
		b = append(b, ' ')
		b = appendNumber(b, w.size)
		w.page.content = append(b, " Tf\n"...)
		w.page.font, w.page.size = font, w.size
	}
	if rise != w.rise {
		w.closeArray()
		w.setRise(rise)
	}
	if !w.array {
		w.page.content = append(w.page.content, "[("...)
		w.array, w.face, w.other = true, f, other
	}
}

// adjust moves a reader's pen to where it should be and by so much to the
// right, where that is half a thousandth of the size or more away.
func (w *textWriter) adjust(by float64) {
	off := w.want + by - w.pen
	if math.Abs(off) <= w.size/4000 || w.size <= 0 { // the first is soon told of nearly all
		return
	}
	off = off * 1000 / w.size
	if math.Abs(off) < 0.5 || math.Abs(off) >= 1e6 {
		return
	}
	off = math.Round(off)
	w.page.content = appendAdjustment(w.page.content, off)
	w.pen += off * w.size / 1000
}

// appendAdjustment writes a move of the pen, in thousandths of the size, between
// two codes.
func appendAdjustment(b []byte, off float64) []byte {
	return append(appendInt(append(b, ')'), int(-off)), '(')
}

func appendCode(b []byte, code uint16) []byte {
	return appendStringByte(appendStringByte(b, byte(code>>8)), byte(code))
}

func (w *textWriter) setRise(v float64) {
	w.page.content = append(appendNumber(w.page.content, v), " Ts\n"...)
	w.rise = v
}

func (w *textWriter) closeArray() {
	if w.array {
		w.page.content = append(w.page.content, ")]TJ\n"...)
	}
	w.array = false
}
