package readback_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	word "notat/internal/readback/readbacktest"

	"github.com/beevik/etree"

	"notat/internal/ooxml"
	"notat/internal/publish"
)

// scripted are edits as a referent makes them, each with the changes and the
// items that it must give: "slags pointer" and "severity kode".
var scripted = []struct {
	name    string
	edit    func(h *word.Hand)
	changes []string
	items   []string
	has     string // words that the new record must hold, as JSON
}{
	{"a word is changed", func(h *word.Hand) { h.Say("god tone", "en god tone") }, []string{"aendret /afsnit/0/blokke/0/tekst"}, nil, "i en god tone"},
	{"what is bold stays bold", func(h *word.Hand) { h.Say("i indskolingen", "på mellemtrinnet") }, []string{"aendret /afsnit/0/blokke/0/tekst"}, nil, "**læsning** på mellemtrinnet"},
	{"a heading is changed", func(h *word.Hand) { h.Say("Rammen", "Rammerne") }, []string{"aendret /afsnit/0/overskrift"}, nil, `"Rammerne"`},
	{"the title is changed", func(h *word.Hand) { h.Say("Skoleudviklingssamtale på", "Samtale på") }, []string{"aendret /dokument/titel"}, nil, `"Samtale på Birkelund Skole"`},
	{"the place of the meeting", func(h *word.Hand) { h.Say("Aulaen", "Biblioteket") }, []string{"aendret /moede/sted"}, nil, `"Biblioteket"`},
	{"the date in words", func(h *word.Hand) { h.Say("13. marts 2026", "den 20. marts 2026") }, []string{"aendret /moede/dato"}, nil, `"2026-03-20"`},
	{"the date in numbers", func(h *word.Hand) { h.Say("13. marts 2026", "20/3-2026") }, []string{"aendret /moede/dato"}, nil, `"2026-03-20"`},
	{"the same date in numbers", func(h *word.Hand) { h.Say("13. marts 2026", "13.03.2026") }, nil, nil, ""},
	{"a date that is none", func(h *word.Hand) { h.Say("13. marts 2026", "på torsdag") }, nil, []string{"ask kan-ikke-laeses"}, ""},
	{"a time", func(h *word.Hand) { h.Say("16.00", "15.45") }, []string{"aendret /moede/slut"}, nil, `"15:45"`},
	{"a status", func(h *word.Hand) { h.Say("I gang", "Nået") }, []string{"aendret /afsnit/2/blokke/0/aftaler/0/status"}, nil, `"naaet"`},
	{"a status that is none", func(h *word.Hand) { h.Say("I gang", "Næsten") }, nil, []string{"ask kan-ikke-laeses"}, ""},
	{"a deadline", func(h *word.Hand) { h.Say("1. juni 2026", "1. august 2026") }, []string{"aendret /afsnit/2/blokke/0/aftaler/0/frist"}, nil, `"2026-08-01"`},
	{"a name", func(h *word.Hand) { h.Say("Anna Berg", "Anna Bjerg") }, []string{"aendret /deltagere/0/navn"}, nil, `"Anna Bjerg"`},
	{"a title", func(h *word.Hand) { h.Say("Viceskoleleder", "Pædagogisk leder") }, []string{"aendret /deltagere/1/titel"}, nil, `"Pædagogisk leder"`},
	{"a point of the agenda", func(h *word.Hand) { h.Say("Velkomst", "Velkommen") }, []string{"aendret /moede/dagsorden/0/punkt"}, nil, `"Velkommen"`},
	{"a time of the agenda", func(h *word.Hand) { h.Say("14.00", "14.15") }, []string{"aendret /moede/dagsorden/1/slut"}, nil, `"14:15"`},
	{"words of a result", func(h *word.Hand) { h.Say("steget", "faldet") }, []string{"aendret /afsnit/1/blokke/3/resultater/0/ord"}, nil, "faldet"},
	{"a number of a result", func(h *word.Hand) { h.Say("7,40", "8,10") }, []string{"aendret /afsnit/1/blokke/3/resultater/0/vaerdi"}, nil, `"vaerdi":8.10`},
	{"a quote below a quote", func(h *word.Hand) {
		last := h.LastOf("Elev") // its role stands below it
		word.After(last, word.Styled(h.Style("quote"), "Mere tid."))
	}, []string{"ny /afsnit/1/blokke/2/citater/1"}, []string{"info nyt-punkt"}, `{"rolle":"Elev","tekst":"Her er rart at være."},{"tekst":"Mere tid."}`},
	{"a table of contents", func(h *word.Hand) {
		const contents = `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>`
		p := h.Find("Rammen")
		p.Parent().InsertChildAt(p.Index(), word.Element(contents+`<w:p>`+
			word.Run("Rammen")+`<w:r><w:tab/></w:r>`+word.Run("1")+`</w:p><w:p>`+word.Run("Det vi ser")+`<w:r><w:tab/></w:r>`+word.Run("2")+`</w:p></w:sdtContent></w:sdt>`))
		end := word.Above(p, "body").SelectElement("sectPr") // one more, as the very last
		end.Parent().InsertChildAt(end.Index(), word.Element(contents+`<w:p>`+word.Run("Opfølgning")+`</w:p></w:sdtContent></w:sdt>`))
	}, nil, []string{"info indholdsfortegnelse", "info indholdsfortegnelse"}, ""},
	{"a table is deleted", func(h *word.Hand) {
		tbl := word.Above(h.Find("Klasse"), "tbl")
		tbl.Parent().RemoveChild(tbl)
	}, nil, []string{"ask del-slettet"}, `"Klasse"`},
	{"a cell", func(h *word.Hand) { h.Say("fire", "seks") }, []string{"aendret /afsnit/1/blokke/1/raekker/0/1"}, nil, `["Anden","seks"]`},
	{"a quote", func(h *word.Hand) { h.Say("rart", "dejligt") }, []string{"aendret /afsnit/1/blokke/2/citater/0/tekst"}, nil, "dejligt"},
	{"a word of an italic quote is set upright", func(h *word.Hand) {
		e := h.Find("rart").FindElement(".//w:r")
		e.InsertChildAt(0, word.Element(`<w:rPr><w:i w:val="0"/></w:rPr>`))
	}, []string{"aendret /afsnit/1/blokke/2/citater/0/tekst"}, nil, "*Her er rart at være.*"},
	{"a soft hyphen in a text", func(h *word.Hand) {
		e := h.Find("indskolingen").FindElements(".//w:r")
		e[len(e)-1].AddChild(word.Element(`<w:softHyphen/>`))
		e[len(e)-1].AddChild(word.Element(`<w:t>Alle lyttede.</w:t>`))
	}, []string{"aendret /afsnit/0/blokke/0/tekst"}, nil, "indskolingen.\u00adAlle"},
	{"a soft hyphen in fixed text", func(h *word.Hand) {
		t := h.Find("Dagsorden").FindElement(".//w:t")
		t.SetText("Dags")
		t.Parent().AddChild(word.Element(`<w:softHyphen/>`))
		t.Parent().AddChild(word.Element(`<w:t>orden</w:t>`))
	}, nil, nil, ""},
	{"the dash between two times is gone", func(h *word.Hand) {
		for _, t := range h.Row("Velkomst").FindElements(".//w:t") {
			if t.Text() == "–" {
				t.SetText("")
			}
		}
	}, nil, []string{"warn fast-tekst-slettet"}, `"slut":"13:05"`},
	{"LibreOffice 7.4 says a text in two scripts again", func(h *word.Hand) {
		sdt := h.Find("Fraværet falder").FindElement(".//w:sdt")
		pr := ooxml.Child(sdt, "sdtPr")
		pr.RemoveChild(ooxml.Child(pr, "tag"))
		for _, s := range []string{"Fraværet falder", "falderFraværet falder"} {
			c := sdt.Copy()
			c.FindElement(".//w:t").SetText(s)
			word.After(sdt, c)
		}
	}, nil, []string{"info gentaget"}, `"tegn":"Fraværet falder"`},
	{"a column", func(h *word.Hand) { h.Say("Gode rutiner", "Faste rutiner") }, []string{"aendret /afsnit/1/blokke/0/kolonner/0/tekst"}, nil, "Faste rutiner"},
	{"a step of an agreement", func(h *word.Hand) { h.Say("Makkerlæsning", "Makkerlæsning hver dag") }, []string{"aendret /afsnit/2/blokke/0/aftaler/0/tiltag/1"}, nil, "hver dag"},
	{"a goal", func(h *word.Hand) { h.Say("Mindre fravær", "Meget mindre fravær") }, []string{"aendret /afsnit/2/blokke/0/aftaler/1/maal"}, nil, "Meget mindre"},
	{"a paragraph between two", func(h *word.Hand) { word.After(h.Find("god tone"), word.Paragraph("", "Alle talte.")) }, []string{"aendret /afsnit/0/blokke/0/tekst"}, []string{"info nyt-afsnit-i-tekst"}, `tone.\n\nAlle talte.\n\n- første`},
	{"a bullet", func(h *word.Hand) {
		p := h.Find("andet emne")
		c := p.Copy()
		word.After(p, c)
		c.FindElement(".//w:t").SetText("tredje emne")
	}, []string{"aendret /afsnit/0/blokke/0/tekst"}, []string{"info nyt-afsnit-i-tekst"}, `- andet emne\n- tredje emne`},
	{"a bullet is deleted", func(h *word.Hand) { h.Remove("andet emne") }, []string{"aendret /afsnit/0/blokke/0/tekst"}, nil, `- første emne"`},
	{"runs split by Word", func(h *word.Hand) {
		t := h.Find("god tone").FindElement(".//w:t")
		run := t.Parent()
		c := run.Copy()
		s := t.Text()
		t.SetText(s[:9])
		c.FindElement("./w:t").SetText(s[9:])
		word.After(run, c)
		word.After(run, word.Element(`<w:proofErr w:type="spellStart"/>`))
	}, nil, nil, ""},
	{"a heading with text becomes a section", func(h *word.Hand) {
		p := h.Find("Det vi ser")
		for _, s := range []*etree.Element{word.Styled(h.Style("heading 1"), "Nyt emne"), word.Paragraph("", "Vi talte også om dette.")} {
			p.Parent().InsertChildAt(p.Index(), s)
		}
	}, []string{"ny /afsnit/1", "aendret /kontroller/0/sted"}, []string{"info nyt-afsnit"}, `{"blokke":[{"tekst":"Vi talte også om dette.","type":"tekst"}],"overskrift":"Nyt emne"}`},
	{"a heading in the middle of old text takes what stands below it", func(h *word.Hand) { word.After(h.Find("god tone"), word.Styled(h.Style("heading 1"), "Delt")) }, []string{"aendret /afsnit/0/blokke/0/tekst", "ny /afsnit/1", "aendret /kontroller/0/sted"}, []string{"info nyt-afsnit"}, `{"blokke":[{"tekst":"- første emne\n- andet emne","type":"tekst"}],"overskrift":"Delt"}`},
	{"the prompt of a missing part is deleted, and a line is written above its heading", func(h *word.Hand) {
		word.After(h.Find("andet emne"), word.Styled("", "Alle var glade."))
		h.Remove("Skriv teksten her.")
	}, []string{"aendret /afsnit/0/blokke/0/tekst"}, []string{"info nyt-afsnit-i-tekst"}, ""},
	{"a missing part is filled", func(h *word.Hand) { h.Say("Skriv teksten her.", "Alle var glade.") }, []string{"ny /afsnit/3"}, []string{"info del-udfyldt"}, ""},
	{"text after the agreements", func(h *word.Hand) {
		word.After(h.Find("Fraværet falder").Parent().ChildElements()[h.Find("Fraværet falder").Index()+0], word.Paragraph("", "Mere senere."))
	}, nil, []string{"ask udenfor"}, ""},
	{"someone more took part", func(h *word.Hand) {
		p := h.Find("Bo Dahl")
		c := word.Styled(h.Style("list bullet"), "Eva Friis, Afdelingsleder")
		word.After(p, c)
	}, []string{"ny /deltagere/2"}, []string{"info nyt-punkt"}, `{"navn":"Eva Friis","part":"skoleledelse","titel":"Afdelingsleder"}`},
	{"someone of another party took part", func(h *word.Hand) {
		word.After(h.Find("Bo Dahl"), word.Styled(h.Style("list bullet"), "Eva Friis, Lærer"))
	}, []string{"ny /deltagere/2"}, []string{"ask deltager-part"}, `{"navn":"Eva Friis","navnOffentligt":false,"part":"andre","titel":"Lærer"}`},
	{"someone whose title tells nothing took part", func(h *word.Hand) { // a name that looks like a title
		word.After(h.Find("Bo Dahl"), word.Styled(h.Style("list bullet"), "Eva Elevgaard Friis"))
	}, []string{"ny /deltagere/2"}, []string{"ask deltager-part"}, `{"navn":"Eva Elevgaard Friis","navnOffentligt":false,"part":"andre"}`},
	{"title, absence and function in brackets", func(h *word.Hand) {
		word.After(h.Find("Bo Dahl"), word.Styled(h.Style("list bullet"), "Eva Friis (afdelingsleder) (referent) (afbud)"))
	}, []string{"ny /deltagere/2"}, []string{"info nyt-punkt"}, `{"afbud":true,"funktion":["referent"],"navn":"Eva Friis","part":"skoleledelse","titel":"afdelingsleder"}`},
	{"an absence is typed after a title", func(h *word.Hand) {
		h.Find("Bo Dahl").AddChild(word.Element(word.Run(" (afbud)")))
	}, []string{"ny /deltagere/1/afbud"}, nil, `{"afbud":true,"navn":"Bo Dahl","part":"skoleledelse","titel":"Viceskoleleder"}`},
	{"someone is deleted", func(h *word.Hand) { h.Remove("Bo Dahl") }, nil, []string{"ask del-slettet"}, "Bo Dahl"},
	{"a row of the agenda", func(h *word.Hand) {
		word.After(h.Row("Trivsel"), word.Element("<w:tr><w:tc><w:p>"+word.Run("14.00–15.00")+"</w:p></w:tc><w:tc><w:p>"+word.Run("Fravær")+"</w:p></w:tc></w:tr>"))
	}, []string{"ny /moede/dagsorden/2"}, []string{"info ny-raekke"}, `{"punkt":"Fravær","slut":"15:00","start":"14:00"}`},
	{"a copied row", func(h *word.Hand) {
		row := h.Row("Trivsel")
		c := row.Copy()
		for i, t := range c.FindElements(".//w:t") {
			t.SetText([]string{"–", "14.00", "14.30", "Pause"}[i])
		}
		word.After(row, c)
	}, []string{"ny /moede/dagsorden/2"}, []string{"info ny-raekke"}, `{"punkt":"Pause","slut":"14:30","start":"14:00"}`},
	{"a row of a table", func(h *word.Hand) {
		word.After(h.Row("Tredje"), word.Element("<w:tr><w:tc><w:p>"+word.Run("Fjerde")+"</w:p></w:tc><w:tc><w:p>"+word.Run("syv")+"</w:p></w:tc></w:tr>"))
	}, []string{"ny /afsnit/1/blokke/1/raekker/2"}, []string{"info ny-raekke"}, `["Fjerde","syv"]`},
	{"a row is deleted", func(h *word.Hand) { row := h.Row("Tredje"); row.Parent().RemoveChild(row) }, nil, []string{"ask del-slettet"}, "Tredje"},
	{"a field is emptied", func(h *word.Hand) { h.Say("Aulaen", "") }, nil, []string{"ask felt-tomt"}, "Aulaen"},
	{"text behind a prompt's flag", func(h *word.Hand) {
		e := word.Above(h.Find("Aulaen").FindElement(".//w:t"), "sdt")
		ooxml.Child(e, "sdtPr").CreateElement("w:showingPlcHdr")
		h.Say("Aulaen", "Kælderen")
	}, []string{"aendret /moede/sted"}, nil, "Kælderen"},
	{"all controls gone", func(h *word.Hand) { h.Rand = word.Rand; h.Bare() }, nil, nil, ""},
	{"all controls gone, and edited", func(h *word.Hand) {
		h.Rand = word.Rand
		h.Bare()
		h.Say("Aulaen", "Salen")
		h.Say("god tone", "fin tone")
	}, []string{"aendret /moede/sted", "aendret /afsnit/0/blokke/0/tekst"}, nil, "Salen"},
	{"all controls gone, and a missing part is filled", func(h *word.Hand) { h.Rand = word.Rand; h.Bare(); h.Say("Skriv teksten her.", "Alle var glade.") }, []string{"ny /afsnit/3"}, []string{"info del-udfyldt"}, ""},
	{"all controls gone, and a heading is another", func(h *word.Hand) { h.Rand = word.Rand; h.Bare(); h.Say("Rammen", "Formål") }, []string{"aendret /afsnit/0/overskrift"}, nil, `"Formål"`},
	{"all controls gone, and two cells beside each other are reworded", func(h *word.Hand) {
		h.Rand = word.Rand
		h.Bare()
		h.Say("Anden", "Anden klasse")
		h.Say("fire", "fire timer")
	}, []string{"aendret /afsnit/1/blokke/1/raekker/0/0", "aendret /afsnit/1/blokke/1/raekker/0/1"}, nil, `["Anden klasse","fire timer"]`},
	{"a tracked insertion is read", func(h *word.Hand) {
		h.Find("god tone").AddChild(word.Element(`<w:ins w:id="1" w:author="Mette"><w:r><w:t xml:space="preserve"> Tak.</w:t></w:r></w:ins>`))
	}, []string{"aendret /afsnit/0/blokke/0/tekst"}, nil, "tone. Tak."},
	{"a tracked deletion is followed", func(h *word.Hand) {
		t := h.Find("god tone").FindElement(".//w:t")
		run := t.Parent()
		word.After(run, word.Element(`<w:ins w:id="4" w:author="Mette">`+word.Run("Tak for i dag.")+`</w:ins>`))
		del := word.Element(`<w:del w:id="2" w:author="Mette"/>`)
		word.After(run, del)
		t.Tag = "delText"
		del.AddChild(run)
	}, []string{"aendret /afsnit/0/blokke/0/tekst"}, []string{"info slettet-sporet"}, "Tak for i dag."},
	{"a comment asks", func(h *word.Hand) { h.Comment("Passer det?") }, nil, []string{"ask kommentar"}, ""},
	{"a text box asks", func(h *word.Hand) {
		h.Find("god tone").AddChild(word.Element(`<w:r><w:pict><v:textbox><w:txbxContent><w:p>` + word.Run("I en boks") + `</w:p></w:txbxContent></v:textbox></w:pict></w:r>`))
	}, nil, []string{"ask tekstboks"}, ""},
	{"a text box of several paragraphs asks once", func(h *word.Hand) {
		h.Find("god tone").AddChild(word.Element(`<w:r><w:pict><v:textbox><w:txbxContent><w:p>` + word.Run("I en boks") + `</w:p><w:p>` + word.Run("og mere") + `</w:p></w:txbxContent></v:textbox></w:pict></w:r>`))
	}, nil, []string{"ask tekstboks"}, ""},
	{"what is said of a text box is told of", func(h *word.Hand) {
		h.Find("god tone").AddChild(word.Element(`<w:r><w:drawing><wp:anchor xmlns:wp="wp"><wp:docPr id="77" name="Felt 1" descr="En grøn boks" title="Boksen"/><wps:txbx><w:txbxContent><w:p>` + word.Run("I en boks") + `</w:p></w:txbxContent></wps:txbx></wp:anchor></w:drawing></w:r>`))
	}, nil, []string{"ask tekstboks", "warn tegning-alt", "warn tegning-alt"}, ""},
	{"text only in a fallback asks", func(h *word.Hand) {
		h.Find("god tone").AddChild(word.Element(`<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing/></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p>` + word.Run("Kun her") + `</w:p></w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`))
	}, nil, []string{"ask tekstboks"}, ""},
	{"a footnote asks", func(h *word.Hand) { h.Footnote("Se bilaget.") }, nil, []string{"ask fodnote"}, ""},
	{"a table in a table asks", func(h *word.Hand) {
		t := tableOf("a|b", "c|d")
		t.FindElement("./w:tr[2]/w:tc[2]").InsertChildAt(0, tableOf("e|f", "g|h"))
		word.After(h.Find("god tone"), t)
	}, []string{"aendret /afsnit/0/blokke/0/tekst", "ny /afsnit/0/blokke/1", "ny /afsnit/0/blokke/2"}, []string{"ask ny-tabel", "info tabel-indsat"}, ""},
	{"a picture asks", func(h *word.Hand) { h.Package.Set("word/media/nyt.png", []byte("billede")) }, nil, []string{"ask billede"}, ""},
	{"struck words ask", func(h *word.Hand) {
		h.Find("god tone").AddChild(word.Element(`<w:r><w:rPr><w:strike/></w:rPr><w:t xml:space="preserve"> måske</w:t></w:r>`))
	}, []string{"aendret /afsnit/0/blokke/0/tekst"}, []string{"ask formatering"}, "måske"},
	{"underlining is told of", func(h *word.Hand) {
		h.Find("god tone").AddChild(word.Element(`<w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t xml:space="preserve"> nemlig</w:t></w:r>`))
	}, []string{"aendret /afsnit/0/blokke/0/tekst"}, []string{"warn formatering"}, "nemlig"},
	{"a new page between two words", func(h *word.Hand) {
		h.Find("god tone").AddChild(word.Element(`<w:r><w:t>Farvel</w:t><w:br w:type="page"/><w:t>og tak.</w:t></w:r>`))
	}, []string{"aendret /afsnit/0/blokke/0/tekst"}, nil, "tone.Farvel og tak."},
	{"bold words", func(h *word.Hand) {
		h.Find("god tone").AddChild(word.Element(`<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve"> Vigtigt</w:t></w:r>`))
	}, []string{"aendret /afsnit/0/blokke/0/tekst"}, nil, "**Vigtigt**"},
	{"fixed text is written in", func(h *word.Hand) { h.Say("Fjordby Kommune", "Fjordby Kommune"); h.Say("Deltagere", "Deltagere i dag") }, nil, []string{"ask fast-tekst"}, ""},
	{"a labelled line gives an agreement what it lacks", func(h *word.Hand) {
		p := h.Find("Fraværet falder")
		word.After(p, word.Paragraph("", "Frist: 1. maj 2026"))
	}, []string{"ny /afsnit/2/blokke/0/aftaler/1/frist"}, []string{"info nyt-felt"}, `"frist":"2026-05-01"`},
	{"a new agreement", func(h *word.Hand) {
		last := h.LastOf("Nået")
		word.After(last, word.Paragraph("", "Ansvarlig: Viceskoleleder"))
		word.After(last, word.Element(`<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Bedre frikvarterer</w:t></w:r></w:p>`))
	}, []string{"ny /afsnit/2/blokke/0/aftaler/2"}, []string{"info ny-aftale"}, `{"ansvarlig":"Viceskoleleder","maal":"Bedre frikvarterer"}`},
	{"rows change places", func(h *word.Hand) {
		a, b := h.Row("Tredje"), h.Row("Anden")
		b.Parent().RemoveChild(b)
		word.After(a, b)
	}, []string{"slettet /afsnit/1/blokke/1/raekker/0", "ny /afsnit/1/blokke/1/raekker/1"}, []string{"info flyttet"}, `[["Tredje","fem"],["Anden","fire"]]`},
	{"a section is deleted", func(h *word.Hand) {
		p := h.Find("Rammen")
		for {
			next := p.Parent().ChildElements()[slices.Index(p.Parent().ChildElements(), p)+1]
			p.Parent().RemoveChild(p)
			if strings.Contains(word.TextBelow(next), "Det vi ser") {
				return
			}
			p = next
		}
	}, nil, []string{"ask del-slettet"}, "Rammen"},
}

func TestWhatAReferentDoesInWordComesBack(t *testing.T) {
	if testing.Short() {
		t.Skip("reads scores of drafts: left out with -short")
	}
	s := newService(t)
	for _, c := range scripted {
		t.Run(c.name, func(t *testing.T) {
			file := editedDraft(t, c.edit)
			back := handBack(t, s, publish.Indlevering{Fil: file})
			var changes, items []string
			for _, x := range back.Aendringer {
				changes = append(changes, x.Kind+" "+x.Pointer)
			}
			for _, x := range back.Rest {
				items = append(items, fmt.Sprintf("%s %s", x.Severity, x.Kode))
			}
			if !slices.Equal(changes, c.changes) {
				t.Errorf("changes %q, not %q", changes, c.changes)
			}
			if !slices.Equal(items, c.items) {
				t.Errorf("items %q, not %q", items, c.items)
				for _, x := range back.Rest {
					t.Logf("%s %s %s »%s«", x.Kode, x.Pointer, x.Besked, x.Tekst)
				}
			}
			if got := certain(t, file, back); !strings.Contains(got, c.has) {
				t.Errorf("the record has no %s:\n%s", c.has, got)
			}
			if back.Open != slices.ContainsFunc(c.items, func(s string) bool { return strings.HasPrefix(s, "ask") || strings.HasPrefix(s, "block") }) {
				t.Errorf("open: %v", back.Open)
			}
		})
	}
	t.Logf("%d scripted edits", len(scripted))
}
