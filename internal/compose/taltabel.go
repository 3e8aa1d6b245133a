package compose

import "notat/internal/notat"

// kolonne is one column of a table of results, after the first, which is what
// was measured. Exactly one of ord and cell is set.
type kolonne struct {
	label string
	ord   func(*composer, resultat) notat.Felt // words that may stand in the first column instead
	cell  func(*composer, resultat) notat.Cell
}

var kolonner = []kolonne{
	{label: "resultat.fag", ord: (*composer).fag},
	{label: "resultat.profilomraade", ord: (*composer).profilomraade},
	{label: "resultat.klassetrin", ord: (*composer).klassetrin},
	{label: "resultat.periode", ord: (*composer).periode},
	{label: "resultat.antal", cell: func(c *composer, r resultat) notat.Cell { return c.numberCell(c.antal(r.p, r.Antal)) }},
	{label: "resultat.vaerdi", cell: func(c *composer, r resultat) notat.Cell { return c.numberCell(c.vaerdi(r)...) }},
	{label: "resultat.kommunetal", cell: func(c *composer, r resultat) notat.Cell {
		return c.numberCell(c.tal(r, r.p, "kommunetal", r.Kommunetal)...)
	}},
	{label: "resultat.landstal", cell: func(c *composer, r resultat) notat.Cell {
		return c.numberCell(c.tal(r, r.p, "landstal", r.Landstal)...)
	}},
	{label: "resultat.socialReference", cell: func(c *composer, r resultat) notat.Cell {
		return c.numberCell(c.reference(r)...)
	}},
	{label: "resultat.tidligere", cell: func(c *composer, r resultat) notat.Cell { return notat.Cell{Blocks: c.tidligere(r)} }},
	{label: "resultat.bemaerkning", cell: func(c *composer, r resultat) notat.Cell { return notat.Cell{Blocks: c.bemaerkning(r)} }},
}

// af gives the cell of a result.
func (k kolonne) af(c *composer, r resultat) notat.Cell {
	if k.cell != nil {
		return k.cell(c, r)
	}
	if f := k.ord(c, r); len(f.Inlines) > 0 {
		return c.cell(f)
	}
	return notat.Cell{}
}

// maxKolonner is how many columns a portrait page holds in readable widths.
// Where there are more, the words from the left go into the first column.
const maxKolonner = 6

// numberTable is results with numbers: a row each, only the columns in use, then
// the source they share and what may not be compared.
func (c *composer) numberTable(rs []resultat) []notat.Block {
	shared := sharesKilde(rs)
	for i := range rs {
		rs[i].withoutKilde = shared
	}
	used := make([]kolonne, 0, len(kolonner))
	cells := make([][]notat.Cell, 0, len(kolonner)) // of the columns in use
	column := make([]notat.Cell, len(rs))
	for _, k := range kolonner {
		any := false
		for i, r := range rs {
			column[i] = k.af(c, r)
			any = any || len(column[i].Blocks) > 0
		}
		if any {
			used, cells = append(used, k), append(cells, column)
			column = make([]notat.Cell, len(rs))
		}
	}
	var folded []kolonne
	for len(used) > maxKolonner-1 && used[0].ord != nil {
		folded, used, cells = append(folded, used[0]), used[1:], cells[1:]
	}
	t := &notat.Table{RowHeader: true, Head: make([]notat.Cell, len(used)+1), Rows: make([][]notat.Cell, len(rs))}
	for i, r := range rs {
		row := make([]notat.Cell, len(used)+1)
		row[0] = notat.Cell{Blocks: c.maaling(r, folded)}
		for n, column := range cells {
			row[n+1] = column[i]
		}
		t.Rows[i] = row
	}
	t.Head[0] = c.cell(c.tekst("resultat.maaling"))
	for n, k := range used {
		head := c.cell(c.tekst(k.label))
		head.Number = cells[n][0].Number
		t.Head[n+1] = head
	}
	out := []notat.Block{t}
	if shared {
		out = append(out, c.kilde(rs[0], len(rs) > 1))
	}
	if notComparable(rs) {
		out = append(out, c.withRole(notat.Note, c.tekst("resultat.ikkeSammenlignNote")))
	}
	return out
}

// maaling is the first cell of a row: what was measured, and below it the words
// that have no column of their own.
func (c *composer) maaling(r resultat, folded []kolonne) []notat.Block {
	var out []notat.Block
	if r.intern {
		out = append(out, c.withRole(notat.Internt, c.tekst("internt.resultat")))
	}
	out = append(out, c.paragraph(c.ord(r.p.key("maaling"), "felt.resultat.maaling", r.Maaling)))
	var line []notat.Inline
	for _, k := range folded {
		line = next(line, k.ord(c, r))
	}
	if !r.showsTal() {
		line = next(line, c.enhed(r))
	}
	if line != nil {
		out = append(out, c.paragraph(line...))
	}
	return out
}

// sharesKilde reports whether the results all have the same source, which is
// then said once.
func sharesKilde(rs []resultat) bool {
	for _, r := range rs {
		if !r.hasKilde() || r.Kilde != rs[0].Kilde || r.Hentet != rs[0].Hentet {
			return false
		}
	}
	return true
}

func notComparable(rs []resultat) bool {
	for _, r := range rs {
		for _, t := range r.Tidligere {
			if !t.Sammenlignelig {
				return true
			}
		}
	}
	return false
}

// numberCell is a cell of a number, which may be absent.
func (c *composer) numberCell(line ...notat.Inline) notat.Cell {
	if notat.Empty(line) {
		return notat.Cell{Number: true}
	}
	out := c.cell(line...)
	out.Number = true
	return out
}
