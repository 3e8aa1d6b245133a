package leak

import (
	"iter"
	"strings"
)

// edge is the first or last word of a whole text, which may run into another
// word: the end of a paragraph was deleted. The other words are its key.
type edge struct {
	word  string
	first bool
	known bool // the public has read it already
	unit
}

// edges is how many texts that differ in one word are looked for: each is held
// against each place where the others stand.
const edges = 50

// edge notes the edges of a text that is short enough to be looked for as a whole.
func (s *search) edge(ws []word, u unit) {
	n := len(ws)
	if n < 2 || n > window {
		return
	}
	for _, first := range []bool{true, false} {
		e := edge{word: ws[0].text, first: first, unit: u}
		rest := ws[1:]
		if !first {
			e.word, rest = ws[n-1].text, ws[:n-1]
		}
		if k := s.key(rest); len(s.edges[k]) < edges {
			s.edges[k] = append(s.edges[k], &e)
		}
	}
}

// runs gives the edges of texts that stand in another text, whatever runs into them.
func (s *search) runs(t text) iter.Seq[*edge] {
	return func(yield func(*edge) bool) {
		for r, k := range s.rows(t) {
			for _, e := range s.edges[k] {
				at := r.from + r.n
				if e.first {
					at = r.from - 1
				}
				if e.known || at < 0 || at >= len(t.words) {
					continue
				}
				w := t.words[at].text
				if (e.first && strings.HasSuffix(w, e.word) || !e.first && strings.HasPrefix(w, e.word)) && !yield(e) {
					return
				}
			}
		}
	}
}
