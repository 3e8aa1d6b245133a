package readback

import (
	"strconv"
	"strings"

	"notat/internal/recorddiff"
	"notat/internal/samtale"
	"notat/internal/story"
)

// aBlock makes a piece of what stands between the words as a block of its own: a
// table, a picture. s is what the referent sees of it.
func aBlock(x *story.Paragraph, e int, s string, block map[string]any) *piece {
	return &piece{runs: []story.Run{{Text: s}}, from: x, base: -1, at: e, block: block}
}

// heldIn reports whether a field can have blocks between its words.
func heldIn(f *field) bool { return isTekst(f.pointer) || strings.Contains(f.pointer, "/-") }

// joins reports whether new text after a line of f goes on with it.
func (f *field) joins(next *line) bool {
	if next != nil && next.holds(f.pointer) {
		return true
	}
	return isTekst(f.pointer) || strings.Contains(f.pointer, "/-") && f.pointer != agendaNote
}

// aBlok begins the answer that puts a block into a section.
const aBlok = "blok:"

// blocksOf gives what pieces are as blocks: the words between two blocks are a
// text.
func blocksOf(ps []*piece, intern bool) []any {
	var out []any
	for _, g := range groups(ps) {
		out = append(out, g.block(intern))
	}
	return out
}

// group is pieces that are one block: words, or a piece that is one already.
type group []*piece

func (g group) words() bool { return g[0].block == nil }

func (g group) block(intern bool) map[string]any {
	b := g[0].block
	if b == nil {
		return tekst(g, intern)
	}
	if intern {
		b["synlighed"] = string(samtale.Intern)
	}
	return b
}

func groups(ps []*piece) []group {
	var out []group
	for _, p := range ps {
		if n := len(out) - 1; p.block == nil && n >= 0 && out[n].words() && p.intern == out[n][0].intern {
			out[n] = append(out[n], p)
			continue
		}
		out = append(out, group{p})
	}
	return out
}

// divide takes out of a text what stands between its words as blocks of their
// own, and gives what is left of it: its first words. Those after a block become
// a text of their own, seen by the same readers.
func (w *writing) divide(f *field, ps []*piece) []*piece {
	all := groups(ps)
	if len(all) == 1 && all[0].words() || len(all) == 0 {
		return ps
	}
	block, _ := split1(f.pointer)
	list, n := split1(block)
	at, _ := strconv.Atoi(n)
	synlighed := recorddiff.Text(w.out.root, block+"/synlighed")
	var own group
	for _, g := range all {
		if own == nil && g.words() {
			own, at = g, at+1
			continue
		}
		b := g.block(false)
		if synlighed != "" {
			b["synlighed"] = synlighed
		}
		w.out.edits.Insert(list, at, g[0].at, b)
	}
	return own
}
