package tagpdf

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"math"
	"strconv"

	"notat/internal/typeset"
)

// face is a font as one document uses it. Text is written in codes of two
// bytes, numbered in order of first use, which are the glyph numbers of the
// embedded subset. A glyph that reads as two different texts gets two codes.
type face struct {
	font     *typeset.Font
	resource string // "F1"
	number   int

	first  []uint16 // glyph to its first code, 0 for none
	others map[glyphText]uint16
	glyphs []uint16  // of code 1, 2 ...
	texts  []string  // what they read as
	widths []float64 // thousandths of an em
	words  map[*typeset.Word]*shown
}

// shown is a word as it stands in a TJ array, from within a string to within
// one: codes, and the moves of the pen between them.
type shown struct {
	tj  []byte
	pen float64 // how far a reader's pen goes, in parts of the size
}

// shown gives a word in codes of the face, the same for each time and size that
// it is drawn in; nil where glyphs of it need more than a place on the line.
func (f *face) shown(d *Doc, w *typeset.Word) *shown {
	s, ok := f.words[w]
	if !ok {
		s = f.show(d, w)
		if f.words == nil {
			f.words = map[*typeset.Word]*shown{}
		}
		f.words[w] = s
	}
	return s
}

func (f *face) show(d *Doc, w *typeset.Word) *shown {
	for i := range w.Glyphs {
		if g := &w.Glyphs[i]; g.From == g.To || g.YOffset != 0 {
			return nil
		}
	}
	s := &shown{tj: make([]byte, 0, 2*len(w.Glyphs)+8)}
	unit := 1000 / float64(f.font.UnitsPerEm())
	pen, want := 0.0, 0.0 // in thousandths
	for i := range w.Glyphs {
		g := &w.Glyphs[i]
		if off := math.Round(want + float64(g.XOffset)*unit - pen); off != 0 {
			s.tj = appendAdjustment(s.tj, off)
			pen += off
		}
		code, width := f.code(d, g.ID, w.Text[g.From:g.To])
		s.tj = appendCode(s.tj, code)
		pen += width
		want += float64(g.Advance) * unit
	}
	s.pen = pen / 1000
	return s
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
		u = &face{font: f, resource: fmt.Sprintf("F%d", len(d.fonts)+1), first: make([]uint16, f.Glyphs())}
		d.faces[f] = u
		d.fonts = append(d.fonts, u)
		if f.Descriptor().Restricted {
			d.fail(fmt.Errorf("tagpdf: font %s forbids embedding", f.Name()))
		}
	}
	d.last = u
	return u
}

// code gives the code of glyph id reading as text, and its width in thousandths
// of an em. A glyph that is missing is a fault of the document: PDF/UA and
// PDF/A forbid .notdef (ISO 14289-1, 7.21.8).
func (f *face) code(d *Doc, id uint16, text string) (uint16, float64) {
	if id == 0 || int(id) >= len(f.first) {
		d.fail(fmt.Errorf("tagpdf: font %s has no glyph for %q", f.font.Name(), text))
		return 0, 0
	}
	if c := f.first[id]; c != 0 && f.texts[c-1] == text {
		return c, f.widths[c-1]
	}
	key := glyphText{id, text}
	if c, ok := f.others[key]; ok {
		return c, f.widths[c-1]
	}
	if len(f.glyphs) == maxCodes {
		d.fail(errTooManyGlyphs)
		return 0, 0
	}
	if text == "" {
		text = unread
	}
	f.glyphs = append(f.glyphs, id)
	f.texts = append(f.texts, text)
	f.widths = append(f.widths, f.font.Advance(id)*1000)
	c := uint16(len(f.glyphs))
	if f.first[id] == 0 {
		f.first[id] = c
	} else {
		if f.others == nil {
			f.others = map[glyphText]uint16{}
		}
		f.others[key] = c
	}
	return c, f.widths[c-1]
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
	out.raw("/W[1[")
	out.buf = appendNumbers(out.buf, f.widths...)
	out.raw("]]>>")
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
func (f *face) cmap() []byte {
	b := make([]byte, 0, 400+20*len(f.texts))
	b = append(b, "/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n"+
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"+
		"/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n"+
		"1 begincodespacerange<0000><FFFF>endcodespacerange\n"...)
	for from := 0; from < len(f.texts); from += cmapBlock {
		block := f.texts[from:min(from+cmapBlock, len(f.texts))]
		b = appendInt(b, len(block))
		b = append(b, " beginbfchar\n"...)
		for i, text := range block {
			b = append(b, '<')
			b = appendHex16(b, uint16(from+i+1))
			b = append(b, "><"...)
			b = appendUTF16Hex(b, text)
			b = append(b, ">\n"...)
		}
		b = append(b, "endbfchar\n"...)
	}
	return append(b, "endcmap CMapName currentdict/CMap defineresource pop end end"...)
}
