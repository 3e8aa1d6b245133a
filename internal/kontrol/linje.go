package kontrol

import (
	"strings"

	"notat/internal/pattern"
	"notat/internal/post"
)

// binding is what an answer is bound to beside the words that were found: where those
// around them change, it is asked again.
type binding int

const (
	theFound binding = iota // nothing: a CPR number is one in any words

	// The line, or the row of the table: what a number is of may stand anywhere in it.
	theLine

	// The sentence: who is called by a name is told by it, and the sentences beside it may
	// change unasked. A name that is asked about once has all sentences that it stands in.
	theSentence
)

// place is what an answer is about: the field that the words stand in, or the row of the
// table.
func (p *stretch) place() post.Pointer {
	if p.field.Type == "Tabel" && p.field.Key == "raekker" {
		return p.at.Parent()
	}
	return p.at
}

// bind tells of each hit the words that an answer to it is bound to.
func (t *checker) bind(about binding, hits []hit) {
	if about == theFound || len(hits) == 0 {
		return
	}
	of := map[post.Pointer][]*stretch{}
	cells := map[post.Pointer]post.Pointer{}
	for i := range t.reading.stretches {
		if p := &t.reading.stretches[i]; !p.again {
			of[p.place()] = append(of[p.place()], p)
			cells[p.at] = p.place()
		}
	}
	for i := range hits {
		h := &hits[i]
		in := h.in
		if in == nil {
			in = []post.Pointer{h.at}
		}
		var lines []string
		for _, at := range in {
			lines = append(lines, linesWith(about, of[cells[at]], h.found)...)
		}
		h.line = strings.Join(lines, "\n")
	}
}

// linesWith gives the lines of a place, or the sentences of them, that have some words: all
// of them where none has, as words that run over two lines.
func linesWith(about binding, place []*stretch, some string) (out []string) {
	var all []string
	for _, p := range place {
		all = append(all, p.words)
		switch {
		case p.at != p.place():
			out = append(out, p.words)
		case !strings.Contains(p.words, some):
		case about == theSentence:
			out = append(out, sentencesWith(p.words, some)...)
		default:
			out = append(out, p.words)
		}
	}
	if out == nil {
		return all
	}
	return out
}

// nextSentence is where one sentence ends and another begins. As all that an answer is bound
// to it never changes.
var nextSentence = pattern.New(`([.!?]["”»')]*\s+)\p{Lu}`)

// sentencesWith gives the sentences of a text that have some words, as the text has them.
func sentencesWith(s, some string) (out []string) {
	ends := nextSentence.FindAllStringSubmatchIndex(s, -1)
	for from := 0; some != ""; {
		i := strings.Index(s[from:], some)
		if i < 0 {
			break
		}
		a, b := from+i, from+i+len(some)
		start, end := 0, len(s)
		for _, e := range ends {
			if e[3] <= a {
				start = e[3]
			} else if e[3] >= b {
				end = e[3]
				break
			}
		}
		out, from = append(out, strings.TrimSpace(s[start:end])), end
	}
	return out
}
