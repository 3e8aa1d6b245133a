package talord_test

import (
	"fmt"
	"strings"
	"testing"

	"notat/internal/talord"
)

var kinds = []string{"value", "year", "school year", "grade", "date", "time", "paragraph", "page", "week", "item", "name", "scale", "span", "things"}

// read lists the numbers of a text as "words kind value[/of][ %][ people]".
func read(s string, in talord.Where) string {
	var out []string
	for _, n := range talord.Read(s, in) {
		x := fmt.Sprintf("%s: %s", s[n.From:n.To], kinds[n.Kind])
		if n.Kind == talord.Value {
			x += fmt.Sprintf(" %g", n.Value)
			if n.Of != 0 {
				x += fmt.Sprintf("/%g", n.Of)
			}
			if n.Percent {
				x += " %"
			}
			if n.People != "" {
				x += " " + n.People
			}
		}
		out = append(out, x)
	}
	return strings.Join(out, "; ")
}

func TestNumbersAreReadInDigitsAndInWords(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"62 % og 7,4", "62: value 62 %; 7,4: value 7.4"},
		{"1.234 elever", "1.234: value 1234 elever"},
		{"Tre ud af fire elever", "Tre ud af fire: value 3/4 elever"},
		{"3 af 4", "3 af 4: value 3/4"},
		{"58/62", "58/62: value 58/62"},
		{"To tredjedele af eleverne", "To tredjedele: value 2/3 eleverne"},
		{"en fjerdedel, halvdelen", "en fjerdedel: value 1/4; halvdelen: value 1/2"},
		{"Hver femte elev", "Hver femte: value 1/5 elev"},
		{"otteogtyve procent", "otteogtyve: value 28 %"},
		{"otte og tyve elever", "otte og tyve: value 28 elever"},
		{"en-og-halvtreds", "en-og-halvtreds: value 51"},
		{"to hundrede og femten", "to hundrede og femten: value 215"},
		{"tohundredeogfem", "tohundredeogfem: value 205"},
		{"617 promille, 36 ‰", "617: value 61.7 %; 36: value 3.6 %"},
		{"120 ord i minuttet", "120: value 120"},
		{"Trekvart årgang", "Trekvart: value 3/4"},
		{"Fase 2 af 3, fane 4, profilområde 1, 2 og 3", "2 af 3: item; 4: item; 1, 2 og 3: item"},
		{"61 komma syv, 7 komma 4", "61 komma syv: value 61.7; 7 komma 4: value 7.4"},
		{"syv komma fire", "syv komma fire: value 7.4"},
		{"7-tallet, syvtallet, et tolvtal", "7: value 7; syvtallet: value 7; tolvtal: value 12"},
		{"LXI procent; III af IV", "LXI: value 61 %; III af IV: value 3/4"},
		{"Christian IV, VI og CD", ""},
		{"Trekvart af holdet, kvarten", "Trekvart: value 3/4; kvarten: value 1/4"},
		{"4 (fire) elever, to ud af klassens fem drenge", "4: value 4 elever; fire: value 4; to ud af klassens fem: value 2/5 drenge"},
		{"Det er en elev, som er en af de bedste i alt.", ""},
		{"total, titel, tolkning", ""},
	} {
		if got := read(c.text, talord.Prose); got != c.want {
			t.Errorf("%q: %s, not %s", c.text, got, c.want)
		}
	}
}

func TestANumberIsWhatTheWordsAroundItSay(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"2024", "2024: year"},
		{"2022-2025", "2022-2025: year"},
		{"2024/25 og 2024-2025", "2024/25: school year; 2024-2025: year"},
		{"2024/62", "2024: year; 62: value 62"},
		{"2023 - 58", "2023: year; 58: value 58"},
		{"skoleåret 24/25", "24/25: school year"},
		{"24/25", "24/25: value 24/25"},
		{"2024 elever", "2024: value 2024 elever"},
		{"9. klasse, 5 klasse, 9.b", "9.: grade; 5: grade; 9.b: grade"},
		{"2., 4. og 6. klasse", "2., 4. og 6.: grade"},
		{"i 2, 4 og 6. klasse", "2, 4 og 6.: grade"},
		{"i alt 4, 6. klasse", "4: value 4; 6.: grade"},
		{"4 klasser", "4: value 4"},
		{"13. marts 2025, 13.3.2025, 2025-03-13", "13. marts 2025: date; 13.3.2025: date; 2025-03-13: date"},
		{"den 13.5. og 3/6", "13.5.: date; 3/6: date"},
		{"13.5", "13.5: value 13.5"},
		{"kl. 9.00-10.30", "9.00-10.30: time"},
		{"§ 55 b, stk. 2", "55: paragraph; 2: paragraph"},
		{"side 4 og s. 12-14", "4: page; 12-14: page"},
		{"uge 45-47", "45-47: week"},
		{"punkt 3 og bilag 2", "3: item; 2: item"},
		{"FP9, FP 10, 3-årig", "9: name; 10: name; 3-årig: name"},
		{"på62 og PÅ62", "62: value 62; 62: value 62"},
		{"en skala fra 1 til 5", "1 til 5: scale"},
		{"tre år i træk, to år bagud", "tre: span; to: value 2"},
		{"hver anden uge", "hver anden: span"},
		{"i én klasse, ikke i de to andre", "én: things; to: things"},
		{"to møder om 12 elever", "to: things; 12: value 12 elever"},
		{"side 4: 62 %", "4: page; 62: value 62 %"},
	} {
		if got := read(c.text, talord.Prose); got != c.want {
			t.Errorf("%q: %s, not %s", c.text, got, c.want)
		}
	}
}

func TestAFieldForGradesOrAPeriodSaysWhatItsNumbersAre(t *testing.T) {
	for _, c := range []struct {
		in         talord.Where
		text, want string
	}{
		{talord.Grades, "4", "4: grade"},
		{talord.Grades, "4 (24 elever)", "4: grade; 24: value 24 elever"},
		{talord.Period, "24/25", "24/25: school year"},
		{talord.Address, "https://fjordby.dk/2025/12/rapport", "2025: year; 12: name"},
		{talord.Address, "https://fjordby.dk/62-procent-af-52-elever", "62: value 62 %; 52: value 52 elever"},
	} {
		if got := read(c.text, c.in); got != c.want {
			t.Errorf("%q: %s, not %s", c.text, got, c.want)
		}
	}
}

// Whatever stands there is read, and every number has its place in the text.
func FuzzRead(f *testing.F) {
	for _, s := range []string{"2., 4. og 6. klasse: 3 af 4", "hver hver en-og-", "2024/", "§", "1.2.3.4.5", "kl", "\n1)", "to hundrede og", "99999999999999999999999", "½-1", "en/et", "den d. 3/"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for in := talord.Prose; in <= talord.Address; in++ {
			last := 0
			for _, n := range talord.Read(s, in) {
				if in != talord.Address && (n.From < last || n.To <= n.From || n.To > len(s)) {
					t.Fatalf("%q: a number from %d to %d after %d", s, n.From, n.To, last)
				}
				last = n.To
			}
		}
	})
}

func TestANumberBeginsWithFewWords(t *testing.T) {
	for _, w := range []string{"to", "tohundrede", "ni", "nitallet", "tital", "syvtallet", "énogtyve", "ÉT", "ethundrede", "entusind", "hundreder", "tredjedel", "Trekvart", "hverfemte", "halvdelen", "XII"} {
		if !talord.MayBegin(w) {
			t.Errorf("%s begins none", w)
		}
	}
	for _, w := range []string{"", "e", "en", "et", "elever", "tid", "skolen", "år", "Xenia"} {
		if talord.MayBegin(w) {
			t.Errorf("%s begins one", w)
		}
	}
}
