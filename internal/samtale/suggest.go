package samtale

import (
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"notat/internal/misspelt"
	"notat/internal/post"
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
		if d := misspelt.Distance(s, simple(m)); d < distance {
			best, distance = m, d
		}
	}
	return best
}

var simplified = strings.NewReplacer("æ", "ae", "ø", "oe", "å", "aa", "-", "", "_", "", " ", "")

func simple(s string) string { return simplified.Replace(strings.ToLower(s)) }
