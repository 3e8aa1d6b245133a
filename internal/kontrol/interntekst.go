package kontrol

import (
	"strings"

	"notat/internal/laesning"
	"notat/internal/post"
	"notat/internal/samtale"
)

// minSentence is how many words of an internal sentence one after the other are
// no chance: fewer are said in many notater.
const minSentence = 8

// minTelling is how many words one after the other may be no chance where two of them are
// long: "ledelsen overvejer at lukke specialklassen".
const (
	minTelling = 5
	longWord   = 8 // bytes
)

// minShort is how short a sentence with a withheld name or a number may be to be
// known again as a whole.
const minShort = 4

// longRun is how many words are the sentence, though much of it is left out; of a
// shorter one four fifths are.
const longRun = 12

// sentences are the internal sentences, by the sums of their words.
type sentences struct {
	*tokens
	l      *reading
	end    []int             // for each word, where its sentence ends
	runs   map[uint64]int    // sum of minSentence words -> the first of them
	few    map[uint64]int    // sum of minTelling words, two of them long -> the first of them
	short  map[[2]uint64]int // length and sum of a short sentence -> its first word
	begins [4096]bool        // whether a sum of a word, by its last bits, begins one of those
	sizes  [minSentence]bool // the lengths in short
}

// internalText finds the sentences that stand in the public edition, though they
// are internal in the record.
func internalText(n *navne, posted *samtale.Record, l *reading, t *tokens) (hits []hit) {
	in := internalSentences(n, posted)
	if in == nil {
		return nil
	}
	for i := 0; i < len(t.list) && len(hits) < 2*maxFindings; {
		if !in.begins[t.list[i].Sum%4096] {
			i++
			continue
		}
		from, length := in.match(t, i)
		if length == 0 {
			i++
			continue
		}
		nearly := 5*length >= 4*in.length(from)
		a, b := t.list[i].From, t.list[i+length-1].To
		hits = append(hits, hit{found: l.found(a, b), at: l.at(a).at, other: in.l.at(in.list[from].From).at, soft: !nearly && length < longRun})
		i += length
	}
	had := map[post.Pointer]bool{}
	for i := range hits {
		had[hits[i].at] = true
	}
	return append(append(hits, internalNumbers(in, l, had)...), retold(in, l, t, had)...)
}

// internalSentences reads what is internal in a record, or gives nil where nothing is.
func internalSentences(n *navne, posted *samtale.Record) *sentences {
	l := readInternal(posted)
	if len(l.stretches) == 0 {
		return nil
	}
	in := &sentences{tokens: tokensOf(l.form), l: l, runs: map[uint64]int{}, few: map[uint64]int{}, short: map[[2]uint64]int{}}
	in.hearAll()
	in.end = make([]int, len(in.list))
	for from := 0; from < len(in.list); {
		to := from + 1
		for to < len(in.list) && !in.ends(to-1) {
			to++
		}
		for i := from; i < to; i++ {
			in.end[i] = to
		}
		in.note(n, from, to)
		from = to
	}
	return in
}

// note notes one internal sentence. What a result measures, and of what, is not
// told of: the same measures stand in public with other numbers.
func (in *sentences) note(n *navne, from, to int) {
	f := in.l.at(in.list[from].From).field
	if f.Type == "Resultat" && f.Key != "ord" && f.Key != "note" {
		return
	}
	length := to - from
	if length < minSentence {
		if length >= minShort && (in.holdsName(n, from, to) || f.Kind == samtale.KindProse && in.holdsNumber(from, to)) {
			in.short[[2]uint64{uint64(length), sum(in.list[from:to])}] = from
			in.sizes[length] = true
			in.begins[in.list[from].Sum%4096] = true
		}
		return
	}
	for i := from; i+minTelling <= to && f.Kind == samtale.KindProse; i++ {
		if in.telling(i) {
			in.few[sum(in.list[i:i+minTelling])] = i
			in.begins[in.list[i].Sum%4096] = true
		}
	}
	for i := from; i+minSentence <= to; i++ {
		s := sum(in.list[i : i+minSentence])
		if _, known := in.runs[s]; !known {
			in.runs[s] = i
			in.begins[in.list[i].Sum%4096] = true
		}
	}
}

// telling reports whether two of minTelling words are long.
func (in *sentences) telling(i int) bool {
	long := 0
	for k := i; k < i+minTelling; k++ {
		if len(in.word(k)) >= longWord {
			long++
		}
	}
	return long > 1
}

// ends reports whether a sentence ends after a word.
func (in *sentences) ends(i int) bool {
	gap := in.gap(i)
	return enders.in(gap) ||
		strings.Contains(gap, ".") && strings.Contains(gap, " ") && in.capital(i+1)
}

// holdsName reports whether some words are of a withheld name.
func (in *sentences) holdsName(n *navne, from, to int) bool {
	for i := from; i < to; i++ {
		_, one := n.alone[string(in.key(i))]
		if (one || n.parts[string(in.key(i))] != 0) && in.capital(i) && !n.shared[string(in.key(i))] {
			return true
		}
	}
	return false
}

// holdsNumber reports whether there is a number among some words that is neither a
// year nor a class.
func (in *sentences) holdsNumber(from, to int) bool {
	for i := from; i < to; i++ {
		w := in.word(i)
		if w[0] < '0' || w[0] > '9' || isYear(w) || i > from && isYear(in.word(i-1)) && in.gap(i-1) == "/" || classLen(in.form[in.list[i].From:]) > 0 {
			continue
		}
		return true
	}
	return false
}

// length gives how many words the sentence has that a word stands in.
func (in *sentences) length(i int) int {
	from := i
	for from > 0 && in.end[from-1] == in.end[i] {
		from--
	}
	return in.end[i] - from
}

// match gives the internal words that a text goes on with from a word on: the
// first of them, and how many.
func (in *sentences) match(t *tokens, i int) (from, length int) {
	words := t.list
	if i+minSentence <= len(words) {
		if at, ok := in.runs[sum(words[i:i+minSentence])]; ok {
			for i+length < len(words) && at+length < in.end[at] && words[i+length].Sum == in.list[at+length].Sum && (length == 0 || !strings.Contains(t.gap(i+length-1), far)) {
				length++
			}
			if length >= minSentence {
				return at, length
			}
		}
	}
	for n := minShort; n < minSentence && i+n <= len(words); n++ {
		if in.sizes[n] {
			if at, ok := in.short[[2]uint64{uint64(n), sum(words[i : i+n])}]; ok && !strings.Contains(t.form[t.list[i].From:t.list[i+n-1].To], far) {
				return at, n
			}
		}
	}
	if i+minTelling <= len(words) {
		if at, ok := in.few[sum(words[i:i+minTelling])]; ok && !strings.Contains(t.form[t.list[i].From:t.list[i+minTelling-1].To], far) {
			return at, minTelling
		}
	}
	return 0, 0
}

// sum gives the sum of some words in their order.
func sum(words []laesning.Ord) (h uint64) {
	for i := range words {
		h = h*1099511628211 + words[i].Sum
	}
	return h
}
