package html

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"notat/internal/notat"
)

// body writes the blocks of the notat. What stands before its first section (the
// facts of the case, who took part, the agenda) is folded on a narrow screen, where
// it would fill several screens before the conversation begins; on a wide one and
// on paper it stands there.
func (w *writer) body(blocks []notat.Block) {
	for len(blocks) > 0 && w.goOn() {
		if d, ok := blocks[0].(*notat.Definitions); ok && d.Head {
			w.folded("Om mødet og sagen", blocks[:1])
			blocks = blocks[1:]
			continue
		}
		h, ok := blocks[0].(*notat.Heading)
		if ok && inSection(h) {
			w.blocks(blocks)
			return
		}
		w.blocks(blocks[:1])
		blocks = blocks[1:]
		if !ok || h.Level == 1 {
			continue
		}
		n := 0
		for n < len(blocks) && !isHeading(blocks[n]) {
			n++
		}
		if n > 0 {
			w.folded("Vis "+small(notat.Plain(h.Inlines)), blocks[:n])
		}
		blocks = blocks[n:]
	}
}

func isHeading(b notat.Block) bool {
	_, ok := b.(*notat.Heading)
	return ok
}

// inSection reports whether a heading is one of the conversation's own.
func inSection(h *notat.Heading) bool { return strings.HasPrefix(h.Anchor, "/afsnit/") }

// folded writes blocks that a narrow screen shows when they are asked for. They
// stand beside the details and not within it: so a page needs no script to have
// them open on a wide screen and on paper, in any browser.
func (w *writer) folded(what string, blocks []notat.Block) {
	w.raw("<details class=\"fold\"><summary>")
	w.text(what)
	w.raw("</summary></details>\n<div class=\"folded\">\n")
	w.blocks(blocks)
	w.raw("</div>\n")
}

// small gives a heading as it stands within a line: "Deltagere" is "deltagere", and
// "SFO" stays.
func small(s string) string {
	first, n := utf8.DecodeRuneInString(s)
	if second, _ := utf8.DecodeRuneInString(s[n:]); !unicode.IsLower(second) {
		return s
	}
	return string(unicode.ToLower(first)) + s[n:]
}
