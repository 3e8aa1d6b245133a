package kontrol

import (
	"bytes"
	"slices"
	"strings"

	"notat/internal/laesning"
	"notat/internal/maaned"
	"notat/internal/post"
)

// pairs finds names beside a class, or beside the role of a child or a parent, in
// lines that are no list of those who took part.
func (m *lists) pairs(listed map[post.Pointer]bool) {
	t := m.tokens
	for i := 0; i < len(t.list); i++ {
		if !t.is(i, upper) {
			if i+2 < len(t.list) && t.is(i+1, parted) && !t.is(i, parted) && mayBeClass(t.form[t.list[i+2].From]) {
				m.small(i, listed)
			}
			continue
		}
		known := t.is(i, given)
		if m.afterFamily(i) {
			j := max(i+1, nameFrom(t, i)) // familien Al-Sayed
			if p := m.l.at(t.list[i].From); !p.target && !under(p.at, listed) && m.isPerson(i, j) {
				m.add(p, i, j, false)
			}
			continue
		}
		if !known && m.isWhoseParents(i) {
			if p := m.l.at(t.list[i].From); !p.target && !under(p.at, listed) {
				m.add(p, i, i+1, true)
			}
			continue
		}
		if !known && (i+1 == len(t.list) || !t.capital(i+1) || t.gap(i) != " " && t.gap(i) != "-") {
			continue
		}
		j := nameFrom(t, i)
		if !known && !m.named(i, j) && !m.lastNameBy(i, j) {
			continue
		}
		for j < len(t.list) && j > i && t.capital(j) && t.gap(j-1) == " " && rolleOf(string(t.key(j))) == nil {
			j++ // a place: the name of a school is no person's
		}
		if known && j == i+1 && j < len(t.list) && t.gap(i) == beside && t.capital(j) && rolleOf(string(t.key(j))) == nil && bytes.Contains(t.keys, []byte("efternavn")) {
			j++ // Fornavn | Efternavn
		}
		if j == i || !m.isPerson(i, j) {
			i = max(i, j-1)
			continue
		}
		p := m.l.at(t.list[i].From)
		if !p.target && p.field.Type != "Deltager" && p.field.Type != "Skole" && !under(p.at, listed) {
			switch {
			case m.childOrParent(i, j):
				m.add(p, i, j, false)
			case known && (j > i+1 && m.befallen(p, i) || j == i+1 && m.ofOneName(p, i, j)):
				m.add(p, i, j, true)
			}
		}
		i = j - 1
	}
}

// isWhoseParents reports whether a word that is no known name is somebody's, since the parents stand
// after its genitive: "Ayshas forældre". At the beginning of a sentence it may be any word.
func (m *lists) isWhoseParents(i int) bool {
	if i+1 >= len(m.list) || !m.is(i+1, ofParents) || m.gap(i) != " " || !parentsKeys[string(m.key(i+1))] || m.starts(i) || m.inName(i) {
		return false
	}
	s := stem(m.key(i))
	k := string(m.key(i))
	return len(s) > 2 && !ofGroupHouse(k) && rolleOf(k) == nil && !common(m.key(i)) && !places[k] && !placeEnding(k) && !m.shared[k] && !m.shared[string(s)] && !m.known[string(s)] && m.parts[string(s)] == 0 && !inCapitals(m.word(i))
}

// ofGroupHouse reports whether a genitive is that of a long noun with its article, as rooms and groups
// are called: "Myretuens forældre". A name that ends so is short.
func ofGroupHouse(key string) bool {
	const least = len("egernets")
	return len(key) >= least && slices.ContainsFunc([]string{"ens", "ets", "enes", "ernes"}, func(end string) bool { return strings.HasSuffix(key, end) })
}

// inName reports whether a word follows another capital, whose last name or place it may be.
func (m *lists) inName(i int) bool {
	return i > 0 && m.gap(i-1) == " " && m.capital(i-1) && !m.starts(i-1)
}

var parentsKeys = keySet("foraeldre mor far mors fars moder fader familie soester bror storebror storesoester lillebror lillesoester plejeforaeldre bedstemor bedstefar")

// named reports whether two capitals or more are a name, whatever they are, since a
// child or a parent in the singular stands beside them: elev Sami Yildiz.
func (m *lists) named(i, j int) bool {
	if j < i+2 {
		return false
	}
	before := i > 0 && (m.gap(i-1) == " " || m.gap(i-1) == ": ") && m.isChildOrParent(i-1) || i > 0 && (attends[m.word(i-1)] || movedKeys[string(m.key(i-1))]) && m.whoDid(i) // I 4. b begynder Lili Chen
	gap := m.gap(j - 1)
	if !before && j < len(m.list) && (gap == ", " || gap == " (") && lettered(m.form[m.list[j].From:]) && endsAfterClass(m.form[m.list[j].From:]) && !m.ofHouse(i, j) {
		return true // Uma Lorentzen, 2.b
	}
	return before || j < len(m.list) && linked(gap) && !strings.Contains(gap, ":") && m.isChildOrParent(j)
}

// ofHouse reports whether some capitals may be the name of something at a school: one of them is a
// word, a part of an organisation or short.
func (m *lists) ofHouse(i, j int) bool {
	for k := i; k < j; k++ {
		if key := m.key(k); len(key) < 3 || almindelige[string(key)] || units[string(key)] || rolleOf(string(key)) != nil {
			return true
		}
	}
	return false
}

// lastNameBy reports whether two capitals are a name by how the last one ends, whatever
// the first is.
func (m *lists) lastNameBy(i, j int) bool {
	if j != i+2 || len(m.key(i)) < 3 || rolleOf(string(m.key(i))) != nil || almindelige[string(m.key(i))] || m.shared[string(m.key(i))] {
		return false
	}
	last := string(m.key(j - 1))
	if s := stem(m.key(j - 1)); s != nil {
		last = string(s)
	}
	for _, e := range []string{"sen", "gaard", "mann", "ff", "sson", "oglu", "vic", "ski", "zadeh"} {
		if len(last) > len(e)+2 && strings.HasSuffix(last, e) && !placeEnding(last) {
			return true
		}
	}
	return false
}

// lastNameAt reports whether a word that may be one of a place is the last name of
// somebody, by the first name before it: Karin Bæk.
func (t *tokens) lastNameAt(i int) bool {
	return i > 0 && lastNames[string(t.key(i))] && t.gap(i-1) == " " && fornavne[string(t.key(i-1))] && !almindelige[string(t.key(i-1))] &&
		(i+1 == len(t.list) || t.gap(i) != " " || !t.capital(i+1))
}

// lastNames are last names that are places as well.
var lastNames = keySet("baek strand skov park mark eng bakke have havn fjord soe gaard by hus kirkegaard lund vang krog vej oedegaard aadal holm kjaer mose toft dam bro plads torv hal haven bugt")

func under(at post.Pointer, places map[post.Pointer]bool) bool {
	for ; at != "" && len(places) > 0; at = at.Parent() {
		if places[at] {
			return true
		}
	}
	return false
}

// add notes a name once in a place. It is a question where it is never more than that there.
func (m *lists) add(p *stretch, i, j int, soft bool) {
	found := m.l.found(m.list[i].From, m.list[j-1].To)
	key := string(p.at) + " " + found
	if n, ok := m.added[key]; ok {
		m.hits[n].soft = m.hits[n].soft && soft
		return
	}
	m.added[key] = len(m.hits)
	m.hits = append(m.hits, hit{found: found, at: p.at, soft: soft})
}

// isPerson reports whether a run of capitals is the name of somebody who is not
// public here: no place, no participant, no common word alone.
func (m *lists) isPerson(i, j int) bool {
	first, last := string(m.key(i)), string(m.key(j-1))
	if s := string(stem(m.key(j - 1))); j == i+1 && !fornavne[last] && s != "" {
		first, last = s, s
	}
	switch {
	case len(m.word(i)) < 3 && j == i+1, m.place(i), m.public[first+" "+last], m.known[first+last]:
		return false
	case m.navne.pairs[first+" "+last] != 0, j == i+1 && (m.alone[first] != nil || m.shared[first]):
		return false
	case j == i+1 && almindelige[first] && !m.wordInClass(i) && !m.isWho(j):
		return false
	}
	for k := i; k < j; k++ {
		if (places[string(m.key(k))] || placeEnding(string(m.key(k)))) && !m.lastNameAt(k) {
			return false
		}
	}
	if m.gap(j-1) == "-" && j < len(m.list) && !m.capital(j) { // Odin-toget
		return false
	}
	if i > 0 && strings.HasSuffix(strings.ReplaceAll(m.gap(i-1), "\"", "»"), "»") && strings.HasPrefix(strings.ReplaceAll(m.gap(j-1), "\"", "«"), "«") { // the musical »Annie«
		return false
	}
	return !m.isOfWork(i) && !m.kendt(i) && !(i > 0 && m.gap(i-1) == " " && renowned[string(m.key(i-1))])
}

// wordInClass reports whether a first name that is a word as well, and no month, stands right before
// a class: "Luna, 6. klasse:", "Storm (8.b)".
func (m *lists) wordInClass(i int) bool {
	k := string(m.key(i))
	if !fornavne[k] || maaned.Of(k) != 0 || i+1 >= len(m.list) {
		return false
	}
	if m.gap(i) == " " && (m.word(i+1) == "fra" || m.word(i+1) == "i" && !m.starts(i)) && i+2 < len(m.list) && lettered(m.form[m.list[i+2].From:]) {
		return true // Mynte fra 4.c, bror til Luna i 1.c
	}
	if i > 0 && m.gap(i-1) == ": " && letteredBefore(m.tokens, i-1) && m.nextToName(i+1, i) {
		return true // 5.a: Liv, Per
	}
	if s := m.form[m.list[i+1].From:]; m.gap(i) == " (" && lettered(s) && strings.HasPrefix(s[classLen(s):], ")") {
		return true // Mynte (2.c)
	}
	if !linked(m.gap(i)) || strings.Contains(m.gap(i), ":") {
		return false
	}
	return classLen(m.form[m.list[i+1].From:]) > 0 && m.starts(i)
}

// small looks for a name that is all in small letters beside a class: "viggo holm, 9.a". A
// space stands between its words, and something else after them.
func (m *lists) small(i int, listed map[post.Pointer]bool) {
	t := m.tokens
	k := string(t.key(i))
	switch strings.TrimSpace(t.gap(i + 1)) {
	case ",", "(", ":", "-":
	case ".": // a first name of a list, and the class: "emma 2.a, noah 2.b"
		if s := t.form[t.list[i+1].From:]; t.gap(i) == " " && numeric(s) && lettered(s) && fornavne[k] && !almindelige[k] && len(k) > 2 && k != "per" && t.starts(i) && endsAfterClass(s) {
			if p := m.l.at(t.list[i].From); !p.target && !under(p.at, listed) && m.alone[k] == nil {
				m.add(p, i, i+1, false)
			}
		}
		return
	default:
		return
	}
	if !fornavne[k] || almindelige[k] || len(k) < 3 || m.capital(i+1) || len(t.key(i+1)) < 3 || classLen(t.form[t.list[i+2].From:]) == 0 || rolleOf(string(t.key(i+1))) != nil {
		return
	}
	if p := m.l.at(t.list[i].From); !p.target && !under(p.at, listed) && m.navne.pairs[k+" "+string(t.key(i+1))] == 0 {
		m.add(p, i, i+2, false)
	}
}

// workWords head columns of names that are nobody's here: of those who wrote a book, of
// what it is called, of whom a room is called after.
var workWords = keySet("forfatter forfattere forfatterne digter digtere bog boeger roman romaner novelle digt digte film kunstner kunstnere maler komponist sang sange vaerk vaerker titel titler tekst tekster stykke system systemer program programmer lokale lokaler lokalet rum rummet bygning bygninger sal sale")

// isOfWork reports whether a name stands in a column of books and those who write them.
func (m *lists) isOfWork(i int) bool {
	p := m.l.at(m.list[i].From)
	head, _ := m.headOf(p)
	from, to := laesning.Word(head, 0)
	return from < to && workWords[laesning.Key(head[from:to])]
}

// headOf gives the head of the column that a stretch is in the cells of.
func (m *lists) headOf(p *stretch) (head string, ok bool) {
	if p.field.Type != "Tabel" || p.field.Key != "raekker" {
		return "", false
	}
	if m.heads == nil {
		m.heads = map[post.Pointer]string{}
		for i := range m.l.stretches {
			if h := &m.l.stretches[i]; h.field.Type == "Tabel" && h.field.Key == "hoved" && !h.again && !h.target {
				m.heads[h.at] = h.tekst.Form
			}
		}
	}
	head, ok = m.heads[p.block+"/hoved/"+post.Pointer(p.at.LastToken())]
	return head, ok
}
