package compose

import (
	"strconv"
	"strings"

	"notat/internal/notat"
	"notat/internal/post"
	"notat/internal/samtale"
)

// tabel is a table. Rows of unequal length are filled up, so that
// no cell is lost; a column in which every word is a number is set as numbers.
func (c *composer) tabel(p place, b *samtale.Tabel) []notat.Block {
	width := len(b.Hoved)
	for _, r := range b.Raekker {
		width = max(width, len(r))
	}
	if width == 0 {
		return nil
	}
	t := &notat.Table{Head: c.tableRow(p.key("hoved"), "felt.tabel.hoved", b.Hoved, width)}
	for i, r := range b.Raekker {
		if p := post.Item(p, "raekker", i); b.Format == samtale.Markdown {
			t.Rows = append(t.Rows, c.proseRow(p, r, width))
		} else {
			t.Rows = append(t.Rows, c.tableRow(p, "felt.tabel.celle", r, width))
		}
	}
	for k := range width {
		if !isNumeric(b.Raekker, k) {
			continue
		}
		t.Head[k].Number = true
		for _, r := range t.Rows {
			r[k].Number = true
		}
	}
	if !blank(b.Billedtekst) {
		t.Caption = c.inlines.list(c.ord(p.key("billedtekst"), "felt.tabel.billedtekst", b.Billedtekst))
	}
	return c.blokke.list(t)
}

func (c *composer) tableRow(p place, titel string, cells []string, width int) []notat.Cell {
	out := make([]notat.Cell, width)
	for i, s := range cells {
		switch {
		case !blank(s):
			out[i] = c.cell(c.ord(p.nr(i), titel, s))
		case c.o.Draft:
			out[i] = c.cell(c.ask(p.nr(i), titel, "prompt.celle"))
		}
	}
	return out
}

// proseRow is a row whose cells are Markdown.
func (c *composer) proseRow(p place, cells []string, width int) []notat.Cell {
	out := make([]notat.Cell, width)
	for i, s := range cells {
		out[i].Blocks = c.prosa(p, strconv.Itoa(i), "felt.tabel.celle", s)
		if blank(s) && c.o.Draft {
			f := c.ask(p.nr(i), "felt.tabel.celle", "prompt.celle")
			f.Rich = true
			out[i] = c.cell(f)
		}
	}
	return out
}

// isNumeric reports whether column k holds numbers and nothing else.
func isNumeric(raekker [][]string, k int) bool {
	any := false
	for _, r := range raekker {
		if k >= len(r) || blank(r[k]) {
			continue
		}
		if !isTal(r[k]) {
			return false
		}
		any = true
	}
	return any
}

// isTal reports whether s is a number as Danish writes it: "7,4", "-3", "1.250", "12 %".
func isTal(s string) bool {
	s = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(s), "%"))
	s = strings.TrimLeft(s, "+-−")
	return s != "" && strings.Trim(s, "0123456789.,") == "" && s[0] >= '0' && s[0] <= '9'
}
