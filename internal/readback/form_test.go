package readback_test

import (
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/beevik/etree"

	"notat/internal/ooxml"
	"notat/internal/publish"
	"notat/internal/readback"
	word "notat/internal/readback/readbacktest"
	"notat/internal/samtale"
)

// emptyDraft gives the draft of a new record, in which nothing is written.
func emptyDraft(t testing.TB, s *publish.Service) []byte {
	t.Helper()
	ny, err := s.New(publish.Ny{Kommune: "Fjordby Kommune", Skole: "Lindehøj Skole", Skoleaar: "2025/26"})
	if err != nil {
		t.Fatal(err)
	}
	docx, _ := publish.FormatNamed("docx")
	d, err := s.Render(context.Background(), publish.Request{Data: ny}, docx)
	if err != nil {
		t.Fatal(err)
	}
	return d.Data
}

// inOrder gives the paragraphs as they are read.
func inOrder(h *word.Hand) (out []*etree.Element) {
	var walk func(*etree.Element)
	walk = func(e *etree.Element) {
		if e.Tag == "p" {
			out = append(out, e)
		}
		for _, c := range e.ChildElements() {
			walk(c)
		}
	}
	walk(h.Doc.Root())
	return out
}

// below gives the first paragraph after a label.
func below(h *word.Hand, label string) *etree.Element {
	all := inOrder(h)
	for i, p := range all {
		if word.TextBelow(p) == label {
			return all[i+1]
		}
	}
	panic("no label says " + label)
}

// again puts a copy of what Word repeats after it, with other words for the prompts.
func again(p *etree.Element, say ...string) {
	item := word.Above(p, "sdt")
	for ooxml.Child(item, "sdtPr").SelectElement("repeatingSectionItem") == nil {
		item = word.Above(item, "sdt")
	}
	c := item.Copy()
	word.After(item, c)
	rest := say
	for _, e := range c.FindElements(".//w:t") {
		if len(rest) > 0 && strings.Contains(e.Text(), "Skriv") || len(rest) > 0 && strings.Contains(e.Text(), "Vælg") {
			e.SetText(rest[0])
			rest = rest[1:]
		}
	}
}

// put writes words instead of the prompt of a paragraph.
func put(p *etree.Element, words string) {
	for _, e := range p.FindElements(".//w:t") {
		if strings.HasPrefix(e.Text(), "Skriv") || strings.HasPrefix(e.Text(), "Vælg") || strings.HasPrefix(e.Text(), "Der er en") {
			e.SetText(words)
			return
		}
	}
	panic("nothing is asked for in " + word.TextBelow(p))
}

// fillForm writes a whole notat into an empty draft.
func fillForm(h *word.Hand) {
	for prompt, words := range map[string]string{
		"Skriv forvaltningens navn.": "Børn og Unge", "Skriv nummerets seks cifre.": "123456", "Skriv datoen, fx 13. marts 2025.": "12. marts 2026",
		"Begyndte, fx 13.00": "13.00", "Sluttede, fx 16.00": "15.30", "Skriv, hvor samtalen blev holdt.": "Biblioteket",
		"Skriv datoen, når notatet er godkendt.": "20. marts 2026", "Skriv, hvem der har godkendt det.": "Skolechefen",
	} {
		h.Say(prompt, words)
	}
	for label, lines := range map[string][]string{
		"Forvaltning": {"Karen Lund, skolechef (mødeleder)", "Ole Vang (konsulent) (referent)"}, "Skoleledelse": {"Anna Berg, skoleleder", "Bo Dahl, viceskoleleder"},
		"Skolebestyrelse": {"Ida Holm, forældrevalgt formand"}, "Medarbejdere": {"Pia Krog, lærer", "Jens Toft, pædagog (afbud)"}, "Elever": {"Elevrådsformanden"},
	} {
		all := inOrder(h)
		for i, p := range all {
			if word.TextBelow(p) != label || i+1 == len(all) || word.TextBelow(all[i+1]) != "Skriv navn og titel." {
				continue
			}
			for _, more := range lines[1:] { // Enter at the end of the line
				word.After(all[i+1], word.Styled(h.Style("list bullet"), more))
			}
			put(all[i+1], lines[0])
		}
	}
	row := h.Row("Skriv tid, fx")
	again(row.FindElement(".//w:p"), "13.15–15.00", "Årets resultater")
	word.After(row, word.Element(`<w:tr><w:tc><w:p>`+word.Run("15.00-15.30")+`</w:p></w:tc><w:tc><w:p>`+word.Run("Aftaler og evaluering")+`</w:p></w:tc></w:tr>`))
	h.Say("Skriv tid, fx 13.00–13.15.", "13.00–13.15")
	h.Say("Skriv, hvad punktet handler om.", "Velkomst")

	h.Say("Skriv teksten her.", "Samtalen handlede om læsning.")
	grund := below(h, "Skriv teksten her.")
	put(grund, "Det var skolens første skoleudviklingssamtale, så der var ingen tidligere samtaler at følge op på.")
	results := h.Row("Skriv, hvad der er målt.")
	again(results.FindElement(".//w:p"), "Karakterer i matematik", "9. klasse", "2025", "44", "7,10", "7,3", "7,5")
	for _, s := range []string{"9. klasse", "2025", "44", "7,4", "7,1", "7,3"} {
		h.Say("Skriv det her.", s)
	}
	h.Say("Skriv, hvad der er målt.", "Karakterer i dansk")
	put(h.Find("Tallene handler om:"), "Karakterer")
	text := below(h, "Mangler: testresultater. Skriv, hvad de obligatoriske test viser.")
	put(text, "Resultaterne ligger over landet.")
	put(below(h, "Mangler: evaluering. Skriv, hvad deltagerne sagde om selve samtalen."), "Alle var glade for samtalen.")
	h.Say("Skriv, hvad skolen vil arbejde med.", "Mere læsning i indskolingen.")

	again(h.Find("Skriv, hvad der er aftalt."), "Mindre fravær", "Fraværet steg i vinter.", "Ring hjem samme dag", "Fraværet falder", "Skolelederen", "1. december 2026", "Ikke startet", "Vi følger op i juni.")
	for prompt, words := range map[string]string{
		"Skriv, hvad der er aftalt.": "Flere læser hver dag", "Skriv, hvem der har ansvaret.": "Læsevejlederen", "Skriv datoen, fx 1. juni 2026.": "1. juni 2026",
		"Vælg, hvor langt I er.": "I gang", "Skriv, hvad der skal gøres.": "Læsebånd",
	} {
		h.Say(prompt, words)
	}
	word.After(h.Find("Læsebånd"), word.Styled(h.Style("list bullet"), "Makkerlæsning"))

	cell := func(s string) string { return `<w:tc><w:p>` + word.Run(s) + `</w:p></w:tc>` }
	word.After(h.Find("Mere læsning i indskolingen."), // Enter, Indsæt > Tabel, Indsæt > Billeder
		word.Element(`<w:tbl><w:tblPr/><w:tr>`+cell("Klasse")+cell("Læsebånd")+`</w:tr><w:tr>`+cell("1. og 2. klasse")+cell("hver dag")+`</w:tr></w:tbl>`),
		inserted(h, "png", twoColours("png", 40, 20), "Elever læser under lindetræet", "", ""))
}

// asks gives what is to be answered.
func asks(back *publish.IndleveringSvar) (out []string) {
	for _, i := range back.Rest {
		if i.Severity == readback.Block || i.Severity == readback.Ask && i.Chosen == "" {
			out = append(out, i.Kode+" "+i.Pointer+" "+i.Tekst)
		}
	}
	return out
}

// askAt gives the first of the items that is to be answered.
func askAt(back *publish.IndleveringSvar) int {
	return slices.IndexFunc(back.Rest, func(i readback.Item) bool { return i.Severity == readback.Ask })
}

// whole fails unless a file that is handed back is the notat of fillForm, complete and
// final, without a question.
func whole(t *testing.T, s *publish.Service, file []byte) {
	t.Helper()
	back := handBack(t, s, publish.Indlevering{Fil: file, Endelig: true})
	if got := asks(back); len(got) > 0 {
		t.Errorf("asked: %q", got)
	}
	if !back.Ready() {
		t.Fatalf("%+v\n%s", back.Faults, back.Record)
	}
	data := back.Record
	r, err := samtale.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	var who []string
	for _, d := range r.Deltagere {
		who = append(who, string(d.Part)+": "+d.Navn+", "+d.Titel+" "+strings.Join(d.Funktion, " "))
	}
	if want := []string{
		"forvaltning: Karen Lund, skolechef moedeleder", "forvaltning: Ole Vang, konsulent referent", "skoleledelse: Anna Berg, skoleleder ", "skoleledelse: Bo Dahl, viceskoleleder ",
		"skolebestyrelse: Ida Holm, forældrevalgt formand ", "medarbejdere: Pia Krog, lærer ", "medarbejdere: Jens Toft, pædagog ", "elever: Elevrådsformanden,  ",
	}; !slices.Equal(who[:min(len(who), 7)], want[:7]) || len(who) != 8 || r.Deltagere[7].Part != "elever" {
		t.Errorf("deltagere:\n%s", strings.Join(who, "\n"))
	}
	if !r.Deltagere[4].Foraeldrevalgt || !r.Deltagere[6].Afbud {
		t.Error("foraeldrevalgt, afbud")
	}
	for _, want := range []string{
		`"dagsorden":[{"punkt":"Velkomst","slut":"13:15","start":"13:00"},{"punkt":"Aftaler og evaluering","slut":"15:30","start":"15:00"},{"punkt":"Årets resultater","slut":"15:00","start":"13:15"}]`,
		`"institutionsnr":"123456"`, `"forvaltning":"Børn og Unge"`, `"godkendt":{"af":"Skolechefen","dato":"2026-03-20"}`, `"dato":"2026-03-12"`, `"slut":"15:30"`, `"udenIndhold":{"grund":"foersteSamtale"}`,
		`{"antal":44,"art":"karakter","klassetrin":"9. klasse","kommunetal":7.3,"landstal":7.5,"maaling":"Karakterer i matematik","periode":"2025","vaerdi":7.10}`,
		`"vaerdi":7.4`, `"del":"indsatser"`, `"tiltag":["Læsebånd","Makkerlæsning"]`, `"frist":"2026-06-01"`, `"status":"iGang"`, `"frist":"2026-12-01"`, `"status":"ikkeStartet"`,
		`"bemaerkning":"Vi følger op i juni."`, "over landet", "glade for samtalen",
		`{"hoved":["Klasse","Læsebånd"],"raekker":[["1. og 2. klasse","hver dag"]],"type":"tabel"}`, `"alt":"Elever læser under lindetræet"`,
	} {
		if !strings.Contains(string(data), want) {
			t.Errorf("the record has no %s", want)
		}
	}
	if strings.Contains(string(data), "Skriv") || strings.Contains(string(data), "Vælg") {
		t.Errorf("a prompt is in the record: %s", data)
	}
	if t.Failed() {
		var v any
		_ = json.Unmarshal(data, &v)
		b, _ := json.MarshalIndent(v, "", " ")
		t.Logf("%s", b)
	}
	pdf, _ := publish.FormatNamed("pdf")
	if _, err := s.Render(context.Background(), publish.Request{Data: data}, pdf); err != nil {
		t.Errorf("%v", err)
	}
	next, err := s.Next(context.Background(), publish.Request{Data: data})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Flere læser hver dag", "Mindre fravær", "Mere læsning i indskolingen."} {
		if !strings.Contains(string(next), want) {
			t.Errorf("next year has no %s", want)
		}
	}
}

// From the empty draft, in Word alone, to a complete final notat.
func TestAnEmptyDraftFilledInIsACompleteNotat(t *testing.T) {
	s := newService(t)
	h := word.InWord(t, emptyDraft(t, s), word.Rand)
	fillForm(h)
	whole(t, s, h.Save(t))
}

// The same through LibreOffice, which opens and saves the file when all is
// written; NOTAT_SOFFICE names its program.
func TestAnEmptyDraftFilledInAndSavedByAnotherEditorIsACompleteNotat(t *testing.T) {
	soffice := os.Getenv("NOTAT_SOFFICE")
	if soffice == "" {
		t.Skip("NOTAT_SOFFICE is not set")
	}
	s := newService(t)
	h := word.InWord(t, emptyDraft(t, s), word.Rand)
	fillForm(h)
	dir := t.TempDir()
	in := filepath.Join(dir, "udfyldt.docx")
	if err := os.WriteFile(in, h.Save(t), 0o600); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(dir, "gemt")
	run := exec.Command(soffice, "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", out, in)
	run.WaitDelay = 5 * time.Second
	if msg, err := run.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, msg)
	}
	data, err := os.ReadFile(filepath.Join(out, "udfyldt.docx"))
	if err != nil {
		t.Fatal(err)
	}
	whole(t, s, data)
}

// In a new item Word shows its own words where nobody has written: they are not
// read, and what was written beside them is.
func TestWhatWordShowsInAnEmptyControlIsNotRead(t *testing.T) {
	s := newService(t)
	h := word.InWord(t, emptyDraft(t, s), word.Rand)
	again(h.Find("Skriv, hvad der er aftalt."), "Mindre fravær")
	for _, old := range []string{"Skriv, hvad aftalen bygger på.", "Skriv navn og titel.", "Skriv teksten her."} {
		h.Say(old, "Klik eller tryk her for at skrive tekst.")
	}
	h.Say("Vælg, hvor langt I er.", "Vælg et element.")
	back := handBack(t, s, publish.Indlevering{Fil: h.Save(t)})
	if got := asks(back); len(got) > 0 || !back.Ready() {
		t.Fatalf("%q %+v", got, back.Faults)
	}
	if got := string(back.Record); !strings.Contains(got, `"aftaler":[{"maal":"Mindre fravær"}]`) || strings.Contains(got, "tryk her") || strings.Contains(got, "deltagere") {
		t.Error(got)
	}
}

// pandoc writes the name of a table out before it. That is nobody's text, and
// fills no prompt that it happens to stand under.
func TestTheNameOfATableIsNoText(t *testing.T) {
	s := newService(t)
	h := word.InWord(t, emptyDraft(t, s), word.Rand)
	for words, name := range map[string]string{"Skriv, hvad der er målt.": "Testresultater", "Skriv tid, fx": "Dagsorden"} {
		tbl := word.Above(h.Row(words), "tbl")
		tbl.Parent().InsertChildAt(tbl.Index(), word.Paragraph("", name))
	}
	back := handBack(t, s, publish.Indlevering{Fil: h.Save(t)})
	if got := asks(back); len(got) > 0 || len(back.Aendringer) > 0 {
		t.Errorf("%q %+v", got, back.Aendringer)
	}
}

// Words that only stand near a prompt do not fill it: they are asked about, or
// are the text of the section they stand in.
func TestAPromptIsFilledByItsOwnWordsAlone(t *testing.T) {
	s := newService(t)
	for name, c := range map[string]struct {
		edit func(h *word.Hand)
		not  string // must not be in the record
		asks int
	}{
		"all prompts gone, two lines at the top": {func(h *word.Hand) {
			for _, p := range inOrder(h) {
				if w := word.TextBelow(p); strings.HasPrefix(w, "Mangler: ") || w == "Skriv teksten her." {
					word.Drop(p)
				}
			}
			head := word.Above(h.Row("Skriv sagsnummeret."), "tbl")
			word.After(head, word.Paragraph("", "Vi talte om det hele."))
			word.After(head, word.Paragraph("", "Og lidt til."))
		}, `"blokke"`, 2},
		"all of the form gone, two lines in its place": {func(h *word.Hand) {
			head := word.Above(h.Row("Skriv sagsnummeret."), "tbl")
			body := head.Parent()
			for _, e := range body.ChildElements() {
				if e.Index() > head.Index() && e.Tag != "sectPr" {
					body.RemoveChild(e)
				}
			}
			word.After(head, word.Paragraph("", "Vi talte om det hele."))
			word.After(head, word.Paragraph("", "Og lidt til."))
		}, `"blokke"`, 2},
		"a line above the participants": {func(h *word.Hand) {
			word.After(h.Find("Deltagere"), word.Paragraph("", "Der var mange med."))
		}, `"deltagere"`, 1},
		"a bullet under the label of the pupils, no control": {func(h *word.Hand) {
			p := below(h, "Elever")
			word.After(p, word.Styled(h.Style("list bullet"), "Freja"))
			word.Drop(p)
		}, `"andre"`, 0},
	} {
		h := word.InWord(t, emptyDraft(t, s), word.Rand)
		c.edit(h)
		back := handBack(t, s, publish.Indlevering{Fil: h.Save(t)})
		if got := asks(back); len(got) != c.asks || strings.Contains(string(back.Record), c.not) {
			t.Errorf("%s: %q\n%s", name, got, back.Record)
		}
	}
}
