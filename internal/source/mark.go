package source

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Mark is what somebody typed before a list item: "- ", "•", "2)". The zero Mark is
// none.
type Mark struct {
	Len      int  // bytes of it, with the white space after it; 0: none
	Numbered bool // a number or a letter
	Level    int  // of the item, from 1

	form string // "1.", "1)", "a)"
	n    int
}

// bullets stand before an item with a space after them; those of round also without.
const (
	bullets = "-–—*+o§➢Ø"
	round   = "•·●○▪■◦►▶➤✓✔→❖"
)

// ordinals are what Danish counts with a number and a full stop: "3. klasse" is no
// item.
var ordinals = []string{"klass", "årgang", "kl", "trin", "semester", "kvartal", "halvår", "plads", "del ", "runde", "gang", "samtale", "møde", "modul", "lektion",
	"januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december", "jan.", "feb.", "aug.", "sept.", "okt.", "nov.", "dec."}

// markOf reads the mark that a line may begin with.
func markOf(s string) (m Mark, ok bool) {
	rest := strings.TrimLeft(s, " \t\u00a0")
	m.Level = 1
	if lead := s[:len(s)-len(rest)]; strings.Contains(lead, "\t") || len(lead) > 1 {
		m.Level = 2
	}
	c, size := utf8.DecodeRuneInString(rest)
	spaced := func(s string) bool {
		return strings.HasPrefix(s, " ") || strings.HasPrefix(s, "\t") || strings.HasPrefix(s, "\u00a0")
	}
	after := ""
	switch {
	case size == 0:
		return m, false
	case strings.ContainsRune(round, c), strings.ContainsRune(bullets, c) && spaced(rest[size:]):
		after = rest[size:]
	default:
		digits := 0
		for digits < len(rest) && rest[digits] >= '0' && rest[digits] <= '9' {
			digits++
		}
		switch {
		case digits > 0 && digits < 3 && len(rest) > digits && (rest[digits] == '.' || rest[digits] == ')'):
			m.n, _ = strconv.Atoi(rest[:digits])
			m.form, after = "1"+rest[digits:digits+1], rest[digits+1:]
		case len(rest) > 1 && c >= 'a' && c <= 'z' && rest[1] == ')':
			m.n, m.form, after = int(c-'a')+1, "a)", rest[2:]
		}
		if m.Numbered = true; !spaced(after) || m.form == "1." && ordinal(after) {
			return m, false
		}
	}
	after = strings.TrimLeft(after, " \t\u00a0")
	m.Len = len(s) - len(after)
	return m, strings.ContainsFunc(after, unicode.IsLetter)
}

func ordinal(s string) bool {
	s = strings.ToLower(strings.TrimLeft(s, " \t\u00a0"))
	for _, word := range ordinals {
		if strings.HasPrefix(s, word) {
			return true
		}
	}
	return false
}

// maxBetween is how many lines may stand between two numbers of one list: what is
// said to an item. More of them are a text with numbers in it.
const maxBetween = 12

// Marks gives the marks of lines that stand below one another. Numbers are marks
// only where they begin at 1 or a, and go on: "3. Trivsel" alone is words.
func Marks(lines []string) []Mark {
	out := make([]Mark, len(lines))
	type chain struct{ at []int }
	last := map[string]*chain{} // by form
	var chains []*chain
	found := make([]Mark, len(lines))
	for i, s := range lines {
		m, ok := markOf(s)
		if !ok {
			continue
		}
		if found[i] = m; !m.Numbered {
			out[i] = m
			continue
		}
		c := last[m.form]
		switch {
		case c != nil && found[c.at[len(c.at)-1]].n+1 == m.n && i-c.at[len(c.at)-1] <= maxBetween:
			c.at = append(c.at, i)
		case m.n == 1:
			c = &chain{at: []int{i}}
			chains, last[m.form] = append(chains, c), c
		}
	}
	for _, c := range chains {
		if len(c.at) > 1 {
			for _, i := range c.at {
				out[i] = found[i]
			}
		}
	}
	return out
}
