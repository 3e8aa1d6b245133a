package pdf

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"notat/internal/pattern"
	"notat/internal/source"
)

// pageNumber is a line that says which page this is, and nothing else.
var pageNumber = pattern.New(`(?i)^[-–—|\s]*(side|s\.|page|p\.|slide)?\s*\d{1,4}(\s*(af|of|/|\|)\s*\d{1,4})?[-–—|.\s]*$`)

// pageOfPages is one that says so in words; it need not stand on several pages.
var pageOfPages = pattern.New(`(?i)^(side|page)\s*\d{1,4}\s*(af|of|/)\s*\d{1,4}$`)

var figures = pattern.New(`\d+`)

// place is where lines that say the same, but for a page number, stand on pages.
type place struct {
	words string
	y     int
}

// running finds the running heads and page numbers among the lines of the pages:
// the same line at the same place of most pages, in the margins, no larger than the
// text, with nothing but its like between it and the edge. headings are none.
func running(pages [][]*line, headings map[*line]int) map[*line]source.Why {
	const near = 3.0 // points between places that are the same
	body := usualSize(pages)
	at := map[place][]*line{}
	for _, list := range pages {
		for _, l := range list {
			if l.page.margin(l.y) && len(l.runs) < 40 && l.size < larger*body && headings[l] == 0 {
				k := place{figures.ReplaceAllString(l.text(), "#"), int(math.Round(l.y / near))}
				at[k] = append(at[k], l)
			}
		}
	}
	out := map[*line]source.Why{}
	for k, list := range at {
		for _, dy := range []int{-1, 1} { // a place between two
			if other := at[place{k.words, k.y + dy}]; len(other) > 0 && len(other) <= len(list) {
				list = append(list[:len(list):len(list)], other...)
			}
		}
		most := max(2, len(pages)/2) // not on the first, or on every other one
		isNumber := pageNumber.MatchString(list[0].text())
		switch {
		case !strings.Contains(k.words, "#"):
			isNumber = false
			if onPages(list) < most {
				continue
			}
		case onPages(list) < most, !counts(list):
			if !pageOfPages.MatchString(list[0].text()) {
				continue
			}
		}
		for _, l := range list {
			if _, known := out[l]; !known || isNumber {
				out[l] = source.RunningHead
				if isNumber {
					out[l] = source.PageNumber
				}
			}
		}
	}
	for _, list := range pages {
		atTheEdges(list, out)
	}
	return out
}

// usualSize is the size of most letters.
func usualSize(pages [][]*line) (best float64) {
	letters := map[float64]int{}
	for _, list := range pages {
		for _, l := range list {
			s := half(l.size)
			letters[s] += l.letters()
			if n := letters[s]; n > letters[best] || n == letters[best] && s < best {
				best = s
			}
		}
	}
	return best
}

// atTheEdges keeps those lines of a page among what is found that stand at its
// edges, alone or with others that are found.
func atTheEdges(list []*line, found map[*line]source.Why) {
	sorted := slices.Clone(list)
	slices.SortStableFunc(sorted, func(a, b *line) int { return cmp.Compare(b.y, a.y) })
	outer := map[*line]bool{}
	walk := func(next func(i int) int) {
		const most = 3 // lines, each of which may have several parts
		for i, n := next(-1), 0; i >= 0 && i < len(sorted) && n < most; n++ {
			any := false
			for at := sorted[i]; i >= 0 && i < len(sorted) && math.Abs(sorted[i].y-at.y) < 0.5*at.size; i = next(i) {
				_, is := found[sorted[i]]
				outer[sorted[i]] = is
				any = any || is
			}
			if !any {
				return
			}
		}
	}
	walk(func(i int) int { return i + 1 })
	walk(func(i int) int {
		if i < 0 {
			return len(sorted) - 1
		}
		return i - 1
	})
	for _, l := range list {
		if !outer[l] {
			delete(found, l)
		}
	}
}

func onPages(list []*line) int {
	seen := map[*page]bool{}
	for _, l := range list {
		seen[l.page] = true
	}
	return len(seen)
}

// counts reports whether the lines differ by their pages' number alone: each
// figure is the same on all, or goes up as the pages do.
func counts(list []*line) bool {
	first := figures.FindAllString(list[0].text(), -1)
	for _, l := range list {
		here := figures.FindAllString(l.text(), -1)
		if len(here) != len(first) {
			return false
		}
		for i := range here {
			a, _ := strconv.Atoi(first[i])
			b, _ := strconv.Atoi(here[i])
			if b != a && b-a != l.page.number-list[0].page.number {
				return false
			}
		}
	}
	return true
}

// leftOut collects what is left out, each text once but for its figures.
type leftOut struct{ source.LeftOut }

func (o *leftOut) add(why source.Why, text string, where source.Place) {
	if text != "" {
		o.Count(source.Left{Why: why, Text: text, Place: where}, figures.ReplaceAllString(text, "#"))
	}
}
