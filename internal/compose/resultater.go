package compose

import (
	"notat/internal/notat"
	"notat/internal/post"
	"notat/internal/samtale"
)

// resultater is measured results in the record's order: neighbours with numbers
// share a table, neighbours in words only a definition list. A diagram is drawn
// beside the table and never instead of it.
func (c *composer) resultater(p place, b *samtale.Resultater, intern bool) []notat.Block {
	all := make([]resultat, len(b.Resultater))
	for i := range b.Resultater {
		all[i] = resultat{Resultat: &b.Resultater[i], p: post.Item(p, "resultater", i)}
		all[i].intern = c.intern(all[i].p, b.Resultater[i].Synlighed) && !intern
	}
	var out []notat.Block
	for len(all) > 0 {
		n := 1
		for n < len(all) && all[n].tal() == all[0].tal() {
			n++
		}
		if all[0].tal() {
			out = append(out, c.numberTable(all[:n])...)
			if b.Diagram {
				out = append(out, c.charts(all[:n])...)
			}
		} else {
			out = append(out, c.definitions(all[:n]))
		}
		all = all[n:]
	}
	return out
}

// resultat is a result with its place.
type resultat struct {
	*samtale.Resultat
	p            place
	intern       bool // internal by itself, not with all around it
	withoutKilde bool // its source is said elsewhere
}

// tal reports whether the result belongs in a table.
func (r resultat) tal() bool { return r.showsTal() || len(r.Tidligere) > 0 }

// showsTal reports whether any number of the result's unit is printed.
func (r resultat) showsTal() bool {
	for _, t := range r.Tidligere {
		if t.Vaerdi != "" {
			return true
		}
	}
	return r.Vaerdi != "" || r.Kommunetal != "" || r.Landstal != "" || r.SocialReference != ""
}

// definitions is results in words only: what was measured as the term, and the
// words under it.
func (c *composer) definitions(rs []resultat) *notat.Definitions {
	d := &notat.Definitions{Items: make([]notat.Definition, len(rs))}
	for i, r := range rs {
		term := []notat.Inline{c.ord(r.p.key("maaling"), "felt.resultat.maaling", r.Maaling)}
		for _, f := range []notat.Felt{c.fag(r), c.profilomraade(r), c.klassetrin(r), c.periode(r), c.enhed(r)} {
			term = next(term, f)
		}
		var blocks []notat.Block
		if r.intern {
			blocks = append(blocks, c.withRole(notat.Internt, c.tekst("internt.resultat")))
		}
		if f := c.antal(r.p, r.Antal); len(f.Inlines) > 0 {
			blocks = append(blocks, c.paragraph(c.tekst("resultat.antal")+": ", f))
		}
		if f := c.vurdering(r); len(f.Inlines) > 0 {
			blocks = append(blocks, c.paragraph(c.tekst("resultat.socialReference")+": ", f))
		}
		d.Items[i] = notat.Definition{Term: term, Blocks: append(blocks, c.bemaerkning(r)...)}
	}
	return d
}

// bemaerkning is what a result says in words: ord, note and its source.
func (c *composer) bemaerkning(r resultat) []notat.Block {
	out := c.prosa(r.p, "ord", "felt.resultat.ord", r.Ord)
	if !blank(r.Note) {
		out = append(out, c.withRole(notat.Note, c.ord(r.p.key("note"), "felt.resultat.note", r.Note)))
	}
	if r.hasKilde() && !r.withoutKilde {
		out = append(out, c.kilde(r, false))
	}
	return out
}

// hasKilde reports whether it is told where or when the numbers were taken.
func (r resultat) hasKilde() bool { return !blank(r.Kilde) || !blank(r.Hentet) }

// kilde is the source of a result, and when it was asked. One that several share
// cannot be changed in Word, where it stands only once.
func (c *composer) kilde(r resultat, shared bool) *notat.Paragraph {
	line := []notat.Inline{c.tekst("resultat.kilde") + ": "}
	if !blank(r.Kilde) {
		f := c.ord(r.p.key("kilde"), "felt.resultat.kilde", r.Kilde)
		f.Fixed = shared
		line = append(line, f)
	}
	if day := dato(r.Hentet); day != nil {
		label := c.tekst("resultat.hentet") + " "
		if len(line) > 1 {
			label = ", " + label
		}
		f := c.ord(r.p.key("hentet"), "felt.resultat.hentet", "")
		f.Inlines, f.Fixed = day, shared
		line = append(line, label, f)
	}
	return c.withRole(notat.Note, line...)
}

func (c *composer) fag(r resultat) notat.Felt {
	return c.optional(r.p, "fag", "felt.resultat.fag", r.Fag)
}

func (c *composer) profilomraade(r resultat) notat.Felt {
	return c.optional(r.p, "profilomraade", "felt.resultat.profilomraade", r.Profilomraade)
}

func (c *composer) klassetrin(r resultat) notat.Felt {
	return c.optional(r.p, "klassetrin", "felt.resultat.klassetrin", r.Klassetrin)
}

func (c *composer) periode(r resultat) notat.Felt {
	return c.optional(r.p, "periode", "felt.resultat.periode", r.Periode)
}
