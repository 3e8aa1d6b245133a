package typeset

import (
	"fmt"
	"math"
	"sync"
)

// Descriptor is what a PDF FontDescriptor says of a font (ISO 32000-1, 9.8):
// lengths in thousandths of an em, Descent negative.
type Descriptor struct {
	Name        string // PostScript name, without the tag of a subset
	Flags       uint32 // FixedPitch, Serif, Italic (9.8.2); which letters it has is for whoever embeds it to say
	BBox        [4]int
	ItalicAngle float64 // degrees, negative when leaning right
	Ascent      int
	Descent     int
	CapHeight   int
	StemV       int  // estimated from the weight: TrueType files do not say
	Restricted  bool // OS/2 fsType forbids embedding
}

// ParseFont reads a TrueType file (glyf outlines). name is what errors call it
// and its PostScript name where the file has none. data is kept and must not change.
// A malformed file gives an error.
func ParseFont(name string, data []byte) (*Font, error) {
	f, err := openFont(name, data)
	if err != nil {
		return nil, err
	}
	if err := f.load(); err != nil {
		return nil, err
	}
	return f, nil
}

// openFont reads what the metrics need, in microseconds; the costly rest is
// read when the first letter is looked up.
func openFont(name string, data []byte) (*Font, error) {
	s, err := readSfnt(data)
	if err != nil {
		return nil, fmt.Errorf("font %s: %w", name, err)
	}
	f := &Font{name: name, data: data, sfnt: s, em: float64(s.unitsPerEm)}
	f.load = sync.OnceValue(func() error {
		if f.shaper, err = newShaper(f.data, s); err != nil {
			return fmt.Errorf("font %s: %w", name, err)
		}
		f.space = f.shape(" ")
		f.loaded.Store(true)
		return nil
	})
	f.usual = sync.OnceValue(f.findUsual)
	f.describe()
	return f, nil
}

// Apart gives the font with its letters so many em further apart, or nearer where em is
// negative. A word of it is as wide as it looks.
func (f *Font) Apart(em float64) *Font {
	g, err := openFont(f.name, f.data)
	if err != nil {
		return f // it was read before
	}
	g.apart = int32(math.Round(max(-0.5, min(em, 2)) * float64(g.sfnt.unitsPerEm)))
	return g
}

// Name gives the PostScript name.
func (f *Font) Name() string { return f.descriptor.Name }

// Descriptor gives what a PDF says of the font.
func (f *Font) Descriptor() Descriptor { return f.descriptor }

// UnitsPerEm gives the units of the font's own grid in an em.
func (f *Font) UnitsPerEm() int { return f.sfnt.unitsPerEm }

// Glyphs gives the number of glyphs; numbers are below it.
func (f *Font) Glyphs() int { return f.sfnt.glyphs }

// Advance gives the advance width of glyph id in em, as in hmtx: without
// kerning. A glyph that does not exist has none.
func (f *Font) Advance(id uint16) float64 {
	return float64(f.sfnt.advance(id)) / float64(f.sfnt.unitsPerEm)
}

func (f *Font) describe() {
	s := f.sfnt
	em := float64(s.unitsPerEm)
	head, hhea := s.tables["head"], s.tables["hhea"]
	f.Ascent, f.Descent, f.LineGap = float64(i16(hhea, 4))/em, -float64(i16(hhea, 6))/em, float64(i16(hhea, 8))/em
	f.CapHeight, f.XHeight = 0.7, 0.5
	weight := 400
	d := &f.descriptor
	d.Name = postScriptName(s.tables["name"], f.name)
	if os2 := s.tables["OS/2"]; len(os2) >= os2Size {
		weight = int(u16(os2, 4))
		d.Restricted = u16(os2, 8)&0xF == 2
		if class := os2[30]; class >= 1 && class <= 7 && class != 6 {
			d.Flags |= 2 // Serif
		}
		const useTypoMetrics = 1 << 7
		if u16(os2, 62)&useTypoMetrics != 0 || i16(hhea, 4) == 0 {
			f.Ascent, f.Descent, f.LineGap = float64(i16(os2, 68))/em, -float64(i16(os2, 70))/em, float64(i16(os2, 72))/em
		}
		if f.Ascent <= 0 {
			f.Ascent, f.Descent = float64(u16(os2, 74))/em, float64(u16(os2, 76))/em
		}
		if u16(os2, 0) >= 2 && len(os2) >= os2V2 {
			f.XHeight, f.CapHeight = float64(i16(os2, 86))/em, float64(i16(os2, 88))/em
		}
	}
	if f.Ascent <= 0 {
		f.Ascent, f.Descent = 0.8, 0.2
	}
	f.Descent, f.LineGap = max(f.Descent, 0), max(f.LineGap, 0)
	if post := s.tables["post"]; len(post) >= postSize {
		d.ItalicAngle = float64(int32(u32(post, 4))) / 65536
		if u32(post, 12) != 0 {
			d.Flags |= 1 // FixedPitch
		}
	}
	const italicStyle = 1 << 1
	if u16(head, 44)&italicStyle != 0 || d.ItalicAngle != 0 {
		d.Flags |= 64 // Italic
	}
	for i := range d.BBox {
		d.BBox[i] = perMille(float64(i16(head, 36+2*i)) / em)
	}
	d.Ascent, d.Descent, d.CapHeight = perMille(f.Ascent), -perMille(f.Descent), perMille(f.CapHeight)
	d.StemV = 50 + weight*weight/(65*65) // Adobe's rule of thumb
}

// perMille rounds a part of an em to thousandths.
func perMille(em float64) int {
	if em < 0 {
		return -perMille(-em)
	}
	return int(em*1000 + 0.5)
}

// postScriptName reads name 6 of a name table; what is not allowed in a PDF
// name without escapes is left out.
func postScriptName(table []byte, otherwise string) string {
	name := otherwise
	if len(table) >= 6 {
		storage := int(u16(table, 4))
		for i := range int(u16(table, 2)) {
			at := 6 + 12*i
			if at+12 > len(table) {
				break
			}
			from, size := storage+int(u16(table, at+10)), int(u16(table, at+8))
			if u16(table, at+6) == 6 && from+size <= len(table) {
				name = string(table[from : from+size])
				break
			}
		}
	}
	clean := make([]byte, 0, len(name))
	for i := range len(name) {
		c := name[i]
		if c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '-' || c == '_' {
			clean = append(clean, c)
		}
	}
	if len(clean) == 0 {
		return "Unnamed"
	}
	return string(clean[:min(len(clean), 63)]) // OpenType: at most 63 characters
}
