package readback_test

import (
	"strings"
	"testing"

	"github.com/beevik/etree"

	"notat/internal/publish"
	word "notat/internal/readback/readbacktest"
)

// What a school's secretary does to a draft, besides writing in its places, is taken as
// it is meant: who did what at the meeting, rows pasted from a spreadsheet, headings in
// other letters, a date that was struck through, lines for a pen.
func TestWhatASecretaryDoesIsTakenAsItIsMeant(t *testing.T) {
	below := func(words string, all ...string) func(h *word.Hand) {
		return func(h *word.Hand) { word.After(h.LastOf(words), lines(all...)...) }
	}
	headRow := func(cells ...string) func(h *word.Hand) {
		return func(h *word.Hand) { word.After(h.Row("Sted"), word.Element(tableRow(cells...))) }
	}
	pasted := func(words string, rows ...string) func(h *word.Hand) {
		return func(h *word.Hand) { word.After(top(h.Find(words)), word.Element("<w:p/>"), tableOf(rows...)) }
	}
	const bo = `{"funktion":["referent"],"navn":"Bo Dahl","part":"skoleledelse","titel":"Viceskoleleder"}`
	again := []string{"info deltager-igen"}
	areMeant(t, []meantEdit{
		{"who took the minutes, below the list", below("Bo Dahl", "Referent: Bo Dahl"), []string{bo + "]"}, again, nil},
		{"who took the minutes, in a row of the head", headRow("Referent", "Bo Dahl"), []string{bo + "]"}, again, nil},
		{"who took the minutes, below the title", below("Skoleudviklingssamtale på", "Referent: Bo Dahl"), []string{bo + "]"}, again, nil},
		{"who took the minutes, somebody new", headRow("Referent:", "Eva Friis, skolekonsulent"), []string{`{"funktion":["referent"],"navn":"Eva Friis","part":"forvaltning","titel":"skolekonsulent"}`}, []string{"info nyt-punkt"}, nil},
		{"who took the minutes, somebody who was typed above", below("Bo Dahl", "- Eva Friis, souschef", "Referent er Eva Friis"), []string{`{"funktion":["referent"],"navn":"Eva Friis","part":"skoleledelse","titel":"souschef"}]`}, []string{"info deltager-igen", "info nyt-punkt"}, nil},
		{"who is absent", below("Bo Dahl", "Afbud: Bo Dahl"), []string{`{"afbud":true,"navn":"Bo Dahl"`}, again, nil},
		{"who is absent, somebody new", below("Bo Dahl", "Afbud fra Eva Friis, souschef"), []string{`{"afbud":true,"navn":"Eva Friis","part":"skoleledelse","titel":"souschef"}`}, []string{"info nyt-punkt"}, nil},
		{"who is absent, in a list", below("Bo Dahl", "Afbud:", "- Eva Friis, souschef"), []string{`{"afbud":true,"navn":"Eva Friis","part":"skoleledelse","titel":"souschef"}`}, []string{"info ny-gruppe", "info nyt-punkt"}, nil},
		{"nobody is absent", below("Bo Dahl", "Afbud: Ingen"), []string{`"titel":"Viceskoleleder"}]`}, again, nil},
		{"somebody of the same name", below("Bo Dahl", "- Bo Dahl, souschef (afbud)"), []string{`"titel":"Viceskoleleder"},{"afbud":true,"navn":"Bo Dahl","part":"skoleledelse","titel":"souschef"}]`}, []string{"info nyt-punkt"}, nil},
		{"a party and how many they are", below("Bo Dahl", "Elever (2)", "- Ida Holm, 7. b"), []string{`{"navn":"Ida Holm","part":"elever","titel":"7. b"}`}, []string{"info ny-gruppe", "info nyt-punkt"}, nil},
		{"a line that leads to the list", below("Deltagere", "Til stede var:"), []string{`"titel":"Viceskoleleder"}]`}, []string{"info indledning-ikke-med"}, nil},
		{"a row of figures", pasted("7,40", "Fravær|8,30 %|Som før."), []string{`{"art":"fravaer","enhed":"%","maaling":"Fravær","ord":"Som før.","vaerdi":8.30}`}, []string{"info ny-raekke"}, nil},
		{"rows of an agenda", pasted("Velkomst", "14.00-14.15|Pause", "14.15-15.00|Fravær"), []string{`{"punkt":"Pause","slut":"14:15","start":"14:00"},{"punkt":"Fravær","slut":"15:00","start":"14:15"}]`}, []string{"info ny-raekke", "info ny-raekke"}, nil},
		{"a table with a head below a table", pasted("Tredje", "Uge|Emne", "10|Skov"), []string{`["Tredje","fem"]],"type":"tabel"},{"hoved":["Uge","Emne"],"raekker":[["10","Skov"]],"type":"tabel"}`}, []string{"info tabel-indsat"}, nil},
		{"the program's headings in capitals", func(h *word.Hand) { h.Say("Deltagere", "DELTAGERE"); h.Say("Dagsorden", "DAGSORDEN") }, nil, nil, nil},
		{"the program's headings with numbers", func(h *word.Hand) { h.Say("Deltagere", "1. Deltagere"); h.Say("Dagsorden", "2) Dagsorden") }, nil, []string{"info nummer-ikke-med", "info nummer-ikke-med"}, nil},
		{"a deadline without a colon", below("Fraværet falder", "Frist 1. maj 2026"), []string{`"frist":"2026-05-01"`}, []string{"info nyt-felt"}, nil},
		{"a deadline behind a dash", below("Fraværet falder", "Frist – 1. maj 2026"), []string{`"frist":"2026-05-01"`}, []string{"info nyt-felt"}, nil},
		{"a sentence that begins like a deadline", below("I gang", "Frist for målet er i maj."), []string{`"bemaerkning":"Frist for målet er i maj."`}, []string{"info nyt-felt"}, nil},
		{"a date that is struck through beside another", func(h *word.Hand) {
			r := h.Find("13. marts 2026").FindElement(".//w:sdtContent//w:r")
			pr := r.SelectElement("w:rPr")
			if pr == nil {
				pr = word.Element("<w:rPr/>")
				r.InsertChildAt(0, pr)
			}
			pr.AddChild(word.Element("<w:strike/>"))
			word.After(r, word.Element(word.Run(" 20. marts 2026")))
		}, []string{`"dato":"2026-03-20"`}, []string{"info streget-ud"}, nil},
		{"a heading that only looks like one, typed into a text", func(h *word.Hand) { word.After(h.Find("andet emne"), lines("**Nyt emne", "Vi talte om det.")...) }, []string{`"afsnit":[{"blokke":[{"tekst":"Vi talte om det.","type":"tekst"}],"overskrift":"Nyt emne"}]`}, []string{"info nyt-afsnit"}, nil},
		{"a bold line with nothing below it, typed into a text", func(h *word.Hand) { word.After(h.Find("andet emne"), lines("**Nyt emne")...) }, []string{`- andet emne\n\n**Nyt emne**"`}, []string{"info nyt-afsnit-i-tekst"}, nil},
		{"people made a table", func(h *word.Hand) {
			word.After(h.Find("Bo Dahl"), tableOf("Anna Berg|Skoleleder (mødeleder)", "Bo Dahl|Viceskoleleder", "Eva Friis|Souschef"))
			word.Drop(h.Find("Anna Berg"))
			word.Drop(h.Find("Bo Dahl"))
		}, []string{`{"funktion":["moedeleder"],"navn":"Anna Berg","part":"skoleledelse","titel":"Skoleleder"},{"navn":"Bo Dahl","part":"skoleledelse","titel":"Viceskoleleder"},{"navn":"Eva Friis","part":"skoleledelse","titel":"Souschef"}]`}, []string{"info nyt-punkt"}, nil},
		{"people made a table with a head", func(h *word.Hand) {
			word.After(h.Find("Bo Dahl"), tableOf("Navn|Titel", "Anna Berg|Skoleleder (mødeleder)", "Bo Dahl|Viceskoleleder"))
			word.Drop(h.Find("Anna Berg"))
			word.Drop(h.Find("Bo Dahl"))
		}, []string{`{"funktion":["moedeleder"],"navn":"Anna Berg","part":"skoleledelse","titel":"Skoleleder"},{"navn":"Bo Dahl","part":"skoleledelse","titel":"Viceskoleleder"}]`}, []string{"info tabel-hoved"}, nil},
		{"lines for a pen", below("andet emne", "Underskrift: ______________________", "Dato …………………"), []string{`- andet emne"`}, []string{"warn linje-til-haandskrift", "warn linje-til-haandskrift"}, nil},
	})
}

// A line outside a table is offered no place in one: what was approved by whom is no
// place for a word below the heading of those who took part.
func TestALineIsOfferedNoPlaceInATableAboveIt(t *testing.T) {
	back := handBack(t, newService(t), publish.Indlevering{Fil: editedDraft(t, func(h *word.Hand) {
		word.After(h.Find("Deltagere"), []*etree.Element{word.Paragraph("", "Vi sad i aulaen.")}...)
	})})
	if _, choices := item(t, back, "udenfor"); choices["felt:/dokument/godkendt/af"] || !choices["afsnit"] {
		t.Errorf("%v", choices)
	}
}

// The empty form is filled as people do, and nothing of it is asked about: titles
// without a comma, times in one place, points below the table, steps with Enter, goals
// below a line that leads to them, a section of one's own below the last form.
func TestTheEmptyFormIsFilledAsASecretaryDoes(t *testing.T) {
	s := newService(t)
	below := func(words string, all ...string) func(h *word.Hand) {
		return func(h *word.Hand) { word.After(h.LastOf(words), lines(all...)...) }
	}
	for _, c := range []struct {
		name string
		edit func(h *word.Hand)
		has  string
	}{
		{"the title before the name", below("Skoleledelse", "- Skoleleder Anna Berg", "- Formand for skolebestyrelsen Lars Bo"), `{"navn":"Anna Berg","part":"skoleledelse","titel":"Skoleleder"},{"navn":"Lars Bo","part":"skoleledelse","titel":"Formand for skolebestyrelsen"}`},
		{"the title behind the name", below("Medarbejdere", "Ib Holm lærer", "Ole Krag – pædagog/AMR"), `{"navn":"Ib Holm","part":"medarbejdere","titel":"lærer"},{"navn":"Ole Krag","part":"medarbejdere","titel":"pædagog/AMR"}`},
		{"a title behind a name with another name in it", below("Forældre", "- Ida Holm mor til Emma Lund", "- Mor til Emma Lund"), `{"navn":"Ida Holm mor til Emma Lund","part":"foraeldre"},{"navn":"Mor til Emma Lund","part":"foraeldre"}`},
		{"a name that is like a title", below("Elever", "- Ida Elevgaard Friis"), `{"navn":"Ida Elevgaard Friis","part":"elever"}`},
		{"both times in the first place", func(h *word.Hand) { h.Say("Begyndte, fx 13.00", "kl. 13.00-16.00") }, `"slut":"16:00","start":"13:00"`},
		{"when and by whom it was approved in one place", func(h *word.Hand) {
			h.Say("Skriv datoen, når notatet er godkendt.", "20. marts 2026 af Anna Berg")
			h.Say("Skriv, hvem der har godkendt det.", "")
		}, `"godkendt":{"af":"Anna Berg","dato":"2026-03-20"}`},
		{"a numbered list below the agenda", func(h *word.Hand) {
			word.After(word.Above(h.Row("Skriv tid, fx"), "tbl"), lines("1. Velkomst", "2. Trivsel")...)
		}, `"dagsorden":[{"punkt":"Velkomst"},{"punkt":"Trivsel"}]`},
		{"steps with Enter", func(h *word.Hand) {
			h.Say("Skriv, hvad der er aftalt.", "Flere læser")
			h.Say("Skriv, hvad der skal gøres.", "Læsebånd")
			word.After(h.Find("Læsebånd"), lines("Makkerlæsning")...)
		}, `{"maal":"Flere læser","tiltag":["Læsebånd","Makkerlæsning"]}`},
		{"goals below a line that leads to them", func(h *word.Hand) {
			h.Say("Skriv, hvad der er aftalt.", "Vi aftalte:")
			word.After(h.Find("Vi aftalte:"), lines("- Flere læser", "- Mindre fravær")...)
		}, `"aftaler":[{"maal":"Flere læser"},{"maal":"Mindre fravær"}]`},
		{"a heading of the form by another name", func(h *word.Hand) {
			h.Say("Indsatser", "Fokusområder")
			h.Say("Skriv, hvad skolen vil arbejde med.", "Læsning i indskolingen")
		}, `{"blokke":[{"tekst":"Læsning i indskolingen","type":"tekst"}],"del":"indsatser","overskrift":"Fokusområder"}`},
		{"a section below the agreements", func(h *word.Hand) {
			word.After(top(h.LastOf("Skriv eventuelt en bemærkning.")), word.Styled(h.Style("heading 1"), "Bilag"), lines("- Trivselsmåling")[0])
		}, `{"blokke":[{"tekst":"- Trivselsmåling","type":"tekst"}],"overskrift":"Bilag"}`},
	} {
		h := word.InWord(t, emptyDraft(t, s), word.Rand)
		c.edit(h)
		back := handBack(t, s, publish.Indlevering{Fil: h.Save(t)})
		if got := string(back.Record); len(asks(back)) > 0 || !strings.Contains(got, c.has) {
			t.Errorf("%s: no %s, asked %q\n%s", c.name, c.has, asks(back), got)
		}
	}
}
