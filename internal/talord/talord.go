// Package talord reads the numbers in a Danish text, in digits and in words, and
// says what each of them is: a year, a grade, a date, the number of a page, or a
// value. "3 af 4", "tre ud af fire", "to tredjedele" and "hver femte" are one
// number each. It knows no record, and does not judge what a number may tell.
//
// It takes a text in normal form: digits are ASCII, spaces are single, dashes are
// hyphens, nothing invisible stands within a word. Letters may be in any case.
package talord

import (
	"math"
	"slices"
	"sync"
)

// Kind is what a number is.
type Kind uint8

// The kinds. Whatever is none of the others is a Value.
const (
	Value      Kind = iota
	Year            // 2024, 2022-2025
	SchoolYear      // 2024/25: two years that follow each other
	Grade           // 9. klasse; 2., 4. og 6. klasse; 9.b; klassetrin 4
	Date            // 13. marts 2025, 13.3.2025, den 13.5.
	Time            // kl. 10.30
	Paragraph       // § 55 b, stk. 2, lov nr. 1664
	Page            // side 4, s. 12-14
	Week            // uge 45
	Item            // of a list or a numbered thing: 1. Læsning, punkt 3, bilag 2
	Name            // digits that are part of a name: FP9, 3-årig
	Scale           // the ends of a scale: 7-trinsskalaen, skala fra 1 til 5
	Span            // how long or how often: tre år i træk, 20 minutter om dagen
	Things          // how many of what is no person: to møder, alle tre profilområder
)

// Number is one number of a text.
type Number struct {
	From, To int     // bytes of the text that it stands in, from the first digit or word to the last
	Kind     Kind    //
	Value    float64 // 7.4 for 7,4; of several that stand as one (2., 4. og 6. klasse), the first
	Of       float64 // of how many: 4 for "3 af 4"; 0 when it is not told
	Percent  bool    // a percent sign or word follows, or one of a thousand: Value is of a hundred then
	People   string  // the word for people that it counts ("elever"), as written in lower case; empty when it counts none
}

// Where tells in what kind of text the numbers stand.
type Where uint8

// The kinds of text.
const (
	Prose   Where = iota
	Grades        // a field for grades: "4", "2., 4. og 6."
	Period        // a field for a period: "24/25"
	Address       // of a link: only a number that says what it counts, or has decimals, is a value
)

// Read gives the numbers of a text in their order.
func Read(s string, in Where) []Number {
	if in == Address {
		s = addressSigns.Replace(s)
	}
	if !mayHold(s) {
		return nil
	}
	r := readers.Get().(*reader)
	*r = reader{s: s, in: in, t: tokens(r.t[:0], s)}
	for i := 0; i < len(r.t); {
		i = max(i+1, r.at(i))
	}
	out := r.out
	r.s, r.out = "", nil
	readers.Put(r)
	return out
}

// readers keep the room for the tokens of a text: texts are many and short.
var readers = sync.Pool{New: func() any { return &reader{} }}

// reader reads one text.
type reader struct {
	s   string
	in  Where
	t   []token
	out []Number
}

// at reads the number, if any, that begins at a token, and gives the token after
// it. What of it is of one kind goes into out as one number.
func (r *reader) at(i int) int {
	switch r.t[i].kind {
	case digits:
		for _, read := range digitReaders {
			if kind, end := read(r, i); end > i {
				return r.add(kind, i, end, r.t[i].number())
			}
		}
		v, end := r.decimal(i)
		return r.count(i, end, v)
	case letters:
		return r.words(i)
	case sign, lineEnd: // no number begins with one
	}
	return i + 1
}

// digitReaders try what a run of digits may begin, the most telling first. Each
// gives the token after what it read, or one not after the first when it is none.
var digitReaders = []func(*reader, int) (Kind, int){
	(*reader).name, (*reader).date, (*reader).time, (*reader).labelled, (*reader).scale,
	(*reader).years, (*reader).grade, (*reader).ordinal,
}

// add notes a number of the tokens from i to end.
func (r *reader) add(k Kind, i, end int, v float64) int {
	r.out = append(r.out, Number{From: r.t[i].from, To: r.t[end-1].to, Kind: k, Value: v})
	return end
}

// count notes a number that may count something, and reads on: what it is a part
// of, its unit, what it counts.
func (r *reader) count(i, end int, v float64) int {
	n := Number{Value: v}
	if of, after := r.of(end); after > end {
		n.Of, end = of, after
	}
	n.From, n.To = r.t[i].from, r.t[end-1].to
	n.Percent = r.percent(end)
	if n.Percent && r.thousandths(end) {
		n.Value /= 10
	}
	if !n.Percent {
		n.People = r.people(end)
		n.Kind = r.counted(i, end, &n)
	}
	if r.in == Address && !n.Percent && n.People == "" && n.Of == 0 && v == math.Trunc(v) && !slices.Contains(askedFor, r.word(i-1)) {
		n.Kind = Name
	}
	if r.in == Grades && !(i > 0 && r.is(i-1, "(") && len(r.out) > 0) && n.Of == 0 && n.People == "" && !n.Percent && v >= 0 && v <= 10 {
		n.Kind = Grade
	}
	r.out = append(r.out, n)
	return end
}

// askedFor stand before a number in an address that is a result: ?resultat=62.
var askedFor = []string{"resultat", "resultatet", "vaerdi", "værdi", "score", "andel", "snit", "gennemsnit", "karakter", "antal", "bestod", "bestaaet", "dumpede", "elever", "procent", "pct"}

// of reads "af 4" and "ud af fire", or "/4" right after a number.
func (r *reader) of(i int) (float64, int) {
	j := i
	if r.is(j, "ud") {
		j++
	}
	switch {
	case r.is(j, "af"):
		j++
		if w := r.word(j); w == "de" || w == "vores" || w == "i" && r.is(j+1, "alt") || len(w) > 5 && w[len(w)-1] == 's' { // skolens, klassens
			j++
		}
	case r.tight(i, '/') || r.tight(i, '\u2044'):
		j = i + 1
		if !r.isDigits(j) || r.t[j].space {
			return 0, i
		}
	default:
		return 0, i
	}
	if v, end := r.cardinal(j); end > j {
		return v, end
	}
	return 0, i
}
