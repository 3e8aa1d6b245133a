package leak

import (
	"slices"
	"unicode/utf8"
)

// A sentence is told again in other words where so many of its rare words, and at
// least half of them, stand within two sentences of another text. A word is rare that
// the public has read nowhere in the record, that has a length, and that is not said
// of everything.
const (
	retoldWords = 3
	rootLength  = 5 // runes: what of a word is compared, so that its ending does not matter
)

// tellings is how many withheld sentences a rare word may stand in: what stands in
// more is what the record is about, and each place of it is held against all of them.
const tellings = 16

// Everyday is words that are said of everything, between spaces: they tell nothing again.
const Everyday = "elever skole skolen skoler lærer lærere måske derfor fortsat gerne meget mange efter under eller hvordan arbejde samtale samtalen klasse klassen ledelse ledelsen forvaltning kommune forældre indsats derudover blandt mellem sammen bliver blevet skulle kunne ville behov ønsker kommer første sidste næste andre nogle flere siden allerede forhold mulighed omkring tidligere generelt vigtig både enkelte samme særlig"

// everywhere are their roots.
var everywhere = rootSet(Everyday)

// retelling is what withheld sentences tell.
type retelling struct {
	public map[string]bool    // roots that the public has read
	told   []telling          // by number
	of     map[string][]int32 // rare root -> the sentences that it stands in
}

// telling is a withheld sentence, or two.
type telling struct {
	from string
	rare int // of its words
}

// retellingOf gathers what withheld texts tell that known does not tell the public.
func retellingOf(withheld, known []text) *retelling {
	r := retelling{public: map[string]bool{}, of: map[string][]int32{}}
	for _, t := range known {
		if !t.hidden {
			for _, w := range t.words {
				r.public[root(w.text)] = true
			}
		}
	}
	for _, t := range withheld {
		if !t.hidden || t.name || t.people || !t.says {
			continue
		}
		for _, s := range pairs(t.words) {
			rare := r.rare(s)
			if len(rare) < retoldWords {
				continue
			}
			n := int32(len(r.told))
			r.told = append(r.told, telling{t.pointer, len(rare)})
			for w := range rare {
				r.of[w] = append(r.of[w], n)
			}
		}
	}
	for w, in := range r.of {
		if len(in) > tellings {
			delete(r.of, w)
		}
	}
	return &r
}

// first gives where that is withheld which a text tells again.
func (r *retelling) first(t text) (from string, ok bool) {
	if len(r.told) == 0 || t.people {
		return "", false
	}
	for _, s := range pairs(t.words) {
		if from, ok := r.again(s); ok {
			return from, true
		}
	}
	return "", false
}

// over gives where that is withheld which the end of one text and the beginning of the
// next tell again between them.
func (r *retelling) over(before, t text) (from string, ok bool) {
	if len(r.told) == 0 || before.people || t.people || len(before.words) == 0 || len(t.words) == 0 {
		return "", false
	}
	last, first := len(before.words)-1, 0
	for last > 0 && !before.words[last-1].ends {
		last--
	}
	for first < len(t.words)-1 && !t.words[first].ends {
		first++
	}
	return r.again(slices.Concat(before.words[last:], t.words[:first+1]))
}

// again gives where that is withheld which some words tell again.
func (r *retelling) again(ws []word) (from string, ok bool) {
	shared := map[int32]int{}
	for w := range r.rare(ws) {
		for _, n := range r.of[w] {
			if shared[n]++; shared[n] >= max(retoldWords, (r.told[n].rare+1)/2) {
				return r.told[n].from, true
			}
		}
	}
	return "", false
}

// rare gives the roots of the rare words.
func (r *retelling) rare(ws []word) map[string]bool {
	out := map[string]bool{}
	for _, w := range ws {
		if k := root(w.text); k != "" && !everywhere[k] && !r.public[k] {
			out[k] = true
		}
	}
	return out
}

// pairs cuts a text into its sentences, and each with the next.
func pairs(ws []word) (out [][]word) {
	before, from := 0, 0
	for i := range ws {
		if !ws[i].ends && i < len(ws)-1 {
			continue
		}
		out = append(out, ws[from:i+1])
		if before < from {
			out = append(out, ws[before:i+1])
		}
		before, from = from, i+1
	}
	return out
}

// root gives what of a word is compared, or "" where that is too short.
func root(w string) string {
	n := 0
	for i, c := range w {
		if n++; n == rootLength {
			return w[:i+utf8.RuneLen(c)]
		}
	}
	return ""
}

func rootSet(s string) map[string]bool {
	out := map[string]bool{}
	for _, w := range words(s) {
		out[root(w.text)] = true
	}
	return out
}
