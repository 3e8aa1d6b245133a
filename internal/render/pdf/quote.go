package pdf

import (
	"notat/internal/notat"
	"notat/internal/tagpdf"
	"notat/internal/template"
)

// quoteStyle gives quotes a rule and an indent where the template gives
// neither: a reader must see who speaks.
func quoteStyle(st *style, rule string) *style {
	e := st.border
	if st.left > 0 || st.shading != "" || e.Left.Width+e.Top.Width+e.Bottom.Width > 0 {
		return st
	}
	return st.with(func(c *style) {
		c.left = 16
		c.border.Left = template.Border{Width: 2, Color: rule, Space: 12}
	})
}

// quote adds a quote: its words, then who said them.
func (b *builder) quote(q *notat.Quote) {
	st := b.styles.quote
	inner := *st
	inner.left, inner.right, inner.shading, inner.border = 0, 0, "", template.Borders{}
	inner.before, inner.after = 0, 0.35*st.size

	b.gap(st.before)
	framed := b.frame(st)
	if framed != nil {
		b.open(framed)
	}
	b.open(&element{tag: tagpdf.Quote})
	outer := *b
	b.x, b.width, b.body, b.nested = b.x+st.left, b.width-st.left-st.right, &inner, true
	b.blocks(q.Blocks)
	if !notat.Empty(q.Source) {
		if len(b.flow) > len(outer.flow) {
			b.keepLast(need)
		}
		b.tighten(0.15 * st.size)
		b.paragraph(elP, q.Source, b.source, false)
	}
	b.x, b.width, b.body, b.nested = outer.x, outer.width, outer.body, outer.nested
	b.tighten(0)
	b.close()
	if framed != nil {
		b.close()
	}
	b.clear(max(st.after, 0.6*st.size))
}
