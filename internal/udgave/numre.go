package udgave

import "strings"

// loeb is a run of digits in a text.
type loeb struct{ fra, til int }

func (l loeb) antal() int       { return l.til - l.fra }
func (l loeb) tal(s string) int { return tal(s[l.fra:l.til]) }

// loebene gives the runs of digits of a text.
func loebene(dst []loeb, s string) []loeb {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			continue
		}
		fra := i
		for i < len(s) && s[i] >= '0' && s[i] <= '9' {
			i++
		}
		dst = append(dst, loeb{fra, i})
	}
	return dst
}

// harCPR reports whether a text holds something like a CPR number: day, month
// and year of a birth and four digits more. 0102031234, 010203-1234,
// 01.02.03-1234 and 01022003-1234 are; 01.02.03 1234 is a date and a time.
func harCPR(s string) bool {
	var plads [32]loeb
	ls := loebene(plads[:0], s)
	for n, l := range ls {
		if l.antal() == 10 && foedselsdag(s[l.fra:l.til]) {
			return true
		}
		if l.antal() != 4 || n == 0 {
			continue
		}
		foer := ls[n-1]
		mellem := s[foer.til:l.fra]
		bindestreg := strings.TrimSpace(mellem) == "-"
		switch foer.antal() {
		case 6:
			if (bindestreg || len(mellem) == 1 && strings.Contains(" ./", mellem)) && foedselsdag(s[foer.fra:foer.til]) {
				return true
			}
		case 8:
			if bindestreg && foedselsdag(s[foer.fra:foer.til]) {
				return true
			}
		case 2:
			if bindestreg && n >= 3 && ls[n-2].antal() == 2 && ls[n-3].antal() == 2 &&
				skilt(s, ls[n-2], foer) && skilt(s, ls[n-3], ls[n-2]) &&
				foedselsdag(s[ls[n-3].fra:ls[n-3].til]+s[ls[n-2].fra:ls[n-2].til]) {
				return true
			}
		}
	}
	return false
}

// skilt reports whether one sign that parts the numbers of a date stands between
// two runs. A letter does not: 17.02.08P21-0002 is a document number.
func skilt(s string, a, b loeb) bool {
	return b.fra == a.til+1 && strings.IndexByte(".-/ ", s[a.til]) >= 0
}

// foedselsdag reports whether digits begin with a day and a month. The day of a
// replacement number is 60 higher.
func foedselsdag(s string) bool {
	dag, maaned := int(s[0]-'0')*10+int(s[1]-'0'), int(s[2]-'0')*10+int(s[3]-'0')
	if dag > 60 {
		dag -= 60
	}
	return dag >= 1 && dag <= 31 && maaned >= 1 && maaned <= 12
}

// harTelefon reports whether a text holds a Danish telephone number: eight
// digits in one, as 12 34 56 78 or as 1234 5678, perhaps after +45. School
// years and written-together dates are none.
func harTelefon(s string) bool {
	var plads [32]loeb
	ls := loebene(plads[:0], s)
	for n, l := range ls {
		slut, ok := n, true
		switch {
		case l.antal() == 8:
		case l.antal() == 4 && n+1 < len(ls) && ls[n+1].antal() == 4:
			slut = n + 1
			ok = !aarstal(s[l.fra:l.til]) || !aarstal(s[ls[slut].fra:ls[slut].til])
		case l.antal() == 2 && n+3 < len(ls) && ls[n+1].antal() == 2 && ls[n+2].antal() == 2 && ls[n+3].antal() == 2:
			slut = n + 3
		case l.antal() == 10 && strings.HasPrefix(s[l.fra:], "45") && l.fra > 0 && s[l.fra-1] == '+':
			return true
		default:
			continue
		}
		for i := n; i < slut; i++ {
			ok = ok && s[ls[i].til:ls[i+1].fra] == " "
		}
		if ok && s[l.fra] >= '2' && alene(s, l.fra, ls[slut].til) && !ugyldigTelefon(s, l, slut == n) {
			return true
		}
	}
	return false
}

// ugyldigTelefon reports whether eight digits in one are a date, or the number
// of a company.
func ugyldigTelefon(s string, l loeb, eet bool) bool {
	if !eet {
		return false
	}
	foran := strings.ToLower(s[max(0, l.fra-12):l.fra])
	return strings.Contains(foran, "cvr") || strings.Contains(foran, "ean") ||
		aarstal(s[l.fra:l.fra+4]) && s[l.fra+4] <= '1' && s[l.fra+6] <= '3' || // 20250313
		s[l.fra] <= '3' && s[l.fra+2] <= '1' && aarstal(s[l.fra+4:l.til]) // 13032025
}

// alene reports whether what stands from one byte to another is no part of a
// longer number or code.
func alene(s string, fra, til int) bool {
	if fra > 0 && strings.IndexByte(".,/-_=%&#", s[fra-1]) >= 0 || fra > 0 && ordtegn(s[fra-1]) {
		return false
	}
	if til == len(s) {
		return true
	}
	if ordtegn(s[til]) || strings.IndexByte("/-_%&=", s[til]) >= 0 {
		return false
	}
	return til+1 == len(s) || s[til] != ',' && s[til] != '.' && s[til] != ' ' || s[til+1] < '0' || s[til+1] > '9'
}

func aarstal(s string) bool { return len(s) == 4 && (s[:2] == "19" || s[:2] == "20") }
