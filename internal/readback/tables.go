package readback

import (
	"fmt"
	"strconv"
	"strings"

	"notat/internal/post"
	"notat/internal/recorddiff"
	"notat/internal/samtale"
	"notat/internal/story"
)

// tables places what stands in tables, those of the record and new ones: what is in
// their cells, whole rows and whole columns.
type tables struct {
	*placer
	rows     rowReader
	tabsText map[int]bool   // lines with tabs that are no table, or are one already
	orders   map[int][]slot // the columns of tables that have others than the baseline
}

// inTable finds a place for new words in a table: in the field of the cell, in
// an empty cell, or as a new row.
func (p *tables) inTable(here spot, e int, pc *piece) spot {
	x := pc.from
	t, known := p.grid.tables[x.Table]
	if !known {
		return p.newTable(here, e)
	}
	if !p.grid.rows[p.held.spotAt(e, 1)] {
		p.newRow(here, e, t)
		return here
	}
	if f := p.grid.cellField(e); f != nil {
		p.taken.take(f.pointer, pc)
		p.plainInCell(x, f.pointer, f.rich)
		if f.rich {
			return spot{ctx: f.pointer, field: f}
		}
		return spot{ctx: f.pointer}
	}
	if p.inResult(e, pc, t) {
		return here
	}
	if ptr, ok := p.emptyCell(e); ok {
		if v, ok := p.out.value(ptr, pc.text()); ok {
			if list, _, _ := p.grid.column(x.Table, x.Col); p.out.isMarkdown(list) {
				v = p.cellText(list, []int{e})
			}
			recorddiff.Set(p.out.root, ptr, v)
			p.plainInCell(x, ptr, false)
			return here
		}
	}
	p.ask(here, e, pc, "i-tabel", "Der er skrevet tekst et sted i en tabel, hvor der ikke er plads til den.")
	return here
}

// plainInCell tells of a quote or an item that stands in a cell, where it is plain
// words.
func (p *tables) plainInCell(x *story.Paragraph, pointer string, rich bool) {
	if row, _ := split1(pointer); x.List != 0 && !rich && !p.taken.markdown[pointer] && !p.out.isMarkdown(string(post.Pointer(row).Parent())) {
		p.out.tell(Item{Kode: "anden-typografi", Severity: Warn, Pointer: pointer, Tekst: story.Words(x.Text), Besked: "Teksten er et punkt på en liste i filen. Her står den som almindelig tekst."})
	}
	if x.Quote {
		p.out.tell(Item{Kode: "anden-typografi", Severity: Warn, Pointer: pointer, Tekst: story.Words(x.Text), Besked: "Teksten er et citat i filen. Her står den som almindelig tekst."})
	}
}

// emptyCell gives the pointer of an empty cell of a row that the record has.
func (p *tables) emptyCell(e int) (string, bool) {
	x := &p.held.edited[e]
	list, key, ok := p.grid.column(x.Table, x.Col)
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
func (p *tables) newRow(here spot, e, table int) {
	x := &p.held.edited[e]
	m := p.held.matrixFrom(e, x.Row)
	p.taken.place(m.paras)
	if len(m.rows) == 0 {
		return
	}
	row, text := m.rows[0], m.shown()
	list, item := p.rowItem(here, e, row, table)
	if item == nil {
		p.ask(here, e, loose(text, e), "ny-raekke-ukendt", "Der er en ny række i en tabel, som ikke kan have flere.")
		return
	}
	n, _ := p.grid.rowOf(e, list, false)
	if result, is := item.(map[string]any); is && p.out.besideInternRow(list, n) && p.out.askIntern(list, text) {
		result["synlighed"] = string(samtale.Intern)
	}
	p.out.edits.Insert(list, n+1, e, item)
	p.out.tell(Item{Kode: "ny-raekke", Severity: Info, Pointer: list, Tekst: text, Af: author(x.Runs), Besked: "Der er kommet en ny række i tabellen."})
}

// rowItem gives what a new row is in the record, and the list that it goes into.
func (p *tables) rowItem(here spot, e int, row []cell, table int) (string, any) {
	t := p.held.edited[e].Table
	if list := p.grid.lists[table]; list != "" {
		return list, p.newResult(here, e, list, row)
	}
	list := ""
	keys := make([]string, len(row))
	for i := range row {
		l, key, ok := p.grid.column(t, i+1)
		switch {
		case !ok && len(row[i]) == 0:
		case ok && (list == "" || l == list):
			list, keys[i] = l, key
		case p.orders[t] != nil && p.grid.which[t].of(i+1) == 0:
		default:
			return "", nil
		}
	}
	switch {
	case list == "":
		return "", nil
	case list != "/moede/dagsorden":
		return list, p.newCells(e, list, row)
	}
	for i, k := range keys {
		if k == "start" || k == "slut" {
			keys[i] = "tid"
		}
	}
	item := p.rows.itemFrom("dagsorden", here.ctx, keys, p.grid.headOf(t, len(row)), nil, row)
	if item["punkt"] == nil {
		return "", nil
	}
	return list, item
}

// unitsIn gives the units of the results that a table of the file shows.
func (p *tables) unitsIn(table int) (units []string) {
	all, _ := recorddiff.Get(p.out.root, p.grid.lists[p.grid.tables[table]]).([]any)
	for _, result := range all {
		if unit := recorddiff.Text(result, "/enhed"); unit != "" {
			units = append(units, unit)
		}
	}
	return units
}

// newResult reads a new row of results. Its kind is that which its words tell,
// or the only one of the results it joins; else it is asked.
func (p *tables) newResult(here spot, e int, list string, row []cell) any {
	t := p.held.edited[e].Table
	width := p.held.file.Tables[t-1].Rows[0].Width
	keys := p.grid.resultKeys(t, width)
	if p.held.file.Tables[t-1].Rows[p.held.edited[e].Row-1].Width < width {
		row = fit(keys, row)
	}
	item := p.rows.itemFrom("resultater", here.ctx, keys, p.grid.headOf(t, width), p.unitsIn(t), row)
	if item["maaling"] == nil {
		return nil
	}
	p.sharedKilde(e, list, item)
	maaling, _ := item["maaling"].(string)
	if art := p.artBeside(list); artOf(maaling) != "" {
		item["art"] = string(artOf(maaling))
	} else if art != "" {
		item["art"] = art
	} else {
		item["art"] = string(p.out.askArt(here.ctx, author(p.held.edited[e].Runs), strings.Join(texts(row), " | ")))
	}
	return item
}

// sharedKilde gives a result the source that those beside it have: it stands once,
// below all of them.
func (p *tables) sharedKilde(at int, list string, item map[string]any) {
	table := p.held.edited[at].Table
	for _, key := range []string{"kilde", "hentet"} {
		shared, same, above, below := "", true, false, false
		for _, e := range p.held.inFile[table] {
			if n, ok := p.grid.rowNumber(e, list); ok {
				s := recorddiff.Text(p.out.root, list+"/"+strconv.Itoa(n)+"/"+key)
				same = same && s != "" && (shared == "" || s == shared)
				shared, above, below = s, above || e < at, e > at
			}
		}
		if !same || shared == "" || item[key] != nil {
			continue
		}
		if item[key] = shared; !anyNumber(item) { // it stands among words, and says it itself
			p.out.read = append(p.out.read, Reading{Record: shared})
			if above && below { // and so does the table above it
				p.out.read = append(p.out.read, Reading{Record: shared})
			}
		}
	}
}

// artBeside gives the kind that all results of a list have, or "".
func (p *tables) artBeside(list string) string {
	all, _ := recorddiff.Get(p.out.root, list).([]any)
	art := ""
	for i, r := range all {
		a := recorddiff.Text(r, "/art")
		if i > 0 && a != art {
			return ""
		}
		art = a
	}
	return art
}

// inResult takes words in a cell of results that is empty in the record.
func (p *tables) inResult(e int, pc *piece, table int) bool {
	list := p.grid.lists[table]
	n, ok := p.grid.rowOf(e, list, true)
	if list == "" || !ok {
		return false
	}
	width := p.held.file.Tables[pc.from.Table-1].Rows[0].Width
	if pc.from.Col > width {
		return false
	}
	key := p.grid.resultKeys(pc.from.Table, width)[pc.from.Col-1]
	if key == "bemaerkning" { // what a column is called is not what it holds
		key = "ord"
	}
	if recorddiff.Get(p.out.root, list+"/"+strconv.Itoa(n)+"/"+key) != nil {
		return false
	}
	c, rest := cell{pc.from}, []int(nil)
	for k := e + 1; k < len(p.held.edited) && p.held.match[k] < 0; k++ {
		if y := &p.held.edited[k]; p.held.spotAt(k, 1) != p.held.spotAt(e, 1) || y.Col != pc.from.Col || y.Box {
			break
		} else if !y.Empty() {
			c, rest = append(c, y), append(rest, k)
		}
	}
	if !p.setResult(list+"/"+strconv.Itoa(n), c, "") {
		return false
	}
	p.taken.place(rest)
	return true
}
