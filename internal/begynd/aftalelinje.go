package begynd

import (
	"strings"

	"notat/internal/maaned"
	"notat/internal/pattern"
	"notat/internal/prosa"
	"notat/internal/readback"
	"notat/internal/source"
)

// withinLine finds the labels of an agreement that is written in one line: "Vi laver en
// plan (ansvarlig: Bo Dal, frist: 1/3-2025)".
var withinLine = pattern.New(`(?i)(?:[\s(]|^)(ansvarlige?|tovholder|frist|tidsfrist|deadline|status)\s*:\s*`)

// byDay finds a deadline that is said in the words of an agreement, which keep it.
var byDay = pattern.New(`(?i)\b(?:senest|inden|frist)\s+((?:d\.\s*|den\s+)?\d{1,2}\s*[./-]\s*(?:\d{1,2}\s*[./\s-]\s*|\p{L}{3,9}\s+)\d{2,4})\b`)

// aField says which field of an agreement a label within a line is.
var aField = map[string]string{"ansvarlig": "ansvarlig", "ansvarlige": "ansvarlig", "tovholder": "ansvarlig", "frist": "frist", "tidsfrist": "frist", "deadline": "frist", "status": "status"}

// inBrackets finds what stands in brackets at the end of a line: who sees to it, and by
// when, "(Ib, 1/8-25)", "(Ane og Per, senest uge 36)".
var inBrackets = pattern.New(`^(.*\S)\s*\(([^()]+),\s*([^(),]+)\)\.?$`)

// inWords finds a deadline that is no date: "senest uge 36", "inden sommerferien".
var inWords = pattern.New(`(?i)^(?:(?:senest|inden|frist|deadline|ultimo|primo|medio|før|efter|i|fra|til|ved|løbet|af|den|d\.)\s+)*(?:uge\s+\d{1,2}(?:\s*[-–/]\s*\d{1,2})?|\p{L}*ferien?|jul|nytår|påske|pinse|sommeren|efteråret|foråret|vinteren|skoleårets\s+\p{L}+|skolestart|skoleåret|` + maaned.Pattern + `|\d{1,2}\s*[./]\s*(?:` + maaned.Pattern + `|\d{1,2})|løbende|hurtigst muligt|snarest)(?:\s+(?:20)?\d{2})?$`)

// byWords finds such a deadline within the words of a line.
var byWords = pattern.New(`(?i)\b(?:senest|inden)\s+(?:i\s+|den\s+|d\.\s*)?(?:uge\s+\d|\p{L}*ferien?\b|jul\b|påske\b|sommeren\b|skole|\d{1,2}\s*[./])`)

// agreedBy cuts a line in its words, those who see to it, and their deadline; ok is false
// where what stands in brackets is anything else.
func agreedBy(s string) (before, who, by string, ok bool) {
	f := inBrackets.FindStringSubmatch(s)
	if f == nil {
		return "", "", "", false
	}
	_, isDay := readback.Date(trimmedBy(f[3]))
	for one := range strings.FieldsFuncSeq(strings.ReplaceAll(strings.ReplaceAll(f[2], " og ", ","), "/", ","), func(c rune) bool { return c == ',' || c == '+' }) {
		if one = strings.TrimSpace(one); !(isName(one) && len(strings.Fields(one)) <= nameWords) && readback.PartOf(one) == "" {
			return "", "", "", false
		}
	}
	return f[1], strings.TrimSpace(f[2]), strings.TrimSpace(f[3]), isDay || inWords.MatchString(strings.TrimSpace(f[3]))
}

// trimmedBy gives a day without the word before it: "senest 1/8-25".
func trimmedBy(s string) string {
	return strings.TrimSpace(beforeDay.ReplaceAllString(strings.TrimSpace(s), ""))
}

var beforeDay = pattern.New(`(?i)^(?:senest|inden|frist:?|deadline:?)\s+`)

// hasDeadline reports whether the words of a line say by when.
func hasDeadline(s string) bool {
	_, _, _, ok := agreedBy(s)
	return ok || byDay.MatchString(s) || byWords.MatchString(s)
}

// The places of a deadline and of a status, for how they are read.
const (
	fristAt  = "/afsnit/0/blokke/0/aftaler/0/frist"
	statusAt = "/afsnit/0/blokke/0/aftaler/0/status"
)

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
	var remarks []source.Piece
	remark := func(s string) {
		remarks = append(remarks, source.Piece{What: source.Text, Words: []prosa.Ord{{Tekst: s}}})
		item["bemaerkning"] = readback.Prose(remarks)
	}
	if before, who, by, ok := agreedBy(maal); ok && pairs == nil {
		item["maal"], item["ansvarlig"] = before, who
		maal = before
		if day, ok := b.Value(fristAt, trimmedBy(by)); ok {
			b.Note(by, "")
			item["frist"] = day
		} else {
			remark("Frist: " + by)
			b.Note("", "Frist")
		}
	}
	for _, p := range pairs {
		key := aField[strings.ToLower(p[0])]
		if at := map[string]string{"frist": fristAt, "status": statusAt}[key]; at != "" {
			v, ok := b.Value(at, p[1])
			if !ok {
				remark(p[0] + ": " + p[1])
				continue
			}
			p[1] = v
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
