package leak

import (
	"slices"
	"strings"
)

// cuts is how many changed texts of one length a changed text is held against: each word
// of them may be looked at.
const cuts = 50

// cut notes what is shorter than what is withheld by itself, and was cut off: two or three
// words in a row that stand in nothing hidden any more, where they are a text or a sentence
// of their own; and wherever they stand, where nothing but them is gone from their text.
func (s *search) cut(withheld, shown []text) {
	had, stands := map[string]bool{}, map[string]bool{}
	for _, t := range withheld {
		had[joined(t.words)] = true
	}
	for _, t := range shown {
		if t.hidden {
			stands[joined(t.words)] = true
		}
	}
	withheld = slices.DeleteFunc(slices.Clone(withheld), func(t text) bool { return t.name || !t.says || stands[joined(t.words)] })
	if len(withheld) == 0 {
		return
	}
	rows, fresh := map[string]bool{}, map[int][]text{}
	for _, t := range shown {
		if !t.hidden {
			continue
		}
		for n := 2; n < within; n++ {
			for i := 0; i+n <= len(t.words); i++ {
				rows[joined(t.words[i:i+n])] = true
			}
		}
		if n := len(t.words); !had[joined(t.words)] && len(fresh[n]) < cuts {
			fresh[n] = append(fresh[n], t)
		}
	}
	for _, t := range withheld {
		for n := 1; n < within && n < len(t.words); n++ {
			for i := 0; i+n <= len(t.words) && n > 1; i++ {
				if ws := t.words[i : i+n]; !rows[joined(ws)] {
					s.unit(ws, unit{from: t.pointer, alone: true})
				}
			}
			for _, f := range fresh[len(t.words)-n] {
				if i := gone(t.words, f.words); i >= 0 && (n > 1 || len(t.words[i].text) >= long) {
					s.unit(t.words[i:i+n], unit{from: t.pointer})
				}
			}
		}
	}
}

// gone gives where the words begin that some have and others, which are those without
// them, have not; or -1.
func gone(all, rest []word) int {
	same := func(a, b word) bool { return a.text == b.text }
	i := 0
	for i < len(rest) && same(all[i], rest[i]) {
		i++
	}
	if slices.EqualFunc(all[i+len(all)-len(rest):], rest[i:], same) {
		return i
	}
	return -1
}

func joined(ws []word) string {
	var b strings.Builder
	for _, w := range ws {
		b.WriteString(w.text)
		b.WriteByte(' ')
	}
	return b.String()
}
