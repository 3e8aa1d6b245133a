package losses

import (
	"bytes"
	"strings"

	"github.com/beevik/etree"

	"notat/internal/ooxml"
	word "notat/internal/readback/readbacktest"
)

// post is the record whose draft is edited. Each kind of block is in it.
const post = `{
"dokument":{"titel":"Skoleudviklingssamtale på Rønnebæk Skole","skoleaar":"2025/26","status":"udkast"},
"kommune":{"navn":"Lindby Kommune"},"skole":{"navn":"Rønnebæk Skole"},
"moede":{"dato":"2026-03-12","start":"09:00","slut":"12:00","sted":"Festsalen","dagsorden":[{"start":"09:00","slut":"09:15","punkt":"Velkomst"},{"start":"09:15","slut":"10:30","punkt":"Fravær"}]},
"deltagere":[{"navn":"Gry Holm","titel":"Skoleleder","part":"skoleledelse","funktion":["moedeleder"]},{"navn":"Per Lund","titel":"Viceskoleleder","part":"skoleledelse"},{"navn":"Ea Bang","titel":"Skolechef","part":"forvaltning"}],
"afsnit":[
 {"overskrift":"Rammen","del":"rammesaetning","blokke":[{"type":"tekst","tekst":"Samtalen tog udgangspunkt i **fravær** på mellemtrinnet.\n\nTonen var god, og 7 af 9 punkter blev drøftet.\n\n- fremmøde\n  - om morgenen\n- lektier\n\n1. læsning\n2. regning"},{"type":"tekst","synlighed":"intern","tekst":"Intern bemærkning til forvaltningen."}]},
 {"overskrift":"Det vi ser","blokke":[
  {"type":"sammenstilling","kolonner":[{"overskrift":"Styrker","tekst":"Faste rutiner."},{"overskrift":"Svagheder","tekst":"Sen start."}]},
  {"type":"tabel","hoved":["Klasse","Timer"],"raekker":[["Fjerde","otte"],["Femte","ni"]]},
  {"type":"citater","citater":[{"tekst":"Her kan man lære noget.","rolle":"Elev"}]},
  {"type":"resultater","resultater":[{"maaling":"Trivsel","vaerdi":7.40,"enhed":"%","ord":"Trivslen er steget."}]}],
  "afsnit":[{"overskrift":"Det vi hører","blokke":[{"type":"tekst","tekst":"Forældrene savner kontakt.\n\nDe vil gerne inviteres."}]}]},
 {"overskrift":"Opfølgning","del":"opfoelgning","blokke":[{"type":"aftaler","aftaler":[
  {"maal":"Flere møder til tiden","tiltag":["Morgenopkald","Klasseaftaler"],"ansvarlig":"Skoleleder","frist":"2026-06-01","status":"iGang","fraSkoleaar":"2024/25"},
  {"maal":"Bedre lektier","tegn":"Flere afleverer","frist":"2026-09-01","status":"naaet","fraSkoleaar":"2024/25"}]}]}]}`

// edit is something that a referent does.
type edit struct {
	name string
	do   func(*word.Hand)
}

var edits = []edit{
	{"nothing", func(*word.Hand) {}},
	{"a word", func(d *word.Hand) { d.Say("Tonen var god", "Tonen var rigtig god") }},
	{"a negation", func(d *word.Hand) { d.Say("Tonen var god", "Tonen var ikke god") }},
	{"a negation, and underlining elsewhere", func(d *word.Hand) { // "følger ikke med" must hide no "ikke"
		d.Say("Tonen var god", "Tonen var god, men det var ikke nok")
		d.Find("Faste rutiner").AddChild(word.Element(`<w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t xml:space="preserve"> nemlig</w:t></w:r>`))
	}},
	{"a word in runs", func(d *word.Hand) {
		last := d.Find("Forældrene savner").FindElement(".//w:r")
		last.FindElement("./w:t").SetText("Forældrene ")
		last.FindElement("./w:t").CreateAttr("xml:space", "preserve")
		for _, s := range []string{"ønsker ", "daglige ", "blik."} {
			next := last.Copy()
			next.FindElement("./w:t").SetText(s)
			word.After(last, next)
			last = next
		}
	}},
	{"bold words", func(d *word.Hand) {
		d.Find("Tonen var god").AddChild(word.Element(`<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve"> Vigtigt.</w:t></w:r>`))
	}},
	{"a digit", func(d *word.Hand) { d.Say("7 af 9", "8 af 9") }},
	{"a tab and a line break", func(d *word.Hand) {
		d.Find("Forældrene savner").AddChild(word.Element(`<w:r><w:tab/><w:t>Især om vinteren.</w:t><w:br/><w:t>Og om foråret.</w:t></w:r>`))
	}},
	{"a link", func(d *word.Hand) {
		id, err := d.Package.AddRel(d.Package.Main(), word.Relations+"hyperlink", "https://www.eksempel.dk/plan", true)
		if err != nil {
			panic(err)
		}
		d.Find("Tonen var god").AddChild(word.Element(`<w:hyperlink r:id="` + id + `">` + word.Run(" Se planen") + `</w:hyperlink>`))
	}},
	{"a paragraph", func(d *word.Hand) {
		word.After(d.Find("Tonen var god"), word.Paragraph("", "Der blev også talt om lejrskolen."))
	}},
	{"a last paragraph", func(d *word.Hand) {
		word.After(d.Find("De vil gerne"), word.Paragraph("", "Det blev lovet."), word.Paragraph("", "Skolen vender tilbage inden sommer."))
	}},
	{"items of lists", func(d *word.Hand) {
		for _, s := range []string{"fremmøde", "om morgenen", "regning"} {
			p := d.Find(s)
			c := p.Copy()
			c.FindElement(".//w:t").SetText(s + " igen")
			word.After(p, c)
		}
	}},
	{"a section", func(d *word.Hand) {
		p := d.Find("Opfølgning")
		at := p.Index()
		for i, x := range []*etree.Element{word.Styled(d.Style("heading 1"), "Lejrskole"), word.Paragraph("", "Turen gik til Bornholm."), word.Paragraph("", "Alle kom hjem igen.")} {
			p.Parent().InsertChildAt(at+i, x)
		}
	}},
	{"a missing part", func(d *word.Hand) { d.Say("Skriv teksten her.", "Alle fandt samtalen nyttig.") }},
	{"a cell", func(d *word.Hand) { d.Say("otte", "syv") }},
	{"a row", func(d *word.Hand) {
		word.After(d.Row("Femte"), word.Element("<w:tr><w:tc><w:p>"+word.Run("Sjette")+"</w:p></w:tc><w:tc><w:p>"+word.Run("elleve")+"</w:p></w:tc></w:tr>"))
	}},
	{"a row of the agenda", func(d *word.Hand) {
		word.After(d.Row("Fravær"), word.Element("<w:tr><w:tc><w:p>"+word.Run("10.30–11.15")+"</w:p></w:tc><w:tc><w:p>"+word.Run("Lektier")+"</w:p></w:tc></w:tr>"))
	}},
	{"a row is deleted", func(d *word.Hand) { word.Drop(d.Row("Femte")) }},
	{"two columns", func(d *word.Hand) {
		d.Say("Faste rutiner", "Gode rutiner")
		d.Say("Sen start", "Meget sen start")
	}},
	{"a quote and its source", func(d *word.Hand) {
		d.Say("lære noget", "lære meget")
		d.Say("Elev", "Elev i 6. klasse")
	}},
	{"someone took part", func(d *word.Hand) {
		p := d.Find("Per Lund")
		c := p.Copy()
		ts := c.FindElements(".//w:t")
		for _, t := range ts {
			t.SetText("")
		}
		ts[0].SetText("Ib Krag, Afdelingsleder")
		word.After(p, c)
	}},
	{"names and titles", func(d *word.Hand) {
		d.Say("Gry Holm", "Gry Holmgaard")
		d.Say("Viceskoleleder", "Pædagogisk leder")
	}},
	{"someone is deleted", func(d *word.Hand) { d.Remove("Per Lund") }},
	{"date, time and place", func(d *word.Hand) {
		d.Say("12. marts 2026", "19. marts 2026")
		d.Say("12.00", "12.30")
		d.Say("Festsalen", "Aulaen")
	}},
	{"a deadline and a status", func(d *word.Hand) {
		d.Say("1. juni 2026", "1. august 2026")
		d.Say("I gang", "Nået")
	}},
	{"both deadlines", func(d *word.Hand) {
		d.Say("1. juni 2026", "15. juni 2026")
		d.Say("1. september 2026", "15. september 2026")
	}},
	{"a sign of an agreement", func(d *word.Hand) { word.After(d.Find("Klasseaftaler"), word.Paragraph("", "Tegn: Færre ringer")) }},
	{"a step, and a goal", func(d *word.Hand) {
		d.Say("Klasseaftaler", "Klasseaftaler hver uge")
		d.Say("Bedre lektier", "Meget bedre lektier")
	}},
	{"an agreement", func(d *word.Hand) {
		all := d.All("w:p")
		for i := len(all) - 1; ; i-- {
			if strings.Contains(word.TextBelow(all[i]), "Nået") {
				word.After(all[i], word.Element(`<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Flere frikvarterer</w:t></w:r></w:p>`), word.Paragraph("", "Ansvarlig: Afdelingsleder"), word.Paragraph("", "Frist: 1. maj 2026"))
				return
			}
		}
	}},
	{"a field is emptied", func(d *word.Hand) { d.Say("Festsalen", "") }},
	{"fixed text", func(d *word.Hand) { d.Say("Deltagere", "Deltagere og gæster") }},
	{"a number of a result", func(d *word.Hand) { d.Say("7,40", "8,10") }},
	{"a tracked insertion", func(d *word.Hand) {
		d.Find("Tonen var god").AddChild(word.Element(`<w:ins w:id="1" w:author="Mette">` + word.Run(" Tak for kaffe.") + `</w:ins>`))
	}},
	{"a tracked deletion", func(d *word.Hand) {
		run := d.Find("De vil gerne").FindElement(".//w:r")
		run.FindElement("./w:t").Tag = "delText"
		del := word.Element(`<w:del w:id="2" w:author="Mette"/>`)
		word.After(run, word.Element(`<w:ins w:id="3" w:author="Mette">`+word.Run("De savner intet.")+`</w:ins>`), del)
		del.AddChild(run)
	}},
	{"a tracked row is deleted", func(d *word.Hand) {
		d.Row("Femte").InsertChildAt(0, word.Element(`<w:trPr><w:del w:id="4" w:author="Mette"/></w:trPr>`))
	}},
	{"a joined paragraph", func(d *word.Hand) {
		p := d.Find("Forældrene savner")
		pPr := ooxml.Child(p, "pPr")
		pPr.CreateElement("w:rPr").AddChild(word.Element(`<w:del w:id="5" w:author="Mette"/>`))
	}},
	{"a comment", func(d *word.Hand) {
		d.Part("comments", `<w:comments xmlns:w="`+ooxml.NS+`"><w:comment w:id="0" w:author="Mette"><w:p>`+word.Run("Passer tallet?")+`</w:p></w:comment><w:comment w:id="1" w:author="Bo"><w:p>`+word.Run("Skal Gry spørges?")+`</w:p></w:comment></w:comments>`)
		d.Find("Tonen var god").AddChild(word.Element(`<w:r><w:commentReference w:id="0"/></w:r>`))
		d.Find("Forældrene savner").AddChild(word.Element(`<w:r><w:commentReference w:id="1"/></w:r>`))
	}},
	{"a footnote and an endnote", func(d *word.Hand) {
		d.Part("footnotes", `<w:footnotes xmlns:w="`+ooxml.NS+`"><w:footnote w:id="3"><w:p>`+word.Run("Se bilag tre.")+`</w:p></w:footnote></w:footnotes>`)
		d.Part("endnotes", `<w:endnotes xmlns:w="`+ooxml.NS+`"><w:endnote w:id="3"><w:p>`+word.Run("Kilden er skolens egen.")+`</w:p></w:endnote></w:endnotes>`)
		d.Find("Tonen var god").AddChild(word.Element(`<w:r><w:footnoteReference w:id="3"/></w:r>`))
		d.Find("Tonen var god").AddChild(word.Element(`<w:r><w:endnoteReference w:id="3"/></w:r>`))
	}},
	{"a text box", func(d *word.Hand) {
		d.Find("Tonen var god").AddChild(word.Element(`<w:r><w:pict><v:textbox><w:txbxContent><w:p>` + word.Run("Husk fotografen") + `</w:p></w:txbxContent></v:textbox></w:pict></w:r>`))
	}},
	{"a table", func(d *word.Hand) {
		word.After(d.Find("Tonen var god"), word.Element(`<w:tbl><w:tr><w:tc><w:p>`+word.Run("Uge")+`</w:p></w:tc><w:tc><w:p>`+word.Run("Emne")+`</w:p></w:tc></w:tr></w:tbl>`))
	}},
	{"a picture", func(d *word.Hand) { d.Package.Set("word/media/nyt.png", []byte("billede")) }},
	{"the header", func(d *word.Hand) {
		for _, p := range d.Package.Parts() {
			if strings.HasPrefix(p.Name, "word/header") {
				d.Package.Set(p.Name, bytes.Replace(p.Data, []byte("</w:hdr>"), []byte("<w:p>"+word.Run("Fortroligt udkast")+"</w:p></w:hdr>"), 1))
			}
		}
	}},
	{"controls are gone", func(d *word.Hand) {
		d.Bare()
		d.Say("Tonen var god", "Tonen var fin")
		d.Say("Festsalen", "Aulaen")
	}},
	{"a paragraph is moved", func(d *word.Hand) {
		p, to := d.Find("Forældrene savner"), d.Find("Tonen var god")
		word.Drop(p)
		word.After(to, p)
	}},
}
