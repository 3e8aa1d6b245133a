package udgave_test

import (
	"strconv"
	"strings"
	"testing"

	"notat/internal/samtale"
)

// Each result is one JSON object; want is what the public edition shows of its
// numbers, one line for each, as "antal vaerdi enhed | earlier periode:vaerdi".
func TestSmallNumbers(t *testing.T) {
	const faa = "Udeladt: for få elever."
	for _, c := range []struct {
		name    string
		results []string
		want    []string
		note    string // of the first result
	}{
		{"enough", []string{`"antal":5,"vaerdi":7.40`}, []string{"5 7.40 "}, ""},
		{"antal is below the threshold", []string{`"antal":4,"vaerdi":7.40`}, []string{"- - "}, faa},
		{"nobody at all", []string{`"antal":0,"vaerdi":0`}, []string{"- - "}, faa},
		{"only antal, and too few", []string{`"antal":3,"ord":"Fint"`}, []string{"- - "}, faa},
		{"no antal, no count: nothing to hide", []string{`"vaerdi":3,"enhed":"point"`}, []string{"- 3 point"}, ""},
		{"a count below", []string{`"vaerdi":4,"enhed":"elever"`}, []string{"- - "}, faa},
		{"a count just below", []string{`"vaerdi":4.999999999999999999999,"enhed":"elever"`}, []string{"- - "}, faa},
		{"a count at the threshold", []string{`"vaerdi":5,"enhed":"elever"`}, []string{"- 5 elever"}, ""},
		{"units of count in any case", []string{`"vaerdi":2,"enhed":" Børn "`}, []string{"- - "}, faa},
		{"every unit of count", []string{`"vaerdi":1,"enhed":"antal","periode":"a"`, `"vaerdi":1,"enhed":"drenge","periode":"b"`, `"vaerdi":1,"enhed":"piger","periode":"c"`,
			`"vaerdi":1,"enhed":"medarbejdere","periode":"d"`, `"vaerdi":1,"enhed":"personer","periode":"e"`}, []string{"- - ", "- - ", "- - ", "- - ", "- - "}, faa},
		{"a unit the template counts", []string{`"vaerdi":2,"enhed":"familier"`}, []string{"- - "}, faa},
		{"a share of few", []string{`"antal":20,"vaerdi":20,"enhed":"%"`}, []string{"- - "}, faa},      // 4
		{"a share of enough", []string{`"antal":20,"vaerdi":25,"enhed":"%"`}, []string{"20 25 %"}, ""}, // 5
		{"a share that leaves few", []string{`"antal":20,"vaerdi":80,"enhed":"%"`}, []string{"- - "}, faa},
		{"a share that leaves enough", []string{`"antal":20,"vaerdi":75,"enhed":"%"`}, []string{"20 75 %"}, ""},
		{"nobody is a share one may know", []string{`"antal":20,"vaerdi":0,"enhed":"%"`}, []string{"20 0 %"}, ""},
		{"and so is everybody", []string{`"antal":20,"vaerdi":100.0,"enhed":"%"`}, []string{"20 100.0 %"}, ""},
		{"a share of exactly the threshold", []string{`"antal":40,"vaerdi":12.5,"enhed":"%"`}, []string{"40 12.5 %"}, ""},
		{"a share a hair below it", []string{`"antal":40,"vaerdi":12.4999999999999999999999,"enhed":"%"`}, []string{"- - "}, faa},
		{"percentage points are no share", []string{`"antal":20,"vaerdi":3,"enhed":"procentpoint"`}, []string{"20 3 procentpoint"}, ""},
		{"one hidden takes the next smallest along", []string{`"antal":3,"vaerdi":1`, `"antal":20,"vaerdi":2`, `"antal":12,"vaerdi":3`},
			[]string{"- - ", "20 2 ", "- - "}, faa},
		{"two hidden take nobody along", []string{`"antal":3,"vaerdi":1`, `"antal":4,"vaerdi":2`, `"antal":12,"vaerdi":3`},
			[]string{"- - ", "- - ", "12 3 "}, faa},
		{"another period is another group", []string{`"antal":3,"vaerdi":1,"periode":"2023/24"`, `"antal":12,"vaerdi":3,"periode":"2024/25"`},
			[]string{"- - ", "12 3 "}, faa},
		{"another subject is another group", []string{`"antal":3,"vaerdi":1,"fag":"Dansk"`, `"antal":12,"vaerdi":3,"fag":"Matematik"`},
			[]string{"- - ", "12 3 "}, faa},
		{"grades are parts of one group", []string{`"antal":3,"vaerdi":1,"klassetrin":"8."`, `"antal":12,"vaerdi":3,"klassetrin":"9."`},
			[]string{"- - ", "- - "}, faa},
		{"those without antal cannot be next", []string{`"antal":3,"vaerdi":1`, `"vaerdi":3`, `"antal":50,"vaerdi":9`},
			[]string{"- - ", "- 3 ", "- - "}, faa},
		{"counts are their own antal", []string{`"vaerdi":3,"enhed":"piger"`, `"vaerdi":30,"enhed":"drenge"`, `"vaerdi":20,"enhed":"elever"`},
			[]string{"- - ", "- 30 drenge", "- - "}, faa},
		{"municipality and country stay", []string{`"antal":3,"vaerdi":50,"enhed":"%","kommunetal":60,"landstal":70`}, []string{"- - %"}, faa},
		{"earlier values without antal fall with their result", []string{`"antal":3,"vaerdi":1,"tidligere":[{"periode":"2022/23","vaerdi":6},{"periode":"2023/24","vaerdi":7,"antal":20}]`},
			[]string{"- -  | 2023/24:7"}, faa},
		{"earlier values have their own antal", []string{`"antal":20,"vaerdi":1,"tidligere":[{"periode":"2022/23","vaerdi":6,"antal":4},{"periode":"2023/24","vaerdi":7}]`},
			[]string{"20 1  | 2023/24:7"}, "Udeladt: for få elever (2022/23)."},
		{"an earlier value between two that stand", []string{`"antal":20,"vaerdi":1,"tidligere":[{"periode":"2021/22","vaerdi":5},{"periode":"2022/23","vaerdi":6,"antal":4},{"periode":"2023/24","vaerdi":7}]`},
			[]string{"20 1  | 2021/22:5 | 2023/24:7"}, "Udeladt: for få elever (2022/23)."},
		{"earlier shares too", []string{`"antal":20,"vaerdi":50,"enhed":"%","tidligere":[{"periode":"2022/23","vaerdi":10,"antal":20}]`},
			[]string{"20 50 %"}, "Udeladt: for få elever (2022/23)."},
		{"earlier counts too", []string{`"vaerdi":10,"enhed":"elever","tidligere":[{"periode":"2022/23","vaerdi":2}]`},
			[]string{"- 10 elever"}, "Udeladt: for få elever (2022/23)."},
		{"one earlier value hidden takes the next smallest along", []string{
			`"antal":20,"vaerdi":1,"tidligere":[{"periode":"2022/23","vaerdi":6,"antal":4}]`,
			`"antal":30,"vaerdi":1,"tidligere":[{"periode":"2022/23","vaerdi":7,"antal":40}]`,
			`"antal":30,"vaerdi":1,"tidligere":[{"periode":"2022/23","vaerdi":8,"antal":31}]`},
			[]string{"20 1 ", "30 1  | 2022/23:7", "30 1 "}, "Udeladt: for få elever (2022/23)."},
		{"a note keeps its words", []string{`"antal":3,"vaerdi":1,"note":"Målt i maj."`}, []string{"- - "}, "Målt i maj. " + faa},
		{"an internal result about few can be reckoned too", []string{`"antal":20,"vaerdi":3`, `"antal":12,"vaerdi":3`, `"antal":3,"vaerdi":1,"synlighed":"intern"`},
			[]string{"20 3 ", "- - "}, ""},
		{"and so can a confidential one", []string{`"antal":20,"vaerdi":3`, `"antal":12,"vaerdi":3`, `"antal":3,"vaerdi":1,"art":"nationalTest"`},
			[]string{"20 3 ", "- - ", "- - "}, ""},
		{"an internal result is no part of the group", []string{`"antal":3,"vaerdi":1`, `"antal":12,"vaerdi":3,"synlighed":"intern"`}, []string{"- - "}, faa},
	} {
		t.Run(c.name, func(t *testing.T) {
			var rs []string
			for _, r := range c.results {
				rs = append(rs, `{"maaling":"Trivsel",`+r+`}`)
			}
			o := reduce(t, udkast(t, afsnit("", `{"type":"resultater","resultater":[`+strings.Join(rs, ",")+`]}`)))
			results := o.Valid.Record().Afsnit[0].Blokke[0].(*samtale.Resultater).Resultater
			var got []string
			for _, r := range results {
				got = append(got, shown(r))
			}
			if a, b := strings.Join(got, "\n"), strings.Join(c.want, "\n"); a != b {
				t.Errorf("shows\n%s\nwant\n%s", a, b)
			}
			if results[0].Note != c.note {
				t.Errorf("note %q, want %q", results[0].Note, c.note)
			}
		})
	}
}

func shown(r samtale.Resultat) string {
	part := func(s string) string {
		if s == "" {
			return "-"
		}
		return s
	}
	antal := ""
	if r.Antal != nil {
		antal = strconv.Itoa(*r.Antal)
	}
	s := part(antal) + " " + part(string(r.Vaerdi)) + " " + r.Enhed
	for _, t := range r.Tidligere {
		s += " | " + t.Periode + ":" + string(t.Vaerdi)
	}
	return s
}

func TestConfidentialKindsKeepTheirWordsOnly(t *testing.T) {
	o := reduce(t, udkast(t, afsnit("testresultater", `{"type":"resultater","resultater":[
		{"maaling":"Læsning","art":"nationalTest","fag":"Dansk","klassetrin":"8.","antal":40,"vaerdi":53,"cirka":true,"enhed":"point","kommunetal":50,"landstal":51,"socialReference":52,
		 "tidligere":[{"periode":"2023/24","vaerdi":55,"antal":41}],"ord":"**Over** landsgennemsnittet","note":"Fra maj."},
		{"maaling":"Læsning","art":"nationalTest","ord":"Som landsgennemsnittet"},
		{"maaling":"Karakterer","art":"karakter","antal":40,"vaerdi":7.40}]}`)))
	rs := o.Valid.Record().Afsnit[0].Blokke[0].(*samtale.Resultater).Resultater
	if got := shown(rs[0]); got != "- - " || rs[0].Kommunetal+rs[0].Landstal+rs[0].SocialReference != "" || rs[0].Cirka {
		t.Errorf("numbers of a national test are public: %+v", rs[0])
	}
	if rs[0].Ord != "**Over** landsgennemsnittet" || rs[0].Fag != "Dansk" || rs[0].Klassetrin != "8." {
		t.Errorf("words are gone: %+v", rs[0])
	}
	if want := "Fra maj. Tallene er fortrolige og gengives ikke."; rs[0].Note != want {
		t.Errorf("note %q, want %q", rs[0].Note, want)
	}
	if rs[1].Note != "" {
		t.Errorf("a result without numbers got the sentence: %q", rs[1].Note)
	}
	if got := shown(rs[2]); got != "40 7.40 " {
		t.Errorf("a public grade shows %q", got)
	}
	if want := "/afsnit/0/blokke/0/resultater/0 fortrolig"; grunde(o) != want {
		t.Errorf("left out %q, want %q", grunde(o), want)
	}
}
