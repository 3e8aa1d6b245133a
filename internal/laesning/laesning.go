// Package laesning is how the publishing checks read: it gives a text in the one
// normal form that all of them look in, so that no spelling, sign or line break
// hides from one what another finds. It knows no record, and it judges nothing.
//
// In the normal form of a text signs that nobody sees are gone, all white space
// is one space, compatibility forms are folded (NFKC), digits of all scripts are
// 0 to 9, dashes are a hyphen, quotation marks " and ', and a word that was
// hyphenated at the end of a line is whole. Capitals stay: they tell names from
// words. What is compared is folded further, by [Key]: case, å and aa, ö and ø,
// accents.
//
// The normal form is for finding only. What an answer is bound to is a form of
// its own that never changes.
package laesning

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Tekst is a text in normal form, with the way back.
type Tekst struct {
	Form string // the normal form
	at   []shift
}

// shift tells that what stands from a byte of the normal form on was made of
// what stands from a byte of the text on.
type shift struct{ form, text int }

// Place gives the byte of the text that the byte i of its normal form came from.
func (t Tekst) Place(i int) int {
	n := sort.Search(len(t.at), func(n int) bool { return t.at[n].form > i })
	if n == 0 {
		return i
	}
	s := t.at[n-1]
	return s.text + i - s.form
}

// Normal gives the normal form of a text.
func Normal(s string) Tekst {
	if isNormal(s) {
		return Tekst{Form: s}
	}
	w := writer{source: s, from: -1, out: make([]byte, 0, len(s))}
	clean, gone := seen(accents.Replace(s))
	past := func(from int) int { // where a byte of clean stood
		for len(gone) > 0 && gone[0].form <= from {
			w.gone, gone = gone[0].text-gone[0].form, gone[1:]
		}
		return from + w.gone
	}
	if norm.NFKC.IsNormalString(clean) { // as most are
		for from, r := range clean {
			w.sign(r, past(from))
		}
		return Tekst{string(w.out), w.at}
	}
	var it norm.Iter
	it.InitString(norm.NFKC, clean)
	for !it.Done() {
		from := it.Pos()
		w.segment(it.Next(), clean[from:], past(from))
	}
	return Tekst{string(w.out), w.at}
}

// accents are those that stand for an apostrophe. NFKC would take one of them apart.
var accents = strings.NewReplacer("`", "'", "\u00b4", "\u02b9")

// isNormal reports whether a text is its own normal form: it is for most.
func isNormal(s string) bool {
	if s == "" {
		return true
	}
	if s[0] == ' ' || s[len(s)-1] == ' ' {
		return false
	}
	for i := 0; i < len(s); i++ {
		switch c := s[i]; kinds[c] {
		case whole:
		case blank:
			if s[i-1] == ' ' {
				return false
			}
		case letter: // À to Ŀ: letters, but for a few
			if i++; i == len(s) || c == 0xc4 && s[i] >= 0xb2 && s[i] != 0xb8 { // Ĳ and on
				return false
			}
		default:
			return false
		}
	}
	return true
}

// The kinds of bytes that a normal form has: a sign, a space, and the first of a letter.
const (
	whole = iota + 1
	blank
	letter
)

var kinds = func() (t [256]byte) {
	for c := ' '; c < 0x7f; c++ {
		t[c] = whole
	}
	t[' '], t['`'], t[0xc3], t[0xc4] = blank, 0, letter, letter
	return t
}()

// seen drops the signs of a text that nobody sees, before they can part what
// belongs together. gone has, from each byte of what is left on, where it stood.
func seen(s string) (left string, gone []shift) {
	if strings.IndexFunc(s, Ignorable) < 0 {
		return s, nil
	}
	var b strings.Builder
	for i, r := range s {
		if Ignorable(r) {
			gone = append(gone, shift{b.Len(), i + utf8.RuneLen(r)})
			continue
		}
		if r == utf8.RuneError { // perhaps one byte only
			_, n := utf8.DecodeRuneInString(s[i:])
			b.WriteString(s[i : i+n])
			continue
		}
		b.WriteRune(r)
	}
	return b.String(), gone
}

// writer writes a normal form.
type writer struct {
	source string
	out    []byte
	at     []shift
	from   int  // where the last segment came from
	gone   int  // how many bytes of the source are not in what is read now
	space  bool // white space waits for the next sign
	line   bool // ... and a line ended in it
}

// segment writes what NFKC made of the source from a byte on, or a part of it.
func (w *writer) segment(form []byte, source string, from int) {
	switch r, _ := utf8.DecodeRuneInString(source); {
	case from == w.from: // it goes on
	case small(r) && len(w.out) > 0 && isDigit(w.out[len(w.out)-1]):
		w.space = true // 62² is 62 and a note, 1½ is one and a half
	}
	w.from = from
	for len(form) > 0 {
		r, n := utf8.DecodeRune(form)
		form = form[n:]
		w.sign(r, from)
	}
}

// sign writes one sign that came from a byte of the source.
func (w *writer) sign(r rune, from int) {
	switch {
	case r > ' ' && r < 0x7f || r >= 'À' && r <= 'ı': // as nearly all are
	case Space(r) || unicode.Is(unicode.Cc, r):
		w.space = w.space || len(w.out) > 0
		w.line = w.line || r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029'
		return
	case Ignorable(r), unicode.Is(unicode.Me, r): // a key or a ring around the sign before
		return
	default:
		r = folded(r)
	}
	if w.space {
		w.gap(r, from)
	}
	w.space, w.line = false, false
	if n := len(w.at); n == 0 && len(w.out) != from || n > 0 && w.at[n-1].text+len(w.out)-w.at[n-1].form != from {
		w.at = append(w.at, shift{len(w.out), from})
	}
	w.out = utf8.AppendRune(w.out, r)
}

// gap writes the space that waits before a sign: none after the hyphen at the end
// of a line. It goes with it where a word goes on in small letters, as it does
// but in "læse- og skrive".
func (w *writer) gap(r rune, from int) {
	n := len(w.out)
	if !w.line || n < 2 || w.out[n-1] != '-' || !lettersEnd(w.out[:n-1]) || !Letter(r) {
		w.out = append(w.out, ' ')
		return
	}
	if unicode.IsLower(r) {
		for _, word := range []string{"og ", "eller ", "samt ", "til "} {
			if strings.HasPrefix(w.source[from:], word) {
				w.out = append(w.out, ' ')
				return
			}
		}
		w.out = w.out[:n-1]
	}
}

// lettersEnd reports whether a letter or a digit ends a text.
func lettersEnd(b []byte) bool {
	r, _ := utf8.DecodeLastRune(b)
	return Letter(r)
}
