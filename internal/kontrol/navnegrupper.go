package kontrol

import (
	"slices"
	"strings"

	"notat/internal/laesning"
	"notat/internal/post"
)

// nameHeads head a column of names.
var nameHeads = keySet("navn navne fornavn efternavn")

// headsPupils reports whether the heading of the section of a cell says that pupils are listed:
// Klasseliste, Elever på venteliste.
func (m *lists) headsPupils(p *stretch) bool {
	key := m.sectionOf(p)
	return strings.Contains(key, "elev") || strings.Contains(key, "klasseliste") || strings.Contains(key, "boern") || strings.Contains(key, "venteliste")
}

// sectionOf gives the key of the heading of the section of a stretch.
func (m *lists) sectionOf(p *stretch) string {
	if m.sections == nil {
		m.sections = map[post.Pointer]string{}
		for i := range m.l.stretches {
			if h := &m.l.stretches[i]; h.field.Type == "Afsnit" && h.field.Key == "overskrift" {
				m.sections[h.at] = laesning.Key(h.words)
			}
		}
	}
	section, _, _ := strings.Cut(string(p.block), "/blokke/")
	return m.sections[post.Pointer(section+"/overskrift")]
}

// pupilHeadings begin headings of lists of pupils.
var pupilHeadings = []string{"klasseliste", "elevliste", "navneliste", "venteliste", "elever i ", "elever paa ", "elever med ", "elever fra ", "eleverne i ", "eleverne paa ", "boern i ", "boern paa ", "boern med "}

// inClassList reports whether a name begins a text of nothing but names under such a heading.
func (m *lists) inClassList(i int) bool {
	const most = 100 // words
	p := m.l.at(m.list[i].From)
	if m.list[i].From != p.from || p.block == "" || !fornavne[string(m.key(i))] || i+1 < len(m.list) && !m.capital(i+1) {
		return false
	}
	end := p.from + len(p.tekst.Form)
	for k := i; k < len(m.list) && k < i+most && m.list[k].From < end; k++ {
		if !m.capital(k) && m.word(k) != "og" {
			return false
		}
	}
	heading := m.sectionOf(p)
	return slices.ContainsFunc(pupilHeadings, func(h string) bool { return strings.HasPrefix(heading, h) })
}

// chosenFirst reports whether the sentence begins with what has been done with those whom a verb
// then names: "Udtaget til talentholdet er Bo Lund", or with those who do something from a class:
// "Mæglere fra 6. årgang er Bo, Ida og Per".
func (m *lists) chosenFirst(verb int) bool {
	const reach = 10 // words of the sentence
	for k := verb - 1; k >= 0 && k >= verb-reach; k-- {
		if gap := m.gap(k); strings.ContainsAny(gap, "!?:;"+beside+below+far) || strings.Contains(gap, ".") && !numeric(m.word(k)) {
			return false
		}
		if m.starts(k) && m.capital(k) {
			return chosenKeys[string(m.key(k))] || strings.HasSuffix(string(m.key(k)), "ere") && classBefore(m.tokens, verb-1)
		}
	}
	return false
}

// chosenKeys begin sentences that name whom something has been done with.
var chosenKeys = keySet("udtaget udvalgt valgt genvalgt udpeget optaget tilmeldt indskrevet udskrevet udmeldt fritaget indstillet henvist visiteret flyttet")

// isGrouping reports whether a word begins the label of those who are together: "Gruppe 1:",
// "Makkerpar:", "Værelse 4:".
func (m *lists) isGrouping(k int) bool {
	key := string(m.key(k))
	for _, w := range []string{"gruppe", "gruppen", "hold", "holdet", "par", "parret", "vaerelse", "telt", "hytte", "bord"} {
		if strings.HasSuffix(key, w) {
			return true
		}
	}
	return false
}

// nextToName reports whether a word is a first name, and only a comma or "og" parts it from the next,
// which stands at gap.
func (m *lists) nextToName(k, gap int) bool {
	if k < 0 || k >= len(m.list) {
		return false
	}
	return m.gap(gap) == ", " && m.capital(k) && fornavne[string(m.key(k))]
}
