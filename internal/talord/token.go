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
		if s[i] == ' ' { // as most white space is
			i, space = i+1, true
			continue
		}
		t := token{from: i, space: space}
		space = false
		r, n := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[i:])
		}
		switch {
		case r == '\n':
			t.kind, t.to, space = lineEnd, i+n, true
		case '0' <= r && r <= '9':
			t.kind, t.to = digits, i+n
			for t.to < len(s) && '0' <= s[t.to] && s[t.to] <= '9' {
				t.to++
			}
		case inWord(r):
			var lower bool
			t.kind = letters
			t.to, lower = wordEnd(s, i)
			if t.text = s[i:t.to]; !lower {
				t.text = strings.ToLower(t.text)
			}
			dst, i = append(dst, t), t.to
			continue
		case unicode.IsSpace(r):
			i += n
			space = true
			continue
		default:
			t.to = i + n
		}
		t.text = s[i:t.to]
		dst, i = append(dst, t), t.to
	}
	return dst
}

// wordEnd gives where the word ends that begins at a byte, and whether it is sure to be in
// lower case: of a to z, and à to ÿ.
func wordEnd(s string, i int) (end int, lower bool) {
	lower = true
	for i < len(s) {
		c := s[i]
		if c >= 'a' && c <= 'z' {
			i++
			continue
		}
		if c < utf8.RuneSelf {
			if c|' ' < 'a' || c|' ' > 'z' {
				break
			}
			lower = false
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if !inWord(r) {
			break
		}
		lower = lower && r >= 'à' && r <= 'ÿ'
		i += n
	}
	return i, lower
}

func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r|' ' && r|' ' <= 'z'
	}
	return unicode.IsLetter(r) || unicode.IsMark(r)
}

// is reports whether a token is a word or sign.
func (r *reader) is(i int, s string) bool { return i >= 0 && i < len(r.t) && r.t[i].text == s }

// word gives the word that a token is, "" for none.
func (r *reader) word(i int) string {
	if i >= 0 && i < len(r.t) && r.t[i].kind == letters {
		return r.t[i].text
	}
	return ""
}

// upper reports whether a word is written in capitals alone.
func (r *reader) upper(i int) bool {
	written := r.s[r.t[i].from:r.t[i].to]
	return written != r.t[i].text && written == strings.ToUpper(written)
}

func (r *reader) isDigits(i int) bool { return i >= 0 && i < len(r.t) && r.t[i].kind == digits }

// tight reports whether a token is a sign that no space stands before.
func (r *reader) tight(i int, c rune) bool {
	if i <= 0 || i >= len(r.t) || r.t[i].space || r.t[i].kind != sign {
		return false
	}
	if text := r.t[i].text; len(text) == 1 {
		return rune(text[0]) == c
	}
	return r.t[i].text == string(c)
}

// tightDigits reports whether a token is a run of so many digits that no space stands before.
func (r *reader) tightDigits(i, least, most int) bool {
	return r.isDigits(i) && !r.t[i].space && len(r.t[i].text) >= least && len(r.t[i].text) <= most
}

// lineBegins reports whether a token is the first of its line, but for the mark of a list.
func (r *reader) lineBegins(i int) bool {
	return i == 0 || r.t[i-1].kind == lineEnd
}
