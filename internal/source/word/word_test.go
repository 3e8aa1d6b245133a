package word_test

import (
	"context"
	"slices"
	"testing"

	"notat/internal/source"
	"notat/internal/source/sourcetest"
	"notat/internal/source/word"
)

// Every word that a foreign file shows is in a piece or was left out by name, and
// headings, items, tables, pictures and asides are found for what they are.
func TestForeignFilesAreReadForWhatTheySay(t *testing.T) {
	want, found := 0, 0
	for _, s := range sourcetest.WordFiles() {
		f, err := word.Read(context.Background(), s.Data)
		if err != nil {
			t.Errorf("%s: %v", s.Name, err)
			continue
		}
		if lost, more := sourcetest.Compare(s, f); len(lost)+len(more) > 0 {
			t.Errorf("%s: lost %q, and there is more: %q", s.Name, lost, more)
		}
		heads := sourcetest.Headings(f)
		want += len(s.Headings)
		for _, h := range s.Headings {
			if slices.Contains(heads, h) {
				found++
			}
		}
		if !slices.Equal(heads, s.Headings) {
			t.Errorf("%s: headings\n%v, not\n%v", s.Name, heads, s.Headings)
		}
		for what, n := range map[source.What]int{source.Item: s.Items, source.Table: s.Tables, source.Picture: s.Pictures, source.Aside: s.Asides} {
			if got := sourcetest.Count(f, what); got != n {
				t.Errorf("%s: %d pieces of kind %d, not %d", s.Name, got, what, n)
			}
		}
		for i, p := range f.Pieces {
			if p.Place.Paragraph < 1 || i > 0 && p.Place.Paragraph < f.Pieces[i-1].Place.Paragraph {
				t.Errorf("%s: piece %d stands at %v", s.Name, i, p.Place)
			}
		}
	}
	if 100*found < 95*want {
		t.Errorf("%d of %d headings are found as they are", found, want)
	}
	t.Logf("%d of %d headings", found, want)
}
