package tagpdf

import (
	"context"
	"encoding/binary"
	"hash/maphash"
	"sync/atomic"
	"weak"

	"notat/internal/typeset"
)

// subset is what a file carries of a font, packed.
type subset struct {
	program []byte
	size    int // of program before compression, in bytes
	tag     string
	cmap    []byte
	widths  []byte // not packed: it stands in a dictionary
}

// keptSubset is one made before. The font is kept no longer than its template is.
type keptSubset struct {
	font  weak.Pointer[typeset.Font]
	codes string
	*subset
}

// subsets are those that documents had last, each in its place: the next version of
// a notat, and its other edition, have mostly the same letters. To
// cut and pack the fonts is a sixth of making a notat of two pages. What is kept never
// changes what is written, only how soon.
var subsets [128]atomic.Pointer[keptSubset]

// largestSubset is how many bytes are kept at most of one: all of them are 4 MB then,
// and mostly less than one.
const largestSubset = 32 << 10

var seed = maphash.MakeSeed()

// subset gives what the file carries of the font, cut short where ctx has ended.
func (f *face) subset(ctx context.Context) (*subset, error) {
	drawn, glyphs := f.codes()
	codes := make([]byte, 0, 8*len(drawn))
	for _, c := range drawn {
		codes = binary.LittleEndian.AppendUint16(binary.LittleEndian.AppendUint16(codes, c.code), c.glyph)
		codes = append(append(codes, c.text...), 0)
	}
	font := weak.Make(f.font)
	place := &subsets[maphash.Bytes(seed, codes)%uint64(len(subsets))]
	if k := place.Load(); k != nil && k.font == font && k.codes == string(codes) {
		return k.subset, nil
	}
	program, err := f.font.Subset(glyphs)
	if err != nil {
		return nil, err
	}
	s := &subset{deflate(ctx, program), len(program), subsetTag(program), deflate(ctx, cmap(drawn)), f.widths(drawn)}
	if ctx.Err() == nil && len(codes)+len(s.program)+len(s.cmap)+len(s.widths) <= largestSubset {
		place.Store(&keptSubset{font, string(codes), s})
	}
	return s, nil
}
