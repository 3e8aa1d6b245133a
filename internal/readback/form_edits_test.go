package readback_test

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"notat/internal/publish"
	"notat/internal/readback"
	word "notat/internal/readback/readbacktest"
)

// bareRecord has a section that is none of the parts: those have no place of their
// own yet.
const bareRecord = `{"dokument":{"titel":"Samtale","skoleaar":"2025/26","status":"udkast"},"kommune":{"navn":"Fjordby Kommune"},"skole":{"navn":"Lindehøj Skole"},"afsnit":[{"overskrift":"Andet","blokke":[{"type":"tekst","tekst":"Solen skinnede."}]}]}`

// inForm are edits of a form, each with what is asked, and what the record must
// hold when the first choice of each is taken.
var inForm = []struct {
	name string
	bare bool // the draft of bareRecord
	edit func(h *word.Hand)
	has  string
	asks []string // codes
}{
	{"all of the form is deleted", false, func(h *word.Hand) {
		deleting := false
		for _, p := range inOrder(h) {
			switch w := word.TextBelow(p); {
			case w == "Deltagere", w == "Indsatser":
				deleting = true
			case w == "Rammesætning":
				deleting = false
			}
			if deleting && word.Above(p, "tbl") == nil {
				word.Drop(p)
			}
		}
	}, `"afsnit":[{"del":"rammesaetning"`, nil},
	{"pupils in the place of the council, with the name of their party", false, func(h *word.Hand) {
		h.Say("Skriv navn og titel.", "Elever: Ida Holm og Emma Lund")
	}, `{"navn":"Ida Holm","part":"elever"},{"navn":"Emma Lund","part":"elever"}`, nil},
	{"a title before a name", false, func(h *word.Hand) {
		h.Say("Skriv navn og titel.", "Borgmester: Eva Friis")
	}, `{"navn":"Eva Friis","part":"kommunalbestyrelse","titel":"Borgmester"}`, nil},
	{"words below what is missing, without the heading", false, func(h *word.Hand) {
		word.After(h.Find("Mangler: testresultater"), word.Paragraph("", "Alle klarede sig godt."))
		h.Remove("Testresultater")
	}, `Alle klarede sig godt.","type":"tekst"}],"del":"testresultater","overskrift":"Testresultater"}`, nil},
	{"a line of the form of an agreement copied, its prompt deleted in one", false, func(h *word.Hand) {
		p := h.Find("Frist: Skriv datoen")
		c := p.Copy()
		for _, t := range c.FindElements(".//w:t") {
			t.SetText(strings.Replace(t.Text(), "Skriv datoen, fx 1. juni 2026.", "", 1))
		}
		word.After(p, c)
		h.Say("Skriv, hvad der er aftalt.", "Mindre fravær")
	}, `"aftaler":[{"maal":"Mindre fravær"}]`, nil},
	{"a line of the form of an agreement copied with other words for its label", false, func(h *word.Hand) {
		p := h.Find("Baggrund: Skriv")
		for _, t := range p.FindElements(".//w:t") {
			t.SetText(strings.Replace(t.Text(), "Baggrund:", "Hvorfor:", 1))
		}
		c := p.Copy()
		word.After(p, c)
		for _, t := range c.FindElements(".//w:t") {
			t.SetText(strings.Replace(t.Text(), "Hvorfor:", "Årsag:", 1))
		}
	}, `"aftaler":[{"baggrund":"**Hvorfor**\n\n**Årsag**"}]`, []string{"fast-tekst", "fast-tekst"}},
	{"a status of the form is emptied, and an agreement is typed below it", false, func(h *word.Hand) {
		h.Say("Vælg, hvor langt I er.", "")
		word.After(h.Find("Status:"), word.Element(`<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Mindre fravær</w:t></w:r></w:p>`), word.Paragraph("", "Status: I gang"))
	}, `"aftaler":[{"maal":"Mindre fravær","status":"iGang"}]`, nil},
	{"steps below their label, and who is responsible twice", false, func(h *word.Hand) {
		h.Say("Vælg, hvor langt I er.", "")
		bold := func(s string) string { return `<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>` + s + `</w:t></w:r></w:p>` }
		word.After(h.Find("Status:"), word.Element(bold("Mindre fravær")), word.Paragraph("", "Ansvarlig: Lederen"), word.Paragraph("", "Ansvarlig: Læreren"), word.Paragraph("", "Tiltag:"), word.Styled(h.Style("list bullet"), "Flere ture"))
	}, `"aftaler":[{"ansvarlig":"Lederen\nLæreren","maal":"Mindre fravær","tiltag":["Flere ture"]}]`, nil},
	{"a status in other words below an agreement of the form", false, func(h *word.Hand) {
		h.Say("Skriv, hvad der er aftalt.", "Mindre fravær")
		h.Say("Vælg, hvor langt I er.", "I gang")
		word.After(h.Find("Status:"), word.Element(`<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Flere bøger</w:t></w:r></w:p>`), word.Paragraph("", "Status: måske"))
	}, `{"maal":"Flere bøger","status":"ikkeStartet"}`, []string{"kan-ikke-laeses"}},
	{"a group written above a copied prompt", false, func(h *word.Hand) {
		p := h.Find("Skriv navn og titel.")
		c := p.Copy()
		word.After(p, word.Paragraph("", "Gæster fra andre"), c)
	}, `Gæster fra andre`, []string{"udenfor"}},
	{"why there is nothing, its label written over, and copied", false, func(h *word.Hand) {
		p := h.Find("Intet indhold, fordi:")
		for _, t := range p.FindElements(".//w:t") {
			t.SetText(strings.Replace(t.Text(), "Intet indhold, fordi:", "Ingenting:", 1))
		}
		word.After(p, p.Copy())
	}, `"udenIndhold":{"grund":"andet","tekst":"Ingenting\nIngenting"}`, []string{"fast-tekst", "fast-tekst"}},
	{"a deadline that is none", false, func(h *word.Hand) {
		h.Say("Skriv, hvad der er aftalt.", "Mindre fravær")
		h.Say("Skriv datoen, fx 1. juni 2026.", "august 2026")
		h.Say("Skriv, hvem der har ansvaret.", "Skolelederen")
	}, `"aftaler":[{"ansvarlig":"Skolelederen","frist":"2026-08-31","maal":"Mindre fravær"}]`, []string{"kan-ikke-laeses"}},
	{"a deadline in other words", false, func(h *word.Hand) {
		h.Say("Skriv, hvad der er aftalt.", "Mindre fravær")
		h.Say("Skriv datoen, fx 1. juni 2026.", "når klassen er klar")
	}, `"aftaler":[{"bemaerkning":"når klassen er klar","maal":"Mindre fravær"}]`, []string{"kan-ikke-laeses"}},
	{"days as people write them", false, func(h *word.Hand) {
		h.Say("Skriv datoen, fx 13. marts 2025.", "d. 3/12-25")
		h.Say("Begyndte, fx 13.00", "kl. 9")
		h.Say("Skriv datoen, når notatet er godkendt.", "tirsdag d. 16.12.2025")
	}, `"moede":{"dato":"2025-12-03","start":"09:00"}`, nil},
	{"a day and a time in one place", false, func(h *word.Hand) {
		h.Say("Skriv datoen, fx 13. marts 2025.", "torsdag den 4. dec. 2025 kl. 9-11.30")
	}, `"moede":{"dato":"2025-12-04"}`, []string{"kan-ikke-laeses"}},
	{"an institution number with its label", false, func(h *word.Hand) { h.Say("Skriv nummerets seks cifre.", "Inst.nr. 123 456") }, `"institutionsnr":"123456"`, nil},
	{"several people on a line", false, func(h *word.Hand) {
		inParty(h, "Skoleledelse", "Anna Berg (skoleleder), Bo Dahl (viceskoleleder) og Pia Krog (SFO-leder)")
	}, `[{"navn":"Anna Berg","part":"skoleledelse","titel":"skoleleder"},{"navn":"Bo Dahl","part":"skoleledelse","titel":"viceskoleleder"},{"navn":"Pia Krog","part":"skoleledelse","titel":"SFO-leder"}]`, nil},
	{"pupils' names alone: none of them is a title", false, func(h *word.Hand) { inParty(h, "Elever", "Ida, Bo og Emma") },
		`[{"navn":"Ida","part":"elever"},{"navn":"Bo","part":"elever"},{"navn":"Emma","part":"elever"}]`, nil},
	{"two pupils by their names", false, func(h *word.Hand) { inParty(h, "Elever", "Ida Holm, Bo Dahl") },
		`[{"navn":"Ida Holm","part":"elever"},{"navn":"Bo Dahl","part":"elever"}]`, nil},
	{"pupils a line each, within a paragraph", false, func(h *word.Hand) {
		inParty(h, "Elever", "Ida Holm, 5.b")
		h.Find("Ida Holm").FindElement(".//w:sdtContent/w:r").AddChild(word.Element(`<w:br/>`))
		h.Find("Ida Holm").FindElement(".//w:sdtContent/w:r").AddChild(word.Element(`<w:t>Bo Dahl, 6.a</w:t>`))
	}, `[{"navn":"Ida Holm","part":"elever","titel":"5.b"},{"navn":"Bo Dahl","part":"elever","titel":"6.a"}]`, nil},
	{"a title is one, though it has a capital", false, func(h *word.Hand) { inParty(h, "Skolebestyrelse", "Ida Holm, Formand") },
		`[{"navn":"Ida Holm","part":"skolebestyrelse","titel":"Formand"}]`, nil},
	{"tabs between a name, a title and a mark", false, func(h *word.Hand) {
		inParty(h, "Medarbejdere", "Pia Krog")
		r := h.Find("Pia Krog").FindElement(".//w:sdtContent/w:r")
		for _, x := range []string{`<w:tab/>`, `<w:t>lærer</w:t>`, `<w:tab/>`, `<w:t>afbud</w:t>`} {
			r.AddChild(word.Element(x))
		}
	}, `[{"afbud":true,"navn":"Pia Krog","part":"medarbejdere","titel":"lærer"}]`, nil},
	{"elected by the parents, in the words before a name", false, func(h *word.Hand) { inParty(h, "Skolebestyrelse", "Forældrevalgt v/ Ida Holm") },
		`[{"foraeldrevalgt":true,"navn":"Forældrevalgt v/ Ida Holm","part":"skolebestyrelse"}]`, nil},
	{"plain lines with a blank one between", false, func(h *word.Hand) {
		inParty(h, "Skoleledelse", "Anna Berg, skoleleder")
		word.After(h.Find("Anna Berg"), word.Paragraph("", "Bo Dahl, viceskoleleder"), word.Paragraph("", ""), word.Paragraph("", "Pia Krog, pædagogisk leder"))
	}, `[{"navn":"Anna Berg","part":"skoleledelse","titel":"skoleleder"},{"navn":"Bo Dahl","part":"skoleledelse","titel":"viceskoleleder"},{"navn":"Pia Krog","part":"skoleledelse","titel":"pædagogisk leder"}]`, nil},
	{"points of the agenda typed below its table", false, func(h *word.Hand) {
		word.After(word.Above(h.Find("Skriv, hvad punktet handler om."), "tbl"), word.Paragraph("", "13.00-13.15 Velkomst"), word.Paragraph("", "kl. 13.15: Trivsel"))
	}, `"dagsorden":[{"punkt":"Velkomst","slut":"13:15","start":"13:00"},{"punkt":"Trivsel","start":"13:15"}]`, nil},
	{"points of the agenda in one cell", false, func(h *word.Hand) {
		h.Say("Skriv, hvad punktet handler om.", "13.00-13.15 Velkomst")
		word.After(h.Find("13.00-13.15 Velkomst"), word.Paragraph("", "13.15 - 14.00 Trivsel"))
	}, `"dagsorden":[{"punkt":"Velkomst","slut":"13:15","start":"13:00"},{"punkt":"Trivsel","slut":"14:00","start":"13:15"}]`, nil},
	{"a point that begins with a number", false, func(h *word.Hand) {
		h.Say("Skriv, hvad punktet handler om.", "2 elever fortæller")
	}, `"dagsorden":[{"punkt":"2 elever fortæller"}]`, nil},
	{"agreements as items of a list", false, func(h *word.Hand) {
		word.After(h.Find("Aftaler"), word.Styled(h.Style("list bullet"), "Møde om læsning hvert kvartal"), word.Styled(h.Style("list bullet"), "En plan for fravær"))
	}, `"aftaler":[{"maal":"Møde om læsning hvert kvartal"},{"maal":"En plan for fravær"}]`, nil},
	{"agreements with numbers and labels of one's own", false, func(h *word.Hand) {
		h.Say("Skriv, hvad der er aftalt.", "1) Mindre fravær")
		word.After(h.Find("Bemærkning: Skriv"), word.Paragraph("", "2) Mere læsning"), word.Paragraph("", "Tovholder: Pia Krog"), word.Paragraph("", "Deadline: 1/6-26"))
	}, `"aftaler":[{"maal":"Mindre fravær"},{"ansvarlig":"Pia Krog","frist":"2026-06-01","maal":"Mere læsning"}]`, nil},
	{"agreements in a table with a title over its head", false, func(h *word.Hand) {
		t := tableOf("Aftale|Ansvarlig|Deadline", "Mindre fravær|Skolelederen|1. juni 2026")
		t.InsertChildAt(0, word.Element(`<w:tr><w:tc><w:tcPr><w:gridSpan w:val="3"/></w:tcPr><w:p>`+word.Run("Aftaler for 2025/26")+`</w:p></w:tc></w:tr>`))
		word.After(below(h, "Indsatser"), t)
	}, `{"blokke":[{"tekst":"Aftaler for 2025/26","type":"tekst"},{"aftaler":[{"ansvarlig":"Skolelederen","frist":"2026-06-01","maal":"Mindre fravær"}],"type":"aftaler"}],"del":"indsatser"`, nil},
	{"a group of one's own", false, func(h *word.Hand) {
		word.After(h.Find("Elever"), word.Paragraph("", "Gæster"), word.Styled(h.Style("list bullet"), "Ea Lund, konsulent fra UC"))
	}, `[{"gruppe":"Gæster","navn":"Ea Lund","part":"andre","titel":"konsulent fra UC"}]`, nil},
	{"a status in other words", false, func(h *word.Hand) {
		h.Say("Skriv, hvad der er aftalt.", "Mindre fravær")
		h.Say("Vælg, hvor langt I er.", "Næsten færdig")
	}, `"aftaler":[{"maal":"Mindre fravær","status":"ikkeStartet"}]`, []string{"kan-ikke-laeses"}},
	{"results of which nobody says what they are about", false, func(h *word.Hand) {
		h.Say("Skriv, hvad der er målt.", "Læsning")
		for _, s := range []string{"4. klasse", "2025", "40", "62,5 %"} {
			h.Say("Skriv det her.", s)
		}
	}, `{"antal":40,"art":"nationalTest","enhed":"%","klassetrin":"4. klasse","maaling":"Læsning","periode":"2025","vaerdi":62.5}`, []string{"resultat-art"}},
	{"results without a number where one belongs", false, func(h *word.Hand) {
		h.Say("Skriv, hvad der er målt.", "Læsning")
		for _, s := range []string{"4. klasse", "2025", "mange"} {
			h.Say("Skriv det her.", s)
		}
	}, `{"maaling":"Læsning","ord":"4\\. klasse, 2025, mange"}`, []string{"ny-raekke-ukendt"}},
	{"a result without a number, which is drawn outside the table", false, func(h *word.Hand) {
		h.Say("Skriv, hvad der er målt.", "Læseglæde")
	}, `"resultater":[{"maaling":"Læseglæde"}]`, nil},
	{"a prompt is made a heading", false, func(h *word.Hand) {
		restyle(h, "Frist: Skriv datoen", "heading 1")
	}, `"afsnit":[{"del":"rammesaetning"`, nil},
	{"words in the head of a table", false, func(h *word.Hand) {
		word.After(h.Find("Måling"), word.Paragraph("", "Trivsel"))
		word.After(h.Find("Punkt"), word.Paragraph("", "Velkomst"))
	}, `"afsnit":[{"del":"rammesaetning"`, []string{"i-tabel", "i-tabel"}},
	{"a quote for a goal", false, func(h *word.Hand) {
		word.After(h.Find("Aftaler"), word.Styled(h.Style("quote"), "Mindre fravær"))
	}, `"aftaler":[{"maal":"Mindre fravær"}]`, nil},
	{"a heading in a cell", false, func(h *word.Hand) {
		h.Say("Skriv, hvad punktet handler om.", "Trivsel")
		word.After(h.Find("Trivsel"), word.Styled(h.Style("heading 2"), "Fravær"))
	}, `"dagsorden":[{"punkt":"Trivsel\nFravær"}]`, nil},
	{"a copy of a short prompt, with words", false, func(h *word.Hand) {
		p := h.Find("Skriv sagsnummeret.")
		c := p.Copy()
		c.AddChild(word.Element(word.Run(" 25/117")))
		word.After(p, c)
	}, `"sagsnr":"25/117"`, nil},
	{"a time of the agenda that is none", false, func(h *word.Hand) {
		h.Say("Skriv tid, fx 13.00–13.15.", "efter frokost")
		h.Say("Skriv, hvad punktet handler om.", "Trivsel")
	}, `"dagsorden":[{"punkt":"efter frokost Trivsel"}]`, []string{"ny-raekke-ukendt"}},
	{"an agenda without times, which is drawn as a list", false, func(h *word.Hand) {
		h.Say("Skriv, hvad punktet handler om.", "Trivsel")
	}, `"dagsorden":[{"punkt":"Trivsel"}]`, nil},
	{"a reason in one's own words", false, func(h *word.Hand) {
		h.Say("Skriv eventuelt mere om grunden.", "Det nåede vi ikke.")
	}, `"udenIndhold":{"grund":"andet","tekst":"Det nåede vi ikke."}`, nil},
	{"a reason beside the prompt of a copied line", false, func(h *word.Hand) {
		p := h.Find("Intet indhold, fordi")
		c := p.Copy()
		for _, e := range c.FindElements(".//w:t") {
			if strings.HasPrefix(e.Text(), "Vælg en grund") {
				e.SetText("Sygdom" + e.Text())
			}
		}
		word.After(p, c)
	}, `"udenIndhold":{"grund":"andet","tekst":"Sygdom"}`, nil},
	{"another reason, chosen and told", false, func(h *word.Hand) {
		h.Say("Vælg en grund, hvis der intet er at skrive.", "Der er en anden grund.")
		h.Say("Skriv eventuelt mere om grunden.", "Det nåede vi ikke.")
	}, `"udenIndhold":{"grund":"andet","tekst":"Det nåede vi ikke."}`, nil},
	{"an institution number that is none", false, func(h *word.Hand) { h.Say("Skriv nummerets seks cifre.", "12 34") }, `"skole":{"navn":"Lindehøj Skole"}`, []string{"kan-ikke-laeses"}},
	{"parts that have no section", true, func(h *word.Hand) {
		h.Say("Skriv teksten her.", "Vi talte om læsning.")
		h.Say("Skriv teksten her.", "Aftalerne er holdt.")
		h.Say("Skriv, hvad der er målt.", "Karakterer")
		put(h.Row("Karakterer").FindElements(".//w:p")[4], "7,4")
		h.Say("Vælg, hvad tallene handler om.", "Karakterer")
		put(h.LastOf("Intet indhold, fordi:"), "Emnet blev ikke drøftet ved samtalen.")
		h.Say("Skriv, hvad skolen vil arbejde med.", "Mere læsning.")
	}, `"overskrift":"Andet"},{"blokke":[{"tekst":"Vi talte om læsning.","type":"tekst"}],"del":"rammesaetning","overskrift":"Rammesætning"},` +
		`{"blokke":[{"tekst":"Aftalerne er holdt.","type":"tekst"}],"del":"opfoelgning","overskrift":"Opfølgning på tidligere samtaler"},` +
		`{"blokke":[{"resultater":[{"art":"karakter","maaling":"Karakterer","vaerdi":7.4}],"type":"resultater"}],"del":"testresultater","overskrift":"Testresultater"},` +
		`{"del":"evaluering","overskrift":"Evaluering af samtalen","udenIndhold":{"grund":"ikkeDroeftet"}},` +
		`{"blokke":[{"tekst":"Mere læsning.","type":"tekst"}],"del":"indsatser","overskrift":"Indsatser"}]`, nil},
	{"an agreement above the first place, and the heading is gone", false, func(h *word.Hand) {
		word.Drop(h.Find("Aftaler"))
		word.After(top(h.Find("Skriv, hvad skolen vil arbejde med.")), lines("Mindre fravær", "Ansvarlig: Skolelederen", "Status: Nået")...)
	}, `"aftaler":[{"ansvarlig":"Skolelederen","maal":"Mindre fravær","status":"naaet"}]`, nil},
	{"a text that is carried in among the places for an agreement is one", true, func(h *word.Hand) {
		h.Bare()
		p := h.Find("Solen skinnede.")
		word.Drop(p)
		word.After(h.Find("Tiltag: Skriv"), p)
	}, `{"aftaler":[{"maal":"Solen skinnede."}],"type":"aftaler"}`, nil},
	{"a part that has no section, in two paragraphs", true, func(h *word.Hand) {
		h.Say("Skriv teksten her.", "Vi talte om læsning.")
		word.After(h.Find("Intet indhold, fordi:"), word.Paragraph("", "Og om trivsel."))
	}, `{"tekst":"Vi talte om læsning.\n\nOg om trivsel.","type":"tekst"}`, nil},
}

// inParty writes words in the place for people of a party.
func inParty(h *word.Hand, party, words string) {
	all := inOrder(h)
	for i, p := range all[:len(all)-1] {
		if word.TextBelow(p) == party && word.TextBelow(all[i+1]) == "Skriv navn og titel." {
			put(all[i+1], words)
			return
		}
	}
	panic("no place for " + party)
}

func TestEachPlaceOfAFormTakesWhatIsWrittenThere(t *testing.T) {
	if testing.Short() {
		t.Skip("reads scores of drafts: left out with -short")
	}
	s := newService(t)
	docx, _ := publish.FormatNamed("docx")
	d, err := s.Render(context.Background(), publish.Request{Data: []byte(bareRecord), Udgave: publish.Intern}, docx)
	if err != nil {
		t.Fatal(err)
	}
	empty := emptyDraft(t, s)
	for _, c := range inForm {
		draft := empty
		if c.bare {
			draft = d.Data
		}
		h := word.InWord(t, draft, word.Rand)
		c.edit(h)
		back := handBack(t, s, publish.Indlevering{Fil: h.Save(t)})
		var codes []string
		for _, a := range asks(back) {
			codes = append(codes, strings.Fields(a)[0])
		}
		if !slices.Equal(codes, c.asks) {
			t.Errorf("%s: asked %q", c.name, asks(back))
		}
		svar := map[string]string{}
		for _, i := range back.Rest {
			if i.Severity == readback.Ask {
				svar[i.ID] = i.Choices[0].ID
			}
		}
		answers, err := json.Marshal(svar)
		if err != nil {
			t.Fatal(err)
		}
		back = handBack(t, s, publish.Indlevering{Fil: h.Save(t), Svar: answers})
		if got := string(back.Record); back.Open || !strings.Contains(got, c.has) {
			t.Errorf("%s: no %s in\n%s\n%q %v", c.name, c.has, got, asks(back), back.Faults)
		}
	}
}
