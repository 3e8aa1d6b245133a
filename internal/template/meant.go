package template

import (
	"fmt"
	"strings"

	"notat/internal/misspelt"
)

var sprintf = fmt.Sprintf

// meant gives " Mente du »x«?" for the candidate nearest to what was written,
// or "" when none is near. å, æ and ø count as their spellings in ASCII.
func meant(written string, candidates []string) string {
	if c := nearest(written, candidates); c != "" {
		return sprintf(" Mente du »%s«?", c)
	}
	return ""
}

func nearest(written string, candidates []string) string {
	best, at := "", max(2, len(written)/3)+1
	w := fold(written)
	for _, c := range candidates {
		if d := misspelt.Distance(w, fold(c)); d < at {
			best, at = c, d
		}
	}
	return best
}

var folding = strings.NewReplacer("æ", "ae", "ø", "oe", "å", "aa", " ", "", "_", "")

func fold(s string) string { return folding.Replace(strings.ToLower(s)) }
