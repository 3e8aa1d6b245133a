package kontrol

import (
	"maps"
	"strings"

	"notat/internal/leak"
	"notat/internal/post"
	"notat/internal/samtale"
)

// An internal sentence is said again in other words of the same record where at least half
// of what it says, and so many words at least, stands in two sentences one after the other,
// and so many of these words hardly anywhere else. It is only asked about: two blocks on one
// subject share words as well.
const (
	retoldWords = 4
	retoldRare  = 3
	rareIn      = 2 // public sentences
	rootBytes   = 5 // of a key: what of a word is compared, so that its ending does not matter
)

// everyday are the roots of words that are said of everything, with how long a word of that
// root is at most: mellem is, mellemtrinnet is not.
var everyday = func() map[root]int {
	const ending = 3 // bytes
	m := map[root]int{}
	for k := range keySet(leak.Everyday) {
		if r, ok := rootOf([]byte(k)); ok {
			m[r] = max(m[r], len(k)+ending)
		}
	}
	return m
}()

// root is the beginning of a key.
type root [rootBytes]byte

func rootOf(key []byte) (r root, ok bool) {
	if len(key) < rootBytes || key[0] < 'a' {
		return r, false
	}
	copy(r[:], key)
	return r, true
}

// said is one sentence by its roots.
type said struct {
	from, to int // words
	roots    map[root]bool
}

// retold finds the public sentences that say what an internal one says in other words.
func retold(in *sentences, l *reading, t *tokens, had map[post.Pointer]bool) (hits []hit) {
	var told []said
	of := map[root][]int{} // the internal sentences that it stands in
	for from := 0; from < len(in.list); from = in.end[from] {
		f := in.l.at(in.list[from].From).field
		if f.Kind != samtale.KindProse {
			continue
		}
		s := said{from: from, to: in.end[from], roots: rootsOf(in.tokens, from, in.end[from])}
		if len(s.roots) < retoldWords {
			continue
		}
		for r := range s.roots {
			of[r] = append(of[r], len(told))
		}
		told = append(told, s)
	}
	if len(told) == 0 {
		return nil
	}
	var begins [1024]bool
	for r := range of {
		begins[beginning(r[0], r[1])] = true
	}
	public := publicSentences(l, t, of, &begins)
	df := map[root]int{}
	for _, s := range public {
		for r := range s.roots {
			df[r]++
		}
	}
	for k := range public {
		s := &public[k]
		at := l.at(t.list[s.from].From).at
		if had[at] || len(hits) >= maxFindings {
			continue
		}
		n := saysAgain(s.roots, told, of, df)
		if n < 0 && k+1 < len(public) && public[k+1].from == s.to && len(s.roots)+len(public[k+1].roots) >= retoldWords && !had[l.at(t.list[s.to].From).at] && saysAgain(public[k+1].roots, told, of, df) < 0 {
			both := maps.Clone(s.roots)
			maps.Copy(both, public[k+1].roots)
			if n = saysAgain(both, told, of, df); n >= 0 && !s.any(told[n].roots) {
				n = -1
			}
		}
		if n >= 0 {
			a, b := t.list[s.from].From, t.list[s.to-1].To
			hits = append(hits, hit{found: l.found(a, b), at: at, other: in.l.at(in.list[told[n].from].From).at, soft: true})
			had[at] = true
		}
	}
	return hits
}

// saysAgain gives the internal sentence that some roots of the public say again, or -1.
func saysAgain(roots map[root]bool, told []said, of map[root][]int, df map[root]int) int {
	if len(roots) < retoldWords { // as nearly every sentence
		return -1
	}
	const most = 16 // a root of more internal sentences is what the record is about
	words, rare := map[int]int{}, map[int]int{}
	best := -1
	for r := range roots {
		in := of[r]
		if len(in) > most {
			continue
		}
		for _, n := range in {
			if words[n]++; df[r] <= rareIn {
				rare[n]++
			}
			if words[n] >= retoldWords && rare[n] >= retoldRare && 2*words[n] >= len(told[n].roots) && (best < 0 || n < best) {
				best = n
			}
		}
	}
	return best
}

// any reports whether a sentence has one of some roots.
func (s *said) any(roots map[root]bool) bool {
	for r := range s.roots {
		if roots[r] {
			return true
		}
	}
	return false
}

// publicSentences cuts what is printed into sentences, with those of their roots that are
// internal too.
func publicSentences(l *reading, t *tokens, of map[root][]int, begins *[1024]bool) (out []said) {
	stretch, from := 0, 0
	var roots map[root]bool // of the sentence so far
	for i := range t.list {
		if w := &t.list[i]; w.End-w.Key >= rootBytes && begins[beginning(t.keys[w.Key], t.keys[w.Key+1])] {
			k := t.key(i)
			if r, ok := rootOf(k); ok && of[r] != nil && len(k) > everyday[r] {
				if roots == nil {
					roots = map[root]bool{}
				}
				roots[r] = true
			}
		}
		if !t.is(i, parted) {
			continue
		}
		if gap := t.gap(i); i+1 < len(t.list) && (gap == ", " || !enders.in(gap) && !(strings.Contains(gap, ". ") && t.capital(i+1))) {
			continue
		}
		for stretch+1 < len(l.stretches) && l.stretches[stretch+1].from <= t.list[i].From {
			stretch++
		}
		if p := &l.stretches[stretch]; roots != nil && !p.target && !p.again {
			out = append(out, said{from: from, to: i + 1, roots: roots})
		}
		roots = nil
		from = i + 1
	}
	return out
}

// rootsOf gives the roots of some words that tell something.
func rootsOf(t *tokens, from, to int) map[root]bool {
	out := map[root]bool{}
	for i := from; i < to; i++ {
		if r, ok := rootOf(t.key(i)); ok && len(t.key(i)) > everyday[r] {
			out[r] = true
		}
	}
	return out
}
