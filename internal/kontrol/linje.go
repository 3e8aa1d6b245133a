package kontrol

import (
	"strings"

	"notat/internal/post"
)

// place is what an answer to a number is about: the field that it stands in, or the row
// of the table.
func (p *stretch) place() post.Pointer {
	if p.field.Type == "Tabel" && p.field.Key == "raekker" {
		return p.at.Parent()
	}
	return p.at
}

// inLines tells of each hit the line that it stands in, or the row of the table: a
// number is the same in any words, and an answer to it is bound to those about it.
func (t *checker) inLines(hits []hit) {
	if len(hits) == 0 {
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
		var lines []string
		for _, p := range of[cells[hits[i].at]] {
			if p.at != p.place() || strings.Contains(p.tekst.Form, hits[i].found) {
				lines = append(lines, p.words)
			}
		}
		hits[i].line = strings.Join(lines, "\n")
	}
}
