package compose

import (
	"notat/internal/notat"
	"notat/internal/post"
	"notat/internal/samtale"
)

// section adds a section: its heading, then why it has no content or its blocks,
// then the sections below it. intern says that a section above is internal.
func (c *composer) section(out []notat.Block, p place, a *samtale.Afsnit, depth int, intern bool) []notat.Block {
	if depth > samtale.MaxAfsnitDepth {
		c.fail(p, "sections nest deeper than %d", samtale.MaxAfsnitDepth)
		return out
	}
	out = append(out, &notat.Heading{
		Level: depth + 1, Anchor: string(p),
		Inlines: c.inlines.list(c.ord(p.key("overskrift"), "felt.afsnit.overskrift", a.Overskrift)),
	})
	if c.intern(p, a.Synlighed) && !intern {
		intern = true
		out = append(out, c.withRole(notat.Internt, c.tekst("internt.afsnit")))
	}
	if c.missing[a.Del] {
		delete(c.missing, a.Del) // a part with several empty sections is asked for once
		out = append(out, c.missingTekst(a.Del, p.key("blokke").key("-"), p.key("udenIndhold"))...)
	} else if c.form() && len(a.Blokke)+len(a.Afsnit) == 0 && a.UdenIndhold == nil {
		out = append(out, c.blankDel(a.Del, p.key("blokke").key("-"), p.key("udenIndhold"))...)
	}
	if a.UdenIndhold != nil {
		if line := c.udenIndhold(p.key("udenIndhold"), a.UdenIndhold); line != nil {
			out = append(out, c.withRole(notat.Note, line...))
		}
	}
	for i, b := range a.Blokke {
		p := post.Item(p, "blokke", i)
		if b == nil {
			c.fail(p, "a block of no kind")
			return out
		}
		hidden := c.intern(p, b.Visibility())
		if hidden && !intern {
			out = append(out, c.withRole(notat.Internt, c.tekst("internt.blok")))
		}
		out = append(out, c.blok(p, b, hidden || intern)...)
	}
	for i := range a.Afsnit {
		out = c.section(out, post.Item(p, "afsnit", i), &a.Afsnit[i], depth+1, intern)
	}
	return out
}

// intern reports whether something is internal. The public edition is made of a
// reduced record: something internal in it is a leak and stops the work.
func (c *composer) intern(p place, s samtale.Synlighed) bool {
	switch s {
	case "", samtale.Offentlig:
		return false
	case samtale.Intern:
		if c.o.Udgave == notat.Offentlig {
			c.fail(p, "internal, in the public edition")
		}
	default:
		c.fail(p, "unknown visibility %q", s)
	}
	return true
}

// udenIndhold says why a part has nothing to tell: the template's sentence for
// the reason, then the record's own words.
func (c *composer) udenIndhold(p place, u *samtale.UdenIndhold) []notat.Inline {
	var out []notat.Inline
	if u.Grund != "" { // a draft may lack it
		if s := c.navn(p.key("grund"), "udenIndhold.", u.Grund); s != "" {
			out = append(out, notat.Text(s))
		}
	}
	switch {
	case !blank(u.Tekst):
		out = append(out, gap(out), c.ord(p.key("tekst"), "felt.afsnit.udenIndhold", u.Tekst))
	case c.o.Draft:
		out = append(out, gap(out), c.ask(p.key("tekst"), "felt.afsnit.udenIndhold", "prompt.udenIndhold"))
	}
	return out
}
