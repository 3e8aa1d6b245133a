package readback

import (
	"fmt"
	"strconv"
	"strings"
)

// tableRow is a row of the edited draft: whether something in it comes from the
// baseline, and its last paragraph.
type tableRow struct {
	old  bool
	last int
}

// tablesSeen finds which table of the edited draft is which of the baseline.
func (p *placing) tablesSeen() {
	p.tables, p.lines, p.columns = map[int]int{}, map[[2]int]tableRow{}, map[[2]int][2]string{}
	for i := range p.base {
		l := &p.base[i]
		for n := range l.segs {
			list, key, ok := rowField(l.segs[n].pointer)
			if at := [2]int{l.table, l.col}; ok && p.columns[at] == [2]string{} {
				p.columns[at] = [2]string{list, key}
			}
		}
	}
	for e, b := range p.match {
		if x := &p.edited.paras[e]; x.table > 0 {
			at := [2]int{x.table, x.row}
			p.lines[at] = tableRow{p.lines[at].old || b >= 0, e}
		}
		if b >= 0 && p.edited.paras[e].table > 0 {
			if _, ok := p.tables[p.edited.paras[e].table]; !ok {
				p.tables[p.edited.paras[e].table] = p.base[b].table
			}
		}
	}
}

// inTable finds a place for new words in a table: in the field of the cell, in
// an empty cell, or as a new row.
func (p *placing) inTable(e int, pc *piece) {
	x := pc.from
	t, known := p.tables[x.table]
	if !known {
		p.newTable(e)
		return
	}
	if row := p.lines[[2]int{x.table, x.row}]; !row.old {
		p.newRow(e, row.last, t)
		return
	}
	if f := p.cellField(e); f != nil {
		p.take(f.pointer, pc)
		p.here = spot{ctx: f.pointer}
		if f.rich {
			p.here.field = f
		}
		return
	}
	if ptr, ok := p.emptyCell(e, t); ok {
		if v, ok := p.value(ptr, pc.text()); ok {
			set(p.root, ptr, v)
			return
		}
	}
	p.ask(e, pc, "i-tabel", "Der er skrevet tekst i en tabel, hvor der intet felt er.")
}

// cellField gives the field that other paragraphs of the same cell belong to.
func (p *placing) cellField(e int) *field {
	x := &p.edited.paras[e]
	for _, step := range []int{-1, 1} {
		for k := e + step; k >= 0 && k < len(p.match); k += step {
			y := &p.edited.paras[k]
			if y.table != x.table || y.row != x.row || y.col != x.col {
				break
			}
			if b := p.match[k]; b >= 0 {
				if f := p.fields[p.base[b].sole()]; f != nil && formOf(f.pointer) == asWritten {
					return f
				}
				break
			}
		}
	}
	return nil
}

// column gives how the cells of one column of a table are called in the record:
// "/moede/dagsorden" and "punkt".
func (p *placing) column(table, col int) (list, key string, ok bool) {
	c, ok := p.columns[[2]int{table, col}]
	return c[0], c[1], ok
}

// rowField cuts the pointer of a cell into the list of rows and what is after
// the row's number. Only agendas and plain tables have rows that Word may add.
func rowField(pointer string) (list, key string, ok bool) {
	if rest, found := strings.CutPrefix(pointer, "/moede/dagsorden/"); found {
		_, key, ok = strings.Cut(rest, "/")
		return "/moede/dagsorden", key, ok
	}
	i := strings.Index(pointer, "/raekker/")
	if i < 0 {
		return "", "", false
	}
	_, key, ok = strings.Cut(pointer[i+len("/raekker/"):], "/")
	return pointer[:i] + "/raekker", key, ok
}

// rowOf gives the number in the record of the row that edited paragraph e stands in or after.
func (p *placing) rowOf(e, table int, list string, same bool) (int, bool) {
	x := &p.edited.paras[e]
	for k := e; k >= 0 && (p.edited.paras[k].table == x.table); k-- {
		if same && p.edited.paras[k].row != x.row {
			break
		}
		if n, ok := p.rowNumber(k, list); ok {
			return n, true
		}
	}
	for k := e; same && k < len(p.match) && p.edited.paras[k].table == x.table && p.edited.paras[k].row == x.row; k++ {
		if n, ok := p.rowNumber(k, list); ok {
			return n, true
		}
	}
	return -1, false
}

func (p *placing) rowNumber(k int, list string) (int, bool) {
	if p.match[k] < 0 {
		return 0, false
	}
	l := &p.base[p.match[k]]
	for n := range l.segs {
		if rest, ok := strings.CutPrefix(l.segs[n].pointer, list+"/"); ok {
			num, _, _ := strings.Cut(rest, "/")
			if v, err := strconv.Atoi(num); err == nil {
				return v, true
			}
		}
	}
	return 0, false
}

// emptyCell gives the pointer of an empty cell of a row that the record has.
func (p *placing) emptyCell(e, table int) (string, bool) {
	list, key, ok := p.column(table, p.edited.paras[e].col)
	if !ok || key == "slut" || key == "start" {
		return "", false
	}
	n, ok := p.rowOf(e, table, list, true)
	if !ok {
		return "", false
	}
	ptr := fmt.Sprintf("%s/%d/%s", list, n, key)
	if getText(p.root, ptr) != "" || p.fields[ptr] != nil {
		return "", false
	}
	if row, isRow := get(p.root, fmt.Sprintf("%s/%d", list, n)).([]any); isRow {
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
		x := &p.edited.paras[k]
		if s := words(x.text); s != "" {
			cells[x.col] = strings.TrimSpace(cells[x.col] + "\n" + s)
			all = append(all, s)
		}
	}
	text := strings.Join(all, " | ")
	list, item := p.rowItem(cells, table)
	if item != nil {
		n, _ := p.rowOf(from, table, list, false)
		p.rows = append(p.rows, insertion{list, n + 1, from, item})
		p.tell(Item{Kode: "ny-raekke", Severity: Info, Pointer: list, Tekst: text, Af: author(p.edited.paras[from].runs), Besked: "Der er kommet en ny række i tabellen."})
		return
	}
	p.ask(from, &piece{runs: []run{{text: text}}, from: &para{}, base: -1, at: from}, "ny-raekke-ukendt", "Der er en ny række i en tabel, som posten ikke kan tage imod.")
}

func (p *placing) rowItem(cells map[int]string, table int) (string, any) {
	list := ""
	agenda := map[string]any{}
	var row []any
	for col, s := range cells {
		l, key, ok := p.column(table, col)
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
		start, slut, ok := tidsrum(s)
		if !ok {
			return "", nil
		}
		p.read = append(p.read, Reading{s, start + " " + slut})
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
	if head, ok := get(p.root, parent+"/hoved").([]any); ok {
		for len(row) < len(head) {
			row = append(row, "")
		}
	}
	return list, row
}

// newTable asks about a whole table that the baseline does not have.
func (p *placing) newTable(e int) {
	t := p.edited.paras[e].table
	var all []string
	for k := e; k < len(p.match) && p.match[k] < 0 && p.edited.paras[k].table == t; k++ {
		if s := words(p.edited.paras[k].text); s != "" {
			all = append(all, s)
		}
		p.done = k + 1
	}
	text := strings.Join(all, " | ")
	p.ask(e, &piece{runs: []run{{text: text}}, from: &para{}, base: -1, at: e}, "ny-tabel", "Der er sat en tabel ind i filen. Posten kan tage imod teksten, men ikke tabellen.")
}
