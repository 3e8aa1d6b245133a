// Package proof holds an edited Word draft against the record that was made of
// it: each word of the file is in the record or was shown, and no word that is
// gone from the file stays in the record unseen. It gets what the files say, by
// their bytes, what the records say, and what was shown; it knows nothing of how
// the record was made, of controls, fields, places and questions, and it shares
// no line with what it judges.
package proof

import (
	"context"
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
	Due       []string  // those of them that an answer puts into the record: to have shown them is not enough
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
	outside := tally{}.add(j.Outside...)
	for w := range j.file.beyond(j.have) {
		if !j.drawnLess(w, outside[w]) {
			lost[w] = true
		}
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
	base, today         tally // of the records that were, and of today's where there is one
	then, now           tally // words of all lines of the draft, and of the file
	both                tally // words of the lines that cancelled out
	shown               map[string]bool
	fixed               tally // words of the program's own, as it drew the draft
}

func (j *judge) weigh() {
	base, before := tally{}.add(j.Base), tally{}.add(j.Before.Lines...)
	j.base, j.today, j.then, j.now = base, tally{}.add(j.Today), before, before
	if j.File != j.Before {
		j.now = before.of(j.Before.Lines, j.File.Lines)
	}
	j.record = tally{}.add(j.Record)
	j.fixed = before.beyond(base)
	gone := tally{} // those of them that the new draft has no more
	if j.After != nil {
		after := j.After.counted(j.File)
		j.restFile, j.restAfter = rest(j.File.Lines, after), rest(after, j.File.Lines)
		j.after = tally{}.add(j.restAfter...)
		own := before.of(j.Before.Lines, j.After.Lines).beyond(j.record)
		gone = j.fixed.beyond(own)
	} else {
		j.restFile = j.File.Lines
		hidden := base.beyond(before).beyond(base.beyond(j.record)) // what no draft prints, and the record has yet
		j.after = j.record.beyond(hidden).plus(j.fixed)
	}
	j.file = tally{}.add(j.restFile...)
	j.both = j.now.beyond(j.file)
	j.have = j.after.beyond(tally{}.add(j.Inside...)).plus(tally{}.add(j.Outside...)).plus(gone)
	for _, r := range j.Read {
		for _, w := range words(r.File) {
			if j.After == nil || number(w) || dress[w] {
				j.have[w]++
			}
		}
	}
	if j.Today != "" {
		j.have = j.have.plus(base.beyond(j.today))
	}
	j.repeated()
	j.drawnOnce()
	j.join()
}

// dress is the words that a date, a time or a label may be written with, and that
// the program prints in others.
var dress = func() map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields("lukket procent pct deadline tovholder ansvarlige handlinger bemærkninger nr inst institutionsnr institutionsnummer d den kl til mandag tirsdag onsdag torsdag fredag lørdag søndag januar februar marts april maj juni juli august september oktober november december jan feb mar apr jun jul aug sep sept okt nov dec") {
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

// repeated takes the program's own sentences as often as the file has them:
// someone copied a paragraph with a prompt.
func (j *judge) repeated() {
	if len(j.file.beyond(j.have)) == 0 {
		return
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
			if j.writtenInto(l, s) {
				j.have.add(s)
			}
		}
	}
}

// drawnOnce takes a line that the file has as often as the draft, and the new draft less
// often, as often as the file has it, where the record, with what was shown to be in the
// file alone, has its words as often as before: a source that some results come to share is printed once.
func (j *judge) drawnOnce() {
	if j.After == nil || len(j.file.beyond(j.have)) == 0 {
		return
	}
	times := func(lines []string, l string) (n int) {
		for _, x := range lines {
			if x == l {
				n++
			}
		}
		return n
	}
	short := j.base.beyond(j.record).beyond(tally{}.add(j.Outside...))
	for _, l := range j.restFile {
		if slices.Contains(j.After.Lines, l) && times(j.File.Lines, l) <= times(j.Before.Lines, l) &&
			!slices.ContainsFunc(words(l), func(w string) bool { return short[w] > 0 }) {
			j.have.add(l)
		}
	}
}

// writtenInto reports whether a line is a sentence with something in the middle
// that was shown.
func (j *judge) writtenInto(l, s string) bool {
	n := 0
	for n < len(s) && n < len(l) && l[n] == s[n] {
		n++
	}
	end := len(l) - (len(s) - n)
	return n > 0 && n < len(s) && end > n && l[end:] == s[n:] && j.shown[plain(l[n:end])]
}

// programs reports whether a line may be one of the program's own: each word of
// it is in more of them than the record has.
func (j *judge) programs(l string) bool {
	return !slices.ContainsFunc(words(l), func(w string) bool { return j.fixed[w] == 0 })
}

// drawnLess reports whether a word is one that the draft printed more often than the
// new one, where that is of another edition: the file has it no more often than the
// draft, and the record, with what was shown to be in the file alone, no less often than
// both that were.
func (j *judge) drawnLess(w string, outside int) bool {
	return j.Today != "" && j.After != nil && j.now[w] <= j.then[w] && j.record[w]+outside >= max(j.base[w], j.today[w])
}

// kept gives the words that the record has more often than the file and all
// that was shown. Only a record that can be drawn tells its words from codes. A word
// that the file has as often as the draft, and the record as often as before, is no
// more than drawn more often: a source that some results share is printed once, and
// with each where another edition has one more.
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
		there = there.plus(j.today.beyond(j.base))
	}
	had := j.base
	if j.Today != "" {
		had = j.today
	}
	for w, n := range j.after {
		if min(n+j.both[w], j.record[w]) > there[w]+j.both[w] && (j.now[w] < j.then[w] || j.record[w] > had[w]) {
			out[w] = true
		}
	}
	return out
}

func sorted(set map[string]bool) []string {
	var out []string
	for w := range set {
		out = append(out, w)
	}
	slices.Sort(out)
	return out
}
