package kontrol

import (
	_ "embed"
	"strings"

	"notat/internal/laesning"
)

//go:embed lister/kendte.txt
var kendteText string

// kendte are those of whom a school teaches, and works that are called after somebody, by the
// first word: the keys of all their words.
var kendte = func() map[string][][]string {
	m := map[string][][]string{}
	for l := range strings.Lines(kendteText) {
		if words := strings.Fields(laesning.Key(strings.TrimSpace(l))); len(words) > 0 {
			m[words[0]] = append(m[words[0]], words)
		}
	}
	return m
}()

// longestKendt is how many words the longest of them have.
const longestKendt = 3

// kendt reports whether a word is one of those that such a name is of.
func (t *tokens) kendt(i int) bool {
	if t.reigned(i) {
		return true
	}
	for from := i; from >= 0 && from > i-longestKendt; from-- {
		for _, words := range kendte[string(t.key(from))] {
			if i < from+len(words) && t.are(from, words) && !t.lastNameAfter(from, words) {
				return true
			}
		}
		if s := stem(t.key(from)); s != nil {
			for _, words := range kendte[string(s)] {
				if len(words) == 1 && i == from {
					return true
				}
			}
		}
	}
	return false
}

// reigned reports whether a word is the name of a king or a queen, by the number after it:
// Christian 4., Margrete 1.
func (t *tokens) reigned(i int) bool {
	return i+1 < len(t.list) && regents[string(t.key(i))] && t.gap(i) == " " && len(t.word(i+1)) == 1 && numeric(t.word(i+1)) && strings.HasPrefix(t.gap(i+1), ".") && classLen(t.form[t.list[i+1].From:]) == 0
}

// regents are the names that kings and queens have had more than one of.
var regents = keySet("christian frederik margrethe margrete erik valdemar knud svend harald oluf hans karl louis ludvig henrik gustav elizabeth elisabeth georg peter katarina vilhelm filip philip edvard jakob pius johannes")

// are reports whether these words stand one after the other, the last maybe in the genitive.
func (t *tokens) are(from int, words []string) bool {
	if from+len(words) > len(t.list) {
		return false
	}
	for k, w := range words {
		if k > 0 && t.gap(from+k-1) != " " && t.gap(from+k-1) != "-" && t.gap(from+k-1) != ", " {
			return false
		}
		if key := t.key(from + k); string(key) != w && (k+1 < len(words) || string(stem(key)) != w) {
			return false
		}
	}
	return true
}

// lastNameAfter reports whether two who are joined have a last name after: Adam og Eva Holm.
func (t *tokens) lastNameAfter(from int, words []string) bool {
	end := from + len(words)
	return len(words) == longestKendt && words[1] == "og" && end < len(t.list) && t.gap(end-1) == " " && t.capital(end)
}

// placeOf reports whether the next word makes a place of a name that ends in its genitive: Peter
// Freuchens Plads.
func (s *search) placeOf(j int) bool {
	return j+1 < len(s.list) && s.gap(j) == " " && s.capital(j+1) && stem(s.key(j)) != nil && (places[string(s.key(j+1))] || placeEnding(string(s.key(j+1))))
}
