package typeset

import (
	"bytes"
	"fmt"
	"sync"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
	"golang.org/x/text/unicode/norm"
)

// shaper draws words with HarfBuzz, one word at a time.
type shaper struct {
	font  *font.Font // its cmap, for any number of readers
	sfnt  *sfnt
	cache cache

	mu       sync.Mutex // for what is below: HarfBuzz keeps caches of its own
	face     *harfbuzz.Font
	buffer   *harfbuzz.Buffer
	whole    func() (*font.Font, error) // with its outlines, read when they are first needed
	marks    *harfbuzz.Font             // of whole
	outlines *font.Face                 // of whole
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
	for _, name := range []string{"GSUB", "GPOS"} {
		if err := boundedLayout(name, s.tables[name]); err != nil {
			return nil, err
		}
	}
	f, err := readFont(forShaping(data))
	if err != nil {
		return nil, err
	}
	return &shaper{font: f, sfnt: s, face: harfbuzz.NewFont(font.NewFace(f)), buffer: newBuffer(),
		whole: sync.OnceValues(func() (*font.Font, error) { return readFont(bytes.NewReader(data)) })}, nil
}

// readFont reads the tables of a font file.
func readFont(file opentype.Resource) (*font.Font, error) {
	loader, err := opentype.NewLoader(file)
	if err != nil {
		return nil, err
	}
	return font.NewFont(loader)
}

// faceFor gives the font to shape a script with. HarfBuzz looks at outlines only to
// put marks where no table says where: never in Latin by a font with a GPOS table.
// The outlines are most of the time that reading a font takes.
func (sh *shaper) faceFor(script language.Script) *harfbuzz.Font {
	if script == language.Latin && sh.font.GPOS.Lookups != nil {
		return sh.face
	}
	if sh.marks == nil {
		f, err := sh.whole()
		if err != nil {
			f = sh.font
		}
		sh.marks = harfbuzz.NewFont(font.NewFace(f))
	}
	return sh.marks
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

// harfbuzz shapes text, or gives nil where the font's tables lead to nonsense:
// they may be malformed in ways that only show here.
func (sh *shaper) harfbuzz(text string, dir direction) (glyphs []Glyph) {
	runes := []rune(text)
	at := make([]uint16, 0, len(runes)+1) // rune to byte
	script := language.Latin
	found := false
	for i, c := range text {
		at = append(at, uint16(i))
		if s := language.LookupScript(c); !found && s.Strong() {
			script, found = s, true
		}
	}
	at = append(at, uint16(len(text)))

	sh.mu.Lock()
	defer sh.mu.Unlock()
	defer func() {
		if recover() != nil {
			glyphs, sh.buffer = nil, newBuffer()
		}
	}()
	b := sh.buffer
	b.Clear()
	b.AddRunes(runes, 0, -1)
	b.Props = harfbuzz.SegmentProperties{Language: danish, Script: script, Direction: harfbuzz.LeftToRight}
	if dir == rightToLeft {
		b.Props.Direction = harfbuzz.RightToLeft
	}
	b.Shape(sh.faceFor(script), noLigatures)
	glyphs = make([]Glyph, 0, len(b.Info))
	for i, info := range b.Info {
		if i > 0 && b.Pos[i].XAdvance == 0 && uint16(info.Glyph) == sh.glyph(' ') {
			continue // in the place of a joiner or a selector: the glyph before reads as both
		}
		if info.Glyph == 0 || int(info.Glyph) >= sh.sfnt.glyphs || info.Cluster < 0 || info.Cluster >= len(runes) {
			return nil
		}
		p := b.Pos[i]
		glyphs = append(glyphs, Glyph{ID: uint16(info.Glyph), From: at[info.Cluster], Advance: p.XAdvance, XOffset: p.XOffset, YOffset: p.YOffset})
	}
	if dir == rightToLeft {
		readingOrder(glyphs)
	}
	if !split(glyphs, len(text)) {
		return nil
	}
	return glyphs
}

// plain sets text letter by letter by cmap and hmtx alone.
func (sh *shaper) plain(text string) (glyphs []Glyph) {
	for i, c := range text {
		id, end := sh.glyph(c), i+len(string(c))
		if n := len(glyphs); n > 0 && unseen(c) {
			glyphs[n-1].To = uint16(end)
			continue
		}
		if id == 0 { // drawn from its parts
			for _, part := range norm.NFD.String(string(c)) {
				part := sh.glyph(part)
				glyphs = append(glyphs, Glyph{ID: part, From: uint16(i), To: uint16(end), Advance: int32(sh.sfnt.advance(part))})
				i = end
			}
			continue
		}
		glyphs = append(glyphs, Glyph{ID: id, From: uint16(i), To: uint16(end), Advance: int32(sh.sfnt.advance(id))})
	}
	return glyphs
}
