package sourcetest

import (
	"regexp"
	"slices"
	"strings"

	"notat/internal/source"
)

// mark is what stands before a list item that was typed by hand: it is told by the
// item, not in its words.
var mark = regexp.MustCompile(`^([-–—*•·●▪o]|\d{1,2}[.)]|[a-z]\))$`)

// Compare gives the words of a file that are neither in a piece nor left out by name,
// and those that are read and not in the file. Of marks before list items no more may
// be missing than there are items that were typed by hand; what a chart says is
// compared elsewhere.
func Compare(s Sample, f source.File) (lost, more []string) {
	count := map[string]int{}
	for _, w := range append(Said(s.Data), s.Behind...) {
		count[strings.ToLower(w)]++
	}
	typed := 0
	var take func([]source.Piece)
	take = func(pieces []source.Piece) {
		for _, p := range pieces {
			if p.What == source.Item && !p.Sure {
				typed++
			}
			for _, w := range strings.Fields(source.Plain(p.Words)) {
				count[strings.ToLower(w)]--
			}
			if p.What == source.Table && chartLike(p) {
				continue
			}
			for _, row := range p.Rows {
				for _, c := range row.Cells {
					take(c.Pieces)
				}
			}
		}
	}
	take(f.Pieces)
	for _, l := range f.Left {
		if l.Why == source.Decoration || l.Why == source.Unread {
			continue
		}
		for range l.Times {
			for _, w := range strings.Fields(l.Text) {
				count[strings.ToLower(w)]--
			}
			if l.Why == source.PageNumber {
				break
			}
		}
	}
	for w, n := range count {
		for ; n > 0; n-- {
			if typed > 0 && mark.MatchString(w) {
				typed--
				continue
			}
			lost = append(lost, w)
		}
		for ; n < 0; n++ {
			more = append(more, w)
		}
	}
	slices.Sort(lost)
	slices.Sort(more)
	return lost, more
}

// chartLike reports whether a table was made of a chart: its first cell is empty.
func chartLike(p source.Piece) bool {
	return len(p.Rows) > 0 && p.Rows[0].Head && len(p.Rows[0].Cells) > 0 && len(p.Rows[0].Cells[0].Pieces) == 0
}

// Headings gives the headings of what was read.
func Headings(f source.File) []Head {
	var out []Head
	for _, p := range f.Pieces {
		if p.What == source.Heading {
			out = append(out, Head{source.Plain(p.Words), p.Level, p.Sure})
		}
	}
	return out
}

// Count gives how many pieces of a kind there are, cells apart.
func Count(f source.File, what source.What) int {
	n := 0
	for _, p := range f.Pieces {
		if p.What == what {
			n++
		}
	}
	return n
}
