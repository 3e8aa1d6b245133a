package samtale

import (
	"maps"
	"notat/internal/post"
	"slices"
	"strings"
	"unicode/utf8"
)

var blokTyper = slices.Sorted(maps.Keys(nyBlok))

// ubrugte gives the keys of the plan that are not in the object: what a key that
// is not known was probably meant as. It is never nil.
func (p *plan) ubrugte(v *post.Value) []string {
	ubrugte := make([]string, 0, len(p.felter))
	for _, f := range p.felter {
		if v.Member(f.navn) == nil {
			ubrugte = append(ubrugte, f.navn)
		}
	}
	return ubrugte
}

// naermest gives the word that s is probably a misspelling of, or "". The
// spelling of æ, ø and å, small and capital letters, - and _ do not count.
func naermest(s string, mulige []string) string {
	if len(s) > 40 {
		return ""
	}
	s = enkel(s)
	bedst, afstand := "", max(1, utf8.RuneCountInString(s)/3)+1
	for _, m := range mulige {
		if d := rettelser(s, enkel(m)); d < afstand {
			bedst, afstand = m, d
		}
	}
	return bedst
}

var enkelt = strings.NewReplacer("æ", "ae", "ø", "oe", "å", "aa", "-", "", "_", "", " ", "")

func enkel(s string) string { return enkelt.Replace(strings.ToLower(s)) }

// rettelser counts the letters to add, drop, change or swap with their
// neighbour to make b of a (optimal string alignment distance).
func rettelser(a, b string) int {
	x, y := []rune(a), []rune(b)
	foer, nu, naeste := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range nu {
		nu[j] = j
	}
	for i := 1; i <= len(x); i++ {
		naeste[0] = i
		for j := 1; j <= len(y); j++ {
			pris := 1
			if x[i-1] == y[j-1] {
				pris = 0
			}
			naeste[j] = min(nu[j]+1, naeste[j-1]+1, nu[j-1]+pris)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				naeste[j] = min(naeste[j], foer[j-2]+1)
			}
		}
		foer, nu, naeste = nu, naeste, foer
	}
	return nu[len(y)]
}
