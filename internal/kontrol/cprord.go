package kontrol

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"notat/internal/maaned"
)

// spoken are the number words below a hundred by their keys, as the digits that they
// are of a longer number.
var spoken = func() map[string]string {
	m := map[string]string{"et": "1"}
	for n, w := range strings.Fields("nul en to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten") {
		m[w] = strconv.Itoa(n)
	}
	for n, w := range strings.Fields("tyve tredive fyrre halvtreds tres halvfjerds firs halvfems") {
		m[w] = strconv.Itoa(10 * (n + 2))
		for one, u := range strings.Fields("en to tre fire fem seks syv otte ni") {
			m[u+"og"+w] = strconv.Itoa(10*(n+2) + one + 1)
		}
	}
	for n, w := range strings.Fields("foerste anden tredje fjerde femte sjette syvende ottende niende tiende ellevte tolvte trettende fjortende femtende sekstende syttende attende nittende tyvende enogtyvende toogtyvende treogtyvende fireogtyvende femogtyvende seksogtyvende syvogtyvende otteogtyvende niogtyvende tredivte enogtredivte") {
		m[w] = fmt.Sprintf("%02d", n+1)
	}
	for n, w := range maaned.Names {
		m[w] = fmt.Sprintf("%02d", n+1)
	}
	return m
}()

// digitsOf gives the digits that a word stands for: "fire", "fireogfyrre", and those of
// several in one: firetretoen.
func (t *tokens) digitsOf(i int, several bool) string {
	word := t.key(i)
	if t.is(i, ofSpoken) {
		if d := spoken[string(word)]; d != "" {
			return d
		}
	}
	if !several || len(word) < len("enento") || isDigits(word) {
		return ""
	}
	out := ""
	for len(word) > 0 {
		n := 0
		for _, w := range ones10.of(word[0]) {
			if len(w) > n && bytes.HasPrefix(word, []byte(w)) {
				n = len(w)
			}
		}
		if n == 0 {
			return ""
		}
		out, word = out+spoken[string(word[:n])], word[n:]
	}
	return out
}

// ones10 are the words for the digits, by their first byte.
var ones10 = func() (m byByte[string]) {
	for w := range strings.FieldsSeq("nul en et to tre fire fem seks syv otte ni") {
		m.add(w[0], w)
	}
	return m
}()

// passedOver are words that may stand between the digits of a number read aloud.
var passedOver = keySet("i og streg bindestreg minus mellemrum komma punktum så derefter til sidst")

const (
	maxPassed  = 3 // how many such words stand in a row
	longestGap = 6 // bytes between two of the words: " (-) "
)

// cprInWords finds CPR numbers that are written as they are read aloud: "nul et, nul
// to, tolv, fire tre to en". Most of the digits are words.
func cprInWords(t *checker) (out []hit) {
	s := t.tokens
	for i := 0; i < len(s.list); i++ {
		if !s.is(i, ofSpoken|numbered) {
			continue
		}
		digits, words, last := "", 0, i
		least := 6 // digits that are words
		switch k := s.key(i); {
		case len(k) == 6 && isDigits(k):
			least = 1 // 050612 fireogfyrre 21
		case len(k) == 2 && isDigits(k) && i+1 < len(s.list) && s.is(i+1, ofSpoken|numbered):
			least = 4 // 05 06 12 fire tre to en
		case s.digitsOf(i, false) == "":
			continue
		}
		for j, passed := i, 0; j < len(s.list) && len(digits) < 10 && passed <= maxPassed; j++ {
			key := s.key(j)
			if len(digits) == 6 {
				if n := s.toLastFour(j); n > j {
					j, passed = n-1, 0
					continue
				}
			}
			switch d := s.digitsOf(j, j > i); {
			case len(key) == 4 && len(digits) == 4 && words == 4 && isYear(string(key)): // fjortende marts 2011
				digits, last, passed, least = digits+string(key[2:]), j, 0, 4
			case d != "":
				digits, last, passed, words = digits+d, j, 0, words+len(d)
			case (j > i && len(key) <= 4 || j == i && (len(key) == 6 || len(key) == 2)) && isDigits(key):
				digits, last, passed = digits+string(key), j, 0
			case j > i && passedOver[string(key)]:
				passed++
			default:
				passed = maxPassed + 1
			}
			if gap := s.gap(j); len(gap) > longestGap || strings.Contains(gap, far) {
				break
			}
		}
		if len(digits) != 10 || words < least || !exists(digits[:6], digits[6]) || !isPerson(digits) {
			continue
		}
		from, to := s.list[i].From, s.list[last].To
		out = append(out, hit{found: t.reading.found(from, to), at: t.reading.at(from).at})
		i = last
	}
	return out
}

// toLastFour gives the first word after those, if any, that say that the last four digits
// follow: "med de sidste fire cifre".
func (t *tokens) toLastFour(i int) int {
	const longest = 8 // words
	told := false
	for k := i; k < len(t.list) && k < i+longest; k++ {
		switch key := string(t.key(k)); {
		case key == "sidste" || key == "cifre" || key == "loebenr" || key == "loebenummer" || key == "loebenummeret":
			told = true
		case !beforeLastFour[key] && (key != "fire" || string(t.key(k-1)) != "sidste" && string(t.key(min(k+1, len(t.list)-1))) != "sidste"):
			if told {
				return k
			}
			return i
		}
		if strings.Contains(t.gap(k), far) {
			return i
		}
	}
	return i
}

// beforeLastFour are the words beside those.
var beforeLastFour = keySet("og med de er hans hendes barnets tal nr som har 4")

func isDigits(key []byte) bool {
	for _, c := range key {
		if c < '0' || c > '9' {
			return false
		}
	}
	return true
}
