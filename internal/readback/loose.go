package readback

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"notat/internal/maaned"
	"notat/internal/pattern"
	"notat/internal/samtale"
	"notat/internal/story"
)

// The answers that give a value which the words of the file do not say surely.
const (
	aStatus = "status:"
	aDato   = "dato:"
)

// kindWords say what a value of a kind looks like.
var kindWords = map[samtale.Kind]string{
	samtale.KindDate: "en dato, fx 13. marts 2025", samtale.KindTime: "et klokkeslæt, fx 13.00", samtale.KindCode: "en status, fx Nået",
	samtale.KindSchoolYear: "et skoleår, fx 2024/25", samtale.KindInstitution: "et institutionsnummer på seks cifre",
}

// guesses are what the words of a field may mean, as choices: each status, the day
// before a time, or the last day of the month that is named.
func (o *outcome) guesses(pointer, s string) []Choice {
	kind := kindAt(pointer)
	if kind == samtale.KindCode {
		return o.statusser(s)
	}
	d, ok := lastDay(s)
	if f := dayTimed.FindStringSubmatch(strings.ToLower(story.Words(s))); f != nil && !ok {
		d, ok = readDate(f[1])
	}
	if ok && kind == samtale.KindDate {
		return []Choice{{aDato + d, "Sæt datoen til " + printedDate(d)}}
	}
	return nil
}

// guessed gives the value that an answer to guesses means.
func (o *outcome) guessed(answer string) (string, bool) {
	if code, ok := strings.CutPrefix(answer, aStatus); ok {
		o.read = append(o.read, Reading{Record: o.labelOf(code)})
		return code, true
	}
	if d, ok := strings.CutPrefix(answer, aDato); ok {
		o.read = append(o.read, Reading{Record: printedDate(d)})
		return d, true
	}
	return "", false
}

// means reports whether an answer gives a value for the words of the file.
func means(answer string) bool {
	return strings.HasPrefix(answer, aStatus) || strings.HasPrefix(answer, aDato)
}

var monthYear = pattern.New(`(\p{L}{3,9})\.?\s+(\d{4})$`)

// lastDay gives the last day of the month that words end in: "august 2026",
// "senest ultimo aug. 2026".
func lastDay(s string) (string, bool) {
	f := monthYear.FindStringSubmatch(strings.TrimSuffix(strings.ToLower(story.Words(s)), "."))
	if f == nil {
		return "", false
	}
	m := slices.IndexFunc(maaned.Names[:], func(name string) bool { return strings.HasPrefix(name, f[1]) })
	if m < 0 {
		return "", false
	}
	y, _ := strconv.Atoi(f[2])
	return time.Date(y, time.Month(m+2), 0, 0, 0, 0, 0, time.UTC).Format(time.DateOnly), true
}

// statusser are the statuses of an agreement as choices, the likeliest first.
func (o *outcome) statusser(s string) []Choice {
	var out []Choice
	for _, code := range samtale.Aftalestatusser {
		if l := o.labelOf(string(code)); l != "" {
			out = append(out, Choice{aStatus + string(code), "Sæt status til »" + l + "«"})
		}
	}
	low := strings.ToLower(s)
	slices.SortStableFunc(out, func(a, b Choice) int { return o.like(b, low) - o.like(a, low) })
	return out
}

// like tells how much of a status the words have in common with it.
func (o *outcome) like(c Choice, low string) int {
	label := o.labelOf(strings.TrimPrefix(c.ID, aStatus))
	switch {
	case strings.Contains(low, label):
		return 2 + len(label)
	case strings.Contains(label, low):
		return 2
	}
	return 0
}

// labelOf gives the printed label of a status, in lower case.
func (o *outcome) labelOf(code string) string {
	for label, c := range o.status {
		if c == code {
			return label
		}
	}
	return ""
}
