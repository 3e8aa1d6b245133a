package talord

import (
	"strings"

	"notat/internal/maaned"
)

// years reads a year, a span of years and a school year.
func (r *reader) years(i int) (Kind, int) {
	first := r.t[i].text
	j := i + 1
	slash, hyphen := r.is(j, "/"), r.is(j, "-")
	spaced := j < len(r.t) && r.t[j].space
	next := ""
	if (slash || hyphen) && r.isDigits(j+1) && !(r.tight(j+2, ',') && r.tightDigits(j+3, 1, 20)) {
		next = r.t[j+1].text
	}
	follows := func(a, b string) bool { return number(b) == float64((int(number(a))+1)%100) }
	switch {
	case isYear(first):
		if r.percent(j) || r.people(j) != "" {
			return 0, i
		}
		switch {
		case isYear(next) && slash && number(next) == number(first)+1:
			return SchoolYear, j + 2
		case isYear(next) && slash: // no school year
			return Value, j + 2
		case isYear(next) && hyphen && !r.percent(j+2) && r.people(j+2) == "":
			if number(next) < number(first) { // a difference, not a span
				return Value, j + 2
			}
			return Year, j + 2
		case len(next) == 2 && follows(first[2:], next) && !r.percent(j+2) && r.people(j+2) == "":
			return SchoolYear, j + 2
		case len(next) == 2 && hyphen && !spaced && number(next) > number(first[2:]) && number(next) <= number(first[2:])+6 && !r.percent(j+2):
			return Year, j + 2
		}
		return Year, j
	case len(first) == 2 && len(next) == 2 && (slash || hyphen) && !spaced && follows(first, next) && r.schoolYearBefore(i):
		return SchoolYear, j + 2
	case len(first) == 2 && r.tight(i-1+1, '\'') || len(first) == 2 && i > 0 && (r.is(i-1, "'") || r.is(i-1, "’")):
		return Year, j
	case len(first) == 2 && r.in == Period && i > 0 && r.word(i-1) != "":
		return Year, j
	}
	return 0, i
}

func (r *reader) schoolYearBefore(i int) bool {
	if r.in == Period {
		return true
	}
	for j := max(0, i-3); j < i; j++ {
		if strings.Contains(r.word(j), "skoleår") {
			return true
		}
	}
	return false
}

func isYear(s string) bool { return len(s) == 4 && (s[:2] == "19" || s[:2] == "20") }

// date reads a date in digits or with its month in words.
func (r *reader) date(i int) (Kind, int) {
	d := r.t[i].text
	if len(d) == 4 && r.tight(i+1, '-') && r.tightDigits(i+2, 2, 2) && r.tight(i+3, '-') && r.tightDigits(i+4, 2, 2) && isMonth(r.t[i+2].text) && isDay(r.t[i+4].text) {
		return Date, i + 5
	}
	if len(d) > 2 || !isDay(d) {
		return 0, i
	}
	stop := r.tight(i+1, '.')
	if w := r.word(i + 2); stop && isMonthWord(w) {
		return Date, r.year(i + 3)
	} else if w := r.word(i + 1); !stop && isMonthWord(w) && (r.dateBefore(i) || r.isDigits(i+2) && isYear(r.t[i+2].text)) {
		return Date, r.year(i + 2)
	}
	if stop && r.is(i+2, "-") && r.isDigits(i+3) && r.tight(i+4, '.') && isMonthWord(r.word(i+5)) { // 13.-14. marts
		return Date, r.year(i + 6)
	}
	for _, c := range "./-" {
		if !r.tight(i+1, c) || !r.tightDigits(i+2, 1, 2) || !isMonth(r.t[i+2].text) {
			continue
		}
		for _, y := range []int{i + 4, i + 3} { // 13.3.2025, 13/3 2025
			if r.isDigits(y) && (isYear(r.t[y].text) || len(r.t[y].text) == 2 && r.tight(y-1, c) && c == '.') && (y == i+3 || r.tight(i+3, c) || c == '/' && r.tight(i+3, '-')) {
				return Date, y + 1
			}
		}
		if r.dateBefore(i) {
			if r.tight(i+3, '.') {
				return Date, i + 4
			}
			return Date, i + 3
		}
	}
	if stop && r.is(i-1, "den") {
		return Date, i + 2
	}
	return 0, i
}

// year reads on over a year after a month.
func (r *reader) year(i int) int {
	if r.tight(i, '.') && r.isDigits(i+1) {
		i++
	}
	if r.isDigits(i) && isYear(r.t[i].text) && !r.percent(i+1) {
		return i + 1
	}
	return i
}

// dateBefore reports whether what stands before a number tells that it is a date.
func (r *reader) dateBefore(i int) bool {
	j := i - 1
	if r.tight(j, '.') {
		j--
	}
	switch r.word(j) {
	case "den", "d", "pr", "dato", "senest", "hentet", "udtrukket", "opgjort", "opdateret", "udsendt", "afholdt":
		return true
	case "og": // den 14.5. og 3/6
		return len(r.out) > 0 && r.out[len(r.out)-1].Kind == Date && r.t[j].from-r.out[len(r.out)-1].To < 12
	case "igen":
		return true
	}
	return strings.HasSuffix(r.word(j), "dag")
}

func isMonthWord(w string) bool {
	return maaned.Of(w) != 0 && (len(w) <= 4 || w == maaned.Names[maaned.Of(w)-1])
}
func isDay(s string) bool   { return number(s) >= 1 && number(s) <= 31 }
func isMonth(s string) bool { return number(s) >= 1 && number(s) <= 12 }

// time reads a time of the day.
func (r *reader) time(i int) (Kind, int) {
	j := i - 1
	if r.tight(j, '.') {
		j--
	}
	told := r.word(j) == "kl" || r.word(j) == "klokken"
	end := r.clock(i, told)
	if end == i {
		return 0, i
	}
	if r.is(end, "-") || r.is(end, "til") || r.is(end, "og") {
		if after := r.clock(end+1, true); after > end+1 {
			end = after
		}
	}
	return Time, end
}

func (r *reader) clock(i int, told bool) int {
	if !r.isDigits(i) || len(r.t[i].text) > 2 || r.t[i].number() > 24 {
		return i
	}
	for _, c := range ":." {
		if r.tight(i+1, c) && r.tightDigits(i+2, 2, 2) && r.t[i+2].number() < 60 && (told || c == ':') {
			return i + 3
		}
	}
	if told {
		return i + 1
	}
	return i
}
