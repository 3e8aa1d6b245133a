package pdf

import (
	"math"
	"strings"
	"unicode/utf8"

	"notat/internal/pattern"
	"notat/internal/prosa"
)

// bullets begin items; a line that begins with another sign than a dash and a
// space is one.
const bullets = "•◦▪▫‣●○■□➢➤✓✔❖◆◇∙·\uFFFD"

const dashes = "-–—*"

var numeral = pattern.New(`^(\(?(\d{1,2}|[a-zæøå]|[ivx]{1,4})[.)])(\s+|$)`)

// mark gives the sign or number with which an item begins, "" for none.
func mark(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	private := r >= 0xE000 && r <= 0xF8FF // of a font of signs
	o := r == 'o' && len(s) > 2           // Word's second level, in Courier
	if strings.ContainsRune(bullets+dashes, r) || private || o {
		if len(s) == n || s[n] == ' ' || strings.ContainsRune(bullets, r) || private {
			return s[:n]
		}
		return ""
	}
	if m := numeral.FindStringSubmatch(s); m != nil {
		return m[1]
	}
	return ""
}

// marker gives the marker of line i where it is one surely: a sign that nothing
// but lists have, or one that another line at the same place has too; a number
// that another line goes on from, since "3. klasse" begins lines as well.
func marker(list []*line, i int) (m string, number bool) {
	l := list[i]
	s := l.text()
	if m = mark(s); m == "" {
		return "", false
	}
	r, _ := utf8.DecodeRuneInString(m)
	number = numeral.MatchString(s)
	if !number && !strings.ContainsRune(dashes+"o", r) {
		return m, false
	}
	const within = 40 // lines
	for _, step := range []int{-1, 1} {
		for j, n := i+step, 0; j >= 0 && j < len(list) && n < within; j, n = j+step, n+1 {
			other := ""
			if o := list[j]; math.Abs(o.x-l.x) < 2 {
				other = mark(o.text())
			}
			switch {
			case other == "" || number != numeral.MatchString(list[j].text()):
			case !number && other == m, number && ordinal(other) == ordinal(m)+step && lastRune(other) == lastRune(m):
				return m, number
			case number:
				n = within // the next number is another row's
			}
		}
	}
	return "", false
}

// ordinal gives the place of a number or a letter in its row, far below 0 for others.
func ordinal(m string) (n int) {
	m = strings.Trim(m, "().")
	if len(m) == 1 && m[0] >= 'a' && m[0] <= 'z' {
		return int(m[0]-'a') + 1
	}
	for _, c := range m {
		if c < '0' || c > '9' {
			return -9
		}
		n = n*10 + int(c-'0')
	}
	return n
}

// unmark takes an item's marker off its words.
func unmark(words []prosa.Ord, m string) []prosa.Ord {
	for len(words) > 0 && m != "" {
		n := min(len(m), len(words[0].Tekst))
		if words[0].Tekst[:n] != m[:n] {
			break
		}
		words[0].Tekst, m = words[0].Tekst[n:], m[n:]
		if strings.TrimSpace(words[0].Tekst) == "" {
			words = words[1:]
		}
	}
	if len(words) > 0 {
		words[0].Tekst = strings.TrimLeft(words[0].Tekst, " ")
	}
	return words
}
