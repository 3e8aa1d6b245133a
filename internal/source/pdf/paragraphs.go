package pdf

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
)

// block is lines that belong together: a paragraph, an item or a heading.
type block struct {
	lines   []*line
	heading int    // the level that the file itself gives it; 0 for none
	marker  string // of an item, "" for others
	numeral bool   // the marker is a number
}

func (b *block) last() *line { return b.lines[len(b.lines)-1] }

// maxOfBlock is how many lines a paragraph may have: nobody writes one of ten pages.
const maxOfBlock = 500

// leading is how far apart, in sizes, the lines of a paragraph may be.
const leading = 1.75

// set is how far apart, in sizes, lines are at most where nobody set them otherwise: those
// of a large heading are farther apart than those of the text.
const set = 1.3

// blocks parts lines in reading order into paragraphs. headings says which lines
// the file itself calls headings.
func (d *document) blocks(list []*line, headings map[*line]int) (out []*block) {
	right := edges(list)
	usual := usualLeading(list)
	for i, l := range list {
		var b *block
		if len(out) > 0 {
			b = out[len(out)-1]
		}
		m, numeral := marker(list, i)
		switch {
		case b == nil, d.tables[l] != nil, d.tables[b.last()] != nil, len(b.lines) >= maxOfBlock, headings[l] != b.heading, m != "", !d.continues(b, l, right, usual):
			b = &block{heading: headings[l], marker: m, numeral: numeral}
			out = append(out, b)
		}
		b.lines = append(b.lines, l)
	}
	return out
}

// continues reports whether l is another line of b.
func (d *document) continues(b *block, l *line, right map[*line]float64, usual float64) bool {
	before := b.last()
	if !sameSize(before, l) || b.heading == 0 && before.bold() != l.bold() && (allBold(b) || l.bold()) {
		return false
	}
	down := before.y - l.y
	if before.page != l.page || down < -l.size { // the next page or column
		first, _ := utf8.DecodeRuneInString(l.text())
		return b.heading == 0 && !endsSentence(before.text()) && (unicode.IsLower(first) || d.vocabulary.seam(before.text(), l.text(), false) != spaced) && !short(before, l, right)
	}
	if down > leading*l.size || usual > 0 && down > max(1.25*usual, set*l.size) {
		return false
	}
	if b.heading > 0 {
		return true
	}
	em := l.size
	switch {
	case b.marker != "":
		if len(b.lines) == 1 && l.x < before.x+0.2*em && short(before, l, right) {
			return false
		}
		if l.x < b.lines[0].x-0.5*em {
			return false
		}
	case len(b.lines) == 1: // the first line may be indented, or the others
		if math.Abs(l.x-before.x) > 4*em {
			return false
		}
	case l.x > before.x+0.7*em, l.x < before.x-0.7*em:
		return false
	}
	return !short(before, l, right)
}

// sameSize reports whether two lines may be of one paragraph by the size of their letters.
func sameSize(a, b *line) bool { return math.Abs(a.size-b.size) <= 0.06*max(a.size, b.size) }

func allBold(b *block) bool {
	for _, l := range b.lines {
		if !l.bold() {
			return false
		}
	}
	return true
}

// short reports whether a line ends where its paragraph does: the next line's
// first word would have fitted behind it.
func short(l, next *line, right map[*line]float64) bool {
	room := right[l] - l.end
	text := next.text()
	word, _, _ := strings.Cut(text, " ")
	letters := utf8.RuneCountInString(text)
	if letters == 0 || strings.ContainsRune(hyphens, lastRune(l.text())) {
		return false
	}
	width := (next.end - next.x) * float64(utf8.RuneCountInString(word)) / float64(letters)
	slack := room - width - 0.3*l.size
	if endsSentence(l.text()) {
		return slack > 0.5*l.size
	}
	return slack > 2.5*l.size && slack > 0.12*(right[l]-l.x)
}

func endsSentence(s string) bool {
	return strings.ContainsRune(".:;!?", lastRune(strings.TrimRight(s, `"»«”)] `)))
}

// edges gives for each line where the lines of its paragraph end: as those about
// it do, where they fill their stretch; else before what stands beside it, as
// another cell, or where the column ends.
func edges(list []*line) map[*line]float64 {
	right := map[*line]float64{}
	for from := 0; from < len(list); {
		to, column := from+1, list[from].end
		for to < len(list) && list[to].page == list[from].page && list[to].y < list[to-1].y+1 && overlap(list[to-1], list[to]) {
			column = max(column, list[to].end)
			to++
		}
		for at := from; at < to; {
			end := stretch(list, at, to)
			edge, full := filledTo(list[at:end])
			beside := nextTo(list, at, end)
			for _, l := range list[at:end] {
				switch {
				case full:
					right[l] = edge
				case l.end < beside:
					right[l] = min(column, beside-l.size)
				default:
					right[l] = column
				}
			}
			at = end
		}
		from = to
	}
	return right
}

// overlap reports whether two lines are in one column.
func overlap(a, b *line) bool { return a.x < b.end && b.x < a.end }

// stretch gives the end of the lines from at on that stand close to each other.
func stretch(list []*line, at, to int) int {
	end := at + 1
	for end < to && list[end-1].y-list[end].y < leading*list[end].size {
		end++
	}
	return end
}

// filledTo gives where a stretch ends, and whether most of its lines go so far.
func filledTo(list []*line) (edge float64, full bool) {
	edge, left := list[0].end, list[0].x
	for _, l := range list {
		edge, left = max(edge, l.end), min(left, l.x)
	}
	n := 0
	for _, l := range list {
		if edge-l.end < 0.15*(edge-left) {
			n++
		}
	}
	const enough = 4 // lines
	return edge, len(list) >= enough && 5*n >= 3*len(list)
}

// nextTo gives where the nearest line right of a stretch begins, of those drawn
// about as early.
func nextTo(list []*line, at, end int) float64 {
	const within = 60 // lines
	top, bottom := list[at], list[end-1]
	x := math.Inf(1)
	for i := max(0, at-within); i < min(len(list), end+within); i++ {
		o := list[i]
		if (i < at || i >= end) && o.page == top.page && o.y < top.y+0.5*o.size && o.y > bottom.y-0.5*o.size && o.x > top.x+o.size {
			x = min(x, o.x)
		}
	}
	return x
}

// usualLeading is the distance of most lines to the next, 0 where there is none.
func usualLeading(list []*line) float64 {
	count := map[int]int{}
	best := 0
	for i := 1; i < len(list); i++ {
		down := list[i-1].y - list[i].y
		if down > 0.8*list[i].size && down < leading*list[i].size {
			k := int(math.Round(down * 2))
			if count[k]++; count[k] > count[best] || count[k] == count[best] && k < best {
				best = k
			}
		}
	}
	return float64(best) / 2
}
