package kontrol

import (
	"maps"
	"slices"
	"sync"

	"notat/internal/laesning"
)

// Nearly every check looks at few of the words: at capitals, at those of a list, at the last
// ones of sentences. What each word may be is marked once, so that passing over the others
// costs next to nothing.

// mark is a set of what a word is to the checks.
type mark uint16

const (
	upper     mark = 1 << iota // begins with a capital
	parted                     // something else than one space stands between it and the next
	numbered                   // begins with a digit, or ends in one
	ofSpoken                   // one of spoken
	ofPair                     // one of pairKeys
	ofKin                      // one of kinWords or oneWords
	ofArticle                  // en or et
	ofOnly                     // enkelt or eneste
	ofKommune                  // kommune or its genitive
	ofParents                  // one of parentsKeys
	given                      // a capital, and one of fornavne or its genitive: this is sure
)

// vocabulary tells by the last bits of its sum of which lists a word may be. Of those of none
// one in twenty is taken for one of some: whoever finds a mark of a list looks the word up.
var vocabulary = func() (v [4096]mark) {
	add := func(m mark, words ...string) {
		for _, w := range words {
			v[laesning.Sum(w)%uint64(len(v))] |= m
		}
	}
	add(ofSpoken, slices.Collect(maps.Keys(spoken))...)
	add(ofPair, slices.AppendSeq([]string{"begge", "par", "haandfuld", "soeskendepar", "tvillingepar", "ene", "eneste"}, maps.Keys(exceptKeys))...)
	add(ofKin, slices.AppendSeq(slices.Collect(maps.Keys(kinWords)), maps.Keys(oneWords))...)
	add(ofArticle, "en", "et")
	add(ofOnly, "enkelt", "eneste")
	add(ofKommune, "kommune", "kommunes")
	add(ofParents, slices.Collect(maps.Keys(parentsKeys))...)
	return v
}()

// maybeGiven tells by the first bits of its sum whether a word may be one of fornavne, or its
// genitive: of others two in thirty are.
var maybeGiven = sync.OnceValue(func() *[1 << 16 / 64]uint64 {
	b := new([1 << 16 / 64]uint64)
	for k := range fornavne {
		for _, w := range []string{k, k + "s"} {
			bit := laesning.Sum(w) >> 48
			b[bit/64] |= 1 << (bit % 64)
		}
	}
	return b
})

// is reports whether a word is marked as one of these.
func (t *tokens) is(i int, m mark) bool { return t.marks[i]&m != 0 }
