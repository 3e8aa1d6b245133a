package readback

import (
	"fmt"
	"strconv"
	"strings"

	"notat/internal/recorddiff"
	"notat/internal/story"
)

// inTable finds a place for new words in a table: in the field of the cell, in
// an empty cell, or as a new row.
func (p *placing) inTable(e int, pc *piece) {
	x := pc.from
	t, known := p.grid.tables[x.Table]
	if !known {
		p.newTable(e)
		return
	}
	if row := p.grid.rows[[2]int{x.Table, x.Row}]; !row.old {
		p.newRow(e, row.last, t)
		return
	}
	if f := p.grid.cellField(e); f != nil {
		p.taken.take(f.pointer, pc)
		p.here = spot{ctx: f.pointer}
		if f.rich {
			p.here.field = f
		}
		return
	}
	if ptr, ok := p.emptyCell(e, t); ok {
		if v, ok := p.out.value(ptr, pc.text()); ok {
			recorddiff.Set(p.out.root, ptr, v)
			return
		}
	}
	p.ask(e, pc, "i-tabel", "Der er skrevet tekst et sted i en tabel, hvor der ikke er plads til den.")
}

// emptyCell gives the pointer of an empty cell of a row that the record has.
func (p *placing) emptyCell(e, table int) (string, bool) {
	list, key, ok := p.grid.column(table, p.held.edited[e].Col)
	if !ok || key == "slut" || key == "start" {
		return "", false
	}
	n, ok := p.grid.rowOf(e, list, true)
	if !ok {
		return "", false
	}
	ptr := fmt.Sprintf("%s/%d/%s", list, n, key)
	if recorddiff.Text(p.out.root, ptr) != "" || p.held.fields[ptr] != nil {
		return "", false
	}
	if row, isRow := recorddiff.Get(p.out.root, fmt.Sprintf("%s/%d", list, n)).([]any); isRow {
		if c, err := strconv.Atoi(key); err != nil || c >= len(row) {
			return "", false
		}
	}
	return ptr, true
}

// newRow makes a row of the record of a new row, or asks about it as a whole.
func (p *placing) newRow(from, to, table int) {
	p.done = to + 1
	cells := map[int]string{}
	var all []string
	for k := from; k <= to; k++ {
		x := &p.held.edited[k]
		if s := story.Words(x.Text); s != "" {
			cells[x.Col] = strings.TrimSpace(cells[x.Col] + "\n" + s)
			all = append(all, s)
		}
	}
	text := strings.Join(all, " | ")
	list, item := p.rowItem(cells, table)
	if item != nil {
		n, _ := p.grid.rowOf(from, list, false)
		p.out.edits.Insert(list, n+1, from, item)
		p.out.tell(Item{Kode: "ny-raekke", Severity: Info, Pointer: list, Tekst: text, Af: author(p.held.edited[from].Runs), Besked: "Der er kommet en ny række i tabellen."})
		return
	}
	p.ask(from, loose(text, from), "ny-raekke-ukendt", "Der er en ny række i en tabel, som ikke kan have flere.")
}

func (p *placing) rowItem(cells map[int]string, table int) (string, any) {
	list := ""
	agenda := map[string]any{}
	var row []any
	for col, s := range cells {
		l, key, ok := p.grid.column(table, col)
		if !ok || list != "" && l != list {
			return "", nil
		}
		list = l
		if list != "/moede/dagsorden" {
			c, err := strconv.Atoi(key)
			if err != nil {
				return "", nil
			}
			for len(row) <= c {
				row = append(row, "")
			}
			row[c] = s
			continue
		}
		if key == "punkt" {
			agenda["punkt"] = s
			continue
		}
		start, slut, ok := readSpan(s)
		if !ok {
			return "", nil
		}
		p.out.read = append(p.out.read, Reading{s, start + " " + slut})
		if start != "" {
			agenda["start"] = start
		}
		if slut != "" {
			agenda["slut"] = slut
		}
	}
	switch {
	case list == "":
		return "", nil
	case list == "/moede/dagsorden":
		if agenda["punkt"] == nil {
			return "", nil
		}
		return list, agenda
	}
	parent, _ := split1(list)
	if head, ok := recorddiff.Get(p.out.root, parent+"/hoved").([]any); ok {
		for len(row) < len(head) {
			row = append(row, "")
		}
	}
	return list, row
}

// newTable asks about a whole table that the baseline does not have.
func (p *placing) newTable(e int) {
	t := p.held.edited[e].Table
	var all []string
	for k := e; k < len(p.held.match) && p.held.match[k] < 0 && p.held.edited[k].Table == t; k++ {
		if s := story.Words(p.held.edited[k].Text); s != "" {
			all = append(all, s)
		}
		p.done = k + 1
	}
	text := strings.Join(all, " | ")
	p.ask(e, loose(text, e), "ny-tabel", "Der er sat en tabel ind i Word. Teksten kan komme med, men ikke tabellen.")
}
