package udgave

import "strings"

// navne are the names that are not public.
type navne struct {
	efter map[string][]navn // by their first word
	foran forbogstaver      // of their first words
}

// navn is one name in words of lower case.
type navn struct {
	ord  []string
	stor bool // one word with a capital: only words with a capital are that name ("Bo", never "bo")
}

func nyeNavne(list []string) navne {
	ns := navne{efter: map[string][]navn{}}
	for _, s := range list {
		var n navn
		for o, efter := naesteOrd(glat(s)); o != ""; o, efter = naesteOrd(efter) {
			n.ord = append(n.ord, strings.ToLower(o))
			n.stor = len(n.ord) == 1 && stortBogstav(o)
		}
		if len(n.ord) > 0 {
			ns.efter[n.ord[0]] = append(ns.efter[n.ord[0]], n)
			ns.foran.medtag(n.ord[0])
		}
	}
	return ns
}

// findes reports whether one of the names stands in a text: all its words, one
// after the other, in any case, the last one perhaps in the genitive. A name is
// whole: Bo is not in Bolig, and Ida Holm is not in Ida Holmgaard.
func (ns *navne) findes(s string) bool {
	if len(ns.efter) == 0 {
		return false
	}
	var plads [64]byte
	for o, efter := ns.foran.naesteOrd(s); o != ""; o, efter = ns.foran.naesteOrd(efter) {
		lille := smaat(plads[:0], o)
		for n := range 2 { // as it stands, and without the genitive's s
			key := lille
			if n == 1 {
				if len(lille) < 2 || lille[len(lille)-1] != 's' {
					break
				}
				key = lille[:len(lille)-1]
			}
			for _, navn := range ns.efter[string(key)] {
				if n == 1 && len(navn.ord) > 1 {
					continue // only the last word of a name takes it
				}
				if navn.stor && !stortBogstav(o) {
					continue
				}
				if navn.fortsaetter(efter) {
					return true
				}
			}
		}
	}
	return false
}

// fortsaetter reports whether a text goes on with the words after the first.
func (n navn) fortsaetter(s string) bool {
	var plads [64]byte
	for i, ord := range n.ord[1:] {
		o, efter := naesteOrd(s)
		const mellem = 6 // bytes between two words of a name: a space, a hyphen, marks of a link
		if o == "" || len(s)-len(efter)-len(o) > mellem {
			return false
		}
		lille := smaat(plads[:0], o)
		sidste := i == len(n.ord)-2
		if string(lille) != ord && !(sidste && string(lille) == ord+"s") {
			return false
		}
		s = efter
	}
	return true
}
