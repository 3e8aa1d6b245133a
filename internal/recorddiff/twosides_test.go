package recorddiff

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// withItems gives a record with a list of items, no two of which are of one kind.
func withItems(items []int) []byte {
	list := make([]string, len(items))
	for i, n := range items {
		list[i] = fmt.Sprintf(`{"type":"t%d","tekst":"ord%d"}`, n, n)
	}
	return changed("[1,2,3]", "["+strings.Join(list, ",")+"]")
}

// edited draws what somebody made of a list: some gone, some new, some moved.
func edited(r *rand.Rand, items []int, fresh int) []int {
	out := slices.DeleteFunc(slices.Clone(items), func(int) bool { return r.IntN(5) == 0 })
	for range r.IntN(4) {
		out = slices.Insert(out, r.IntN(len(out)+1), fresh)
		fresh++
	}
	if len(out) > 1 && r.IntN(3) == 0 {
		i, j := r.IntN(len(out)), r.IntN(len(out))
		out[i], out[j] = out[j], out[i]
	}
	return out
}

// Whatever two sides made of a list: what either took out is gone, what either
// put in is there, the rest is there, each once, in the order of today's record,
// and nobody is asked.
func TestNothingIsLostBetweenTwoLists(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for round := range 400 {
		base := make([]int, r.IntN(7))
		for i := range base {
			base[i] = i
		}
		theirs, ours := edited(r, base, 100), edited(r, base, 200)
		if r.IntN(4) == 0 {
			theirs = append(theirs, 300)
			ours = slices.Insert(ours, r.IntN(len(ours)+1), 300) // the same on both sides
		}
		data, err := merged(context.Background(), withItems(base), withItems(theirs), withItems(ours), func(c Conflict) bool {
			t.Errorf("round %d asks %+v", round, c)
			return true
		})
		if err != nil {
			t.Fatal(err)
		}
		var want []int
		for _, n := range slices.Concat(base, theirs, ours) {
			kept := !slices.Contains(base, n) || slices.Contains(theirs, n) && slices.Contains(ours, n)
			if kept && !slices.Contains(want, n) {
				want = append(want, n)
			}
		}
		v, err := Parse(data)
		if err != nil {
			t.Fatal(err)
		}
		var got, mine []int
		for _, item := range Get(v, "/ekstra/a~1b/~0").([]any) {
			var n int
			fmt.Sscanf(Text(item, "/tekst"), "ord%d", &n)
			got = append(got, n)
			if slices.Contains(ours, n) {
				mine = append(mine, n)
			}
		}
		inOurs := slices.DeleteFunc(slices.Clone(ours), func(n int) bool { return !slices.Contains(want, n) })
		if !slices.Equal(ours, base) && !slices.Equal(mine, inOurs) {
			t.Errorf("round %d: %v, %v, %v became %v: the order of today is not kept", round, base, theirs, ours, got)
		}
		slices.Sort(want)
		if all := slices.Sorted(slices.Values(got)); !slices.Equal(all, want) {
			t.Errorf("round %d: %v, %v, %v became %v, not %v", round, base, theirs, ours, got, want)
		}
	}
}

// New items stand after the one that they followed, in the record of today.
func TestANewItemStandsAfterTheOneItFollowed(t *testing.T) {
	for _, c := range []struct{ base, theirs, ours, want string }{
		{"1 2 3", "9 1 2 3", "1 2 3 4", "9 1 2 3 4"},
		{"1 2 3", "1 9 2 3", "4 1 2 3", "4 1 9 2 3"},
		{"1 2 3", "1 2 3 9 8", "1 2 3 4", "1 2 3 9 8 4"},
		{"1 2 3", "1 2 9 3", "1 3", "1 9 3"}, // what it followed is gone
		{"1 2 3", "1 2 9 3", "3 1 2", "3 1 2 9"},
		{"1 2 3", "2 3 1", "1 2 3 4", "1 2 3 4"}, // moved there: the order of today is kept
		{"", "9", "4", "9 4"},
	} {
		list := func(s string) []byte {
			var items []int
			for f := range strings.FieldsSeq(s) {
				var n int
				fmt.Sscan(f, &n)
				items = append(items, n)
			}
			return withItems(items)
		}
		got, err := merged(context.Background(), list(c.base), list(c.theirs), list(c.ours), nil)
		if want, _ := Canonical(parsed(t, list(c.want))); err != nil || string(got) != string(want) {
			t.Errorf("%s, %s, %s: %v\n%s\nnot\n%s", c.base, c.theirs, c.ours, err, got, want)
		}
	}
}

func parsed(t testing.TB, data []byte) any {
	t.Helper()
	v, err := Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// What one side deleted and the other left alone is gone, and nobody is asked,
// also where the other changed what stands beside it.
func TestWhatOneSideDeletedIsGone(t *testing.T) {
	const beside, frist = "Flere læser godt", `,"frist":"2026-06-01"`
	for name, c := range map[string][2][]byte{
		"deleted in the file": {changed(frist, ""), changed(beside, "Alle læser godt")},
		"deleted here":        {changed(beside, "Alle læser godt"), changed(frist, "")},
		"deleted on both":     {changed(frist, "", beside, "Alle læser godt"), changed(frist, "", `"A"`, `"B"`)},
	} {
		got, err := merged(context.Background(), []byte(base), c[0], c[1], func(c Conflict) bool {
			t.Errorf("%s: asks %+v", name, c)
			return false
		})
		if err != nil || strings.Contains(string(got), "frist") || !strings.Contains(string(got), "Alle læser godt") {
			t.Errorf("%s: %v %s", name, err, got)
		}
	}
}

// What one side put in is there, also where the other changed what stands beside it.
func TestWhatOneSidePutInIsThere(t *testing.T) {
	const beside, frist = "Flere læser godt", `"frist":"2026-06-01"`
	put, other := changed(frist, frist+`,"tegn":"Nyt tegn"`), changed(beside, "Alle læser godt")
	for name, c := range map[string][2][]byte{"in the file": {put, other}, "here": {other, put}} {
		got, err := merged(context.Background(), []byte(base), c[0], c[1], nil)
		if err != nil || !strings.Contains(string(got), "Nyt tegn") || !strings.Contains(string(got), "Alle læser godt") || !strings.Contains(string(got), "2026-06-01") {
			t.Errorf("%s: %v %s", name, err, got)
		}
	}
}

// An answer to one item of a list decides nothing of the others.
func TestAnAnswerIsOfItsItem(t *testing.T) {
	const first, second = `{"type":"tekst","tekst":"Vi læste mange gode bøger i skolen"}`, `{"type":"aftaler",`
	theirs := changed("mange gode bøger", "mange gode tykke bøger", second, `{"type":"citater","citater":[{"tekst":"Ny i filen"}]},`+second)
	for takes, want := range map[bool]int{true: 1, false: 0} {
		got, err := merged(context.Background(), []byte(base), theirs, changed(first+",", ""), func(Conflict) bool { return takes })
		if err != nil || strings.Count(string(got), "tykke") != want || strings.Count(string(got), "Ny i filen") != 1 || strings.Count(string(got), "Flere læser godt") != 1 || strings.Contains(string(got), "[null") || strings.Contains(string(got), ",null") {
			t.Errorf("%v: %v %s", takes, err, got)
		}
	}
}

// As many changes as may be are told one by one; with one more the place is told.
func TestAsManyChangesAsMayBeAreTold(t *testing.T) {
	for n, want := range map[int]int{most: most, most + 1: 1} {
		list := func(from int) string {
			s := make([]string, n)
			for i := range s {
				s[i] = fmt.Sprint(from + i)
			}
			return "[" + strings.Join(s, ",") + "]"
		}
		object := func(from int) string {
			s := make([]string, n)
			for i := range s {
				s[i] = fmt.Sprintf(`"k%d":%d`, i, from+i)
			}
			return "{" + strings.Join(s, ",") + "}"
		}
		for name, make := range map[string]func(int) string{"a list": list, "an object": object} {
			got, err := Diff(context.Background(), changed("[1,2,3]", make(0)), changed("[1,2,3]", make(1_000_000)))
			if err != nil || len(got) != want {
				t.Errorf("%d in %s: %v, %d changes", n, name, err, len(got))
			}
		}
	}
}

// A place is named in the words of the record in which it stands.
func TestAPlaceIsNamedInItsOwnRecord(t *testing.T) {
	for name, c := range map[string]struct {
		old, new   []byte
		kind, word string
	}{
		"gone":    {[]byte(base), changed(`{"overskrift":"To"}`, ""+`{"overskrift":"Helt andet","del":"evaluering"}`), "aendret", "Helt andet"},
		"deleted": {changed(`{"overskrift":"To"}`, `{"overskrift":"To"},{"overskrift":"Tre"}`), []byte(base), "slettet", "Tre"},
		"new":     {[]byte(base), changed(`{"overskrift":"To"}`, `{"overskrift":"To"},{"overskrift":"Fire"}`), "ny", "Fire"},
	} {
		changes, err := Diff(context.Background(), c.old, c.new)
		if err != nil || len(changes) == 0 {
			t.Fatal(err)
		}
		if got := changes[0]; got.Kind != c.kind || !strings.Contains(got.Sted, c.word) {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

// A difference of two lists names what came and went, not what stands in its
// place; a list in which one item changed names that.
func TestADifferenceOfListsIsOfTheirItems(t *testing.T) {
	texts := func(s ...string) []byte {
		list := make([]string, len(s))
		for i, x := range s {
			b, _ := json.Marshal(x)
			list[i] = string(b)
		}
		return changed("[1,2,3]", "["+strings.Join(list, ",")+"]")
	}
	const a, b, c, d = "Vi læste mange gode bøger i skolen", "Ti elever fik ny vejleder", "Trivsel måles hvert forår", "Svømning ligger om tirsdagen"
	const e, f = "Biblioteket flytter snart", "Kantinen lukker tidligt"
	for _, x := range []struct {
		old, new []byte
		want     string
	}{
		{texts(a, b, c), texts(a, b, c), ""},
		{texts(a, b, c), texts(b, c, d), "slettet 0, ny 2"},
		{texts(a, b), texts(b, c), "slettet 0, ny 1"},
		{texts(a, b, c), texts(d, a, b), "ny 0, slettet 2"},
		{texts(a, b, c), texts(a, b+" igen", c), "aendret 1"},
		{texts(a, b, c), texts(d, b, c), "aendret 0"},
		{texts(a, b, c), texts(a, b, d), "aendret 2"},
		{texts(a, b, c, d), texts(a, e, c, f), "aendret 1, aendret 3"}, // as many as there were stand for those
		{texts(a, b, c, d), texts(e, b, f, d), "aendret 0, aendret 2"},
		{texts(a, b, c), texts(e, f, c), "aendret 0, aendret 1"},
		{texts(a, b, c, d), texts(a, e, d), "slettet 1, slettet 2, ny 1"},
		{texts(a, b, c), texts(a, c), "slettet 1"},
		{texts(a, c), texts(a, b, c), "ny 1"},
		{texts(), texts(a, b), "ny 0, ny 1"},
		{texts(a, b), texts(), "slettet 0, slettet 1"},
		{changed("[1,2,3]", `[{"type":"tekst","tekst":"Ja"},{"type":"tekst","tekst":"Ro"}]`), changed("[1,2,3]", `[{"type":"tekst","tekst":"Nej"}]`), "slettet 0, slettet 1, ny 0"}, // nothing in common but the kind
		{withItems([]int{1, 2}), withItems([]int{1, 3}), "slettet 1, ny 1"},
		{withItems([]int{1, 2, 3}), withItems([]int{4, 2, 3}), "slettet 0, ny 0"},
	} {
		changes, err := Diff(context.Background(), x.old, x.new)
		var got []string
		for _, c := range changes {
			got = append(got, c.Kind+" "+c.Pointer[strings.LastIndex(c.Pointer, "/")+1:])
		}
		if err != nil || strings.Join(got, ", ") != x.want {
			t.Errorf("%v: %q, not %q", err, got, x.want)
		}
	}
}
