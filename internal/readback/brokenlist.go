package readback

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"notat/internal/source"
	"notat/internal/story"
)

// brokenLists cuts what was typed with line breaks in one paragraph, "- a", "- b" or
// "1. a", "2. b", into a paragraph each, as Enter does: they are read as a list, or not,
// like those. Paragraphs of the baseline, which are known by their words, stay as they
// are, and those of a field that has no paragraphs.
func brokenLists(known map[string]bool, is *story.Story, controls map[string]Control) {
	plain := map[string]bool{}
	for _, c := range controls {
		plain[c.Pointer] = plain[c.Pointer] || !c.Rich
	}
	cut(is, func(x *story.Paragraph) []story.Paragraph {
		if !strings.Contains(x.Text, "\n") || x.List != 0 || x.Heading != 0 || x.Table != 0 || x.Quote || x.Caption || x.Box || x.Contents || known[story.Key(x.Text)] || slices.ContainsFunc(x.Owners, func(o string) bool { return plain[o] }) {
			return nil
		}
		return cutAtLists(x)
	})
}

// cutAtLists gives the lines of lists in a paragraph as paragraphs, and what stands
// before, between and after them. What hangs on the paragraph hangs on the first.
func cutAtLists(x *story.Paragraph) (out []story.Paragraph) {
	lines := strings.Split(x.Text, "\n")
	marks := source.Marks(lines)
	of := func(i int) byte { // the list that a line may be of
		c, _ := utf8.DecodeRuneInString(lines[i][marks[i].Len:])
		switch {
		case marks[i].Len == 0 || unicode.IsDigit(c):
			return 0
		case marks[i].Numbered:
			return '1'
		}
		return '-'
	}
	item := func(i int) bool {
		k := of(i)
		return k != 0 && (i > 0 && of(i-1) == k || i+1 < len(lines) && of(i+1) == k)
	}
	from, to := 0, 0 // bytes of the part so far
	for i, l := range lines {
		to += len(l)
		if last := i == len(lines)-1; last || item(i) || item(i+1) {
			out = append(out, part(x, from, to))
			from = to + 1
		}
		to++ // the line break
	}
	return out
}
