package compose

import (
	"notat/internal/notat"
	"notat/internal/post"
	"notat/internal/samtale"
)

// resultater is measured results in the record's order: neighbours with numbers
// share a table, neighbours in words only a definition list. A diagram is drawn
// beside the table and never instead of it.
func (c *composer) resultater(p sti, b *samtale.Resultater, intern bool) []notat.Block {
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
			out = append(out, c.taltabel(all[:n])...)
			if b.Diagram {
				out = append(out, c.diagrammer(all[:n])...)
			}
		} else {
			out = append(out, c.ordliste(all[:n]))
		}
		all = all[n:]
	}
	return out
}

// resultat is a result with its place.
type resultat struct {
	*samtale.Resultat
	p         sti
	intern    bool // internal by itself, not with all around it
	udenKilde bool // its source is said elsewhere
}

// tal reports whether the result belongs in a table.
func (r resultat) tal() bool { return r.visertal() || len(r.Tidligere) > 0 }

// visertal reports whether any number of the result's unit is printed.
func (r resultat) visertal() bool {
	for _, t := range r.Tidligere {
		if t.Vaerdi != "" {
			return true
		}
	}
	return r.Vaerdi != "" || r.Kommunetal != "" || r.Landstal != "" || r.SocialReference != ""
}

// ordliste is results in words only: what was measured as the term, and the
// words under it.
func (c *composer) ordliste(rs []resultat) *notat.Definitions {
	d := &notat.Definitions{Items: make([]notat.Definition, len(rs))}
	for i, r := range rs {
		term := []notat.Inline{c.ord(r.p.key("maaling"), "felt.resultat.maaling", r.Maaling)}
		for _, f := range []notat.Felt{c.fag(r), c.profilomraade(r), c.klassetrin(r), c.periode(r), c.enhed(r)} {
			term = naeste(term, f)
		}
		var blocks []notat.Block
		if r.intern {
			blocks = append(blocks, c.rolle(notat.Internt, c.tekst("internt.resultat")))
		}
		if f := c.antal(r.p, r.Antal); len(f.Inlines) > 0 {
			blocks = append(blocks, c.afsnit(c.tekst("resultat.antal")+": ", f))
		}
		d.Items[i] = notat.Definition{Term: term, Blocks: append(blocks, c.bemaerkning(r)...)}
	}
	return d
}

// bemaerkning is what a result says in words: ord, note and its source.
func (c *composer) bemaerkning(r resultat) []notat.Block {
	out := c.prosa(r.p, "ord", "felt.resultat.ord", r.Ord)
	if !nul(r.Note) {
		out = append(out, c.rolle(notat.Note, c.ord(r.p.key("note"), "felt.resultat.note", r.Note)))
	}
	if r.harKilde() && !r.udenKilde {
		out = append(out, c.kilde(r, false))
	}
	return out
}

// harKilde reports whether it is told where or when the numbers were taken.
func (r resultat) harKilde() bool { return !nul(r.Kilde) || !nul(r.Hentet) }

// kilde is the source of a result, and when it was asked. One that several share
// cannot be changed in Word, where it stands only once.
func (c *composer) kilde(r resultat, faelles bool) *notat.Paragraph {
	line := []notat.Inline{c.tekst("resultat.kilde") + ": "}
	if !nul(r.Kilde) {
		f := c.ord(r.p.key("kilde"), "felt.resultat.kilde", r.Kilde)
		f.Fixed = faelles
		line = append(line, f)
	}
	if day := dato(r.Hentet); day != nil {
		label := c.tekst("resultat.hentet") + " "
		if len(line) > 1 {
			label = ", " + label
		}
		f := c.ord(r.p.key("hentet"), "felt.resultat.hentet", "")
		f.Inlines, f.Fixed = day, faelles
		line = append(line, label, f)
	}
	return c.rolle(notat.Note, line...)
}

func (c *composer) fag(r resultat) notat.Felt {
	return c.valgfri(r.p, "fag", "felt.resultat.fag", r.Fag)
}

func (c *composer) profilomraade(r resultat) notat.Felt {
	return c.valgfri(r.p, "profilomraade", "felt.resultat.profilomraade", r.Profilomraade)
}

func (c *composer) klassetrin(r resultat) notat.Felt {
	return c.valgfri(r.p, "klassetrin", "felt.resultat.klassetrin", r.Klassetrin)
}

func (c *composer) periode(r resultat) notat.Felt {
	return c.valgfri(r.p, "periode", "felt.resultat.periode", r.Periode)
}
