package template

import (
	"fmt"
	"strings"
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
		if d := distance(w, fold(c)); d < at {
			best, at = c, d
		}
	}
	return best
}

func fold(s string) string {
	return strings.NewReplacer("æ", "ae", "ø", "oe", "å", "aa", " ", "", "_", "").Replace(strings.ToLower(s))
}

// distance is Levenshtein's: how many letters to put in, take out or change.
func distance(a, b string) int {
	if len(a) > 64 || len(b) > 64 {
		return max(len(a), len(b))
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diag := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			diag, row[j+1] = row[j+1], min(diag+cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
