package compose

import "notat/internal/notat"

// dagsorden is the agenda: a table of times and items, or a numbered list where
// no item has a time.
func (c *composer) dagsorden() []notat.Block {
	if len(c.r.Moede.Dagsorden) == 0 {
		if c.form() {
			return c.blankDagsorden()
		}
		return nil
	}
	const p = place("/moede/dagsorden")
	table := &notat.Table{Head: []notat.Cell{c.cell(c.tekst("dagsorden.tid")), c.cell(c.tekst("dagsorden.punkt"))}}
	list := &notat.List{Ordered: true}
	timed := false
	for i, d := range c.r.Moede.Dagsorden {
		p := p.nr(i)
		punkt := c.ord(p.key("punkt"), "felt.dagsorden.punkt", d.Punkt)
		line := c.timeSpan(
			notat.Felt{Pointer: string(p.key("start")), Titel: c.t.Tekst("felt.dagsorden.start"), Inlines: tid(d.Start)},
			notat.Felt{Pointer: string(p.key("slut")), Titel: c.t.Tekst("felt.dagsorden.slut"), Inlines: tid(d.Slut)},
		)
		timed = timed || line != nil
		table.Rows = append(table.Rows, []notat.Cell{c.cell(line...), c.cell(punkt)})
		list.Items = append(list.Items, notat.Item{Inlines: c.inlines.list(punkt)})
	}
	if timed {
		return []notat.Block{c.overskrift(p, "dagsorden.overskrift"), table}
	}
	return []notat.Block{c.overskrift(p, "dagsorden.overskrift"), list}
}

// cell is a cell of one paragraph, or an empty one.
func (c *composer) cell(line ...notat.Inline) notat.Cell {
	if len(line) == 0 {
		return notat.Cell{}
	}
	return notat.Cell{Blocks: c.blokke.list(c.paragraph(line...))}
}
