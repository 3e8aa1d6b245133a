package talord

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is a run of digits, a run of letters, one other sign, or a line end.
type token struct {
	kind     tokenKind
	text     string // of letters in lower case
	from, to int
	space    bool // white space or a line end stands before it
	upper    bool // of letters: all are capitals
}

type tokenKind uint8

const (
	sign tokenKind = iota
	digits
	letters
	lineEnd
)

// number gives what a run of digits stands for.
func (t *token) number() float64 {
	v, _ := strconv.ParseFloat(t.text, 64) // a run of digits; too many are +Inf
	return v
}

// tokens cuts a text.
func tokens(dst []token, s string) []token {
	space := true
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		t := token{from: i, space: space}
		space = false
		switch {
		case r == '\n':
			t.kind, t.to, space = lineEnd, i+n, true
		case unicode.IsSpace(r):
			i += n
			space = true
			continue
		case '0' <= r && r <= '9':
			t.kind, t.to = digits, i+run(s[i:], func(r rune) bool { return '0' <= r && r <= '9' })
		case inWord(r):
			t.kind, t.to = letters, i+run(s[i:], inWord)
		default:
			t.to = i + n
		}
		t.text = s[t.from:t.to]
		if t.kind == letters {
			if lower := strings.ToLower(t.text); lower != t.text {
				t.upper = t.text == strings.ToUpper(t.text)
				t.text = lower
			}
		}
		dst = append(dst, t)
		i = t.to
	}
	return dst
}

func run(s string, in func(rune) bool) int {
	if n := strings.IndexFunc(s, func(r rune) bool { return !in(r) }); n >= 0 {
		return n
	}
	return len(s)
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) }

// is reports whether a token is a word or sign.
func (r *reader) is(i int, s string) bool { return i >= 0 && i < len(r.t) && r.t[i].text == s }

// word gives the word that a token is, "" for none.
func (r *reader) word(i int) string {
	if i >= 0 && i < len(r.t) && r.t[i].kind == letters {
		return r.t[i].text
	}
	return ""
}

func (r *reader) isDigits(i int) bool { return i >= 0 && i < len(r.t) && r.t[i].kind == digits }

// tight reports whether a token is a sign that no space stands before.
func (r *reader) tight(i int, c rune) bool {
	return i > 0 && i < len(r.t) && !r.t[i].space && r.t[i].kind == sign && r.t[i].text == string(c)
}

// tightDigits reports whether a token is a run of so many digits that no space stands before.
func (r *reader) tightDigits(i, least, most int) bool {
	return r.isDigits(i) && !r.t[i].space && len(r.t[i].text) >= least && len(r.t[i].text) <= most
}

// lineBegins reports whether a token is the first of its line, but for the mark of a list.
func (r *reader) lineBegins(i int) bool {
	return i == 0 || r.t[i-1].kind == lineEnd
}
