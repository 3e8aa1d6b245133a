package kontrol

import "strings"

// navne are the names that are not public.
type navne struct {
	after map[string][]navn // by their first word
	ahead initials          // of their first words
}

// navn is one name in words of lower case.
type navn struct {
	words   []string
	capital bool // one word with a capital: only words with a capital are that name ("Bo", never "bo")
}

func newNavne(list []string) navne {
	ns := navne{after: map[string][]navn{}}
	for _, s := range list {
		var n navn
		for o, after := nextWord(smooth(s)); o != ""; o, after = nextWord(after) {
			n.words = append(n.words, strings.ToLower(o))
			n.capital = len(n.words) == 1 && isCapital(o)
		}
		if len(n.words) > 0 {
			ns.after[n.words[0]] = append(ns.after[n.words[0]], n)
			ns.ahead.take(n.words[0])
		}
	}
	return ns
}

// standIn reports whether one of the names stands in a text: all its words, one
// after the other, in any case, the last one perhaps in the genitive. A name is
// whole: Bo is not in Bolig, and Ida Holm is not in Ida Holmgaard.
func (ns *navne) standIn(s string) bool {
	if len(ns.after) == 0 {
		return false
	}
	var place [64]byte
	for o, after := ns.ahead.nextWord(s); o != ""; o, after = ns.ahead.nextWord(after) {
		lower := lowered(place[:0], o)
		for n := range 2 { // as it stands, and without the genitive's s
			key := lower
			if n == 1 {
				if len(lower) < 2 || lower[len(lower)-1] != 's' {
					break
				}
				key = lower[:len(lower)-1]
			}
			for _, navn := range ns.after[string(key)] {
				if n == 1 && len(navn.words) > 1 {
					continue // only the last word of a name takes it
				}
				if navn.capital && !isCapital(o) {
					continue
				}
				if navn.goesOn(after) {
					return true
				}
			}
		}
	}
	return false
}

// goesOn reports whether a text goes on with the words after the first.
func (n navn) goesOn(s string) bool {
	var place [64]byte
	for i, word := range n.words[1:] {
		o, after := nextWord(s)
		const gap = 6 // bytes between two words of a name: a space, a hyphen, marks of a link
		if o == "" || len(s)-len(after)-len(o) > gap {
			return false
		}
		lower := lowered(place[:0], o)
		isLast := i == len(n.words)-2
		if string(lower) != word && !(isLast && string(lower) == word+"s") {
			return false
		}
		s = after
	}
	return true
}
