package udgave

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// maaneder are the months as they are written, by their first three letters.
var maaneder = map[string]time.Month{
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "maj": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "okt": 10, "nov": 11, "dec": 12,
}

const maanedsord = `(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|okt|nov|dec)\b\.?`

var (
	datoOrd = regexp.MustCompile(`\b(\d{1,2})\. ?(` + maanedsord + `)(?: (\d{4})\b)?`)
	datoTal = regexp.MustCompile(`\b(?:(\d{1,2})[./-](\d{1,2})[./ -](\d{4})|(\d{4})-(\d{2})-(\d{2}))\b`)
)

// samtaleord tell that a date close by is that of the meeting.
var (
	samtaleord     = []string{"samtale", "afholdt", "afviklet", "fandt sted"}
	samtalestammer = []string{"amtale", "fholdt", "fviklet", "andt sted", "AMTALE", "FHOLDT", "FVIKLET", "ANDT STED"} // the same, before letters are made small
)

const (
	naerDato  = 14 * 24 * time.Hour // a date further from the meeting is another one
	naerFoer  = 80                  // bytes before a date in which a word tells what it is about
	naerEfter = 40                  // and after it
)

// uenigDato reports whether a text gives the meeting another date than
// moede.dato: a date within two weeks of it, close to a word for the meeting.
func (t *tjek) uenigDato(s string) bool {
	if t.moede.IsZero() || !indeholder(s, samtalestammer) {
		return false
	}
	s = strings.ToLower(strings.ReplaceAll(s, "\n", " "))
	if !indeholder(s, samtaleord) {
		return false
	}
	uenig := func(at []int, aar, maaned, dag int) bool {
		d := time.Date(aar, time.Month(maaned), dag, 0, 0, 0, 0, time.UTC)
		afstand := d.Sub(t.moede).Abs()
		return afstand > 0 && afstand <= naerDato &&
			indeholder(s[max(0, at[0]-naerFoer):min(len(s), at[1]+naerEfter)], samtaleord)
	}
	for _, m := range datoOrd.FindAllStringSubmatchIndex(s, -1) {
		aar := t.moede.Year()
		if m[6] >= 0 {
			aar = tal(s[m[6]:m[7]])
		}
		if uenig(m, aar, int(maaneder[s[m[4]:m[4]+3]]), tal(s[m[2]:m[3]])) {
			return true
		}
	}
	for _, m := range datoTal.FindAllStringSubmatchIndex(s, -1) {
		aar, maaned, dag := 6, 4, 2
		if m[2] < 0 {
			aar, maaned, dag = 8, 10, 12
		}
		if uenig(m, tal(s[m[aar]:m[aar+1]]), tal(s[m[maaned]:m[maaned+1]]), tal(s[m[dag]:m[dag+1]])) {
			return true
		}
	}
	return false
}

func indeholder(s string, list []string) bool {
	for _, x := range list {
		if strings.Contains(s, x) {
			return true
		}
	}
	return false
}

// tal reads digits that a pattern found.
func tal(s string) int {
	n, _ := strconv.Atoi(s) // at most four digits
	return n
}

// harSkaevtSkoleaar reports whether a text names a school year whose two years
// do not follow each other. 2024/25 and 2024-2025 do; 2022-2026 is a span of
// years, and a school year only when the word stands before it.
func harSkaevtSkoleaar(s string) bool {
	var plads [32]loeb
	ls := loebene(plads[:0], s)
	for n := 1; n < len(ls); n++ {
		a, b := ls[n-1], ls[n]
		fra, til := s[a.fra:a.til], s[b.fra:b.til]
		tegn := strings.TrimSpace(s[a.til:b.fra])
		if !aarstal(fra) || tegn != "/" && tegn != "-" || b.fra-a.til > 3 ||
			n > 1 && strings.ContainsAny(s[ls[n-2].til:a.fra], "/-.") && a.fra-ls[n-2].til == 1 || // the end of 13-03-2024
			n+1 < len(ls) && ls[n+1].fra-b.til == 1 && strings.ContainsAny(s[b.til:ls[n+1].fra], "/-.") { // the start of 2024-03-13
			continue
		}
		var naeste bool // the second year follows the first
		switch len(til) {
		case 4:
			if !aarstal(til) {
				continue
			}
			naeste = tal(til) == tal(fra)+1
			if tegn == "-" && tal(til) > tal(fra) && !strings.Contains(strings.ToLower(s[max(0, a.fra-12):a.fra]), "skoleår") {
				naeste = true
			}
		case 2:
			naeste = tal(til) == (tal(fra)+1)%100
			if tegn == "-" && (tal(til) > tal(fra)%100 || tal(til) <= 12) { // a span, or a month
				naeste = true
			}
		default:
			continue
		}
		if !naeste {
			return true
		}
	}
	return false
}
