package story_test

import (
	"testing"

	"notat/internal/story"
)

// A paragraph that only says the name of the table below it is marked, the one of each
// table; one that the file had as a caption, and words of its own, are not.
func TestTheNamesOfTablesAreMarked(t *testing.T) {
	at := func(table int, text string) story.Paragraph { return story.Paragraph{Text: text, Table: table} }
	base := &story.Story{Tables: []story.Table{{Name: "Ture"}, {Name: "Aftaler"}}, Paragraphs: []story.Paragraph{at(0, "Rammen"), at(0, "Aftaler"), at(2, "Mål")}}
	s := &story.Story{Paragraphs: []story.Paragraph{
		at(0, "Rammen"), at(0, "Ture"), at(0, "Ture"), at(1, "Uge"), at(1, "Ture"), at(0, "Aftaler"), at(2, "Mål"), at(0, "Ture"), at(3, "Uge"), at(0, "Ture")}}
	s.Name(base)
	for i, want := range []bool{false, false, true, false, false, false, false, true, false, false} {
		if p := s.Paragraphs[i]; p.Named != want {
			t.Errorf("%d %q: %v", i, p.Text, p.Named)
		}
	}
}

// What hangs on paragraphs that are cut further hangs on the first of what they became.
func TestWhatHangsOnAParagraphFollowsIt(t *testing.T) {
	gone := func() []story.Removed { return []story.Removed{{Near: 0}, {Near: 2}, {Near: 3}} }
	s := &story.Story{Removed: gone(), Strange: gone(), Odd: gone(), Formulas: gone(), Described: gone(), Shapes: gone(), Placeholders: gone(),
		Embedded: []story.Embedded{{Near: 2}}}
	s.Shift([]int{0, 1, 4, 6})
	for name, list := range map[string][]story.Removed{"removed": s.Removed, "strange": s.Strange, "odd": s.Odd, "formulas": s.Formulas, "described": s.Described, "shapes": s.Shapes, "placeholders": s.Placeholders} {
		if list[0].Near != 0 || list[1].Near != 4 || list[2].Near != 6 {
			t.Errorf("%s: %+v", name, list)
		}
	}
	if s.Embedded[0].Near != 4 {
		t.Errorf("embedded: %+v", s.Embedded)
	}
}
