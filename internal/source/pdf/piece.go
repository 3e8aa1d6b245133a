package pdf

import (
	"slices"
	"strings"

	"notat/internal/source"
)

// piece is a source.Piece and how it looks, from which a heading is guessed.
type piece struct {
	source.Piece
	size    float64
	bold    bool
	y       float64 // of its first line
	letters int
	ended   bool // ends as a sentence does, or goes on
}

// paragraph makes a piece of lines; false where they say nothing.
func (d *document) paragraph(list []*line) (p piece, ok bool) {
	if len(list) == 0 {
		return p, false
	}
	var words writer
	p.bold = true
	for i, l := range list {
		p.size = max(p.size, l.size)
		p.bold = p.bold && l.bold()
		own := slices.Clone(l.words())
		if i+1 < len(list) && len(own) > 0 && len(list[i+1].words()) > 0 {
			last := &own[len(own)-1]
			switch d.vocabulary.seam(last.Tekst, list[i+1].words()[0].Tekst, d.spaces && !l.endsInSpace()) {
			case oneWord:
				last.Tekst = strings.TrimRight(last.Tekst, hyphens)
			case spaced:
				last.Tekst += " "
			case together:
			}
		}
		for _, o := range own {
			words.put(o)
		}
	}
	p.What, p.Words = source.Text, whole(words.words())
	text := strings.TrimSpace(plain(p.Words))
	if text == "" {
		return p, false
	}
	p.letters, p.ended = len(text), strings.ContainsRune(".,;", lastRune(text))
	p.Place.Page, p.y = list[0].page.number, list[0].y
	return p, true
}

// heads makes a piece a heading. That it is bold is its look and no emphasis.
func (p *piece) heads(level int, sure bool) {
	p.What, p.Level, p.Sure = source.Heading, level, sure
	for i := range p.Words {
		p.Words[i].Fed = false
	}
	p.Words = joined(p.Words)
}

// numbered gives each piece its place among those of its page.
func numbered(list []piece) []source.Piece {
	out := make([]source.Piece, 0, len(list))
	count := map[int]int{}
	for _, p := range list {
		count[p.Place.Page]++
		p.Place.Paragraph = count[p.Place.Page]
		for i := range p.Rows {
			for j := range p.Rows[i].Cells {
				for k := range p.Rows[i].Cells[j].Pieces {
					p.Rows[i].Cells[j].Pieces[k].Place = p.Place
				}
			}
		}
		out = append(out, p.Piece)
	}
	return out
}
