package kontrol

import "strings"

// sharesSentence reports whether a first name alone stands in one sentence with a class and its
// letter, and nothing is read, seen or heard of there. A number after it is that of a king.
func (m *lists) sharesSentence(i, j int) bool {
	if j != i+1 || j < len(m.list) && numeric(m.word(j)) && m.gap(i) == " " || !fornavne[string(m.key(i))] && !fornavne[string(stem(m.key(i)))] {
		return false
	}
	const reach = 12 // words on either side
	p := m.l.at(m.list[i].From)
	end := p.from + len(p.tekst.Form)
	near := false
	for k := i - 1; k >= 0 && k >= i-reach && m.list[k].From >= p.from && !m.ends(k); k-- {
		near = near || numeric(m.word(k)) && lettered(m.form[m.list[k].From:])
	}
	for k := i + 1; k < len(m.list) && k <= i+reach && m.list[k].From < end && !m.ends(k-1); k++ {
		near = near || numeric(m.word(k)) && lettered(m.form[m.list[k].From:])
	}
	if !near {
		return false
	}
	own := sentence(p.tekst.Form, m.list[i].From-p.from)
	return !works.begin(own) && !m.ofWork(p, i) && !m.writtenBy(i) && !noPupils.begin(own)
}

// noPupils begin words of those at a school that bear names and are no pupils, and of what a class
// plays or works with.
var noPupils = openingsOf("kanin", "marsvin", "hund", "skolehund", "læsehund", "kat", "hest", "høne", "bamse", "maskot", "dukke", "robot", "opfør", "spille", "arbejdet med", "arbejder med", "arbejdede med", "hedder", "kaldes", "kaldt", "opkaldt", "har set", "ser film", "lytter", "tidslinje", "stemte på", "lokalet", "lokalerne", "opgaver om", "folketing", "så filmen", "besøg", "bruges", "anvendes", "benyttes")

// ends reports whether a sentence or a line ends after a word.
func (m *lists) ends(k int) bool {
	gap := m.gap(k)
	return strings.ContainsAny(gap, "!?\n"+beside+below+far) || strings.HasPrefix(gap, ". ") && !numeric(m.word(k))
}
