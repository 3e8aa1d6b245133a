package readback

import (
	"slices"
	"strings"

	"notat/internal/prosa"
	"notat/internal/recorddiff"
	"notat/internal/story"
)

// newTable takes a table that the baseline does not have: as the list of the
// record that its head tells of, else as a table.
func (p *tables) newTable(here spot, e int) spot {
	x := &p.held.edited[e]
	m := p.held.matrixFrom(e, len(p.held.file.Tables[x.Table-1].Rows))
	p.taken.place(m.paras)
	m.trim()
	text := m.shown()
	switch {
	case m.nested:
		here = p.captionAsText(here, e)
		p.ask(here, e, loose(text, e), "ny-tabel", "Der er sat en tabel ind i filen, som har en anden tabel eller en tekstboks i sig. Notatet kan tage imod teksten, men ikke tabellen.")
		return here
	case len(m.rows) == 1:
		return p.oneRow(p.captionAsText(here, e), e, m)
	}
	p.titleRow(m, x.Table)
	if m.merged {
		p.out.tell(Item{Kode: "celler-flettet", Severity: Warn, Pointer: here.ctx, Tekst: text, Besked: "Tabellen har flettede celler. I notatet står teksten i den første af dem, og de andre er tomme."})
	}
	return p.tableFrom(here, e, m)
}

// tableFrom takes rows of cells with a head as the list that this tells of, else as a
// table.
func (p *tables) tableFrom(here spot, e int, m *matrix) spot {
	head, text := texts(m.rows[0]), m.shown()
	if l, keys := p.rows.columns.list(head); l != nil {
		return p.listFrom(p.captionAsText(here, e), e, l, keys, m, text)
	}
	b := m.block()
	i := Item{Tekst: text, Besked: "Tabellen er sat ind som en tabel."}
	if s, below := p.caption(m); s != "" {
		b["billedtekst"] = s
		i.Tekst = s + " ¶ " + text
		if below {
			i.moved = []string{s}
		}
	}
	return p.tableIn(here, e, b, i)
}

// titleRow takes a first row of one cell, which goes over all of the table: it says
// what the table is, and the next row is the head.
func (p *tables) titleRow(m *matrix, table int) {
	rows := p.held.file.Tables[table-1].Rows
	first := m.rows[0]
	if p.above != nil || len(m.rows) < 3 || !rows[0].Merged || len(first[0]) != 1 || slices.ContainsFunc(first[1:], func(c cell) bool { return len(c) > 0 }) {
		return
	}
	x := *first[0][0]
	x.Table, x.Row, x.Col = 0, 0, 0
	p.above = pieceOf(&x, m.paras[0])
	m.rows = m.rows[1:]
	m.merged = slices.ContainsFunc(rows[1:], func(r story.Row) bool { return r.Merged })
}

// tableIn puts a block that was a table where the table stood, and tells of it.
func (p *tables) tableIn(here spot, e int, b map[string]any, i Item) spot {
	i.Kode, i.Severity, i.Af = "tabel-indsat", Info, author(p.held.edited[e].Runs)
	at, asks := p.putTelling(here, e, aBlock(&p.held.edited[e], e, i.Tekst, b), "ny-tabel", "Der er sat en tabel ind i filen. Hvor hører den til?", i)
	if asks > 0 {
		p.out.items[asks-1].head = i.head
	}
	return at
}

// oneRow takes a table of one row, which has no head: a frame around words is
// words, two or three cells beside one another are columns.
func (p *tables) oneRow(here spot, e int, m *matrix) spot {
	cells := m.rows[0]
	text := m.shown()
	if len(cells) == 1 {
		p.out.tell(Item{Kode: "ramme", Severity: Info, Pointer: here.ctx, Tekst: text, Besked: "Teksten stod i en ramme. Den er sat ind som almindelig tekst."})
		for _, k := range m.paras {
			x := p.held.edited[k]
			x.Table, x.Row, x.Col = 0, 0, 0
			pc := pieceOf(&x, k)
			if f := here.fresh; f != nil {
				f.lines = append(f.lines, pc)
			} else if !x.Empty() {
				here = p.bodyText(here, e, pc, "udenfor", "Der er skrevet tekst uden for felterne.")
			}
		}
		return here
	}
	var kolonner []any
	for _, c := range cells {
		if len(c) < 2 || len(cells) > 3 {
			p.ask(here, e, loose(text, e), "ny-tabel", "Der er sat en tabel med kun én række ind i filen. Notatet kan tage imod teksten, men ikke tabellen.")
			return here
		}
		kolonner = append(kolonner, map[string]any{"overskrift": story.Words(c[0].Text), "tekst": prosa.Write(prosaOf(c[1:].pieces()))})
	}
	return p.tableIn(here, e, map[string]any{"type": "sammenstilling", "kolonner": kolonner}, Item{Tekst: text, Besked: "Tabellen er sat ind som kolonner ved siden af hinanden."})
}

// caption takes the caption that stands right above or below a new table.
func (p *tables) caption(m *matrix) (s string, below bool) {
	if p.above != nil {
		s := story.Words(p.above.text())
		p.above = nil
		return s, false
	}
	for k := m.paras[len(m.paras)-1] + 1; k < len(p.held.edited); k++ {
		switch x := &p.held.edited[k]; {
		case x.Empty():
			continue
		case x.Caption && p.held.match[k] < 0:
			p.taken.place([]int{k})
			return story.Words(x.Text), true
		}
		return "", false
	}
	return "", false
}

// captionAsText gives a caption above what has none its place among the words.
func (p *tables) captionAsText(here spot, e int) spot {
	if pc := p.above; pc != nil {
		p.above = nil
		if here.fresh == nil {
			return p.bodyText(here, e, pc, "udenfor", "Der er skrevet tekst uden for felterne.")
		}
		here.fresh.lines = append(here.fresh.lines, pc)
	}
	return here
}

// listFrom makes the items of a list from the rows of a table.
func (p *tables) listFrom(here spot, e int, l *liste, keys []string, m *matrix, text string) spot {
	var items []any
	for _, r := range m.rows[1:] {
		items = append(items, p.rows.itemFrom(l.list, here.ctx, keys, texts(m.rows[0]), nil, r))
	}
	head := strings.Join(texts(m.rows[0]), " ")
	switch l.list {
	case "dagsorden", "deltagere":
		p.outsideSections(e, l, items, text, head)
		return here
	case "resultater":
		p.out.arts(here.ctx, author(p.held.edited[e].Runs), items, text)
	}
	return p.tableIn(here, e, map[string]any{"type": l.list, l.list: items}, Item{Tekst: text, head: head, Besked: "Tabellen er læst som " + l.called + "."})
}

// outsideSections appends to a list that stands before the sections. Where the
// record has one already the referent is asked whether it goes on.
func (p *tables) outsideSections(e int, l *liste, items []any, text, head string) {
	list := "/moede/dagsorden"
	if l.list == "deltagere" {
		list = "/deltagere"
	}
	have, _ := recorddiff.Get(p.out.root, list).([]any)
	asked := len(p.out.items)
	if l.list == "deltagere" && !p.out.partsOf(items, text) {
		return
	}
	joins := len(have) > 0 && len(p.out.items) == asked // who is asked for the parties may leave the table out there
	i := Item{Kode: "tabel-indsat", Severity: Info, Pointer: list, Tekst: text, head: head, moved: strings.Split(text, between), Besked: "Tabellen er læst som " + l.called + "."}
	if joins {
		i.Kode, i.Severity, i.Besked = "ny-tabel", Ask, "Der er sat en tabel ind, som ligner "+l.called+". Skal den lægges til dem, notatet har?"
		i.Choices = []Choice{{aBlok + list, "Læg rækkerne til"}, leaveOut("Udelad tabellen")}
	}
	if answer := p.out.tell(i); joins && answer != aBlok+list {
		return
	}
	for n, item := range items {
		p.out.edits.Insert(list, len(have), e+n, item)
	}
}

// aboveBlock reports whether a new table, or a new picture without a caption
// below it, follows right after paragraph e.
func (p *pictures) aboveBlock(e int) bool {
	for e++; e < len(p.held.edited); e++ {
		x := &p.held.edited[e]
		if at := p.figures.at[e]; x.Table == 0 && len(at) > 0 {
			next := e+1 < len(p.held.edited) && p.held.edited[e+1].Caption
			return p.figures.is[at[0]].pair < 0 && !next
		}
		if !x.Empty() {
			_, known := p.grid.tables[x.Table]
			return x.Table > 0 && !known && p.held.match[e] < 0
		}
	}
	return false
}
