package begynd

import (
	"strconv"

	"notat/internal/readback"
)

// Lines that may be more than text.
const (
	asAftale = "aftale"
	asCitat  = "citat"
	asText   = "tekst"
)

var asCalled = map[string]string{asAftale: "En aftale", asCitat: "Et citat"}

// askLines asks in one question about the lines that look like an agreement or a
// quote; of those that may be agreements and do not look it, it lets the person pick.
func (b *begun) askLines() {
	b.linesAs("linjer", readback.Ask, "Er disse linjer aftaler og citater?", func(x *part) bool { return x.likely != asText })
	b.linesAs("vaelg-aftaler", readback.Info, "Er nogle af disse linjer aftaler? Vælg dem, så kan de følges op. De andre er tekst.", func(x *part) bool { return x.likely == asText })
}

func (b *begun) linesAs(kode string, severity readback.Severity, besked string, is func(x *part) bool) {
	var rows []readback.Row
	var of []*part
	var all []string
	for i := range b.parts {
		x := &b.parts[i]
		if x.maybe == "" || !is(x) {
			continue
		}
		if len(rows) >= maxRows {
			x.likely = asText
			continue
		}
		s := text(x.piece.Words)
		rows = append(rows, readback.Row{ID: strconv.Itoa(len(rows) + 1), Tekst: s, Chosen: x.likely, Choices: []readback.Choice{{ID: x.maybe, Tekst: asCalled[x.maybe]}, {ID: asText, Tekst: "Almindelig tekst"}}})
		of, all = append(of, x), append(all, s)
	}
	if rows == nil {
		return
	}
	told := b.Tell(readback.Item{Kode: kode, Severity: severity, Sted: "afsnittene", Tekst: words(all), Rows: rows, Besked: besked, Choices: []readback.Choice{{ID: "ja", Tekst: "Ja, det passer"}}}, "")
	for n, r := range told.Rows {
		of[n].likely = r.Chosen
	}
}
