package recorddiff

import (
	"context"
	"encoding/json"
	"strconv"
	"strings"
	"testing"
)

func tree(t *testing.T, s string) any {
	t.Helper()
	v, err := Parse([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func compact(v any) string {
	data, _ := json.Marshal(v) // a tree of Parse always has JSON
	return string(data)
}

func TestListsChangeAtOnceAndAnswersFollowTheirPlaces(t *testing.T) {
	root := tree(t, `{"afsnit":[{"n":0},{"n":1},{"n":2}],"kontroller":[{"sted":"/afsnit/1/x"},{"sted":"/afsnit/2"},{"sted":"/skole"}],"tal":7.40}`)
	var e Edits
	e.Insert("/afsnit", 1, 5, "ny b")
	e.Insert("/afsnit", 1, 2, "ny a")
	e.Insert("/afsnit", 3, 9, "sidst")
	e.Insert("/afsnit/2/blokke", 0, 1, "blok")
	e.Delete("/afsnit/1")
	got := compact(e.Apply(root))
	want := `{"afsnit":[{"n":0},"ny a","ny b",{"blokke":["blok"],"n":2},"sidst"],"kontroller":[{"sted":"/afsnit/3"},{"sted":"/skole"}],"tal":7.40}`
	if got != want {
		t.Errorf("%s\nnot\n%s", got, want)
	}
}

// As many new ones as are gone, and each answer is still at what it answers.
func TestAnAnswerFollowsWhenOneComesForOneThatGoes(t *testing.T) {
	root := tree(t, `{"afsnit":["a","b","c"],"kontroller":[{"sted":"/afsnit/1"},{"sted":"/afsnit/2"}]}`)
	var e Edits
	e.Insert("/afsnit", 0, 1, "ny")
	e.Delete("/afsnit/1")
	if got, want := compact(e.Apply(root)), `{"afsnit":["ny","a","c"],"kontroller":[{"sted":"/afsnit/2"}]}`; got != want {
		t.Errorf("%s, not %s", got, want)
	}
}

func TestADifferenceIsNamedByItsPlace(t *testing.T) {
	const old = `{"dokument":{"titel":"A","skoleaar":"2024/25"},"kommune":{"navn":"K"},"skole":{"navn":"S"},"afsnit":[{"overskrift":"Et"},{"overskrift":"To"}]}`
	for new, want := range map[string]string{
		old:                                   "",
		strings.Replace(old, `"A"`, `"B"`, 1): "aendret /dokument/titel",
		strings.Replace(old, `{"overskrift":"Et"},`, "", 1):                "slettet /afsnit/0",
		strings.Replace(old, `[{`, `[{"overskrift":"Nul og niks"},{`, 1):   "ny /afsnit/0",
		strings.Replace(old, `"navn":"S"`, `"navn":"S","x":{"y":1.50}`, 1): "ny /skole/x",
	} {
		changes, err := Diff(context.Background(), []byte(old), []byte(new))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, c := range changes {
			got = append(got, c.Kind+" "+c.Pointer)
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("%q, not %q", got, want)
		}
	}
}

func TestTwoSidesAreMergedFieldByField(t *testing.T) {
	const base = `{"dokument":{"titel":"A","skoleaar":"2024/25"},"kommune":{"navn":"K"},"skole":{"navn":"S"},"afsnit":[{"overskrift":"Et"},{"overskrift":"To"}]}`
	theirs := strings.Replace(base, `{"overskrift":"To"}`, `{"overskrift":"To"},{"overskrift":"Tre fra filen"}`, 1)
	ours := strings.Replace(strings.Replace(base, `"A"`, `"B"`, 1), `[{`, `[{"overskrift":"Nul i posten"},{`, 1)
	never := func(c Conflict) bool {
		t.Errorf("%+v", c)
		return false
	}
	got, err := merged(context.Background(), []byte(base), []byte(theirs), []byte(ours), never)
	if err != nil {
		t.Fatal(err)
	}
	want := `{"afsnit":[{"overskrift":"Nul i posten"},{"overskrift":"Et"},{"overskrift":"To"},{"overskrift":"Tre fra filen"}],"dokument":{"skoleaar":"2024/25","titel":"B"},"kommune":{"navn":"K"},"skole":{"navn":"S"}}`
	if string(got) != want {
		t.Errorf("%s\nnot\n%s", got, want)
	}
	if same, _ := merged(context.Background(), []byte(base), []byte(base), []byte(ours), never); string(same) == string(got) || !strings.Contains(string(same), "Nul i posten") {
		t.Errorf("%s", same)
	}
}

const base = `{"dokument":{"titel":"A","skoleaar":"2024/25"},"kommune":{"navn":"K"},"skole":{"navn":"S"},"afsnit":[
	{"overskrift":"Et","blokke":[{"type":"tekst","tekst":"Vi læste mange gode bøger i skolen"},{"type":"aftaler","aftaler":[{"maal":"Flere læser godt","tiltag":["Læsebånd","Makkerlæsning"],"frist":"2026-06-01"}]}]},
	{"overskrift":"To"}],"kontroller":[{"kode":"intern-adresse","sted":"/afsnit/1","begrundelse":"Set efter."}],"ekstra":{"a/b":{"~":[1,2,3]},"ja":true,"tom":null}}`

func changed(old ...string) []byte { return []byte(strings.NewReplacer(old...).Replace(base)) }

// What one side changed is taken, in the words of the other; what both changed
// is asked about, and holds as it is decided.
func TestWhatBothChangedIsDecided(t *testing.T) {
	const first = `{"type":"tekst","tekst":"Vi læste mange gode bøger i skolen"}`
	for _, c := range []struct {
		name           string
		theirs, ours   []byte
		conflicts      string // pointers and both sides
		theirs1, ours1 string // what the record has when theirs, and when ours holds
	}{
		{"one side alone", changed(`"A"`, `"B"`), changed("Læsebånd", "Læseklub"), "", `"B"`, `"Læseklub"`},
		{"the same on both", changed(`"A"`, `"B"`), changed(`"A"`, `"B"`), "", `"B"`, `"B"`},
		{"a text", changed(`"A"`, `"B"`), changed(`"A"`, `"C"`), "/dokument/titel B|C", `"B"`, `"C"`},
		{"a key in a key", changed("[1,2,3]", "[1,2]"), changed("[1,2,3]", "7"), "/ekstra/a~1b/~0 1 ¶ 2|7", `"~":[1,2]`, `"~":7`},
		{"changed there, deleted here", changed("2026-06-01", "2026-08-01"), changed(`,"frist":"2026-06-01"`, ""), "/afsnit/0/blokke/1/aftaler/0/frist 2026-08-01|", `"2026-08-01"`, `["Læsebånd","Makkerlæsning"]`},
		{"deleted there, changed here", changed(`,"frist":"2026-06-01"`, ""), changed("2026-06-01", "2026-08-01"), "/afsnit/0/blokke/1/aftaler/0/frist |2026-08-01", `["Læsebånd","Makkerlæsning"]`, `"2026-08-01"`},
		{"deleted there alone", changed(`,"frist":"2026-06-01"`, ""), changed(`"A"`, `"B"`), "", `"B"`, `"B"`},
		{"new on both sides", changed(`"A"`, `"A","undertitel":"x"`), changed(`"A"`, `"A","undertitel":"y"`), "/dokument/undertitel x|y", `"x"`, `"y"`},
		{"new on both sides, of two kinds", changed(`"ja":true`, `"ny":{"type":"a","tekst":"x"}`), changed(`"ja":true`, `"ny":{"type":"b","rolle":"y"}`), "/ekstra/ny x|y", `"ny":{"tekst":"x","type":"a"}`, `"ny":{"rolle":"y","type":"b"}`},
		{"a new list on both sides", changed(`{"overskrift":"To"}`, `{"overskrift":"To","blokke":[`+first+`]}`), changed(`{"overskrift":"To"}`, `{"overskrift":"To","blokke":[{"type":"tekst","tekst":"Helt andre ord"}]}`), "", `mange gode bøger i skolen","type":"tekst"},{"tekst":"Helt andre`, `Helt andre`},
		{"an item changed there, deleted here", changed("mange gode bøger", "mange gode tykke bøger"), changed(first+",", ""), "/afsnit/0/blokke/0 Vi læste mange gode tykke bøger i skolen|", "tykke", "Læsebånd"},
		{"an item deleted there, changed here", changed(first+",", ""), changed("mange gode bøger", "mange gode tykke bøger"), "/afsnit/0/blokke/0 |Vi læste mange gode tykke bøger i skolen", "Læsebånd", "tykke"},
		{"an item deleted there alone", changed(first+",", ""), changed(`"A"`, `"B"`), "", "Læsebånd", "Læsebånd"},
	} {
		for _, theirs := range []bool{true, false} {
			var asked []string
			got, err := merged(context.Background(), []byte(base), c.theirs, c.ours, func(c Conflict) bool {
				asked = append(asked, c.Pointer+" "+c.Theirs+"|"+c.Ours)
				return theirs
			})
			want := map[bool]string{true: c.theirs1, false: c.ours1}[theirs]
			if err != nil || strings.Join(asked, ", ") != c.conflicts || !strings.Contains(string(got), want) {
				t.Errorf("%s, %v: %v, asked %q, no %s in\n%s", c.name, theirs, err, asked, want, got)
			}
		}
	}
}

// A list in another order here keeps it, and an answer to a check follows its place.
func TestAMergeKeepsTheOrderOfTodaysRecord(t *testing.T) {
	ours := changed(`{"overskrift":"To"}`, `{"overskrift":"To"},{"overskrift":"Tre"}`)
	theirs := changed(`"afsnit":[`, `"afsnit":[{"overskrift":"Helt ny"},`)
	got, err := merged(context.Background(), []byte(base), theirs, ours, nil)
	if err != nil || !strings.Contains(string(got), `"sted":"/afsnit/2"`) {
		t.Errorf("%v %s", err, got)
	}
	moved := strings.Replace(`{"dokument":{"titel":"A","skoleaar":"2024/25"},"kommune":{"navn":"K"},"skole":{"navn":"S"},"ekstra":{"x":[1,2,3,4,5,6]}}`, "x", "x", 1)
	got, err = merged(context.Background(), []byte(moved), []byte(strings.Replace(moved, "4,", "4,9,", 1)), []byte(strings.Replace(moved, "[1,2,3,4,5,6]", "[6,1,2,3,4,5]", 1)), nil)
	if err != nil || !strings.Contains(string(got), "[6,1,2,3,4,9,5]") {
		t.Errorf("%v %s", err, got)
	}
}

func TestEachKindOfValueIsShownInWords(t *testing.T) {
	for source, want := range map[string]string{
		`null`: "", `true`: "ja", `false`: "nej", `7.40`: "7.40", `"a"`: "a", `"data:image/png;base64,AAAA"`: "(billede)",
		`["a",1,["b"]]`: "a ¶ 1 ¶ b", `{"type":"tekst","z":"sidst","overskrift":"først","tom":""}`: "først ¶ sidst",
	} {
		if got := Shown("", tree(t, source)); got != want {
			t.Errorf("%s: %q", source, got)
		}
	}
	if got := Shown("/deltagere/0", tree(t, `{"part":"elever","titel":"B","navn":"A"}`)); got != "A ¶ B ¶ elever" {
		t.Errorf("not in the order of the record: %q", got)
	}
	if Shown("", 3) != "" {
		t.Error("what Parse never gives has words")
	}
}

func TestAPlaceIsFoundAndFilled(t *testing.T) {
	root := tree(t, `{"a":[{"b~/":"x"}],"tal":1}`)
	Set(root, "/a/0/ny", "y")
	Set(root, "/a/0/ny2/dybt", "z")
	for _, nowhere := range []string{"/a/1/x", "/a/x", "/a/-1", "/tal/x", "/a/0/b~0~1/x"} {
		Set(root, nowhere, "tabt")
		if got := Get(root, nowhere); got != nil {
			t.Errorf("%s: %v", nowhere, got)
		}
	}
	Set(root, "/a/0/b~0~1", "w")
	if got := compact(root); got != `{"a":[{"b~/":"w","ny":"y","ny2":{"dybt":"z"}}],"tal":1}` {
		t.Error(got)
	}
	Set(root, "/a/0", "væk")
	if Text(root, "/a/0") != "væk" || Text(root, "/tal") != "" || Get(root, "") == nil {
		t.Error(compact(root))
	}
}

// A record that is none is refused wherever it is handed in.
func TestWhatIsNoRecordIsRefused(t *testing.T) {
	ctx, ok := context.Background(), []byte(base)
	for _, bad := range []string{"", "{", `{"skole":`} {
		for i := range 2 {
			sides := [][]byte{ok, ok}
			sides[i] = []byte(bad)
			if _, err := Diff(ctx, sides[0], sides[1]); err == nil {
				t.Errorf("%q was compared", bad)
			}
		}
	}
	if _, err := merged(ctx, ok, []byte("{"), ok, nil); err == nil {
		t.Error("merged with nothing")
	}
	if _, err := Canonical(map[string]any{"x": func() {}}); err == nil {
		t.Error("a function was written")
	}
	left, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := Diff(left, ok, changed(`"A"`, `"B"`)); err == nil {
		t.Error("compared for nobody")
	}
	if _, err := merged(left, ok, changed(`"A"`, `"B"`), ok, nil); err == nil {
		t.Error("merged for nobody")
	}
}

// Of more changes below one place than anybody reads, the place is the change.
func TestTooManyChangesAreOne(t *testing.T) {
	numbers := func(from int) []byte {
		s := make([]string, most+2)
		for i := range s {
			s[i] = strconv.Itoa(from + i)
		}
		return changed("[1,2,3]", "["+strings.Join(s, ",")+"]")
	}
	got, err := Diff(context.Background(), numbers(0), numbers(1_000_000))
	if err != nil || len(got) != 1 || got[0].Pointer != "/ekstra/a~1b/~0" {
		t.Errorf("%v, %d changes", err, len(got))
	}
}

// Nothing is weighed for somebody who has left.
func TestNothingIsWeighedForNobody(t *testing.T) {
	left, leave := context.WithCancel(context.Background())
	leave()
	if got := digests(left, []any{"a", "b"}); got[0] != (digest{}) || got[1] != (digest{}) {
		t.Errorf("%v", got)
	}
}

// merged merges with a decision for one side or the other.
func merged(ctx context.Context, base, theirs, ours []byte, takes func(Conflict) bool) ([]byte, error) {
	m, err := Merge(ctx, base, theirs, ours, func(c Conflict) Verdict {
		if takes(c) {
			return HoldTheirs
		}
		return HoldOurs
	})
	if m == nil {
		return nil, err
	}
	return m.Record, err
}

// An emptied field leaves no key behind, and an emptied object none either; an item
// of a list stays where it is counted.
func TestAnEmptiedFieldIsGone(t *testing.T) {
	for pointer, want := range map[string]string{
		"/sag/sagsnr":        `{"punkter":[{"start":"13:00"}]}`,
		"/punkter/0/start":   `{"punkter":[{}],"sag":{"sagsnr":"1"}}`,
		"/dokument/godkendt": `{"punkter":[{"start":"13:00"}],"sag":{"sagsnr":"1"}}`,
	} {
		v, err := Parse([]byte(`{"sag":{"sagsnr":"1"},"punkter":[{"start":"13:00"}]}`))
		if err != nil {
			t.Fatal(err)
		}
		Set(v, pointer, "")
		if got, err := json.Marshal(v); err != nil || string(got) != want {
			t.Errorf("%s: %s %v", pointer, got, err)
		}
	}
}
