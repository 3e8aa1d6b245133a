package typeset

// usual are the letters that most notater need no others than, the most frequent first.
// The 13th, 40th, 41st and 92nd are rare: a PDF writes two bytes for those numbers.
const usual = " erlntasdoig" + "q" +
	"kmvfpåbuhæø.,-y2j0S51cFD4T" + "WZ" +
	":3LHKOEM6BAPRN9VIU7G8?/JCÅØ()%xéwzÆY!–”“’•§" + "X&…+;=\"" + "Q" + "'*@[]_#<>|\\^~`{}$"

// MaxUsual is no less than the usual letters of a font.
const MaxUsual = 128

// Usual are a font's usual letters. Each has a number, from 1, that is the same in all
// documents: what was made of them for one document serves the next.
type Usual struct {
	Texts   []string // what number 1, 2 ... reads as
	Glyphs  []uint16 // and its glyph; 0 where the font has none of its own for it
	numbers []uint8  // of glyphs, 0 for all others
}

// Number gives the number of a glyph that reads as text, 0 where that is no usual letter.
func (u *Usual) Number(glyph uint16, text string) int {
	if int(glyph) < len(u.numbers) {
		if n := u.numbers[glyph]; n != 0 && u.Texts[n-1] == text {
			return int(n)
		}
	}
	return 0
}

// Usual gives the usual letters of the font.
func (f *Font) Usual() *Usual { return f.usual() }

func (f *Font) findUsual() *Usual {
	u := &Usual{numbers: make([]uint8, f.Glyphs())}
	for _, r := range usual {
		id := f.glyph(r)
		if id != 0 && u.numbers[id] != 0 { // drawn as another
			id = 0
		}
		u.Texts, u.Glyphs = append(u.Texts, string(r)), append(u.Glyphs, id)
		if id != 0 {
			u.numbers[id] = uint8(len(u.Glyphs))
		}
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
