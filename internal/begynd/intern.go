package begynd

import (
	"strconv"
	"strings"

	"notat/internal/readback"
	"notat/internal/samtale"
)

// internWords begin a line that says that what it stands with is not for all.
var internWords = []string{"intern*", "fortrolig*", "kun til intern*", "kun internt", "ikke til offentlig*", "må ikke offentlig*", "kun for ledelsen", "kun til ledelsen"}

// internalMark reports whether a line says so, alone or before a colon: "[Internt: husk
// at spørge Bo]".
func internalMark(s string) bool {
	l := folded(strings.TrimLeft(s, "[(*-–• "))
	if label, _, ok := strings.Cut(l, ":"); ok {
		l = label
	}
	for _, w := range internWords {
		if strings.HasPrefix(l, strings.TrimSuffix(w, "*")) && says(l, w) && len(strings.Fields(l)) <= markWords {
			return true
		}
	}
	return false
}

// markWords is how many words a mark has at most: "Internt arbejdsdokument til skolens ledelse".
const markWords = 8

// askInternal asks in one question about the lines that say that something is not for
// all: whether only those who took part may read the section that they stand in. Until
// it is answered nobody else may.
func (b *begun) askInternal() {
	var rows []readback.Row
	var of []*part
	var all []string
	for i := range b.parts {
		x := &b.parts[i]
		if x.what != heading && x.what != prose || len(rows) >= maxRows {
			continue
		}
		s := text(x.piece.Words)
		if !internalMark(s) {
			continue
		}
		rows = append(rows, readback.Row{ID: strconv.Itoa(len(rows) + 1), Tekst: s + " (" + sted(x.piece.Place) + ")", Chosen: string(samtale.Intern),
			Choices: []readback.Choice{{ID: string(samtale.Intern), Tekst: "Afsnittet er kun internt"}, {ID: string(samtale.Offentlig), Tekst: "Alle må læse afsnittet"}}})
		of, all = append(of, x), append(all, s)
	}
	if rows == nil {
		return
	}
	i := b.Tell(readback.Item{Kode: "internt", Severity: readback.Ask, Sted: "afsnittene", Tekst: words(all), Rows: rows, Choices: []readback.Choice{{ID: "ja", Tekst: "Ja, det passer"}},
		Besked: "Her står, at noget er internt eller fortroligt. Hvem må læse det afsnit, det står i?"}, "")
	for n, r := range i.Rows {
		of[n].intern = r.Chosen != string(samtale.Offentlig)
	}
}
