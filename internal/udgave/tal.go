package udgave

import (
	"math/big"
	"slices"
	"strings"

	"notat/internal/samtale"
)

// taelleenheder are the units in which a value is itself a number of people.
// A template may add words.
var taelleenheder = []string{"antal", "elever", "børn", "drenge", "piger", "medarbejdere", "personer"}

// procenter are the units in which a value and its Antal give such a number.
var procenter = []string{"%", "pct.", "pct", "procent"}

// skjult says what of a result is about too few: the reason, or none.
type skjult struct {
	eget      Grund
	tidligere []Grund // of each earlier value
}

// smaaTal finds the numbers among the results that would let single people be
// recognised: those about fewer than the threshold, and those from which a
// hidden one could be reckoned. A small one that is internal or confidential is
// hidden too, and could be reckoned as well. A result that is not in the map
// hides nothing.
func smaaTal(resultater []maalt, k *samtale.Krav) map[*samtale.Resultat]*skjult {
	graense := big.NewRat(int64(k.Graense), 1)
	egne := make([]observation, 0, len(resultater))
	var tidligere []observation
	for _, m := range resultater {
		r := m.Resultat
		egne = append(egne, nyObservation(r, r.Periode, r.Antal, r.Vaerdi, graense, k.Taelleenheder))
		egne[len(egne)-1].borte = !m.vises
	}
	supplerende(egne)
	for n, m := range resultater {
		r := m.Resultat
		for i := range r.Tidligere {
			t := &r.Tidligere[i]
			o := nyObservation(r, t.Periode, t.Antal, t.Vaerdi, graense, k.Taelleenheder)
			if o.grund == "" && t.Antal == nil && t.Vaerdi != "" {
				o.grund = egne[n].grund // nobody knows on how many it rests
			}
			o.nr, o.borte = i, !m.vises
			tidligere = append(tidligere, o)
		}
	}
	supplerende(tidligere)

	out := map[*samtale.Resultat]*skjult{}
	of := func(r *samtale.Resultat) *skjult {
		if out[r] == nil {
			out[r] = &skjult{tidligere: make([]Grund, len(r.Tidligere))}
		}
		return out[r]
	}
	for _, o := range egne {
		if o.grund != "" {
			of(o.resultat).eget = o.grund
		}
	}
	for _, o := range tidligere {
		if o.grund != "" {
			of(o.resultat).tidligere[o.nr] = o.grund
		}
	}
	return out
}

// observation is one published number, a result's own or an earlier one.
type observation struct {
	resultat   *samtale.Resultat
	nr         int // which earlier value
	gruppe     gruppe
	stoerrelse *big.Rat // the number of people; nil when it is not known
	grund      Grund    // why it is hidden, or none
	borte      bool     // internal or confidential: not shown in any case
}

// gruppe is what makes numbers parts of one whole.
type gruppe struct{ maaling, fag, periode string }

func nyObservation(r *samtale.Resultat, periode string, antal *int, vaerdi samtale.Tal, graense *big.Rat, flere []string) observation {
	o := observation{resultat: r, gruppe: gruppe{ens(r.Maaling), ens(r.Fag), ens(periode)}}
	enhed := ens(r.Enhed)
	procent := antal != nil && slices.Contains(procenter, enhed)
	taeller := slices.Contains(taelleenheder, enhed) || slices.Contains(flere, enhed)
	var v *big.Rat
	if procent || taeller {
		v = rat(vaerdi)
	}
	if antal != nil {
		o.stoerrelse = big.NewRat(int64(*antal), 1)
		if o.stoerrelse.Cmp(graense) < 0 {
			o.grund = FaaElever
		}
		if v != nil && procent {
			bag := new(big.Rat).Mul(o.stoerrelse, v)
			bag.Mul(bag, big.NewRat(1, 100))
			resten := new(big.Rat).Sub(o.stoerrelse, bag)
			if imellem(bag, graense) || imellem(resten, graense) {
				o.grund = FaaElever
			}
		}
	}
	if v != nil && taeller {
		if o.stoerrelse == nil {
			o.stoerrelse = v
		}
		if v.Cmp(graense) < 0 {
			o.grund = FaaElever
		}
	}
	return o
}

// imellem reports whether x is strictly between nothing and the threshold.
func imellem(x, graense *big.Rat) bool { return x.Sign() > 0 && x.Cmp(graense) < 0 }

// supplerende hides one more number in each group where exactly one is hidden:
// the one on the fewest people.
func supplerende(os []observation) {
	grupper := make(map[gruppe][]int, len(os))
	for i, o := range os {
		grupper[o.gruppe] = append(grupper[o.gruppe], i)
	}
	for _, gruppe := range grupper {
		skjulte, mindst := 0, -1
		for _, i := range gruppe {
			switch o := &os[i]; {
			case o.grund != "":
				skjulte++
			case !o.borte && o.stoerrelse != nil && (mindst < 0 || o.stoerrelse.Cmp(os[mindst].stoerrelse) < 0):
				mindst = i
			}
		}
		if skjulte == 1 && mindst >= 0 {
			os[mindst].grund = Supplerende
		}
	}
}

// maxCifre is how much of a number is looked at: far more than anybody
// measures, and so little that a number of a million digits costs nothing.
const maxCifre = 200

// rat gives a number exactly; nil when it is absent.
func rat(t samtale.Tal) *big.Rat {
	if t == "" {
		return nil
	}
	s := string(t)
	if len(s) > maxCifre {
		s = strings.TrimSuffix(s[:maxCifre], ".")
	}
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		return nil // not a Tal; a Valid holds none
	}
	return r
}

// ens gives words in the form in which they are compared: lower case, single
// spaces.
func ens(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }
