package talord

import "strings"

// romans are the signs of a Roman number and what they are worth.
const romans = "ivxlcdm"

var worth = [...]float64{1, 5, 10, 50, 100, 500, 1000}

// roman reads a word in capitals as a Roman number: LXI is 61. It is 0 where it is none.
func (r *reader) roman(i int) (v float64) {
	if w := r.word(i); w == "" || !romanSigns(r.s[r.t[i].from:r.t[i].to]) {
		return 0
	}
	before := 0.0
	for n := len(r.t[i].text) - 1; n >= 0; n-- {
		x := worth[strings.IndexByte(romans, r.t[i].text[n])]
		if x < before {
			v -= x
			continue
		}
		v, before = v+x, x
	}
	return v
}

// romanNumber notes a Roman number that says what it is: LXI procent, III af IV. What
// else looks like one is the name of a king or an abbreviation.
func (r *reader) romanNumber(i int) int {
	v := r.roman(i)
	if v == 0 {
		return i
	}
	n := Number{From: r.t[i].from, To: r.t[i].to, Value: v, Percent: r.percent(i + 1)}
	end := i + 1
	if of := r.roman(i + 2); r.is(i+1, "af") && of > 0 {
		n.Of, n.To, end = of, r.t[i+2].to, i+3
	}
	if w := r.word(end); n.Of == 0 && IsPeople(w) { // III elever
		n.People = w
	}
	if !n.Percent && n.Of == 0 && n.People == "" {
		return i
	}
	r.out = append(r.out, n)
	return end
}

// romanSigns reports whether a word as written is signs of a Roman number in capitals.
func romanSigns(w string) bool {
	for i := range len(w) {
		if c := w[i]; c < 'A' || c > 'Z' || strings.IndexByte(romans, c|' ') < 0 {
			return false
		}
	}
	return true
}
