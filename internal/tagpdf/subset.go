package tagpdf

import (
	"context"
	"encoding/binary"
	"hash/maphash"
	"slices"
	"sync/atomic"
	"weak"

	"notat/internal/typeset"
)

// subset is what a file carries of a font, packed.
type subset struct {
	program []byte
	size    int // of program before compression, in bytes
	tag     string
	codes   []uint8 // of the usual letters in it
	cmap    []byte  // of the other codes; nil for none
}

// keptSubset is one made before. The font is kept no longer than its template is.
type keptSubset struct {
	font    weak.Pointer[typeset.Font]
	letters string
	*subset
}

// subsets are those that documents had last, each in one of two places: the next version of
// a notat, and its other edition, have mostly the same letters. To
// cut and pack the fonts is a sixth of making a notat of two pages. What is kept never
// changes what is written, only how soon. With one place for each, two of the six fonts of a
// notat would be in each other's way in every eighth process.
var subsets [64][2]atomic.Pointer[keptSubset]

// largestSubset is how many bytes are kept at most of one: all of them are 4 MB then,
// and mostly less than one.
const largestSubset = 32 << 10

var seed = maphash.MakeSeed()

// subset gives what the file carries of the font, cut short where ctx has ended.
func (f *face) subset(ctx context.Context) (*subset, error) {
	usual := f.usualDrawn()
	letters := append(make([]byte, 0, 128), usual...)
	for i, id := range f.glyphs {
		letters = binary.LittleEndian.AppendUint16(append(letters, 0), id)
		letters = append(letters, f.texts[i]...)
	}
	font := weak.Make(f.font)
	places := &subsets[maphash.Bytes(seed, letters)%uint64(len(subsets))]
	for i := range places {
		if k := places[i].Load(); k != nil && k.font == font && k.letters == string(letters) {
			return k.subset, nil
		}
	}
	glyphs, runes := slices.Clone(f.glyphs), make([]rune, len(usual))
	for i, c := range usual {
		glyphs, runes[i] = append(glyphs, f.usual.Glyphs[c]), typeset.UsualLetters[c]
	}
	program, err := f.font.Subset(glyphs, runes)
	if err != nil {
		return nil, err
	}
	s := &subset{program: deflate(ctx, program), size: len(program), tag: subsetTag(program), codes: usual}
	if len(f.texts) > 0 {
		s.cmap = deflate(ctx, cmap(f.texts))
	}
	if ctx.Err() == nil && len(letters)+len(s.program)+len(s.cmap) <= largestSubset {
		places[1].Store(places[0].Swap(&keptSubset{font, string(letters), s}))
	}
	return s, nil
}
