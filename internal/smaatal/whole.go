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

// wholes finds, for a share that says of whom it is and not how many they are, or what is
// an outcome, how many they are elsewhere: "6 % af årgangen" beside an Elevtal of 50 is three
// pupils. Of a count of pupils it leaves the rest: 48 who passed leave two.
func (w *work) wholes() {
	var whole []int             // the numbers of all of a class, a year or the school
	rests := map[klasse][]int{} // the numbers of a class that something rests on
	for i := range w.os {
		o := &w.os[i]
		switch {
		case o.Level != School || !o.hasSize:
		case o.Antal != nil && o.klasse.trin != 0:
			rests[o.klasse] = append(rests[o.klasse], i)
		case o.kind == count && o.Antal == nil && o.size.exact() && o.measured.whole && !o.Cirka:
			whole = append(whole, i)
		}
	}
	for i := range w.os {
		o := &w.os[i]
		if o.Level != School || o.Antal != nil || o.tooFew || !o.ofPupils() {
			continue
		}
		all := whole
		if o.kind == share {
			all = slices.Concat(whole, rests[o.klasse])
		}
		if len(all) > maxWholes {
			o.tooFew = true
			continue
		}
		for _, n := range all {
			if of := &w.os[n]; sameTime(o, of) && (sameClass(o.klasse, of.klasse) && o.kind == share || o.klasse == of.klasse) {
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

// ofPupils reports whether a number is of all pupils of a class, a year or the school, as
// a share or as some of them.
func (o *observation) ofPupils() bool {
	switch m := o.measured; o.kind {
	case share:
		return o.unit.ofWhole || m.outcome
	case count:
		return !m.whole && (m.outcome || m.pupils)
	case measure:
	}
	return false
}

// sameTime reports whether two numbers may be of one school year.
func sameTime(a, b *observation) bool {
	return a.loose || b.loose || slices.ContainsFunc(a.keys, func(k string) bool { return slices.Contains(b.keys, k) })
}

// sameClass reports whether two numbers may be of one class or year.
func sameClass(a, b klasse) bool {
	return (a.trin == b.trin || a.trin == 0 || b.trin == 0) && (a.rest == b.rest || a.rest == 0 || b.rest == 0)
}
