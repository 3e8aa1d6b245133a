package readback

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"notat/internal/story"
)

// level gives raised and lowered figures as they stand on the line.
var level = strings.NewReplacer("⁰", "0", "¹", "1", "²", "2", "³", "3", "⁴", "4", "⁵", "5", "⁶", "6", "⁷", "7", "⁸", "8", "⁹", "9",
	"₀", "0", "₁", "1", "₂", "2", "₃", "3", "₄", "4", "₅", "5", "₆", "6", "₇", "7", "₈", "8", "₉", "9")

// raised gives back the raised and lowered figures that another editor has set on the
// line: a word of the draft that has one, and stands in the file without, where the
// draft had no such word. 10² would be 102.
func (h *held) raised(out *outcome) {
	for e, b := range h.match {
		if b < 0 {
			continue
		}
		x, was := &h.edited[e], h.base[b].Text
		if level.Replace(was) == was || x.Text == was {
			continue
		}
		had, is := wordsOf(was), wordsOf(x.Text)
		for _, w := range had {
			flat := level.Replace(w)
			if flat == w || slices.Contains(had, flat) || slices.Contains(is, w) || !slices.Contains(is, flat) {
				continue
			}
			if x.Runs = wordReplaced(x.Runs, flat, w); story.TextOf(x.Runs) == x.Text {
				continue // it runs over the edge of a control
			}
			x.Text = story.TextOf(x.Runs)
			out.tell(Item{Kode: "haevet-tal", Severity: Info, Pointer: h.base[b].ctx, Tekst: w, outside: flat, inside: w,
				Besked: fmt.Sprintf("Der står »%s« i filen, hvor der stod »%s«: et program har sat tallet ned på linjen. Notatet beholder »%s«.", flat, w, w)})
		}
	}
}

// wordsOf gives the words of a text, of letters and numbers of any kind.
func wordsOf(s string) []string {
	return strings.FieldsFunc(s, func(c rune) bool { return !inWord(c) })
}

func inWord(c rune) bool { return unicode.IsLetter(c) || unicode.IsNumber(c) }

// wordReplaced puts another word where a word stands within a run.
func wordReplaced(runs []story.Run, from, to string) []story.Run {
	runs = slices.Clone(runs)
	for i := range runs {
		s := runs[i].Text
		for at := 0; ; {
			n := strings.Index(s[at:], from)
			if n < 0 {
				break
			}
			n += at
			before, after := []rune(s[:n]), []rune(s[n+len(from):])
			if at = n + len(from); (len(before) == 0 || !inWord(before[len(before)-1])) && (len(after) == 0 || !inWord(after[0])) {
				s = s[:n] + to + s[at:]
				at = n + len(to)
			}
		}
		runs[i].Text = s
	}
	return runs
}
