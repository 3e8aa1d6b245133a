package kontrol

import (
	"slices"
	"strings"
	"unicode/utf8"

	"notat/internal/laesning"
	"notat/internal/post"
	"notat/internal/samtale"
)

// navne are the names that the public edition withholds, by what they may be
// written as. All look-ups are by key: how many people there are costs nothing
// when a text is read.
type navne struct {
	pairs    map[string]strength // "first last": two words of one name, one after the other
	parts    map[string]namePart // one word of a name of more than one
	joined   map[string]strength // written together: idaholm, or in a mail address ih, idah
	initials map[string]bool     // ih
	sounds   map[string]bool     // the first name as it sounds, and the first letter of the last one
	alone    map[string][]int    // names of one word: who
	shared   map[string]bool     // words of names that are public, of the school and the municipality
	public   map[string]bool     // "first last" of names that are public
	own      [][]string          // the words of the school's own name, and of the municipality's
	who      []alone
	whose    map[string][]post.Pointer // a word of a name, or one that is written for it -> who is called so
	first    [256]bool                 // the first bytes of what is withheld
	begins   [1024]uint32              // the third bytes, by their last bits, after the first two; see beginning
	fields   []people                  // what the fields for names hold, by participant
}

// strength tells whether what is found is the name, or a part that points at it.
type strength int

const (
	weak strength = iota + 1
	whole
)

// namePart tells where in a name a word stands: first, last, or both in two names.
type namePart int

const (
	firstName namePart = 1 << iota
	lastName
)

// alone is a participant with a name of one word, and how it was found.
type alone struct {
	at    post.Pointer
	word  string
	found strength
	in    []post.Pointer // where the word stands, in the reduced record; at most maxKept
}

// newNavne reads the names of a record's participants.
func newNavne(r *samtale.Record) *navne {
	n := &navne{pairs: map[string]strength{}, parts: map[string]namePart{}, joined: map[string]strength{}, initials: map[string]bool{}, sounds: map[string]bool{},
		alone: map[string][]int{}, shared: map[string]bool{}, public: map[string]bool{}, whose: map[string][]post.Pointer{}}
	for i, s := range []string{r.Kommune.Navn, r.Skole.Navn, r.Kommune.Forvaltning, r.Kommune.Afdeling} {
		var keys []string
		for from, to := laesning.Word(s, 0); from < len(s); from, to = laesning.Word(s, to) {
			keys = append(keys, laesning.Key(s[from:to]))
			n.shared[keys[len(keys)-1]] = true
		}
		if last := len(keys) - 1; i < 2 && last > 0 {
			n.own = append(n.own, keys)
			if places[keys[last]] {
				n.shared[strings.Join(keys[:last], "")] = true // marielund, of Marie Lund Skole
			}
		}
	}
	n.fields = make([]people, len(r.Deltagere))
	withheld := map[string]bool{}
	for i := range r.Deltagere {
		if d := &r.Deltagere[i]; d.Navn != "" {
			if n.fields[i] = readPeople(d.Navn); !d.NavnIsPublic() {
				for _, p := range n.fields[i].persons {
					withheld[strings.Join(p.keys, " ")] = true
					withheld[p.keys[0]+" "+p.keys[len(p.keys)-1]] = true
				}
			}
		}
	}
	for i := range r.Deltagere {
		if d := &r.Deltagere[i]; d.Navn != "" && d.NavnIsPublic() {
			for _, p := range n.fields[i].persons {
				if !n.fields[i].more || !withheld[strings.Join(p.keys, " ")] { // a second name in a public field makes nobody public
					n.makePublic(p, withheld)
				}
			}
		}
	}
	for i := range r.Deltagere {
		if d := &r.Deltagere[i]; d.Navn != "" && !d.NavnIsPublic() {
			for _, p := range n.fields[i].persons {
				n.withhold(p, post.Pointer(post.Item("", "deltagere", i)+"/navn"))
			}
		}
	}
	n.noteBeginnings()
	return n
}

// beginning gives the place of the first two bytes of a key in a small table. Bytes
// that are no letters may share one.
func beginning(a, b byte) int { return int(a&31)<<5 | int(b&31) }

// noteBeginnings notes what all that is looked for begins with.
func (n *navne) noteBeginnings() {
	const any = 1<<32 - 1
	note := func(key string) {
		switch {
		case len(key) > 2:
			n.begins[beginning(key[0], key[1])] |= 1 << (key[2] & 31)
		case len(key) == 2: // an s may stand behind it
			n.begins[beginning(key[0], key[1])] = any
		}
	}
	for k := range n.parts {
		note(k)
	}
	for k := range n.alone {
		note(k)
	}
	for k := range n.joined {
		note(k)
	}
	for k := range n.initials {
		note(k)
	}
	for k := range n.sounds { // as they may be written
		for _, written := range append(soundBegins[k[0]], k[:1]) {
			n.first[written[0]] = true
			if begin := written + k[1:]; len(begin) > 1 {
				n.begins[beginning(begin[0], begin[1])] = any
			}
		}
	}
}

// soundBegins are the letters for the first sound of a name.
var soundBegins = map[byte][]string{'k': {"c", "ch"}, 't': {"th"}, 'f': {"ph"}, 'v': {"w"}, 's': {"z"}, 'i': {"y"}}

// mayBegin reports whether something that is looked for may begin with a key. A
// letter alone may go on in the next word.
func (n *navne) mayBegin(key []byte) bool {
	if len(key) < 2 || !n.first[key[0]] {
		return len(key) == 1 && n.first[key[0]]
	}
	thirds := n.begins[beginning(key[0], key[1])]
	return thirds != 0 && (len(key) == 2 || key[2] < 'a' || thirds>>(key[2]&31)&1 != 0) // a digit may stand for a letter
}

// makePublic notes a name that may stand anywhere. What in a longer one is a name that is
// withheld does not become public.
func (n *navne) makePublic(p person, withheld map[string]bool) {
	keys := p.keys
	for i := 0; i+1 < len(p.keys) && len(p.keys) > 2; i++ {
		if withheld[p.keys[i]+" "+p.keys[i+1]] {
			keys = slices.Delete(slices.Clone(p.keys), i, i+2)
			break
		}
	}
	for i, k := range keys {
		n.shared[k] = true
		for _, after := range keys[i+1:] {
			n.public[k+" "+after] = true
		}
	}
}

// bare are the Danish letters as systems that know none of them write them.
var bare = strings.NewReplacer("å", "a", "Å", "A", "ø", "o", "Ø", "O", "ö", "o", "Ö", "O", "æ", "ae", "Æ", "Ae", "ä", "a", "Ä", "A")

// bareSome are those that only some of these systems know.
var bareSome = []*strings.Replacer{bare,
	strings.NewReplacer("ø", "o", "Ø", "O", "ö", "o", "Ö", "O"),
	strings.NewReplacer("å", "a", "Å", "A"),
}

// bareOf gives those that may write a name in another way: none where it has no letter but those of
// ASCII.
func bareOf(p person) []*strings.Replacer {
	for _, w := range p.words {
		if strings.IndexFunc(w, func(r rune) bool { return r >= utf8.RuneSelf }) >= 0 {
			return bareSome
		}
	}
	return nil
}

// withhold notes a name that may not, as it is written, without Danish letters, and
// with its small words in one with the next: Al-Khatib, Alkhatib.
func (n *navne) withhold(p person, at post.Pointer) {
	n.withheld(p, at)
	if len(p.words) < 2 {
		return
	}
	other := func(q person) {
		if !slices.Equal(p.keys, q.keys) {
			n.withheld(q, at)
		}
	}
	for _, r := range bareOf(p) {
		q := p
		q.keys = nil
		for _, w := range p.words {
			q.keys = append(q.keys, laesning.Key(r.Replace(w)))
		}
		other(q)
	}
	if len(p.glued) == len(p.words) {
		q := p
		q.keys = p.glued
		other(q)
	}
}

func (n *navne) withheld(p person, at post.Pointer) {
	for _, k := range p.keys {
		if k != "" { // a mark alone has no key
			n.first[k[0]] = true
		}
	}
	if len(p.keys) == 1 {
		k := p.keys[0]
		n.alone[k] = append(n.alone[k], len(n.who))
		n.who = append(n.who, alone{at: at, word: p.words[0]})
		return
	}
	last := len(p.keys) - 1
	for i, k := range p.keys {
		n.isOf(k, at)
		switch {
		case initial(p.words[i]):
		case i == 0:
			n.parts[k] |= firstName
		case i == last || !fornavne[k]: // a second first name alone points at nobody
			n.parts[k] |= lastName
		}
		for j := i + 1; j <= last; j++ {
			if initial(p.words[i]) || initial(p.words[j]) {
				continue
			}
			s := whole
			if i > 0 || j < last && fornavne[p.keys[j]] {
				s = weak // Marie Holm and Ida Marie, of Ida Marie Holm
			}
			for _, pair := range [][2]string{{k, p.keys[j]}, {p.keys[j], k}} {
				key := pair[0] + " " + pair[1]
				n.pairs[key] = max(n.pairs[key], s)
				key = pair[0] + pair[1]
				n.joined[key] = max(n.joined[key], s)
				n.isOf(key, at)
			}
		}
	}
	if last > 1 && !initial(p.words[0]) && !initial(p.words[1]) { // Ingelise, of Inge-Lise Holm
		n.parts[p.keys[0]+p.keys[1]] |= firstName
	}
	all := strings.Join(p.keys, "")
	n.joined[all] = whole
	n.isOf(all, at)
	first, family := p.keys[0], p.keys[last]
	if spoken := asSpoken.Replace(first); fornavne[first] && len(family) > 0 {
		n.sounds[spoken+family[:1]] = true
	}
	for _, key := range []string{first + family[:1], first[:1] + family, first[:min(2, len(first))] + family, first[:min(2, len(first))] + family[:min(2, len(family))], first[:1] + family[:1]} {
		n.joined[key] = max(n.joined[key], weak)
		n.isOf(key, at)
	}
	letters := make([]string, len(p.words))
	for i, w := range p.words {
		_, size := utf8.DecodeRuneInString(w)
		letters[i] = laesning.Key(w[:size])
	}
	for _, key := range []string{strings.Join(letters, ""), letters[0] + letters[last]} {
		n.initials[key] = true
		n.isOf(key, at)
	}
}

// isOf notes whose a word is.
func (n *navne) isOf(key string, at post.Pointer) {
	const most = 20 // people of one name: nobody could tell who is meant
	if who := n.whose[key]; len(who) < most && !slices.Contains(who, at) {
		n.whose[key] = append(who, at)
	}
}

// nobody reports whether there is nothing to look for.
func (n *navne) nobody() bool { return len(n.parts) == 0 && len(n.alone) == 0 }
