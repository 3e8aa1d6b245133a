package compose

import (
	"strings"

	"notat/internal/notat"
	"notat/internal/post"
	"notat/internal/samtale"
)

// tabel is a table of plain text. Rows of unequal length are filled up, so that
// no cell is lost; a column in which every word is a number is set as numbers.
func (c *composer) tabel(p sti, b *samtale.Tabel) []notat.Block {
	width := len(b.Hoved)
	for _, r := range b.Raekker {
		width = max(width, len(r))
	}
	if width == 0 {
		return nil
	}
	t := &notat.Table{Head: c.tabelraekke(p.key("hoved"), "felt.tabel.hoved", b.Hoved, width)}
	for i, r := range b.Raekker {
		t.Rows = append(t.Rows, c.tabelraekke(post.Item(p, "raekker", i), "felt.tabel.celle", r, width))
	}
	for k := range width {
		if !talkolonne(b.Raekker, k) {
			continue
		}
		t.Head[k].Number = true
		for _, r := range t.Rows {
			r[k].Number = true
		}
	}
	if !nul(b.Billedtekst) {
		t.Caption = c.inlines.liste(c.ord(p.key("billedtekst"), "felt.tabel.billedtekst", b.Billedtekst))
	}
	return c.blokke.liste(t)
}

func (c *composer) tabelraekke(p sti, titel string, celler []string, width int) []notat.Cell {
	out := make([]notat.Cell, width)
	for i, s := range celler {
		switch {
		case !nul(s):
			out[i] = c.celle(c.ord(p.nr(i), titel, s))
		case c.o.Draft:
			out[i] = c.celle(c.spoerg(p.nr(i), titel, "prompt.celle"))
		}
	}
	return out
}

// talkolonne reports whether column k holds numbers and nothing else.
func talkolonne(raekker [][]string, k int) bool {
	any := false
	for _, r := range raekker {
		if k >= len(r) || nul(r[k]) {
			continue
		}
		if !erTal(r[k]) {
			return false
		}
		any = true
	}
	return any
}

// erTal reports whether s is a number as Danish writes it: "7,4", "-3", "1.250", "12 %".
func erTal(s string) bool {
	s = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(s), "%"))
	s = strings.TrimLeft(s, "+-−")
	return s != "" && strings.Trim(s, "0123456789.,") == "" && s[0] >= '0' && s[0] <= '9'
}
