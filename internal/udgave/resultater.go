package udgave

import (
	"slices"
	"strings"

	"notat/internal/post"
	"notat/internal/samtale"
)

// maalt is a result, and whether the public edition shows its numbers as far as
// its visibility and its kind go.
type maalt struct {
	*samtale.Resultat
	vises bool
}

// alleResultater gives every result of the record.
func alleResultater(r *samtale.Record, k *samtale.Krav) []maalt {
	var out []maalt
	var walk func(list []samtale.Afsnit, vises bool)
	walk = func(list []samtale.Afsnit, vises bool) {
		for i := range list {
			vises := vises && list[i].Synlighed != samtale.Intern
			for _, b := range list[i].Blokke {
				res, ok := b.(*samtale.Resultater)
				if !ok {
					continue
				}
				for j := range res.Resultater {
					x := &res.Resultater[j]
					intern := res.Synlighed == samtale.Intern || x.Synlighed == samtale.Intern
					out = append(out, maalt{x, vises && !intern && !slices.Contains(k.Fortrolige, x.Art)})
				}
			}
			walk(list[i].Afsnit, vises)
		}
	}
	walk(r.Afsnit, true)
	return out
}

// resultater reduces a block of results. It is false when nothing remains.
func (d *reduktion) resultater(b *samtale.Resultater, gammel, ny string) bool {
	var out []samtale.Resultat
	for i := range b.Resultater {
		r := &b.Resultater[i]
		g := post.Item(gammel, "resultater", i)
		if r.Synlighed == samtale.Intern {
			d.udelad(g, Intern)
			d.steder.fjernet(g)
			continue
		}
		n := post.Item(ny, "resultater", len(out))
		d.steder.flyttet(g, n)
		if slices.Contains(d.krav.Fortrolige, r.Art) {
			d.fortroligt(r, g)
		} else if s := d.tal[r]; s != nil {
			d.skjul(r, s, g, n)
		}
		out = append(out, *r)
	}
	b.Resultater = out
	return len(out) > 0
}

// fortroligt drops every number of a result of a confidential kind.
func (d *reduktion) fortroligt(r *samtale.Resultat, gammel string) {
	tal := r.Antal != nil || r.Vaerdi != "" || r.Kommunetal != "" || r.Landstal != "" || r.SocialReference != ""
	for _, t := range r.Tidligere {
		tal = tal || t.Antal != nil || t.Vaerdi != ""
	}
	if !tal {
		return
	}
	r.Antal, r.Vaerdi, r.Kommunetal, r.Landstal, r.SocialReference, r.Tidligere = nil, "", "", "", "", nil
	udenEnhed(r)
	r.Note = medSaetning(r.Note, d.krav.Saetninger.TalFortrolige)
	d.udelad(gammel, Fortrolig)
}

// skjul drops the numbers of a result that are about too few.
func (d *reduktion) skjul(r *samtale.Resultat, s *skjult, gammel, ny string) {
	if s.eget != "" {
		r.Vaerdi, r.Antal = "", nil
		d.udelad(gammel, s.eget)
	}
	var out []samtale.Tidligere
	var perioder []string
	for i, t := range r.Tidligere {
		g := post.Item(gammel, "tidligere", i)
		if s.tidligere[i] == "" {
			d.steder.flyttet(g, post.Item(ny, "tidligere", len(out)))
			out = append(out, t)
			continue
		}
		d.udelad(g, s.tidligere[i])
		d.steder.fjernet(g)
		perioder = append(perioder, t.Periode)
	}
	r.Tidligere = out
	saetning := d.krav.Saetninger.FaaElever
	if s.eget == "" { // the result's own number stands: say which are missing
		saetning = strings.TrimSuffix(saetning, ".") + " (" + strings.Join(perioder, ", ") + ")."
	}
	r.Note = medSaetning(r.Note, saetning)
	udenEnhed(r)
}

// udenEnhed drops what says how to read a number when no number is left.
func udenEnhed(r *samtale.Resultat) {
	if r.Vaerdi == "" {
		r.Cirka = false
	}
	if r.Vaerdi == "" && r.Kommunetal == "" && r.Landstal == "" && r.SocialReference == "" && len(r.Tidligere) == 0 {
		r.Enhed = ""
	}
}

// medSaetning adds a sentence to a note that does not say it yet.
func medSaetning(note, saetning string) string {
	switch {
	case strings.TrimSpace(note) == "":
		return saetning
	case strings.Contains(note, saetning):
		return note
	}
	return note + " " + saetning
}
