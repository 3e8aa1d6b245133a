package compose

import (
	"fmt"
	"strings"
	"testing"

	"notat/internal/notat"
	"notat/internal/samtale"
)

// charts gives the charts that results become.
func charts(t *testing.T, rs ...samtale.Resultat) (out []*notat.Figure) {
	t.Helper()
	d, err := lav(atLeast(&samtale.Resultater{Diagram: true, Resultater: rs}), Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range d.Blocks {
		if f, ok := b.(*notat.Figure); ok {
			out = append(out, f)
		}
	}
	return out
}

func TestEachUnitHasAChartOfItsOwn(t *testing.T) {
	got := charts(t,
		samtale.Resultat{Maaling: "Fravær", Klassetrin: "1. klasse", Vaerdi: "7.40", Cirka: true, Enhed: "%", Kommunetal: "6"},
		samtale.Resultat{Maaling: "Trivsel", Vaerdi: "4.1", Enhed: "af 5", Landstal: "4"},
		samtale.Resultat{Maaling: "Fravær", Klassetrin: "2. klasse", Vaerdi: "-3", Enhed: "%"},
	)
	want := []string{
		"Søjlediagram. Fravær, 1. klasse: Skolen ca.\u00a07,40\u00a0%; Kommunen 6\u00a0%. Fravær, 2. klasse: Skolen -3\u00a0%.",
		"Søjlediagram. Trivsel: Skolen 4,1 af 5; Landet 4 af 5.",
	}
	if len(got) != len(want) {
		t.Fatalf("%d charts", len(got))
	}
	for i, f := range got {
		if f.Alt != want[i] {
			t.Errorf("%q, want %q", f.Alt, want[i])
		}
	}
	if b := got[0].Chart.Groups[0].Bars; len(b) != 2 || b[0].Values[0].Number != 7.4 || b[1].Values[0].Number != 6 || b[1].Owner != notat.Municipality {
		t.Errorf("%v", b)
	}
}

// What is not there is not drawn: neither words, nor a number that the public
// edition leaves out, nor one that is compared with nothing.
func TestOnlyNumbersThatAreThereAreDrawn(t *testing.T) {
	for name, rs := range map[string][]samtale.Resultat{
		"a single number":    {{Maaling: "Fravær", Vaerdi: "7", Enhed: "%"}},
		"words":              {{Maaling: "Fravær", Ord: "Som landet."}},
		"withheld":           {{Maaling: "Test", Enhed: "%", Note: "Tallene er fortrolige og gengives ikke."}},
		"earlier years only": {{Maaling: "Fravær", Enhed: "%", Tidligere: []samtale.Tidligere{{Periode: "2023", Vaerdi: "5"}, {Periode: "2022", Vaerdi: "6"}}}},
		"a reference only":   {{Maaling: "Karakter", Vaerdi: "7", SocialReference: "6.9"}},
	} {
		if got := charts(t, rs...); len(got) > 0 {
			t.Errorf("%s: %s", name, got[0].Alt)
		}
	}
}

func TestAChartIsNoLargerThanAPage(t *testing.T) {
	for n := 1; n < 40; n++ {
		var rs []samtale.Resultat
		for i := range n {
			rs = append(rs, samtale.Resultat{Maaling: fmt.Sprint("Måling ", i), Vaerdi: "1", Kommunetal: "2"})
		}
		got, at := charts(t, rs...), 0
		for _, f := range got {
			size := len(f.Chart.Groups)
			if size > 6 || size == 1 && n > 1 {
				t.Errorf("%d results: a chart of %d", n, size)
			}
			if n == 7 && size != 3 && size != 4 {
				t.Errorf("seven are not shared out evenly: a chart of %d", size)
			}
			for _, g := range f.Chart.Groups {
				if g.Label != fmt.Sprint("Måling ", at) {
					t.Fatalf("%d results: %s, want the %d.", n, g.Label, at)
				}
				at++
			}
		}
		if at != n {
			t.Errorf("%d of %d drawn", at, n)
		}
	}
}

func TestANumberBeyondAllMeasureIsALongBar(t *testing.T) {
	huge := samtale.Tal(strings.Repeat("9", 400))
	f := charts(t, samtale.Resultat{Maaling: "Antal", Vaerdi: huge, Kommunetal: "1"})[0]
	if v := f.Chart.Groups[0].Bars[0].Values[0]; v.Number < 1e30 || v.Number > 1e40 || v.Text != string(huge) {
		t.Errorf("%v", v)
	}
}

// A value of another year is drawn beside the present one where the record calls it
// comparable and no border of the tests lies between: in the order of time.
func TestOnlyComparableYearsAreDrawnTogether(t *testing.T) {
	years := func(of ...string) (out []samtale.Tidligere) {
		for i, p := range of {
			out = append(out, samtale.Tidligere{Periode: strings.TrimPrefix(p, "!"), Vaerdi: samtale.Tal(fmt.Sprint(5 - i)), Sammenlignelig: !strings.HasPrefix(p, "!")})
		}
		return out
	}
	for name, x := range map[string]struct {
		r    samtale.Resultat
		want string
	}{
		"newest first": {samtale.Resultat{Maaling: "Karakter", Art: "karakter", Periode: "Sommeren 2026", Vaerdi: "7", Landstal: "8", Tidligere: years("2025", "Sommeren 2024", "2023")},
			"Søjlediagram. Karakter, Sommeren 2026: Skolen (2023) 3; Skolen (Sommeren 2024) 4; Skolen (2025) 5; Skolen (Sommeren 2026) 7; Landet 8."},
		"not comparable": {samtale.Resultat{Maaling: "Karakter", Art: "karakter", Periode: "2024", Vaerdi: "7", Landstal: "8", Tidligere: years("!2023")}, "Søjlediagram. Karakter, 2024: Skolen 7; Landet 8."},
		"across tests": {samtale.Resultat{Maaling: "Test", Art: "nationalTest", Periode: "2024/25", Vaerdi: "7", Tidligere: years("2023/24", "2022/23", "2021/22", "før")},
			"Søjlediagram. Test, 2024/25: Skolen (2023/24) 5; Skolen (2024/25) 7."},
		"by the name of the test": {samtale.Resultat{Maaling: "Færdighedstest", Periode: "2026/27", Vaerdi: "7", Landstal: "8", Tidligere: years("2025/26")}, "Søjlediagram. Færdighedstest, 2026/27: Skolen 7; Landet 8."},
		"years alone":             {samtale.Resultat{Maaling: "Fravær", Periode: "2024/25", Vaerdi: "7", Enhed: "%", Tidligere: years("2023/24")}, "Søjlediagram. Fravær, 2024/25: Skolen (2023/24) 5\u00a0%; Skolen (2024/25) 7\u00a0%."},
		"the newest eight": {samtale.Resultat{Maaling: "Fravær", Periode: "2030", Vaerdi: "9", Tidligere: years("2029", "2028", "2027", "2025", "2024", "2023", "2022", "2021", "2020")},
			"Søjlediagram. Fravær, 2030: Skolen (2021) -2; Skolen (2022) -1; Skolen (2023) 0; Skolen (2024) 1; Skolen (2025) 2; Skolen (2027) 3; Skolen (2028) 4; Skolen (2029) 5; Skolen (2030) 9."},
	} {
		got := charts(t, x.r)
		if len(got) != 1 || got[0].Alt != x.want {
			t.Errorf("%s: %v", name, got)
			for _, f := range got {
				t.Log(f.Alt)
			}
		}
	}
}

// Answers to one question that add up to 100 are parts of one bar; what does not add
// up, or is of several questions, is not made a whole.
func TestSharesOfAnswersAreOneBar(t *testing.T) {
	ask := func(enhed string, answers ...string) (out []samtale.Resultat) {
		for _, a := range answers {
			name, numbers, _ := strings.Cut(a, "=")
			school, country, _ := strings.Cut(numbers, "/")
			out = append(out, samtale.Resultat{Maaling: name, Profilomraade: "Er du glad for skolen?", Art: "trivsel", Klassetrin: "4.-9. klasse", Enhed: enhed, Vaerdi: samtale.Tal(school), Landstal: samtale.Tal(country)})
		}
		return out
	}
	const bars = "Søjlediagram. "
	for name, x := range map[string]struct {
		rs   []samtale.Resultat
		want string // how the alternative text begins
	}{
		"a whole":       {ask("%", "Tit=60/55", "Af og til=30/35", "Aldrig=10/10"), "Søjlediagram over andele. Er du glad for skolen? 4.-9. klasse: Skolen: Tit 60\u00a0%, Af og til 30\u00a0%, Aldrig 10\u00a0%; Landet: Tit 55\u00a0%, Af og til 35\u00a0%, Aldrig 10\u00a0%."},
		"nobody":        {ask("%", "Ja=100", "Nej=0"), "Søjlediagram over andele. Er du glad for skolen? 4.-9. klasse: Skolen: Ja 100\u00a0%, Nej 0\u00a0%."},
		"rounded":       {ask("%", "Tit=33", "Af og til=33", "Aldrig=33"), "Søjlediagram over andele. Er du glad for skolen? 4.-9. klasse: Skolen: Tit 33\u00a0%, Af og til 33\u00a0%, Aldrig 33\u00a0%."},
		"one is hidden": {ask("%", "Tit=60", "Af og til=30", "Aldrig="), bars},
		"too little":    {ask("%", "Tit=60", "Af og til=30"), bars},
		"no per cent":   {ask("elever", "Tit=60", "Af og til=40"), bars},
		"below zero":    {ask("%", "Tit=110", "Af og til=-10"), bars},
		"too many":      {ask("%", "a=20", "b=20", "c=20", "d=10", "e=10", "f=10", "g=10"), bars},
		"no name":       {ask("%", "Tit=60", "Tit=40"), bars},
	} {
		got := charts(t, x.rs...)
		if len(got) == 0 || !strings.HasPrefix(got[0].Alt, x.want) || strings.HasPrefix(got[0].Alt, "Søjlediagram over") != strings.HasPrefix(x.want, "Søjlediagram over") {
			t.Errorf("%s: %v", name, got)
			for _, f := range got {
				t.Log(f.Alt)
			}
		}
	}
	if got := charts(t, ask("%", "Ja=100")...); len(got) != 0 {
		t.Errorf("one answer: %s", got[0].Alt)
	}
	other := ask("%", "Tit=60", "Af og til=40")
	for i := range other {
		other[i].Profilomraade = "Er der ro i timerne?"
	}
	if got := charts(t, append(ask("%", "Tit=70", "Af og til=30"), other...)...); len(got) != 2 || !strings.Contains(got[1].Alt, "Er der ro i timerne? 4.-9. klasse: Skolen: Tit 60") {
		t.Errorf("%d charts of two questions", len(got))
	}
}
