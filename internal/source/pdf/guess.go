package pdf

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"notat/internal/source"
)

const (
	larger      = 1.15 // than the text: a heading
	longHeading = 160  // bytes; what is longer is no heading
	deepest     = 6
)

// guess makes headings of short paragraphs that are larger than the text, or bold.
// They are not sure. boldToo is whether a bold paragraph may be one: where the
// file names its headings, what is only bold is none.
func guess(list []piece, boldToo bool) {
	body := bodySize(list)
	var sizes []float64
	candidate := func(p piece) bool {
		return p.What == source.Text && !p.ended && p.letters <= longHeading && strings.ContainsFunc(plain(p.Words), unicode.IsLetter) &&
			(p.size >= larger*body || boldToo && p.bold)
	}
	for _, p := range list {
		if s := half(p.size); candidate(p) && p.size >= larger*body && !slices.Contains(sizes, s) {
			sizes = append(sizes, s)
		}
	}
	slices.Sort(sizes)
	slices.Reverse(sizes)
	for i := range list {
		if p := &list[i]; candidate(*p) {
			level := slices.Index(sizes, half(p.size)) + 1
			if level == 0 {
				level = len(sizes) + 1
			}
			p.heads(min(level, deepest), false)
		}
	}
}

func half(v float64) float64 { return math.Round(2*v) / 2 }

// bodySize is the size of most letters.
func bodySize(list []piece) (best float64) {
	letters := map[float64]int{}
	for _, p := range list {
		if p.What == source.Text || p.What == source.Item {
			s := half(p.size)
			letters[s] += p.letters
			if n := letters[s]; n > letters[best] || n == letters[best] && s < best {
				best = s
			}
		}
	}
	return best
}

// titled makes sure headings of what the outline calls so, in a file whose tags do
// not.
func (d *document) titled(list []piece) {
	said := make([]string, len(list))
	for i, p := range list {
		said[i] = squeezed(plain(p.Words))
	}
	for _, b := range d.bookmarks() {
		if b.page == nil {
			continue
		}
		want := squeezed(b.title)
		for i := range list {
			p := &list[i]
			if away := p.Place.Page - b.page.number; p.Sure || away < 0 || away > 1 || p.What != source.Text && p.What != source.Heading {
				continue
			}
			if got := said[i]; got == want || unnumbered(got) == want {
				p.heads(min(b.level, deepest), true)
				break
			}
		}
	}
}
