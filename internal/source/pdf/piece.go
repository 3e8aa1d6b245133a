package pdf

import (
	"strings"

	"notat/internal/prosa"
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
	var words []prosa.Ord
	if len(list) == 0 {
		return p, false
	}
	p.bold = true
	for i, l := range list {
		words = d.vocabulary.follow(words, l.words(), d.spaces && i > 0 && !list[i-1].endsInSpace())
		p.size = max(p.size, l.size)
		p.bold = p.bold && l.bold()
	}
	p.What, p.Words = source.Text, whole(words)
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
	var words []prosa.Ord
	for _, o := range p.Words {
		o.Fed = false
		words = join(words, o)
	}
	p.Words = words
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
