package begynd

import (
	"regexp"
	"strings"

	"notat/internal/prosa"
	"notat/internal/readback"
	"notat/internal/source"
)

// withinLine finds the labels of an agreement that is written in one line: "Vi laver en
// plan (ansvarlig: Bo Dal, frist: 1/3-2025)".
var withinLine = regexp.MustCompile(`(?i)(?:[\s(]|^)(ansvarlige?|tovholder|frist|tidsfrist|deadline)\s*:\s*`)

// byDay finds a deadline that is said in the words of an agreement, which keep it.
var byDay = regexp.MustCompile(`(?i)\b(?:senest|inden|frist)\s+((?:d\.\s*|den\s+)?\d{1,2}\s*[./-]\s*(?:\d{1,2}\s*[./\s-]\s*|\p{L}{3,9}\s+)\d{2,4})\b`)

// aField says which field of an agreement a label within a line is.
var aField = map[string]string{"ansvarlig": "ansvarlig", "ansvarlige": "ansvarlig", "tovholder": "ansvarlig", "frist": "frist", "tidsfrist": "frist", "deadline": "frist"}

// fristAt is the place of a deadline, for how one is read.
const fristAt = "/afsnit/0/blokke/0/aftaler/0/frist"

// labelledWithin cuts a line in the words before its labels, and the labels with their
// values; none where it has no such labels, has one twice, or one without a value.
func labelledWithin(s string) (before string, pairs [][2]string) {
	found := withinLine.FindAllStringSubmatchIndex(s, -1)
	seen := map[string]bool{}
	for n, f := range found {
		to := len(s)
		if n+1 < len(found) {
			to = found[n+1][0]
		}
		label, value := s[f[2]:f[3]], strings.Trim(s[f[1]:to], " ,.;)(–-")
		key := aField[strings.ToLower(label)]
		if value == "" || seen[key] {
			return s, nil
		}
		seen[key] = true
		pairs = append(pairs, [2]string{label, value})
	}
	if pairs == nil {
		return s, nil
	}
	if before = strings.TrimRight(s[:found[0][0]], " ,;(–-"); before == "" {
		return s, nil
	}
	return before, pairs
}

// aftale gives the agreement that a line is. What cannot be read as a deadline is a
// remark to it.
func (b *begun) aftale(s string) map[string]any {
	maal, pairs := labelledWithin(s)
	item := map[string]any{"maal": maal}
	for _, p := range pairs {
		key := aField[strings.ToLower(p[0])]
		if key == "frist" {
			day, ok := b.Value(fristAt, p[1])
			if !ok {
				item["bemaerkning"] = readback.Prose([]source.Piece{{What: source.Text, Words: []prosa.Ord{{Tekst: p[0] + ": " + p[1]}}}})
				continue
			}
			p[1] = day
		}
		b.Note(p[0], "")
		item[key] = p[1]
	}
	if f := byDay.FindStringSubmatch(maal); f != nil && item["frist"] == nil {
		if day, ok := readback.Date(f[1]); ok {
			b.Note("", day)
			item["frist"] = day
		}
	}
	return item
}
