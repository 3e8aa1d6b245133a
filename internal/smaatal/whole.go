package smaatal

import (
	"slices"
	"strings"
)

// maxWholes is how many numbers of people are looked through for each share: a record
// of a school tells of some dozen. With more of them a share that says of whom it is
// is taken to be of too few.
const maxWholes = 500

// OfWhole reports whether a unit is a share of all pupils of a class, a year or the
// school: "% af årgangen".
func OfWhole(unit string) bool {
	k, _ := enhed(unit, nil)
	return k == share && ofWhole.MatchString(strings.Join(words(folded(unit)), " "))
}

// wholes finds, for a share that says of whom it is and not how many they are, how
// many they are elsewhere: "6 % af årgangen" beside an Elevtal of 50 is three pupils.
func (w *work) wholes() {
	var whole []int // the numbers of all of a class, a year or the school
	for i := range w.os {
		if o := &w.os[i]; o.Level == School && o.kind == count && o.Antal == nil && o.hasSize && o.size.exact() && wholeName.MatchString(strings.Join(words(folded(o.Maaling)), " ")) && !o.Cirka {
			whole = append(whole, i)
		}
	}
	for i := range w.os {
		o := &w.os[i]
		if o.Level != School || o.Antal != nil || o.tooFew || len(whole) == 0 || !OfWhole(o.Enhed) {
			continue
		}
		if len(whole) > maxWholes {
			o.tooFew = true
			continue
		}
		for _, n := range whole {
			if of := &w.os[n]; sameTime(o, of) && sameClass(o.klasse, of.klasse) {
				size := int(of.size.lo)
				o.Antal = &size
				if o.tooFew = o.small(); o.tooFew {
					break
				}
				o.Antal = nil
			}
		}
	}
}

// sameTime reports whether two numbers may be of one school year.
func sameTime(a, b *observation) bool {
	return a.loose || b.loose || slices.ContainsFunc(a.keys, func(k string) bool { return slices.Contains(b.keys, k) })
}

// sameClass reports whether two numbers may be of one class or year.
func sameClass(a, b klasse) bool {
	return (a.trin == b.trin || a.trin == "" || b.trin == "") && (a.rest == b.rest || a.rest == "" || b.rest == "")
}
