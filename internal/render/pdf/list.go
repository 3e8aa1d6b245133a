package pdf

import (
	"strconv"

	"notat/internal/notat"
	"notat/internal/template"
)

// Space between two items of a list, in parts of their size; a list within a
// cell or a column stands closer.
const (
	between       = 0.28
	betweenNested = 0.14
)

// list adds a list at level 0 or 1, its text indented from the flow's edge.
func (b *builder) list(l *notat.List, level int) {
	ls, el := b.bullet, elDisc
	if l.Ordered {
		ls, el = b.number, elDecimal
	}
	st := b.listBody(ls)
	lv := ls.levels[min(level, 1)]
	left, hanging := b.indent(lv, level)
	b.open(el)
	if level == 0 {
		b.gap(st.before)
	}
	gap := between * st.size
	if b.nested {
		gap = betweenNested * st.size
	}
	mark := st.plain()
	if lv.Color != "" {
		mark.color = lv.Color
	}
	var sign *para // the marker of each item
	n := 0
	for i := range l.Items {
		if b.ended() {
			break
		}
		it := &l.Items[i]
		if notat.Empty(it.Inlines) && it.Sub == nil {
			continue
		}
		if n++; n > 1 || level > 0 {
			b.gap(gap)
		}
		switch {
		case l.Ordered:
			sign = b.marker(strconv.Itoa(n)+".", mark)
		case sign == nil:
			sign = b.marker(lv.Marker, mark)
		}
		b.open(elLI)
		b.label(sign, b.x+left-hanging)
		b.open(elLBody)
		short := it.Sub == nil
		if notat.Empty(it.Inlines) {
			b.put(item{kind: label, para: &para{}, height: st.lead, keep: wish})
		} else {
			words := b.para(it.Inlines, st, b.x+left, b.width-left)
			b.lines(words)
			short = short && len(words.lines) < 3
		}
		if it.Sub != nil {
			if len(it.Sub.Items) > 0 {
				b.keepLast(need)
			}
			b.list(it.Sub, level+1)
		}
		b.close()
		b.close()
		if len(l.Items) > 2 && (i == 0 && short || i == len(l.Items)-2) {
			b.keepLast(wish) // no short item alone at the end of a page
		}
	}
	b.close()
	if level == 0 {
		b.gap(st.after)
	}
}

// listBody is the style of a list's words: the list's own, or in a cell or a
// column the style of the words around it.
func (b *builder) listBody(ls listStyle) *style {
	if b.nested {
		return b.body.with(func(c *style) { c.first, c.left, c.align = 0, 0, "left" })
	}
	return ls.style.with(func(c *style) { c.first, c.left = 0, 0 })
}

// indent gives the place of an item's text and how far to its left the marker
// stands. Where there is little room, both are narrower.
func (b *builder) indent(lv template.ListLevel, level int) (left, hanging float64) {
	left, hanging = lv.Left, lv.Hanging
	if b.nested {
		hanging = min(hanging, 1.15*b.body.size)
		left = b.inset + hanging*float64(level+1)
	}
	if left > b.width/3 {
		hanging = min(hanging, b.width/6)
		left = hanging * float64(min(level+1, 2))
	}
	return left, hanging
}

// marker sets a label.
func (b *builder) marker(s string, st *style) *para {
	return b.para([]notat.Inline{notat.Text(s)}, st, 0, 1000)
}

// label adds the label of the line that follows, at x. It takes no room of its own.
func (b *builder) label(sign *para, x float64) {
	p := b.desk.paras.New()
	*p = *sign
	p.x = x
	b.open(elLbl)
	b.put(item{kind: label, para: p, keep: must})
	b.close()
}
