package kontrol

import (
	"slices"
	"strconv"
	"strings"

	"notat/internal/laesning"
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
	national int8              // see underNational
}

// holds reports whether a place is in the same block, all of which stands in the same.
func (s *surroundings) holds(at post.Pointer) bool {
	switch s.blok.(type) {
	case *samtale.Tekst, *samtale.Tabel, *samtale.Citater, *samtale.Figur, *samtale.Aftaler:
		n := len(s.at)
		return len(at) > n && at[n] == '/' && at[:n] == s.at
	case nil, *samtale.Sammenstilling, *samtale.Resultater:
	}
	return false
}

// underNational reports whether the headings name a national test.
func (s *surroundings) underNational() bool {
	if s.national == 0 {
		s.national = -1
		if tellsOf(laesning.Lower(s.headings), nationalWords) {
			s.national = 1
		}
	}
	return s.national > 0
}

// around finds what a place stands in.
func around(r *samtale.Record, at post.Pointer) surroundings {
	var s section
	return s.around(r, at)
}

// section is the section that was found last: most places are of the one before.
type section struct {
	at       post.Pointer // up to what stands in it: /afsnit/0
	headings string
	test     bool
	list     []samtale.Afsnit
	blokke   []samtale.Blok
}

// around finds what a place stands in.
func (in *section) around(r *samtale.Record, at post.Pointer) surroundings {
	from := len(in.at)
	if from == 0 || len(at) <= from || at[from] != '/' || at[:from] != in.at {
		*in, from = section{list: r.Afsnit}, 0
	}
	var s surroundings
	for from < len(at) {
		key := string(at[from+1:])
		key = key[:tokenLen(key)]
		to := from + 1 + len(key)
		if to == len(at) {
			break
		}
		index := string(at[to+1:])
		index = index[:tokenLen(index)]
		to += 1 + len(index)
		var n int
		within := func(length int) (ok bool) { // most are no number
			n, ok = indexOf(post.Pointer(index), length)
			return ok
		}
		if key == "afsnit" {
			if !within(len(in.list)) {
				break
			}
			a := &in.list[n]
			*in = section{at[:to], in.headings + begin(a.Overskrift) + ". ", in.test || a.Del == samtale.Testresultater, a.Afsnit, a.Blokke}
			from = to
			continue
		}
		switch key {
		case "blokke":
			s.at = at[:to]
			if within(len(in.blokke)) {
				s.blok = in.blokke[n]
			}
			from = to
			continue
		case "kolonner":
			if b, ok := s.blok.(*samtale.Sammenstilling); ok && within(len(b.Kolonner)) {
				s.headings = begin(b.Kolonner[n].Overskrift) + ". "
			}
		case "resultater":
			if b, ok := s.blok.(*samtale.Resultater); ok && within(len(b.Resultater)) {
				s.resultat, s.result = &b.Resultater[n], at[:to]
			}
		}
		break
	}
	s.headings, s.test = in.headings+s.headings, in.test
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
	t.digits()
	last, lastAt, word := &surroundings{}, post.Pointer(""), 0
	var here section
	for i := range t.reading.stretches {
		p := &t.reading.stretches[i]
		if t.ctx.Err() != nil {
			t.passage = t.passage[:0] // nobody waits for what is in them
			break
		}
		mayTell := p.digits > 0 || p.again // most have no number, and their words are cut already
		for to := p.from + len(p.tekst.Form); word < len(t.tokens.list) && t.tokens.list[word].From < to; word++ {
			mayTell = mayTell || talord.MayBegin(t.tokens.word(word))
		}
		if p.again {
			continue
		}
		if in := p.at.Parent(); in != lastAt && !last.holds(p.at) { // fields of one object stand in the same
			s := here.around(t.Reduced, p.at)
			last, lastAt = &s, in
		}
		t.passage = append(t.passage, passage{stretch: p, surroundings: last})
		if mayTell {
			t.passage[len(t.passage)-1].numbers = numbersOf(p)
		}
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

// maxAround is how many bytes before and after a number are read for what it is
// about; what is longer is no sentence, and would be read for each of its numbers.
const maxAround = 600

// begin gives as much of a text as is read for what something is about.
func begin(s string) string { return s[:min(len(s), maxAround)] }

// sentenceWalk walks the sentences of a text, each once. A stop ends one where a
// capital follows; what is longer than maxAround is cut.
type sentenceWalk struct {
	form     string
	from, to int
	lower    string // the sentence in lower case
	before   string // the one before, as it is written
}

// reach goes on to the sentence that a byte stands in, and reports whether it is
// another one. Bytes are asked for in their order.
func (s *sentenceWalk) reach(i int) bool {
	if i < s.to {
		return false
	}
	for i >= s.to && s.to < len(s.form) {
		s.from, s.before = s.to, s.form[s.from:s.to]
		most := min(len(s.form), s.from+maxAround)
		for s.to++; s.to < most; s.to++ {
			if c := s.form[s.to-1]; (c == '.' || c == '!' || c == '?') && s.ends(s.to-1) {
				break
			}
		}
	}
	s.lower = laesning.Lower(s.form[s.from:s.to])
	return true
}

// ends reports whether the stop at a byte ends a sentence.
func (s *sentenceWalk) ends(n int) bool {
	return n+2 < len(s.form) && s.form[n+1] == ' ' && isCapital(s.form[n+2:]) &&
		(n == 0 || s.form[n-1] < '0' || s.form[n-1] > '9' || s.form[n] != '.' || !isOrdinal(s.form, n))
}

// sentence gives the sentence that a byte of a text stands in, in lower case.
func sentence(form string, i int) string {
	s := sentenceWalk{form: form, to: max(0, i-maxAround)}
	s.from = s.to
	s.reach(i)
	return s.lower
}

// isOrdinal reports whether the stop at a byte belongs to a number of one or two digits.
func isOrdinal(s string, n int) bool {
	return n < 3 || s[n-2] < '0' || s[n-2] > '9' || s[n-3] < '0' || s[n-3] > '9'
}

// aboutRow gives the words of a table that say what the cells of a row are about:
// its caption, its head and the row itself, at most so many cells of each.
func aboutRow(b *samtale.Tabel, row post.Pointer) string {
	const cells = 12 // a table of more is no page wide
	var s strings.Builder
	s.WriteString(begin(b.Billedtekst))
	add := func(list []string) {
		for _, c := range list[:min(len(list), cells)] {
			s.WriteString(". ")
			s.WriteString(begin(c))
		}
	}
	add(b.Hoved)
	if row.LastToken() != "hoved" {
		if n, ok := indexOf(row, len(b.Raekker)); ok {
			row := slices.Clone(b.Raekker[n][:min(len(b.Raekker[n]), cells)])
			for i := range row {
				row[i] = b.Words(row[i])
			}
			add(row)
		}
	}
	return s.String()
}

// indexOf gives the last part of a place as the index of a list of n.
func indexOf(at post.Pointer, n int) (int, bool) {
	k, err := strconv.Atoi(at.LastToken())
	return k, err == nil && k < n
}
