package udgave

import (
	"strings"

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
		ok = ok && k.Sted != "" && answerCodes[k.Kode] && r.Has(now)
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

// answers are the answers of a record: the places by code.
type answers map[string]map[string]bool

func newAnswers(list []samtale.Kontrol) answers {
	s := answers{}
	for _, k := range list {
		if s[k.Kode] == nil {
			s[k.Kode] = map[string]bool{}
		}
		s[k.Kode][k.Sted] = true
	}
	return s
}

// Answered reports whether a record answers a check of another package at a place.
func Answered(r *samtale.Record, kode, pointer string) bool {
	return newAnswers(r.Kontroller).covers(kode, pointer)
}

// covers reports whether a check is answered at a place or above it. An answer
// that names no place answers nothing; samtale warns of it.
func (s answers) covers(kode, pointer string) bool {
	for places := s[kode]; len(places) > 0 && pointer != ""; pointer = pointer[:strings.LastIndexByte(pointer, '/')] {
		if places[pointer] {
			return true
		}
	}
	return false
}
