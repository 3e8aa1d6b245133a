package slides_test

import (
	"context"
	"slices"
	"testing"

	"notat/internal/source"
	"notat/internal/source/slides"
	"notat/internal/source/sourcetest"
)

// Every word that slides show is in a piece or was left out by name, and headings,
// items, tables, pictures and asides are found for what they are.
func TestForeignSlidesAreReadForWhatTheySay(t *testing.T) {
	for _, s := range sourcetest.Decks() {
		f, err := slides.Read(context.Background(), s.Data)
		if err != nil {
			t.Errorf("%s: %v", s.Name, err)
			continue
		}
		if lost, more := sourcetest.Compare(s, f); len(lost)+len(more) > 0 {
			t.Errorf("%s: lost %q, and there is more: %q", s.Name, lost, more)
		}
		if heads := sourcetest.Headings(f); !slices.Equal(heads, s.Headings) {
			t.Errorf("%s: headings\n%v, not\n%v", s.Name, heads, s.Headings)
		}
		for what, n := range map[source.What]int{source.Item: s.Items, source.Table: s.Tables, source.Picture: s.Pictures, source.Aside: s.Asides} {
			if got := sourcetest.Count(f, what); got != n {
				t.Errorf("%s: %d pieces of kind %d, not %d", s.Name, got, what, n)
			}
		}
		for i, p := range f.Pieces {
			if p.Place.Slide < 1 || i > 0 && p.Place.Slide < f.Pieces[i-1].Place.Slide {
				t.Errorf("%s: piece %d stands at %v", s.Name, i, p.Place)
			}
		}
	}
}
