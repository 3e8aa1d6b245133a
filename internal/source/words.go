package source

import (
	"strings"

	"notat/internal/prosa"
)

// Plain gives the words of a line without their manner.
func Plain(words []prosa.Ord) string {
	var b strings.Builder
	for _, w := range words {
		b.WriteString(w.Tekst)
	}
	return b.String()
}

// Line makes a line of runs: white space as one space, none at its ends, runs of one
// manner as one, addresses only of links that a record may have.
func Line(runs []prosa.Ord) []prosa.Ord {
	var out []prosa.Ord
	space := true
	for _, r := range runs {
		if !addressed(r.Henvisning) {
			r.Henvisning = ""
		}
		var b strings.Builder
		for _, c := range r.Tekst {
			switch c {
			case ' ', '\t', '\n', '\r', '\u00a0', '\u2028':
				if !space {
					b.WriteByte(' ')
				}
				space = true
			case '\u00ad', '\u200b', '\ufeff': // where a word may be divided says nothing
			default:
				b.WriteRune(c)
				space = false
			}
		}
		if r.Tekst = b.String(); r.Tekst == "" {
			continue
		}
		if n := len(out); n > 0 && out[n-1].Fed == r.Fed && out[n-1].Kursiv == r.Kursiv && out[n-1].Henvisning == r.Henvisning {
			out[n-1].Tekst += r.Tekst
			continue
		}
		out = append(out, r)
	}
	if n := len(out); n > 0 && strings.HasSuffix(out[n-1].Tekst, " ") {
		if out[n-1].Tekst = strings.TrimSuffix(out[n-1].Tekst, " "); out[n-1].Tekst == "" {
			out = out[:n-1]
		}
	}
	return out
}

func addressed(s string) bool {
	for _, scheme := range []string{"http://", "https://", "mailto:"} {
		if len(s) > len(scheme) && strings.EqualFold(s[:len(scheme)], scheme) {
			return true
		}
	}
	return false
}

// Without gives a line without its first n bytes, white space at its beginning and
// its ends counted as it stood in runs.
func Without(runs []prosa.Ord, n int) []prosa.Ord {
	var out []prosa.Ord
	for _, r := range runs {
		if cut := min(n, len(r.Tekst)); cut > 0 {
			r.Tekst, n = r.Tekst[cut:], n-cut
		}
		if r.Tekst != "" {
			out = append(out, r)
		}
	}
	return out
}
