package publish

import (
	"context"
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"notat/internal/samtale"
	"notat/internal/samtale/samtaletest"
)

// A draft may lack anything but the keys that are always required, and becomes a
// document in every format, in both editions.
func TestADraftMayLackAnything(t *testing.T) {
	s := newService(t)
	rapid.Check(t, func(rt *rapid.T) {
		r := samtaletest.Record().Draw(rt, "r")
		r.Dokument.Status = samtale.Udkast
		var v map[string]any
		if err := json.Unmarshal(samtaletest.Post(r), &v); err != nil {
			rt.Fatal(err)
		}
		for range rapid.IntRange(1, 12).Draw(rt, "n") {
			loseKey(rt, v, true)
		}
		posted, err := json.Marshal(v)
		if err != nil {
			rt.Fatal(err)
		}
		for _, f := range Formats {
			for _, edition := range []Udgave{Offentlig, Intern} {
				q := Request{Data: posted, Udgave: edition}
				_, err := s.Render(context.Background(), q, f)
				var refused *Rejected
				switch {
				case errors.As(err, &refused):
					rt.Fatalf("%s: refused: %v\n%s", f.Name, refused.Faults, posted)
				case err != nil:
					rt.Fatalf("%s %s: %v\n%s", f.Name, edition, err, posted)
				}
			}
		}
	})
}

// A draft stands in the lists under what its record says of itself, as far as a list can
// show it and a database hold it: a number or year that is none is not given.
func TestADraftIsListedUnderWhatCanBeShown(t *testing.T) {
	s := newService(t)
	for record, want := range map[string]Udkast{
		`{"skole":{"navn":"Engskolen","institutionsnr":"123456"},"dokument":{"titel":"Notat","skoleaar":"2025/26"}}`: {Institutionsnr: "123456", Skoleaar: "2025/26", Skole: "Engskolen", Titel: "Notat"},
		`{"skole":{"navn":"Eng\u0000sko\nlen"},"dokument":{"titel":"a\u202e\r\nb"}}`:                                 {Skole: "Engsko len", Titel: "a b"},
		`{"skole":{"institutionsnr":"12345\u00006"},"dokument":{"skoleaar":"2025/27"}}`:                              {},
		`{"skole":{"institutionsnr":"1234567"},"dokument":{"skoleaar":"zzzz"}}`:                                      {},
		`{"skole":{"navn":"` + strings.Repeat("æ", 5000) + `"}}`:                                                     {Skole: strings.Repeat("æ", maxHead)},
	} {
		if got, err := s.Head(context.Background(), []byte(record)); err != nil || got != want {
			t.Errorf("%.80s: %+v %v", record, got, err)
		}
	}
}

// loseKey takes one key out of an object of the value, but for those that are
// always required and what tells one kind of block from another.
func loseKey(t *rapid.T, v any, top bool) {
	switch v := v.(type) {
	case map[string]any:
		keys := slices.DeleteFunc(slices.Sorted(maps.Keys(v)), func(k string) bool { return k == "type" || k == "skoleaar" || k == "ekstra" })
		if len(keys) == 0 {
			return
		}
		k := rapid.SampledFrom(keys).Draw(t, "key")
		required := top && (k == "dokument" || k == "kommune" || k == "skole" || k == "afsnit") || k == "navn" || k == "titel" || k == "status"
		_, leaf := v[k].(string)
		if required && leaf || !required && rapid.Bool().Draw(t, "here") {
			if !required {
				delete(v, k)
			}
			return
		}
		loseKey(t, v[k], false)
	case []any:
		if len(v) > 0 {
			loseKey(t, v[rapid.IntRange(0, len(v)-1).Draw(t, "i")], false)
		}
	}
}
