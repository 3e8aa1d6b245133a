package kontrol

import (
	"strings"

	"notat/internal/laesning"
)

// nameHeads head a column of names.
var nameHeads = keySet("navn navne fornavn efternavn")

// headsPupils reports whether the heading of the section of a cell says that pupils are listed:
// Klasseliste, Elever på venteliste.
func (m *lists) headsPupils(p *stretch) bool {
	section, _, _ := strings.Cut(string(blockOf(p.at)), "/blokke/")
	for i := range m.l.stretches {
		if h := &m.l.stretches[i]; string(h.at) == section+"/overskrift" {
			key := laesning.Key(h.words)
			return strings.Contains(key, "elev") || strings.Contains(key, "klasseliste") || strings.Contains(key, "boern") || strings.Contains(key, "venteliste")
		}
	}
	return false
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
