package compose

import (
	"cmp"
	"strings"

	"notat/internal/notat"
	"notat/internal/post"
	"notat/internal/samtale"
)

// unknownPart is where a draft shows those whose party is not told yet.
const unknownPart samtale.Part = "andre"

// deltagere is those who took part, by party: each party where its first member
// stands in the record, its members in the record's order.
func (c *composer) deltagere() []notat.Block {
	if len(c.r.Deltagere) == 0 {
		if c.form() {
			return c.blankDeltagere()
		}
		return nil
	}
	type gruppe struct {
		navn  string
		first int
		items []notat.Item
	}
	var groups []*gruppe
	for i, d := range c.r.Deltagere {
		p := place("/deltagere").nr(i)
		navn := strings.TrimSpace(d.Gruppe)
		if navn == "" {
			navn = c.navn(p.key("part"), "part.", string(cmp.Or(d.Part, unknownPart)))
		}
		var g *gruppe
		for _, known := range groups {
			if known.navn == navn {
				g = known
			}
		}
		if g == nil {
			g = &gruppe{navn: navn, first: i}
			groups = append(groups, g)
		}
		g.items = append(g.items, notat.Item{Inlines: c.deltager(p, d)})
	}
	list := &notat.Definitions{}
	for _, g := range groups {
		list.Items = append(list.Items, notat.Definition{
			Term:   []notat.Inline{c.gruppe(g.first, g.navn, len(g.items))},
			Blocks: []notat.Block{&notat.List{Items: g.items}},
		})
	}
	return []notat.Block{c.overskrift("/deltagere", "deltagere.overskrift"), list}
}

// gruppe is the label of a party: the template's, or the record's own. One that
// several share cannot be changed in Word, where it stands only once.
func (c *composer) gruppe(i int, navn string, antal int) notat.Inline {
	if blank(c.r.Deltagere[i].Gruppe) {
		return notat.Text(navn)
	}
	f := c.ord(place("/deltagere").nr(i).key("gruppe"), "felt.deltager.gruppe", navn)
	f.Fixed = antal > 1
	return f
}

// deltager is one line: name, title and what else is to be known.
func (c *composer) deltager(p place, d samtale.Deltager) []notat.Inline {
	var out []notat.Inline
	out = next(out, c.optional(p, "navn", "felt.deltager.navn", d.Navn))
	out = next(out, c.optional(p, "titel", "felt.deltager.titel", d.Titel))
	var rest []string
	for i, f := range d.Funktion {
		rest = append(rest, c.navn(post.Item(p, "funktion", i), "funktion.", f))
	}
	// A title may say it already: "Forældrevalgt medlem af skolebestyrelsen".
	if s := c.t.Tekst("deltager.foraeldrevalgt"); d.Foraeldrevalgt && !strings.Contains(strings.ToLower(d.Titel), strings.ToLower(s)) {
		rest = append(rest, s)
	}
	if d.Afbud {
		rest = append(rest, c.t.Tekst("deltager.afbud"))
	}
	if rest != nil {
		out = append(out, notat.Text(" ("+strings.Join(rest, ", ")+")"))
	}
	return out
}
