package tagpdf

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"

	"notat/internal/typeset"
)

// face is a font as one document uses it. Text is written in codes of two bytes,
// which are the glyph numbers of the embedded subset: the usual letters have their
// numbers, whether they are drawn or not, and what is drawn besides follows behind
// them in order of first use. A glyph that reads as two different texts gets two codes.
type face struct {
	font     *typeset.Font
	resource string // "F1"
	number   int

	usual  *typeset.Usual
	drawn  letters  // of the usual
	glyphs []uint16 // of the codes behind the usual
	texts  []string // what they read as
	others map[glyphText]uint16
	words  map[*typeset.Word]*shown // with others among them
}

// letters is a set of usual letters, by their numbers less one.
type letters [typeset.MaxUsual / 64]uint64

func (l *letters) add(i int)      { l[i/64] |= 1 << (i % 64) }
func (l *letters) has(i int) bool { return l[i/64]>>(i%64)&1 != 0 }

func (l *letters) join(m *letters) {
	for i := range l {
		l[i] |= m[i]
	}
}

// shown is a word as it stands in a TJ array, from within a string to within
// one: codes, and the moves of the pen between them.
type shown struct {
	tj    []byte
	pen   float64 // how far a reader's pen goes, in parts of the size
	usual letters // that it is of
}

// shown gives a word in codes of the face, the same for each time and size that
// it is drawn in, and for all documents where its letters are usual; nil where glyphs
// of it need more than a place on the line.
func (f *face) shown(d *Doc, w *typeset.Word) *shown {
	if s, ok := w.Kept.Load().(*shown); ok {
		f.drawn.join(&s.usual)
		return s
	}
	s, ok := f.words[w]
	if ok {
		return s
	}
	s, usual := f.show(d, w)
	if usual {
		w.Kept.Store(s)
		return s
	}
	if f.words == nil {
		f.words = map[*typeset.Word]*shown{}
	}
	f.words[w] = s
	return s
}

// show is shown for a word that was not shown before. It tells whether all letters
// of it are usual.
func (f *face) show(d *Doc, w *typeset.Word) (s *shown, usual bool) {
	for i := range w.Glyphs {
		if g := &w.Glyphs[i]; g.From == g.To || g.YOffset != 0 {
			return nil, false
		}
	}
	s, usual = &shown{tj: make([]byte, 0, 2*len(w.Glyphs)+8)}, true
	unit := 1000 / float64(f.font.UnitsPerEm())
	pen, want := 0.0, 0.0 // in thousandths
	for i := range w.Glyphs {
		g := &w.Glyphs[i]
		if off := math.Round(want + float64(g.XOffset)*unit - pen); off != 0 {
			s.tj = appendAdjustment(s.tj, off)
			pen += off
		}
		code := f.code(d, g.ID, w.Text[g.From:g.To])
		s.tj = appendCode(s.tj, code)
		if n := int(code) - 1; n >= 0 && n < len(f.usual.Glyphs) {
			s.usual.add(n)
		} else {
			usual = false
		}
		pen += f.width(g.ID)
		want += float64(g.Advance) * unit
	}
	s.pen = pen / 1000
	return s, usual
}

type glyphText struct {
	id   uint16
	text string
}

// unread is the text of a further glyph of a cluster: its first glyph reads as
// all of it. Every code must read as something (ISO 14289-1, 7.21.7).
const unread = "\u200B"

const maxCodes = 0xFFFF

var errTooManyGlyphs = errors.New("tagpdf: more than 65535 different glyphs of one font")

// face gives the document's use of f.
func (d *Doc) face(f *typeset.Font) *face {
	if d.last != nil && d.last.font == f {
		return d.last
	}
	u, ok := d.faces[f]
	if !ok {
		u = &face{font: f, resource: fmt.Sprintf("F%d", len(d.fonts)+1), usual: f.Usual()}
		d.faces[f] = u
		d.fonts = append(d.fonts, u)
		if f.Descriptor().Restricted {
			d.fail(fmt.Errorf("tagpdf: font %s forbids embedding", f.Name()))
		}
	}
	d.last = u
	return u
}

// code gives the code of glyph id reading as text. A glyph that is missing is a fault
// of the document: PDF/UA and PDF/A forbid .notdef (ISO 14289-1, 7.21.8).
func (f *face) code(d *Doc, id uint16, text string) uint16 {
	if n := f.usual.Number(id, text); n != 0 {
		f.drawn.add(n - 1)
		return uint16(n)
	}
	if id == 0 || int(id) >= f.font.Glyphs() {
		d.fail(fmt.Errorf("tagpdf: font %s has no glyph for %q", f.font.Name(), text))
		return 0
	}
	key := glyphText{id, text}
	if c, ok := f.others[key]; ok {
		return c
	}
	if len(f.usual.Glyphs)+len(f.glyphs) == maxCodes {
		d.fail(errTooManyGlyphs)
		return 0
	}
	if text == "" {
		text = unread
	}
	f.glyphs = append(f.glyphs, id)
	f.texts = append(f.texts, text)
	if f.others == nil {
		f.others = map[glyphText]uint16{}
	}
	c := uint16(len(f.usual.Glyphs) + len(f.glyphs))
	f.others[key] = c
	return c
}

// width gives how far a reader's pen goes for a glyph, in thousandths of an em.
func (f *face) width(id uint16) float64 { return f.font.Advance(id) * 1000 }

// coded is a code that the document draws.
type coded struct {
	code, glyph uint16
	text        string
}

// codes gives those that the document draws, in order, and as glyphs of the subset,
// with 0 for those between that it does not draw.
func (f *face) codes() (all []coded, glyphs []uint16) {
	all = make([]coded, 0, len(f.usual.Glyphs)+len(f.glyphs))
	for i, id := range f.usual.Glyphs {
		if f.drawn.has(i) {
			all = append(all, coded{uint16(i + 1), id, f.usual.Texts[i]})
		}
	}
	for i, id := range f.glyphs {
		all = append(all, coded{uint16(len(f.usual.Glyphs) + i + 1), id, f.texts[i]})
	}
	if n := len(all); n > 0 {
		glyphs = make([]uint16, all[n-1].code)
		for _, c := range all {
			glyphs[c.code-1] = c.glyph
		}
	}
	return all, glyphs
}

// writeFont adds the five objects of a composite font (ISO 32000-1, 9.7).
func (f *face) write(out *file, s *subset) {
	desc := f.font.Descriptor()
	name := s.tag + "+" + desc.Name
	f.number = out.reserve()
	cid, descriptor, program, cmap := out.reserve(), out.reserve(), out.reserve(), out.reserve()

	out.begin(f.number)
	out.raw("<</Type/Font/Subtype/Type0/BaseFont")
	out.name(name)
	out.raw("/Encoding/Identity-H/DescendantFonts[")
	out.ref(cid)
	out.raw("]/ToUnicode ")
	out.ref(cmap)
	out.raw(">>")
	out.end()

	out.begin(cid)
	out.raw("<</Type/Font/Subtype/CIDFontType2/BaseFont")
	out.name(name)
	out.raw("/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CIDToGIDMap/Identity/FontDescriptor ")
	out.ref(descriptor)
	out.raw("/DW ")
	out.buf = appendNumber(out.buf, f.font.Advance(0)*1000)
	out.raw("/W[")
	out.buf = append(out.buf, s.widths...)
	out.raw("]>>")
	out.end()

	out.begin(descriptor)
	out.raw("<</Type/FontDescriptor/FontName")
	out.name(name)
	out.raw("/Flags ")
	out.int(int(desc.Flags))
	out.raw("/FontBBox[")
	for _, v := range desc.BBox {
		out.int(v)
		out.raw(" ")
	}
	out.raw("]/ItalicAngle ")
	out.buf = appendNumber(out.buf, desc.ItalicAngle)
	for _, v := range []struct {
		key   literal
		value int
	}{{"/Ascent ", desc.Ascent}, {"/Descent ", desc.Descent}, {"/CapHeight ", desc.CapHeight}, {"/StemV ", desc.StemV}} {
		out.raw(v.key)
		out.int(v.value)
	}
	out.raw("/FontFile2 ")
	out.ref(program)
	out.raw(">>")
	out.end()

	out.stream(program, "/Filter/FlateDecode/Length1 "+strconv.Itoa(s.size), s.program)
	out.stream(cmap, "/Filter/FlateDecode", s.cmap)
}

// subsetTag is six letters that tell this subset from others (9.6.4).
func subsetTag(program []byte) string {
	sum := sha256.Sum256(program)
	var tag [6]byte
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	return string(tag[:])
}

// cmapBlock is the most entries a beginbfchar section may have (Adobe
// Technical Note 5014).
const cmapBlock = 100

// cmap writes the ToUnicode CMap of exactly the codes in use (9.10.3).
func cmap(codes []coded) []byte {
	b := make([]byte, 0, 400+20*len(codes))
	b = append(b, "/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n"+
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"+
		"/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n"+
		"1 begincodespacerange<0000><FFFF>endcodespacerange\n"...)
	for block := range slices.Chunk(codes, cmapBlock) {
		b = appendInt(b, len(block))
		b = append(b, " beginbfchar\n"...)
		for _, c := range block {
			b = append(b, '<')
			b = appendHex16(b, c.code)
			b = append(b, "><"...)
			b = appendUTF16Hex(b, c.text)
			b = append(b, ">\n"...)
		}
		b = append(b, "endbfchar\n"...)
	}
	return append(b, "endcmap CMapName currentdict/CMap defineresource pop end end"...)
}

// widths writes how wide the glyphs of the codes are, each row of codes by its first (9.7.4.3).
func (f *face) widths(codes []coded) []byte {
	b := make([]byte, 0, 6*len(codes))
	for i, c := range codes {
		if i == 0 || c.code != codes[i-1].code+1 {
			if i > 0 {
				b = append(b, ']')
			}
			b = append(appendInt(b, int(c.code)), '[')
		} else {
			b = append(b, ' ')
		}
		b = appendNumber(b, f.width(c.glyph))
	}
	if len(codes) > 0 {
		b = append(b, ']')
	}
	return b
}
