package typeset

import (
	"unicode"
	"unicode/utf8"

	"github.com/go-text/typesetting/segmenter"
)

// piece is a stretch of a text in one span and one face.
type piece struct {
	span int
	word *Word
}

// substitute is drawn where no face has a letter.
const substitute = "?"

// alike are letters that another one can be drawn for without a reader seeing it.
var alike = map[rune]string{
	'\u00A0': " ", '\u2007': " ", '\u202F': " ", // no-break spaces
	'\u1680': " ", '\u2000': " ", '\u2001': " ", '\u2002': " ", '\u2003': " ", '\u2004': " ", '\u2005': " ", '\u2006': " ",
	'\u2008': " ", '\u2009': " ", '\u200A': " ", '\u205F': " ", '\u3000': " ",
	'\u00AD': "-", '\u2010': "-", '\u2011': "-",
	'\u2043': "•", '\u2219': "·", '\u2027': "·",
}

// pieces appends word, of at most longest runes, in the faces that have its
// letters: the first face when it has all, else for each letter with its marks
// the first face that has it.
func (s Stack) pieces(to []piece, span int, word string) []piece {
	if w := s[0].word(word); w != nil {
		return append(to, piece{span: span, word: w})
	}
	var graphemes segmenter.Segmenter
	if graphemes.InitWithString(word) != nil {
		return to // not UTF-8: cannot be, the text is clean
	}
	from, upTo := 0, 0 // the letters gathered so far
	var font *Font
	dir := neutral
	gathered := func() {
		if from < upTo {
			to = s.piece(to, span, font, word[from:upTo])
		}
		from = upTo
	}
	for it := graphemes.GraphemeIterator(); it.Next(); {
		g := it.Grapheme()
		f, d := s.face(g.Text), directionOf(g.Text[0])
		apart := d != neutral && dir != neutral && d != dir || dir == rightToLeft && unicode.IsDigit(g.Text[0])
		if f != font || f == nil || apart {
			gathered()
			font, dir = f, neutral
		}
		if dir == neutral && d == rightToLeft && from < upTo { // digits before it read from left to right
			gathered()
		}
		if dir == neutral {
			dir = d
		}
		upTo = g.OffsetInBytes + g.LengthInBytes
	}
	gathered()
	return to
}

// face gives the first face that has all of letters, else nil.
func (s Stack) face(letters []rune) *Font {
next:
	for _, f := range s {
		if f.load() != nil {
			continue
		}
		for _, r := range letters {
			if !f.shaper.draws(r) {
				continue next
			}
		}
		return f
	}
	return nil
}

// piece appends text in font, or letter by letter where that does not go.
func (s Stack) piece(to []piece, span int, font *Font, text string) []piece {
	if font != nil {
		if w := font.word(text); w != nil {
			return append(to, piece{span: span, word: w})
		}
	}
	for i, r := range text {
		letter := text[i : i+utf8.RuneLen(r)]
		to = append(to, s.letter(span, r, letter))
	}
	return to
}

// letter sets one rune: in the first face that has it, else as one that looks
// alike, else as the substitute.
func (s Stack) letter(span int, r rune, letter string) piece {
	if f := s.face([]rune{r}); f != nil {
		if w := f.word(letter); w != nil {
			return piece{span: span, word: w}
		}
	}
	if other := alike[r]; other != "" {
		if f, g := s.single(other); f != nil {
			return piece{span: span, word: f.standIn(g, letter)}
		}
	}
	f, g := s.single(substitute)
	if f == nil { // a stack of symbol faces: any glyph shows that something stands there
		f, g = s[0], Glyph{ID: 1, Advance: int32(s[0].sfnt.advance(1))}
	}
	w := f.standIn(g, substitute)
	w.Actual = letter
	return piece{span: span, word: w}
}

// single gives the first face that draws letter with one glyph, and the glyph.
func (s Stack) single(letter string) (*Font, Glyph) {
	for _, f := range s {
		if w := f.word(letter); w != nil && len(w.Glyphs) == 1 {
			return f, w.Glyphs[0]
		}
	}
	return nil, Glyph{}
}

// standIn is a word of one glyph that reads as text.
func (f *Font) standIn(g Glyph, text string) *Word {
	g.From, g.To = 0, uint16(len(text))
	return &Word{Font: f, Text: text, Glyphs: []Glyph{g}, width: g.Advance}
}

// hyphen is the hyphen at a break inside a word of p: seen, but read as a soft hyphen.
func (s Stack) hyphen(p piece) piece {
	if f, g := append(Stack{p.word.Font}, s...).single("-"); f != nil {
		return piece{span: p.span, word: f.standIn(g, string(softHyphen))}
	}
	return s.letter(p.span, softHyphen, string(softHyphen))
}
