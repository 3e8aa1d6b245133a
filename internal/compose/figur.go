package compose

import (
	"notat/internal/notat"
	"notat/internal/samtale"
)

// figur is a picture as it is drawn: made anew from its pixels, so that nothing
// of the posted file reaches a document but them.
func (c *composer) figur(p sti, b *samtale.Figur) []notat.Block {
	t, err := b.Tegning()
	if err != nil {
		c.fail(p.key("billede"), "%w", err)
		return nil
	}
	f := &notat.Figure{Image: t.Data, MIME: t.MIME, Width: t.Width, Height: t.Height, Alt: b.Alt, Anchor: string(p)}
	if !nul(b.Billedtekst) {
		f.Caption = []notat.Inline{c.ord(p.key("billedtekst"), "felt.figur.billedtekst", b.Billedtekst)}
	}
	return []notat.Block{f}
}
