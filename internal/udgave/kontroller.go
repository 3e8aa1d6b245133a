package udgave

import (
	"slices"

	"notat/internal/post"
	"notat/internal/samtale"
)

// keepKontroller gives the reduced record the answers that it needs itself, and notes
// which of those posted went, or went without their reason.
func (d *reduction) keepKontroller(posted []samtale.Kontrol, r *samtale.Record, kept []samtale.Kontrol) {
	r.Kontroller = kept
	for i, k := range posted {
		at := post.Item("", "kontroller", i)
		now, ok := d.places.reducedPlace(k.Sted)
		bare := samtale.Kontrol{Kode: k.Kode, Sted: now, Fund: k.Fund}
		switch {
		case !ok || !slices.Contains(kept, bare):
			d.omit(at, Kontrol)
		case k.Begrundelse != "":
			d.omit(at+"/begrundelse", Kontrol)
		}
	}
}
