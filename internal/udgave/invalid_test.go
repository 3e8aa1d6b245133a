package udgave_test

import (
	"context"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"notat/internal/samtale"
	"notat/internal/samtale/samtaletest"
	"notat/internal/udgave"
)

// Whatever is wrong with a record, its texts can be looked over, and what is
// found has a place in the record as posted.
func TestARecordThatIsNotValidIsLookedOver(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var v any
		if err := json.Unmarshal(samtaletest.JSON().Draw(t, "record"), &v); err != nil {
			t.Fatal(err)
		}
		for range rapid.IntRange(1, 6).Draw(t, "n") {
			v = spoiled(t, v)
		}
		posted, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		r, err := samtale.Decode(posted)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range udgave.CheckInvalid(context.Background(), r, samtaletest.Krav()) {
			if !resolves(r, f.Pointer) {
				t.Fatalf("%s leads nowhere in the record as posted", f.Pointer)
			}
		}
	})
}

// spoiled puts something of another kind in one place of a JSON value.
func spoiled(t *rapid.T, v any) any {
	if rapid.IntRange(0, 5).Draw(t, "here") == 0 {
		return rapid.SampledFrom([]any{nil, 7.0, "010203-1234", []any{}, map[string]any{}, []any{nil}, true}).Draw(t, "other")
	}
	switch v := v.(type) {
	case map[string]any:
		if len(v) > 0 {
			k := rapid.SampledFrom(slices.Sorted(maps.Keys(v))).Draw(t, "key")
			v[k] = spoiled(t, v[k])
		}
	case []any:
		if len(v) > 0 {
			i := rapid.IntRange(0, len(v)-1).Draw(t, "i")
			v[i] = spoiled(t, v[i])
		}
	}
	return v
}

// A notat that is longer than it may be is refused before any work: nothing is
// looked for in its texts until it has been made shorter.
func TestWhatIsTooLongIsNotLookedOver(t *testing.T) {
	for paragraphs, found := range map[int]bool{10: true, samtale.MaxLines: false} {
		posted, err := json.Marshal(map[string]any{"afsnit": []any{map[string]any{"blokke": []any{
			map[string]any{"type": "tekst", "tekst": "Elevens nummer er 010203-1234." + strings.Repeat("\n\na", paragraphs)},
		}}}})
		if err != nil {
			t.Fatal(err)
		}
		r, err := samtale.Decode(posted)
		if err != nil {
			t.Fatal(err)
		}
		if l := udgave.CheckInvalid(context.Background(), r, samtaletest.Krav()); (len(l) > 0) != found {
			t.Errorf("%d paragraphs: %v", paragraphs, l.Codes())
		}
	}
}
