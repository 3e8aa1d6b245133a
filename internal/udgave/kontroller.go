package udgave

import (
	"reflect"
	"strings"

	"notat/internal/samtale"
)

// kontroller keeps the answers to places that are public, with the places as
// they are numbered now, and empties their reasons.
func (d *reduktion) kontroller(r *samtale.Record) {
	var out []samtale.Kontrol
	for i, k := range r.Kontroller {
		gammel := nr("/kontroller", i)
		ny, ok := d.steder.reduceret(k.Sted)
		ok = ok && k.Sted != "" && svarKoder[k.Kode] && findes(reflect.ValueOf(r).Elem(), ny)
		switch {
		case !ok:
			d.udelad(gammel, Kontrol)
			continue
		case k.Begrundelse != "":
			d.udelad(gammel+"/begrundelse", Kontrol)
		}
		out = append(out, samtale.Kontrol{Kode: k.Kode, Sted: ny})
	}
	r.Kontroller = out
}

// daekker reports whether an answer to a place covers a pointer: the place and
// all below it. An answer that names no place covers nothing; samtale warns of it.
func daekker(sted, pointer string) bool {
	return sted != "" && (sted == pointer || strings.HasPrefix(pointer, sted) && pointer[len(sted)] == '/')
}
