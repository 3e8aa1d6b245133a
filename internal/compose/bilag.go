package compose

import "notat/internal/notat"

// bilag is the attachments: a list at the end, each with its title, where it is
// found and what is said of it. The address is printed, for who reads on paper.
func (c *composer) bilag() []notat.Block {
	if len(c.r.Bilag) == 0 {
		return nil
	}
	l := &notat.List{Items: make([]notat.Item, len(c.r.Bilag))}
	for i, b := range c.r.Bilag {
		p := place("/bilag").nr(i)
		line := next(nil, c.ord(p.key("titel"), "felt.bilag.titel", b.Titel))
		line = next(line, c.optional(p, "note", "felt.bilag.note", b.Note))
		if !blank(b.Adresse) {
			f := c.fixed(p.key("adresse"), "felt.bilag.adresse", "")
			f.Inlines = henvisning(b.Adresse)
			line = append(line, notat.Text(": "), f)
		}
		l.Items[i].Inlines = line
	}
	return []notat.Block{c.overskrift("/bilag", "bilag.overskrift"), l}
}
