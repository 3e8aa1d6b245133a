package udgave

import (
	"notat/internal/kontrol"
	"notat/internal/post"
	"notat/internal/samtale"
)

// kontroller keeps the answers to places that are public, with the places as
// they are numbered now, and empties their reasons.
func (d *reduction) kontroller(r *samtale.Record) {
	var out []samtale.Kontrol
	for i, k := range r.Kontroller {
		old := post.Item("", "kontroller", i)
		now, ok := d.places.reducedPlace(k.Sted)
		ok = ok && k.Sted != "" && kontrol.IsCode(k.Kode) && r.Has(now)
		switch {
		case !ok:
			d.omit(old, Kontrol)
			continue
		case k.Begrundelse != "":
			d.omit(old+"/begrundelse", Kontrol)
		}
		out = append(out, samtale.Kontrol{Kode: k.Kode, Sted: now})
	}
	r.Kontroller = out
}
