package begynd

import (
	"slices"
	"strconv"
	"strings"

	"notat/internal/readback"
)

// keepWords is the answer that leaves the words of a cell as a remark.
var keepWords = readback.Choice{ID: "bemaerkning", Tekst: "Behold ordene som en bemærkning"}

// askDoubts asks in one question what the words mean that stand in tables of agreements
// for a status or a deadline and are none; where nobody answers, they are remarks. What
// can mean nothing else, "inden sommerferien", is told of.
func (b *begun) askDoubts() {
	var rows []readback.Row
	of := map[string]int{} // key and words -> row
	var all []string
	severity := readback.Info
	doubts := b.Doubts()
	for _, d := range doubts {
		same := d.Key + ":" + strings.ToLower(d.Words)
		if _, seen := of[same]; seen {
			continue
		}
		all = append(all, d.Head+": "+d.Words)
		of[same] = -1
		if len(d.Choices) == 0 || len(rows) >= maxRows {
			continue
		}
		r := readback.Row{ID: strconv.Itoa(len(rows) + 1), Tekst: d.Head + ": " + d.Words, Chosen: keepWords.ID, Choices: append([]readback.Choice{keepWords}, d.Choices...)}
		if d.Likely != "" {
			r.Chosen = d.Likely
		}
		if d.Key == "status" {
			severity = readback.Ask
		}
		of[same], rows = len(rows), append(rows, r)
	}
	if doubts == nil {
		return
	}
	i := readback.Item{Kode: "status-eller-frist", Severity: severity, Sted: "aftalerne", Tekst: words(all), Rows: rows, Choices: []readback.Choice{{ID: "ja", Tekst: "Ja, det passer"}},
		Besked: "Disse ord står, hvor der skal være en status eller en dato. Hvad betyder de?"}
	if rows == nil {
		i.Besked, i.Choices = "Disse frister er ikke datoer. Ordene står som en bemærkning ved aftalen.", nil
	}
	told := b.Tell(i, "")
	for _, d := range slices.Backward(doubts) { // each is put before what is remarked
		chosen := keepWords.ID
		if n := of[d.Key+":"+strings.ToLower(d.Words)]; n >= 0 {
			chosen = told.Rows[n].Chosen
		}
		if chosen == keepWords.ID {
			d.Keep()
			continue
		}
		d.Set(chosen)
	}
}
