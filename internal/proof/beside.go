package proof

import (
	"slices"
	"strings"
)

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
// as they were nor shown, or shown and yet not in the record, where an answer puts
// them there. Numbers there are those of pages.
func (j *judge) beside(lost map[string]bool) {
	var known strings.Builder
	merely := rest(j.Shown, j.Due)
	for _, list := range [][]string{j.Before.Beside, merely, j.said()} {
		known.WriteString(" " + strings.Join(wordy(list), " ") + " |")
	}
	had := inOrder{text: known.String()}
	for _, l := range slices.Compact(j.File.Beside) {
		if s := strings.Join(wordy([]string{l}), " "); s != "" && !had.holds(" "+s+" ") {
			for _, w := range words(l) {
				if !number(w) {
					lost[w] = true
				}
			}
		}
	}
	twice := j.now.plus(tally{}.add(j.Shown...))
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
	var record inOrder
	if j.After == nil {
		record.text = address(j.Record)
	}
	for _, a := range j.File.Links {
		k := address(a)
		if has[k]--; has[k] < 0 && (j.After != nil || !record.holds(k)) {
			lost[a] = true
		}
	}
}

// inOrder is a text that is asked for pieces which nearly stand in their order: each is
// sought after the one before it first, so that many take no longer than the text is.
type inOrder struct {
	text  string
	after int // where the last piece was found
}

// holds reports whether a piece stands anywhere.
func (o *inOrder) holds(piece string) bool {
	n := strings.Index(o.text[o.after:], piece)
	if n < 0 {
		return strings.Contains(o.text[:min(len(o.text), o.after+len(piece))], piece)
	}
	o.after += n
	return true
}
