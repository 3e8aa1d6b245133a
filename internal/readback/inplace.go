package readback

import (
	"strings"

	"notat/internal/story"
)

// inPlace pairs lines of which no word is left with the paragraphs that stand in their
// place: as many of them between two pairs, each of the kind that its line was. Where
// an editor has dropped the controls nothing else tells that a text was written anew.
// Somebody is not somebody else who stands there now.
func (h *held) inPlace() {
	labels := map[string]bool{}
	for b := range h.base {
		if s := h.base[b].label(); s != "" {
			labels[s] = true
		}
	}
	for e := 0; e < len(h.match); e++ {
		if h.match[e] >= 0 {
			continue
		}
		from, b := e, 0
		for e < len(h.match) && h.match[e] < 0 {
			e++
		}
		if from > 0 {
			b = h.match[from-1] + 1
		}
		end := b + e - from
		if end > len(h.base) || end < len(h.base) && h.back[end] != e || end == len(h.base) && e < len(h.match) {
			continue
		}
		for k := range e - from {
			if h.back[b+k] >= 0 || !h.replaces(b+k, from+k, labels) {
				end = -1
			}
		}
		for k := 0; end >= 0 && k < e-from; k++ {
			h.pair(b+k, from+k)
		}
	}
}

// label gives what is printed before the field of a line, "Frist:", or "".
func (l *line) label() string {
	if len(l.segs) == 0 || l.segs[0].pointer != "" || !strings.HasSuffix(story.Words(l.segs[0].text), ":") {
		return ""
	}
	return story.Words(l.segs[0].text)
}

// replaces reports whether a paragraph looks like the line of one field in whose place
// it stands.
func (h *held) replaces(b, e int, labels map[string]bool) bool {
	l, x := &h.base[b], &h.edited[e]
	fields := 0
	for n := range l.segs {
		if p := l.segs[n].pointer; p != "" {
			fields++
			if strings.HasPrefix(p, "/deltagere/") {
				return false
			}
		}
	}
	label := ""
	if before, _, ok := strings.Cut(story.Words(x.Text), ":"); ok && labels[before+":"] {
		label = before + ":"
	}
	return fields == 1 && label == l.label() && !l.form && !l.prompts() && !h.denies(b, e) &&
		!x.Empty() && !x.Contents && !x.Named && x.Table == 0 && l.Table == 0 && !x.Box && !l.Box && x.Pictures == l.Pictures &&
		x.Heading == l.Heading && x.Quote == l.Quote && x.List == l.List && x.Caption == l.Caption && (x.Strong || !l.Strong)
}
