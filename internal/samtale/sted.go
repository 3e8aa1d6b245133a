package samtale

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"notat/internal/post"
	"notat/internal/prosa"
)

// Sted puts a pointer into the record in a clerk's words: "»Opfølgning«, aftalen
// »Flere læser«, frist". A section is told by its heading, and what is in it by what
// it is and what it says; nothing is counted. A key that no record has is named as
// it is written.
func Sted(r *Record, pointer string) string {
	if !post.Pointer(pointer).IsValid() {
		return pointer
	}
	keys := slices.Collect(post.Pointer(pointer).Tokens())
	if len(keys) == 0 {
		return "hele notatet"
	}
	s := sted{pointer: pointer, keys: keys}
	switch keys[0] {
	case "ekstra":
		s.say("jeres egne felter")
	case "afsnit":
		s.afsnit(r.Afsnit)
	case "deltagere":
		s.item(func(n int) string {
			if n >= len(r.Deltagere) {
				return "deltageren"
			}
			return quoted("deltageren", cmp.Or(r.Deltagere[n].Titel, r.Deltagere[n].Navn))
		})
	case "bilag":
		s.item(func(n int) string {
			if n >= len(r.Bilag) {
				return "bilaget"
			}
			return quoted("bilaget", r.Bilag[n].Titel)
		})
	case "kontroller":
		s.item(func(int) string { return "et svar" })
	case "moede":
		if len(keys) > 1 && keys[1] == "dagsorden" {
			s.at++
			s.item(func(n int) string {
				if n >= len(r.Moede.Dagsorden) {
					return "dagsordenen"
				}
				return quoted("dagsordenen", r.Moede.Dagsorden[n].Punkt)
			})
		}
	}
	s.field()
	return strings.Join(s.parts, ", ")
}

// sted is a place on its way into words: keys from at on are still to be told.
type sted struct {
	pointer string
	keys    []string
	at      int
	parts   []string
}

func (s *sted) say(words string) { s.parts = append(s.parts, words) }

// index gives the index that follows the key.
func (s *sted) index() (int, bool) {
	if s.at+1 >= len(s.keys) {
		return 0, false
	}
	return post.Index(s.keys[s.at+1], post.MaxValues)
}

// item tells of an item of the list that the key is, when the place is in one.
func (s *sted) item(name func(n int) string) (n int, ok bool) {
	if n, ok = s.index(); ok {
		s.say(name(n))
		s.at += 2
	}
	return n, ok
}

// afsnit tells of the innermost section, and goes on to what is in it.
func (s *sted) afsnit(list []Afsnit) {
	var a *Afsnit
	in, heading := false, ""
	for s.at < len(s.keys) && s.keys[s.at] == "afsnit" {
		n, ok := s.index()
		if !ok {
			break
		}
		a, in = nil, true
		if n < len(list) {
			a = &list[n]
			list = a.Afsnit
			if Visible(a.Overskrift) {
				heading = a.Overskrift
			}
		} else {
			list = nil
		}
		s.at += 2
	}
	if !in {
		return
	}
	if heading != "" {
		s.say("»" + prosa.Shorten(heading) + "«")
	}
	if a == nil || !Visible(a.Overskrift) {
		s.say("et afsnit uden overskrift")
	}
	if s.at < len(s.keys) && s.keys[s.at] == "blokke" {
		if n, ok := s.index(); ok {
			s.at += 2
			if a == nil || n >= len(a.Blokke) || a.Blokke[n] == nil {
				s.say("et stykke")
				s.at = len(s.keys)
				return
			}
			s.blok(a.Blokke[n], a.Blokke)
		}
	}
}

// blockWords is what a block is called in a place.
var blockWords = map[string]string{
	"tekst": "teksten", "sammenstilling": "kolonnerne", "tabel": "tabellen", "citater": "citaterne", "figur": "billedet", "resultater": "tallene", "aftaler": "aftalerne",
}

// blok tells of a block, or of the item in it. Where others beside it are of its
// kind, it is told by what it says.
func (s *sted) blok(b Blok, beside []Blok) {
	more := s.at < len(s.keys)
	switch b := b.(type) {
	case *Sammenstilling:
		if more && s.keys[s.at] == "kolonner" {
			if _, ok := s.item(func(n int) string {
				if n >= len(b.Kolonner) {
					return "kolonnen"
				}
				return quoted("kolonnen", b.Kolonner[n].Overskrift)
			}); ok {
				return
			}
		}
	case *Citater:
		if s.itemOf("citater", func(n int) string {
			if n >= len(b.Citater) {
				return "citatet"
			}
			return quoted("citatet", opening(b.Citater[n].Tekst))
		}) {
			return
		}
	case *Resultater:
		if s.itemOf("resultater", func(n int) string {
			if n >= len(b.Resultater) {
				return "tallene"
			}
			return quoted("tallene om", b.named(n))
		}) {
			return
		}
	case *Aftaler:
		if s.itemOf("aftaler", func(n int) string {
			if n >= len(b.Aftaler) {
				return "aftalen"
			}
			return quoted("aftalen", b.Aftaler[n].Maal)
		}) {
			return
		}
	case *Tabel:
		s.say(told(b, beside, b.Billedtekst, strings.Join(b.Hoved[:min(len(b.Hoved), 3)], " ")))
		s.cell(b)
		return
	case *Tekst:
		s.say(told(b, beside, opening(b.Tekst)))
		return
	case *Figur:
		s.say(told(b, beside, b.Billedtekst, b.Alt))
		return
	}
	s.say(blockWords[b.BlokType()])
}

// told names a block by its kind, and by the first of its words where it is not the
// only one of it.
func told(b Blok, beside []Blok, words ...string) string {
	same := 0
	for _, o := range beside {
		if o != nil && o.BlokType() == b.BlokType() {
			same++
		}
	}
	if same < 2 {
		return blockWords[b.BlokType()]
	}
	return quoted(blockWords[b.BlokType()], cmp.Or(words...))
}

// named gives what a result is about; where others measure the same, also of whom
// and when.
func (b *Resultater) named(n int) string {
	r := &b.Resultater[n]
	same := 0
	for i := range b.Resultater {
		if b.Resultater[i].Maaling == r.Maaling {
			same++
		}
	}
	if same < 2 {
		return r.Maaling
	}
	return strings.Join(slices.DeleteFunc([]string{r.Maaling, r.Fag, r.Klassetrin, r.Periode}, func(w string) bool { return !Visible(w) }), ", ")
}

func (s *sted) itemOf(list string, name func(n int) string) bool {
	if s.at >= len(s.keys) || s.keys[s.at] != list {
		return false
	}
	_, ok := s.item(name)
	return ok
}

// cell tells of a row by its first cell, and of a cell by its column's head.
func (s *sted) cell(t *Tabel) {
	if s.at >= len(s.keys) {
		return
	}
	switch n, ok := s.index(); {
	case ok && s.keys[s.at] == "hoved" && n < len(t.Hoved):
		s.say(quoted("kolonnen", t.Hoved[n]))
	case ok && s.keys[s.at] == "raekker" && n < len(t.Raekker) && len(t.Raekker[n]) > 0:
		s.say(quoted("rækken", t.Raekker[n][0]))
		s.at += 2
		if s.at < len(s.keys) {
			if c, ok := post.Index(s.keys[s.at], post.MaxValues); ok && c > 0 && c < len(t.Hoved) {
				s.say(quoted("kolonnen", t.Hoved[c]))
			}
		}
	default:
		return
	}
	s.at = len(s.keys)
}

// saysNoMore are the fields whose item or block is told already.
var saysNoMore = map[string]bool{"tekst": true, "maal": true, "maaling": true, "punkt": true, "citater": true, "aftaler": true, "resultater": true, "kolonner": true, "blokke": true, "afsnit": true, "type": true}

// field tells of the field that the place ends in.
func (s *sted) field() {
	if s.at >= len(s.keys) || len(s.parts) > 0 && s.keys[0] == "ekstra" {
		return
	}
	last := s.keys[len(s.keys)-1]
	titel := lowerFirst(Titel(s.pointer))
	switch {
	case len(s.parts) > 0 && saysNoMore[last] && titel != "":
	case titel == "":
		s.say("»" + prosa.Shorten(last) + "«")
	default:
		s.say(titel)
	}
}

// opening gives the first words of a text without its marks.
func opening(s string) string { return prosa.Plain(beginning(s)) }

// beginning cuts what a place never shows: it has room for forty signs, and a text
// may be large.
func beginning(s string) string {
	const enough = 400
	if len(s) > enough {
		s = strings.ToValidUTF8(s[:enough], "")
	}
	return s
}

// quoted names a thing by what it says.
func quoted(what, words string) string {
	if words = strings.Join(strings.Fields(beginning(words)), " "); !Visible(words) {
		return what
	}
	return what + " »" + prosa.Shorten(words) + "«"
}

func lowerFirst(s string) string {
	if s == "" {
		return ""
	}
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(r)) + s[n:]
}
