package recorddiff

import "testing"

// A list that is laid anew has its items where they are said to stand, cut where
// they are said to end, with what stood behind the cut elsewhere; what is empty then
// is none, and answers follow.
func TestAListIsLaidAnew(t *testing.T) {
	root := tree(t, `{"afsnit":[{"o":"A","x":1,"blokke":["1","2","3"]},{"o":"B","blokke":["4"]},{"o":"D"}],
		"kontroller":[{"sted":"/afsnit/0/blokke/2"},{"sted":"/afsnit/1"},{"sted":"/afsnit/2"}]}`)
	var e Edits
	e.Cut("/afsnit/0/blokke", Cut{At: 2})
	e.Cut("/afsnit/1/blokke", Cut{})
	e.Delete("/afsnit/2")
	e.Insert("/afsnit", 1, 5, "ny")
	e.Lay("/afsnit", Laid{
		{First: 4, Is: Kept{Pointer: "/afsnit/1"}},
		{First: 6, Is: Kept{Pointer: "/afsnit/0", Set: map[string]any{"x": "2"}}},
		{First: 7, Is: Kept{Pointer: "/afsnit/2"}},
		{First: 8, Is: map[string]any{"o": "C", "blokke": Laid{
			{Is: "0"}, {Is: Rest{List: "/afsnit/0/blokke", From: Cut{At: 2}}}, {Is: Rest{List: "/afsnit/1/blokke", From: Cut{}}},
		}, "under": Laid{}}},
	})
	want := `{"afsnit":[{"o":"B"},"ny",{"blokke":["1","2"],"o":"A","x":"2"},{"blokke":["0","3","4"],"o":"C"}],"kontroller":[{"sted":"/afsnit/3/blokke/1"},{"sted":"/afsnit/0"}]}`
	if got := compact(e.Apply(root)); got != want {
		t.Errorf("%s\nnot\n%s", got, want)
	}
}

// Places are ordered as they are read.
func TestPlacesAreOrderedAsTheyAreRead(t *testing.T) {
	places := []string{"/dokument", "/skole", "/skole/navn", "/afsnit/2", "/afsnit/2/overskrift", "/afsnit/10"}
	for i, a := range places {
		for j, b := range places {
			if got := Compare(a, b); got < 0 != (i < j) || got == 0 != (i == j) {
				t.Errorf("%s and %s: %d", a, b, got)
			}
		}
	}
}
