package proof

import (
	"slices"
	"testing"
)

// A foreign file's words are in the record or shown, as often as the file has them;
// one that is only said to be shown is lost, and one that the record has in another
// form makes up for no other.
func TestEachWordOfAForeignFileIsAccountedFor(t *testing.T) {
	for what, c := range map[string]struct {
		Begun
		lost []string
	}{
		"in the record":           {Begun{File: []string{"Vi læser mere."}, Record: "Vi læser mere"}, nil},
		"lost":                    {Begun{File: []string{"Vi læser mere."}, Record: "Vi læser"}, []string{"mere"}},
		"once of twice":           {Begun{File: []string{"mere", "mere"}, Record: "mere"}, []string{"mere"}},
		"shown":                   {Begun{File: []string{"Side 4"}, Outside: []string{"Side 4"}, Shown: []string{"Side 4"}}, nil},
		"said to be shown":        {Begun{File: []string{"Side 4"}, Outside: []string{"Side 4"}}, []string{"4", "side"}},
		"in another form":         {Begun{File: []string{"13/3-2025"}, Record: "2025-03-13", Read: []Reading{{"13/3-2025", "2025-03-13"}}, Shown: []string{"13/3-2025"}}, nil},
		"another form, not shown": {Begun{File: []string{"13/3-2025"}, Record: "2025-03-13", Read: []Reading{{"13/3-2025", "2025-03-13"}}}, []string{"13", "2025", "3"}},
		"what was added":          {Begun{File: []string{"Skole", "Skole"}, Record: "Skole Skole", Read: []Reading{{Record: "Skole"}}}, []string{"skole"}},
		"an address":              {Begun{File: []string{"siden"}, Record: "siden https://a.example/x", Links: []string{"https://a.example/x", "https://b.example"}}, []string{"https://b.example"}},
	} {
		lost, err := c.Judge(t.Context())
		if err != nil || !slices.Equal(lost, c.lost) {
			t.Errorf("%s: lost %q, want %q (%v)", what, lost, c.lost, err)
		}
	}
}
