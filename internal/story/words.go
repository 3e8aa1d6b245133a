package story

import (
	"strings"

	"notat/internal/spaces"
)

// Words gives a text with white space as single spaces: how texts are compared.
func Words(s string) string { return spaces.Joined(s) }

// Key gives a text as it is compared: where a word may be divided says nothing.
func Key(s string) string { return Unhyphenated(Words(s)) }

// Unhyphenated gives a text without its soft hyphens: the words are the same.
func Unhyphenated(s string) string { return strings.ReplaceAll(s, "\u00ad", "") }

// TextOf gives the words of runs.
func TextOf(runs []Run) string {
	var b strings.Builder
	for i := range runs {
		b.WriteString(runs[i].Text)
	}
	return b.String()
}

// Cut gives the runs of bytes from to to.
func Cut(runs []Run, from, to int) []Run {
	var out []Run
	at := 0
	for _, r := range runs {
		if at >= to {
			break
		}
		a, b := max(from-at, 0), min(to-at, len(r.Text))
		at += len(r.Text)
		if a < b {
			r.Text = r.Text[a:b]
			out = append(out, r)
		}
	}
	return out
}
