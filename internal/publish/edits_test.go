package publish

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/beevik/etree"

	"notat/internal/ooxml"
)

// retteRecord is the record that the scripted edits are made to.
const retteRecord = `{
"dokument":{"titel":"Skoleudviklingssamtale på Birkelund Skole","skoleaar":"2025/26","status":"udkast"},
"kommune":{"navn":"Fjordby Kommune"},"skole":{"navn":"Birkelund Skole"},
"moede":{"dato":"2026-03-13","start":"13:00","slut":"16:00","sted":"Aulaen","dagsorden":[{"start":"13:00","slut":"13:05","punkt":"Velkomst"},{"start":"13:05","slut":"14:00","punkt":"Trivsel"}]},
"deltagere":[{"navn":"Anna Berg","titel":"Skoleleder","part":"skoleledelse","funktion":["moedeleder"]},{"navn":"Bo Dahl","titel":"Viceskoleleder","part":"skoleledelse"}],
"afsnit":[
 {"overskrift":"Rammen","del":"rammesaetning","blokke":[{"type":"tekst","tekst":"Samtalen handlede om **læsning** i indskolingen.\n\nDen blev holdt i god tone.\n\n- første emne\n- andet emne"}]},
 {"overskrift":"Det vi ser","blokke":[
  {"type":"sammenstilling","kolonner":[{"overskrift":"Styrker","tekst":"Gode rutiner."},{"overskrift":"Svagheder","tekst":"Meget fravær."}]},
  {"type":"tabel","hoved":["Klasse","Timer"],"raekker":[["Anden","fire"],["Tredje","fem"]]},
  {"type":"citater","citater":[{"tekst":"Her er rart at være.","rolle":"Elev"}]},
  {"type":"resultater","resultater":[{"maaling":"Trivsel","vaerdi":7.40,"enhed":"%","ord":"Trivslen er steget."}]}]},
 {"overskrift":"Opfølgning","del":"opfoelgning","blokke":[{"type":"aftaler","aftaler":[
  {"maal":"Flere læser godt","tiltag":["Læsebånd","Makkerlæsning"],"ansvarlig":"Skoleleder","frist":"2026-06-01","status":"iGang","fraSkoleaar":"2024/25"},
  {"maal":"Mindre fravær","tegn":"Fraværet falder","status":"naaet","fraSkoleaar":"2024/25"}]}]}],
"kontroller":[{"kode":"intern-adresse","sted":"/afsnit/2/blokke/0","begrundelse":"Set efter."}]}`

// find gives the paragraph with these words in it.
func (h *hand) find(words string) *etree.Element {
	for _, p := range h.all("w:p") {
		var b strings.Builder
		for _, t := range p.FindElements(".//w:t") {
			b.WriteString(t.Text())
		}
		if strings.Contains(b.String(), words) {
			return p
		}
	}
	panic("no paragraph says " + words)
}

// say replaces words within one text element.
func (h *hand) say(old, new string) {
	for _, t := range h.all("w:t") {
		if strings.Contains(t.Text(), old) {
			t.SetText(strings.Replace(t.Text(), old, new, 1))
			t.CreateAttr("xml:space", "preserve")
			return
		}
	}
	panic("no text says " + old)
}

func (h *hand) bare() {
	for e := h.one("w:sdt"); e != nil; e = h.one("w:sdt") {
		unwrap(e)
	}
}

func (h *hand) remove(words string) {
	p := h.find(words)
	p.Parent().RemoveChild(p)
}

func (h *hand) row(words string) *etree.Element { return above(h.find(words), "tr") }

func styled(id, s string) *etree.Element { return paragraph(`<w:pStyle w:val="`+id+`"/>`, s) }

// scripted are edits as a referent makes them, each with the changes and the
// items that it must give: "slags pointer" and "severity kode".
var scripted = []struct {
	name    string
	edit    func(h *hand)
	changes []string
	items   []string
	has     string // words that the new record must hold, as JSON
}{
	{"a word is changed", func(h *hand) { h.say("god tone", "en god tone") }, []string{"aendret /afsnit/0/blokke/0/tekst"}, nil, "i en god tone"},
	{"what is bold stays bold", func(h *hand) { h.say("i indskolingen", "på mellemtrinnet") }, []string{"aendret /afsnit/0/blokke/0/tekst"}, nil, "**læsning** på mellemtrinnet"},
	{"a heading is changed", func(h *hand) { h.say("Rammen", "Rammerne") }, []string{"aendret /afsnit/0/overskrift"}, nil, `"Rammerne"`},
	{"the title is changed", func(h *hand) { h.say("Skoleudviklingssamtale på", "Samtale på") }, []string{"aendret /dokument/titel"}, nil, `"Samtale på Birkelund Skole"`},
	{"the place of the meeting", func(h *hand) { h.say("Aulaen", "Biblioteket") }, []string{"aendret /moede/sted"}, nil, `"Biblioteket"`},
	{"the date in words", func(h *hand) { h.say("13. marts 2026", "den 20. marts 2026") }, []string{"aendret /moede/dato"}, nil, `"2026-03-20"`},
	{"the date in numbers", func(h *hand) { h.say("13. marts 2026", "20/3-2026") }, []string{"aendret /moede/dato"}, nil, `"2026-03-20"`},
	{"the same date in numbers", func(h *hand) { h.say("13. marts 2026", "13.03.2026") }, nil, nil, ""},
	{"a date that is none", func(h *hand) { h.say("13. marts 2026", "på torsdag") }, nil, []string{"ask kan-ikke-laeses"}, ""},
	{"a time", func(h *hand) { h.say("16.00", "15.45") }, []string{"aendret /moede/slut"}, nil, `"15:45"`},
	{"a status", func(h *hand) { h.say("I gang", "Nået") }, []string{"aendret /afsnit/2/blokke/0/aftaler/0/status"}, nil, `"naaet"`},
	{"a status that is none", func(h *hand) { h.say("I gang", "Næsten") }, nil, []string{"ask kan-ikke-laeses"}, ""},
	{"a deadline", func(h *hand) { h.say("1. juni 2026", "1. august 2026") }, []string{"aendret /afsnit/2/blokke/0/aftaler/0/frist"}, nil, `"2026-08-01"`},
	{"a name", func(h *hand) { h.say("Anna Berg", "Anna Bjerg") }, []string{"aendret /deltagere/0/navn"}, nil, `"Anna Bjerg"`},
	{"a title", func(h *hand) { h.say("Viceskoleleder", "Pædagogisk leder") }, []string{"aendret /deltagere/1/titel"}, nil, `"Pædagogisk leder"`},
	{"a point of the agenda", func(h *hand) { h.say("Velkomst", "Velkommen") }, []string{"aendret /moede/dagsorden/0/punkt"}, nil, `"Velkommen"`},
	{"a time of the agenda", func(h *hand) { h.say("14.00", "14.15") }, []string{"aendret /moede/dagsorden/1/slut"}, nil, `"14:15"`},
	{"words of a result", func(h *hand) { h.say("steget", "faldet") }, []string{"aendret /afsnit/1/blokke/3/resultater/0/ord"}, nil, "faldet"},
	{"a number of a result", func(h *hand) { h.say("7,40", "8,10") }, nil, []string{"ask fast-tekst"}, "7.40"},
	{"a cell", func(h *hand) { h.say("fire", "seks") }, []string{"aendret /afsnit/1/blokke/1/raekker/0/1"}, nil, `["Anden","seks"]`},
	{"a quote", func(h *hand) { h.say("rart", "dejligt") }, []string{"aendret /afsnit/1/blokke/2/citater/0/tekst"}, nil, "dejligt"},
	{"a word of an italic quote is set upright", func(h *hand) {
		e := h.find("rart").FindElement(".//w:r")
		e.InsertChildAt(0, element(`<w:rPr><w:i w:val="0"/></w:rPr>`))
	}, []string{"aendret /afsnit/1/blokke/2/citater/0/tekst"}, nil, "*Her er rart at være.*"},
	{"a soft hyphen in a text", func(h *hand) {
		e := h.find("indskolingen").FindElements(".//w:r")
		e[len(e)-1].AddChild(element(`<w:softHyphen/>`))
		e[len(e)-1].AddChild(element(`<w:t>Alle lyttede.</w:t>`))
	}, []string{"aendret /afsnit/0/blokke/0/tekst"}, nil, "indskolingen.\u00adAlle"},
	{"a soft hyphen in fixed text", func(h *hand) {
		t := h.find("Dagsorden").FindElement(".//w:t")
		t.SetText("Dags")
		t.Parent().AddChild(element(`<w:softHyphen/>`))
		t.Parent().AddChild(element(`<w:t>orden</w:t>`))
	}, nil, nil, ""},
	{"the dash between two times is gone", func(h *hand) {
		for _, t := range h.row("Velkomst").FindElements(".//w:t") {
			if t.Text() == "–" {
				t.SetText("")
			}
		}
	}, nil, []string{"warn fast-tekst-slettet"}, `"slut":"13:05"`},
	{"LibreOffice 7.4 says a text in two scripts again", func(h *hand) {
		sdt := h.find("Fraværet falder").FindElement(".//w:sdt")
		pr := ooxml.Child(sdt, "sdtPr")
		pr.RemoveChild(ooxml.Child(pr, "tag"))
		for _, s := range []string{"Fraværet falder", "falderFraværet falder"} {
			c := sdt.Copy()
			c.FindElement(".//w:t").SetText(s)
			after(sdt, c)
		}
	}, nil, []string{"info gentaget"}, `"tegn":"Fraværet falder"`},
	{"a column", func(h *hand) { h.say("Gode rutiner", "Faste rutiner") }, []string{"aendret /afsnit/1/blokke/0/kolonner/0/tekst"}, nil, "Faste rutiner"},
	{"a step of an agreement", func(h *hand) { h.say("Makkerlæsning", "Makkerlæsning hver dag") }, []string{"aendret /afsnit/2/blokke/0/aftaler/0/tiltag/1"}, nil, "hver dag"},
	{"a goal", func(h *hand) { h.say("Mindre fravær", "Meget mindre fravær") }, []string{"aendret /afsnit/2/blokke/0/aftaler/1/maal"}, nil, "Meget mindre"},
	{"a paragraph between two", func(h *hand) { after(h.find("god tone"), paragraph("", "Alle talte.")) }, []string{"aendret /afsnit/0/blokke/0/tekst"}, []string{"info nyt-afsnit-i-tekst"}, `tone.\n\nAlle talte.\n\n- første`},
	{"a bullet", func(h *hand) {
		p := h.find("andet emne")
		c := p.Copy()
		after(p, c)
		c.FindElement(".//w:t").SetText("tredje emne")
	}, []string{"aendret /afsnit/0/blokke/0/tekst"}, []string{"info nyt-afsnit-i-tekst"}, `- andet emne\n- tredje emne`},
	{"a bullet is deleted", func(h *hand) { h.remove("andet emne") }, []string{"aendret /afsnit/0/blokke/0/tekst"}, nil, `- første emne"`},
	{"runs split by Word", func(h *hand) {
		t := h.find("god tone").FindElement(".//w:t")
		run := t.Parent()
		c := run.Copy()
		s := t.Text()
		t.SetText(s[:9])
		c.FindElement("./w:t").SetText(s[9:])
		after(run, c)
		after(run, element(`<w:proofErr w:type="spellStart"/>`))
	}, nil, nil, ""},
	{"a heading with text becomes a section", func(h *hand) {
		p := h.find("Det vi ser")
		for _, s := range []*etree.Element{styled(h.style("heading 1"), "Nyt emne"), paragraph("", "Vi talte også om dette.")} {
			p.Parent().InsertChildAt(p.Index(), s)
		}
	}, []string{"ny /afsnit/1", "aendret /kontroller/0/sted"}, []string{"info nyt-afsnit"}, `{"blokke":[{"tekst":"Vi talte også om dette.","type":"tekst"}],"overskrift":"Nyt emne"}`},
	{"a heading in the middle of old text is asked about", func(h *hand) { after(h.find("god tone"), styled(h.style("heading 1"), "Delt")) }, nil, []string{"ask overskrift-midt-i"}, ""},
	{"a missing part is filled", func(h *hand) { h.say("Skriv teksten her.", "Alle var glade.") }, []string{"ny /afsnit/3"}, []string{"info del-udfyldt"}, ""},
	{"text after the agreements", func(h *hand) {
		after(h.find("Fraværet falder").Parent().ChildElements()[h.find("Fraværet falder").Index()+0], paragraph("", "Mere senere."))
	}, nil, []string{"ask udenfor"}, ""},
	{"someone more took part", func(h *hand) {
		p := h.find("Bo Dahl")
		c := styled(h.style("list bullet"), "Eva Friis, Lærer")
		after(p, c)
	}, []string{"ny /deltagere/2"}, []string{"info nyt-punkt"}, `"navn":"Eva Friis"`},
	{"someone is deleted", func(h *hand) { h.remove("Bo Dahl") }, nil, []string{"ask del-slettet"}, "Bo Dahl"},
	{"a row of the agenda", func(h *hand) {
		after(h.row("Trivsel"), element("<w:tr><w:tc><w:p>"+r("14.00–15.00")+"</w:p></w:tc><w:tc><w:p>"+r("Fravær")+"</w:p></w:tc></w:tr>"))
	}, []string{"ny /moede/dagsorden/2"}, []string{"info ny-raekke"}, `{"punkt":"Fravær","slut":"15:00","start":"14:00"}`},
	{"a copied row", func(h *hand) {
		row := h.row("Trivsel")
		c := row.Copy()
		for i, t := range c.FindElements(".//w:t") {
			t.SetText([]string{"–", "14.00", "14.30", "Pause"}[i])
		}
		after(row, c)
	}, []string{"ny /moede/dagsorden/2"}, []string{"info ny-raekke"}, `{"punkt":"Pause","slut":"14:30","start":"14:00"}`},
	{"a row of a table", func(h *hand) {
		after(h.row("Tredje"), element("<w:tr><w:tc><w:p>"+r("Fjerde")+"</w:p></w:tc><w:tc><w:p>"+r("syv")+"</w:p></w:tc></w:tr>"))
	}, []string{"ny /afsnit/1/blokke/1/raekker/2"}, []string{"info ny-raekke"}, `["Fjerde","syv"]`},
	{"a row is deleted", func(h *hand) { row := h.row("Tredje"); row.Parent().RemoveChild(row) }, nil, []string{"ask del-slettet"}, "Tredje"},
	{"a field is emptied", func(h *hand) { h.say("Aulaen", "") }, nil, []string{"ask felt-tomt"}, "Aulaen"},
	{"text behind a prompt's flag", func(h *hand) {
		e := above(h.find("Aulaen").FindElement(".//w:t"), "sdt")
		ooxml.Child(e, "sdtPr").CreateElement("w:showingPlcHdr")
		h.say("Aulaen", "Kælderen")
	}, []string{"aendret /moede/sted"}, nil, "Kælderen"},
	{"all controls gone", func(h *hand) { h.Rand = any1; h.bare() }, nil, nil, ""},
	{"all controls gone, and edited", func(h *hand) { h.Rand = any1; h.bare(); h.say("Aulaen", "Salen"); h.say("god tone", "fin tone") }, []string{"aendret /moede/sted", "aendret /afsnit/0/blokke/0/tekst"}, nil, "Salen"},
	{"all controls gone, and a missing part is filled", func(h *hand) { h.Rand = any1; h.bare(); h.say("Skriv teksten her.", "Alle var glade.") }, []string{"ny /afsnit/3"}, []string{"info del-udfyldt"}, ""},
	{"all controls gone, and a heading is another", func(h *hand) { h.Rand = any1; h.bare(); h.say("Rammen", "Formål") }, []string{"aendret /afsnit/0/overskrift"}, nil, `"Formål"`},
	{"all controls gone, and two cells beside each other are reworded", func(h *hand) {
		h.Rand = any1
		h.bare()
		h.say("Anden", "Anden klasse")
		h.say("fire", "fire timer")
	}, []string{"aendret /afsnit/1/blokke/1/raekker/0/0", "aendret /afsnit/1/blokke/1/raekker/0/1"}, nil, `["Anden klasse","fire timer"]`},
	{"a tracked insertion is read", func(h *hand) {
		h.find("god tone").AddChild(element(`<w:ins w:id="1" w:author="Mette"><w:r><w:t xml:space="preserve"> Tak.</w:t></w:r></w:ins>`))
	}, []string{"aendret /afsnit/0/blokke/0/tekst"}, nil, "tone. Tak."},
	{"a tracked deletion is followed", func(h *hand) {
		t := h.find("god tone").FindElement(".//w:t")
		run := t.Parent()
		after(run, element(`<w:ins w:id="4" w:author="Mette">`+r("Tak for i dag.")+`</w:ins>`))
		del := element(`<w:del w:id="2" w:author="Mette"/>`)
		after(run, del)
		t.Tag = "delText"
		del.AddChild(run)
	}, []string{"aendret /afsnit/0/blokke/0/tekst"}, []string{"info slettet-sporet"}, "Tak for i dag."},
	{"a comment asks", func(h *hand) { h.comment("Passer det?") }, nil, []string{"ask kommentar"}, ""},
	{"a text box asks", func(h *hand) {
		h.find("god tone").AddChild(element(`<w:r><w:pict><v:textbox><w:txbxContent><w:p>` + r("I en boks") + `</w:p></w:txbxContent></v:textbox></w:pict></w:r>`))
	}, nil, []string{"ask tekstboks"}, ""},
	{"text only in a fallback asks", func(h *hand) {
		h.find("god tone").AddChild(element(`<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing/></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p>` + r("Kun her") + `</w:p></w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`))
	}, nil, []string{"ask tekstboks"}, ""},
	{"a footnote asks", func(h *hand) { h.footnote("Se bilaget.") }, nil, []string{"ask fodnote"}, ""},
	{"a table asks", func(h *hand) {
		after(h.find("god tone"), element(`<w:tbl><w:tr><w:tc><w:p>`+r("celle")+`</w:p></w:tc></w:tr></w:tbl>`))
	}, nil, []string{"ask ny-tabel"}, ""},
	{"a picture asks", func(h *hand) { h.pkg.Set("word/media/nyt.png", []byte("billede")) }, nil, []string{"ask billede"}, ""},
	{"struck words ask", func(h *hand) {
		h.find("god tone").AddChild(element(`<w:r><w:rPr><w:strike/></w:rPr><w:t xml:space="preserve"> måske</w:t></w:r>`))
	}, []string{"aendret /afsnit/0/blokke/0/tekst"}, []string{"ask formatering"}, "måske"},
	{"underlining is told of", func(h *hand) {
		h.find("god tone").AddChild(element(`<w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t xml:space="preserve"> nemlig</w:t></w:r>`))
	}, []string{"aendret /afsnit/0/blokke/0/tekst"}, []string{"warn formatering"}, "nemlig"},
	{"a new page between two words", func(h *hand) {
		h.find("god tone").AddChild(element(`<w:r><w:t>Farvel</w:t><w:br w:type="page"/><w:t>og tak.</w:t></w:r>`))
	}, []string{"aendret /afsnit/0/blokke/0/tekst"}, nil, "tone.Farvel og tak."},
	{"bold words", func(h *hand) {
		h.find("god tone").AddChild(element(`<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve"> Vigtigt</w:t></w:r>`))
	}, []string{"aendret /afsnit/0/blokke/0/tekst"}, nil, "**Vigtigt**"},
	{"fixed text is written in", func(h *hand) { h.say("Fjordby Kommune", "Fjordby Kommune"); h.say("Deltagere", "Deltagere i dag") }, nil, []string{"ask fast-tekst"}, ""},
	{"a labelled line gives an agreement what it lacks", func(h *hand) {
		p := h.find("Fraværet falder")
		after(p, paragraph("", "Frist: 1. maj 2026"))
	}, []string{"ny /afsnit/2/blokke/0/aftaler/1/frist"}, []string{"info nyt-felt"}, `"frist":"2026-05-01"`},
	{"a new agreement", func(h *hand) {
		last := h.lastOf("Nået")
		after(last, paragraph("", "Ansvarlig: Viceskoleleder"))
		after(last, element(`<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Bedre frikvarterer</w:t></w:r></w:p>`))
	}, []string{"ny /afsnit/2/blokke/0/aftaler/2"}, []string{"info ny-aftale"}, `{"ansvarlig":"Viceskoleleder","maal":"Bedre frikvarterer"}`},
	{"rows in another order are told of", func(h *hand) {
		a, b := h.row("Tredje"), h.row("Anden")
		b.Parent().RemoveChild(b)
		after(a, b)
	}, nil, []string{"warn raekkefoelge"}, `[["Anden","fire"],["Tredje","fem"]]`},
	{"a section is deleted", func(h *hand) {
		p := h.find("Rammen")
		for {
			next := p.Parent().ChildElements()[slices.Index(p.Parent().ChildElements(), p)+1]
			p.Parent().RemoveChild(p)
			if strings.Contains(textBelow(next), "Det vi ser") {
				return
			}
			p = next
		}
	}, nil, []string{"ask del-slettet"}, "Rammen"},
}

func textBelow(e *etree.Element) string {
	var b strings.Builder
	for _, t := range e.FindElements(".//w:t") {
		b.WriteString(t.Text())
	}
	return b.String()
}

func (h *hand) lastOf(words string) *etree.Element {
	var last *etree.Element
	for _, p := range h.all("w:p") {
		if strings.Contains(textBelow(p), words) {
			last = p
		}
	}
	return last
}

// rettet gives the draft of retteRecord after an edit.
func rettet(t testing.TB, s *Service, edit func(*hand)) []byte {
	t.Helper()
	f, _ := FormatNamed("docx")
	d, err := s.Render(context.Background(), Request{Data: []byte(retteRecord)}, f)
	if err != nil {
		t.Fatal(err)
	}
	h := inWord(t, d.Data, any1)
	edit(h)
	return h.save(t)
}

func TestWhatAReferentDoesInWordComesBack(t *testing.T) {
	if testing.Short() {
		t.Skip("reads scores of drafts: left out with -short")
	}
	s := newService(t)
	for _, c := range scripted {
		t.Run(c.name, func(t *testing.T) {
			back, err := s.ReadBack(context.Background(), Indlevering{Fil: rettet(t, s, c.edit)})
			if err != nil {
				t.Fatal(err)
			}
			var changes, items []string
			for _, x := range back.Aendringer {
				changes = append(changes, x.Slags+" "+x.Pointer)
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
			if !strings.Contains(string(back.maybe), c.has) {
				t.Errorf("the record has no %s:\n%s", c.has, back.maybe)
			}
			if back.Aaben != slices.ContainsFunc(c.items, func(s string) bool { return strings.HasPrefix(s, "ask") || strings.HasPrefix(s, "block") }) {
				t.Errorf("open: %v", back.Aaben)
			}
		})
	}
	t.Logf("%d scripted edits", len(scripted))
}
