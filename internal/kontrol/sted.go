package kontrol

import (
	"strconv"
	"strings"

	"notat/internal/post"
	"notat/internal/samtale"
	"notat/internal/talord"
)

// surroundings are what a place stands in.
type surroundings struct {
	headings string            // of the sections around it, and of the one of a column
	test     bool              // one of them is a section of test results
	blok     samtale.Blok      // nil outside the blocks
	at       post.Pointer      // of the block
	resultat *samtale.Resultat // nil outside results
	result   post.Pointer      // of the result
}

// around finds what a place stands in.
func around(r *samtale.Record, at post.Pointer) surroundings {
	var s surroundings
	list, keys, path := r.Afsnit, strings.Split(string(at), "/"), ""
	item := func(i, n int) (int, bool) {
		k, err := strconv.Atoi(keys[i])
		return k, err == nil && k < n
	}
	for i := 1; i+1 < len(keys); i += 2 {
		path += "/" + keys[i] + "/" + keys[i+1]
		switch keys[i] {
		case "afsnit":
			n, ok := item(i+1, len(list))
			if !ok {
				return s
			}
			a := &list[n]
			s.headings += a.Overskrift + ". "
			s.test = s.test || a.Del == samtale.Testresultater
			list = a.Afsnit
			if i+3 < len(keys) && keys[i+2] == "blokke" {
				if n, ok := item(i+3, len(a.Blokke)); ok {
					s.blok = a.Blokke[n]
				}
			}
		case "blokke":
			s.at = post.Pointer(path)
		case "kolonner":
			if b, ok := s.blok.(*samtale.Sammenstilling); ok {
				if n, ok := item(i+1, len(b.Kolonner)); ok {
					s.headings += b.Kolonner[n].Overskrift + ". "
				}
			}
			return s
		case "resultater":
			if b, ok := s.blok.(*samtale.Resultater); ok {
				if n, ok := item(i+1, len(b.Resultater)); ok {
					s.resultat, s.result = &b.Resultater[n], post.Pointer(path)
				}
			}
			return s
		default:
			return s
		}
	}
	return s
}

// passage is a stretch of the reading with its numbers and what it stands in.
type passage struct {
	*stretch
	*surroundings
	numbers []talord.Number
}

// passages gives the stretches of the reading once each, with their numbers.
func (t *checker) passages() []passage {
	if t.passage != nil {
		return t.passage
	}
	t.passage = make([]passage, 0, len(t.reading.stretches))
	type key struct {
		at   post.Pointer
		form string
	}
	seen := map[key]bool{} // tables and columns are read twice
	last, lastAt := &surroundings{}, post.Pointer("")
	for i := range t.reading.stretches {
		p := &t.reading.stretches[i]
		if seen[key{p.at, p.tekst.Form}] {
			continue
		}
		if len(p.tekst.Form) > 0 && (p.field.Type == "Tabel" || p.field.Type == "Kolonne") {
			seen[key{p.at, p.tekst.Form}] = true
		}
		if in := p.at.Parent(); in != lastAt { // fields of one object stand in the same
			s := around(t.Reduced, p.at)
			last, lastAt = &s, in
		}
		t.passage = append(t.passage, passage{p, last, numbersOf(p)})
	}
	return t.passage
}

// numbersOf reads the numbers of a stretch, those of an address in it as such.
func numbersOf(p *stretch) []talord.Number {
	in := talord.Prose
	switch {
	case p.target || p.field.Kind == samtale.KindAddress:
		in = talord.Address
	case p.field.Type == "Resultat" && p.field.Key == "klassetrin":
		in = talord.Grades
	case p.field.Key == "periode":
		in = talord.Period
	}
	return talord.Read(p.tekst.Form, in)
}

// sentence gives the bounds of the sentence that a byte of a text stands in. A stop
// ends one where a capital follows.
func sentence(s string, i int) (from, to int) {
	ends := func(n int) bool {
		return strings.IndexByte(".!?", s[n]) >= 0 && n+2 < len(s) && s[n+1] == ' ' && isCapital(s[n+2:]) && (n == 0 || s[n-1] < '0' || s[n-1] > '9' || s[n] != '.' || n < i-40 || !isOrdinal(s, n))
	}
	for from = i; from > 0 && !ends(from-1); from-- {
	}
	for to = i; to < len(s) && !ends(to); to++ {
	}
	return from, min(len(s), to+1)
}

// isOrdinal reports whether the stop at a byte belongs to a number of one or two digits.
func isOrdinal(s string, n int) bool {
	return n < 3 || s[n-2] < '0' || s[n-2] > '9' || s[n-3] < '0' || s[n-3] > '9'
}

// indexOf gives the last part of a place as the index of a list of n.
func indexOf(at post.Pointer, n int) (int, bool) {
	k, err := strconv.Atoi(at.LastToken())
	return k, err == nil && k < n
}
