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

// face is a font as one document uses it, which is up to two fonts of the file with one
// program: a simple one for the usual letters, whose codes are those of WinAnsiEncoding in
// every document, and a composite one for all else. Its codes have two bytes and are the
// glyph numbers of the program, in order of first use. A glyph that reads as two different
// texts gets two codes.
type face struct {
	font          *typeset.Font
	simple, other string // their resources: "F1", "G1"
	number        int    // of simple in the file, 0 where nothing is drawn with it
	otherNumber   int

	usual  *typeset.Usual
	drawn  letters  // of the usual
	glyphs []uint16 // of the other codes, from 1
	texts  []string // what they read as
	others map[glyphText]uint16
	words  map[*typeset.Word]*shown // with others among them
}

// letters is a set of usual letters, by their codes.
type letters [4]uint64

func (l *letters) add(c uint8)      { l[c/64] |= 1 << (c % 64) }
func (l *letters) has(c uint8) bool { return l[c/64]>>(c%64)&1 != 0 }

func (l *letters) join(m *letters) {
	for i := range l {
		l[i] |= m[i]
	}
}

// shown is a word as it stands in a TJ array, from within a string to within
// one: codes of one font, and the moves of the pen between them.
type shown struct {
	tj    []byte
	pen   float64 // how far a reader's pen goes, in parts of the size
	other bool    // codes of the composite font
	usual letters // that it is of; else
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
	s = f.show(d, w)
	if s != nil && !s.other {
		w.Kept.Store(s)
		return s
	}
	if f.words == nil {
		f.words = map[*typeset.Word]*shown{}
	}
	f.words[w] = s
	return s
}

// show is shown for a word that was not shown before.
func (f *face) show(d *Doc, w *typeset.Word) *shown {
	s := &shown{tj: make([]byte, 0, len(w.Glyphs)+8)}
	for i := range w.Glyphs {
		g := &w.Glyphs[i]
		if g.From == g.To || g.YOffset != 0 {
			return nil
		}
		if c := f.usual.Code(g.ID, w.Text[g.From:g.To]); c != 0 {
			s.usual.add(c)
		} else {
			s.other = true
		}
	}
	if s.other {
		s.usual = letters{}
	}
	f.drawn.join(&s.usual)
	unit := 1000 / float64(f.font.UnitsPerEm())
	pen, want := 0.0, 0.0 // in thousandths
	for i := range w.Glyphs {
		g := &w.Glyphs[i]
		if off := math.Round(want + float64(g.XOffset)*unit - pen); off != 0 {
			s.tj = appendAdjustment(s.tj, off)
			pen += off
		}
		if text := w.Text[g.From:g.To]; s.other {
			s.tj = appendCode(s.tj, f.otherCode(d, g.ID, text))
		} else {
			s.tj = appendStringByte(s.tj, f.usual.Code(g.ID, text))
		}
		pen += f.width(g.ID)
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

// use gives the document's use of f.
func (d *Doc) use(f *typeset.Font) *face {
	u, ok := d.faces[f]
	if !ok {
		n := strconv.Itoa(len(d.fonts) + 1)
		u = &face{font: f, simple: "F" + n, other: "G" + n, usual: f.Usual()}
		d.faces[f] = u
		d.fonts = append(d.fonts, u)
		if f.Descriptor().Restricted {
			d.fail(fmt.Errorf("tagpdf: font %s forbids embedding", f.Name()))
		}
	}
	d.last = u
	return u
}

// otherCode gives the code of glyph id reading as text in the composite font. A glyph that
// is missing is a fault of the document: PDF/UA and PDF/A forbid .notdef (ISO 14289-1, 7.21.8).
func (f *face) otherCode(d *Doc, id uint16, text string) uint16 {
	if id == 0 || int(id) >= f.font.Glyphs() {
		d.fail(fmt.Errorf("tagpdf: font %s has no glyph for %q", f.font.Name(), text))
		return 0
	}
	key := glyphText{id, text}
	if c, ok := f.others[key]; ok {
		return c
	}
	if len(f.glyphs) == maxCodes {
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
	c := uint16(len(f.glyphs))
	f.others[key] = c
	return c
}

// width gives how far a reader's pen goes for a glyph, in thousandths of an em.
func (f *face) width(id uint16) float64 { return f.font.Advance(id) * 1000 }

// usualDrawn gives the codes of the usual letters that the document draws. Some readers draw
// the space for the no-break one, as the encoding has it (ISO 32000-1, D.2).
func (f *face) usualDrawn() []uint8 {
	if f.drawn.has(0xA0) {
		f.drawn.add(' ')
	}
	codes := make([]uint8, 0, 96)
	for c := range f.usual.Glyphs {
		if f.drawn.has(uint8(c)) {
			codes = append(codes, uint8(c))
		}
	}
	return codes
}

// write adds the font or the two (ISO 32000-1, 9.6 and 9.7).
func (f *face) write(out *file, s *subset) {
	name := s.tag + "+" + f.font.Descriptor().Name
	program := out.reserve()
	out.stream(program, "/Filter/FlateDecode/Length1 "+strconv.Itoa(s.size), s.program)
	if len(s.codes) > 0 {
		f.number = out.reserve()
		out.begin(f.number)
		out.raw("<</Type/Font/Subtype/TrueType/BaseFont")
		out.name(name)
		out.raw("/Encoding/WinAnsiEncoding/FirstChar ")
		out.int(int(s.codes[0]))
		out.raw("/LastChar ")
		out.int(int(s.codes[len(s.codes)-1]))
		out.raw("/Widths[")
		next := s.codes[0]
		for _, c := range s.codes {
			for ; next < c; next++ {
				out.raw("0 ")
			}
			out.buf = append(appendNumber(out.buf, f.width(f.usual.Glyphs[c])), ' ')
			next++
		}
		out.raw("]/FontDescriptor ")
		out.ref(out.reserve())
		out.raw(">>")
		out.end()
		f.describe(out, name, nonsymbolic, program)
	}
	if s.cmap != nil {
		f.writeOther(out, name, program, s.cmap)
	}
}

// writeOther adds the composite font.
func (f *face) writeOther(out *file, name string, program int, cmap []byte) {
	f.otherNumber = out.reserve()
	cid, unicode := out.reserve(), out.reserve()
	out.begin(f.otherNumber)
	out.raw("<</Type/Font/Subtype/Type0/BaseFont")
	out.name(name)
	out.raw("/Encoding/Identity-H/DescendantFonts[")
	out.ref(cid)
	out.raw("]/ToUnicode ")
	out.ref(unicode)
	out.raw(">>")
	out.end()

	out.begin(cid)
	out.raw("<</Type/Font/Subtype/CIDFontType2/BaseFont")
	out.name(name)
	out.raw("/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CIDToGIDMap/Identity/DW ")
	out.buf = appendNumber(out.buf, f.width(0))
	out.raw("/W[1[")
	for _, id := range f.glyphs {
		out.buf = append(appendNumber(out.buf, f.width(id)), ' ')
	}
	out.raw("]]/FontDescriptor ")
	out.ref(out.reserve())
	out.raw(">>")
	out.end()
	f.describe(out, name, symbolic, program)
	out.stream(unicode, "/Filter/FlateDecode", cmap)
}

// What a descriptor says of the letters that a font has (9.8.2): those of the standard Latin
// set, or others.
const (
	symbolic    = 1 << 2
	nonsymbolic = 1 << 5
)

// describe adds a font's descriptor, as the object reserved last.
func (f *face) describe(out *file, name string, set uint32, program int) {
	desc := f.font.Descriptor()
	out.begin(len(out.objects) - 1)
	out.raw("<</Type/FontDescriptor/FontName")
	out.name(name)
	out.raw("/Flags ")
	out.int(int(desc.Flags | set))
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

// cmap writes the ToUnicode CMap of codes from 1 on, which read as texts (9.10.3).
func cmap(texts []string) []byte {
	b := make([]byte, 0, 400+20*len(texts))
	b = append(b, "/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n"+
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"+
		"/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n"+
		"1 begincodespacerange<0000><FFFF>endcodespacerange\n"...)
	code := uint16(1)
	for block := range slices.Chunk(texts, cmapBlock) {
		b = appendInt(b, len(block))
		b = append(b, " beginbfchar\n"...)
		for _, text := range block {
			b = append(b, '<')
			b = appendHex16(b, code)
			b = append(b, "><"...)
			b = appendUTF16Hex(b, text)
			b = append(b, ">\n"...)
			code++
		}
		b = append(b, "endbfchar\n"...)
	}
	return append(b, "endcmap CMapName currentdict/CMap defineresource pop end end"...)
}
