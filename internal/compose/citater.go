package compose

import (
	"notat/internal/notat"
	"notat/internal/post"
	"notat/internal/samtale"
)

// citater is quotes, each with the role of the speaker where it has one.
func (c *composer) citater(p place, b *samtale.Citater) []notat.Block {
	out := make([]notat.Block, len(b.Citater))
	for i, ci := range b.Citater {
		p := post.Item(p, "citater", i)
		q := &notat.Quote{Blocks: c.prosa(p, "tekst", "felt.citat.tekst", ci.Tekst)}
		if !blank(ci.Rolle) {
			q.Source = c.inlines.list(c.ord(p.key("rolle"), "felt.citat.rolle", ci.Rolle))
		}
		out[i] = q
	}
	return out
}
