package begynd_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"notat/internal/prosa"
	"notat/internal/readback"
	"notat/internal/samtale"
	"notat/internal/source"
)

// phrases are lines that a reader may take for more than text.
var phrases = []string{
	"Dato: 13. marts 2025", "Dato: snart", "Dato:", "Tid: kl. 13.00-15.30", "Sted: Aulaen", "Sagsnr. 25/17", "Mødeleder: Anne Holm", "Referent: Bo Dal (konsulent)", "Skoleår: 2024/25", "Skole: Havblik Skole",
	"Deltagere", "Deltagere:", "Deltagere fra skolens ledelse: Ib Lund, Ea Krog og Una Toft", "Fra forvaltningen:", "Anne Holm, skolechef", "Bo Dal (forælder)", "Ib Lund", "Afbud: Ea Krog", "Anne Holm",
	"Dagsorden", "Tid Indhold", "13.00 - 13.05 Velkomst", "13.25 – 14-55 Nutid", "kl. 9.15 Tak",
	"Mål: Flere læser", "Mål 2: Ro", "Handling: Læsebånd", "Ansvarlig: Skolelederen", "Frist: 1. juni 2025", "Frist: til jul", "Status: I gang", "Tegn i data: Prøven",
	"Deltagere: Skolen: Ib Lund (skoleleder) og Ea Krog, lærer. Forvaltningen: Anne Holm", "Fra skolen: Bo Dal (børne- og skoleleder), to elever og Ea Krog (7. b)", "Skoleleder Ib Lund", "Deltagere: Skolechef Anne Holm og konsulent Bo Dal", "2 elever (Ida Vig og Per Bo)", "Navn", "Titel", "Skolechef", "Til stede", "Program", "Emne: Skoleudviklingssamtale",
	"Nr.", "1", "2.", "Mål", "Frist", "Bemærkning", "Ansvarlig", "Evaluering", "2/3-25", "løbende", "En plan (ansvarlig: Bo Dal, frist: 1/3-2025)", "Høres. Tovholder: Ea Krog. Deadline: december 2025", "Bo ringer senest den 2. juni 2025.", "[Internt: husk det]", "Vi er enige om:", "Mødet var d. 7/1 2026", "Samtale 24/25 på Havblik Skole den 03-04-2025",
	"»Godt«, siger en elev", "”Mere tid”", "Aftaler", "Indsatser", "Evaluering af samtalen", "Formål", "Notat", "Referat", "Skoleudviklingssamtale 2025", "Internt papir", "Strandby Kommune", "1. Data", "- 3 procent", "* * *", "Vi læser mere end før.", "x", "",
}

func drawLine(t *rapid.T) []prosa.Ord {
	s := rapid.SampledFrom(phrases).Draw(t, "line")
	if s == "" {
		return nil
	}
	o := prosa.Ord{Tekst: s, Fed: rapid.Bool().Draw(t, "bold")}
	if rapid.IntRange(0, 9).Draw(t, "link") == 0 {
		o.Henvisning = "https://skoler.example/" + strings.Repeat("a", rapid.IntRange(1, 3).Draw(t, "address"))
	}
	return []prosa.Ord{o}
}

func drawCell(t *rapid.T) source.Cell {
	c := source.Cell{Columns: rapid.SampledFrom([]int{1, 1, 1, 1, 2}).Draw(t, "columns")}
	for range rapid.SampledFrom([]int{0, 1, 1, 1, 2, 3}).Draw(t, "paragraphs") {
		what := rapid.SampledFrom([]source.What{source.Text, source.Text, source.Item}).Draw(t, "what")
		c.Pieces = append(c.Pieces, source.Piece{What: what, Level: 1, Words: drawLine(t)})
	}
	return c
}

func drawFile(t *rapid.T) *deck {
	d := &deck{}
	for range rapid.IntRange(0, 25).Draw(t, "pieces") {
		p := source.Piece{What: rapid.SampledFrom([]source.What{source.Heading, source.Text, source.Text, source.Text, source.Item, source.Item, source.Table, source.Aside, source.Picture}).Draw(t, "what"), Level: rapid.IntRange(1, 5).Draw(t, "level"), Sure: rapid.Bool().Draw(t, "sure")}
		switch p.What {
		case source.Table:
			for range rapid.IntRange(0, 4).Draw(t, "rows") {
				var r source.Row
				for range rapid.IntRange(0, 4).Draw(t, "cells") {
					r.Cells = append(r.Cells, drawCell(t))
				}
				p.Rows = append(p.Rows, r)
			}
		case source.Picture:
			p.Figure = &source.Figure{Form: "emf", Alt: rapid.SampledFrom([]string{"", "Tre børn"}).Draw(t, "alt")}
		case source.Aside:
			p.Kind, p.Words = rapid.SampledFrom([]source.Kind{source.Comment, source.Footnote, source.SpeakerNotes, source.Deleted}).Draw(t, "kind"), drawLine(t)
		case source.Heading, source.Text, source.Item:
			p.Words, p.Numbered = drawLine(t), rapid.Bool().Draw(t, "numbered")
		}
		d.add(p)
	}
	if rapid.Bool().Draw(t, "running head") {
		d.Left = []source.Left{{Why: source.RunningHead, Text: "Strandby Kommune", Times: 3}}
	}
	return d
}

// Whatever a file says: each word of it is in the record or shown, the questions end,
// and what comes of it can be read.
func TestNoWordOfAnyFileIsLost(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		d := drawFile(r)
		svar := map[string]string{}
		for _, answer := range []string{"first", "last"} {
			proveRandom(r, d, svar, answer)
		}
	})
}

// proveRandom begins a record, answers all that it asks with the first or the last
// choice, and holds the proof each time.
func proveRandom(t *rapid.T, d *deck, svar map[string]string, answer string) {
	clear(svar)
	for range 5 {
		out, err := propose(d, svar)
		if err != nil {
			t.Fatal(err)
		}
		lost, err := lostOf(d.File, out)
		if err != nil || lost != nil {
			t.Fatalf("not accounted for: %q (%v) with %v of %+v", lost, err, svar, d.Pieces)
		}
		open := false
		for _, i := range out.Items {
			for _, r := range i.Rows {
				if r.Must && r.Chosen == "" {
					svar[i.ID+"."+r.ID], open = "skriv:Havblik", true
				} else if n := len(r.Choices); answer == "last" && n > 0 && svar[i.ID+"."+r.ID] == "" {
					svar[i.ID+"."+r.ID], open = r.Choices[n-1].ID, true
				}
			}
			if n := len(i.Choices); i.Severity == readback.Ask && i.Chosen == "" {
				svar[i.ID], open = i.Choices[map[string]int{"last": n - 1}[answer]].ID, true
			}
		}
		if !open {
			if _, err := samtale.Decode(out.Record); err != nil {
				t.Fatal(err)
			}
			return
		}
	}
	t.Fatalf("the questions do not end with %v", svar)
}
