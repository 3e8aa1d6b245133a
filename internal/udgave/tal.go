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

// percentUnits are the units in which a value and its Antal give such a number.
var percentUnits = []string{"%", "pct.", "pct", "procent"}

// hidden says what of a result is about too few: the reason, or none.
type hidden struct {
	own       Grund
	tidligere []Grund // of each earlier value
}

// smallTal finds the numbers among the results that would let single people be
// recognised: those about fewer than the threshold, and those from which a
// hidden one could be reckoned. A small one that is internal or confidential is
// hidden too, and could be reckoned as well. A result that is not in the map
// hides nothing.
func smallTal(resultater []measured, k *samtale.Krav) map[*samtale.Resultat]*hidden {
	graense := big.NewRat(int64(k.Graense), 1)
	ownOnes := make([]observation, 0, len(resultater))
	var tidligere []observation
	for _, m := range resultater {
		r := m.Resultat
		ownOnes = append(ownOnes, newObservation(r, r.Periode, r.Antal, r.Vaerdi, graense, k.Taelleenheder))
		ownOnes[len(ownOnes)-1].gone = !m.visible
	}
	hideMore(ownOnes)
	for n, m := range resultater {
		r := m.Resultat
		for i := range r.Tidligere {
			t := &r.Tidligere[i]
			o := newObservation(r, t.Periode, t.Antal, t.Vaerdi, graense, k.Taelleenheder)
			if o.grund == "" && t.Antal == nil && t.Vaerdi != "" {
				o.grund = ownOnes[n].grund // nobody knows on how many it rests
			}
			o.nr, o.gone = i, !m.visible
			tidligere = append(tidligere, o)
		}
	}
	hideMore(tidligere)

	out := map[*samtale.Resultat]*hidden{}
	of := func(r *samtale.Resultat) *hidden {
		if out[r] == nil {
			out[r] = &hidden{tidligere: make([]Grund, len(r.Tidligere))}
		}
		return out[r]
	}
	for _, o := range ownOnes {
		if o.grund != "" {
			of(o.resultat).own = o.grund
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
	resultat *samtale.Resultat
	nr       int // which earlier value
	group    group
	size     *big.Rat // the number of people; nil when it is not known
	grund    Grund    // why it is hidden, or none
	gone     bool     // internal or confidential: not shown in any case
}

// group is what makes numbers parts of one whole.
type group struct{ maaling, fag, periode string }

func newObservation(r *samtale.Resultat, periode string, antal *int, vaerdi samtale.Tal, graense *big.Rat, more []string) observation {
	o := observation{resultat: r, group: group{folded(r.Maaling), folded(r.Fag), folded(periode)}}
	enhed := folded(r.Enhed)
	percent := antal != nil && slices.Contains(percentUnits, enhed)
	counts := slices.Contains(taelleenheder, enhed) || slices.Contains(more, enhed)
	var v *big.Rat
	if percent || counts {
		v = rat(vaerdi)
	}
	if antal != nil {
		o.size = big.NewRat(int64(*antal), 1)
		if o.size.Cmp(graense) < 0 {
			o.grund = FaaElever
		}
		if v != nil && percent {
			share := new(big.Rat).Mul(o.size, v)
			share.Mul(share, big.NewRat(1, 100))
			remainder := new(big.Rat).Sub(o.size, share)
			if strictlyBetween(share, graense) || strictlyBetween(remainder, graense) {
				o.grund = FaaElever
			}
		}
	}
	if v != nil && counts {
		if o.size == nil {
			o.size = v
		}
		if v.Cmp(graense) < 0 {
			o.grund = FaaElever
		}
	}
	return o
}

// strictlyBetween reports whether x is strictly between nothing and the threshold.
func strictlyBetween(x, graense *big.Rat) bool { return x.Sign() > 0 && x.Cmp(graense) < 0 }

// hideMore hides one more number in each group where exactly one is hidden:
// the one on the fewest people.
func hideMore(os []observation) {
	groups := make(map[group][]int, len(os))
	for i, o := range os {
		groups[o.group] = append(groups[o.group], i)
	}
	for _, group := range groups {
		hiddenCount, least := 0, -1
		for _, i := range group {
			switch o := &os[i]; {
			case o.grund != "":
				hiddenCount++
			case !o.gone && o.size != nil && (least < 0 || o.size.Cmp(os[least].size) < 0):
				least = i
			}
		}
		if hiddenCount == 1 && least >= 0 {
			os[least].grund = Supplerende
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

// folded gives words in the form in which they are compared: lower case, single
// spaces.
func folded(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }
