package udgave

import (
	"cmp"

	"notat/internal/post"
	"notat/internal/samtale"
)

// reduceDeltagere puts the role in the place of each name that is not public.
func (d *reduction) reduceDeltagere(r *samtale.Record) {
	for i := range r.Deltagere {
		p := &r.Deltagere[i]
		if p.Navn == "" || p.NavnIsPublic() {
			continue
		}
		p.Navn = ""
		if !samtale.Visible(p.Titel) {
			p.Titel = d.partName(p)
			if p.Titel == p.Gruppe { // what is found in one is found in both
				d.places.replaced(post.Item("", "deltagere", i)+"/gruppe", post.Item("", "deltagere", i)+"/titel")
			}
		}
		d.omit(post.Item("", "deltagere", i)+"/navn", Navn)
	}
}

// partName gives the label of a participant's party.
func (d *reduction) partName(p *samtale.Deltager) string {
	for _, s := range []string{p.Gruppe, d.krav.Partnavne[p.Part]} {
		if samtale.Visible(s) {
			return s
		}
	}
	return cmp.Or(d.krav.Partnavne["andre"], string(p.Part)) // a draft may lack the party
}
