package recorddiff

import (
	"context"
	"strings"
	"unicode"
	"unicode/utf8"

	"notat/internal/align"
)

// Span is a stretch of words that stands in both texts, or in one of them.
type Span struct {
	Text string
	Kind SpanKind
}

// SpanKind says in which of two texts a stretch stands.
type SpanKind string

// The kinds of spans; the names are those of HTML's elements.
const (
	Both     SpanKind = ""
	Deleted  SpanKind = "del"
	Inserted SpanKind = "ins"
)

// Words gives the two texts as one, in which what was taken away and what came are
// marked by whole words. But for spaces, Both and Deleted are before, Both and Inserted after.
func Words(ctx context.Context, before, after string) ([]Span, error) {
	old, new := tokens(before), tokens(after)
	l := align.Lists[string]{A: trimmed(old), B: trimmed(new)}
	pairs, err := l.Pairs(ctx)
	if err != nil {
		return nil, err
	}
	var out []Span
	add := func(kind SpanKind, words []string) {
		text := strings.Join(words, "")
		switch {
		case text == "":
		case len(out) > 0 && out[len(out)-1].Kind == kind:
			out[len(out)-1].Text += text
		default:
			out = append(out, Span{text, kind})
		}
	}
	a, b := 0, 0
	for _, p := range pairs {
		if p[0] < a || p[1] < b || l.A[p[0]] != l.B[p[1]] { // what was only alike, or moved
			continue
		}
		add(Deleted, old[a:p[0]])
		add(Inserted, new[b:p[1]])
		add(Both, new[p[1]:p[1]+1])
		a, b = p[0]+1, p[1]+1
	}
	add(Deleted, old[a:])
	add(Inserted, new[b:])
	return out, nil
}

// tokens cuts a text into words and marks, each with the space after it, so that
// words beside each other that changed are one change; joined they are the text.
func tokens(s string) []string {
	var out []string
	from, word := 0, false
	for i, r := range s {
		letter := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || inNumber(s, i)
		space := r != '\n' && unicode.IsSpace(r)
		last, _ := utf8.DecodeLastRuneInString(s[from:i])
		if i > from && !space && !(letter && word && last != ' ' && !unicode.IsSpace(last)) {
			out = append(out, s[from:i])
			from = i
		}
		word = letter || space && word
	}
	if from < len(s) {
		out = append(out, s[from:])
	}
	return out
}

// inNumber reports whether a mark stands between two digits, as in 7,2 and 13.05.
func inNumber(s string, i int) bool {
	digit := func(b byte) bool { return '0' <= b && b <= '9' }
	return i > 0 && i+1 < len(s) && strings.IndexByte(",.:/-", s[i]) >= 0 && digit(s[i-1]) && digit(s[i+1])
}

// trimmed gives tokens as they are compared; a line end is one of its own.
func trimmed(tokens []string) []string {
	out := make([]string, len(tokens))
	for i, t := range tokens {
		if out[i] = strings.TrimSpace(t); out[i] == "" {
			out[i] = t[:1]
		}
	}
	return out
}
