package kontrol

import (
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"notat/internal/laesning"
)

// cprHits finds the CPR numbers of all that is printed. Over the rows of a table
// only where a word says that they are: two numbers stand there by chance.
func cprHits(t *checker) []hit {
	var out []hit
	runs := t.digits()
	form := asDigits(t.reading.form, runs)
	if form != t.reading.form {
		runs = runsOf(nil, form)
	}
	for _, f := range cprNumbers(form, runs) {
		at := t.reading.at(f.from)
		if at.field.Type == "Tabel" && (strings.Contains(form[f.from:f.to], below) && !cprWordBefore(form, f.from) || strings.Contains(form[f.from:f.to], beside) && sumsBefore(form, f.from)) {
			continue
		}
		out = append(out, hit{found: t.reading.found(f.from, f.to), at: at.at})
	}
	if t.tokens.heard("foedt", "foedselsdag", "foedselsdagen", "foedselsdato", "foedselsdatoen") {
		for _, f := range lastFourFirst(form) {
			out = append(out, hit{found: t.reading.found(f.from, f.to), at: t.reading.at(f.from).at})
		}
	}
	return append(out, cprInWords(t)...)
}

// cprNumbers gives what in a text, of which ls are the runs of digits, is like a CPR
// number: the day, month and year of a birth and four digits more, with any sign or space
// between. The text is in the form of a reading: cells, items and paragraphs stand beside
// and below each other.
//
// A date that does not exist is none (31 April; 29 February only of a leap year,
// by the century that the seventh digit tells), nor is a number that says what it
// is: the number of an account, a case, a document.
func cprNumbers(s string, ls []run) []span {
	var out []span
	taken := 0 // bytes that are told of
	for n := range ls {
		if ls[n].from < taken {
			continue
		}
		if f, ok := cprFrom(s, ls[n:]); ok && (!isOther(s, ls[:n+1]) || doubtful(s, f)) {
			out = append(out, f)
			taken = f.to
		}
	}
	return out
}

// cprFrom reads a CPR number whose first digits are the first of the runs.
func cprFrom(s string, ls []run) (span, bool) {
	first := ls[0]
	if !mayBegin(s, first.from) {
		return span{}, false
	}
	for _, read := range []func(string, []run) (span, bool){dateInWords, yearFirst, inThrees, singly, inParts, inLabels, withLetters} {
		if f, ok := read(s, ls); ok {
			return f, true
		}
	}
	// How many runs the date takes, and how many digits of its year.
	dato, count, uneven := "", 0, false
	for count < len(ls) && len(dato) < 6 && (count == 0 || withinDate(s, first, ls[count-1], ls[count])) {
		x := s[ls[count].from:ls[count].to]
		if len(x) == 1 && count < 2 && count+1 < len(ls) && (strings.IndexByte("./-", s[ls[count].to]) >= 0 || count == 1 && s[ls[1].to] == ' ' && ls[2].antal() == 4) {
			x = "0" + x // 1.2.2012
		}
		uneven = uneven || len(x) == 1
		dato += x
		count++
	}
	if uneven && count < 6 && !cprWordBefore(s, first.from) { // 6 8 10 12 14 16
		return dayThenWords(s, ls)
	}
	switch {
	case len(dato) == 10 && count == 1:
		return span(first), exists(dato[:6], dato[6]) && (isPerson(dato) || cprWordBefore(s, first.from)) && endsThere(s, first.to) && !ofCode(s, first)
	case len(dato) == 6, len(dato) == 8 && isYear(dato[4:]):
	default:
		return dayThenWords(s, ls)
	}
	end, digits := ls[count-1], ""
	dateEnd := end.to
	for count < len(ls) && len(digits) < 4 {
		next := ls[count]
		if !betweenHalves(s[end.to:next.from], digits != "", len(digits) == 0 && count > 1 && !(s[end.to:next.from] == ", " && cprWordBefore(s, first.from))) {
			break
		}
		digits += s[next.from:next.to]
		end, count = next, count+1
	}
	if len(digits) != 4 {
		return afterWords(s, ls, dato, first.from)
	}
	f := span{first.from, end.to}
	gap := s[dateEnd:f.to]
	told := cprWordBefore(s, f.from) || strings.Contains(gap, beside) && hasAny(laesning.Lower(s[max(0, f.from-tableReach):f.from]), lastDigits)
	seventh := digits[0]
	if len(dato) == 8 {
		seventh = 0
	}
	sign := strings.Trim(s[dateEnd:dateEnd+len(gap)-len(strings.TrimLeft(gap, " -/"))], " ")
	hyphen := sign == "-" || sign == "/" && !strings.Contains(s[f.from:dateEnd], "/") // 17 08 09 / 2045
	split := digits != s[ls[count-1].from:ls[count-1].to]                             // the last four stand in pieces
	dotted := first.to-first.from < 6                                                 // the date does
	switch {
	case !exists(dato, seventh), !endsThere(s, f.to):
		return span{}, false
	case told:
	case strings.Contains(gap, beside) && (isYear(digits) || dotted && !strings.Contains(s[f.from:dateEnd], ".")), // a row of numbers
		dotted && !hyphen && (isClock(digits) || isYear(digits)), // 13.03.25 1530
		dotted && split && first.to-first.from > 1 && !fivePairs(s, ls) && !(!strings.Contains(s[f.from:dateEnd], " ") && gap == " "+digits[:2]+" "+digits[2:] && !isClock(digits) && !isYear(digits)), // 14-03-11 23 58
		!hyphen && countsSomething(s[f.to:]):
		return span{}, false
	}
	return f, true
}

// tableReach is how many bytes before a number in a table may be of its head.
const tableReach = 160

// dayThenWords reads a day that is written with signs or its month in words, and after words
// that say so the last four: "født 5/6 12, de sidste fire er 4321".
func dayThenWords(s string, ls []run) (span, bool) {
	if ls[0].antal() > 2 || len(ls) < 3 || ls[2].antal() != 4 && (len(ls) < 4 || ls[3].antal() != 4) { // as nearly always
		return span{}, false
	}
	dato, end, n := dayOf(s, ls)
	if n == 0 || n == len(ls) || ls[n].antal() != 4 || ls[n].from-end > lastReach {
		return span{}, false
	}
	between := laesning.Lower(s[end:ls[n].from])
	told := hasAny(between, lastDigits) || (hasAny(between, lastFour) || slices.Contains(lastFourSigns, between)) && cprWordBefore(s, ls[0].from)
	return span{ls[0].from, ls[n].to}, told && !strings.Contains(between, far) && exists(dato, seventhOf(dato, s[ls[n].from]))
}

// inLabels reads the pieces of a CPR number that each have a label: "Dag og måned: 0405, år: 12,
// fire sidste: 7340".
func inLabels(s string, ls []run) (span, bool) {
	if len(ls) < 3 || ls[0].antal() != 4 || ls[1].antal() != 2 && ls[1].antal() != 4 || ls[2].antal() != 4 || ls[2].from-ls[0].to > 2*lastReach {
		return span{}, false
	}
	year, last := laesning.Lower(s[ls[0].to:ls[1].from]), laesning.Lower(s[ls[1].to:ls[2].from])
	dato := s[ls[0].from:ls[0].to] + s[ls[1].from:ls[1].to]
	told := strings.Contains(year, "år") && hasAny(last, lastFour) && !strings.Contains(year+last, far)
	return span{ls[0].from, ls[2].to}, told && (len(dato) == 6 || isYear(dato[4:])) && exists(dato, seventhOf(dato, s[ls[2].from]))
}

// lastReach is how many bytes of words stand between a day and the last four at most.
const lastReach = 60

// mayBegin reports whether a number may begin at a byte: no digit, no sign of a
// longer number and no single letter of a code stands right before it.
func mayBegin(s string, i int) bool {
	if i == 0 {
		return true
	}
	if i >= 2 && strings.IndexByte("-./,", s[i-1]) >= 0 && s[i-2] >= '0' && s[i-2] <= '9' {
		return false
	}
	return !(wordSign(s[i-1]) && (i == 1 || !wordSign(s[i-2])))
}

// endsThere reports whether a number ends before a byte, and does not go on as
// that of a case or an account does.
func endsThere(s string, i int) bool {
	return i+1 >= len(s) || strings.IndexByte("-/", s[i]) < 0 || s[i+1] < '0' || s[i+1] > '9' || another(s[i+1:]) || s[i] == '/' && classLen(s[i+1:]) > 0
}

// ofCode reports whether ten digits in one are of a longer code: SN0102124321X99,
// KA122-SCH-0102124321.
func ofCode(s string, l run) bool {
	if l.to+1 < len(s) && wordSign(s[l.to]) && s[l.to+1] >= '0' && s[l.to+1] <= '9' {
		return true
	}
	const longest = 24 // bytes
	ahead := s[max(0, l.from-longest):l.from]
	ahead = ahead[strings.LastIndexFunc(ahead, func(r rune) bool { return !letterOrDigit(r) && r != '-' })+1:]
	return strings.HasSuffix(ahead, "-") && strings.ContainsAny(ahead, "0123456789") && strings.IndexFunc(ahead, unicode.IsUpper) >= 0
}

// sumsBefore reports whether the words of a table before a number are about money or years.
func sumsBefore(s string, i int) bool {
	ahead := s[max(0, i-tableReach):i]
	for n := strings.Index(ahead, beside+"20"); n >= 0 && n+6 < len(ahead); n += 1 + strings.Index(ahead[n+1:]+beside+"20", beside+"20") {
		if c := ahead[n+5]; isYear(ahead[n+1:n+5]) && (c == beside[0] || c == below[0]) { // a column for each year
			return true
		}
	}
	return hasAny(laesning.Lower(ahead), []string{"budget", "regnskab", "beløb", "kroner", "udgift", " kr"})
}

// another reports whether a text begins with six digits, a hyphen and four.
func another(s string) bool {
	ls := runsOf(nil, s[:min(len(s), 11)])
	return len(ls) == 2 && ls[0].antal() == 6 && ls[1] == run{7, 11} && s[6] == '-'
}

// fivePairs reports whether runs of digits are five pairs and no more, with one sign
// between, or a hyphen before the last two: 14 03 11 23 58, 14-03-11-23-58, 14 03 11 - 23 58.
func fivePairs(s string, ls []run) bool {
	const pairs = 5
	if len(ls) < pairs {
		return false
	}
	gap := s[ls[0].to:ls[1].from]
	if from := ls[0].from; from > 1 && s[from-1:from] == gap && s[from-2] >= '0' && s[from-2] <= '9' { // of more
		return false
	}
	for n := range pairs {
		if ls[n].antal() != 2 || n > 0 && s[ls[n-1].to:ls[n].from] != gap && !(n == 3 && gap == " " && strings.Trim(s[ls[n-1].to:ls[n].from], " ") == "-") {
			return false
		}
	}
	return strings.Contains(" -/.", gap) && (len(ls) == pairs || s[ls[pairs-1].to:ls[pairs].from] != gap)
}

// withinDate reports whether two runs may stand in one date, which begins with the
// first.
func withinDate(s string, first, a, b run) bool {
	gap := s[a.to:b.from]
	switch gap {
	case ". ":
		return true
	case beside: // a row of a day, a month, a year and a number
		return cprWordBefore(s, first.from)
	}
	r, n := utf8.DecodeRuneInString(gap)
	return n == len(gap) && r != ':' && r >= ' ' && !letterOrDigit(r) || gap == " - "
}

// betweenHalves reports whether what stands between the date and the last four, or
// within those, may do so: signs and spaces. The end of a sentence may not stand
// after a date that is written with stops.
func betweenHalves(gap string, within, dotted bool) bool {
	const longest = 6 // bytes: " ) ( "
	if len(gap) > longest || strings.Contains(gap, far) || strings.IndexFunc(gap, letterOrDigit) >= 0 {
		return false
	}
	if within {
		return gap == " " || gap == "-" || gap == "" || gap == "/" || gap == "."
	}
	return !dotted || !strings.Contains(gap, ". ") && !strings.Contains(gap, below) && !strings.HasPrefix(gap, ", ")
}

// exists reports whether the digits of a date are a day of a birth. The day of a
// replacement number is 60 higher. seventh is the seventh digit, which tells the
// century of a year of two digits.
func exists(dato string, seventh byte) bool {
	day, month := tal(dato[:2]), tal(dato[2:4])
	if day > 60 {
		day -= 60
	}
	year := tal(dato[4:])
	if len(dato) == 6 {
		year += century(year, seventh)
	}
	d := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	return day >= 1 && month >= 1 && month <= 12 && d.Day() == day && int(d.Month()) == month
}

// century gives the century of a CPR number by its seventh digit (CPR-kontoret,
// Personnummeret i CPR).
func century(year int, seventh byte) int {
	switch {
	case seventh <= '3':
		return 1900
	case seventh == '4' || seventh == '9':
		if year <= 36 {
			return 2000
		}
		return 1900
	case year <= 57:
		return 2000
	}
	return 1800
}

// isPerson reports whether ten digits in one are those of somebody who may be
// alive: those of a year before 1900 are the number of an account.
func isPerson(s string) bool { return century(tal(s[4:6]), s[6]) > 1800 }

// isClock reports whether four digits are a time as it is written: 1530.
func isClock(s string) bool { return tal(s[:2]) < 24 && tal(s[2:]) < 60 && tal(s[2:])%5 == 0 }

// cprWords stand before a number that is one.
var cprWords = []string{"cpr", "personn", "født", "fødsels", "løbenr", "f. ", "sidste fire", "fire sidste", "seks cifre", "erstatningsn", "barnets n", "elevens n"}

// cprWordBefore reports whether the words right before a number say that it is one.
func cprWordBefore(s string, i int) bool {
	const reach = 24 // bytes: "fødselsdag og -nummer: "
	ahead := lastBytes(s, i, reach)
	return slices.ContainsFunc(cprWords, func(w string) bool { return strings.Contains(ahead, w) })
}

// lastBytes gives the words before a byte, in lower case, back to the last digit.
func lastBytes(s string, i, reach int) string {
	ahead := s[max(0, i-reach):i]
	if n := strings.LastIndexAny(ahead, "0123456789"+far); n >= 0 {
		ahead = ahead[n+1:]
	}
	return laesning.Lower(ahead)
}

// countsSomething reports whether what follows a number says what it counts.
func countsSomething(after string) bool {
	if strings.HasPrefix(after, " =") { // a sum
		return true
	}
	word, _ := nextWord(after)
	switch laesning.Lower(word) {
	case "elever", "kr", "børn", "personer", "medlemmer", "lærere", "m2", "timer", "stk":
		return true
	}
	return strings.HasPrefix(strings.TrimLeft(after, " "), "%")
}

// thenWords stand between the date and the last four of what is said to be a CPR number,
// nextWords of any.
var (
	thenWords = []string{"og så", "og", "så", "plus", "streg", "minus", "nr", "de er", "er"}
	nextWords = []string{"bindestreg", "derefter", "og derefter", "dernæst", "og dernæst", "først og så"}
)

// afterWords reads a date and, after words that say so, the last four: "født
// 010212, løbenr. 4321".
func afterWords(s string, ls []run, dato string, from int) (span, bool) {
	for n := 1; n < len(ls) && n < 6; n++ {
		l := ls[n]
		if l.antal() != 4 || l.from-ls[n-1].to > lastReach {
			continue
		}
		between := laesning.Lower(s[ls[n-1].to:l.from])
		words := strings.Trim(between, " ,;.:"+below)
		joined := slices.Contains(thenWords, words) // cpr er 010212 og så 4321
		if joined && cprWordBefore(s, from) && !isYear(s[l.from:l.to]) || slices.Contains(nextWords, words) && !isYear(s[l.from:l.to]) || n == 1 && masked(strings.TrimLeft(between, " -/")) || hasAny(between, lastFour) {
			return span{from, l.to}, exists(dato, seventhOf(dato, s[l.from]))
		}
	}
	return span{}, false
}

// seventhOf gives the digit that tells the century, of a date with two digits of its year.
func seventhOf(dato string, c byte) byte {
	if len(dato) == 8 {
		return 0
	}
	return c
}
