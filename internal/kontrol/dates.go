package kontrol

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"notat/internal/laesning"
	"notat/internal/maaned"
	"notat/internal/pattern"
)

// datoWords matches what follows the day in a date in words: "13. marts 2025".
var datoWords = pattern.New(`^\. ?` + maaned.Pattern + `(?: (\d{4})\b)?`)

// meetingWords tell that a date close by is that of the meeting.
var meetingWords = []string{"samtale", "afholdt", "afviklet", "fandt sted", "mødet blev holdt"}

const (
	nearDato   = 14 * 24 * time.Hour // a date further from the meeting is another one
	nearBefore = 80                  // bytes before a date in which a word tells what it is about
	nearAfter  = 40                  // and after it
)

// disagreesOnDato reports whether a text gives the meeting another date than
// moede.dato: a date within two weeks of it, close to a word for the meeting.
func (t *checker) disagreesOnDato(s string) bool {
	if t.moede.IsZero() {
		return false
	}
	var place [32]run
	ls := runsOf(place[:0], s)
	used := 0 // runs that belong to a date in numbers
	for n, l := range ls {
		if n >= used {
			if d, end, ok := datoInDigits(s, ls[n:]); ok {
				used = n + 3
				if t.near(d) && aboutMeeting(s, l.from, end) {
					return true
				}
			}
		}
		if d, end, ok := datoInWords(s, l, t.moede.Year()); ok && t.near(d) && aboutMeeting(s, l.from, end) {
			return true
		}
	}
	return false
}

// near reports whether a date is close to that of the meeting, and another.
func (t *checker) near(d time.Time) bool {
	distance := d.Sub(t.moede).Abs()
	return distance > 0 && distance <= nearDato
}

// aboutMeeting reports whether a word for the meeting stands close to a date.
func aboutMeeting(s string, from, to int) bool {
	around := laesning.Lower(s[max(0, from-nearBefore):min(len(s), to+nearAfter)])
	return slices.ContainsFunc(meetingWords, func(w string) bool { return strings.Contains(around, w) })
}

// datoInDigits reads the first three runs of digits as a date: 13.3.2025 or 2025-03-13.
func datoInDigits(s string, ls []run) (d time.Time, end int, ok bool) {
	if len(ls) < 3 || ls[1].from != ls[0].to+1 || ls[2].from != ls[1].to+1 || !isWhole(s, ls[0].from, ls[2].to) {
		return d, 0, false
	}
	first, last := s[ls[0].to], s[ls[1].to] // what parts them
	year, md, dag := ls[2], ls[1], ls[0]
	switch {
	case dag.antal() <= 2 && md.antal() <= 2 && year.antal() == 4 &&
		strings.IndexByte("./-", first) >= 0 && strings.IndexByte("./- ", last) >= 0:
	case dag.antal() == 4 && md.antal() == 2 && year.antal() == 2 && first == '-' && last == '-':
		year, dag = dag, year
	default:
		return d, 0, false
	}
	return dato(year.tal(s), time.Month(md.tal(s)), dag.tal(s)), ls[2].to, true
}

// datoInWords reads a run of digits as the day of a date in words, of a year that
// is known where none is told.
func datoInWords(s string, l run, year int) (d time.Time, end int, ok bool) {
	const longest = len(". september. 2025 ")
	if l.antal() > 2 || l.to == len(s) || s[l.to] != '.' || !isWhole(s, l.from, l.to) {
		return d, 0, false
	}
	after := laesning.Lower(s[l.to:min(len(s), l.to+longest)])
	word := strings.TrimPrefix(after[1:], " ")
	month := maaned.Of(word)
	if month == 0 {
		return d, 0, false
	}
	m := datoWords.FindStringSubmatchIndex(after)
	if m == nil {
		return d, 0, false
	}
	if m[2] >= 0 {
		year = tal(after[m[2]:m[3]])
	}
	return dato(year, month, l.tal(s)), l.to + m[1], true
}

func dato(year int, md time.Month, dag int) time.Time {
	return time.Date(year, md, dag, 0, 0, 0, 0, time.UTC)
}

// isWhole reports whether what stands from one byte to another is no part of a
// word, of ASCII as in a pattern's \b.
func isWhole(s string, from, to int) bool {
	del := func(c byte) bool { return c == '_' || c < utf8.RuneSelf && wordSign(c) }
	return (from == 0 || !del(s[from-1])) && (to == len(s) || !del(s[to]))
}

// tal reads digits that a pattern found.
func tal(s string) int {
	n, _ := strconv.Atoi(s) // at most four digits
	return n
}

// hasUnevenSkoleaar reports whether a text names a school year whose two years
// do not follow each other. 2024/25 and 2024-2025 do; 2022-2026 is a span of
// years, and a school year only when the word stands before it.
func hasUnevenSkoleaar(s string) bool {
	if !strings.Contains(s, "20") && !strings.Contains(s, "19") { // no year, as in most texts
		return false
	}
	var place [32]run
	ls := runsOf(place[:0], s)
	for n := 1; n < len(ls); n++ {
		a, b := ls[n-1], ls[n]
		from, to := s[a.from:a.to], s[b.from:b.to]
		sign := strings.TrimSpace(s[a.to:b.from])
		if !isYear(from) || sign != "/" && sign != "-" || b.from-a.to > 3 ||
			n > 1 && strings.ContainsAny(s[ls[n-2].to:a.from], "/-.") && a.from-ls[n-2].to == 1 || // the end of 13-03-2024
			n+1 < len(ls) && ls[n+1].from-b.to == 1 && strings.ContainsAny(s[b.to:ls[n+1].from], "/-.") { // the start of 2024-03-13
			continue
		}
		var next bool // the second year follows the first
		switch len(to) {
		case 4:
			if !isYear(to) {
				continue
			}
			next = tal(to) == tal(from)+1
			if sign == "-" && tal(to) > tal(from) && !strings.Contains(laesning.Lower(s[max(0, a.from-12):a.from]), "skoleår") {
				next = true
			}
		case 2:
			next = tal(to) == (tal(from)+1)%100
			if sign == "-" && (tal(to) > tal(from)%100 || tal(to) <= 12) { // a span, or a month
				next = true
			}
		default:
			continue
		}
		if !next {
			return true
		}
	}
	return false
}
