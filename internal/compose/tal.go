package compose

import (
	"strconv"
	"unicode/utf8"

	"notat/internal/notat"
	"notat/internal/post"
	"notat/internal/samtale"
)

// enhed, antal and tal are shown in Word but are not changed there.

func (c *composer) enhed(r resultat) notat.Felt {
	return c.fixed(r.p.key("enhed"), "felt.resultat.tal", r.Enhed)
}

func (c *composer) antal(p place, n *int) notat.Felt {
	if n == nil {
		return notat.Felt{}
	}
	return c.fixed(p.key("antal"), "felt.resultat.tal", strconv.Itoa(*n))
}

// tal is a number with the unit of its result: "7,40 %". The digits are kept.
func (c *composer) tal(r resultat, p place, key string, t samtale.Tal) []notat.Inline {
	if t == "" {
		return nil
	}
	tal := c.fixed(p.key(key), "felt.resultat.tal", t.Danish())
	if blank(r.Enhed) {
		return c.inlines.list(tal)
	}
	return c.inlines.list(tal, beforeEnhed(r.Enhed), c.enhed(r))
}

// beforeEnhed keeps a sign like % on the number's line; a word may go to the next.
func beforeEnhed(enhed string) notat.Text {
	if utf8.RuneCountInString(enhed) <= 2 {
		return "\u00a0"
	}
	return " "
}

// vaerdi is the school's own number: "ca. 7,4 %" where it is not exact.
func (c *composer) vaerdi(r resultat) []notat.Inline {
	out := c.tal(r, r.p, "vaerdi", r.Vaerdi)
	if r.Cirka && out != nil {
		return append([]notat.Inline{c.tekst("resultat.cirka") + "\u00a0"}, out...)
	}
	return out
}

// reference is the socio-economic reference and the verdict on it: "7,1 (over niveau)".
func (c *composer) reference(r resultat) []notat.Inline {
	out := c.tal(r, r.p, "socialReference", r.SocialReference)
	verdict := c.vurdering(r)
	switch {
	case len(verdict.Inlines) == 0:
		return out
	case out == nil:
		return c.inlines.list(verdict)
	}
	return append(out, notat.Text(" ("), verdict, notat.Text(")"))
}

// vurdering is the verdict in words. Nobody changes it in Word.
func (c *composer) vurdering(r resultat) notat.Felt {
	if r.Referencevurdering == "" {
		return notat.Felt{}
	}
	p := r.p.key("referencevurdering")
	return c.fixed(p, "felt.resultat.vurdering", c.navn(p, "referencevurdering.", string(r.Referencevurdering)))
}

// tidligere is earlier values, each with its period. Nothing is computed from
// them, and one that may not be set against the others says so.
func (c *composer) tidligere(r resultat) []notat.Block {
	var out []notat.Block
	for i, t := range r.Tidligere {
		p := post.Item(r.p, "tidligere", i)
		line := []notat.Inline{c.ord(p.key("periode"), "felt.resultat.periode", t.Periode)}
		if t.Vaerdi != "" {
			line = append(line, notat.Text(": "))
			line = append(line, c.tal(r, p, "vaerdi", t.Vaerdi)...)
		}
		if antal := c.antal(p, t.Antal); len(antal.Inlines) > 0 {
			line = append(line, ", "+c.tekst("resultat.tidligereAntal")+" ", antal)
		}
		if !t.Sammenlignelig {
			line = append(line, " ("+c.tekst("resultat.ikkeSammenlign")+")")
		}
		out = append(out, c.paragraph(line...))
	}
	return out
}
