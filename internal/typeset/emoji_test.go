package typeset

import "testing"

// An emoji made of several signs is drawn as one, and reads as it was written.
func TestAPictureMadeOfSeveralSignsIsOne(t *testing.T) {
	stack := Faces("Source Sans 3", false, false)
	for _, s := range []string{"👨\u200D👩\u200D👧", "👩🏽\u200D🏫", "🏳\uFE0F\u200D🌈", "1\uFE0F\u20E3", "🇩🇰", "👍🏽", "❤\uFE0F"} {
		pieces := stack.pieces(nil, 0, Clean(s))
		if len(pieces) != 1 || len(pieces[0].word.Glyphs) != 1 || pieces[0].text() != s {
			t.Errorf("%q: %d pieces", s, len(pieces))
			for _, p := range pieces {
				t.Logf("%q in %s: %v", p.text(), p.word.Font.Name(), p.word.Glyphs)
			}
		}
	}
}
