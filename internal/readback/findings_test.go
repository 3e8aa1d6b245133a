package readback_test

import (
	"testing"

	"github.com/beevik/etree"

	"notat/internal/ooxml"
	word "notat/internal/readback/readbacktest"
)

// Edits that others were seen to make, and that no table of another file states.
func TestWhatOthersWereSeenToDo(t *testing.T) {
	if testing.Short() {
		t.Skip("reads a score of drafts: left out with -short")
	}
	char := func(kind string) string { return `<w:r><w:fldChar w:fldCharType="` + kind + `"/></w:r>` }
	instr := func(s string) string { return `<w:r><w:instrText xml:space="preserve">` + s + `</w:instrText></w:r>` }
	const inText = "info nyt-afsnit-i-tekst"
	areMeant(t, []meantEdit{
		{"two links as fields in one paragraph", func(h *word.Hand) {
			after(h, "god tone", field("", `HYPERLINK "https://a.example/?x=1&amp;y=2"`, " en")+word.Run(" og")+field("", `HYPERLINK "https://b.example/"`, " to"))
		}, []string{`(https://a.example/?x=1&y=2)`, `(https://b.example/)`}, nil, nil},
		{"a field's code in several runs", func(h *word.Hand) {
			after(h, "god tone", char("begin")+instr(` HYPERL`)+instr(`INK "https://a.ex`)+instr(`ample/side" `)+char("separate")+word.Run(" siden")+char("end"))
		}, []string{`(https://a.example/side)`}, nil, nil},
		{"a property of the file as a field", func(h *word.Hand) {
			after(h, "god tone", word.Run(" Sag ")+field("", `DOCPROPERTY Sag \* MERGEFORMAT`, "26-114"))
		}, []string{`tone. Sag 26-114`}, nil, nil},
		{"what Word notes for itself", func(h *word.Hand) {
			p := h.Find("god tone")
			p.CreateAttr("w:rsidR", "00AB12CD")
			for i, x := range []string{`<w:proofErr w:type="spellStart"/>`, `<w:bookmarkStart w:id="7" w:name="_GoBack"/>`, `<w:bookmarkEnd w:id="7"/>`, `<w:permStart w:id="8" w:edGrp="everyone"/>`, `<w:permEnd w:id="8"/>`} {
				p.InsertChildAt(i+1, word.Element(x))
			}
			for _, r := range p.FindElements(".//w:r") {
				r.InsertChildAt(0, word.Element(`<w:lastRenderedPageBreak/>`))
			}
		}, nil, nil, nil},
		{"a number with its unit, before the unit of its cell", func(h *word.Hand) { h.Say("7,40", "7,9 %") }, []string{`"enhed":"%","maaling":"Trivsel","ord":"Trivslen er steget.","vaerdi":7.9}`}, []string{"info gentaget"}, nil},
		{"about such a number, with its unit in letters", func(h *word.Hand) { h.Say("7,40", "ca. 7,9 pct.") }, []string{`"cirka":true,"enhed":"%","maaling":"Trivsel","ord":"Trivslen er steget.","vaerdi":7.9}`}, []string{"info gentaget"}, nil},
		{"a copied row of results", func(h *word.Hand) {
			row := h.Row("7,40")
			c := row.Copy()
			word.After(row, c)
			for _, x := range c.FindElements(".//w:t") {
				switch x.Text() {
				case "Trivsel":
					x.SetText("Fravær")
				case "7,40":
					x.SetText("8,30")
				case "Trivslen er steget.":
					x.SetText("Som før.")
				}
			}
		}, []string{`{"art":"fravaer","enhed":"%","maaling":"Fravær","ord":"Som før.","vaerdi":8.30}`, `"vaerdi":7.40`}, []string{"info ny-raekke"}, nil},
		{"a cell more than the table has columns", func(h *word.Hand) {
			h.Row("Anden").AddChild(word.Element(`<w:tc><w:p>` + word.Run("også om aftenen") + `</w:p></w:tc>`))
		}, []string{`["Anden","fire","også om aftenen"]`, `"hoved":["Klasse","Timer",""]`}, []string{"info ny-kolonne"}, nil},
		{"a table without a grid", func(h *word.Hand) {
			for _, g := range h.All("w:tblGrid") {
				word.Drop(g)
			}
		}, nil, nil, nil},
		{"a control around a row", func(h *word.Hand) {
			row := h.Row("Anden")
			sdt := word.Element(`<w:sdt><w:sdtPr><w:id w:val="977"/></w:sdtPr><w:sdtContent/></w:sdt>`)
			word.After(row, sdt)
			ooxml.Child(sdt, "sdtContent").AddChild(row)
		}, nil, nil, nil},
		{"a link to a file, with a space in its path", linked(`file:///K:\Fælles drev\plan.docx`), []string{`tone. siden\n`}, []string{"warn link"}, nil},
		{"a space in the address of a link", linked("https://a.example/min plan.pdf"), []string{`[siden](https://a.example/min%20plan.pdf)`}, nil, nil},
		{"a list that goes on after a paragraph", func(h *word.Hand) {
			numbered(h, "god tone", "læse", "regne", "", "syv")
		}, []string{`1. læse\n2. regne\n\nImellem.\n\n1\\. syv`}, []string{inText, inText, inText, inText, "warn talliste"}, nil},
		{"a paragraph in the style of quotes", func(h *word.Hand) { restyle(h, "god tone", "quote") }, []string{`god tone`}, []string{"warn anden-typografi"}, nil},
		{"a row that is deleted with tracked changes", func(h *word.Hand) {
			row := h.Row("Tredje")
			row.InsertChildAt(0, word.Element(`<w:trPr><w:del w:id="7" w:author="Mette"/></w:trPr>`))
			for _, p := range row.FindElements(".//w:p") {
				deleteParagraph(p)
			}
		}, []string{`"raekker":[["Anden","fire"]],`}, []string{"ask del-slettet"}, []string{"slettes"}},
		{"a row that is put in with tracked changes", func(h *word.Hand) {
			r := word.Element(`<w:tr><w:trPr><w:ins w:id="7" w:author="Mette"/></w:trPr><w:tc><w:p><w:ins w:id="8" w:author="Mette">` + word.Run("Fjerde") + `</w:ins></w:p></w:tc><w:tc><w:p><w:ins w:id="9" w:author="Mette">` + word.Run("syv") + `</w:ins></w:p></w:tc></w:tr>`)
			word.After(h.Row("Tredje"), r)
		}, []string{`["Fjerde","syv"]`}, []string{"info ny-raekke"}, nil},
		{"a text box without a fallback", func(h *word.Hand) {
			after(h, "god tone", `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor xmlns:wp="wp"><wp:docPr id="7" name="Tekstfelt 1"/><wps:txbx><w:txbxContent><w:p>`+word.Run("Husk skoene")+`</w:p></w:txbxContent></wps:txbx></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>`)
		}, nil, []string{"ask tekstboks"}, []string{"udelades"}},
		{"a table in the cell of a result, and words below it", func(h *word.Hand) {
			p := h.Find("Trivslen er steget")
			for p.Parent().Tag != "tc" {
				p = p.Parent()
			}
			word.After(p, tableOf("Uge|Skov"), word.Paragraph("", "Især ude."))
		}, []string{`"ord":"Trivslen er steget.\n\nIsær ude."`}, []string{"ask ny-tabel"}, []string{"udelades"}},
		{"a table in a text box, and an equation below it", func(h *word.Hand) {
			after(h, "god tone", `<w:r><w:pict><v:textbox><w:txbxContent><w:tbl><w:tr><w:tc><w:p>`+word.Run("Uge")+`</w:p></w:tc><w:tc><w:p>`+word.Run("Skov")+`</w:p></w:tc></w:tr></w:tbl><w:p><w:oMath><w:r><w:t>x+1</w:t></w:r></w:oMath></w:p></w:txbxContent></v:textbox></w:pict></w:r>`)
		}, []string{`tone.\n\nUge\n\nSkov\n\nx+1\n\n- første emne`}, []string{"ask ligning", "ask tekstboks"}, []string{"felt:/afsnit/0/blokke/0/tekst", "beholdes"}},
		{"a paragraph between two items", func(h *word.Hand) {
			word.After(h.Find("første emne"), word.Paragraph("", "Midt i listen."))
		}, []string{`- første emne\n\nMidt i listen.\n\n- andet emne`}, []string{inText}, nil},
	})
}

// linked puts a link to an address behind a text.
func linked(address string) func(*word.Hand) {
	return func(h *word.Hand) {
		id, err := h.Package.AddRel(h.Package.Main(), docLink, address, true)
		if err != nil {
			panic(err)
		}
		after(h, "god tone", `<w:hyperlink r:id="`+id+`">`+word.Run(" siden")+`</w:hyperlink>`)
	}
}

// numbered puts a numbered list below a paragraph; "" is a paragraph between.
func numbered(h *word.Hand, words string, items ...string) {
	var all []*etree.Element
	for _, s := range items {
		if s == "" {
			all = append(all, word.Paragraph("", "Imellem."))
			continue
		}
		all = append(all, word.Paragraph(`<w:pStyle w:val="`+h.Style("list number")+`"/>`, s))
	}
	word.After(h.Find(words), all...)
}
