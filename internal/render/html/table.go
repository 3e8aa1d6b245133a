package html

import (
	"strconv"
	"strings"

	"notat/internal/notat"
	"notat/internal/typeset"
)

// table writes a table. Where the screen is too narrow for it, each row is a card
// that names its values itself: nothing is hidden at the side. A browser that is
// told to show a row as a block may forget that it is a row, so the roles are said.
func (w *writer) table(t *notat.Table) {
	fit := w.fit(t)
	switch {
	case fit.turned:
		w.raw("<div class=\"scroll turned\">\n<table role=\"table\"")
	case fit.across:
		w.raw("<div class=\"scroll across\">\n<table role=\"table\"")
	default:
		w.raw("<div class=\"scroll\">\n<table role=\"table\"")
	}
	if len(t.Caption) == 0 {
		w.raw(" aria-label=\"")
		w.text(w.tableName())
		w.raw("\"")
	}
	classes := make([]string, 0, 2)
	if len(fit.columns) > 0 {
		classes = append(classes, "wide")
	}
	if fit.cards != "" {
		classes = append(classes, fit.cards)
	}
	if len(classes) > 0 {
		w.raw(" class=\"")
		w.text(strings.Join(classes, " "))
		w.raw("\"")
	}
	if len(fit.columns) > 0 {
		w.raw(" style=\"--paper:")
		w.number(fit.size)
		w.raw("pt\"")
	}
	w.raw(">\n")
	if len(t.Caption) > 0 {
		w.raw("<caption>")
		w.inlines(t.Caption)
		w.raw("</caption>\n")
	}
	for _, share := range fit.columns {
		w.raw("<col style=\"--paper:")
		w.number(share)
		w.raw("%\">\n")
	}
	w.raw("<thead role=\"rowgroup\">\n<tr role=\"row\">")
	names := make([]string, len(t.Head))
	for i, c := range t.Head {
		w.cell(c, "th", " role=\"columnheader\" scope=\"col\"", "")
		if fit.cards != "" {
			names[i] = typeset.Hyphenated(strings.Join((&notat.Document{Blocks: c.Blocks}).Text(), " "))
		}
	}
	w.raw("</tr>\n</thead>\n<tbody role=\"rowgroup\">\n")
	for _, r := range t.Rows {
		if !w.goOn() {
			return
		}
		w.raw("<tr role=\"row\">")
		for i, c := range r {
			if i == 0 && t.RowHeader {
				w.cell(c, "th", " role=\"rowheader\" scope=\"row\"", "")
				continue
			}
			w.cell(c, "td", " role=\"cell\"", names[i])
		}
		w.raw("</tr>\n")
	}
	w.raw("</tbody>\n</table>\n</div>\n")
}

// tableName is what a table without a caption is called: the heading above it, and
// which table under it, where there are more.
func (w *writer) tableName() string {
	w.tables++
	if w.tables == 1 || w.above == "" {
		return strings.TrimSpace(w.above + " (tabel)")
	}
	return w.above + " (tabel " + strconv.Itoa(w.tables) + ")"
}

// cell writes a cell; name is what it says of itself on a card.
func (w *writer) cell(c notat.Cell, tag, attr literal, name string) {
	if c.Number {
		attr += " class=\"number\""
	}
	w.raw("<", tag, attr)
	if name != "" {
		w.raw(" data-name=\"")
		w.text(name)
		w.raw("\"")
	}
	w.raw(">")
	w.tight(c.Blocks)
	w.raw("</", tag, ">")
}
