package proof

import (
	"maps"
	"strings"
	"unicode"

	"notat/internal/spaces"
)

// plain gives a text with single spaces and without soft hyphens: where a word
// may be divided says nothing.
func plain(s string) string {
	return spaces.Joined(strings.ReplaceAll(s, "\u00ad", ""))
}

// visible counts the characters of a text that leave ink.
func visible(s string) int {
	n := 0
	for _, c := range s {
		if !unicode.IsSpace(c) {
			n++
		}
	}
	return n
}

// words cuts a text into what is counted: letters and digits, in lower case, a
// number with its minus, and the sign for percent. Other signs are not.
func words(s string) []string {
	var out []string
	from, was := -1, ' ' // where the word began; the character before
	for i, c := range s {
		switch in := from >= 0; {
		case c == '\u00ad':
			continue
		case unicode.IsLetter(c) || unicode.IsNumber(c) || unicode.IsMark(c):
			if !in {
				from = i
			}
		default:
			if in {
				out = append(out, word(s[from:i]))
			}
			from = -1
			if (c == '-' || c == '−') && !unicode.IsLetter(was) && !unicode.IsNumber(was) && begins(s[i+len(string(c)):]) {
				from = i
			}
			if c == '%' {
				out = append(out, "%")
			}
		}
		was = c
	}
	if from >= 0 {
		out = append(out, word(s[from:]))
	}
	return out
}

// begins reports whether a text begins with a digit.
func begins(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

var signs = strings.NewReplacer("\u00ad", "", "−", "-")

func word(s string) string {
	if strings.Contains(s, "\u00ad") || strings.Contains(s, "−") { // hardly any has, and a Replacer copies each
		s = signs.Replace(s)
	}
	return strings.ToLower(s)
}

func number(w string) bool { return strings.Trim(w, "0123456789-") == "" }

// tally counts words.
type tally map[string]int

func (t tally) add(texts ...string) tally {
	for _, s := range texts {
		for _, w := range words(s) {
			t[w]++
		}
	}
	return t
}

// of counts the words of lines, most of which are lines that t has counted already.
func (t tally) of(had, lines []string) tally {
	out := maps.Clone(t).add(rest(lines, had)...)
	for w, n := range (tally{}).add(rest(had, lines)...) {
		if out[w] -= n; out[w] == 0 {
			delete(out, w)
		}
	}
	return out
}

// beyond gives how much more often words are in t than in o.
func (t tally) beyond(o tally) tally {
	out := tally{}
	for w, n := range t {
		if more := n - o[w]; more > 0 {
			out[w] = more
		}
	}
	return out
}

func (t tally) plus(o tally) tally {
	out := make(tally, len(t)+len(o))
	for w, n := range t {
		out[w] = n
	}
	for w, n := range o {
		out[w] += n
	}
	return out
}
