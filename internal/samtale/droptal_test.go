package samtale

import (
	"strings"
	"testing"
)

// Every number of a result goes, one that came last as well as the first, and
// what is no number stays.
func TestEveryNumberOfAResultGoes(t *testing.T) {
	const full = `{"maaling":"m","art":"karakter","kilde":"k","hentet":"2025-01-01","antal":3,"vaerdi":7.40,"cirka":true,"enhed":"%",` +
		`"kommunetal":1.5,"landstal":1.6,"socialReference":1.7,"referencevurdering":"over","tidligere":[{"periode":"2023/24","vaerdi":7.1},{"periode":"2022/23"}],"ord":"Som landet","note":"n"}`
	const words = `{"maaling":"m","tidligere":[{"periode":"2023/24"}],"ord":"o"}`
	for f := range Fields() {
		if f.Type == "Resultat" && f.holdsTal() && !strings.Contains(full, `"`+f.Key+`":`) {
			t.Errorf("%s is not tried", f.Key)
		}
	}
	result := func(json string) *Record {
		return decode(t, `{"afsnit":[{"blokke":[{"type":"resultater","resultater":[`+json+`]}]}]}`).Clone() // what was posted stays as it was
	}
	for _, c := range []struct {
		name, json, want string
		keep             []string
		had              bool
	}{
		{"all", full, `{"maaling":"m","art":"karakter","kilde":"k","hentet":"2025-01-01","cirka":true,"enhed":"%","ord":"Som landet","note":"n"}`, nil, true},
		{"all but the municipality's", full, `{"maaling":"m","art":"karakter","kilde":"k","hentet":"2025-01-01","cirka":true,"enhed":"%","kommunetal":1.5,"ord":"Som landet","note":"n"}`, []string{"kommunetal"}, true},
		{"all but the reference", `{"maaling":"m","vaerdi":7,"socialReference":1.7,"referencevurdering":"over"}`, `{"maaling":"m","socialReference":1.7,"referencevurdering":"over"}`, []string{"socialReference"}, true},
		{"a verdict alone", `{"maaling":"m","referencevurdering":"paa"}`, `{"maaling":"m","referencevurdering":"paa"}`, nil, false},
		{"words alone", words, words, nil, false},
		{"an earlier value alone", `{"maaling":"m","tidligere":[{"periode":"a"},{"periode":"b","vaerdi":2}]}`, `{"maaling":"m"}`, nil, true},
		{"of nobody", `{"maaling":"m","antal":0}`, `{"maaling":"m"}`, nil, true},
	} {
		r := result(c.json)
		if had := r.Afsnit[0].Blokke[0].(*Resultater).Resultater[0].DropTal(c.keep...); had != c.had {
			t.Errorf("%s: there was one: %v", c.name, had)
		}
		got, err := r.Canonical()
		if err != nil {
			t.Fatal(err)
		}
		if want, _ := result(c.want).Canonical(); string(got) != string(want) {
			t.Errorf("%s: %s, want %s", c.name, got, want)
		}
	}
}
