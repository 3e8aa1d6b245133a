package begynd

import (
	"notat/internal/readback"
	"notat/internal/source"
)

// Account is all that a file says, piece by piece, and the addresses of its links:
// what the proof holds against the record.
func Account(f source.File) (texts, links []string) {
	var add func(pieces []source.Piece)
	add = func(pieces []source.Piece) {
		for i := range pieces {
			p := &pieces[i]
			texts = append(texts, text(p.Words))
			for _, o := range p.Words {
				if o.Henvisning != "" {
					links = append(links, o.Henvisning)
				}
			}
			if p.Figure != nil {
				texts = append(texts, p.Figure.Alt)
			}
			for _, r := range p.Rows {
				for _, c := range r.Cells {
					add(c.Pieces)
				}
			}
		}
	}
	add(f.Pieces)
	for _, l := range f.Left {
		texts = append(texts, l.Text)
	}
	return texts, links
}

// Shown gives all texts that an item shows, and those of its rows.
func Shown(i readback.Item) []string {
	out := []string{i.Tekst}
	for _, r := range i.Rows {
		out = append(out, r.Tekst)
		for _, c := range r.Choices {
			out = append(out, c.Tekst)
		}
	}
	return out
}
