package compose

import (
	"notat/internal/notat"
	"notat/internal/samtale"
)

// figur is a picture as it is drawn: made anew from its pixels, so that nothing
// of the posted file reaches a document but them. A draft may lack it, or the
// words for those who cannot see it.
func (c *composer) figur(p place, b *samtale.Figur) []notat.Block {
	var caption []notat.Inline
	if !blank(b.Billedtekst) {
		caption = c.inlines.list(c.ord(p.key("billedtekst"), "felt.figur.billedtekst", b.Billedtekst))
	}
	if blank(b.Billede) && c.udkast() {
		out := []notat.Block{c.withRole(notat.Missing, c.tekst("mangler.billede"))}
		if caption != nil {
			out = append(out, c.paragraph(caption...))
		}
		return out
	}
	t, err := b.Picture()
	if err != nil {
		c.fail(p.key("billede"), "%w", err)
		return nil
	}
	alt := b.Alt
	if blank(alt) && c.udkast() {
		alt = c.t.Tekst("mangler.alt")
	}
	return []notat.Block{&notat.Figure{
		Image: t.Data, MIME: t.MIME, Width: t.Width, Height: t.Height, PerInch: t.PerInch,
		Alt: alt, Caption: caption, Anchor: string(p),
	}}
}
