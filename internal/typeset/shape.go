package typeset

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
	"golang.org/x/text/unicode/bidi"
	"golang.org/x/text/unicode/norm"
)

// run is a word as one font draws it, in font units, so that it serves every
// size. It is never changed. Its glyphs stand in reading order also where the
// script runs from right to left: offsets then place them.
type run struct {
	text   string
	glyphs []shape
	width  int32
	dir    direction
}

// shape is one glyph of a run. It reads as text[from:to], which is empty for a
// further glyph of the same letter.
type shape struct {
	id       uint16
	from, to uint16
	advance  int32
	dx, dy   int32
}

// direction is which way a run reads.
type direction uint8

const (
	neutral direction = iota // spaces, digits, punctuation
	leftToRight
	rightToLeft
)

// longest is the most runes shaped in one piece: far above any word, and it
// keeps the cost of a hostile one linear.
const longest = 200

// shaper turns words into runs with HarfBuzz, one word at a time.
type shaper struct {
	font  *font.Font // its cmap, for any number of readers
	sfnt  *sfnt
	cache cache

	mu     sync.Mutex // for what is below: HarfBuzz keeps caches of its own
	face   *harfbuzz.Font
	buffer *harfbuzz.Buffer
}

// noLigatures: fi stays two letters, so that each can be found, read and broken between.
var noLigatures = []harfbuzz.Feature{
	{Tag: opentype.MustNewTag("liga"), End: harfbuzz.FeatureGlobalEnd},
	{Tag: opentype.MustNewTag("clig"), End: harfbuzz.FeatureGlobalEnd},
}

var danish = language.NewLanguage("da")

// newShaper reads the tables for shaping. The library that does is not
// proof against every malformed file, so a panic there is an error here.
func newShaper(data []byte, s *sfnt) (sh *shaper, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("malformed tables: %v", r)
		}
	}()
	loader, err := opentype.NewLoader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	f, err := font.NewFont(loader)
	if err != nil {
		return nil, err
	}
	return &shaper{font: f, sfnt: s, face: harfbuzz.NewFont(font.NewFace(f)), buffer: newBuffer()}, nil
}

func newBuffer() *harfbuzz.Buffer {
	b := harfbuzz.NewBuffer()
	b.ClusterLevel = harfbuzz.MonotoneCharacters // each letter keeps its own text
	b.Flags = harfbuzz.DoNotinsertDottedCircle
	return b
}

// glyph gives the glyph of r by the cmap, 0 where there is none.
func (sh *shaper) glyph(r rune) uint16 {
	id, ok := sh.font.Cmap.Lookup(r)
	if !ok || int(id) >= sh.sfnt.glyphs {
		return 0
	}
	return uint16(id)
}

// draws tells whether the font can show r, if need be from its parts.
func (sh *shaper) draws(r rune) bool {
	if sh.glyph(r) != 0 {
		return true
	}
	parts := norm.NFD.PropertiesString(string(r)).Decomposition()
	for _, part := range string(parts) {
		if sh.glyph(part) == 0 {
			return false
		}
	}
	return len(parts) > 0
}

// word gives the run of a word of at most longest runes, or nil where the font
// lacks one of its letters or it mixes directions.
func (f *Font) word(w string) *run {
	if f.load() != nil {
		return nil
	}
	r, ok := f.shaper.cache.get(w)
	if !ok {
		w = strings.Clone(w) // the caller's may be a slice of a long text
		r = f.shaper.shape(w)
		f.shaper.cache.put(w, r)
	}
	return r
}

func (sh *shaper) shape(w string) *run {
	dir := neutral
	mixed := false
	for _, r := range w {
		if !sh.draws(r) {
			return nil
		}
		switch d := directionOf(r); {
		case dir == neutral:
			dir = d
		case d == neutral:
			mixed = mixed || dir == rightToLeft && unicode.IsDigit(r)
		case d != dir:
			mixed = true
		}
	}
	if mixed {
		return nil
	}
	r := sh.harfbuzz(w, dir)
	if r == nil {
		r = sh.plain(w)
	}
	r.dir = dir
	for _, g := range r.glyphs {
		r.width += g.advance
	}
	return r
}

// directionOf gives which way a letter reads. Digits are neutral.
func directionOf(r rune) direction {
	if r < 0x590 { // before Hebrew: Latin, Greek, Cyrillic, Armenian
		if unicode.IsLetter(r) {
			return leftToRight
		}
		return neutral
	}
	p, _ := bidi.LookupRune(r)
	switch p.Class() {
	case bidi.L:
		return leftToRight
	case bidi.R, bidi.AL:
		return rightToLeft
	}
	return neutral
}

// harfbuzz shapes w, or gives nil where the font's tables lead to nonsense:
// they may be malformed in ways that only show here.
func (sh *shaper) harfbuzz(w string, dir direction) (r *run) {
	runes := []rune(w)
	at := make([]uint16, 0, len(runes)+1) // rune to byte
	script := language.Latin
	found := false
	for i, c := range w {
		at = append(at, uint16(i))
		if s := language.LookupScript(c); !found && s.Strong() {
			script, found = s, true
		}
	}
	at = append(at, uint16(len(w)))

	sh.mu.Lock()
	defer sh.mu.Unlock()
	defer func() {
		if recover() != nil {
			r, sh.buffer = nil, newBuffer()
		}
	}()
	b := sh.buffer
	b.Clear()
	b.AddRunes(runes, 0, -1)
	b.Props = harfbuzz.SegmentProperties{Language: danish, Script: script, Direction: harfbuzz.LeftToRight}
	if dir == rightToLeft {
		b.Props.Direction = harfbuzz.RightToLeft
	}
	b.Shape(sh.face, noLigatures)
	r = &run{text: w, glyphs: make([]shape, len(b.Info))}
	for i, info := range b.Info {
		if info.Glyph == 0 || int(info.Glyph) >= sh.sfnt.glyphs || info.Cluster < 0 || info.Cluster >= len(runes) {
			return nil
		}
		p := b.Pos[i]
		r.glyphs[i] = shape{id: uint16(info.Glyph), from: at[info.Cluster], advance: p.XAdvance, dx: p.XOffset, dy: p.YOffset}
	}
	if dir == rightToLeft {
		r.readingOrder()
	}
	if !r.split() {
		return nil
	}
	return r
}

// readingOrder turns glyphs that stand as they are seen, from left to right,
// into the order they are read in, and leaves each where it is seen.
func (r *run) readingOrder() {
	var pen int32
	for i := range r.glyphs {
		r.glyphs[i].dx += pen
		pen += r.glyphs[i].advance
	}
	slices.Reverse(r.glyphs)
	pen = 0
	for i := range r.glyphs {
		r.glyphs[i].dx -= pen
		pen += r.glyphs[i].advance
	}
}

// split gives each glyph its letters: from the start of its cluster to that of
// the next. It tells whether every letter found a glyph.
func (r *run) split() bool {
	if len(r.glyphs) == 0 || r.glyphs[0].from != 0 {
		return false
	}
	end, width := uint16(len(r.text)), int64(0)
	for i := len(r.glyphs) - 1; i >= 0; i-- {
		g := &r.glyphs[i]
		if i > 0 && g.from < r.glyphs[i-1].from {
			return false
		}
		g.to = end
		width += int64(g.advance)
		if i > 0 && g.from == r.glyphs[i-1].from { // a further glyph: the first one reads as all
			g.from = end
			continue
		}
		end = g.from
	}
	return width >= 0 && width < 1<<24
}

// plain sets w letter by letter by cmap and hmtx alone.
func (sh *shaper) plain(w string) *run {
	r := &run{text: w}
	for i, c := range w {
		id, end := sh.glyph(c), i+len(string(c))
		if id == 0 { // drawn from its parts
			for _, part := range norm.NFD.String(string(c)) {
				part := sh.glyph(part)
				r.glyphs = append(r.glyphs, shape{id: part, from: uint16(i), to: uint16(end), advance: int32(sh.sfnt.advance(part))})
				i = end
			}
			continue
		}
		r.glyphs = append(r.glyphs, shape{id: id, from: uint16(i), to: uint16(end), advance: int32(sh.sfnt.advance(id))})
	}
	return r
}
