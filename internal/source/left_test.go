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
