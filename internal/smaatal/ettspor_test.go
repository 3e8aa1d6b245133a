package smaatal

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"
)

// oneClassSchool is what a school of one class a year publishes: 30 results of its
// classes, by year, by subject and by sex.
func oneClassSchool(r *rand.Rand) (out []Tal) {
	add := func(t Tal, antal int, value string) {
		t.Graense, t.Antal, t.Vaerdi, t.Resultat = 5, &antal, value, len(out)
		out = append(out, t)
	}
	mean := func() string { return fmt.Sprintf("%d.%d", 4+r.IntN(6), r.IntN(10)) }
	share := func(n, max int) string { return strconv.Itoa((100*r.IntN(max+1) + n/2) / n) }
	classes := make([]int, 10)
	for i := range classes {
		classes[i] = 9 + r.IntN(16)
	}
	girls := 2 + r.IntN(classes[9]-3)
	for _, fag := range []string{"Dansk, læsning", "Dansk, skriftlig", "Matematik", "Engelsk"} {
		add(Tal{Maaling: "Afgangsprøve", Fag: fag, Klassetrin: "9. klasse", Periode: "2024/25"}, classes[9], mean())
	}
	add(Tal{Maaling: "Afgangsprøve, drenge", Fag: "Dansk, læsning", Klassetrin: "9. klasse", Periode: "2024/25"}, classes[9]-girls, mean())
	add(Tal{Maaling: "Afgangsprøve, piger", Fag: "Dansk, læsning", Klassetrin: "9. klasse", Periode: "2024/25"}, girls, mean())
	for k := 4; k <= 9; k++ {
		klasse := fmt.Sprintf("%d. klasse", k)
		add(Tal{Maaling: "Trivsel", Klassetrin: klasse, Periode: "2024/25"}, classes[k], fmt.Sprintf("3.%d", r.IntN(10)))
		add(Tal{Maaling: "Elever med højt fravær", Klassetrin: klasse, Periode: "2024/25", Enhed: "%"}, classes[k], share(classes[k], classes[k]/3))
		add(Tal{Maaling: "Elever, der læser aldersvarende", Klassetrin: klasse, Periode: "2024/25", Enhed: "%"}, classes[k], strconv.Itoa(100-r.IntN(100*classes[k]/3/classes[k])))
		add(Tal{Maaling: "Elever i 10. skoleår", Klassetrin: klasse, Periode: "2023/24"}, classes[k], fmt.Sprintf("2.%d", r.IntN(10)))
	}
	return out
}

// asReleased gives how many numbers a release of before would hide: those about too
// few, and the next in order where one alone is hidden of a measurement, a subject and
// a period.
func asReleased(tal []Tal, grund []Grund) (few, more int) {
	groups := map[[3]string][2]int{}
	for i, t := range tal {
		g := groups[[3]string{t.Maaling, t.Fag, t.Periode}]
		if g[0]++; grund[i] == TooFew {
			g[1]++
			few++
		}
		groups[[3]string{t.Maaling, t.Fag, t.Periode}] = g
	}
	for _, g := range groups {
		if g[0] > 1 && g[1] == 1 {
			more++
		}
	}
	return few, more
}

// At schools of one class a year, as most small ones are, few numbers more are hidden
// than the small ones: how many, and how many the rule of one group alone would hide,
// stands on the page on confidentiality.
func TestSchoolsOfOneClassKeepMostOfTheirNumbers(t *testing.T) {
	const schools = 20
	var n, few, more, before int
	for i := range uint64(schools) {
		tal := oneClassSchool(rand.New(rand.NewPCG(12, i)))
		grund := Hide(context.Background(), tal, nil)
		_, b := asReleased(tal, grund)
		n, before = n+len(tal), before+b
		for _, g := range grund {
			switch g {
			case TooFew:
				few++
			case Supplerende:
				more++
			case Shown:
			}
		}
	}
	t.Logf("%d numbers: %d small; %d more are hidden, %d by the rule of one group", n, few, more, before)
	if few == 0 || more > few {
		t.Errorf("%d small numbers, and %d more are hidden", few, more)
	}
	row := fmt.Sprintf("| %d opdigtede skoler med ét spor, %d tal | %d + %d | %d + %d |", schools, n, few, before, few, more)
	page, err := os.ReadFile("../../docs/da/fortrolighed.md")
	if err != nil || !strings.Contains(string(page), row) {
		t.Errorf("docs/da/fortrolighed.md does not say %s", row)
	}
}
