package begynd

import (
	"strconv"
	"strings"

	"notat/internal/readback"
	"notat/internal/samtale"
	"notat/internal/source"
)

// What a mark may be of.
var (
	markedBlock   = readback.Choice{ID: string(ofBlock), Tekst: "Kun dette er internt"}
	markedRest    = readback.Choice{ID: string(ofRest), Tekst: "Herfra og til næste overskrift er det internt"}
	markedSection = readback.Choice{ID: string(ofSection), Tekst: "Hele afsnittet er internt"}
	markedNothing = readback.Choice{ID: string(samtale.Offentlig), Tekst: "Alle må læse det"}
)

// askInternal asks in one question about what says that it is not for all, and how far
// that goes. Until it is answered, nobody else may read as much as is proposed.
func (b *begun) askInternal() {
	var rows []readback.Row
	var of []int
	var all []string
	for i := range b.parts {
		s, far := b.parts[i].markIn()
		if section, own := b.in.Words.Intern[strings.ToLower(s)]; own { // as a draft of ours prints it
			far = map[bool]reach{true: ofSection, false: ofRest}[section]
		}
		if far == noMark {
			continue
		}
		choices := []readback.Choice{markedBlock, markedRest, markedSection, markedNothing}
		switch first := i == 0 || b.parts[i-1].what == heading; {
		case b.parts[i].what == heading:
			choices = []readback.Choice{markedSection, markedNothing}
		case first && far == ofRest: // with nothing before it, that is the section
			far = ofSection
		}
		if len(rows) >= maxRows { // nobody is asked
			b.keep(i, far)
			continue
		}
		rows = append(rows, readback.Row{ID: strconv.Itoa(len(rows) + 1), Tekst: s + " (" + sted(b.parts[i].piece.Place) + ")", Chosen: string(far), Choices: choices})
		of, all = append(of, i), append(all, s)
	}
	if rows == nil {
		return
	}
	i := b.Tell(readback.Item{Kode: "internt", Severity: readback.Ask, Sted: "afsnittene", Tekst: words(all), Rows: rows, Choices: []readback.Choice{{ID: "ja", Tekst: "Ja, det passer"}},
		Besked: "Her står, at noget er internt eller fortroligt. Hvor meget gælder det?"}, "")
	for n, r := range i.Rows {
		b.keep(of[n], reach(r.Chosen))
	}
}

// keep keeps internal what a mark is of, from part i on.
func (b *begun) keep(i int, far reach) {
	x := &b.parts[i]
	switch far {
	case ofSection:
		x.closed = true
	case ofRest:
		for ; i < len(b.parts) && b.parts[i].what != heading; i++ {
			b.parts[i].intern = true
		}
	case ofBlock:
		from, to := i, i+1
		isItem := func(n int) bool {
			return n >= 0 && n < len(b.parts) && b.parts[n].what == prose && b.parts[n].piece.What == source.Item
		}
		if isItem(i) {
			for isItem(from - 1) {
				from--
			}
		}
		if isItem(i) || x.what == prose && lastOf(text(x.piece.Words)) == ':' {
			for isItem(to) {
				to++
			}
		}
		if x.what == prose && to < len(b.parts) && b.parts[to].what == block { // the table or picture that it stands over
			to++
		}
		for ; from < to; from++ {
			b.parts[from].intern = true
		}
	case noMark:
	}
}
