package smaatal

import (
	"slices"
	"strconv"
	"strings"

	"notat/internal/pattern"
)

var (
	schoolYear = pattern.New(`(?:^|[^0-9])((?:19|20)?[0-9]{2}) ?(?:/|-|–|—|‐|‑|−|til) ?((?:19|20)?[0-9]{2})(?:[^0-9]|$)`)
	oneYear    = pattern.New(`(?:^|[^0-9])((?:19|20)[0-9]{2})(?:[^0-9]|$)`)
	isoDate    = pattern.New(`(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}`)
	spring     = []string{"jan", "feb", "mar", "apr", "maj", "jun", "forår", "sommer", "1. halvår", "1.halvår"}
	autumn     = []string{"aug", "sep", "okt", "nov", "dec", "efterår", "2. halvår", "2.halvår"}
)

// yearsMeant gives the school years that a period may mean, by the year in which
// each begins. 2024/25, 2024-2025, "skoleåret 2024/25" and "juni 2025" are one; the
// year 2025 may be two. A period that names no year is itself, and loose: it may
// also be every other, as may one that is not told.
func yearsMeant(s string) (keys []string, loose bool) {
	s = folded(s)
	if isoDate.MatchString(s) {
		s = isoDate.FindString(s)
		y, month := number(s[:4]), number(s[5:7])
		if month <= 7 {
			y--
		}
		return []string{strconv.Itoa(y)}, false
	}
	if m := schoolYear.FindStringSubmatch(s); m != nil {
		a, b := number(m[1]), number(m[2])
		if a < 100 {
			a += 2000
		}
		if b < 100 {
			b += a - a%100
		}
		const longest = 12 // years of a span; a longer one is a slip of the pen
		var out []string
		for y := a; y < b && y < a+longest; y++ {
			out = append(out, strconv.Itoa(y))
		}
		if out != nil {
			return out, false
		}
	}
	if m := oneYear.FindStringSubmatch(s); m != nil {
		y := number(m[1])
		said := func(part string) bool { return strings.Contains(s, part) }
		switch in, out := slices.ContainsFunc(spring, said), slices.ContainsFunc(autumn, said); {
		case in && !out:
			return []string{strconv.Itoa(y - 1)}, false
		case out && !in:
			return []string{strconv.Itoa(y)}, false
		}
		return []string{strconv.Itoa(y - 1), strconv.Itoa(y)}, false
	}
	return []string{"»" + s}, true
}

// number reads digits that a pattern found.
func number(s string) int {
	n, _ := strconv.Atoi(s) // at most four digits
	return n
}

var grade = pattern.New(`^([0-9]{1,2}) ?(.*)$`)

var withoutKlasse = strings.NewReplacer("klassetrin", "", "klasse", "", "årgang", "")

// gradeOf reads a grade: 9 and "b", or "" and words. "9. klasse", "9.b" and "9b" are of the
// same year.
func gradeOf(s string) (trin, rest string) {
	n := strings.TrimSpace(withoutKlasse.Replace(name(s)))
	if m := grade.FindStringSubmatch(n); m != nil {
		return m[1], m[2]
	}
	return "", n
}
