// Package leak finds what one record withholds from the public and another
// shows. It is the lock of the way back from Word: it compares two records by
// their words, after all that was done, and knows nothing of how one became the
// other. It neither reduces nor changes a record; what it takes for public is
// more than any public edition prints, never less.
package leak

import (
	"context"
	"iter"

	"notat/internal/samtale"
)

// window is how many words in a row are withheld wherever they stand: a sentence
// of so many is nobody's by chance. What is shorter is withheld as a whole.
const window = 8

// within is how many words a sentence, or what somebody cut off a text, has at
// least: three words are soon said again by somebody else.
const within = 4

// copied is how many words somebody copied of a text at least, where they stand alone and one of
// them is long: "lukke hele biblioteket".
const copied = 3

// A text of one word is looked for where it stands alone, if it has the shortest
// number of bytes ("Ja" tells nothing), and within others if it is long.
const (
	shortest = 4
	long     = 8
)

// Finding is a text that a record shows and another withholds.
type Finding struct {
	Pointer string // of the text that is shown (RFC 6901), into the record that shows it
	Part    int    // which part of it, as Parts counts them; 0 in a text that is not Markdown
	Text    string // the words of that part
	From    string // where it is withheld, into the record that withholds it
	Name    bool   // it is the name of somebody whose name is not public
	Tal     bool   // it holds a number of a result
	Retold  bool   // it is told in other words
}

// Find gives the texts of shows that are open to the public and hold what
// records of withholding keep back, in the order of shows. What known, the record
// of today, shows the public already is not kept back. The error is that of the
// context.
func Find(ctx context.Context, withholding []*samtale.Record, known, shows *samtale.Record) ([]Finding, error) {
	s := search{ids: map[string]int32{}, units: map[key]unit{}, edges: map[key][]*edge{}}
	var withheld, read []text
	for _, r := range withholding {
		read = texts(r)
		for _, t := range read {
			if t.hidden {
				s.withhold(t)
				withheld = append(withheld, t)
			}
		}
	}
	if len(s.units) == 0 {
		return nil, ctx.Err()
	}
	shown := texts(shows)
	s.cut(withheld, shown)
	if known != withholding[len(withholding)-1] { // it is most often the last of them
		read = texts(known)
	}
	retold := retellingOf(withheld, read)
	for i, t := range read {
		if i&0xff == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if !t.hidden {
			for k := range s.in(t) {
				delete(s.units, k)
			}
			for e := range s.runs(t) {
				e.known = true
			}
		}
	}
	var out []Finding
	var before *text // the one before that the public reads, where nothing is told in it alone
	for i, t := range shown {
		if i&0xff == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if t.hidden {
			continue
		}
		last := before
		before = nil
		if u, ok := s.first(t); ok { // one is enough: it is the text that is decided on
			out = append(out, Finding{t.pointer, t.part, t.source, u.from, u.name, false, false})
		} else if from, ok := retold.first(t); ok {
			out = append(out, Finding{t.pointer, t.part, t.source, from, false, false, true})
		} else if before = &t; last != nil {
			if from, ok := retold.over(*last, t); ok {
				out = append(out, Finding{last.pointer, last.part, last.source, from, false, false, true}, Finding{t.pointer, t.part, t.source, from, false, false, true})
				before = nil
			}
		}
	}
	return out, nil
}

// key is words in a row, by their numbers in the search; 0 is none.
type key [window]int32

// unit is a withheld piece of text.
type unit struct {
	from   string
	name   bool
	alone  bool // found only as a sentence or a text of its own
	people bool // found only among those who took part
}

// search is what is withheld.
type search struct {
	ids     map[string]int32 // word -> its number, from 1
	units   map[key]unit
	lengths [window + 1]bool // that units have
	edges   map[key][]*edge
}

// withhold cuts a text into what is looked for: its sentences, itself, and every
// row of words that is long enough; a shorter row is what somebody cut off it
// where it is a text of its own.
func (s *search) withhold(t text) {
	ws := t.words
	if len(ws) == 0 || !t.says {
		return
	}
	if t.name {
		s.edge(ws, unit{from: t.pointer, name: true})
		s.unit(ws[:min(len(ws), window)], unit{from: t.pointer, name: true, people: len(ws) == 1})
		return
	}
	for from, i := 0, 0; i < len(ws); i++ {
		if ws[i].ends || i == len(ws)-1 {
			if n := i + 1 - from; n >= within && n <= window {
				s.unit(ws[from:i+1], unit{from: t.pointer})
			}
			from = i + 1
		}
	}
	s.edge(ws, unit{from: t.pointer})
	if len(ws) <= window && (len(ws) > 1 || len(ws[0].text) >= shortest) {
		s.unit(ws, unit{from: t.pointer, alone: len(ws) == 1 && len(ws[0].text) < long})
	}
	for n := copied; n <= window; n++ {
		for i := 0; i+n <= len(ws); i++ {
			if row := ws[i : i+n]; n >= within || longs(row) > 0 {
				s.unit(row, unit{from: t.pointer, alone: n < window && !tells(row)})
			}
		}
	}
}

// tells reports whether words in a row that are fewer than a window are nobody's by
// chance either, as two of them are long.
func tells(ws []word) bool { return len(ws) > within && longs(ws) > 1 }

// longs gives how many words are long.
func longs(ws []word) (n int) {
	for _, w := range ws {
		if len(w.text) >= long {
			n++
		}
	}
	return n
}

// key gives the numbers of words.
func (s *search) key(ws []word) (k key) {
	for i, w := range ws {
		id, ok := s.ids[w.text]
		if !ok {
			id = int32(len(s.ids) + 1)
			s.ids[w.text] = id
		}
		k[i] = id
	}
	s.lengths[len(ws)] = true
	return k
}

func (s *search) unit(ws []word, u unit) {
	k := s.key(ws)
	if had, ok := s.units[k]; ok { // the one that finds more holds
		u.alone, u.people, u.name = u.alone && had.alone, u.people && had.people, u.name && had.name
	}
	s.units[k] = u
}

// first gives the first thing withheld that a text holds.
func (s *search) first(t text) (unit, bool) {
	for _, u := range s.in(t) {
		return u, true
	}
	for e := range s.runs(t) {
		return e.unit, true
	}
	return unit{}, false
}

// in gives the units that a text holds, the first first.
func (s *search) in(t text) iter.Seq2[key, unit] {
	return func(yield func(key, unit) bool) {
		for r, k := range s.rows(t) {
			u, ok := s.units[k]
			if ok && !(u.people && !t.people) && !(u.alone && !t.alone(r.from, r.from+r.n)) && !yield(k, u) {
				return
			}
		}
	}
}

// rows gives the words in a row that may be withheld.
func (s *search) rows(t text) iter.Seq2[row, key] {
	return func(yield func(row, key) bool) {
		ids := make([]int32, len(t.words))
		for i, w := range t.words {
			ids[i] = s.ids[w.text]
		}
		for from := range ids {
			var k key
			for n := 1; n <= window && from+n <= len(ids) && ids[from+n-1] != 0; n++ {
				if k[n-1] = ids[from+n-1]; s.lengths[n] && !yield(row{from, n}, k) {
					return
				}
			}
		}
	}
}

// row is words of a text: where they begin and how many they are.
type row struct{ from, n int }
