package typeset

import (
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// Usual are the letters of a font that most notater need no others than: those of Windows
// code page 1252. Each has its code there in all documents: what was made of them for one
// document serves the next.
type Usual struct {
	Glyphs [256]uint16 // of the codes; 0 where the font has none for it
}

// UsualLetters are what the codes read as; 0 for those that are no usual letter. The soft
// hyphen is none: a PDF cannot tell it from a hyphen by its code.
var UsualLetters = func() (letters [256]rune) {
	for c := range letters {
		switch r := charmap.Windows1252.DecodeByte(byte(c)); {
		case r < ' ', r == 0x7F, r == softHyphen, r == utf8.RuneError:
		default:
			letters[c] = r
		}
	}
	return letters
}()

const noBreakSpace = 0xA0 // in code page 1252 as in Unicode

// Code gives the code of a glyph that reads as text, 0 where that is no usual letter.
func (u *Usual) Code(glyph uint16, text string) uint8 {
	r, size := utf8.DecodeRuneInString(text)
	if glyph == 0 || size != len(text) {
		return 0
	}
	if c, ok := charmap.Windows1252.EncodeRune(r); ok && u.Glyphs[c] == glyph {
		return c
	}
	return 0
}

// Usual gives the usual letters of the font.
func (f *Font) Usual() *Usual { return f.usual() }

func (f *Font) findUsual() *Usual {
	u := &Usual{}
	for c, r := range UsualLetters {
		if r != 0 {
			u.Glyphs[c] = f.glyph(r)
		}
	}
	if f.Advance(u.Glyphs[noBreakSpace]) != f.Advance(u.Glyphs[' ']) {
		u.Glyphs[noBreakSpace] = 0 // a PDF takes the one for the other
	}
	return u
}

// glyph gives the glyph of r, 0 where there is none.
func (f *Font) glyph(r rune) uint16 {
	if f.load() != nil {
		return 0
	}
	return f.shaper.glyph(r)
}
