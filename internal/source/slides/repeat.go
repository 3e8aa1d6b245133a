package slides

import (
	"math"
	"strings"
	"unicode/utf8"

	"notat/internal/source"
)

// leastRepeated is on how many slides, and on which share of them, the same stands at
// the same place before it is what every slide has.
const (
	leastRepeated = 3
	shareRepeated = 0.5
)

// same is what stands where; a slide is some 12 million units wide, and a place is
// the same within a hundredth of an inch.
type same struct {
	said string
	x, y int
}

func (s *shape) same() same {
	said := strings.Join(texts([]*shape{s}), "\n")
	if s.part != "" {
		said = "picture " + s.part
	}
	return same{said, int(math.Round(s.at.x / 9144)), int(math.Round(s.at.y / 9144))}
}

// mayRepeat reports whether a shape is such as a slide shows beside what it says: a
// picture, or a short line, that no placeholder holds.
func (s *shape) mayRepeat() bool {
	if s.title || s.held || len(s.pieces) != 1 {
		return false
	}
	return s.part != "" || s.pieces[0].What == source.Text && utf8.RuneCountInString(source.Plain(s.pieces[0].Words)) <= longHead
}

// repeated leaves out what stands at the same place of most slides.
func (r *reader) repeated() {
	times := map[same]int{}
	shown := 0
	for _, s := range r.slides {
		if s.hidden {
			continue
		}
		shown++
		seen := map[same]bool{}
		for _, sh := range s.shapes {
			if k := sh.same(); !seen[k] && sh.mayRepeat() {
				seen[k] = true
				times[k]++
			}
		}
	}
	for _, s := range r.slides {
		for _, sh := range s.shapes {
			n := times[sh.same()]
			if !sh.mayRepeat() || n < leastRepeated || float64(n) < shareRepeated*float64(shown) || len(sh.pieces) == 0 {
				continue
			}
			why := source.RunningHead
			if sh.part != "" {
				why = source.Decoration
			}
			sh.left = append([]source.Left{{Why: why, Text: strings.Join(piecesText(sh.pieces), "\n"), Place: source.Place{Slide: s.number}}}, sh.left...)
			sh.pieces = nil
		}
	}
}

// leave writes what is left out: once for what is repeated, and all numbers of slides
// together.
func (r *reader) leave(l source.Left) {
	switch l.Why {
	case source.Hidden:
		r.left.Add(l)
	case source.PageNumber:
		if all := r.left.Count(l, ""); all.Times > 1 {
			all.Text += " " + l.Text
		}
	case source.RunningHead, source.Contents, source.Decoration, source.Unfilled, source.Unread:
		r.left.Count(l, l.Text)
	}
}

// leaveSlide leaves out a slide that is not shown, with all that it says.
func (r *reader) leaveSlide(s *slide) {
	said := append(texts(order(s.shapes)), piecesText(s.beside)...)
	for _, l := range s.left {
		said = append(said, l.Text)
	}
	r.leave(source.Left{Why: source.Hidden, Text: strings.Join(said, "\n"), Place: source.Place{Slide: s.number}})
}
