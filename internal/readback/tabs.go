package readback

import (
	"strings"
	"unicode"

	"notat/internal/story"
)

// The answers to lines in which columns were made with tabs.
var (
	tabsAsTable = Choice{"tabel", "Lav en tabel; den første linje er kolonnernes overskrifter"}
	tabsAsText  = Choice{"tekst", "Behold linjerne som tekst"}
)

// tabbed takes new lines below one another that are divided by tabs into as many
// columns: as what their head says, as a table where the first is plainly a head, and
// else as what is answered.
func (p *tables) tabbed(here spot, e int) (spot, bool) {
	_, in := sectionOf(here.ctx)
	if p.tabsText[e] || here.fresh == nil && (!in || here.item != nil || strings.Contains(here.ctx, "/aftaler/")) {
		return here, false // people, times and agreements are read line by line
	}
	m := p.tabMatrix(e)
	if m == nil {
		return here, false
	}
	for _, k := range m.paras {
		p.tabsText[k] = true
	}
	head := texts(m.rows[0])
	list, _ := p.rows.columns.list(head)
	if list == nil && !headed(m) {
		i := Item{Kode: "kolonner-med-tabulator", Severity: Ask, Pointer: here.ctx, Tekst: m.shown(), Af: author(p.held.edited[e].Runs), Choices: []Choice{tabsAsTable, tabsAsText},
			Besked: "Linjerne er delt i kolonner med tabulator. Hvad skal de være i notatet?"}
		if p.out.tell(i) != tabsAsTable.ID {
			return here, false
		}
	}
	p.taken.place(m.paras)
	return p.tableFrom(here, e, m), true
}

// tabMatrix gives the lines from e on as a table, or nil.
func (p *tables) tabMatrix(e int) *matrix {
	m := &matrix{}
	for k := e; k < len(p.held.edited) && p.held.typable(k) && !p.taken.placed[k]; k++ {
		row := tabCells(&p.held.edited[k])
		if len(row) < 2 || k > e && len(row) != len(m.rows[0]) {
			break
		}
		m.rows, m.paras = append(m.rows, row), append(m.paras, k)
	}
	if len(m.rows) < 2 {
		return nil
	}
	return m
}

// tabCells cuts a paragraph at its tabs; several in a row are one.
func tabCells(x *story.Paragraph) []cell {
	var row []cell
	at := 0
	for s := range strings.SplitSeq(x.Text, "\t") {
		if strings.TrimSpace(s) != "" {
			c := &story.Paragraph{Runs: story.Cut(x.Runs, at, at+len(s))}
			c.Text = story.TextOf(c.Runs)
			row = append(row, cell{c})
		}
		at += len(s) + 1
	}
	return row
}

// headed reports whether the first row is plainly the head of the others: it has no
// number, and each of those ends with one.
func headed(m *matrix) bool {
	digits := func(r []cell) bool { return strings.ContainsFunc(r[len(r)-1].text(), unicode.IsDigit) }
	for i, r := range m.rows {
		if digits(r) != (i > 0) || i == 0 && strings.ContainsFunc(strings.Join(texts(r), ""), unicode.IsDigit) {
			return false
		}
	}
	return len(m.rows) > 2
}
