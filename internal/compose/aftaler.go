package compose

import (
	"notat/internal/notat"
	"notat/internal/post"
	"notat/internal/samtale"
)

// aftaler is agreements: the goal as the term, and under it what was agreed,
// each with its label.
func (c *composer) aftaler(p sti, b *samtale.Aftaler) []notat.Block {
	d := &notat.Definitions{Items: make([]notat.Definition, len(b.Aftaler))}
	for i := range b.Aftaler {
		p, a := post.Item(p, "aftaler", i), &b.Aftaler[i]
		d.Items[i] = notat.Definition{
			Term:   c.inlines.liste(c.ord(p.key("maal"), "felt.aftale.maal", a.Maal)),
			Blocks: c.aftale(p, a),
		}
	}
	return c.blokke.liste(d)
}

func (c *composer) aftale(p sti, a *samtale.Aftale) []notat.Block {
	var out []notat.Block
	ved := func(label string, f notat.Felt) {
		if len(f.Inlines) > 0 {
			out = append(out, c.afsnit(c.maerkat(label), notat.Text(" "), f))
		}
	}
	// What is one paragraph stands beside its label, all else below it.
	under := func(label string, blocks []notat.Block) {
		if len(blocks) == 0 {
			return
		}
		if p, ok := blocks[0].(*notat.Paragraph); ok && len(blocks) == 1 {
			out = append(out, c.afsnit(append([]notat.Inline{c.maerkat(label), notat.Text(" ")}, p.Inlines...)...))
			return
		}
		out = append(append(out, c.afsnit(c.maerkat(label))), blocks...)
	}
	ved("aftale.fraSkoleaar", c.valgfri(p, "fraSkoleaar", "felt.aftale.fraSkoleaar", a.FraSkoleaar))
	under("aftale.baggrund", c.prosa(p, "baggrund", "felt.aftale.baggrund", a.Baggrund))
	under("aftale.tiltag", c.tiltag(p.key("tiltag"), a.Tiltag))
	ved("aftale.tegn", c.valgfri(p, "tegn", "felt.aftale.tegn", a.Tegn))
	ved("aftale.ansvarlig", c.valgfri(p, "ansvarlig", "felt.aftale.ansvarlig", a.Ansvarlig))
	if frist := dato(a.Frist); frist != nil {
		f := c.ord(p.key("frist"), "felt.aftale.frist", "")
		f.Inlines = frist
		ved("aftale.frist", f)
	}
	if a.Status != "" {
		ved("aftale.status", c.ord(p.key("status"), "felt.aftale.status", c.navn(p.key("status"), "status.", a.Status)))
	} else if c.udkast() && a.FraSkoleaar != "" {
		out = append(out, c.manglerStatus(p.key("status")))
	}
	under("aftale.bemaerkning", c.prosa(p, "bemaerkning", "felt.aftale.bemaerkning", a.Bemaerkning))
	return out
}

// maerkat is the label of a field within an agreement or a result.
func (c *composer) maerkat(key string) notat.Strong {
	return notat.Strong{c.tekst(key) + ":"}
}

func (c *composer) tiltag(p sti, tiltag []string) []notat.Block {
	l := &notat.List{}
	for i, s := range tiltag {
		if !nul(s) {
			l.Items = append(l.Items, notat.Item{Inlines: c.inlines.liste(c.ord(p.nr(i), "felt.aftale.tiltag", s))})
		}
	}
	if l.Items == nil {
		return nil
	}
	return c.blokke.liste(l)
}

// manglerStatus asks for what became of an agreement of an earlier year.
func (c *composer) manglerStatus(p sti) notat.Block {
	if c.o.Draft {
		return c.manglerFelt("mangler.status", c.spoerg(p, "felt.aftale.status", "prompt.status"))
	}
	return c.manglerFelt("mangler.status", notat.Felt{})
}
