package kontrol

import (
	"strings"

	"notat/internal/samtale"
)

// IsCode reports whether an answer in kontroller may have a code.
func IsCode(kode string) bool { return codes[kode] }

var codes = func() map[string]bool {
	m := map[string]bool{}
	for _, r := range checks {
		m[r.Kode] = true
	}
	return m
}()

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
