package smaatal

import (
	"context"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

func TestUnitsThatCountPeople(t *testing.T) {
	for _, c := range []struct {
		kind  kind
		units string
	}{
		{count, "elever|Elever|elev|1 elev|antal|antal i alt|antal elever|elever i 9. klasse|elever (9.b)|børn (0-6 år)|elever (pr. 1. maj)|pers.|personer|lærere|lærer|pædagoger|børn|drenge|pigerne|tosprogede elever|skolebørn" +
			"|specialklasseelever|underretninger|underretning|klager|medarbejdere|årsværk|forældre|af 20 elever|besvarelser|unge|familier|ud af 25 elever|el\u00adever|indlagte|hjemmeboende|udeblevne|nyankomne|teachers|tilfælde|3 pladser"},
		{share, "%|pct.|pct|procent|‰|promille|promille af eleverne|% af eleverne|procent af drengene|andel i %|andel (%)|%, piger|pct. af lærerne"},
		{measure, "|point|procentpoint|pct.-point|%-point|dage|fraværsdage pr. elev|timer|kr. pr. elev|elever pr. klasse|elever pr. lærer|af 5|af 7|klasser|spor|år|computere|eleveringer|kapitelevaluering"},
	} {
		for _, u := range strings.Split(c.units, "|") {
			if got, _ := enhed(u, nil); got != c.kind {
				t.Errorf("»%s« is %d, want %d", u, got, c.kind)
			}
		}
	}
	if got, _ := enhed("hold", []string{"hold"}); got != count {
		t.Error("a unit that the template counts does not count")
	}
	isCount := func(maaling, unit, v string) bool {
		return newNames(nil).observation(Tal{Maaling: maaling, Enhed: unit, Vaerdi: v}).kind == count
	}
	for unit, want := range map[string]bool{"stk.": true, "hoveder i alt": true, "kort": true, "timer": false, "kr.": false, "dage pr. år": false, "klasser": false, "point": false} {
		if isCount("Ordblinde elever", unit, "2") != want || unit != "hoveder i alt" && isCount("Elevtrivsel", unit, "2") {
			t.Errorf("»%s«: want %v where the measurement counts people, and nothing elsewhere", unit, want)
		}
	}
	for name, want := range map[string]bool{"Antal elever i 9. klasse": true, "Ordblinde elever": true, "Underretninger": true, "Antal henviste": true, "Antal henvist": true, "Antal fritaget til prøven": true, "Antal computere": false, "Antal toilet": false, "Trivsel blandt elever": false, "Elevtrivsel": false, "Antal klasser": false} {
		if isCount(name, "", "4") != want || isCount(name, "", "4.1") {
			t.Errorf("»%s«: want %v of a whole number, and never of a mean", name, want)
		}
	}
}

// A share of a thousand is one of a hundred, of a tenth: 36 ‰ of 83 are three.
func TestAShareOfAThousandIsOfSoManyPeople(t *testing.T) {
	antal := 83
	for enhed, want := range map[string]bool{"‰": true, "promille": true, "%": false, "point": false} {
		o := newNames(nil).observation(Tal{Maaling: "Ikke bestået", Vaerdi: "36", Enhed: enhed, Antal: &antal, Graense: 5})
		if o.tooFew != want || want && (o.part != span{3, 3}) {
			t.Errorf("%s: %v %v", enhed, o.tooFew, o.part)
		}
	}
}

func TestPeriodsAreComparedAsSchoolYears(t *testing.T) {
	for _, s := range []string{"2024/25", "2024-2025", "2024/2025", "24/25", "Skoleåret 2024/25", "skoleår 2024–25", "2024 / 25", "juni 2025", "Foråret 2025", "maj 2025", "efteråret 2024", "2025-03-13", "13. marts 2025"} {
		if keys, loose := yearsMeant(s); !slices.Equal(keys, []string{"2024"}) || loose {
			t.Errorf("»%s« is %v", s, keys)
		}
	}
	if keys, _ := yearsMeant("2025"); !slices.Equal(keys, []string{"2024", "2025"}) {
		t.Errorf("2025 is %v", keys)
	}
	for _, s := range []string{"", "1. runde"} {
		if _, loose := yearsMeant(s); !loose {
			t.Errorf("»%s« may be any", s)
		}
	}
}

// many makes numbers of one school.
func many(n int, of func(i int) Tal) []Tal {
	tal := make([]Tal, n)
	for i := range tal {
		tal[i] = of(i)
		tal[i].Resultat, tal[i].Graense = i, 5
	}
	return tal
}

// However a record is made, small numbers are hidden, and there is an end to it.
func TestManyNumbersAreHiddenInTime(t *testing.T) {
	n := 1_500
	if os.Getenv("NOTAT_SOAK") != "" {
		n = 20_000
	}
	for name, of := range map[string]func(i int) Tal{
		"one group": func(i int) Tal {
			return Tal{Maaling: "A", Periode: "2024/25", Enhed: "elever", Vaerdi: strconv.Itoa(i % 40), Klassetrin: strconv.Itoa(i)}
		},
		"the same value": func(i int) Tal { return Tal{Maaling: "A", Periode: "2024/25", Vaerdi: "7.4"} },
		"no periods": func(i int) Tal {
			return Tal{Maaling: "A", Periode: []string{"", "runde " + strconv.Itoa(i)}[i%2], Enhed: "elever", Vaerdi: strconv.Itoa(i % 40)}
		},
		"many measurements": func(i int) Tal {
			return Tal{Maaling: strconv.Itoa(i / 9), Periode: "2024/25", Enhed: "elever", Vaerdi: strconv.Itoa(i % 40), Klassetrin: strconv.Itoa(i % 9)}
		},
		"all are withheld": func(i int) Tal {
			return Tal{Maaling: "A", Periode: "2024/25", Enhed: "elever", Vaerdi: strconv.Itoa(i % 40), Withheld: i%2 == 0}
		},
		"shares": func(i int) Tal {
			return Tal{Maaling: strconv.Itoa(i / 4), Periode: "2024/25", Enhed: "%", Vaerdi: "25", Antal: new(int), Profilomraade: strconv.Itoa(i)}
		},
	} {
		tal := many(n, of)
		if name == "the same value" {
			three := 3
			tal[0].Antal = &three
		}
		began := time.Now()
		got := Hide(context.Background(), tal, nil)
		for i := range tal {
			if o := newNames(nil).observation(tal[i]); o.tooFew && got[i] == Shown {
				t.Fatalf("%s: number %d is shown", name, i)
			}
		}
		if took := time.Since(began); took > 60*time.Second {
			t.Errorf("%s: %s", name, took)
		} else {
			t.Log(name, took)
		}
	}
}

func TestWhereTheRequestEndsAllIsHidden(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	got := Hide(ctx, many(9, func(i int) Tal { return Tal{Maaling: "A", Enhed: "elever", Vaerdi: strconv.Itoa(i)} }), nil)
	if slices.Contains(got, Shown) {
		t.Errorf("%v", got)
	}
}
