package readback

import (
	"maps"
	"strconv"

	"notat/internal/recorddiff"
	"notat/internal/story"
)

// numbers are the columns of a table of results that a draft shows as fixed text.
var numbers = map[string]bool{"antal": true, "vaerdi": true, "kommunetal": true, "landstal": true, "socialReference": true}

// corrected takes a number that was written anew in its cell of a table of results.
func (p *placing) corrected(e int, l *line, x *story.Paragraph) bool {
	list := p.grid.lists[l.Table]
	if list == "" || x.Table == 0 || l.editable() || x.Empty() || l.Row == 1 {
		return false
	}
	n, ok := p.grid.rowOf(e, list, true)
	width := p.held.file.Tables[x.Table-1].Rows[0].Width
	if !ok || x.Col > width || !numbers[p.resultKeys(x.Table, width)[x.Col-1]] || story.Words(l.Text) == story.Words(x.Text) {
		return false
	}
	return p.setResult(e, list+"/"+strconv.Itoa(n), cell{x}, story.Words(l.Text))
}

// setResult puts the words of a cell into a result, by the column it stands in;
// was is what the cell said before.
func (p *placing) setResult(e int, result string, c cell, was string) bool {
	x := c[0]
	had, _ := recorddiff.Get(p.out.root, result).(map[string]any)
	width := p.held.file.Tables[x.Table-1].Rows[0].Width
	if had == nil || x.Col > width {
		return false
	}
	key := p.resultKeys(x.Table, width)[x.Col-1]
	switch key {
	case "", "maaling", "tidligere":
		return false
	}
	r := rowItem{p, "resultater", e, p.headOf(x.Table, width), map[string]any{}, was}
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
	if told := p.out.items; r.item[key] == nil && was != "" && told[len(told)-1].Chosen == iBemaerkning {
		delete(had, key)
		p.withoutNumber(result, had)
	}
	return true
}
