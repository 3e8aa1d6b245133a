package kontrol

import (
	"strings"

	"notat/internal/laesning"
)

// run is a run of digits in a text.
type run struct{ from, to int }

func (l run) antal() int       { return l.to - l.from }
func (l run) tal(s string) int { return tal(s[l.from:l.to]) }

// runsOf gives the runs of digits of a text.
func runsOf(dst []run, s string) []run {
	for i := 0; i < len(s); i++ {
		for i+8 <= len(s) && noDigit(s[i:i+8]) {
			i += 8
		}
		if i == len(s) || s[i] < '0' || s[i] > '9' {
			continue
		}
		from := i
		for i < len(s) && s[i] >= '0' && s[i] <= '9' {
			i++
		}
		dst = append(dst, run{from, i})
	}
	return dst
}

// noDigit reports whether none of eight bytes is a digit, all at once: nearly every text
// is looked through for digits, and few have many.
func noDigit(s string) bool {
	const ones = 0x0101010101010101
	eight := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
	from0 := eight ^ '0'*ones // a digit is less than ten
	return (from0-10*ones)&^from0&(0x80*ones) == 0
}

// hasTelephone reports whether a text holds a Danish telephone number: eight
// digits in one, as 12 34 56 78 or as 1234 5678, perhaps after +45. School
// years and written-together dates are none, and the school's own is anybody's.
func hasTelephone(s string) bool {
	var place [32]run
	ls := runsOf(place[:0], s)
	for n, l := range ls {
		end, ok := n, true
		switch {
		case l.antal() == 8:
		case l.antal() == 4 && n+1 < len(ls) && ls[n+1].antal() == 4:
			end = n + 1
			ok = !isYear(s[l.from:l.to]) || !isYear(s[ls[end].from:ls[end].to])
		case l.antal() == 2 && n+3 < len(ls) && ls[n+1].antal() == 2 && ls[n+2].antal() == 2 && ls[n+3].antal() == 2:
			end = n + 3
		case l.antal() == 10 && strings.HasPrefix(s[l.from:], "45") && l.from > 0 && s[l.from-1] == '+':
			if !ofOffice(s, l.from) {
				return true
			}
			continue
		default:
			continue
		}
		for i := n; i < end; i++ {
			ok = ok && s[ls[i].to:ls[i+1].from] == " "
		}
		if ok && s[l.from] >= '2' && standsAlone(s, l.from, ls[end].to) && !isNoTelephone(s, l, end == n) && !ofOffice(s, l.from) {
			return true
		}
	}
	return false
}

// isNoTelephone reports whether eight digits in one are a date, or the number
// of a company.
func isNoTelephone(s string, l run, one bool) bool {
	if !one {
		return false
	}
	ahead := laesning.Lower(s[max(0, l.from-12):l.from])
	return strings.Contains(ahead, "cvr") || strings.Contains(ahead, "ean") ||
		isYear(s[l.from:l.from+4]) && s[l.from+4] <= '1' && s[l.from+6] <= '3' || // 20250313
		s[l.from] <= '3' && s[l.from+2] <= '1' && isYear(s[l.from+4:l.to]) // 13032025
}

// ofOffice reports whether the words before a telephone number say that it is that of the school or
// the municipality, and of nobody there.
func ofOffice(s string, i int) bool {
	const reach = 60 // bytes: "Skolens kontor træffes på hverdage fra 8 til 14 på telefon "
	ahead := laesning.Lower(s[max(0, i-reach):i])
	ahead = ahead[strings.LastIndexAny(ahead, "!?"+below+beside+far)+1:]
	return hasAny(ahead, []string{"kontor", "skolen ", "skolens ", "skoletelefon", "reception", "omstilling", "hovednummer", "forvaltning", "kommunen", "sekretariat", "sfo"}) &&
		!hasAny(ahead, []string{"privat", "mobil", "mor ", "moren", "far ", "faren", "hjemme", "leder", "lærer", "forælder", "formand", "vikar"})
}

// standsAlone reports whether what stands from one byte to another is no part of a
// longer number or code.
func standsAlone(s string, from, to int) bool {
	if from > 0 && strings.IndexByte(".,/-_=%&#", s[from-1]) >= 0 || from > 0 && wordSign(s[from-1]) {
		return false
	}
	if to == len(s) {
		return true
	}
	if wordSign(s[to]) || strings.IndexByte("/-_%&=", s[to]) >= 0 {
		return false
	}
	return to+1 == len(s) || s[to] != ',' && s[to] != '.' && s[to] != ' ' || s[to+1] < '0' || s[to+1] > '9'
}

func isYear(s string) bool { return len(s) == 4 && (s[:2] == "19" || s[:2] == "20") }
