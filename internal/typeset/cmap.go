package typeset

import (
	"cmp"
	"encoding/binary"
	"math/bits"
	"slices"
)

// cmap is a table that leads from letters of the basic plane to glyphs, which follow each
// other from first on (OpenType 1.9, "cmap", format 4 for platform 3, encoding 1).
func cmap(letters []rune, first int) []byte {
	type segment struct{ from, to, delta uint16 } // delta leads from a letter to its glyph
	type found struct{ letter, glyph uint16 }
	all := make([]found, len(letters), len(letters)+1)
	for i, r := range letters {
		all[i] = found{uint16(r), uint16(first + i)}
	}
	slices.SortFunc(all, func(a, b found) int { return cmp.Compare(a.letter, b.letter) })
	var segments []segment
	for _, f := range append(all, found{0xFFFF, 0}) { // which must be the last
		delta := f.glyph - f.letter
		if n := len(segments) - 1; n >= 0 && segments[n].to+1 == f.letter && segments[n].delta == delta {
			segments[n].to++
			continue
		}
		segments = append(segments, segment{f.letter, f.letter, delta})
	}

	n := len(segments)
	power := bits.Len(uint(n)) - 1
	be := binary.BigEndian
	b := make([]byte, 0, 12+16+8*n)
	for _, v := range []int{0, 1, 3, 1, 0, 12, 4, 16 + 8*n, 0, 2 * n, 2 << power, power, 2*n - 2<<power} {
		b = be.AppendUint16(b, uint16(v))
	}
	for _, s := range segments {
		b = be.AppendUint16(b, s.to)
	}
	b = be.AppendUint16(b, 0)
	for _, s := range segments {
		b = be.AppendUint16(b, s.from)
	}
	for _, s := range segments {
		b = be.AppendUint16(b, s.delta)
	}
	return append(b, make([]byte, 2*n)...) // no segment has a list of its glyphs
}
