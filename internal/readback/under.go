package readback

import (
	"strings"

	"notat/internal/story"
)

// stand learns under which fixed line each edited paragraph stands: the nearest
// one before it, or a heading.
func (h *held) stand() {
	fixed := map[string]bool{}
	for b := range h.base {
		if l := &h.base[b]; l.key != "" && (!l.editable() || l.Heading != 0) {
			fixed[l.key] = true
		}
	}
	h.above = make([]string, len(h.edited))
	at := ""
	for e := range h.edited {
		h.above[e] = at
		if key := story.Key(h.edited[e].Text); fixed[key] || h.edited[e].Heading != 0 {
			at = key
		}
	}
}

// under reports whether an edited paragraph stands where the prompt of a line
// asks for it: behind the same label, or directly under the same label or
// heading. Words that only are near are not what was asked for.
func (h *held) under(b, e int) bool {
	l, x := &h.base[b], &h.edited[e]
	if l.Table > 0 && l.Col != x.Col {
		return false
	}
	if first := l.segs[0]; first.pointer == "" && strings.TrimSpace(first.text) != "" && strings.HasPrefix(story.Words(x.Text), story.Words(first.text)) {
		return true
	}
	for b--; b >= 0 && h.base[b].prompts(); b-- {
	}
	if b < 0 {
		return false
	}
	above := &h.base[b]
	if h.above[e] == above.key {
		return true
	}
	// What says that a part is missing may be deleted.
	f := h.fields[l.sole()]
	return f != nil && f.rich && above.Heading == 0 && b > 0 && h.base[b-1].Heading != 0 && h.above[e] == h.base[b-1].key
}
