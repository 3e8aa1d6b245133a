// Package proof holds an edited Word draft against the record that was made of
// it: each word of the file is in the record or was shown, and no word that is
// gone from the file stays in the record unseen. It gets what the files say, by
// their bytes, what the records say, and what was shown; it knows nothing of how
// the record was made, of controls, fields, places and questions, and it shares
// no line with what it judges.
package proof

import (
	"context"
	"maps"
	"slices"
	"strings"
)

// Case is what is held together. A record's text is the words of all that a
// draft shows of it, in any order.
type Case struct {
	Before *Said // the draft as the program drew it
	File   *Said // what came back
	After  *Said // the new record, drawn; nil when it has faults and cannot be

	Base, Record string // texts of the record that the draft was made from, and of the new one
	Today        string // text of the record that the changes went into, or ""

	Outside   []string  // shown: it is in the file, and not in the record
	Inside    []string  // shown: it is in the record, and not in the file
	Shown     []string  // all texts that were shown, those of Outside and Inside too
	Read      []Reading // what the record has in another form
	Reordered bool      // it was shown that the record keeps another order than the file
	Seen      int       // characters of the file that the reader saw, as Said.Visible counts them
}

// Reading is a date, time or label as the file has it and as the record has it.
type Reading struct{ File, Record string }

// Verdict names what is not accounted for; all sorted, all empty when the proof holds.
type Verdict struct {
	Lost    []string // words and addresses of the file that are nowhere
	Kept    []string // words of the record that are gone from the file
	Swapped []string // texts whose words stand in another order in the record
	Moved   []string // texts that stand in another order themselves
	Unread  bool     // the file has characters that the reader did not see
}

// Judge gives the verdict. The error is that of the context.
func Judge(ctx context.Context, c Case) (Verdict, error) {
	j := judge{Case: c, shown: map[string]bool{}}
	for _, s := range c.Shown {
		j.shown[plain(s)] = true
	}
	j.weigh()
	if err := ctx.Err(); err != nil {
		return Verdict{}, err
	}
	lost := map[string]bool{}
	for w := range j.missing() {
		lost[w] = true
	}
	j.deleted(lost)
	j.beside(lost)
	j.links(lost)
	v := Verdict{Lost: sorted(lost), Kept: sorted(j.kept()), Unread: c.Seen < c.File.Visible}
	if err := ctx.Err(); err != nil {
		return Verdict{}, err
	}
	v.Swapped, v.Moved = j.swapped(), j.moved()
	return v, ctx.Err()
}

// judge weighs a case. Lines that the file and the new draft both have cancel
// out; the words of the others are counted.
type judge struct {
	Case
	restFile, restAfter []string // lines that did not cancel out
	file                tally    // words of the file that must be somewhere
	after               tally    // words that the new draft has for them
	have                tally    // those, and what was shown
	record              tally
	both                tally // words of the lines that cancelled out
	shown               map[string]bool
	fixed               tally // words of the program's own, as it drew the draft
}

func (j *judge) weigh() {
	base, before := tally{}.add(j.Base), tally{}.add(j.Before.Lines...)
	j.record = tally{}.add(j.Record)
	j.fixed = before.beyond(base)
	gone := tally{} // those of them that the new draft has no more
	if j.After != nil {
		after := j.After.counted(j.File)
		j.restFile, j.restAfter = rest(j.File.Lines, after), rest(after, j.File.Lines)
		j.after = tally{}.add(j.restAfter...)
		own := tally{}.add(j.After.Lines...).beyond(j.record)
		gone = j.fixed.beyond(own)
	} else {
		j.restFile = j.File.Lines
		j.after = j.record.beyond(base.beyond(before)).plus(j.fixed)
	}
	j.file = tally{}.add(j.restFile...)
	j.both = tally{}.add(j.File.Lines...).beyond(j.file)
	j.have = j.after.beyond(tally{}.add(j.Inside...)).plus(tally{}.add(j.Outside...)).plus(gone)
	for _, r := range j.Read {
		for _, w := range words(r.File) {
			if j.After == nil || number(w) || dress[w] {
				j.have[w]++
			}
		}
	}
	if j.Today != "" {
		j.have = j.have.plus(base.beyond(tally{}.add(j.Today)))
	}
	j.join()
}

// dress is the words that a date or a time may be written with.
var dress = func() map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields("d den kl til mandag tirsdag onsdag torsdag fredag lørdag søndag januar februar marts april maj juni juli august september oktober november december jan feb mar apr jun jul aug sep sept okt nov dec") {
		out[w] = true
	}
	return out
}()

// rest gives the lines of one that the other has not as often, in order.
func rest(one, other []string) []string {
	n := make(map[string]int, len(other))
	for _, l := range other {
		n[l]++
	}
	var out []string
	for _, l := range one {
		if n[l]--; n[l] < 0 {
			out = append(out, l)
		}
	}
	return out
}

// sentence is how many words, and a full stop, a line has at least to be known
// as one of the program's own, such as a prompt, wherever the file says it again.
const sentence = 3

// missing gives the words of the file that are nowhere. The program's own
// sentences may stand in a file more often than in the draft: someone copied a
// paragraph with a prompt.
func (j *judge) missing() tally {
	lost := j.file.beyond(j.have)
	if len(lost) == 0 {
		return lost
	}
	seen := map[string]bool{}
	for _, s := range j.Before.Lines {
		if seen[s] || !strings.HasSuffix(s, ".") || len(words(s)) < sentence || !j.programs(s) {
			continue
		}
		seen[s] = true
		for _, l := range j.restFile {
			for range strings.Count(l, s) {
				j.have.add(s)
			}
		}
	}
	return j.file.beyond(j.have)
}

// programs reports whether a line may be one of the program's own: each word of
// it is in more of them than the record has.
func (j *judge) programs(l string) bool {
	return !slices.ContainsFunc(words(l), func(w string) bool { return j.fixed[w] == 0 })
}

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

// kept gives the words that the record has more often than the file and all
// that was shown. Only a record that can be drawn tells its words from codes.
func (j *judge) kept() map[string]bool {
	out := map[string]bool{}
	if j.After == nil {
		return out
	}
	there := j.file.plus(tally{}.add(j.Inside...)).add(rest(j.File.Beside, j.Before.Beside)...)
	for _, r := range j.Read {
		there.add(r.Record)
	}
	if j.Today != "" {
		there = there.plus(tally{}.add(j.Today).beyond(tally{}.add(j.Base)))
	}
	for w, n := range j.after {
		if min(n+j.both[w], j.record[w]) > there[w]+j.both[w] {
			out[w] = true
		}
	}
	return out
}

// deleted finds words of tracked deletions that were not shown. Word may divide
// a deleted word over several.
func (j *judge) deleted(lost map[string]bool) {
	shown := strings.ToLower(strings.Join(j.Shown, " "))
	for _, l := range j.File.Deleted {
		for _, w := range words(l) {
			if !strings.Contains(shown, w) {
				lost[w] = true
			}
		}
	}
}

// beside finds lines of headers, notes, comments and the like that are neither
// as they were nor shown. Numbers there are those of pages.
func (j *judge) beside(lost map[string]bool) {
	var known strings.Builder
	for _, list := range [][]string{j.Before.Beside, j.Shown, j.said()} {
		known.WriteString(" " + strings.Join(wordy(list), " ") + " |")
	}
	had := known.String()
	for _, l := range slices.Compact(j.File.Beside) {
		if s := strings.Join(wordy([]string{l}), " "); s != "" && !strings.Contains(had, " "+s+" ") {
			for _, w := range words(l) {
				if !number(w) {
					lost[w] = true
				}
			}
		}
	}
	twice := tally{}.add(j.File.Lines...).add(j.Shown...)
	for w := range (tally{}).add(j.File.Fallback...) {
		if twice[w] == 0 {
			lost[w] = true
		}
	}
}

// said gives what the new record says.
func (j *judge) said() []string {
	if j.After == nil {
		return []string{j.Record}
	}
	return append(slices.Clone(j.After.Lines), j.After.Beside...)
}

// wordy gives the words of texts that are no numbers.
func wordy(texts []string) []string {
	var out []string
	for _, s := range texts {
		for _, w := range words(s) {
			if !number(w) {
				out = append(out, w)
			}
		}
	}
	return out
}

// links finds addresses that words of the file point to and those of the record
// do not.
func (j *judge) links(lost map[string]bool) {
	has := tally{}
	for _, s := range j.Outside {
		for _, a := range strings.Fields(s) {
			has[address(a)]++
		}
	}
	if j.After != nil {
		for _, a := range j.After.Links {
			has[address(a)]++
		}
	}
	for _, a := range j.File.Links {
		k := address(a)
		if has[k]--; has[k] < 0 && (j.After != nil || !strings.Contains(address(j.Record), k)) {
			lost[a] = true
		}
	}
}

// swapped finds lines with the words of a line of the new draft in another order.
func (j *judge) swapped() []string {
	if j.After == nil {
		return nil
	}
	out := map[string]bool{}
	order := map[string]string{} // words in alphabetical order -> as the draft has them
	bag := func(l string) (sorted, as string) {
		ws := words(l)
		as = strings.Join(ws, " ")
		slices.Sort(ws)
		return strings.Join(ws, " "), as
	}
	for _, l := range j.restAfter {
		k, as := bag(l)
		order[k] = as
	}
	for _, l := range j.restFile {
		k, as := bag(l)
		if o, ok := order[k]; ok && o != as && !j.shown[l] {
			out[l] = true
		}
	}
	return sorted(out)
}

// moved finds lines that stand once in the file and once in the new draft, in
// another order there. Where the program's own lines stand is not the file's to
// say.
func (j *judge) moved() []string {
	if j.After == nil || j.Reordered {
		return nil
	}
	out := map[string]bool{}
	at := map[string]int{} // line that stands once -> where; -1: more often
	for i, l := range j.After.Lines {
		if _, more := at[l]; more {
			i = -1
		}
		at[l] = i
	}
	n := map[string]int{}
	for _, l := range j.File.Lines {
		n[l]++
	}
	last, text := -1, ""
	for _, l := range j.File.Lines {
		i, ok := at[l]
		_, value, _ := strings.Cut(l, ": ") // the fields of an item have an order of their own
		if !ok || i < 0 || n[l] > 1 || j.shown[l] || j.shown[value] || j.programs(l) {
			continue
		}
		if i < last {
			out[text], out[l] = true, true
		}
		last, text = i, l
	}
	return sorted(out)
}

func sorted(set map[string]bool) []string {
	var out []string
	for w := range set {
		out = append(out, w)
	}
	slices.Sort(out)
	return out
}
