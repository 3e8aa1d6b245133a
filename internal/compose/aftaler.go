package compose

import (
	"notat/internal/notat"
	"notat/internal/post"
	"notat/internal/samtale"
)

// aftaler is agreements: the goal as the term, and under it what was agreed,
// each with its label.
func (c *composer) aftaler(p place, b *samtale.Aftaler) []notat.Block {
	d := &notat.Definitions{Items: make([]notat.Definition, len(b.Aftaler))}
	for i := range b.Aftaler {
		p, a := post.Item(p, "aftaler", i), &b.Aftaler[i]
		d.Items[i] = notat.Definition{
			Term:   c.inlines.list(c.ord(p.key("maal"), "felt.aftale.maal", a.Maal)),
			Blocks: c.aftale(p, a),
		}
	}
	return c.blokke.list(d)
}

func (c *composer) aftale(p place, a *samtale.Aftale) []notat.Block {
	var out []notat.Block
	beside := func(label string, f notat.Felt) {
		if len(f.Inlines) > 0 {
			out = append(out, c.paragraph(c.label(label), notat.Text(" "), f))
		}
	}
	// What is one paragraph stands beside its label, all else below it.
	under := func(label string, blocks []notat.Block) {
		if len(blocks) == 0 {
			return
		}
		if p, ok := blocks[0].(*notat.Paragraph); ok && len(blocks) == 1 {
			out = append(out, c.paragraph(append([]notat.Inline{c.label(label), notat.Text(" ")}, p.Inlines...)...))
			return
		}
		out = append(append(out, c.paragraph(c.label(label))), blocks...)
	}
	beside("aftale.fraSkoleaar", c.optional(p, "fraSkoleaar", "felt.aftale.fraSkoleaar", a.FraSkoleaar))
	under("aftale.baggrund", c.prosa(p, "baggrund", "felt.aftale.baggrund", a.Baggrund))
	under("aftale.tiltag", c.tiltag(p.key("tiltag"), a.Tiltag))
	beside("aftale.tegn", c.optional(p, "tegn", "felt.aftale.tegn", a.Tegn))
	beside("aftale.ansvarlig", c.optional(p, "ansvarlig", "felt.aftale.ansvarlig", a.Ansvarlig))
	if frist := dato(a.Frist); frist != nil {
		f := c.ord(p.key("frist"), "felt.aftale.frist", "")
		f.Inlines = frist
		beside("aftale.frist", f)
	}
	if a.Status != "" {
		beside("aftale.status", c.ord(p.key("status"), "felt.aftale.status", c.navn(p.key("status"), "status.", a.Status)))
	} else if c.udkast() && a.FraSkoleaar != "" {
		out = append(out, c.askStatus(p.key("status")))
	}
	under("aftale.bemaerkning", c.prosa(p, "bemaerkning", "felt.aftale.bemaerkning", a.Bemaerkning))
	return out
}

// label is the label of a field within an agreement or a result.
func (c *composer) label(key string) notat.Strong {
	return notat.Strong{c.tekst(key) + ":"}
}

func (c *composer) tiltag(p place, tiltag []string) []notat.Block {
	l := &notat.List{}
	for i, s := range tiltag {
		if !blank(s) {
			l.Items = append(l.Items, notat.Item{Inlines: c.inlines.list(c.ord(p.nr(i), "felt.aftale.tiltag", s))})
		}
	}
	if l.Items == nil {
		return nil
	}
	return c.blokke.list(l)
}

func (c *composer) chooseStatus(p place) notat.Felt {
	f := c.ask(p, "felt.aftale.status", "prompt.status")
	f.Choices = c.statusser(p)
	return f
}

// askStatus asks for what became of an agreement of an earlier year.
func (c *composer) askStatus(p place) notat.Block {
	if c.o.Draft {
		return c.missingFelt("mangler.status", c.chooseStatus(p))
	}
	return c.missingFelt("mangler.status", notat.Felt{})
}
