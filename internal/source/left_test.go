package source

import (
	"slices"
	"testing"
)

func TestWhatIsLeftOutIsToldOfOnce(t *testing.T) {
	var o LeftOut
	o.Count(Left{Why: RunningHead, Text: "Notat", Place: Place{Page: 1}}, "Notat")
	o.Add(Left{Why: Hidden, Text: "Notat", Place: Place{Page: 1}})
	o.Count(Left{Why: PageNumber, Text: "Notat", Place: Place{Page: 1}}, "Notat")
	o.Add(Left{Why: Hidden, Text: "Notat", Place: Place{Page: 2}})
	if first := o.Count(Left{Why: RunningHead, Text: "NOTAT", Place: Place{Page: 2}}, "Notat"); first.Times != 2 || first.Text != "Notat" {
		t.Errorf("%+v", first)
	}
	want := []Left{
		{RunningHead, "Notat", Place{Page: 1}, 2}, {Hidden, "Notat", Place{Page: 1}, 1},
		{PageNumber, "Notat", Place{Page: 1}, 1}, {Hidden, "Notat", Place{Page: 2}, 1},
	}
	if !slices.Equal(o.List, want) {
		t.Errorf("%+v", o.List)
	}
}

func TestEachPieceComesInReadingOrder(t *testing.T) {
	pieces := []Piece{{Level: 1}, {Level: 2, Rows: []Row{
		{Cells: []Cell{{Pieces: []Piece{{Level: 3}, {Level: 4}}}, {}}},
		{Cells: []Cell{{Pieces: []Piece{{Level: 5}}}}},
	}}, {Level: 6}}
	for end := 1; end <= 6; end++ { // whoever has seen enough sees no more
		n := 0
		for p := range Each(pieces) {
			if n++; p.Level != n {
				t.Fatalf("piece %d comes as number %d", p.Level, n)
			}
			if n == end {
				break
			}
		}
		if n != end {
			t.Errorf("%d pieces, not %d", n, end)
		}
	}
}
