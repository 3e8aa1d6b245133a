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
	rows := map[int][]story.Paragraph{} // by table: each row as a line
	known := map[int]int{}
	for e := range is.Paragraphs {
		x := &is.Paragraphs[e]
		if x.Table == 0 || x.Empty() || len(people) == 0 {
			continue
		}
		all := rows[x.Table]
		if x.Row > 1 && len(all) == 0 || x.Row > len(all)+1 {
			continue // of another kind
		}
		if x.Row > len(all) {
			one := *x
			one.Table, one.Row, one.Col, one.List = 0, 0, 0, '-'
			rows[x.Table] = append(all, one)
			continue
		}
		one := &all[x.Row-1]
		one.Runs = slices.Concat(one.Runs, []story.Run{{Text: ", "}}, x.Runs)
		one.Text, one.Owners = story.TextOf(one.Runs), slices.Concat(one.Owners, x.Owners)
	}
	for t, all := range rows {
		for i := range all {
			if people[story.Key(all[i].Text)] != nil {
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
