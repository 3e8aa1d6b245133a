package readback

import (
	"slices"
	"strings"

	"notat/internal/story"
)

// joinedAhead is how many lines of the baseline are looked at behind the last one that
// the file has unchanged, for two that Backspace has made one: more are another edit.
const joinedAhead = 8

// unjoin cuts a paragraph that is two lines of the baseline, one after the other, where
// the record cannot hold them as one: a label and its value behind another value, one
// who took part behind another, a heading of the program's behind a text.
func (h *held) unjoin(is *story.Story, out *outcome) {
	at := map[string][]int{}
	for b := range h.base {
		at[h.base[b].key] = append(at[h.base[b].key], b)
	}
	next := 0 // the line after the last one that the file has
	cut(is, func(x *story.Paragraph) []story.Paragraph {
		if lines := at[story.Key(x.Text)]; lines != nil || x.Table != 0 || x.Box || x.Contents || x.Empty() {
			if i, _ := slices.BinarySearch(lines, next); i < len(lines) && !x.Empty() {
				next = lines[i] + 1
			}
			return nil
		}
		for b := next; b < min(next+joinedAhead, len(h.base)); b++ {
			if parts := h.unjoined(x, b); parts != nil {
				out.tell(Item{Kode: "linjer-delt", Severity: Info, Pointer: h.base[b].ctx, Tekst: story.Words(parts[0].Text) + " ¶ " + story.Words(parts[1].Text), Besked: "To linjer er blevet til én i Word. I notatet står de hver for sig."})
				return parts
			}
		}
		return nil
	})
}

// unjoined gives a paragraph as line b of the baseline and the line after it, with what
// was typed between them behind the first, or before the second where the first is the
// program's; nil where it is not those, or the record can hold them as one.
func (h *held) unjoined(x *story.Paragraph, b int) []story.Paragraph {
	l, c := &h.base[b], b+1
	for c < len(h.base) && h.base[c].key == "" {
		c++
	}
	if c == len(h.base) || l.key == "" || l.Table != 0 || h.base[c].Table != 0 || h.base[c].Box || h.flow(l, &h.base[c]) && !h.leavesRolle(l, c) || !strings.HasPrefix(x.Text, l.Text) {
		return nil
	}
	to := len(x.Text) - len(h.base[c].Text)
	if to < len(l.Text) || x.Text[to:] != h.base[c].Text || !l.editable() && strings.HasSuffix(l.key, ":") { // "Tiltag: Læsebånd"
		return nil
	}
	if !l.editable() {
		to = len(l.Text)
	}
	one, two := part(x, 0, to), part(x, to, len(x.Text))
	for p, of := range map[*story.Paragraph]*line{&one: l, &two: &h.base[c]} {
		q := *of.Paragraph
		q.Runs, q.Text, q.Pictures, q.Notes, q.Comments = p.Runs, p.Text, p.Pictures, p.Notes, p.Comments
		q.Owners = slices.DeleteFunc(slices.Clone(x.Owners), func(o string) bool { return h.fields[o] != nil && !of.holds(o) })
		*p = q
	}
	return []story.Paragraph{one, two}
}

// leavesRolle reports whether line c is a quote, and a line that is none would take it
// from the role below it.
func (h *held) leavesRolle(one *line, c int) bool {
	list, _, ok := citatOf(h.base[c].sole())
	other, _, _ := citatOf(one.sole())
	return ok && list != other && c+1 < len(h.base) && itemOf(h.base[c+1].sole()) == itemOf(h.base[c].sole())
}

// flow reports whether the record can hold two lines as one: both are running text,
// headings or steps.
func (h *held) flow(one, two *line) bool {
	f, g := h.fields[one.sole()], h.fields[two.sole()]
	if f == nil || g == nil {
		return false
	}
	running := func(l *line, f *field) bool { return f.rich || l.Heading > 0 }
	list, _ := split1(f.pointer)
	other, _ := split1(g.pointer)
	return running(one, f) && running(two, g) || list == other && strings.HasSuffix(list, "/tiltag")
}

// joinedTo gives the edited paragraph that the words of a line stand in with those of
// the one before it or after it, or -1.
func (h *held) joinedTo(b int) int {
	l := &h.base[b]
	for _, by := range []int{-1, 1} {
		c := b + by
		for c >= 0 && c < len(h.base) && h.back[c] < 0 {
			c += by
		}
		if l.key == "" || c < 0 || c == len(h.base) || !h.flow(l, &h.base[c]) {
			continue
		}
		if e := h.back[c]; strings.Contains(h.key(e), l.key) && !strings.Contains(h.base[c].key, l.key) {
			return e
		}
	}
	return -1
}

// joinedQuotes lets two quotes that were joined be the one whose role is left.
func (h *held) joinedQuotes() {
	for b := range h.base {
		l := &h.base[b]
		list, n, ok := citatOf(l.sole())
		if !ok || h.back[b] >= 0 || b+1 == len(h.base) || h.back[b+1] < 0 || itemOf(h.base[b+1].sole()) != itemOf(l.sole()) {
			continue
		}
		e := h.joinedTo(b)
		if e < 0 {
			continue
		}
		c := h.match[e]
		if other, m, ok := citatOf(h.base[c].sole()); ok && other == list && m < n && !slices.ContainsFunc(h.back[c+1:b], func(e int) bool { return e >= 0 }) {
			h.back[c] = -1
			h.pair(b, e)
		}
	}
}
