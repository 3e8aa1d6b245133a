package compose

import (
	"notat/internal/notat"
	"notat/internal/samtale"
)

// An editable draft of an unfinished notat is the municipality's form: where the
// record has nothing yet stands the heading or label it would have, and a prompt.
// The last "-" of such a prompt's pointer is the place of a new item, and what
// follows it is a key of the item, or what the item is of: "/deltagere/-/elever"
// is a new pupil. A form that stays empty is in no other format.

// form reports whether this document is such a form.
func (c *composer) form() bool { return c.o.Draft && c.udkast() }

// blankDeltagere is a place for those who took part, for each party.
func (c *composer) blankDeltagere() []notat.Block {
	out := []notat.Block{c.overskrift("/deltagere", "deltagere.overskrift")}
	for _, part := range samtale.Parter {
		p := place("/deltagere/-").key(string(part))
		out = append(out, c.paragraph(notat.Strong{notat.Text(c.navn(p, "part.", string(part)))}),
			&notat.List{Items: []notat.Item{{Inlines: []notat.Inline{c.ask(p, "felt.deltager", "prompt.deltager")}}}})
	}
	return []notat.Block{&notat.Form{Blocks: out}}
}

// blankDagsorden is an agenda of one empty row, with room for notes while people talk
// where it is not for others to comment.
func (c *composer) blankDagsorden() []notat.Block {
	const p = place("/moede/dagsorden")
	table := &notat.Table{
		Head: []notat.Cell{c.cell(c.tekst("dagsorden.tid")), c.cell(c.tekst("dagsorden.punkt"))},
		Rows: [][]notat.Cell{{
			c.cell(c.ask(p.key("-").key("tid"), "felt.dagsorden.tid", "prompt.dagsorden.tid")),
			c.cell(c.ask(p.key("-").key("punkt"), "felt.dagsorden.punkt", "prompt.dagsorden.punkt")),
		}},
	}
	if c.o.Udgave == notat.Intern {
		note := c.ask(p.key("-").key("note"), "felt.dagsorden.note", "prompt.dagsorden.note")
		note.Rich = true
		table.Head, table.Rows[0] = append(table.Head, c.cell(c.tekst("dagsorden.noter"))), append(table.Rows[0], c.cell(note))
	}
	return []notat.Block{&notat.Form{Blocks: []notat.Block{c.overskrift(p, "dagsorden.overskrift"), table}}}
}

// grunde are the reasons why a part may be without content, in the words of a
// choice.
func (c *composer) grunde() (out []string) {
	for _, g := range samtale.Grunde {
		if s := c.t.Tekst("udenIndhold." + g); s != "" {
			out = append(out, s)
		} else {
			out = append(out, c.t.Tekst("prompt.grund.andet"))
		}
	}
	return out
}

// chooseGrund asks whether a part is without content, and why.
func (c *composer) chooseGrund(p place) notat.Block {
	grund := c.ask(p.key("grund"), "felt.afsnit.grund", "prompt.grund")
	grund.Choices = c.grunde()
	return c.paragraph(c.tekst("prompt.grund.label")+" ", grund, notat.Text(" "), c.ask(p.key("tekst"), "felt.afsnit.udenIndhold", "prompt.grund.tekst"))
}

// blankDel is what a form has below the heading of an empty part: a prompt for
// its words, for results a row of numbers, and a choice of why there is nothing
// to tell. blokke is the place of a new block of it, uden that of the reason.
func (c *composer) blankDel(d samtale.Del, blokke, uden place) []notat.Block {
	out := []notat.Block{c.paragraph(c.askProsa(blokke, "felt.afsnit.mangler"))}
	if d == samtale.Testresultater {
		out = append(out, c.blankResultater(blokke.key("resultater").key("-"))...)
	}
	return []notat.Block{&notat.Form{Blocks: append(out, c.chooseGrund(uden))}}
}

// blankKolonner are the columns of a new table of results.
var blankKolonner = []string{"maaling", "klassetrin", "periode", "antal", "vaerdi", "kommunetal", "landstal"}

// blankResultater is a table of results of one empty row, and what the numbers
// are about: that decides whether they may be public.
func (c *composer) blankResultater(p place) []notat.Block {
	t := &notat.Table{RowHeader: true, Rows: [][]notat.Cell{nil}}
	for _, k := range blankKolonner {
		t.Head = append(t.Head, c.cell(c.tekst("resultat."+k)))
		prompt := "prompt.resultat"
		if k == "maaling" {
			prompt = "prompt.maaling"
		}
		t.Rows[0] = append(t.Rows[0], c.cell(c.ask(p.key(k), "resultat."+k, prompt)))
	}
	art := c.ask(p.key("art"), "felt.resultat.art", "prompt.art")
	for _, a := range samtale.Arter {
		art.Choices = append(art.Choices, c.navn(p.key("art"), "art.", string(a)))
	}
	return []notat.Block{t, c.paragraph(c.tekst("prompt.art.label")+" ", art)}
}

// statusser are the labels of what may have become of an agreement.
func (c *composer) statusser(p place) (out []string) {
	for _, s := range samtale.Aftalestatusser {
		out = append(out, c.navn(p, "status.", s))
	}
	return out
}

// blankAftaler is a place for an agreement.
func (c *composer) blankAftaler() []notat.Block {
	const p = place("/afsnit/-/aftaler")
	d := notat.Definition{Term: []notat.Inline{c.ask(p.key("maal"), "felt.aftale.maal", "prompt.aftale.maal")}}
	for _, k := range samtale.AftaleFields {
		f := c.ask(p.key(k), "felt.aftale."+k, "prompt.aftale."+k)
		if k == "status" {
			f.Choices = c.statusser(p.key(k))
		}
		d.Blocks = append(d.Blocks, c.paragraph(c.label("aftale."+k), notat.Text(" "), f))
	}
	return []notat.Block{&notat.Form{Blocks: []notat.Block{c.overskrift(p, "aftaler.overskrift"), &notat.Definitions{Items: []notat.Definition{d}}}}}
}

// blankIndsatser is a place for the focus areas of the year to come.
func (c *composer) blankIndsatser() []notat.Block {
	p := place("/afsnit/-").key(string(samtale.Indsatser))
	f := c.ask(p, "felt.afsnit.mangler", "prompt.indsatser")
	f.Rich = true
	return []notat.Block{&notat.Form{Blocks: []notat.Block{c.overskrift(p, "del."+string(samtale.Indsatser)), c.paragraph(f)}}}
}

// lacksAftaler reports whether no section has an agreement.
func lacksAftaler(all []samtale.Afsnit) bool {
	for i := range all {
		for _, b := range all[i].Blokke {
			if _, ok := b.(*samtale.Aftaler); ok {
				return false
			}
		}
		if !lacksAftaler(all[i].Afsnit) {
			return false
		}
	}
	return true
}
