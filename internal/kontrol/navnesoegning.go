package kontrol

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"notat/internal/laesning"
	"notat/internal/post"
)

// search looks for withheld names in a reading.
type search struct {
	*navne
	*tokens
	l    *reading
	hits []hit
	seen map[string]bool // "place found": told of already
	full map[string]bool // "place word": part of a whole name that is told of
}

// withheldNames finds the names, and the parts of names, that a reading should not
// have: the whole name is an error, a part that points at the person a warning. A
// name of one word is one question, at the participant.
func withheldNames(n *navne, l *reading, t *tokens) []hit {
	if n.nobody() {
		return nil
	}
	s := &search{navne: n, tokens: t, l: l, seen: map[string]bool{}, full: map[string]bool{}}
	for i := 0; i < len(t.list); {
		i += max(1, s.at(i))
	}
	s.hits = slices.DeleteFunc(s.hits, func(h hit) bool { return h.soft && s.full[string(h.at)+" "+h.found] })
	for _, a := range n.who {
		if a.found != 0 {
			s.hits = append(s.hits, hit{found: a.word, at: a.at, in: a.in, soft: a.found == weak})
		}
	}
	return s.hits
}

// at looks at the words from one on, and gives how many it has told of.
func (s *search) at(i int) int {
	key := s.key(i)
	if !s.mayBegin(key) {
		return 1
	}
	if n := s.ownName(i); n > 0 {
		return n
	}
	if n := s.spaced(i); n > 0 {
		return n
	}
	if k := withoutDigits(key, 'i'); k != nil {
		if l := withoutDigits(key, 'l'); !s.known(k) && s.known(l) {
			k = l
		}
		key = k
	}
	known, genitive := s.known(key), s.known(stem(key))
	if gap := s.gap(i); !known && !genitive && strings.HasPrefix(gap, "-") && i+1 < len(s.list) && len(gap) <= 2 {
		key = append(slices.Clone(key), s.key(i+1)...) // hyphenated where no line ends now: Holm-gaard
		known, genitive = s.known(key), s.known(stem(key))
	}
	if !known && !genitive {
		if s.spokenInitial(i) {
			s.tell(i, i+1, weak)
			return 1
		}
		return s.together(i)
	}
	if n := s.pair(i); n > 0 {
		return n
	}
	if s.together(i) > 0 {
		return 1
	}
	if !known {
		key = stem(key)
	}
	s.single(i, key)
	return 1
}

// digitLetters are the digits that are written for letters: Askh0lm. A 1 may be two.
var digitLetters = [256]byte{'0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's'}

// withoutDigits gives a key with such digits between its letters as those, or nothing;
// one is what a 1 is read as.
func withoutDigits(key []byte, one byte) []byte {
	var out []byte
	for i := 1; i+1 < len(key); i++ {
		c := digitLetters[key[i]]
		if c == 0 || key[i-1] < 'a' && (out == nil || out[i-1] < 'a') || key[i+1] < 'a' && digitLetters[key[i+1]] == 0 {
			continue
		}
		if out == nil {
			out = slices.Clone(key)
		}
		if out[i] = c; key[i] == '1' {
			out[i] = one
		}
	}
	return out
}

// ownName gives how many words from one on are the name of the school itself, or of the
// municipality: it is nobody's.
func (s *search) ownName(i int) int {
	for _, own := range s.own {
		n := 0
		for n < len(own) && i+n < len(s.list) && (n == 0 || plainGap(s.gap(i+n-1))) && (string(s.key(i+n)) == own[n] || string(stem(s.key(i+n))) == own[n]) {
			n++
		}
		if n == len(own) {
			return n
		}
	}
	return 0
}

// known reports whether a key is a word of a withheld name.
func (n *navne) known(key []byte) bool {
	if len(key) == 0 {
		return false
	}
	if _, ok := n.parts[string(key)]; ok {
		return true
	}
	_, ok := n.alone[string(key)]
	return ok
}

// maxBetween is how many words may stand between the first and the last name:
// second names and initials.
const maxBetween = 3

// pair looks for a first and a last name, in either order, from a word on.
func (s *search) pair(i int) int {
	if s.covered(i) {
		return 0
	}
	key := append([]byte(nil), s.key(i)...)
	key = append(key, ' ')
	for j := i + 1; j < len(s.list) && j <= i+1+maxBetween; j++ {
		if !s.near(j - 1) {
			break
		}
		for _, last := range [][]byte{s.key(j), stem(s.key(j)), s.hyphened(j)} {
			st := s.pairs[string(append(key[:len(key):len(key)], last...))]
			if len(last) == 0 || st == 0 || !s.written(i, j) {
				continue
			}
			if st == weak && j > i+1 {
				continue
			}
			for j+1 < len(s.list) && s.near(j) && s.pairs[string(append(key[:len(key):len(key)], s.key(j+1)...))] != 0 {
				j++ // a last name of two words, or the last one after two first names
				st = max(st, s.pairs[string(append(key[:len(key):len(key)], s.key(j)...))])
			}
			if !s.placeOf(j) && !(s.kendt(i) && (st == weak || s.taughtOf(i) || works.begin(s.sentenceOf(s.l.at(s.list[i].From), i)))) && !(st == weak && i > 0 && s.gap(i-1) == " " && quarters[string(s.key(i-1))]) {
				s.tell(i, j, st)
			}
			return j - i + 1
		}
		if w := s.word(j); !laesning.Capital(w) && !(initial(w) && strings.Contains("._-", s.gap(j))) && !particle[string(s.key(j))] || !plainGap(s.gap(j)) && !initial(w) {
			break // neither a second name nor an initial
		}
	}
	return 0
}

// hyphened gives the key of a word that goes on after a hyphen.
func (s *search) hyphened(j int) []byte {
	if gap := s.gap(j); j+1 < len(s.list) && (gap == "-" || gap == "- ") {
		return append(slices.Clone(s.key(j)), s.key(j+1)...)
	}
	return nil
}

// near reports whether two words may be of one name by what stands between them.
func (s *search) near(i int) bool {
	gap := s.gap(i)
	if gap == far || gap == ","+far { // two blocks side by side, or a heading and its text
		a, b := s.l.at(s.list[i].From), s.l.at(s.list[i+1].From)
		return !a.target && !b.target && !a.again && !b.again && blocked(a) && blocked(b) && !common(s.key(i+1))
	}
	const longest = 6 // bytes: a star between two spaces
	return len(gap) <= longest && strings.TrimFunc(gap, betweenNames) == ""
}

// betweenNames reports whether a sign may stand between the words of one name.
func betweenNames(r rune) bool {
	return strings.ContainsRune(" .,-_/+()'\"@=&*|·•…"+beside+below, r) || unicode.IsSymbol(r)
}

// blocked reports whether a stretch is of a section, where one thing is read after
// the other.
func blocked(p *stretch) bool { return strings.HasPrefix(string(p.at), "/afsnit/") }

// plainGap reports whether two words stand side by side.
func plainGap(gap string) bool { return gap == " " || gap == "-" || gap == ". " || gap == "." }

// written reports whether two words are written as a name is: with capitals, or
// all small and close together, which two words that are no names may be as well.
func (s *search) written(i, j int) bool {
	if s.capital(i) && s.capital(j) {
		return true
	}
	if common(s.key(i)) && common(s.key(j)) {
		return false
	}
	gap := s.gap(i)
	return !s.capital(i) && !s.capital(j) && (j == i+1 || gap != " ") && len(gap) == 1 || s.l.at(s.list[i].From).target || strings.HasPrefix(gap, "@") || len(gap) == 1 && gap != " "
}

func common(key []byte) bool {
	return almindelige[string(key)] || len(key) > 2 && key[len(key)-1] == 's' && almindelige[string(key[:len(key)-1])]
}

// together looks for a name that is written as one word, or shortened as mail
// addresses are.
func (s *search) together(i int) int {
	key := bytes.TrimRight(s.key(i), "0123456789")
	st := s.joined[string(key)]
	if k := stem(key); st == 0 && k != nil && s.joined[string(k)] == whole {
		st = whole
	}
	switch mail := strings.HasPrefix(s.gap(i), "@"); {
	case st == whole && len(key) > 4, st == weak && mail, mail && len(key) > 2 && s.initials[string(key)]:
	case !mail && s.isInitials(i, key):
		st = weak
	default:
		return 0
	}
	if s.shared[string(s.key(i))] || s.shared[string(key)] || s.shared[string(stem(key))] { // Marielund Skole is no Marie Lund
		return 0
	}
	if i > 0 && s.gap(i-1) == " " && s.capital(i) && atPlace[s.word(i-1)] { // på Birkholmen, of Birk Holmen
		return 0
	}
	s.tell(i, i, st)
	return 1
}

// spokenInitial reports whether a first name that sounds like one of those that are withheld stands
// before the first letter of the last name: Jakob W. for Jacob Wedel.
func (s *search) spokenInitial(i int) bool {
	return i+1 < len(s.list) && s.gap(i) == " " && initial(s.word(i+1)) && s.capital(i) && s.capital(i+1) && s.sounds[asSpoken.Replace(string(s.key(i)))+string(s.key(i+1))]
}

// atPlace stand before where something is.
var atPlace = map[string]bool{"på": true, "ved": true, "i": true}

// abbreviations are written as initials are.
var abbreviations = keySet("ad ai akt amr as bh bk bl bu ca cvr da dk dm dr ds dsa ea ean ec el en er et eu fa fdf fp fys gs hr id ik im ip is it jf kf kk kl km la lm lo ls ma mb md mf mk ml mm mt mu na no nr ny od op ok pc pd pdf ph pi pl plc ppr ps pr re sa sd sfo skb sl so sp ss st sv ta tr tv ub ud uu vi vp")

// isInitials reports whether a word is the initials of somebody: two or three
// capitals that are no known abbreviation.
func (s *search) isInitials(i int, key []byte) bool {
	w := s.word(i)
	n := utf8.RuneCountInString(w)
	return n >= 2 && n <= 4 && inCapitals(w) && s.initials[string(key)] && !abbreviations[string(key)] &&
		!s.l.at(s.list[i].From).target
}

// spaced looks for what is written in letters apart: initials as M. K., and a name
// as I d a.
func (s *search) spaced(i int) int {
	if !initial(s.word(i)) || i > 0 && initial(s.word(i-1)) && plainGap(s.gap(i-1)) {
		return 0
	}
	var letters []byte
	n := 0
	for j := i; j < len(s.list) && n < maxSpaced && initial(s.word(j)); j++ {
		letters = append(letters, s.key(j)...)
		n++
		if gap := strings.Trim(s.gap(j), " "); gap != "" && gap != "." && gap != "-" {
			break
		}
	}
	switch {
	case n < 2 || !s.capital(i):
		return 0
	case s.joined[string(letters)] == whole && n > 3, n > 3 && s.joined[string(stem(letters))] == whole:
		s.tell(i, i+n-1, whole)
		return n
	case n > 3 && s.joined[string(letters)] == 0 && (s.parts[string(letters)] != 0 || s.parts[string(stem(letters))] != 0) && !common(letters):
		s.tell(i, i+n-1, weak) // A.s.k.h.o.l.m
		return n
	case n <= 4 && s.initials[string(letters)] && strings.HasPrefix(s.gap(i), "."):
		s.tell(i, i+n-1, weak)
		return n
	}
	return 0
}

// maxSpaced is how many letters apart are read as one word: no name is longer.
const maxSpaced = 60

// tell notes what is found in the words from one to another.
func (s *search) tell(i, j int, st strength) {
	from, to := s.list[i].From, s.list[j].To
	p := s.l.at(from)
	if st == whole && j > i { // a table is read twice: its cells are not told of besides
		for k := i; k <= j; k++ {
			w := s.list[k]
			s.full[string(s.l.at(w.From).at)+" "+s.l.found(w.From, w.To)] = true
		}
	}
	found := s.l.found(from, to)
	if key := string(p.at) + " " + found; !s.seen[key] {
		s.seen[key] = true
		s.hits = append(s.hits, hit{found: found, at: p.at, other: s.called(i, j), soft: st == weak})
	}
}

// called gives the participant that the words from one to another are most of, or "" where
// they are nobody's as they stand.
func (s *search) called(i, j int) (who post.Pointer) {
	words, most := map[post.Pointer]int{}, 0
	for k := i; k <= j; k++ {
		list := s.whose[string(s.key(k))]
		if list == nil {
			list = s.whose[string(stem(s.key(k)))]
		}
		for _, at := range list {
			if words[at]++; words[at] > most {
				who, most = at, words[at]
			}
		}
	}
	return who
}
