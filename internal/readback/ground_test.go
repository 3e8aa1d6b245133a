package readback

import (
	"fmt"
	"strings"
	"testing"

	"notat/internal/story"
)

// What is decided of whole columns before the walk, and of numbers and forms after it,
// needs no walk.

const tablesRecord = `{"dokument":{"titel":"Samtale","skoleaar":"2025/26"},"kommune":{"navn":"K"},"skole":{"navn":"S"},
"afsnit":[{"overskrift":"Timer","blokke":[{"type":"tabel","hoved":["Klasse","Timer"],"raekker":[["Anden","fire"],["Tredje","fem"]]},
{"type":"sammenstilling","kolonner":[{"overskrift":"Vi ser","tekst":"Ro."},{"overskrift":"Vi gør","tekst":"Mere."}]},
{"type":"resultater","resultater":[{"maaling":"Trivsel","art":"trivsel","vaerdi":3.9,"kommunetal":4.1}]}]}]}`

const tablesDraft = `# {/afsnit/0/overskrift Timer}
1.1.1 {/afsnit/0/blokke/0/hoved/0 Klasse}
1.1.2 {/afsnit/0/blokke/0/hoved/1 Timer}
1.2.1 {/afsnit/0/blokke/0/raekker/0/0 Anden}
1.2.2 {/afsnit/0/blokke/0/raekker/0/1 fire}
1.3.1 {/afsnit/0/blokke/0/raekker/1/0 Tredje}
1.3.2 {/afsnit/0/blokke/0/raekker/1/1 fem}
2.1.1 {/afsnit/0/blokke/1/kolonner/0/overskrift Vi ser}
2.1.1 {/afsnit/0/blokke/1/kolonner/0/tekst Ro.}
2.1.2 {/afsnit/0/blokke/1/kolonner/1/overskrift Vi gør}
2.1.2 {/afsnit/0/blokke/1/kolonner/1/tekst Mere.}
3.1.1 Måling
3.1.2 Skolen
3.1.3 Kommunen
3.2.1 {/afsnit/0/blokke/2/resultater/0/maaling Trivsel}
3.2.2 3,9
3.2.3 4,1`

func TestWhatBecomesOfWholeColumns(t *testing.T) {
	was := `"hoved":["Klasse","Timer"],"raekker":[["Anden","fire"],["Tredje","fem"]]`
	for _, c := range []struct {
		name   string
		edit   []string
		orders string // of the columns: that of the baseline, and that of the file
		told   string
		answer string
		has    string
	}{
		{"nothing", nil, "map[]", "", "", was},
		{"a word of a cell", []string{"Anden", "Første"}, "map[]", "", "", was},
		{"a new one at the right", []string{"1 Timer}", "1 Timer}\n1.1.3 Sted", "1 fire}", "1 fire}\n1.2.3 Salen", "1 fem}", "1 fem}\n1.3.3 Haven"}, "map[1:[{1 1} {2 2} {0 3}]]", "info ny-kolonne Sted | Salen | Haven", "", `"hoved":["Klasse","Timer","Sted"],"raekker":[["Anden","fire","Salen"],["Tredje","fem","Haven"]]`},
		{"one is gone", []string{"1.1.2 {/afsnit/0/blokke/0/hoved/1 Timer}\n", "", "1.2.2 {/afsnit/0/blokke/0/raekker/0/1 fire}\n", "", "1.3.2 {/afsnit/0/blokke/0/raekker/1/1 fem}\n", ""}, "map[1:[{1 1}]]", "ask kolonne-slettet Timer | fire | fem", "slettes", `"hoved":["Klasse"],"raekker":[["Anden"],["Tredje"]]`},
		{"one is gone, and stays", []string{"1.1.2 {/afsnit/0/blokke/0/hoved/1 Timer}\n", "", "1.2.2 {/afsnit/0/blokke/0/raekker/0/1 fire}\n", "", "1.3.2 {/afsnit/0/blokke/0/raekker/1/1 fem}\n", ""}, "map[1:[{1 1} {2 0}]]", "ask kolonne-slettet Timer | fire | fem", "beholdes", was},
		{"two change places", []string{"1.1.1 {", "1.1.9 {", "1.1.2 {", "1.1.1 {", "1.1.9 {", "1.1.2 {", "1.2.1 {", "1.2.9 {", "1.2.2 {", "1.2.1 {", "1.2.9 {", "1.2.2 {", "1.3.1 {", "1.3.9 {", "1.3.2 {", "1.3.1 {", "1.3.9 {", "1.3.2 {"}, "map[1:[{2 1} {0 2}]]", "info flyttet Klasse | Anden | Tredje", "", `"hoved":["Timer","Klasse"],"raekker":[["fire","Anden"],["fem","Tredje"]]`},
		{"words beside one another", []string{"tekst Mere.}", "tekst Mere.}\n2.1.3 Vi venter\n2.1.3 Lidt."}, "map[]", "info ny-kolonne Vi venter | Lidt.", "", `{"overskrift":"Vi venter","tekst":"Lidt."}]`},
		{"one of two is left", []string{"2.1.2 {/afsnit/0/blokke/1/kolonner/1/overskrift Vi gør}\n", "", "2.1.2 {/afsnit/0/blokke/1/kolonner/1/tekst Mere.}\n", ""}, "map[]", "ask kolonne-slettet Vi gør | Mere.", "slettes", `{"tekst":"**Vi ser**\n\nRo.","type":"tekst"}`},
		{"numbers of all results are gone", []string{"3.1.3 Kommunen\n", "", "\n3.2.3 4,1", ""}, "map[]", "ask kolonne-slettet Kommunen | 4,1", "slettes", `{"art":"trivsel","maaling":"Trivsel","vaerdi":3.9}`},
	} {
		lines := tablesDraft
		for i := 0; i < len(c.edit); i += 2 {
			lines = strings.ReplaceAll(lines, c.edit[i], c.edit[i+1])
		}
		first := tryOf(t, tablesRecord, tablesDraft, lines, nil)
		groundOf(first.held, &Input{}, first.out).columnEdits()
		if got := first.told(); got != c.told {
			t.Errorf("%s: told %q", c.name, got)
		}
		x := tryOf(t, tablesRecord, tablesDraft, lines, first.answers(c.answer))
		orders := groundOf(x.held, &Input{}, x.out).columnEdits()
		if got := fmt.Sprint(orders); got != c.orders {
			t.Errorf("%s: the columns are %s", c.name, got)
		}
		if got := x.record(); !strings.Contains(got, c.has) {
			t.Errorf("%s: no %s in %s", c.name, c.has, got)
		}
	}
}

// A number whose cell is empty in a row that stands there is asked about.
func TestANumberThatIsGoneFromItsRowIsAskedAbout(t *testing.T) {
	for _, c := range []struct{ name, gone, told, answer, has string }{
		{"none", "", "", "", `"kommunetal":4.1,"maaling":"Trivsel","vaerdi":3.9`},
		{"one", "\n3.2.3 4,1", "ask felt-tomt 4,1", "slettes", `{"art":"trivsel","maaling":"Trivsel","vaerdi":3.9}`},
		{"one that stays", "\n3.2.3 4,1", "ask felt-tomt 4,1", "beholdes", `"kommunetal":4.1`},
		{"the whole row", "\n3.2.1 {/afsnit/0/blokke/2/resultater/0/maaling Trivsel}\n3.2.2 3,9\n3.2.3 4,1", "", "", `"kommunetal":4.1`},
	} {
		lines := strings.Replace(tablesDraft, c.gone, "", 1)
		first := tryOf(t, tablesRecord, tablesDraft, lines, nil)
		groundOf(first.held, &Input{}, first.out).numbersGone()
		if got := first.told(); got != c.told {
			t.Errorf("%s: told %q", c.name, got)
		}
		x := tryOf(t, tablesRecord, tablesDraft, lines, first.answers(c.answer))
		groundOf(x.held, &Input{}, x.out).numbersGone()
		if got := x.record(); !strings.Contains(got, c.has) {
			t.Errorf("%s: no %s in %s", c.name, c.has, got)
		}
	}
}

// What was written in the places of a form becomes what the form is of.
func TestAFormIsFilledWithWhatWasWrittenInIt(t *testing.T) {
	at := func(row, col int, key, words string) entry {
		form, key, _ := formOf(key)
		return entry{form: form, key: key, at: row, runs: []story.Run{{Text: words}}, from: &story.Paragraph{Table: min(row, 1), Row: row, Col: col}}
	}
	line := func(key, words string) entry { return at(0, 0, key, words) }
	const aftale, punkt, result = aftaleForm + "/", "/moede/dagsorden/-/", "/afsnit/-/testresultater/resultater/-/"
	for _, c := range []struct {
		name      string
		entries   []entry
		told, has string
	}{
		{"nothing", nil, "", `"punkt":"Trivsel"`},
		{"someone", []entry{line("/deltagere/-/elever", "Ida Holm, 8. b")}, "", `{"navn":"Ida Holm","part":"elever","titel":"8. b"}`},
		{"someone of another party", []entry{line("/deltagere/-/elever", "Forældre: Eva Friis")}, "info ny-gruppe Forældre", `{"navn":"Eva Friis","part":"foraeldre"}`},
		{"two on a line", []entry{line("/deltagere/-/elever", "Ida Holm og Bo Lund")}, "info flere-deltagere Ida Holm og Bo Lund", `{"navn":"Bo Lund","part":"elever"}`},
		{"a point", []entry{at(1, 1, punkt+"tid", "kl. 13–13.15"), at(1, 2, punkt+"punkt", "Velkomst")}, "", `{"punkt":"Velkomst","slut":"13:15","start":"13:00"}`},
		{"a point with its time before it", []entry{line(punkt+"punkt", "13.00 Kaffe")}, "", `{"punkt":"Kaffe","start":"13:00"}`},
		{"a point without a time", []entry{at(1, 1, punkt+"tid", "senere"), at(1, 2, punkt+"punkt", "Kaffe")}, "ask ny-raekke-ukendt senere | Kaffe", ""},
		{"an agreement", []entry{line(aftale+"maal", "Flere læser"), line(aftale+"tiltag", "Læsebånd"), line(aftale+"frist", "1/6 2026"), line(aftale+"bemaerkning", "Vi ser.")}, "warn fast-tekst-slettet aftaler",
			`{"bemaerkning":"Vi ser.","frist":"2026-06-01","maal":"Flere læser","tiltag":["Læsebånd"]}`},
		{"two agreements", []entry{line(aftale+"maal", "Flere læser"), line(aftale+"frist", "1/6 2026"), line(aftale+"maal", "2. Mere ro")}, "warn fast-tekst-slettet aftaler",
			`[{"frist":"2026-06-01","maal":"Flere læser"},{"maal":"Mere ro"}]`},
		{"words behind a line break after a deadline", []entry{line(aftale+"maal", "Flere læser"), line(aftale+"frist", "1/6 2026\nKan flyttes.")}, "warn fast-tekst-slettet aftaler", `{"bemaerkning":"Kan flyttes.","frist":"2026-06-01","maal":"Flere læser"}`},
		{"a point with a hard space behind its time", []entry{line(punkt+"punkt", "13.00\u00a0Kaffe")}, "", `{"punkt":"Kaffe","start":"13:00"}`},
		{"a deadline that is none", []entry{line(aftale+"maal", "Flere læser"), line(aftale+"frist", "snart")}, "ask kan-ikke-laeses snart; warn fast-tekst-slettet aftaler", `{"maal":"Flere læser"}`},
		{"a result", []entry{at(1, 1, result+"maaling", "Trivsel"), at(1, 2, result+"vaerdi", "3,9 %"), line(result+"art", "Trivsel")}, "info resultat-art Trivsel; warn fast-tekst-slettet testresultater",
			`{"art":"trivsel","enhed":"%","maaling":"Trivsel","vaerdi":3.9}`},
		{"a result of no kind", []entry{at(1, 1, result+"maaling", "Trivsel"), at(1, 2, result+"vaerdi", "3,9")}, "ask resultat-art Trivsel | 3,9; warn fast-tekst-slettet testresultater", `{"art":"nationalTest","maaling":"Trivsel","vaerdi":3.9}`},
		{"a number that is none", []entry{at(1, 1, result+"maaling", "Trivsel"), at(1, 2, result+"vaerdi", "god")}, "ask ny-raekke-ukendt Trivsel | god", ""},
	} {
		x := try(t, baseline, nil)
		x.out.arter = map[string]string{"trivsel": "trivsel"}
		(&filling{groundOf(x.held, &Input{}, x.out), partyWords{"forældre": "foraeldre"}, c.entries, nil}).all()
		if got := x.told(); got != c.told {
			t.Errorf("%s: told %q", c.name, got)
		}
		if got := x.record(); !strings.Contains(got, c.has) {
			t.Errorf("%s: no %s in %s", c.name, c.has, got)
		}
	}
}
