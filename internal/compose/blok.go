package compose

import (
	"notat/internal/notat"
	"notat/internal/samtale"
)

// blok is one block of a section. Each kind has its file. intern says that it
// is marked as internal already.
func (c *composer) blok(p place, b samtale.Blok, intern bool) []notat.Block {
	switch b := b.(type) {
	case *samtale.Tekst:
		if c.o.Draft && blank(b.Tekst) {
			return c.blokke.list(c.paragraph(c.askProsa(p.key("tekst"), "felt.tekst")))
		}
		return c.prosa(p, "tekst", "felt.tekst", b.Tekst)
	case *samtale.Sammenstilling:
		return c.sammenstilling(p, b)
	case *samtale.Tabel:
		return c.tabel(p, b)
	case *samtale.Citater:
		return c.citater(p, b)
	case *samtale.Figur:
		return c.figur(p, b)
	case *samtale.Resultater:
		return c.resultater(p, b, intern)
	case *samtale.Aftaler:
		return c.aftaler(p, b)
	default:
		c.fail(p, "unknown kind of block %q", b.BlokType())
		return nil
	}
}
