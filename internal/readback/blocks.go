package readback

import (
	"notat/internal/samtale"
	"notat/internal/story"
)

// aBlock makes a piece of what stands between the words as a block of its own: a
// table, a picture. s is what the referent sees of it.
func aBlock(x *story.Paragraph, e int, s string, block map[string]any) *piece {
	return &piece{runs: []story.Run{{Text: s}}, from: x, base: -1, at: e, block: block}
}

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
