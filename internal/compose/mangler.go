package compose

import (
	"notat/internal/notat"
	"notat/internal/samtale"
)

// missingDele is the required parts that a draft lacks. Whether a part is filled
// is samtale's rule; its answer stands among the warnings.
func (c *composer) missingDele(k samtale.Krav, warnings []string) map[samtale.Del]bool {
	if !c.udkast() {
		return nil
	}
	out := map[samtale.Del]bool{}
	for _, d := range samtale.Dele {
		for _, code := range warnings {
			if code == "mangler-"+string(d) && k.Dele[d] == samtale.Kraevet {
				out[d] = true
			}
		}
	}
	return out
}

// dele is the sections in the record's order, and between them the missing parts
// that have no section yet, each before the first section of a later part that
// stands after all sections of earlier parts, else last.
func (c *composer) dele() []notat.Block {
	before := make([][]notat.Block, len(c.r.Afsnit)+1)
	for n, d := range samtale.Dele {
		switch i, there := c.placeOf(n); {
		case there:
		case c.missing[d]:
			before[i] = append(before[i], c.missingDel(d)...)
		case d == samtale.Indsatser && c.form():
			before[i] = append(before[i], c.blankIndsatser()...)
		}
	}
	var out []notat.Block
	for i := range c.r.Afsnit {
		out = append(out, before[i]...)
		out = c.section(out, place("/afsnit").nr(i), &c.r.Afsnit[i], 1, false)
	}
	out = append(out, before[len(c.r.Afsnit)]...)
	if c.form() && lacksAftaler(c.r.Afsnit) {
		out = append(out, c.blankAftaler()...)
	}
	return out
}

// placeOf gives the index of the section before which the part with number n in
// samtale.Dele belongs, and whether it has a section of its own.
func (c *composer) placeOf(n int) (i int, there bool) {
	i = len(c.r.Afsnit)
	for k := range c.r.Afsnit {
		earlier, same, later := compareDele(&c.r.Afsnit[k], n)
		there = there || same
		switch {
		case earlier:
			i = len(c.r.Afsnit)
		case later && i > k:
			i = k
		}
	}
	return i, there
}

// compareDele compares the parts of a section and of those below it with number n.
func compareDele(a *samtale.Afsnit, n int) (earlier, same, later bool) {
	for m, d := range samtale.Dele {
		if a.Del == d {
			earlier, same, later = m < n, m == n, m > n
		}
	}
	for i := range a.Afsnit {
		e, s, l := compareDele(&a.Afsnit[i], n)
		earlier, same, later = earlier || e, same || s, later || l
	}
	return earlier, same, later
}

// missingDel is a missing part that has no section: the heading it would have,
// the sentence and, in an editable draft, a prompt. "-" in the pointer is the
// place after the last section (RFC 6901), and the part's name tells them apart.
func (c *composer) missingDel(d samtale.Del) []notat.Block {
	p := place("/afsnit/-").key(string(d))
	return append([]notat.Block{c.overskrift(p, "del."+string(d))}, c.missingTekst(d, p, p.key("udenIndhold"))...)
}

// missingTekst is the sentence that a part is missing, and in a form the places
// for what it lacks.
func (c *composer) missingTekst(d samtale.Del, blokke, uden place) []notat.Block {
	out := []notat.Block{c.withRole(notat.Missing, notat.Text(c.navn(blokke, "mangler.", string(d))))}
	if c.form() {
		out = append(out, c.blankDel(d, blokke, uden)...)
	}
	return out
}

// missingFelt is the sentence that a single field is missing, with its prompt if it has one.
func (c *composer) missingFelt(key string, f notat.Felt) *notat.Paragraph {
	if f.Prompt == "" {
		return c.withRole(notat.Missing, c.tekst(key))
	}
	return c.withRole(notat.Missing, c.tekst(key), notat.Text(" "), f)
}
