package udgave_test

import (
	"context"
	"strings"
	"testing"

	"notat/internal/samtale"
	"notat/internal/samtale/samtaletest"
	"notat/internal/udgave"
)

// Each result is one JSON object of a measurement of its own words; hidden are the
// pointers below the block of what goes, in order.
func TestSmallNumbersAreOneProblem(t *testing.T) {
	for _, c := range []struct {
		name    string
		results []string
		hidden  string
	}{
		{"units in other words", []string{`"maaling":"A","vaerdi":4,"enhed":"elever i 8. klasse"`, `"maaling":"B","vaerdi":2,"enhed":"pers."`, `"maaling":"C","vaerdi":3,"enhed":"henvisninger"`,
			`"maaling":"D","vaerdi":5,"enhed":"% af pigerne","antal":40`, `"maaling":"Antal lærere","vaerdi":4`}, "0 1 2 3 4"},
		{"a count of a number leaves few", []string{`"maaling":"Bestået","vaerdi":38,"enhed":"elever","antal":40`}, "0"},
		{"an earlier value is of the group of its own period", []string{`"maaling":"A","periode":"2022/23","vaerdi":4,"enhed":"elever","klassetrin":"drenge"`,
			`"maaling":"A","periode":"2023/24","vaerdi":30,"enhed":"elever","klassetrin":"piger","tidligere":[{"periode":"2022/23","vaerdi":31,"antal":31}]`,
			`"maaling":"A","periode":"2023/24","vaerdi":40,"enhed":"elever","klassetrin":"i alt","tidligere":[{"periode":"2022/23","vaerdi":35,"antal":35}]`}, "0 1/tidligere/0"},
		{"periods in other words", []string{`"maaling":"A","periode":"2022-2023","vaerdi":4,"enhed":"elever"`, `"maaling":"A","periode":"Skoleåret 2022/23","vaerdi":31,"enhed":"elever"`,
			`"maaling":"A","periode":"juni 2023","vaerdi":35,"enhed":"elever"`}, "0 1"},
		{"no period at all", []string{`"maaling":"A","periode":"2022/23","vaerdi":4,"enhed":"elever"`, `"maaling":"A","vaerdi":31,"enhed":"elever"`, `"maaling":"A","vaerdi":35,"enhed":"elever"`}, "0 1"},
		{"it does not come back as an earlier one", []string{`"maaling":"A","periode":"2022/23","vaerdi":6.21,"antal":2`,
			`"maaling":"A","periode":"2023/24","vaerdi":7,"antal":30,"tidligere":[{"periode":"2022-2023","vaerdi":6.2}]`}, "0 1/tidligere/0"},
		{"one that is exact is another, though its result is about", []string{`"maaling":"A","periode":"2022/23","vaerdi":6.21,"antal":2`,
			`"maaling":"A","periode":"2023/24","vaerdi":70,"antal":30,"cirka":true,"tidligere":[{"periode":"2022/23","vaerdi":10}]`}, "0"},
		{"a total under another name, without a subject", []string{`"maaling":"Prøven","fag":"Dansk","klassetrin":"9.a","vaerdi":7,"antal":21,"periode":"2022/23"`,
			`"maaling":"Prøven","fag":"Dansk","klassetrin":"9.b","vaerdi":6,"antal":20,"periode":"2022/23"`, `"maaling":"Prøven","fag":"Dansk","klassetrin":"9.c","vaerdi":5,"antal":4,"periode":"2022/23"`,
			`"maaling":"Elevtal","vaerdi":45,"enhed":"elever","periode":"2022/23"`}, "1 2"},
		{"measurements that are parts of another", []string{`"maaling":"Drenge","vaerdi":40,"enhed":"elever"`, `"maaling":"Piger","vaerdi":2,"enhed":"elever"`, `"maaling":"Elever","vaerdi":42,"enhed":"elever"`}, "0 1"},
		{"shares that make up a hundred", []string{`"maaling":"Høj","vaerdi":50,"enhed":"%","antal":40`, `"maaling":"Middel","vaerdi":45,"enhed":"%","antal":40`, `"maaling":"Lav","vaerdi":5,"enhed":"%","antal":40`}, "1 2"},
		{"the municipality's is small", []string{`"maaling":"A","vaerdi":9,"enhed":"elever","kommunetal":4,"landstal":900`}, "0/kommunetal"},
		{"the municipality's is the school's own", []string{`"maaling":"A","vaerdi":6.21,"antal":3,"kommunetal":6.21,"landstal":7.4`}, "0 0/kommunetal"},
		{"an internal number of any size counts as hidden", []string{`"maaling":"A","vaerdi":4,"enhed":"elever","klassetrin":"x"`, `"maaling":"A","vaerdi":20,"enhed":"elever","klassetrin":"y","synlighed":"intern"`,
			`"maaling":"A","vaerdi":30,"enhed":"elever","klassetrin":"z"`}, "0 1"},
		{"and cannot be reckoned", []string{`"maaling":"A","vaerdi":20,"enhed":"elever","klassetrin":"x"`, `"maaling":"A","vaerdi":30,"enhed":"elever","klassetrin":"y","synlighed":"intern"`,
			`"maaling":"A","vaerdi":50,"enhed":"elever","klassetrin":"z"`}, "0 1"},
		{"two of too few leave no choice", []string{`"maaling":"A","vaerdi":4,"enhed":"elever","klassetrin":"x"`, `"maaling":"A","vaerdi":4,"enhed":"elever","klassetrin":"y"`,
			`"maaling":"A","vaerdi":30,"enhed":"elever","klassetrin":"z"`, `"maaling":"A","vaerdi":38,"enhed":"elever","klassetrin":"i alt"`}, "0 1 2"},
		{"one class: subjects of the same pupils stay", []string{`"maaling":"A","fag":"Dansk","vaerdi":7.1,"antal":22`, `"maaling":"A","fag":"Matematik","vaerdi":7.2,"antal":22`,
			`"maaling":"A","fag":"Engelsk","vaerdi":7.3,"antal":21`, `"maaling":"Trivsel","vaerdi":4.1,"antal":20`, `"maaling":"Ordblinde elever","vaerdi":1,"enhed":"elev"`}, "4"},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := reduce(t, udkast(t, afsnit("", `{"type":"resultater","resultater":[{`+strings.Join(c.results, "},{")+`}]}`)))
			var got []string
			for _, u := range o.Udeladt {
				got = append(got, strings.TrimPrefix(u.Pointer, "/afsnit/0/blokke/0/resultater/"))
			}
			if g := strings.Join(got, " "); g != c.hidden {
				t.Errorf("hidden are %q, want %q", g, c.hidden)
			}
		})
	}
}

// A kind of result may have a threshold of its own, lower or higher.
func TestAThresholdByKind(t *testing.T) {
	k := samtaletest.Krav()
	k.Graenser = map[samtale.Art]int{"trivsel": 10, "fravaer": 3}
	data := `{"dokument":{"titel":"T","skoleaar":"2024/25","status":"udkast"},"kommune":{"navn":"K"},"skole":{"navn":"S"},"afsnit":[{"overskrift":"A","blokke":[{"type":"resultater","resultater":[
		{"maaling":"A","art":"trivsel","antal":9,"vaerdi":4},{"maaling":"B","art":"fravaer","antal":4,"vaerdi":4},{"maaling":"C","antal":4,"vaerdi":4},{"maaling":"D","antal":9,"vaerdi":4}]}]}]}`
	r, err := samtale.Decode([]byte(data))
	if err != nil {
		t.Fatal(err)
	}
	v, faults := samtale.Validate(r, k)
	if v == nil {
		t.Fatal(faults)
	}
	o, rerr := udgave.Reduce(context.Background(), v)
	if rerr != nil {
		t.Fatal(rerr)
	}
	const at = "/afsnit/0/blokke/0/resultater/"
	if want := at + "0 faa-elever\n" + at + "2 faa-elever"; grunde(o) != want {
		t.Errorf("left out %q, want %q", grunde(o), want)
	}
}
