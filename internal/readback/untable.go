package readback

import (
	"slices"
	"strings"

	"notat/internal/story"
)

// untable makes a list again of people whom somebody has put into a table: at least half
// of its rows are lines of the list, the name and the title in a cell each. What stands
// over the columns is told of.
func (h *held) untable(is *story.Story, columns columnWords, out *outcome) {
	people := map[string]*story.Paragraph{}
	for b := range h.base {
		if l := &h.base[b]; l.Table == 0 && len(l.segs) > 0 && slices.ContainsFunc(l.segs, func(s seg) bool { return listOf(s.pointer) == "/deltagere" }) {
			people[l.key] = l.Paragraph
		}
	}
	if len(people) == 0 {
		return
	}
	cells := map[int][][]*story.Paragraph{} // by table: those of each row that say something
	for e := range is.Paragraphs {
		x := &is.Paragraphs[e]
		all := cells[x.Table]
		switch last := len(all) - 1; {
		case x.Table == 0 || x.Empty():
		case last < 0 || all[last][0].Row != x.Row:
			cells[x.Table] = append(all, []*story.Paragraph{x})
		default:
			all[last] = append(all[last], x)
		}
	}
	rows := map[int][]story.Paragraph{} // by table: each row as a line
	known := map[int]int{}
	for t, all := range cells {
		for _, row := range all {
			one := asLine(row)
			if rows[t] = append(rows[t], one); people[story.Key(one.Text)] != nil {
				known[t]++
			}
		}
	}
	became := map[int]bool{}
	var paras []story.Paragraph
	var at []int
	for e := range is.Paragraphs {
		at = append(at, len(paras))
		x := &is.Paragraphs[e]
		switch all := rows[x.Table]; {
		case x.Table == 0 || 2*known[x.Table] < max(len(all), 1):
			paras = append(paras, *x)
		case !became[x.Table]:
			became[x.Table] = true
			head := strings.Split(all[0].Text, ", ")
			if l, _ := columns.list(head); l != nil && l.list == "deltagere" {
				out.tell(Item{Kode: "tabel-hoved", Severity: Info, Pointer: "/deltagere", Tekst: story.Words(all[0].Text), outside: all[0].Text, Besked: "Deltagerne står i en tabel i filen. Dens overskrifter følger ikke med."})
				all = all[1:]
			}
			paras = append(paras, all...)
		}
	}
	if len(became) > 0 {
		is.Paragraphs = paras
		is.Shift(append(at, len(paras)))
	}
}

// asLine gives the cells of a row as an item of a list, with what hangs on each.
func asLine(row []*story.Paragraph) story.Paragraph {
	one := *row[0]
	one.Table, one.Row, one.Col, one.List = 0, 0, 0, '-'
	one.Runs, one.Owners, one.Notes, one.Comments = slices.Clone(one.Runs), slices.Clone(one.Owners), slices.Clone(one.Notes), slices.Clone(one.Comments)
	for _, x := range row[1:] {
		one.Runs = append(append(one.Runs, story.Run{Text: ", "}), x.Runs...)
		one.Owners, one.Notes, one.Comments = append(one.Owners, x.Owners...), append(one.Notes, x.Notes...), append(one.Comments, x.Comments...)
		one.Pictures += x.Pictures
	}
	one.Text = story.TextOf(one.Runs)
	return one
}
