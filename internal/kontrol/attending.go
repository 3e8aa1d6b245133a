package kontrol

import (
	"slices"
	"strings"
)

// endsAfterClass reports whether what is told ends with the class that a text begins with: "uge 10
// Sally 6.a, uge 11".
func endsAfterClass(s string) bool {
	rest := s[classLen(s):]
	return rest == "" || strings.ContainsAny(rest[:1], ".,;)"+beside+below+far)
}

// attends are verbs of one who goes in a class.
var attends = map[string]bool{"gik": true, "begynder": true, "begyndte": true, "starter": true, "startede": true, "hører": true, "sidder": true, "flytter": true, "flyttede": true}

// lastOf gives a text from a word on, or nothing where there is no such word.
func lastOf(t *tokens, i int) string {
	if i >= len(t.list) {
		return ""
	}
	return t.form[t.list[i].From:]
}

// ofOne reports whether what stands before a name, and a class with its letter after, tell
// of one who goes there: "Støtte til Viggo Holm i 9. a". Of a writer nobody says so.
func (m *lists) ofOne(i, class int) bool {
	if i == 0 || !slices.Contains([]string{"til", "fra", "hos", "for"}, m.word(i-1)) {
		return false
	}
	s := m.form[m.list[class].From:]
	return !strings.Contains(s[:classLen(s)], "kl") && !strings.Contains(s[:classLen(s)], "år")
}

// goesThere reports whether a name before "i" and a class with its letter is of one who goes or
// works there, and not what is heard of, read or met there: "Efter sommer begynder Viggo Holm i 0. b".
func (m *lists) goesThere(i, class int) bool {
	return lettered(m.form[m.list[class].From:]) && i > 0 && m.gap(i-1) == " " && !slices.Contains([]string{"af", "med", "om", "læst", "læser", "på"}, m.word(i-1)) && m.isNobodyPublic(i)
}

// doesAt reports whether one word, a verb, and a class follow a name: "Viggo Holm starter i 0. b",
// "repræsenterer 8. årgang". What is read or sung there is nobody's doing.
func (m *lists) doesAt(i, j int) bool {
	t := m.tokens
	if j+1 >= len(t.list) || t.gap(j) != " " || t.capital(j) || strings.HasSuffix(t.word(j), "es") {
		return false
	}
	k := j + 1
	if beings[t.word(j)] && changedKeys[string(t.key(k))] && k+2 < len(t.list) && t.gap(k) == " " {
		j, k = k, k+1 // Viggo Holm har skiftet fra 5. a
	}
	if w := t.word(k); (w == "i" || w == "fra" || w == "på" || w == "til") && k+1 < len(t.list) {
		k++
	} else if !strings.HasPrefix(t.word(j), "repræsenter") && (t.word(j) != "har" || i == 0 || rolleOf(string(m.key(i-1))) == nil) {
		return false // a writer has visited the class
	}
	return classLen(t.form[t.list[k].From:]) > 0 && fornavne[string(m.key(i))] && m.isNobodyPublic(i) && (t.starts(i) || rolleOf(string(m.key(i-1))) != nil || changedKeys[string(t.key(j))])
}

// changedKeys are what a pupil has done, in the perfect.
var changedKeys = keySet("skiftet flyttet begyndt startet gaaet meldt udmeldt optaget indskrevet udskrevet rykket kommet")

// isWho reports whether words after a name say in which class somebody is: "Viggo Holm,
// der går i 9. a", "Viggo H. fra 9. a".
func (m *lists) isWho(j int) bool {
	const reach = 4 // words: "som er begyndt i"
	if j >= len(m.list) {
		return false
	}
	gap := m.gap(j - 1)
	if w := m.word(j); gap == ". " && initial(m.word(j-1)) && (w == "fra" || w == "i") {
		return j+1 < len(m.list) && classLen(m.form[m.list[j+1].From:]) > 0
	} else if w != "der" && w != "som" || gap != ", " && gap != " " {
		return false
	}
	if m.relation(j + 1) { // som er mor til
		return true
	}
	for k := j + 1; k < len(m.list) && k <= j+reach && m.gap(k-1) == " "; k++ {
		if classLen(m.form[m.list[k].From:]) > 0 && k > j+1 && (m.word(k-1) == "i" || m.word(k-1) == "fra" || m.word(k-1) == "på") {
			return true
		}
	}
	return false
}

// itWas reports whether a class and "var det" stand before a name: "I 9. a var det
// Viggo Holm, der vandt".
func (m *lists) itWas(i int) bool {
	const reach = 5 // words
	is := func(k int) bool {
		return m.word(k) == "var" || m.word(k) == "er" || m.word(k) == "blev" || m.word(k) == "har"
	}
	from := i - 3
	switch {
	case i > 2 && m.word(i-1) == "det" && is(i-2):
	case i > 3 && emphases[m.word(i-1)] && m.word(i-2) == "det" && is(i-3): // I 5. c er det især Victor
		from = i - 4
	case i > 1 && is(i-1) && conditions.begin(sentence(m.l.at(m.list[i].From).tekst.Form, m.list[i].From-m.l.at(m.list[i].From).from)):
		from = i - 2 // I 9. a er Viggo Holm fritaget
	default:
		return false
	}
	for k := from; k >= 0 && k >= from+3-reach; k-- {
		if classLen(m.form[m.list[k].From:]) > 0 {
			return true
		}
	}
	return false
}

// emphases may stand between "det er" and a name: "det er især Victor".
var emphases = map[string]bool{"især": true, "særligt": true, "navnlig": true, "kun": true, "faktisk": true, "ofte": true, "mest": true}
