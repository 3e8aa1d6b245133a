package proof

import (
	"maps"
	"slices"
)

// join sets off words that run over the edge of a field or paragraph against
// those that they are made of: the file has "2515" in "15.2515.45", and the
// record 25 and 15; or the other way round where the end of a paragraph is
// deleted.
func (j *judge) join() {
	over, left := j.file.beyond(j.have), j.have.beyond(j.file)
	for _, w := range names(over) {
		for n := over[w]; n > 0; n-- {
			parts := made(w, left, 0)
			if parts == nil {
				break
			}
			j.settle(parts, w, left)
			over[w]--
		}
	}
	maps.DeleteFunc(over, func(_ string, n int) bool { return n <= 0 })
	if len(over) == 0 {
		return
	}
	seams := j.seams()
	for _, w := range names(left) {
		for n := left[w]; n > 0; n-- {
			news := slices.DeleteFunc(slices.Clone(seams[w]), func(p string) bool { return over[p] <= 0 })
			if len(news) == 0 {
				break
			}
			for _, p := range news {
				if over[p] > 0 {
					over[p]--
					j.file[p]--
				}
			}
			j.settle([]string{w}, "", left)
		}
	}
}

// between is how many lines stand between two that are one paragraph: those of
// a text box that hangs in it.
const between = 3

// seams gives the words that the last word of a line and the first of a later
// one make, and what each is made of.
func (j *judge) seams() map[string][]string {
	out := map[string][]string{}
	all := make([][]string, len(j.File.Lines))
	for i, l := range j.File.Lines {
		all[i] = words(l)
	}
	for i, ws := range all {
		for k := i + 1; k < len(all) && k <= i+1+between && len(ws) > 0; k++ {
			if next := all[k]; len(next) > 0 {
				out[ws[len(ws)-1]+next[0]] = []string{ws[len(ws)-1], next[0]}
			}
		}
	}
	return out
}

// names gives the words of a tally in a fixed order.
func names(t tally) []string { return slices.Sorted(maps.Keys(t)) }

// settle takes words of the record, and the word of the file that they are, out
// of the sum.
func (j *judge) settle(ours []string, file string, left tally) {
	j.file[file]--
	for _, p := range ours {
		left[p]--
		j.have[p]--
		j.after[p]--
	}
}

// pieces is the most words that one is looked for to be made of, and longest the
// most bytes of such a one: every way to cut it is tried.
const (
	pieces  = 4
	longest = 200
)

// made gives the words of a tally that a word is made of, one after the other.
func made(w string, of tally, deep int) []string {
	switch {
	case w == "":
		return []string{}
	case len(w) > longest:
		return nil
	}
	for end := len(w); end > 0 && deep < pieces; end-- {
		p := w[:end]
		if of[p] <= 0 || end == len(w) && deep == 0 {
			continue
		}
		of[p]--
		parts := made(w[end:], of, deep+1)
		of[p]++
		if parts != nil {
			return append([]string{p}, parts...)
		}
	}
	return nil
}
