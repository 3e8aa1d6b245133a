package recorddiff

import (
	"context"
	"encoding/json"
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
			got = append(got, c.Slags+" "+c.Pointer)
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
	got, err := Merge(context.Background(), []byte(base), []byte(theirs), []byte(ours), never)
	if err != nil {
		t.Fatal(err)
	}
	want := `{"afsnit":[{"overskrift":"Nul i posten"},{"overskrift":"Et"},{"overskrift":"To"},{"overskrift":"Tre fra filen"}],"dokument":{"skoleaar":"2024/25","titel":"B"},"kommune":{"navn":"K"},"skole":{"navn":"S"}}`
	if string(got) != want {
		t.Errorf("%s\nnot\n%s", got, want)
	}
	if same, _ := Merge(context.Background(), []byte(base), []byte(base), []byte(ours), never); string(same) == string(got) || !strings.Contains(string(same), "Nul i posten") {
		t.Errorf("%s", same)
	}
}
