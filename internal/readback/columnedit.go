package readback

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"notat/internal/recorddiff"
	"notat/internal/story"
)

// columnEdits takes over what was done to whole columns of the tables that the
// record has, before the walk comes to their cells: columns that are new, that
// stand elsewhere, that are gone. One decision is one question. It gives the columns
// that tables of the record have now, where those of the file are others.
func (g *ground) columnEdits() map[int][]slot {
	orders := map[int][]slot{}
	for t := 1; t <= len(g.held.file.Tables); t++ {
		of := g.grid.tables[t]
		if of == 0 {
			continue
		}
		c := g.grid.which[t]
		e := columnEdit{ground: g, table: t, of: of, columns: c, kept: longestRise(c.which)}
		e.merged()
		if !e.any() {
			continue
		}
		switch list, key := g.grid.listOf(of); key {
		case "raekker":
			orders[t] = e.tabel(list)
		case "kolonner":
			e.kolonner(list)
		case "resultater":
			e.resultater(list)
		case "dagsorden":
			e.dagsorden(list)
		}
	}
	return orders
}

// merged tells of cells that were merged: the record has no such cells.
func (c *columnEdit) merged() {
	merged := func(r story.Row) bool { return r.Merged }
	if slices.ContainsFunc(c.held.file.Tables[c.table-1].Rows, merged) && !slices.ContainsFunc(c.held.was.Tables[c.of-1].Rows, merged) ||
		slices.ContainsFunc(c.lostColumns(), c.mergedAway) {
		var all []string
		for _, e := range c.held.inFile[c.table] {
			all = append(all, story.Words(c.held.edited[e].Text))
		}
		c.out.tell(Item{Kode: "celler-flettet", Severity: Warn, Pointer: c.held.base[c.held.inBase[c.of][0]].ctx, Tekst: strings.Join(all, between),
			Besked: "Der er flettet celler i tabellen. I notatet er de stadig hver for sig."})
	}
}

// columnEdit is the columns of one table.
type columnEdit struct {
	*ground
	columns
	table, of int
	kept      map[int]bool // columns of the file that stand where they stood
}

// longestRise gives the columns that kept their order among themselves, as many
// as there can be.
func longestRise(which []int) map[int]bool {
	best, from := make([]int, len(which)), make([]int, len(which))
	last := 0
	for i := 1; i < len(which); i++ {
		if which[i] == 0 {
			continue
		}
		best[i] = 1
		for k := 1; k < i; k++ {
			if which[k] > 0 && which[k] < which[i] && best[k]+1 > best[i] {
				best[i], from[i] = best[k]+1, k
			}
		}
		if best[i] > best[last] {
			last = i
		}
	}
	out := map[int]bool{}
	for ; last > 0; last = from[last] {
		out[last] = true
	}
	return out
}

func (c *columnEdit) any() bool { return len(c.kept) != c.base || len(c.kept) != len(c.which)-1 }

// fresh gives the columns of the file that the record has not where they stand,
// those without a word left out; new ones and those that moved.
func (c *columnEdit) fresh() (out []int) {
	for col := 1; col < len(c.which); col++ {
		if !c.kept[col] && c.says(col) != "" {
			out = append(out, col)
		}
	}
	return out
}

// lostColumns gives the columns of the baseline that the file has not.
func (c *columnEdit) lostColumns() (out []int) {
	for b := 1; b <= c.base; b++ {
		if !slices.Contains(c.which, b) && c.said(b) != "" {
			out = append(out, b)
		}
	}
	return out
}

// goneColumns gives those of which nothing stands in the others.
func (c *columnEdit) goneColumns() []int { return slices.DeleteFunc(c.lostColumns(), c.mergedAway) }

// mergedAway reports whether what stood in a column of the baseline stands in
// another of the table now: the cells were merged.
func (c *columnEdit) mergedAway(col int) bool {
	return slices.ContainsFunc(c.held.inBase[c.of], func(b int) bool {
		l, e := &c.held.base[b], c.held.back[b]
		return l.Col == col && l.editable() && e >= 0 && c.held.edited[e].Table == c.table
	})
}

// left gives how many columns of the baseline stand before a column of the file.
func (c *columnEdit) left(col int) int {
	for col--; col > 0; col-- {
		if c.kept[col] {
			return c.which[col]
		}
	}
	return 0
}

// columnOf gives the column that a paragraph of the file belongs to: in a row with
// merged cells the one that it came from.
func (c *columnEdit) columnOf(e int) int {
	x, b := &c.held.edited[e], c.held.match[e]
	if b >= 0 && c.held.base[b].Table == c.of && c.held.file.Tables[c.table-1].Rows[x.Row-1].Merged {
		return cmp.Or(c.at(c.held.base[b].Col), x.Col)
	}
	return x.Col
}

// cells gives the paragraphs of a column of the file by its rows.
func (c *columnEdit) cells(col int) map[int][]int {
	out := map[int][]int{}
	for _, e := range c.held.inFile[c.table] {
		if x := &c.held.edited[e]; c.columnOf(e) == col && !x.Empty() {
			out[x.Row] = append(out[x.Row], e)
		}
	}
	return out
}

// says gives the words of a column of the file, said those of one of the baseline.
func (c *columnEdit) says(col int) string {
	var all []string
	for _, e := range c.held.inFile[c.table] {
		if x := &c.held.edited[e]; c.columnOf(e) == col && !x.Empty() {
			all = append(all, story.Words(x.Text))
		}
	}
	return strings.Join(all, between)
}

func (c *columnEdit) said(col int) string {
	var all []string
	for _, b := range c.held.inBase[c.of] {
		if l := &c.held.base[b]; l.Col == col && l.key != "" && !l.prompts() {
			all = append(all, story.Words(l.Text))
		}
	}
	return strings.Join(all, between)
}

// settleColumn says that the paragraphs of a column of the file have their place.
func (c *columnEdit) settleColumn(col int) {
	for _, es := range c.cells(col) {
		c.taken.place(es)
	}
}

// forget says that nobody is to be asked about the fields of a column of the
// baseline one by one.
func (c *columnEdit) forget(col int) {
	for _, b := range c.held.inBase[c.of] {
		if l := &c.held.base[b]; l.Col == col {
			c.taken.lines[b] = true
			for n := range l.segs {
				c.taken.settled[l.segs[n].pointer] = true
			}
		}
	}
}

// asksGone asks once whether a column that is gone goes from the record too.
func (c *columnEdit) asksGone(col int, pointer string) bool {
	c.forget(col)
	return c.out.tell(Item{Kode: "kolonne-slettet", Severity: Ask, Pointer: pointer, Tekst: c.said(col), Choices: []Choice{deleteIt, keepIt},
		Besked: "En kolonne er slettet i filen. Skal den også ud af notatet?"}) == deleteIt.ID
}

// tellColumn tells of a column that is new, or that stands elsewhere.
func (c *columnEdit) tellColumn(col int, pointer string) {
	i := Item{Kode: "ny-kolonne", Severity: Info, Pointer: pointer, Tekst: c.says(col), Besked: "Der er kommet en ny kolonne i tabellen."}
	if c.which[col] > 0 {
		i.Kode, i.Besked = "flyttet", "Kolonnen er flyttet."
		c.taken.columns[c.of] = true
	}
	c.out.tell(i)
}

// recordRows gives the row of a list that each row of the file is.
func (c *columnEdit) recordRows(list string) map[int]int {
	out := map[int]int{}
	for _, e := range c.held.inFile[c.table] {
		if n, ok := c.grid.rowNumber(e, list); ok {
			out[c.held.edited[e].Row] = n
		}
	}
	return out
}

// tabel changes the columns of a table, and gives those that it has now.
func (c *columnEdit) tabel(list string) []slot {
	block, _ := split1(list)
	rows := c.recordRows(list)
	all, _ := recorddiff.Get(c.out.root, list).([]any)
	var order []slot
	for b := 1; b <= c.base; b++ {
		order = append(order, slot{base: b, file: c.at(b)})
	}
	gone := func(b int) {
		c.out.edits.Delete(block + "/hoved/" + strconv.Itoa(b-1))
		for n := range all {
			c.out.edits.Delete(list + "/" + strconv.Itoa(n) + "/" + strconv.Itoa(b-1))
		}
		order = slices.DeleteFunc(order, func(s slot) bool { return s.base == b })
	}
	for _, b := range c.goneColumns() {
		if c.asksGone(b, block+"/hoved/"+strconv.Itoa(b-1)) {
			gone(b)
		}
	}
	for _, col := range c.fresh() {
		c.tellColumn(col, block)
		at := c.left(col)
		if b := c.which[col]; b > 0 {
			c.forget(b)
			gone(b)
		}
		cells := c.cells(col)
		head := ""
		texts := make([]string, len(all))
		for row, es := range cells {
			if n, ok := rows[row]; ok {
				texts[n] = c.cellText(list, es)
			} else if row == 1 {
				head = c.lines(es)
			} else {
				continue // of a new row, which takes it along
			}
			c.taken.place(es)
		}
		c.out.edits.Insert(block+"/hoved", at, col, head)
		for n, s := range texts {
			c.out.edits.Insert(list+"/"+strconv.Itoa(n), at, col, s)
		}
		k := slices.IndexFunc(order, func(s slot) bool { return s.file > 0 && s.file == c.before(col, order) }) + 1
		order = slices.Insert(order, k, slot{file: col})
	}
	return order
}

// before gives the column of the file that stands nearest before another and is in
// the order already, or 0.
func (c *columnEdit) before(col int, order []slot) int {
	for col--; col > 0; col-- {
		if slices.ContainsFunc(order, func(s slot) bool { return s.file == col }) {
			return col
		}
	}
	return 0
}

// lines gives the words of paragraphs, a line each.
func (g *ground) lines(es []int) string {
	out := make([]string, len(es))
	for i, e := range es {
		out[i] = story.Words(g.held.edited[e].Text)
	}
	return strings.Join(out, "\n")
}

// slot is a column as the record will have it: that of the baseline, and that of
// the file; one of them may be 0.
type slot struct{ base, file int }

// newCells gives a new row of a table, in the columns that the record will have.
func (p *tables) newCells(e int, list string, row []cell) any {
	t := p.held.edited[e].Table
	order, ok := p.orders[t]
	if !ok {
		for b := 1; b <= p.grid.which[t].base; b++ {
			order = append(order, slot{b, p.grid.which[t].at(b)})
		}
	}
	words := cellsOf(row, p.out.isMarkdown(list))
	out := make([]any, 0, len(order))
	for _, s := range order {
		if s.file > 0 && s.file <= len(row) {
			out = append(out, words[s.file-1])
		} else {
			out = append(out, "")
		}
	}
	return out
}
