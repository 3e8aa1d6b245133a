package compose

import (
	"bytes"
	"encoding/base64"
	"image"
	_ "image/jpeg" // the two kinds of picture that a record may hold
	_ "image/png"
	"strings"

	"notat/internal/notat"
	"notat/internal/samtale"
)

// figur is a picture, taken out of its data URL as it is: what may not leave the
// house was removed from it before.
func (c *composer) figur(p sti, b *samtale.Figur) []notat.Block {
	head, data, ok := strings.Cut(b.Billede, ",")
	if !ok || !strings.HasPrefix(head, "data:") || !strings.HasSuffix(head, ";base64") {
		c.fail(p.key("billede"), "not a data URL in base64")
		return nil
	}
	picture, err := base64.StdEncoding.DecodeString(data)
	if err != nil {
		c.fail(p.key("billede"), "%w", err)
		return nil
	}
	config, kind, err := image.DecodeConfig(bytes.NewReader(picture))
	if err != nil {
		c.fail(p.key("billede"), "%w", err)
		return nil
	}
	f := &notat.Figure{
		Image: picture, MIME: "image/" + kind, Width: config.Width, Height: config.Height,
		Alt: b.Alt, Anchor: string(p),
	}
	if !nul(b.Billedtekst) {
		f.Caption = []notat.Inline{c.ord(p.key("billedtekst"), "felt.figur.billedtekst", b.Billedtekst)}
	}
	return []notat.Block{f}
}
