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

// The numbers that somebody typed in one paragraph, each after a line end by hand, are
// those of a list: the record has its own.
func TestNumbersTypedAfterALineEndAreMarks(t *testing.T) {
	said, err := Scan(t.Context(), file(t, `<w:p><w:r><w:t>1. Velkommen</w:t><w:br/><w:t>2. Status</w:t><w:cr/><w:t xml:space="preserve">- i 3. klasse</w:t></w:r></w:p>`))
	if want := []string{"Velkommen", "Status", "i 3. klasse"}; err != nil || !slices.Equal(said.Foreign(), want) {
		t.Errorf("the file says %q, want %q (%v)", said.Foreign(), want, err)
	}
}
