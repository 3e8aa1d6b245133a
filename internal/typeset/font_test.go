package typeset

import (
	"bytes"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/font/opentype/tables"
	"notat/fonts"
	"pgregory.net/rapid"
)

// all gives the fonts of the program.
func all(t testing.TB) (list []*Font) {
	t.Helper()
	for _, f := range append(append([]fonts.Family{}, fonts.Families...), fonts.Fallback...) {
		for _, style := range [][2]bool{{false, false}, {true, false}, {false, true}, {true, true}} {
			list = append(list, embedded(f.File(style[0], style[1])))
		}
	}
	return list
}

func TestEveryFontOfTheProgramIsWhole(t *testing.T) {
	for _, f := range all(t) {
		if err := f.load(); err != nil {
			t.Error(err)
		}
		d := f.Descriptor()
		if d.Restricted || d.Ascent <= 0 || d.CapHeight <= 0 || d.BBox[0] >= d.BBox[2] || d.BBox[1] >= d.BBox[3] {
			t.Errorf("%s: %+v", f.Name(), d)
		}
		if strings.Contains(f.Name(), "Italic") != (d.Flags&64 != 0) {
			t.Errorf("%s: flags %d", f.Name(), d.Flags)
		}
	}
}

// parsed is a font as another reader of the format sees it.
type parsed struct {
	glyf tables.Glyf
	hmtx tables.Hmtx
}

func parse(t interface{ Fatal(...any) }, data []byte) (p parsed) {
	loader, err := opentype.NewLoader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	raw := func(tag string) []byte {
		b, err := loader.RawTable(opentype.MustNewTag(tag))
		if err != nil {
			t.Fatal(tag, err)
		}
		return b
	}
	head, _, err := tables.ParseHead(raw("head"))
	if err != nil {
		t.Fatal(err)
	}
	maxp, _, err := tables.ParseMaxp(raw("maxp"))
	if err != nil {
		t.Fatal(err)
	}
	n := int(maxp.NumGlyphs)
	loca, err := tables.ParseLoca(raw("loca"), n, head.IndexToLocFormat == 1)
	if err != nil {
		t.Fatal(err)
	}
	if p.glyf, err = tables.ParseGlyf(raw("glyf"), loca); err != nil {
		t.Fatal(err)
	}
	hhea, _, err := tables.ParseHhea(raw("hhea"))
	if err != nil {
		t.Fatal(err)
	}
	m := int(hhea.NumOfLongMetrics)
	if p.hmtx, _, err = tables.ParseHmtx(raw("hmtx"), m, n-m); err != nil {
		t.Fatal(err)
	}
	return p
}

// same asserts that glyph a of p draws what glyph b of q does.
func (p parsed) same(t *rapid.T, a int, q parsed, b int) {
	x, y := p.glyf[a], q.glyf[b]
	cx, ok := x.Data.(tables.CompositeGlyph)
	if !ok {
		if !reflect.DeepEqual(x, y) {
			t.Fatalf("glyph %d is not drawn as %d is", a, b)
		}
		return
	}
	cy, ok := y.Data.(tables.CompositeGlyph)
	if !ok || len(cx.Glyphs) != len(cy.Glyphs) || !bytes.Equal(cx.Instructions, cy.Instructions) {
		t.Fatalf("glyph %d is not made up as %d is", a, b)
	}
	for i := range cx.Glyphs {
		u, v := cx.Glyphs[i], cy.Glyphs[i]
		p.same(t, int(u.GlyphIndex), q, int(v.GlyphIndex))
		u.GlyphIndex, v.GlyphIndex = 0, 0
		if !reflect.DeepEqual(u, v) {
			t.Fatalf("part %d of glyph %d lies otherwise in %d", i, a, b)
		}
	}
}

func TestASubsetDrawsTheSameGlyphsWithTheSameAdvances(t *testing.T) {
	list := all(t)
	whole := map[*Font]parsed{}
	rapid.Check(t, func(t *rapid.T) {
		f := rapid.SampledFrom(list).Draw(t, "font")
		if _, ok := whole[f]; !ok {
			whole[f] = parse(t, f.data)
		}
		glyphs := rapid.SliceOfN(rapid.Uint16Range(0, uint16(f.Glyphs()-1)), 0, 60).Draw(t, "glyphs")
		data, err := f.Subset(glyphs, nil)
		if err != nil {
			t.Fatal(err)
		}
		part := parse(t, data)
		if len(part.glyf) < len(glyphs)+1 {
			t.Fatalf("%d glyphs of %d", len(part.glyf), len(glyphs)+1)
		}
		for i, id := range append([]uint16{0}, glyphs...) {
			whole[f].same(t, int(id), part, i)
			if got := part.hmtx.Metrics[i].AdvanceWidth; float64(got)/float64(f.UnitsPerEm()) != f.Advance(id) {
				t.Fatalf("glyph %d advances %d", id, got)
			}
		}
		again, _ := f.Subset(glyphs, nil)
		if !bytes.Equal(data, again) {
			t.Fatal("twice the same glyphs give two files")
		}
		if checksum(data) != 0xB1B0AFBA {
			t.Fatalf("checksum %#x", checksum(data))
		}
	})
}

func TestASubsetFindsItsLetters(t *testing.T) {
	f := embedded(fonts.Default.Regular)
	rapid.Check(t, func(t *rapid.T) {
		before := rapid.SliceOfN(rapid.Uint16Range(1, uint16(f.Glyphs()-1)), 0, 5).Draw(t, "glyphs before them")
		letters := rapid.SliceOfNDistinct(rapid.SampledFrom([]rune(" abcdefgxyzÆØÅæøå–—‘’“”•…€")), 1, -1, rapid.ID).Draw(t, "letters")
		glyphs := slices.Clone(before)
		for _, r := range letters {
			glyphs = append(glyphs, f.glyph(r))
		}
		data, err := f.Subset(glyphs, letters)
		if err != nil {
			t.Fatal(err)
		}
		part, err := font.ParseTTF(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		for i, r := range letters {
			if id, ok := part.NominalGlyph(r); !ok || int(id) != len(before)+i+1 {
				t.Fatalf("%q is found as glyph %d, not %d", r, id, len(before)+i+1)
			}
		}
		if id, ok := part.NominalGlyph('q'); ok && id != 0 {
			t.Fatalf("a letter that is not in it is found as glyph %d", id)
		}
	})
}

func TestAGlyphThatDoesNotExistIsAnError(t *testing.T) {
	f := embedded(fonts.Default.Regular)
	if _, err := f.Subset([]uint16{uint16(f.Glyphs())}, nil); err == nil {
		t.Error("no error")
	}
	if f.Advance(uint16(f.Glyphs())) != 0 {
		t.Error("it has a width")
	}
}

func TestOtherFilesThanTrueTypeAreRefused(t *testing.T) {
	whole := embedded(fonts.Default.Regular).data
	for name, data := range map[string][]byte{
		"empty": nil, "text": []byte("Skoleudviklingssamtale"), "cut": whole[:len(whole)/2],
		"cff": append([]byte("OTTO"), whole[4:]...), "collection": append([]byte("ttcf"), whole[4:]...),
	} {
		if _, err := ParseFont(name, data); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAFontNamesItself(t *testing.T) {
	f, err := ParseFont("Skrift (ny).ttf", embedded(fonts.Default.Regular).data)
	if err != nil || f.Name() != "SourceSans3-Regular" {
		t.Errorf("%v, %v", f.Name(), err)
	}
	if got := postScriptName(nil, "Skrift (ny).ttf"); got != "Skriftnyttf" {
		t.Errorf("a file without a name is called %q", got)
	}
}

func TestFacesByTheNameWordGives(t *testing.T) {
	for name, want := range map[string]string{
		"Arial": "LiberationSans-Bold", " TIMES NEW ROMAN": "LiberationSerif-Bold", "Calibri": "Carlito-Bold", "Cambria": "Caladea-Bold",
		"Source Sans 3": "SourceSans3-Bold", "Fjordby Grotesk": "SourceSans3-Bold", "": "SourceSans3-Bold",
	} {
		s := Faces(name, true, false)
		if len(s) != 4 || s[0].Name() != want || s[1].Name() != "NotoSans-Bold" || s[3].Name() != "NotoEmoji-Regular" {
			t.Errorf("%q is set in %s and %d more", name, s[0].Name(), len(s)-1)
		}
	}
	if Faces("Arial", false, false)[0] != Faces("Helvetica", false, false)[0] {
		t.Error("a font is read twice")
	}
}
