package udgave

import "strings"

// interneOrd tell that a text was written for use within the house. The stem of
// a word stands for all its forms.
var interneOrd = []struct {
	ord    string
	stamme bool
}{
	{"internt", false},
	{"fortroligt", false},
	{"arbejdsdokument", true},
}

func harInterntOrd(s string) bool {
	var buf []byte
	for o := range ordene(s) {
		if len(o) < len("internt") {
			continue
		}
		buf = smaat(buf[:0], o)
		for _, x := range interneOrd {
			if string(buf) == x.ord || x.stamme && strings.HasPrefix(string(buf), x.ord) {
				return true
			}
		}
	}
	return false
}
