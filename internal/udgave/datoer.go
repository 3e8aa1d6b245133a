package udgave

import (
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"notat/internal/maaned"
)

// datoOrd matches what follows the day in a date in words: "13. marts 2025".
var datoOrd = regexp.MustCompile(`^\. ?` + maaned.Pattern + `(?: (\d{4})\b)?`)

// samtaleord tell that a date close by is that of the meeting.
var samtaleord = []string{"samtale", "afholdt", "afviklet", "fandt sted"}

const (
	naerDato  = 14 * 24 * time.Hour // a date further from the meeting is another one
	naerFoer  = 80                  // bytes before a date in which a word tells what it is about
	naerEfter = 40                  // and after it
)

// uenigDato reports whether a text gives the meeting another date than
// moede.dato: a date within two weeks of it, close to a word for the meeting.
func (t *tjek) uenigDato(s string) bool {
	if t.moede.IsZero() {
		return false
	}
	var plads [32]loeb
	ls := loebene(plads[:0], s)
	laest := 0 // runs that belong to a date in numbers
	for n, l := range ls {
		if n >= laest {
			if d, slut, ok := datoITal(s, ls[n:]); ok {
				laest = n + 3
				if t.naer(d) && omSamtalen(s, l.fra, slut) {
					return true
				}
			}
		}
		if d, slut, ok := datoIOrd(s, l, t.moede.Year()); ok && t.naer(d) && omSamtalen(s, l.fra, slut) {
			return true
		}
	}
	return false
}

// naer reports whether a date is close to that of the meeting, and another.
func (t *tjek) naer(d time.Time) bool {
	afstand := d.Sub(t.moede).Abs()
	return afstand > 0 && afstand <= naerDato
}

// omSamtalen reports whether a word for the meeting stands close to a date.
func omSamtalen(s string, fra, til int) bool {
	return indeholder(enLinje(s[max(0, fra-naerFoer):min(len(s), til+naerEfter)]), samtaleord)
}

// datoITal reads the first three runs of digits as a date: 13.3.2025 or 2025-03-13.
func datoITal(s string, ls []loeb) (d time.Time, slut int, ok bool) {
	if len(ls) < 3 || ls[1].fra != ls[0].til+1 || ls[2].fra != ls[1].til+1 || !helt(s, ls[0].fra, ls[2].til) {
		return d, 0, false
	}
	foerst, sidst := s[ls[0].til], s[ls[1].til] // what parts them
	aar, md, dag := ls[2], ls[1], ls[0]
	switch {
	case dag.antal() <= 2 && md.antal() <= 2 && aar.antal() == 4 &&
		strings.IndexByte("./-", foerst) >= 0 && strings.IndexByte("./- \n", sidst) >= 0:
	case dag.antal() == 4 && md.antal() == 2 && aar.antal() == 2 && foerst == '-' && sidst == '-':
		aar, dag = dag, aar
	default:
		return d, 0, false
	}
	return dato(aar.tal(s), time.Month(md.tal(s)), dag.tal(s)), ls[2].til, true
}

// datoIOrd reads a run of digits as the day of a date in words, of a year that
// is known where none is told.
func datoIOrd(s string, l loeb, aar int) (d time.Time, slut int, ok bool) {
	const laengst = len(". september. 2025 ")
	if l.antal() > 2 || l.til == len(s) || s[l.til] != '.' || !helt(s, l.fra, l.til) {
		return d, 0, false
	}
	efter := enLinje(s[l.til:min(len(s), l.til+laengst)])
	ord := strings.TrimPrefix(efter[1:], " ")
	month := maaned.Of(ord)
	if month == 0 {
		return d, 0, false
	}
	m := datoOrd.FindStringSubmatchIndex(efter)
	if m == nil {
		return d, 0, false
	}
	if m[2] >= 0 {
		aar = tal(efter[m[2]:m[3]])
	}
	return dato(aar, month, l.tal(s)), l.til + m[1], true
}

func dato(aar int, md time.Month, dag int) time.Time {
	return time.Date(aar, md, dag, 0, 0, 0, 0, time.UTC)
}

// helt reports whether what stands from one byte to another is no part of a
// word, of ASCII as in a pattern's \b.
func helt(s string, fra, til int) bool {
	del := func(c byte) bool { return c == '_' || c < utf8.RuneSelf && ordtegn(c) }
	return (fra == 0 || !del(s[fra-1])) && (til == len(s) || !del(s[til]))
}

// enLinje gives words in lower case without line ends.
func enLinje(s string) string { return strings.ToLower(strings.ReplaceAll(s, "\n", " ")) }

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
