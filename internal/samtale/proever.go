package samtale

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"notat/internal/pattern"
	"notat/internal/post"
)

// proeve is a system of obligatory tests, folkeskoleloven § 13 a. Results of two
// systems cannot be set against each other.
type proeve struct {
	fra, til string // school years, both included; "" is open
	navn     string // what its results are of
	stem     string // what a name of it has in it, in small letters
}

// proever are the systems in the order of time, by the ministry's guidance.
var proever = []proeve{
	{"", "2021/22", "de nationale test", "nationale test"},
	{"2022/23", "2025/26", "Folkeskolens Nationale Overgangstest", "overgangstest"},
	{"2026/27", "", "Folkeskolens Nationale Færdighedstest", "færdighedstest"},
}

// withCare are the first and second of two years within a system whose tests were
// taken at different times of the year; the ministry asks for care between them.
var withCare = [2]string{"2022/23", "2023/24"}

// testsOf gives the system of a school year; nil when there is none known.
func testsOf(skoleaar string) *proeve {
	i := slices.IndexFunc(proever, func(p proeve) bool { return p.fra <= skoleaar && (p.til == "" || skoleaar <= p.til) })
	if skoleaar == "" || i < 0 {
		return nil
	}
	return &proever[i]
}

var (
	iSkoleaar = pattern.New(`\b(\d{4})\s*[/\-–]\s*(?:\d{2})?(\d{2})\b`)
	iAar      = pattern.New(`\b(20\d{2})\b`)
	autumn    = pattern.New(`(?i)efterår|august|september|oktober|november|december`)
	spring    = pattern.New(`(?i)forår|sommer|januar|februar|marts|april|maj|juni`)
)

// SchoolYearOf gives the school year that a period says: "2024/25", "foråret 2025",
// "2021". The year alone is that of the spring, when the first two systems were
// taken; 2026 alone may be of two systems, and is none.
func SchoolYearOf(periode string) string {
	if m := iSkoleaar.FindStringSubmatch(periode); m != nil {
		if s := m[1] + "/" + m[2]; IsSkoleaar(s) {
			return s
		}
		return ""
	}
	m := iAar.FindString(periode)
	year, err := strconv.Atoi(m)
	switch {
	case err != nil:
		return ""
	case autumn.MatchString(periode):
	case spring.MatchString(periode), year != 2026:
		year--
	default:
		return ""
	}
	return strconv.Itoa(year) + "/" + strconv.Itoa(year + 1)[2:]
}

// changeBetween says what lies between two years of tests; "" is nothing.
func changeBetween(a, b string) string {
	x, y := testsOf(min(a, b)), testsOf(max(a, b))
	switch {
	case x == nil || y == nil:
		return ""
	case x != y:
		return x.navn + " (" + min(a, b) + ") og " + y.navn + " (" + max(a, b) + ")"
	case min(a, b) <= withCare[0] && max(a, b) >= withCare[1] && y == testsOf(withCare[0]):
		return y.navn + " i " + min(a, b) + " og i " + max(a, b) + ", der blev taget på hver sin tid af året"
	}
	return ""
}

// SammeProeve reports whether results of obligatory tests of two periods, such as
// "2024/25" or "foråret 2025", may be joined: by a line, or in one row of bars. They
// are of one system, and no change of the time of year lies between them. Of a period
// that says no school year nothing is known, and it is joined to none.
func SammeProeve(fra, til string) bool {
	a, b := SchoolYearOf(fra), SchoolYearOf(til)
	return testsOf(a) != nil && testsOf(b) != nil && changeBetween(a, b) == ""
}

// IsTest reports whether a result is of an obligatory test: by its art, or by a
// system's name in its maaling.
func (r *Resultat) IsTest() bool {
	m := strings.ToLower(r.Maaling)
	return r.Art == "nationalTest" || slices.ContainsFunc(proever, func(p proeve) bool { return strings.Contains(m, p.stem) })
}

// Joins reports whether what is drawn over years may join the result's values of two
// periods: always, but across a border of the tests. What Tidligere.Sammenlignelig
// says stands beside it; a drawing needs both.
func (r *Resultat) Joins(fra, til string) bool { return !r.IsTest() || SammeProeve(fra, til) }

// progress are words that set a value against an earlier one.
var progress = pattern.New(`(?i)\b(?:fremgang\w*|tilbagegang\w*|fremskridt\w*|steget|stiger|stigning\w*|faldet|falder|forbedr\w+|forværr\w+|(?:bedre|dårligere|højere|lavere|flere|færre) end (?:sidste|forrige|året før|i fjor|tidligere)|siden sidste år|end sidste år|sammenlignet med (?:sidste|forrige|tidligere)|i forhold til (?:sidste|forrige|tidligere))`)

// changeRules look at the results of tests over the years.
var changeRules = []Regel{
	{Kode: "proeve-skift", Alvor: Varsel, Lov: "folkeskoleloven § 13 a", Naar: "Testresultater fra to testsystemer, eller fra 2022/23 og senere overgangstest, er mærket sammenlignelige, eller ord som »fremgang siden sidste år« står ved dem.",
		Besked: "Tallene er fra {ord}. De kan ikke uden videre sammenlignes. Slet mærket »sammenlignelig«, eller skriv uden at sammenligne.", check: (*checker).comparedTests},
	{Kode: "proeve-navn", Alvor: Varsel, Lov: "folkeskoleloven § 13 a", Naar: "En måling har navnet på et andet testsystem end det, der gjaldt i perioden.",
		Besked: "Det år hed testen {ord}. Ret navnet eller perioden.", check: func(t *checker) {
			t.eachTest(func(p string, _ *blokPlace, r *Resultat, year string) {
				now := testsOf(year)
				for i := range proever {
					if other := &proever[i]; now != nil && other != now && strings.Contains(strings.ToLower(r.Maaling), other.stem) && !strings.Contains(strings.ToLower(r.Maaling), now.stem) {
						t.fail(p+"/maaling", now.navn)
					}
				}
			})
		}},
}

// eachTest visits the results of obligatory tests with the school year that each is
// of: its period's, else the record's.
func (t *checker) eachTest(visit func(pointer string, s *blokPlace, r *Resultat, year string)) {
	each(t, func(s *blokPlace, b *Resultater) {
		for i := range b.Resultater {
			r := &b.Resultater[i]
			if !r.IsTest() {
				continue
			}
			year := t.yearOf(r.Periode)
			if r.Periode == "" {
				year = t.r.Dokument.Skoleaar
			}
			visit(post.Item(s.pointer(), "resultater", i), s, r, year)
		}
	})
}

// yearOf is SchoolYearOf, asked once for each period.
func (t *checker) yearOf(periode string) string {
	year, known := t.years[periode]
	if !known {
		if t.years == nil {
			t.years = map[string]string{}
		}
		year = SchoolYearOf(periode)
		t.years[periode] = year
	}
	return year
}

func (t *checker) comparedTests() {
	sections := map[string]string{} // section -> what lies between values in it
	t.eachTest(func(p string, s *blokPlace, r *Resultat, year string) {
		between := ""
		for i, e := range r.Tidligere {
			w := changeBetween(t.yearOf(e.Periode), year)
			if w != "" && e.Sammenlignelig {
				t.fail(post.Item(p, "tidligere", i)+"/sammenlignelig", w)
			}
			between = cmp.Or(between, w)
		}
		if before := yearBefore(year); between == "" && testsOf(before) != testsOf(year) {
			between = changeBetween(before, year)
		}
		for _, x := range []struct{ key, words string }{{"/ord", r.Ord}, {"/note", r.Note}} {
			if between != "" && progress.MatchString(x.words) {
				t.fail(p+x.key, between)
			}
		}
		sections[s.outer] = cmp.Or(sections[s.outer], between)
	})
	each(t, func(s *blokPlace, b *Tekst) {
		if w := sections[s.outer]; w != "" && progress.MatchString(b.Tekst) {
			t.fail(s.pointer()+"/tekst", w)
		}
	})
}

// yearBefore is the school year before one.
func yearBefore(s string) string {
	from, err := strconv.Atoi(s[:min(4, len(s))])
	if err != nil || !IsSkoleaar(s) {
		return ""
	}
	return strconv.Itoa(from-1) + "/" + s[2:4]
}
