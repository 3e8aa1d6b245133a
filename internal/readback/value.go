package readback

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"notat/internal/maaned"
	"notat/internal/pattern"
	"notat/internal/samtale"
	"notat/internal/story"
)

var (
	isoDate  = pattern.New(`^(\d{4})-(\d{1,2})-(\d{1,2})$`)
	wordDate = pattern.New(theDay + `(\d{1,2})\.?\s*(\p{L}{3,9})\.?\s+(\d{4})\.?$`)
	numDate  = pattern.New(theDay + `(\d{1,2})\s*[./-]\s*(\d{1,2})\s*[-./\s]\s*(\d{4}|\d{2})\.?$`)
	dayTimed = pattern.New(`^(.*\d{2,4}),?\s+(?:kl\.?|fra)\s.*$`)
	clock    = pattern.New(`^(?:kl\.?\s*)?(\d{1,2})(?:[.:](\d{2}))?$`)
	clocks   = pattern.New(`^(?:kl\.?\s*)?(\d{1,2}(?:[.:]\d{2})?)(?:\s*(?:[–—-]|til)\s*(?:kl\.?\s*)?(\d{1,2}(?:[.:]\d{2})?))?$`)
	untilOne = pattern.New(`^til\s+(?:kl\.?\s*)?(\d{1,2}(?:[.:]\d{2})?)$`)
)

// theDay begins a date as people write it.
const theDay = `^(?:(?:man|tirs|ons|tors|fre|lør|søn)dag,?\s+)?(?:d\.?\s*|den\s+)?`

// readDate reads a date as Danes write it: 13. marts 2025, den 13. marts 2025,
// torsdag d. 13/3-2025, 13.03.25, 2025-03-13. A day that no calendar has is no date.
func readDate(s string) (string, bool) {
	s = strings.ToLower(story.Words(s))
	var y, m, d string
	if f := isoDate.FindStringSubmatch(s); f != nil {
		y, m, d = f[1], f[2], f[3]
	} else if f := numDate.FindStringSubmatch(s); f != nil {
		y, m, d = f[3], f[2], f[1]
	} else if f := wordDate.FindStringSubmatch(s); f != nil {
		for i, name := range maaned.Names {
			if strings.HasPrefix(name, f[2]) {
				m = strconv.Itoa(i + 1)
			}
		}
		y, d = f[3], f[1]
	}
	if len(y) == 2 {
		y = "20" + y
	}
	yn, _ := strconv.Atoi(y)
	mn, _ := strconv.Atoi(m)
	dn, _ := strconv.Atoi(d)
	t := time.Date(yn, time.Month(mn), dn, 0, 0, 0, 0, time.UTC)
	if yn == 0 || mn == 0 || t.Day() != dn || int(t.Month()) != mn {
		return "", false
	}
	return t.Format("2006-01-02"), true
}

// readTime reads a time: 13.05, 13:05, kl. 13.05, 13.
func readTime(s string) (string, bool) {
	f := clock.FindStringSubmatch(strings.ToLower(story.Words(s)))
	if f == nil {
		return "", false
	}
	h, _ := strconv.Atoi(f[1])
	m, _ := strconv.Atoi(f[2])
	if h > 23 || m > 59 {
		return "", false
	}
	return fmt.Sprintf("%02d:%02d", h, m), true
}

// readSpan reads from one time to another: 13.00–13.05, 13.00, til 13.05.
func readSpan(s string) (start, slut string, ok bool) {
	s = strings.ToLower(story.Words(s))
	if f := untilOne.FindStringSubmatch(s); f != nil {
		slut, ok = readTime(f[1])
		return "", slut, ok
	}
	f := clocks.FindStringSubmatch(s)
	if f == nil {
		return "", "", s == ""
	}
	if start, ok = readTime(f[1]); ok && f[2] != "" {
		slut, ok = readTime(f[2])
	}
	return start, slut, ok
}

// kindAt tells how the words of the field at a place are written in the record.
// Of the codes a draft lets only the status of an agreement be changed.
func kindAt(pointer string) samtale.Kind {
	f := samtale.FieldAt(pointer)
	if f == nil || f.Kind == samtale.KindCode && f.Key != "status" {
		return samtale.KindWords
	}
	return f.Kind
}

// asWritten reports whether the record has the words of a field as a draft shows them.
func asWritten(pointer string) bool { return kindWords[kindAt(pointer)] == "" }

// value reads printed words as the record writes them, and notes for the proof
// where those are others.
func (o *outcome) value(pointer, s string) (string, bool) {
	v, ok := o.readAs(pointer, s)
	if ok && v != "" && !asWritten(pointer) {
		o.read = append(o.read, Reading{strings.TrimSpace(s), v})
	}
	return v, ok
}

// valueAndMore is value, where words behind a line break may be no more of it: those
// are given as well.
func (o *outcome) valueAndMore(pointer, s string) (v, more string, ok bool) {
	if v, ok = o.value(pointer, s); ok || asWritten(pointer) {
		return v, "", ok
	}
	first, more, _ := strings.Cut(strings.TrimSpace(s), "\n")
	if more = strings.TrimSpace(more); more == "" || strings.TrimSpace(first) == "" {
		return "", "", false
	}
	v, ok = o.value(pointer, first)
	return v, more, ok
}

// formerLabels are labels of a status that drafts of before have.
var formerLabels = map[string]string{"lukket": "lukket"}

func (o *outcome) readAs(pointer, s string) (string, bool) {
	s = strings.TrimSpace(s)
	if s == "" {
		return "", true
	}
	switch kindAt(pointer) {
	case samtale.KindDate:
		return readDate(s)
	case samtale.KindTime:
		return readTime(s)
	case samtale.KindSchoolYear:
		return readSkoleaar(s)
	case samtale.KindInstitution:
		nr := institution.ReplaceAllString(strings.ReplaceAll(story.Words(s), " ", ""), "")
		return nr, sixDigits.MatchString(nr)
	case samtale.KindCode:
		label := strings.ToLower(strings.Trim(story.Words(s), ". ☐☑☒✓✔")) // as somebody ticked it
		code, ok := o.status[label]
		if !ok {
			code, ok = formerLabels[label]
		}
		if !ok {
			code, ok = o.words[label]
		}
		return code, ok
	case samtale.KindWords, samtale.KindProse, samtale.KindAddress,
		samtale.KindPicture, samtale.KindNumber, samtale.KindCount, samtale.KindYesNo, samtale.KindObject: // as they are printed
	}
	return s, true
}

var (
	institution = pattern.New(`(?i)^(?:inst(?:\.|itutions?)?-?(?:nr|nummer)|nr)[.:]*`)
	sixDigits   = pattern.New(`^\d{6}$`)
	skoleaar    = pattern.New(`^(?:skoleåret\s+)?(\d{4})\s*[/–—-]\s*(?:\d{2})?(\d{2})$`)
)

// readSkoleaar reads a school year: 2025/26, 2025-26, 2025/2026.
func readSkoleaar(s string) (string, bool) {
	f := skoleaar.FindStringSubmatch(strings.ToLower(story.Words(s)))
	if f == nil {
		return "", false
	}
	v := f[1] + "/" + f[2]
	return v, samtale.IsSkoleaar(v)
}

// printedDate gives a date of the record as a draft prints it.
func printedDate(d string) string {
	t, err := time.Parse(time.DateOnly, d)
	if err != nil {
		return d
	}
	return fmt.Sprintf("%d. %s %d", t.Day(), maaned.Names[t.Month()-1], t.Year())
}

// Dato gives the time of a tracked change or a comment (ISO 8601) as people write
// it: "2. februar 2026 kl. 9.05". Word writes the clock on the wall, whatever zone it
// says. What is no such time is as it was.
func Dato(s string) string {
	clock := s
	if len(s) > len("2006-01-02T15:04:05") {
		clock = s[:len("2006-01-02T15:04:05")]
	}
	t, err := time.Parse("2006-01-02T15:04:05", clock)
	if err != nil {
		return s
	}
	return fmt.Sprintf("%d. %s %d kl. %d.%02d", t.Day(), maaned.Names[t.Month()-1], t.Year(), t.Hour(), t.Minute())
}
