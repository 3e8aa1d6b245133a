package proof

import (
	"context"
	"slices"
	"strings"

	"notat/internal/pattern"
)

// Begun is a foreign file held against the record that was begun with it. A foreign
// file has no draft that the program drew: all its words count.
type Begun struct {
	File    []string // what the file says, each piece a text
	Links   []string // the addresses that its words point to
	Record  string   // text of the record
	Outside []string // shown: it is in the file, and not in the record
	Shown   []string // all texts that were shown
	Read    []Reading
}

// Judge names the words and addresses of the file that are neither in the record nor
// were shown, sorted; none where the proof holds. What was read in another form counts
// as in the file where that form was shown, and its form in the record counts no more.
// The error is that of the context.
func (c Begun) Judge(ctx context.Context) (lost []string, err error) {
	shown := tally{}.add(c.Shown...)
	have := tally{}.add(c.Record)
	for _, r := range c.Read {
		for _, w := range words(r.Record) {
			have[w] = max(have[w]-1, 0)
		}
	}
	seen := func(s string) {
		for _, w := range words(s) {
			if shown[w] > 0 {
				have[w]++
			}
		}
	}
	for _, r := range c.Read {
		seen(r.File)
	}
	for _, s := range c.Outside {
		seen(s)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	missing := map[string]bool{}
	for w := range (tally{}).add(c.File...).beyond(have) {
		missing[w] = true
	}
	said := map[string]bool{}
	for _, s := range append(slices.Clone(c.Shown), c.Record) {
		for _, w := range strings.Fields(s) {
			said[address(w)] = true
		}
	}
	for _, a := range c.Links {
		if !said[address(a)] {
			missing[a] = true
		}
	}
	return sorted(missing), ctx.Err()
}

// typedMark is the sign of a list that somebody typed before an item; a record's lists
// have their own.
var typedMark = pattern.New(`^(?:[-–—•·*o]|\(?(?:\d{1,3}|\p{L}|[ivxIVX]{1,5})[.)])\s+`)

// Foreign gives what a Word file says, by its bytes, as Begun counts it: its lines
// without the marks that were typed before them, what tracked changes take away, and
// what stands beside the text without its numbers, which are those of pages and charts.
func (s *Said) Foreign() []string {
	var out []string
	for _, l := range s.broken {
		out = append(out, typedMark.ReplaceAllString(l, ""))
	}
	return append(append(out, s.Deleted...), wordy(s.Beside)...)
}
