package begynd

import (
	"slices"
	"strings"

	"notat/internal/pattern"
	"notat/internal/readback"
	"notat/internal/source"
)

// table takes a table for the list that its head tells of, for a frame around words,
// for columns of words, or for a table.
func (b *begun) table(p *source.Piece) {
	rows := p.Rows
	if frame := single(rows); frame != nil {
		for n := range frame {
			b.parts = append(b.parts, part{piece: &frame[n], what: prose})
		}
		return
	}
	if b.timetable(rows) {
		b.agendaBelow()
		return
	}
	if first, rest, cut := splitAt(rows); cut >= 0 && b.Tells(rows[0]) != "" {
		for _, some := range [][]source.Row{first, rest} {
			if len(some) > 1 {
				q := *p
				q.Rows = some
				b.table(&q)
			}
			if cut >= 0 {
				for n := range rows[cut].Cells[0].Pieces {
					b.parts = append(b.parts, part{piece: &rows[cut].Cells[0].Pieces[n], what: prose})
				}
				cut = -1
			}
		}
		return
	}
	var l readback.Liste
	ok := false
	if !yearly(rows) {
		l, ok = b.list(rows, sted(p.Place))
	}
	if !ok {
		if turned := turn(rows); turned != nil {
			l, ok = b.List(turned, sted(p.Place))
		}
	}
	switch {
	case ok && l.Key == "deltagere" && len(l.Items) <= maxPeople:
		b.peopleOf(l, group{})
		return
	case ok && l.Key == "dagsorden":
		for _, item := range l.Items {
			b.program = append(b.program, item)
		}
		b.told, b.noted = append(b.told, l.Text), append(b.noted, l.Head)
		b.agendaBelow()
		return
	case ok && l.Key != "deltagere":
		if l.Key == "aftaler" {
			b.goals(l.Items)
		}
		items := make([]any, len(l.Items))
		for n := range l.Items {
			items[n] = l.Items[n]
		}
		b.parts = append(b.parts, part{piece: p, what: block, block: map[string]any{"type": l.Key, l.Key: items}})
		b.Tell(readback.Item{Kode: "tabel-laest", Severity: readback.Info, Sted: sted(p.Place), Tekst: l.Text, Besked: "Tabellen er læst som " + l.Key + "."}, l.Head)
		return
	}
	if k := columns(rows); k != nil {
		b.parts = append(b.parts, part{piece: p, what: block, block: k})
		return
	}
	t, _ := b.Table(rows)
	if t == nil { // one row of many cells
		for _, r := range rows {
			for c := range r.Cells {
				for n := range r.Cells[c].Pieces {
					b.parts = append(b.parts, part{piece: &r.Cells[c].Pieces[n], what: prose})
				}
			}
		}
		return
	}
	b.parts = append(b.parts, part{piece: p, what: block, block: t})
}

// single gives what stands in a table of one cell, nil where it has more.
func single(rows []source.Row) []source.Piece {
	var out []source.Piece
	cells := 0
	for _, r := range rows {
		for _, c := range r.Cells {
			if len(c.Pieces) > 0 {
				cells++
				out = c.Pieces
			}
		}
	}
	if cells != 1 {
		return nil
	}
	return out
}

// turn gives a table of two columns with its rows as columns: labels stand at the left
// of values.
func turn(rows []source.Row) []source.Row {
	if len(rows) < 2 {
		return nil
	}
	out := make([]source.Row, 2)
	for _, r := range rows {
		if len(r.Cells) != 2 {
			return nil
		}
		out[0].Cells, out[1].Cells = append(out[0].Cells, r.Cells[0]), append(out[1].Cells, r.Cells[1])
	}
	return out
}

// columns gives a row of two or three cells, each of a heading and words below it, as
// columns beside each other.
func columns(rows []source.Row) map[string]any {
	var cells []source.Cell
	for _, r := range rows {
		if len(r.Cells) != len(rows[0].Cells) || len(r.Cells) < 2 || len(r.Cells) > 3 {
			return nil
		}
	}
	switch len(rows) {
	case 1:
		cells = rows[0].Cells
	case 2: // the headings stand in a row of their own
		long := false
		for k := range rows[0].Cells {
			head, below := rows[0].Cells[k].Pieces, rows[1].Cells[k].Pieces
			if len(head) != 1 || len(below) == 0 {
				return nil
			}
			long = long || len(below) > 2
			cells = append(cells, source.Cell{Pieces: append(slices.Clone(head), below...)})
		}
		if !long {
			return nil
		}
	default:
		return nil
	}
	var kolonner []any
	for _, c := range cells {
		if len(c.Pieces) < 2 || c.Pieces[0].What != source.Text || text(c.Pieces[0].Words) == "" {
			return nil
		}
		kolonner = append(kolonner, map[string]any{"overskrift": text(c.Pieces[0].Words), "tekst": readback.Prose(c.Pieces[1:])})
	}
	return map[string]any{"type": "sammenstilling", "kolonner": kolonner}
}

// cellText gives the words of a cell.
func cellText(c source.Cell) string {
	var all []string
	for _, p := range c.Pieces {
		all = append(all, text(p.Words))
	}
	return strings.Join(all, " ")
}

// splitAt parts a table of a list at a row whose one cell goes over all columns and is
// a heading within it: what stands below it has the same head. cut is that row, -1
// where there is none.
func splitAt(rows []source.Row) (first, rest []source.Row, cut int) {
	if len(rows) < 3 || len(rows[0].Cells) < 2 {
		return nil, nil, -1
	}
	for i, r := range rows {
		if i > 0 && len(r.Cells) == 1 && r.Cells[0].Columns >= len(rows[0].Cells) && len(r.Cells[0].Pieces) > 0 {
			return rows[:i], append([]source.Row{rows[0]}, rows[i+1:]...), i
		}
	}
	return nil, nil, -1
}

var onlyYear = pattern.New(`^\d{4}(\s*[/–-]\s*\d{2,4})?$`)

// yearly reports whether a table has years at its left and no word over them: the
// numbers of a chart, of which nobody can tell what was measured.
func yearly(rows []source.Row) bool {
	for i, r := range rows {
		if len(r.Cells) == 0 || (cellText(r.Cells[0]) == "") != (i == 0) || i > 0 && !onlyYear.MatchString(cellText(r.Cells[0])) {
			return false
		}
	}
	return len(rows) > 1
}

// timetable takes a table without a head whose rows begin with a time as an agenda.
func (b *begun) timetable(rows []source.Row) bool {
	for _, r := range rows {
		if len(r.Cells) != 2 || cellText(r.Cells[1]) == "" {
			return false
		}
		if _, _, ok := readback.Span(dotted(cellText(r.Cells[0]))); !ok {
			return false
		}
	}
	if len(rows) < 2 {
		return false
	}
	for _, r := range rows {
		at, punkt := cellText(r.Cells[0]), cellText(r.Cells[1])
		start, slut, _ := readback.Span(dotted(at))
		b.Note(at, start+" "+slut)
		item := map[string]any{"start": start, "punkt": punkt}
		if slut != "" {
			item["slut"] = slut
		}
		b.program, b.told = append(b.program, item), append(b.told, at+" "+punkt)
	}
	return true
}

// agendaBelow takes the heading right above an agenda.
func (b *begun) agendaBelow() {
	n := len(b.parts) - 1
	if n < 0 || b.parts[n].what != heading || !b.isAgenda(text(b.parts[n].piece.Words)) {
		return
	}
	s := text(b.parts[n].piece.Words)
	b.parts, b.noted, b.told = b.parts[:n], append(b.noted, s), append(b.told, s)
}
