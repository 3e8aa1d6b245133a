package typeset

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math/bits"
	"slices"
)

// Subset gives a TrueType file with .notdef as glyph 0 and then glyphs in the
// order given: glyphs[0] becomes 1. A glyph may stand there more than once. Parts of
// composite glyphs follow after them. The last of the glyphs are found by letters, one for
// each: a cmap table leads from them; without letters there is none. Outlines, hints and
// advances are those of the font; the same arguments give the same bytes. A glyph that does
// not exist, or whose outline is malformed, gives an error.
func (f *Font) Subset(glyphs []uint16, letters []rune) ([]byte, error) {
	b := subset{font: f.sfnt, order: append(make([]uint16, 1, len(glyphs)+1), glyphs...), number: make(map[uint16]uint16, len(glyphs)+1)}
	for i, id := range b.order {
		if int(id) >= f.sfnt.glyphs || i > 0xFFFF {
			return nil, fmt.Errorf("font %s: glyph %d does not exist", f.name, id)
		}
		if _, twice := b.number[id]; !twice {
			b.number[id] = uint16(i)
		}
	}
	if err := b.draw(); err != nil {
		return nil, fmt.Errorf("font %s: %w", f.name, err)
	}
	if len(letters) > 0 {
		b.cmap = cmap(letters, len(glyphs)-len(letters)+1)
	}
	return b.file(), nil
}

// subset is a TrueType file being made.
type subset struct {
	font   *sfnt
	order  []uint16          // new number to old
	number map[uint16]uint16 // old number to new
	glyf   []byte
	loca   []byte
	hmtx   []byte
	cmap   []byte
}

// draw copies the outlines; order grows while it runs.
func (b *subset) draw() error {
	for i := 0; i < len(b.order); i++ {
		id := b.order[i]
		b.loca = binary.BigEndian.AppendUint32(b.loca, uint32(len(b.glyf)))
		b.hmtx = binary.BigEndian.AppendUint16(b.hmtx, b.font.advance(id))
		b.hmtx = binary.BigEndian.AppendUint16(b.hmtx, b.font.bearing(id))
		outline, err := b.font.outline(id)
		if err != nil {
			return err
		}
		from := len(b.glyf)
		b.glyf = append(b.glyf, outline...)
		if len(outline) >= 10 && i16(outline, 0) < 0 {
			if err := b.composite(b.glyf[from:]); err != nil {
				return fmt.Errorf("glyph %d: %w", id, err)
			}
		}
		for len(b.glyf)%4 != 0 {
			b.glyf = append(b.glyf, 0)
		}
	}
	b.loca = binary.BigEndian.AppendUint32(b.loca, uint32(len(b.glyf)))
	return nil
}

// Flags of a part of a composite glyph (OpenType 1.9, "glyf").
const (
	wordArguments = 1 << 0
	haveScale     = 1 << 3
	moreParts     = 1 << 5
	haveXYScale   = 1 << 6
	haveTwoByTwo  = 1 << 7
)

// composite gives the parts of a composite glyph their new numbers, in place.
func (b *subset) composite(glyph []byte) error {
	for at := 10; ; {
		if at+4 > len(glyph) {
			return errShort
		}
		flags, id := u16(glyph, at), u16(glyph, at+2)
		if int(id) >= b.font.glyphs {
			return fmt.Errorf("its part %d does not exist", id)
		}
		number, ok := b.number[id]
		if !ok {
			if len(b.order) > 0xFFFF {
				return fmt.Errorf("too many parts")
			}
			number = uint16(len(b.order))
			b.order = append(b.order, id)
			b.number[id] = number
		}
		binary.BigEndian.PutUint16(glyph[at+2:], number)
		at += 6
		if flags&wordArguments != 0 {
			at += 2
		}
		switch {
		case flags&haveScale != 0:
			at += 2
		case flags&haveXYScale != 0:
			at += 4
		case flags&haveTwoByTwo != 0:
			at += 8
		}
		if flags&moreParts == 0 {
			return nil
		}
	}
}

// file writes the tables, in the order of their tags as the format asks.
func (b *subset) file() []byte {
	head := bytes.Clone(b.font.tables["head"][:headSize])
	binary.BigEndian.PutUint32(head[8:], 0)  // checkSumAdjustment: set at the end
	binary.BigEndian.PutUint16(head[50:], 1) // long loca
	hhea := bytes.Clone(b.font.tables["hhea"][:hheaSize])
	binary.BigEndian.PutUint16(hhea[34:], uint16(len(b.order)))
	maxp := bytes.Clone(b.font.tables["maxp"])
	binary.BigEndian.PutUint16(maxp[4:], uint16(len(b.order)))

	tables := []table{
		{"cmap", b.cmap}, {"cvt ", b.font.tables["cvt "]}, {"fpgm", b.font.tables["fpgm"]}, {"glyf", b.glyf}, {"head", head}, {"hhea", hhea},
		{"hmtx", b.hmtx}, {"loca", b.loca}, {"maxp", maxp}, {"prep", b.font.tables["prep"]},
	}
	return writeSfnt(slices.DeleteFunc(tables, func(t table) bool { return len(t.data) == 0 && t.tag != "glyf" }))
}

// table is a table of a TrueType file.
type table struct {
	tag  string
	data []byte
}

// writeSfnt gives a TrueType file of tables in the order of their tags; one is head.
func writeSfnt(tables []table) []byte {
	size := 0
	for _, t := range tables {
		size += 16 + len(t.data) + 3
	}
	n := len(tables)
	power := bits.Len(uint(n)) - 1
	out := make([]byte, 0, 12+size)
	out = append(out, 0, 1, 0, 0)
	for _, v := range []int{n, 16 << power, power, 16*n - 16<<power} {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	at, headAt := 12+16*n, 0
	for _, t := range tables {
		if t.tag == "head" {
			headAt = at
		}
		out = append(out, t.tag...)
		out = binary.BigEndian.AppendUint32(out, checksum(t.data))
		out = binary.BigEndian.AppendUint32(out, uint32(at))
		out = binary.BigEndian.AppendUint32(out, uint32(len(t.data)))
		at += (len(t.data) + 3) &^ 3
	}
	for _, t := range tables {
		out = append(out, t.data...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	binary.BigEndian.PutUint32(out[headAt+8:], 0xB1B0AFBA-checksum(out))
	return out
}

// checksum is the sum of the big-endian words, the last one filled up with zeros.
func checksum(b []byte) (sum uint32) {
	for ; len(b) >= 4; b = b[4:] {
		sum += u32(b, 0)
	}
	if len(b) > 0 {
		var last [4]byte
		copy(last[:], b)
		sum += u32(last[:], 0)
	}
	return sum
}
