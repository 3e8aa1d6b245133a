package udgave

import (
	"strings"

	"notat/internal/post"
	"notat/internal/samtale"
)

// kontroller keeps the answers to places that are public, with the places as
// they are numbered now, and empties their reasons.
func (d *reduktion) kontroller(r *samtale.Record) {
	var out []samtale.Kontrol
	for i, k := range r.Kontroller {
		gammel := post.Item("", "kontroller", i)
		ny, ok := d.steder.reduceret(k.Sted)
		ok = ok && k.Sted != "" && svarKoder[k.Kode] && r.Has(ny)
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

// svar are the answers of a record: the places by code.
type svar map[string]map[string]bool

func nyeSvar(list []samtale.Kontrol) svar {
	s := svar{}
	for _, k := range list {
		if s[k.Kode] == nil {
			s[k.Kode] = map[string]bool{}
		}
		s[k.Kode][k.Sted] = true
	}
	return s
}

// Besvaret reports whether a record answers a check of another package at a place.
func Besvaret(r *samtale.Record, kode, pointer string) bool {
	return nyeSvar(r.Kontroller).daekker(kode, pointer)
}

// daekker reports whether a check is answered at a place or above it. An answer
// that names no place answers nothing; samtale warns of it.
func (s svar) daekker(kode, pointer string) bool {
	for steder := s[kode]; len(steder) > 0 && pointer != ""; pointer = pointer[:strings.LastIndexByte(pointer, '/')] {
		if steder[pointer] {
			return true
		}
	}
	return false
}
