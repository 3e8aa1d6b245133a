package readback

import (
	"maps"
	"strconv"
	"strings"

	"notat/internal/recorddiff"
	"notat/internal/story"
)

// numbers are the columns of a table of results that a draft shows as fixed text.
var numbers = map[string]bool{"antal": true, "vaerdi": true, "kommunetal": true, "landstal": true, "socialReference": true}

// corrected takes a number that was written anew in its cell of a table of results.
func (p *tables) corrected(e int, l *line, x *story.Paragraph) bool {
	list := p.grid.lists[l.Table]
	if list == "" || x.Table == 0 || l.editable() || x.Empty() || l.Row == 1 {
		return false
	}
	n, ok := p.grid.rowOf(e, list, true)
	width := p.held.file.Tables[x.Table-1].Rows[0].Width
	if !ok || x.Col > width || !numbers[p.grid.resultKeys(x.Table, width)[x.Col-1]] || story.Words(l.Text) == story.Words(x.Text) {
		return false
	}
	result := list + "/" + strconv.Itoa(n)
	if unit := recorddiff.Text(p.out.root, result+"/enhed"); unit != "" && unit == story.Words(x.Text) {
		p.numberGone(result, p.grid.resultKeys(x.Table, width)[x.Col-1], story.Words(l.Text), unit)
		return true
	} else if noNumber(x.Text) {
		p.numberGone(result, p.grid.resultKeys(x.Table, width)[x.Col-1], story.Words(l.Text), "")
		return true
	}
	return p.setResult(result, cell{x}, story.Words(l.Text))
}

// numberGone asks about a number that is no more in its cell, where its unit may stand
// still.
func (g *ground) numberGone(result, key, was, left string) {
	had, _ := recorddiff.Get(g.out.root, result).(map[string]any)
	if g.out.tell(Item{Kode: "felt-tomt", Severity: Ask, Pointer: result + "/" + key, Tekst: was, inside: story.Words(strings.TrimSuffix(was, left)), Choices: []Choice{deleteIt, keepIt},
		Besked: "Tallet er slettet i Word. Skal det også ud af notatet?"}) != deleteIt.ID {
		return
	}
	g.out.items[len(g.out.items)-1].outside = left
	delete(had, key)
	g.out.withoutNumber(result, had)
}

// numbersGone asks about the numbers whose cells are empty in the file, in rows that
// stand there.
func (g *ground) numbersGone() {
	rows := map[[2]int]*story.Paragraph{} // of the baseline -> one of its cells in the file
	full := map[[3]int]bool{}             // cells of the file with words
	for e, b := range g.held.match {
		x := &g.held.edited[e]
		if x.Table == 0 || x.Empty() {
			continue
		}
		if all := g.held.file.Tables[x.Table-1].Rows; all[x.Row-1].Width == all[0].Width { // in one of fewer cells what stands is not below its head
			full[[3]int{x.Table, x.Row, x.Col}] = true
		}
		if b >= 0 && g.grid.lists[g.held.base[b].Table] != "" {
			rows[[2]int{g.held.base[b].Table, g.held.base[b].Row}] = x
		}
	}
	for b := range g.held.base {
		l := &g.held.base[b]
		x, list := rows[[2]int{l.Table, l.Row}], g.grid.lists[l.Table]
		if g.held.back[b] >= 0 || l.editable() || l.key == "" || l.Row == 1 || list == "" || x == nil || g.taken.lines[b] {
			continue
		}
		n, ok := indexIn(list, l.ctx)
		width := g.held.file.Tables[x.Table-1].Rows[0].Width
		col := g.grid.which[x.Table].at(l.Col)
		if !ok || col == 0 || col > width || full[[3]int{x.Table, x.Row, col}] {
			continue
		}
		result, key := list+"/"+strconv.Itoa(n), g.grid.resultKeys(x.Table, width)[col-1]
		if numbers[key] && recorddiff.Get(g.out.root, result+"/"+key) != nil {
			g.taken.lines[b] = true
			g.numberGone(result, key, story.Words(l.Text), "")
		}
	}
}

// setResult puts the words of a cell into a result, by the column it stands in;
// was is what the cell said before.
func (p *tables) setResult(result string, c cell, was string) bool {
	x := c[0]
	had, _ := recorddiff.Get(p.out.root, result).(map[string]any)
	width := p.held.file.Tables[x.Table-1].Rows[0].Width
	if had == nil || x.Col > width {
		return false
	}
	key := p.grid.resultKeys(x.Table, width)[x.Col-1]
	switch key {
	case "", "maaling", "tidligere":
		return false
	}
	r := rowItem{p.rows, "resultater", result, p.grid.headOf(x.Table, width), p.unitsIn(x.Table), map[string]any{}, was}
	unit, _ := had["enhed"].(string)
	if had["note"] != nil {
		r.item["note"] = had["note"]
	}
	for k := range numbers {
		if k != key && had[k] != nil && unit != "" {
			r.item["enhed"] = unit // which they share
		}
	}
	r.resultat(x.Col-1, key, c)
	if r.item[key] != nil {
		if key == "vaerdi" && r.item["cirka"] == nil {
			delete(had, "cirka")
		}
		p.out.read = append(p.out.read, Reading{Record: unit}) // it may be left out of one cell
	}
	maps.Copy(had, r.item)
	if told := p.out.items; r.item[key] == nil && was != "" && told[len(told)-1].Chosen == intoBemaerkning {
		delete(had, key)
		p.out.withoutNumber(result, had)
	}
	return true
}
