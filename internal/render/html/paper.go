package html

import (
	"cmp"
	"slices"

	"notat/internal/notat"
)

// On paper nothing scrolls, so each table has to fit the width of the text. A
// browser fits it by itself as long as the longest words of its columns stand
// beside each other in that width. Where they do not, the table gets smaller type
// and columns of fixed widths; where not even the smallest is enough it stands on a
// page on its side, and what is too long even there is broken. Where the text stands in
// columns, a table that does not fit into one stands across all of them, and none is on
// its side: no browser turns a page within columns.
const (
	paperWidth  = 170 * 72 / 25.4 // points: A4 with margins of 20 mm, the widest that browsers give
	turnedWidth = 257 * 72 / 25.4 // the same of a page on its side
	letterWidth = 0.62            // of the size: the mean of DejaVu Sans, the widest face that stands in for another
	boldWidth   = 1.15            // of the same letter when it is not bold
	cellRoom    = 2               // letters, for the space at both sides of a cell
	smallest    = 7               // points, the smallest type that is still read with ease
)

// fitted is how a table fits.
type fitted struct {
	size    float64   // of its type on paper, in points
	columns []float64 // widths on paper in percent; none where it fits by itself
	turned  bool      // on a page on its side
	across  bool      // all columns of the text
	cards   string    // class of when it is cards on a screen, "" for never
}

// fit gives what a table needs to fit.
func (w *writer) fit(t *notat.Table) fitted {
	letters, all := make([]float64, len(t.Head)), 0.0
	for i := range t.Head {
		letters[i] = boldWidth * longest(t.Head[i], false) // bold in most templates, or in capitals
		for _, r := range t.Rows {
			letters[i] = max(letters[i], longest(r[i], r[i].Number))
		}
		letters[i] += cellRoom
		all += letters[i]
	}
	text := cmp.Or(w.look.Normal.Size, 11)
	f := fitted{size: cmp.Or(w.look.Table.Size, text)}
	f.cards = cardsFor(all * letterWidth * f.size / text)
	needed := all * letterWidth * f.size
	columns := w.look.Page.Columns
	n := float64(max(columns.Count, 1))
	if needed <= (paperWidth-(n-1)*columns.Gap)/n {
		return f
	}
	if f.across = n > 1; f.across && needed <= paperWidth {
		return f
	}
	width := float64(paperWidth)
	if f.turned = !f.across && all*letterWidth*smallest > width; f.turned {
		width = turnedWidth
	}
	f.size = min(f.size, max(smallest, f.size*width/needed))
	f.columns = shares(letters, width/letterWidth/f.size)
	return f
}

// shares gives columns their widths in percent of a room in letters. Where it is not
// enough, the widest give way, and words that are shorter than those stay whole.
func shares(letters []float64, room float64) []float64 {
	left, most := room, room
	for i, n := range slices.Sorted(slices.Values(letters)) {
		if most = left / float64(len(letters)-i); n > most {
			break
		}
		left, most = left-n, n
	}
	out, all := make([]float64, len(letters)), 0.0
	for i, n := range letters {
		out[i] = min(n, most)
		all += out[i]
	}
	for i := range out {
		out[i] *= 100 / all
	}
	return out
}

// longest gives the length of a cell's longest word in letters of mean width, or that of
// its longest line where lines stay whole.
func longest(c notat.Cell, whole bool) float64 {
	most := 0.0
	notat.Units(c.Blocks, func(unit string) {
		n := 0.0
		for _, r := range unit {
			switch r {
			case 'm', 'w', 'M', 'W', 'æ', 'Æ', 'œ', '@', '%':
				n += 1.5
			case ' ':
				if !whole {
					n = 0
					continue
				}
				n += 0.7
			case 'i', 'j', 'l', 'r', 't', 'f', 'I', '.', ',', ':', ';', '!', '|', '\'', '-', '/', '(', ')':
				n += 0.7
			default:
				n++
			}
			most = max(most, n)
		}
	})
	return most
}
