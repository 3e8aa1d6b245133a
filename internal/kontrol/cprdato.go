package kontrol

import (
	"fmt"
	"slices"
	"strings"

	"notat/internal/laesning"
	"notat/internal/maaned"
)

// dateInWords reads a CPR number whose date has its month in words: 17. maj 2013-4321,
// "født den 17. maj 2013, de sidste fire er 4321".
func dateInWords(s string, ls []run) (span, bool) {
	const longest = len(". september ") + 4 // and a space or stop more
	if len(ls) < 3 || ls[0].antal() > 2 || ls[1].antal() != 4 && ls[1].antal() != 2 || ls[2].antal() != 4 || ls[1].from-ls[0].to > longest {
		return span{}, false
	}
	month := maaned.Of(laesning.Lower(strings.Trim(s[ls[0].to:ls[1].from], ". -")))
	if month == 0 || !endsThere(s, ls[2].to) {
		return span{}, false
	}
	dato := fmt.Sprintf("%02d%02d%s", ls[0].tal(s), month, s[ls[1].from:ls[1].to])
	gap, last := s[ls[1].to:ls[2].from], s[ls[2].from:ls[2].to]
	tells := func(words []string) bool {
		const reach = 200 // bytes: what stands further on is of something else
		if len(gap) > reach {
			return false
		}
		return hasAny(laesning.Lower(gap), words)
	}
	const after = 12 // bytes: " (er cpr-nr."
	switch told := cprWordBefore(s, ls[0].from) || strings.Contains(laesning.Lower(s[ls[2].to:min(len(s), ls[2].to+after)]), "cpr"); {
	case strings.Trim(gap, " ") == "-" && (!isYear(last) || last > lastYear):
	case told && (gap == beside || slices.Contains(lastFourSigns, gap) || slices.Contains(thenWords, strings.Trim(laesning.Lower(gap), " ,;.:"))):
	case tells(lastDigits), told && tells(lastFour):
	default:
		return span{}, false
	}
	return span{ls[0].from, ls[2].to}, exists(dato, seventhOf(dato, last[0]))
}

// lastDigits tell between a day and four digits that these are those of a CPR number, whatever
// the day is said to be.
var lastDigits = []string{"sidste fire", "sidste 4", "sidste cif", "kontrolcif", "endelsen", "endetal", "sidste tal", "fire sidste", "fire cif", "løbenr", "løbenummer", "cpr"}

// lastFourSigns stand between a day of birth and the last four digits.
var lastFourSigns = []string{" ", ", ", " (", ", -", " (-", "; "}

// lastYear is the last year of which anybody writes a span of years from a day on.
const lastYear = "2040"

// yearFirst reads a CPR number whose date begins with its year, as systems write it:
// 2012-06-05-4321, 20120605 4321, 201206054321. With a time of the day it is when
// something was done.
func yearFirst(s string, ls []run) (span, bool) {
	digits, n := "", 0
	for n < len(ls) && len(digits) < 8 && (n == 0 || strings.Contains("-/.", s[ls[n-1].to:ls[n].from])) {
		digits += s[ls[n].from:ls[n].to]
		n++
	}
	if len(digits) < 8 || !isYear(digits[:4]) {
		return span{}, false
	}
	from, to := ls[0].from, ls[n-1].to
	if n != 1 && (n != 3 || ls[1].antal() != 2) { // the number of a grant: 2014-0706-2215
		return span{}, false
	}
	last := digits[8:]
	if last == "" && n < len(ls) {
		if gap := s[to:ls[n].from]; len(gap) <= 3 && strings.Contains(" -/_", strings.Trim(gap, " ")) && ls[n].antal() == 4 {
			last, to = s[ls[n].from:ls[n].to], ls[n].to
		}
	}
	if len(last) != 4 || isClock(last) && digits[:4] >= recent && !cprWordBefore(s, from) || isYear(last) || !endsThere(s, to) {
		return span{}, false
	}
	return span{from, to}, exists(digits[6:8]+digits[4:6]+digits[:4], 0)
}

// recent is a year from which on a day with four digits more is when something was saved.
const recent = "2019"

// inThrees reads a CPR number in threes and twos: 050 612 43 21.
func inThrees(s string, ls []run) (span, bool) {
	const parts = 4
	if len(ls) < parts || ls[0].antal() != 3 || ls[1].antal() != 3 || ls[2].antal() != 2 || ls[3].antal() != 2 {
		return span{}, false
	}
	for n := 1; n < parts; n++ {
		if s[ls[n-1].to:ls[n].from] != " " {
			return span{}, false
		}
	}
	if len(ls) > parts && s[ls[parts-1].to:ls[parts].from] == " " {
		return span{}, false
	}
	dato := s[ls[0].from:ls[0].to] + s[ls[1].from:ls[1].to]
	return span{ls[0].from, ls[3].to}, exists(dato, s[ls[2].from])
}

// lastFour tell that four digits are those of a CPR number.
var lastFour = []string{"løbenr", "løbenummer", "sidste fire", "sidste 4", "slutter", "ender på", "ender med", "fire sidste", "kontrol", "endenummer", "endecif", "endelse", "endetal", "endetallet", "stregen", "efterfulgt", "sidste del", "anden del", "fire cif", "ciffer", "cifre", "de fire", "nummer", "cpr", "pnr"}

// maskSigns stand for the last four digits, where somebody left them out.
const maskSigns = "x*_?#"

// masked reports whether a text in lower case begins with four of them.
func masked(s string) bool {
	return len(s) >= 4 && strings.IndexByte(maskSigns, s[0]) >= 0 && strings.Count(s[:4], s[:1]) == 4
}

// endsMasked reports whether one ends in six of them and a sign.
func endsMasked(s string) bool {
	s = strings.TrimRight(s, "- ")
	return masked(s[max(0, len(s)-4):])
}

// lastFourFirst finds the last four digits before the date: "hvis cpr ender på 4321 og
// er født 050612", "xxxxxx-4321, født 5. juni 2012".
func lastFourFirst(s string) (out []span) {
	for i := 0; ; {
		k := strings.Index(s[i:], "fød")
		if k < 0 {
			return out
		}
		at := i + k
		i = at + 1
		if at == 0 || strings.IndexByte(" (", s[at-1]) < 0 {
			continue
		}
		const reach = 60 // bytes of words between the two
		from := max(0, at-reach)
		before, after := runsOf(nil, s[from:at]), runsOf(nil, s[at:min(len(s), at+reach/2)])
		if len(before) == 0 || before[len(before)-1].antal() != 4 {
			continue
		}
		dato, end, _ := dayOf(s[at:], after)
		if dato == "" {
			continue
		}
		four := before[len(before)-1]
		ahead := laesning.Lower(s[from : from+four.from])
		ahead = ahead[strings.LastIndex(ahead, far)+1:]
		behind := laesning.Lower(s[at+end : min(len(s), at+end+reach)])
		told := hasAny(ahead, lastFour) || endsMasked(ahead) || hasAny(laesning.Lower(s[from+four.to:at]), lastDigits) || hasAny(behind[:strings.IndexAny(behind+far, far+below)], lastDigits)
		if strings.Contains(s[from+four.to:at+end], far) || !told || !exists(dato, seventhOf(dato, s[from+four.from])) {
			continue
		}
		out = append(out, span{from + four.from, at + end})
	}
}

// dayOf reads the first runs as a day: 050612, 05062012, 5.6.2012, 5/6 12, 5. juni 2012. It
// gives its digits, with two or four of the year, where it ends, and how many runs it is of.
func dayOf(s string, ls []run) (dato string, end, runs int) {
	if len(ls) == 0 {
		return "", 0, 0
	}
	first := s[ls[0].from:ls[0].to]
	if n := len(first); n == 6 || n == 8 && isYear(first[4:]) {
		return first, ls[0].to, 1
	}
	const longest = len(". september ")
	n, month := 1, 0
	if len(ls) < 2 || len(first) > 2 || ls[1].from-ls[0].to > longest {
		return "", 0, 0
	}
	gap := strings.Trim(s[ls[0].to:ls[1].from], ". ")
	if month = int(maaned.Of(laesning.Lower(gap))); month == 0 {
		if len(ls) < 3 || len(gap) > 1 || ls[1].antal() > 2 || ls[2].from-ls[1].to > 2 {
			return "", 0, 0
		}
		n, month = 2, ls[1].tal(s)
	}
	year := s[ls[n].from:ls[n].to]
	if len(year) != 2 && !isYear(year) {
		return "", 0, 0
	}
	return fmt.Sprintf("%02d%02d%s", ls[0].tal(s), month, year), ls[n].to, n + 1
}

// singly reads a CPR number whose digits stand one by one: 0-5-0-6-1-2-4-3-2-1.
func singly(s string, ls []run) (span, bool) {
	const all = 10
	if ls[0].antal() != 1 || len(ls) < all {
		return span{}, false
	}
	gap, digits := s[ls[0].to:ls[1].from], s[ls[0].from:ls[0].to]
	if strings.IndexFunc(gap, letterOrDigit) >= 0 || len(gap) > 3 || strings.Contains(gap, far) {
		return span{}, false
	}
	for n := 1; n < all; n++ {
		if g := s[ls[n-1].to:ls[n].from]; ls[n].antal() != 1 || g != gap && !(n == 6 && strings.Trim(g, " -/") == "") {
			return span{}, false
		}
		digits += s[ls[n].from:ls[n].to]
	}
	if len(ls) > all && s[ls[all-1].to:ls[all].from] == gap { // one of more
		return span{}, false
	}
	return span{ls[0].from, ls[all-1].to}, exists(digits[:6], digits[6]) && isPerson(digits)
}

// inParts reads a CPR number that stands in any parts, where a word says that it is one:
// cpr 0506 1243 21.
func inParts(s string, ls []run) (span, bool) {
	digits := ""
	for n := range ls {
		if n > 0 {
			if gap := s[ls[n-1].to:ls[n].from]; gap != " " && gap != "-" && gap != " - " || n == 2 && isYear(s[ls[n].from:ls[n].to]) {
				return span{}, false
			}
		}
		digits += s[ls[n].from:ls[n].to]
		if len(digits) >= 10 {
			return span{ls[0].from, ls[n].to}, len(digits) == 10 && n > 0 && exists(digits[:6], digits[6]) && isPerson(digits) && endsThere(s, ls[n].to) && cprWordBefore(s, ls[0].from)
		}
	}
	return span{}, false
}

// withLetters reads the number of somebody who has no CPR number yet: a date and four signs,
// of which some are letters, where a word says that it is one.
func withLetters(s string, ls []run) (span, bool) {
	from, to := ls[0].from, ls[0].to
	if ls[0].antal() != 6 || to+5 > len(s) || s[to] != '-' || (to+5 < len(s) && wordSign(s[to+5])) {
		return span{}, false
	}
	letters := 0
	for _, c := range []byte(s[to+1 : to+5]) {
		switch {
		case c >= 'A' && c <= 'Z':
			letters++
		case c < '0' || c > '9':
			return span{}, false
		}
	}
	return span{from, to + 5}, letters > 0 && letters < 4 && exists(s[from:to], '4') && cprWordBefore(s, from)
}

// doubtful reports whether the word right before a number, which says that it is another,
// is one that people call a CPR number as well, ID or PNR, and the number may be one: six
// digits, a sign, four digits. A production unit has ten in one that begin with 10. So does the
// name of a file.
func doubtful(s string, f span) bool {
	if after := s[f.to:]; strings.HasPrefix(after, ".pdf") || strings.HasPrefix(after, ".doc") || strings.HasPrefix(after, ".xls") {
		return true
	}
	words := strings.FieldsFunc(lastBytes(s, f.from, len(" pnr.: ")), func(r rune) bool { return !letterOrDigit(r) && r != '-' })
	if len(words) == 0 {
		return false
	}
	w, ls := words[len(words)-1], runsOf(nil, s[f.from:f.to])
	switch w {
	case "pnr":
		return len(ls) > 1 || !strings.HasPrefix(s[f.from:], "10")
	case "id", "id-nr":
		return len(ls) == 2 && ls[0].antal() == 6 && ls[1].antal() == 4
	}
	return false
}

// lookalikes are letters that stand for digits beside digits: O50612, 0506l2.
var lookalikes = [256]byte{'O': '0', 'o': '0', 'l': '1', 'I': '1'}

// asDigits gives a text with the letters among digits that look like digits as those; the
// runs are those of its digits. It is as long as the text. Most have none, and are given back.
func asDigits(s string, runs []run) string {
	var b []byte
	read := 0 // so far
	for _, l := range runs {
		from, to, digits := l.from, l.to, l.antal() // the run of digits and such letters
		if from < read || (from == 0 || lookalikes[s[from-1]] == 0) && (to == len(s) || lookalikes[s[to]] == 0) {
			continue
		}
		for from > 0 && lookalikes[s[from-1]] != 0 {
			from--
		}
		for to < len(s) && (s[to] >= '0' && s[to] <= '9' || lookalikes[s[to]] != 0) {
			if s[to] <= '9' {
				digits++
			}
			to++
		}
		read = to
		letters := to - from - digits
		if letters > 0 && letters <= digits/2 && to-from >= 4 && (from == 0 || !wordSign(s[from-1])) && (to == len(s) || !wordSign(s[to])) {
			if b == nil {
				b = []byte(s)
			}
			for k := from; k < to; k++ {
				if d := lookalikes[b[k]]; d != 0 {
					b[k] = d
				}
			}
		}
	}
	if b == nil {
		return s
	}
	return string(b)
}
