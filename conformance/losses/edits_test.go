package losses

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"github.com/beevik/etree"

	"notat/internal/ooxml"
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

// draft is a Word draft in the hands of a referent.
type draft struct {
	pkg  *ooxml.Package
	doc  *etree.Document
	body *etree.Element
}

func open(t *testing.T, data []byte) *draft {
	t.Helper()
	p, err := ooxml.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	p = p.Clone()
	doc, err := p.XML(p.Main())
	if err != nil {
		t.Fatal(err)
	}
	return &draft{p, doc, ooxml.Child(doc.Root(), "body")}
}

func (d *draft) save(t *testing.T) []byte {
	t.Helper()
	if err := d.pkg.SetXML(d.pkg.Main(), d.doc); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, p := range d.pkg.Parts() {
		f, err := z.Create(p.Name)
		if err == nil {
			_, err = f.Write(p.Data)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func said(e *etree.Element) string {
	var b strings.Builder
	for _, t := range e.FindElements(".//w:t") {
		b.WriteString(t.Text())
	}
	return b.String()
}

// p gives the first paragraph with these words.
func (d *draft) p(words string) *etree.Element {
	for _, p := range d.body.FindElements(".//w:p") {
		if strings.Contains(said(p), words) {
			return p
		}
	}
	panic("no paragraph says " + words)
}

func (d *draft) up(words, tag string) *etree.Element {
	e := d.p(words)
	for e.Tag != tag {
		e = e.Parent()
	}
	return e
}

// say puts other words in the place of some.
func (d *draft) say(old, new string) {
	for _, t := range d.body.FindElements(".//w:t") {
		if strings.Contains(t.Text(), old) {
			t.SetText(strings.Replace(t.Text(), old, new, 1))
			t.CreateAttr("xml:space", "preserve")
			return
		}
	}
	panic("no text says " + old)
}

func xml(s string) *etree.Element {
	d := etree.NewDocument()
	if err := d.ReadFromString(`<x xmlns:w="` + ooxml.NS + `" xmlns:r="r" xmlns:v="v">` + s + `</x>`); err != nil {
		panic(err)
	}
	return d.Root().ChildElements()[0].Copy()
}

func r(s string) string { return `<w:r><w:t xml:space="preserve">` + s + `</w:t></w:r>` }

// styled is a new paragraph in a style, by its name; "" is running text.
func (d *draft) styled(style, s string) *etree.Element {
	pPr := ""
	if style != "" {
		styles, err := d.pkg.Styles()
		if err != nil {
			panic(err)
		}
		id, _ := styles.ID("paragraph", style)
		pPr = `<w:pPr><w:pStyle w:val="` + id + `"/></w:pPr>`
	}
	return xml("<w:p>" + pPr + r(s) + "</w:p>")
}

func after(e *etree.Element, more ...*etree.Element) {
	for i, m := range more {
		e.Parent().InsertChildAt(e.Index()+1+i, m)
	}
}

func drop(e *etree.Element) { e.Parent().RemoveChild(e) }

const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

// part adds a part of notes or the like, and what refers to it.
func (d *draft) part(kind, xml string) {
	name := "word/" + kind + ".xml"
	d.pkg.Set(name, []byte(xml))
	if _, err := d.pkg.AddRel(d.pkg.Main(), relations+kind, kind+".xml", false); err != nil {
		panic(err)
	}
}

// edit is something that a referent does.
type edit struct {
	name string
	do   func(*draft)
}

var edits = []edit{
	{"nothing", func(*draft) {}},
	{"a word", func(d *draft) { d.say("Tonen var god", "Tonen var rigtig god") }},
	{"a negation", func(d *draft) { d.say("Tonen var god", "Tonen var ikke god") }},
	{"a negation, and underlining elsewhere", func(d *draft) { // "følger ikke med" must hide no "ikke"
		d.say("Tonen var god", "Tonen var god, men det var ikke nok")
		d.p("Faste rutiner").AddChild(xml(`<w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t xml:space="preserve"> nemlig</w:t></w:r>`))
	}},
	{"a word in runs", func(d *draft) {
		last := d.p("Forældrene savner").FindElement(".//w:r")
		last.FindElement("./w:t").SetText("Forældrene ")
		last.FindElement("./w:t").CreateAttr("xml:space", "preserve")
		for _, s := range []string{"ønsker ", "daglige ", "blik."} {
			next := last.Copy()
			next.FindElement("./w:t").SetText(s)
			after(last, next)
			last = next
		}
	}},
	{"bold words", func(d *draft) {
		d.p("Tonen var god").AddChild(xml(`<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve"> Vigtigt.</w:t></w:r>`))
	}},
	{"a digit", func(d *draft) { d.say("7 af 9", "8 af 9") }},
	{"a tab and a line break", func(d *draft) {
		d.p("Forældrene savner").AddChild(xml(`<w:r><w:tab/><w:t>Især om vinteren.</w:t><w:br/><w:t>Og om foråret.</w:t></w:r>`))
	}},
	{"a link", func(d *draft) {
		id, err := d.pkg.AddRel(d.pkg.Main(), relations+"hyperlink", "https://www.eksempel.dk/plan", true)
		if err != nil {
			panic(err)
		}
		d.p("Tonen var god").AddChild(xml(`<w:hyperlink r:id="` + id + `">` + r(" Se planen") + `</w:hyperlink>`))
	}},
	{"a paragraph", func(d *draft) { after(d.p("Tonen var god"), d.styled("", "Der blev også talt om lejrskolen.")) }},
	{"a last paragraph", func(d *draft) {
		after(d.p("De vil gerne"), d.styled("", "Det blev lovet."), d.styled("", "Skolen vender tilbage inden sommer."))
	}},
	{"items of lists", func(d *draft) {
		for _, s := range []string{"fremmøde", "om morgenen", "regning"} {
			p := d.p(s)
			c := p.Copy()
			c.FindElement(".//w:t").SetText(s + " igen")
			after(p, c)
		}
	}},
	{"a section", func(d *draft) {
		p := d.p("Opfølgning")
		at := p.Index()
		for i, x := range []*etree.Element{d.styled("heading 1", "Lejrskole"), d.styled("", "Turen gik til Bornholm."), d.styled("", "Alle kom hjem igen.")} {
			p.Parent().InsertChildAt(at+i, x)
		}
	}},
	{"a missing part", func(d *draft) { d.say("Skriv teksten her.", "Alle fandt samtalen nyttig.") }},
	{"a cell", func(d *draft) { d.say("otte", "syv") }},
	{"a row", func(d *draft) {
		after(d.up("Femte", "tr"), xml("<w:tr><w:tc><w:p>"+r("Sjette")+"</w:p></w:tc><w:tc><w:p>"+r("elleve")+"</w:p></w:tc></w:tr>"))
	}},
	{"a row of the agenda", func(d *draft) {
		after(d.up("Fravær", "tr"), xml("<w:tr><w:tc><w:p>"+r("10.30–11.15")+"</w:p></w:tc><w:tc><w:p>"+r("Lektier")+"</w:p></w:tc></w:tr>"))
	}},
	{"a row is deleted", func(d *draft) { drop(d.up("Femte", "tr")) }},
	{"two columns", func(d *draft) {
		d.say("Faste rutiner", "Gode rutiner")
		d.say("Sen start", "Meget sen start")
	}},
	{"a quote and its source", func(d *draft) {
		d.say("lære noget", "lære meget")
		d.say("Elev", "Elev i 6. klasse")
	}},
	{"someone took part", func(d *draft) {
		p := d.p("Per Lund")
		c := p.Copy()
		ts := c.FindElements(".//w:t")
		for _, t := range ts {
			t.SetText("")
		}
		ts[0].SetText("Ib Krag, Afdelingsleder")
		after(p, c)
	}},
	{"names and titles", func(d *draft) {
		d.say("Gry Holm", "Gry Holmgaard")
		d.say("Viceskoleleder", "Pædagogisk leder")
	}},
	{"someone is deleted", func(d *draft) { drop(d.p("Per Lund")) }},
	{"date, time and place", func(d *draft) {
		d.say("12. marts 2026", "19. marts 2026")
		d.say("12.00", "12.30")
		d.say("Festsalen", "Aulaen")
	}},
	{"a deadline and a status", func(d *draft) {
		d.say("1. juni 2026", "1. august 2026")
		d.say("I gang", "Nået")
	}},
	{"both deadlines", func(d *draft) {
		d.say("1. juni 2026", "15. juni 2026")
		d.say("1. september 2026", "15. september 2026")
	}},
	{"a sign of an agreement", func(d *draft) { after(d.p("Klasseaftaler"), d.styled("", "Tegn: Færre ringer")) }},
	{"a step, and a goal", func(d *draft) {
		d.say("Klasseaftaler", "Klasseaftaler hver uge")
		d.say("Bedre lektier", "Meget bedre lektier")
	}},
	{"an agreement", func(d *draft) {
		all := d.body.FindElements(".//w:p")
		for i := len(all) - 1; ; i-- {
			if strings.Contains(said(all[i]), "Nået") {
				after(all[i], xml(`<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Flere frikvarterer</w:t></w:r></w:p>`), d.styled("", "Ansvarlig: Afdelingsleder"), d.styled("", "Frist: 1. maj 2026"))
				return
			}
		}
	}},
	{"a field is emptied", func(d *draft) { d.say("Festsalen", "") }},
	{"fixed text", func(d *draft) { d.say("Deltagere", "Deltagere og gæster") }},
	{"a number of a result", func(d *draft) { d.say("7,40", "8,10") }},
	{"a tracked insertion", func(d *draft) {
		d.p("Tonen var god").AddChild(xml(`<w:ins w:id="1" w:author="Mette">` + r(" Tak for kaffe.") + `</w:ins>`))
	}},
	{"a tracked deletion", func(d *draft) {
		run := d.p("De vil gerne").FindElement(".//w:r")
		run.FindElement("./w:t").Tag = "delText"
		del := xml(`<w:del w:id="2" w:author="Mette"/>`)
		after(run, xml(`<w:ins w:id="3" w:author="Mette">`+r("De savner intet.")+`</w:ins>`), del)
		del.AddChild(run)
	}},
	{"a tracked row is deleted", func(d *draft) {
		d.up("Femte", "tr").InsertChildAt(0, xml(`<w:trPr><w:del w:id="4" w:author="Mette"/></w:trPr>`))
	}},
	{"a joined paragraph", func(d *draft) {
		p := d.p("Forældrene savner")
		pPr := ooxml.Child(p, "pPr")
		pPr.CreateElement("w:rPr").AddChild(xml(`<w:del w:id="5" w:author="Mette"/>`))
	}},
	{"a comment", func(d *draft) {
		d.part("comments", `<w:comments xmlns:w="`+ooxml.NS+`"><w:comment w:id="0" w:author="Mette"><w:p>`+r("Passer tallet?")+`</w:p></w:comment><w:comment w:id="1" w:author="Bo"><w:p>`+r("Skal Gry spørges?")+`</w:p></w:comment></w:comments>`)
		d.p("Tonen var god").AddChild(xml(`<w:r><w:commentReference w:id="0"/></w:r>`))
		d.p("Forældrene savner").AddChild(xml(`<w:r><w:commentReference w:id="1"/></w:r>`))
	}},
	{"a footnote and an endnote", func(d *draft) {
		d.part("footnotes", `<w:footnotes xmlns:w="`+ooxml.NS+`"><w:footnote w:id="3"><w:p>`+r("Se bilag tre.")+`</w:p></w:footnote></w:footnotes>`)
		d.part("endnotes", `<w:endnotes xmlns:w="`+ooxml.NS+`"><w:endnote w:id="3"><w:p>`+r("Kilden er skolens egen.")+`</w:p></w:endnote></w:endnotes>`)
		d.p("Tonen var god").AddChild(xml(`<w:r><w:footnoteReference w:id="3"/></w:r>`))
		d.p("Tonen var god").AddChild(xml(`<w:r><w:endnoteReference w:id="3"/></w:r>`))
	}},
	{"a text box", func(d *draft) {
		d.p("Tonen var god").AddChild(xml(`<w:r><w:pict><v:textbox><w:txbxContent><w:p>` + r("Husk fotografen") + `</w:p></w:txbxContent></v:textbox></w:pict></w:r>`))
	}},
	{"a table", func(d *draft) {
		after(d.p("Tonen var god"), xml(`<w:tbl><w:tr><w:tc><w:p>`+r("Uge")+`</w:p></w:tc><w:tc><w:p>`+r("Emne")+`</w:p></w:tc></w:tr></w:tbl>`))
	}},
	{"a picture", func(d *draft) { d.pkg.Set("word/media/nyt.png", []byte("billede")) }},
	{"the header", func(d *draft) {
		for _, p := range d.pkg.Parts() {
			if strings.HasPrefix(p.Name, "word/header") {
				d.pkg.Set(p.Name, bytes.Replace(p.Data, []byte("</w:hdr>"), []byte("<w:p>"+r("Fortroligt udkast")+"</w:p></w:hdr>"), 1))
			}
		}
	}},
	{"controls are gone", func(d *draft) {
		for e := d.body.FindElement(".//w:sdt"); e != nil; e = d.body.FindElement(".//w:sdt") {
			at, parent := e.Index(), e.Parent()
			for i, c := range ooxml.Child(e, "sdtContent").ChildElements() {
				parent.InsertChildAt(at+1+i, c)
			}
			drop(e)
		}
		d.say("Tonen var god", "Tonen var fin")
		d.say("Festsalen", "Aulaen")
	}},
	{"a paragraph is moved", func(d *draft) {
		p, to := d.p("Forældrene savner"), d.p("Tonen var god")
		drop(p)
		after(to, p)
	}},
}
