package talord

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// words reads a number that begins with a word.
func (r *reader) words(i int) int {
	if r.s[r.t[i].from] <= 'Z' {
		if end := r.romanNumber(i); end > i {
			return end
		}
	}
	w := r.t[i].text
	if !MayBegin(w) && w != "en" && w != "et" {
		return i + 1
	}
	switch w {
	case "halvdelen", "halvdel":
		return r.part(i, i+1, 1, 2)
	case "trekvart":
		return r.part(i, i+1, 3, 4)
	case "kvarten", "kvartdelen":
		return r.part(i, i+1, 1, 4)
	case "hver", "hvert":
		if n, ok := ordinals[r.word(i+1)]; ok {
			return r.part(i, i+2, 1, n)
		}
		return i + 1
	case "en", "et", "én", "ét":
		if w == "ét" && r.word(i-1) == "under" { // together
			return i + 1
		}
		if n, ok := fraction(r.word(i + 1)); ok {
			return r.part(i, i+2, 1, n)
		}
		if h := r.word(i + 1); (h == "halv" || h == "halvt") && strings.HasSuffix(r.word(i+2), "point") {
			return r.count(i, i+2, 0.5)
		}
		if n, after := r.of(i + 1); after > i+1 {
			return r.part(i, after, 1, n)
		}
		if (r.is(i+1, "af") || r.isDigits(i+1)) && (w == "én" || w == "ét") { // one of the school's strengths, one 9. klasse
			return i + 1
		}
	}
	if rest, ok := strings.CutPrefix(w, "hver"); ok {
		if n, ok := ordinals[rest]; ok {
			return r.part(i, i+1, 1, n)
		}
	}
	if n, ok := fraction(w); ok {
		return r.part(i, i+1, 1, n)
	}
	if v, ok := markWord(w); ok {
		return r.add(Value, i, i+1, v)
	}
	v, end := r.cardinal(i)
	if end == i {
		return i + 1
	}
	if r.tight(end, '-') && strings.HasPrefix(r.word(end+1), "tal") {
		return r.add(Value, i, end+2, v)
	}
	if n, ok := fraction(r.word(end)); ok {
		return r.part(i, end+1, v, n)
	}
	return r.count(i, end, v)
}

// beginnings tell by the first three letters in which words a number may begin: hardly any
// others do. For the last bits of the first and second it has a bit for those of each third.
var beginnings = func() (t [32][32]uint32) {
	note := func(words ...string) {
		for _, w := range words {
			t[w[0]%32][w[1]%32] |= 1 << third(w)
		}
	}
	for _, words := range []map[string]float64{cardinals, ordinals} {
		for w := range words {
			if note(w); len(w) == 2 { // toogtyve is one of cardinals, tohundrede none
				note(w+"h", w+"t")
			}
		}
	}
	note("halvdel", "hver", "kvart", "trekvart", "hundred", "tusind", "enhundred", "entusind", "ethundred", "ettusind")
	return t
}()

// third gives the last bits of the third letter of a word, 0 where it has none.
func third(w string) byte {
	if len(w) > 2 && w[2] < utf8.RuneSelf {
		return w[2] % 32
	}
	return 0
}

// MayBegin reports whether a number may begin with a word, in any case, as far as its first
// letters tell: as nearly all of those of numbers do, or as a Roman one in capitals. With an
// article one begins only before a word that is of a number itself.
func MayBegin(w string) bool {
	return len(w) > 1 && (beginnings[w[0]%32][w[1]%32]>>third(w)&1 != 0 || w[0] <= 'Z' && w[1] <= 'Z')
}

// inWordByte tells of each byte whether it is an ASCII letter or part of another sign.
var inWordByte = func() (t [256]bool) {
	for c := range t {
		t[c] = 'a' <= c|' ' && c|' ' <= 'z' || c >= utf8.RuneSelf
	}
	return t
}()

// mayHold reports whether a text may hold a number: it has a digit, or a word that
// is one or ends as one. An article alone is none.
func mayHold(s string) bool {
	var place [32]byte
	hver := false // the word before is that, or hvert
	for i := 0; i < len(s); i++ {
		if c := s[i]; !inWordByte[c] {
			if c >= '0' && c <= '9' {
				return true
			}
			continue
		}
		from := i
		for i < len(s) && inWordByte[s[i]] {
			i++
		}
		if MayBegin(s[from:i]) {
			if i > from+1 && romanSigns(s[from:i]) {
				return true
			}
			lower := place[:0]
			for _, c := range []byte(s[from:i]) {
				if 'A' <= c && c <= 'Z' {
					c += 'a' - 'A'
				}
				lower = append(lower, c)
			}
			if mayBeNumber(lower) || hver && has(ordinals, lower) {
				return true
			}
			hver = string(lower) == "hver" || string(lower) == "hvert"
		} else {
			hver = false
		}
		i--
	}
	return false
}

// mayBeNumber reports whether a word is a number, or a part of one that no number
// lacks.
func mayBeNumber(w []byte) bool {
	if len(w) == 2 && w[0] == 'e' { // en, et, er
		return false
	}
	if has(cardinals, w) {
		return true
	}
	if w[0] >= utf8.RuneSelf { // én and ét, in capitals too
		return len(w) <= len("énogtyve")+20 && (w[0] == 0xc3 && (w[1] == 0xa9 || w[1] == 0x89))
	}
	for i, c := range w {
		if c != 'd' && c != 'k' && c != 't' && c != 'p' && c != 'h' {
			continue
		}
		for _, part := range numberParts {
			if bytes.HasPrefix(w[i:], part.word) && (part.after == nil || has(part.after, w[:i])) {
				return true
			}
		}
	}
	rest, each := bytes.CutPrefix(w, []byte("hver"))
	return bytes.HasPrefix(w, []byte("halv")) || each && has(ordinals, rest)
}

// numberParts are what a word may hold that is a number, or a part of one, and what stands before
// them then: tredjedel, syvtallet.
var numberParts = []struct {
	word  []byte
	after map[string]float64 // nil is anything
}{
	{[]byte("del"), ordinals}, {[]byte("tal"), cardinals}, {[]byte("plads"), ordinals},
	{[]byte("kvart"), nil}, {[]byte("hundred"), nil}, {[]byte("tusind"), nil},
}

// part notes so many of so many.
func (r *reader) part(i, end int, v, of float64) int {
	n := Number{From: r.t[i].from, To: r.t[end-1].to, Value: v, Of: of, People: r.people(end)}
	if isOften(r.word(end)) {
		n.Kind = Span
	}
	r.out = append(r.out, n)
	return end
}

// fraction reads "tredjedel", "fjerdedele" and their like.
func fraction(w string) (float64, bool) {
	for _, end := range []string{"dele", "delene", "delen", "del"} {
		if stem, ok := strings.CutSuffix(w, end); ok {
			n, ok := ordinals[stem]
			if stem == "kvart" {
				n, ok = 4, true
			}
			return n, ok && n > 2
		}
	}
	return 4, w == "kvarte"
}

// markWord reads a mark as it is spoken of: "syvtallet", "et tolvtal"; and a place among
// others: "tredjepladsen".
func markWord(w string) (float64, bool) {
	if stem, ok := strings.CutSuffix(strings.TrimSuffix(w, "en"), "plads"); ok {
		v, ok := ordinals[stem]
		return v, ok
	}
	for _, end := range []string{"tal", "tallet", "taller", "tallerne"} {
		if stem, ok := strings.CutSuffix(w, end); ok && stem != "to" { // "total" is no mark
			v, ok := cardinals[stem]
			return v, ok
		}
	}
	return 0, false
}

func has(words map[string]float64, w []byte) bool {
	_, ok := words[string(w)]
	return ok
}
