package smaatal

import (
	"context"
	"testing"
)

// A hidden number is not reckoned from one that nobody printed, and what nobody printed is not
// reckoned either where it is too small.
func TestWhatNobodyPrintedIsReckonedToo(t *testing.T) {
	n := func(maaling, klasse, vaerdi string) Tal {
		return Tal{Maaling: maaling, Klassetrin: klasse, Periode: "2024/25", Enhed: "elever", Vaerdi: vaerdi, Graense: 5}
	}
	of := func(sex, klasse string, antal int) Tal {
		return Tal{Maaling: "Dansk", Profilomraade: sex, Klassetrin: klasse, Periode: "2024/25", Vaerdi: "7.1", Antal: &antal, Graense: 5}
	}
	for _, c := range []struct {
		name string
		tal  []Tal
		more int // how many are hidden at least besides the small ones
	}{
		// 9.b has 21-11 with a prøve, and so 9.a has (30-16)-10
		{"a class by way of the other", []Tal{n("Elever med prøve", "9.a", "4"), n("Elever uden prøve", "9.a", "5"), n("Elever uden prøve", "9.b", "11"), n("Elever i alt", "9.b", "21"), n("Elever uden prøve", "9. klasse", "16"), n("Elever i alt", "9. klasse", "30")}, 1},
		{"few girls whom nobody names", []Tal{of("drenge", "9.a", 12), of("", "9.a", 14), of("drenge", "9.b", 9), of("piger", "9.b", 11), of("", "9.b", 20)}, 1},
		{"many girls whom nobody names", []Tal{of("drenge", "9.a", 12), of("", "9.a", 24), of("drenge", "9.b", 9), of("piger", "9.b", 11), of("", "9.b", 20)}, 0},
		{"two measurements that make no whole", []Tal{n("Elever i kor", "9.a", "12"), n("Elever i band", "9.a", "9"), n("Elevtal", "9.a", "40"), n("Elever i kor", "9.b", "13"), n("Elevtal", "9.b", "20")}, 0},
	} {
		hidden, small := 0, 0
		for i := range c.tal {
			c.tal[i].Resultat = i
			if o := newNames(nil).observation(c.tal[i]); o.tooFew {
				small++
			}
		}
		for _, g := range Hide(context.Background(), c.tal, nil) {
			if g != Shown {
				hidden++
			}
		}
		if more := hidden - small; more < c.more || c.more == 0 && more > 0 {
			t.Errorf("%s: %d more are hidden, not %d", c.name, more, c.more)
		}
	}
}
