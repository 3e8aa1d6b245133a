package compose

import (
	"notat/internal/notat"
	"notat/internal/post"
	"notat/internal/samtale"
)

// sammenstilling is columns side by side, each with its heading.
func (c *composer) sammenstilling(p place, b *samtale.Sammenstilling) []notat.Block {
	out := &notat.Columns{Columns: make([]notat.Column, len(b.Kolonner))}
	for i, k := range b.Kolonner {
		p := post.Item(p, "kolonner", i)
		out.Columns[i] = notat.Column{
			Heading: c.inlines.list(c.ord(p.key("overskrift"), "felt.kolonne.overskrift", k.Overskrift)),
			Blocks:  c.prosa(p, "tekst", "felt.kolonne.tekst", k.Tekst),
		}
	}
	return c.blokke.list(out)
}
