package samtale

import (
	"maps"
	"notat/internal/post"
	"slices"
	"strings"
	"unicode/utf8"
)

var blokTypes = slices.Sorted(maps.Keys(newBlok))

// unused gives the keys of the plan that are not in the object: what a key that
// is not known was probably meant as. It is never nil.
func (p *plan) unused(v *post.Value) []string {
	unused := make([]string, 0, len(p.fields))
	for _, f := range p.fields {
		if v.Member(f.Key) == nil {
			unused = append(unused, f.Key)
		}
	}
	return unused
}

// nearest gives the word that s is probably a misspelling of, or "". The
// spelling of æ, ø and å, small and capital letters, - and _ do not count.
func nearest(s string, possible []string) string {
	if len(s) > 40 {
		return ""
	}
	s = simple(s)
	best, distance := "", max(1, utf8.RuneCountInString(s)/3)+1
	for _, m := range possible {
		if d := edits(s, simple(m)); d < distance {
			best, distance = m, d
		}
	}
	return best
}

var simplified = strings.NewReplacer("æ", "ae", "ø", "oe", "å", "aa", "-", "", "_", "", " ", "")

func simple(s string) string { return simplified.Replace(strings.ToLower(s)) }

// edits counts the letters to add, drop, change or swap with their
// neighbour to make b of a (optimal string alignment distance).
func edits(a, b string) int {
	x, y := []rune(a), []rune(b)
	before, now, next := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range now {
		now[j] = j
	}
	for i := 1; i <= len(x); i++ {
		next[0] = i
		for j := 1; j <= len(y); j++ {
			price := 1
			if x[i-1] == y[j-1] {
				price = 0
			}
			next[j] = min(now[j]+1, next[j-1]+1, now[j-1]+price)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				next[j] = min(next[j], before[j-2]+1)
			}
		}
		before, now, next = now, next, before
	}
	return now[len(y)]
}
