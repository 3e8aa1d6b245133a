package readback_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	word "notat/internal/readback/readbacktest"

	"notat/internal/ooxml"
	"notat/internal/publish"
)

// field gives the XML of a complex field.
func field(data, instr, result string) string {
	xml := `<w:r><w:fldChar w:fldCharType="begin">` + data + `</w:fldChar></w:r><w:r><w:instrText xml:space="preserve"> ` + instr + ` </w:instrText></w:r>`
	if result != "" {
		xml += `<w:r><w:fldChar w:fldCharType="separate"/></w:r>` + word.Run(result)
	}
	return xml + `<w:r><w:fldChar w:fldCharType="end"/></w:r>`
}

// after puts the elements of some XML at the end of the paragraph with these words.
func after(h *word.Hand, words, xml string) {
	for _, e := range word.Element("<w:x>" + xml + "</w:x>").ChildElements() {
		h.Find(words).AddChild(e.Copy())
	}
}

// shown are edits whose meaning no letter carries, each with what the record gets
// and what is said: "severity kode".
var shown = []struct {
	name   string
	edit   func(h *word.Hand)
	has    string // of the record; "-" begins what it must not have
	items  []string
	answer string // of what is asked; then has is of the record that comes of it
}{
	{"a link with its place beside it", func(h *word.Hand) {
		id, err := h.Package.AddRel(h.Package.Main(), docLink, "https://ny.example/side", true)
		if err != nil {
			panic(err)
		}
		after(h, "god tone", `<w:hyperlink r:id="`+id+`" w:anchor="del2">`+word.Run(" siden")+`</w:hyperlink>`)
	}, "(https://ny.example/side#del2)", nil, ""},
	{"a link as a field with a place", func(h *word.Hand) {
		after(h, "god tone", field("", `HYPERLINK "https://ny.example/side" \l "del2" \o "Se her"`, " siden"))
	}, "(https://ny.example/side#del2)", nil, ""},
	{"a link as a simple field", func(h *word.Hand) {
		after(h, "god tone", `<w:fldSimple w:instr=" HYPERLINK &quot;https://ny.example/side&quot; ">`+word.Run(" siden")+`</w:fldSimple>`)
	}, "(https://ny.example/side)", nil, ""},
	{"a raised figure", func(h *word.Hand) {
		after(h, "god tone", word.Run(" 10")+`<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>`)
	}, "tone. 10²", nil, ""},
	{"a lowered figure", func(h *word.Hand) {
		after(h, "god tone", word.Run(" CO")+`<w:r><w:rPr><w:vertAlign w:val="subscript"/></w:rPr><w:t>2</w:t></w:r>`)
	}, "tone. CO₂", nil, ""},
	{"raised letters that have no sign", func(h *word.Hand) {
		after(h, "god tone", word.Run(" 5")+`<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>th</w:t></w:r>`)
	}, "5th", []string{"ask formatering"}, ""},
	{"an arrow of autocorrect", func(h *word.Hand) {
		after(h, "god tone", word.Run(" ro ")+`<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>`+word.Run(" læring"))
	}, "ro → læring", nil, ""},
	{"a letter put in as a sign of an ordinary font", func(h *word.Hand) {
		after(h, "god tone", `<w:r><w:sym w:font="Calibri" w:char="F0E6"/><w:sym w:font="Times New Roman" w:char="00F8"/><w:sym w:font="Arial" w:char="2264"/></w:r>`)
	}, "tone.æø≤", nil, ""},
	{"a number of an ordinary font that is no letter", func(h *word.Hand) {
		after(h, "god tone", `<w:r><w:sym w:font="Calibri" w:char="F085"/></w:r>`)
	}, "tone.□", []string{"warn ukendt-element"}, ""},
	{"a ticked box as a letter of a font", func(h *word.Hand) {
		after(h, "god tone", `<w:r><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t xml:space="preserve"> &#xF0FE;</w:t></w:r>`+word.Run(" enig"))
	}, "☑ enig", nil, ""},
	{"a letter in a font of signs", func(h *word.Hand) {
		h.Find("god tone").AddChild(word.Element(`<w:r><w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr><w:t xml:space="preserve"> à</w:t></w:r>`))
	}, "tone. à", []string{"ask formatering"}, ""},
	{"bullets of a mail that was pasted", func(h *word.Hand) {
		word.After(h.Find("god tone"), word.Element(`<w:p><w:r><w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr><w:t>·</w:t></w:r><w:r><w:t xml:space="preserve">       mere læsning</w:t></w:r></w:p>`),
			word.Element(`<w:p><w:r><w:t>–</w:t><w:tab/><w:t>mere ro</w:t></w:r></w:p>`))
	}, `tone.\n\n- mere læsning\n- mere ro\n- første emne`, []string{"info nyt-afsnit-i-tekst", "info nyt-afsnit-i-tekst"}, ""},
	{"a sign that is not known", func(h *word.Hand) {
		after(h, "god tone", `<w:r><w:sym w:font="Skolelogoer" w:char="F041"/></w:r>`)
	}, "tone.□", []string{"warn ukendt-element"}, ""},
	{"boxes of the old forms", func(h *word.Hand) {
		box := func(on string) string {
			return field(`<w:ffData><w:checkBox><w:default w:val="`+on+`"/></w:checkBox></w:ffData>`, "FORMCHECKBOX", "")
		}
		after(h, "god tone", word.Run(" ")+box("1")+word.Run(" Enig ")+box("0")+word.Run(" Uenig"))
	}, "☒ Enig ☐ Uenig", nil, ""},
	{"the choice of a list of the old forms", func(h *word.Hand) {
		after(h, "god tone", word.Run(" ")+field(`<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="Sjældent"/><w:listEntry w:val="Jævnligt"/></w:ddList></w:ffData>`, "FORMDROPDOWN", ""))
	}, "tone. Jævnligt", nil, ""},
	{"words across the page", func(h *word.Hand) {
		for _, p := range h.Package.Parts() {
			if strings.HasPrefix(p.Name, "word/header") {
				h.Package.Set(p.Name, bytes.Replace(p.Data, []byte("</w:hdr>"), []byte(`<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textpath string="KLADDE"/></v:shape></w:pict></w:r></w:p></w:hdr>`), 1))
				return
			}
		}
	}, "-KLADDE", []string{"ask sidehoved"}, ""},
	{"the name of the file in a footer", func(h *word.Hand) {
		for _, p := range h.Package.Parts() {
			if strings.HasPrefix(p.Name, "word/footer") {
				h.Package.Set(p.Name, bytes.Replace(p.Data, []byte("</w:ftr>"), []byte("<w:p>"+field("", `FILENAME \p \* MERGEFORMAT`, `K:\Notater\Samtale 2.docx`)+"</w:p></w:ftr>"), 1))
				return
			}
		}
		panic("no footer")
	}, "-Samtale 2", nil, ""},
	{"an item of a style whose list is not in the file", func(h *word.Hand) {
		for _, p := range h.Package.Parts() {
			if p.Name == "word/numbering.xml" {
				h.Package.Set(p.Name, []byte(`<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>`))
			}
		}
		word.After(h.Find("andet emne"), word.Styled(h.Style("list bullet"), "tredje emne"))
	}, `"Samtalen handlede om **læsning** i indskolingen.\n\nDen blev holdt i god tone.\n\nførste emne\n\nandet emne\n\ntredje emne"`, []string{"info nyt-afsnit-i-tekst"}, ""},
	{"an item of a list that is not in the file", func(h *word.Hand) {
		word.After(h.Find("andet emne"), word.Paragraph(`<w:pStyle w:val="`+h.Style("list bullet")+`"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="77"/></w:numPr>`, "tredje emne"))
	}, `\n- andet emne\n\ntredje emne"`, []string{"info nyt-afsnit-i-tekst"}, ""},
	{"words across the text", func(h *word.Hand) {
		after(h, "god tone", `<w:r><w:pict><v:shape><v:textpath string="KLADDE"/></v:shape></w:pict></w:r>`)
	}, "-KLADDE", []string{"ask tekstboks"}, ""},
	{"a picture of the web", func(h *word.Hand) {
		id, err := h.Package.AddRel(h.Package.Main(), docRel+"image", "https://foto.example/gren.jpg", true)
		if err != nil {
			panic(err)
		}
		after(h, "god tone", `<w:r><w:drawing><w:blip r:link="`+id+`"/></w:drawing></w:r>`)
	}, "-foto.example", []string{"ask billede"}, ""},
	{"a fraction of an equation", func(h *word.Hand) {
		after(h, "god tone", word.Run(" Kun ")+`<w:oMath><w:f><w:num><w:r><w:t>1</w:t></w:r></w:num><w:den><w:r><w:t>2</w:t></w:r></w:den></w:f><w:sSup><w:e><w:r><w:t>x</w:t></w:r></w:e><w:sup><w:r><w:t>ab</w:t></w:r></w:sup></w:sSup></w:oMath>`)
	}, "tone. Kun 1/2x^ab", []string{"ask ligning"}, "beholdes"},
	{"capitals", func(h *word.Hand) {
		after(h, "god tone", `<w:r><w:rPr><w:caps/></w:rPr><w:t xml:space="preserve"> vigtigt på én dag</w:t></w:r>`)
	}, "tone. VIGTIGT PÅ ÉN DAG", nil, ""},
	{"red words", func(h *word.Hand) {
		after(h, "god tone", `<w:r><w:rPr><w:color w:val="FF0000"/></w:rPr><w:t xml:space="preserve"> måske</w:t></w:r>`)
	}, "tone. måske", []string{"warn formatering"}, ""},
	{"white words", func(h *word.Hand) {
		after(h, "god tone", `<w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t xml:space="preserve"> måske</w:t></w:r>`)
	}, "-måske", []string{"ask formatering"}, "slettes"},
	{"words hidden by their style", func(h *word.Hand) {
		styles, _ := h.Package.RelByType(h.Package.Main(), ooxml.RelStyles)
		data, _ := h.Package.Part(styles)
		h.Package.Set(styles, bytes.Replace(data, []byte("</w:styles>"), []byte(`<w:style w:type="character" w:styleId="Skjult"><w:name w:val="skjult"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>`), 1))
		after(h, "god tone", `<w:r><w:rPr><w:rStyle w:val="Skjult"/></w:rPr><w:t xml:space="preserve"> måske</w:t></w:r>`)
	}, "-måske", []string{"ask formatering"}, "slettes"},
	{"words on a coloured ground", func(h *word.Hand) {
		after(h, "god tone", `<w:r><w:rPr><w:shd w:val="clear" w:fill="FFFF00"/></w:rPr><w:t xml:space="preserve"> måske</w:t></w:r>`)
	}, "tone. måske", []string{"warn formatering"}, ""},
	{"looks that say nothing", func(h *word.Hand) {
		after(h, "god tone", `<w:r><w:rPr><w:rFonts w:ascii="Arial"/><w:smallCaps/><w:color w:val="1F3864"/><w:spacing w:val="20"/><w:kern w:val="2"/><w:sz w:val="30"/><w:shd w:val="clear" w:fill="auto"/><w:lang w:val="en-GB"/></w:rPr><w:t xml:space="preserve"> ro</w:t></w:r>`)
	}, "tone. ro", nil, ""},
	{"a property that nobody knows", func(h *word.Hand) {
		after(h, "god tone", `<w:r><w:rPr><w:gaade w:val="1"/></w:rPr><w:t xml:space="preserve"> ro</w:t></w:r>`)
	}, "tone. ro", []string{"ask ukendt-format"}, "beholdes"},
	{"an arrow that is drawn", func(h *word.Hand) {
		after(h, "god tone", `<w:r><w:drawing><wp:anchor xmlns:wp="wp"><wp:docPr id="7" name="Lige pilforbindelse 1"/><wps:cxnSp/></wp:anchor></w:drawing></w:r>`)
	}, "god tone", []string{"ask tegning"}, "udelades"},
	{"ink", func(h *word.Hand) {
		after(h, "god tone", `<w:r><mc:AlternateContent><mc:Choice Requires="wpi"><w:drawing><wp:inline xmlns:wp="wp"><wp:docPr id="7" name="Håndskrift 1"/><w14:contentPart xmlns:w14="w14"/></wp:inline></w:drawing></mc:Choice></mc:AlternateContent></w:r>`)
	}, "god tone", []string{"ask tegning"}, "udelades"},
	{"a line of old Word", func(h *word.Hand) { after(h, "god tone", `<w:r><w:pict><v:line/></w:pict></w:r>`) }, "god tone", []string{"ask tegning"}, "udelades"},
	{"words before the items of a list", func(h *word.Hand) {
		marked(h, "Mål %1:")
	}, `Mål 1: læse\n\nMål 2: regne`, []string{"ask listemaerke", "info nyt-afsnit-i-tekst", "info nyt-afsnit-i-tekst"}, "i-teksten"},
	{"words before the items of a list left out", func(h *word.Hand) {
		marked(h, "Mål %1:")
	}, `1. læse\n2. regne`, []string{"ask listemaerke", "info nyt-afsnit-i-tekst", "info nyt-afsnit-i-tekst"}, "udelades"},
	{"a list of letters", func(h *word.Hand) {
		marked(h, "%1)")
	}, `1. læse\n2. regne`, []string{"info nyt-afsnit-i-tekst", "info nyt-afsnit-i-tekst", "warn talliste"}, ""},
	{"another level of a heading", func(h *word.Hand) { restyle(h, "Opfølgning", "heading 2") }, `"del":"opfoelgning","overskrift":"Opfølgning"}],"blokke":[{"kolonner"`, []string{"info overskrift-niveau"}, ""},
	{"a paragraph made a heading", func(h *word.Hand) { restyle(h, "god tone", "heading 2") }, `"afsnit":[{"blokke":[{"tekst":"- første emne\n- andet emne","type":"tekst"}],"overskrift":"Den blev holdt i god tone."}]`, []string{"info nyt-afsnit"}, ""},
	{"a heading made plain", func(h *word.Hand) { restyle(h, "Opfølgning", "Normal") }, `{"tekst":"Opfølgning","type":"tekst"},{"aftaler":`, []string{"ask afsnit-samlet"}, "sammen"},
	{"a heading made plain that stays one", func(h *word.Hand) { restyle(h, "Opfølgning", "Normal") }, `"del":"opfoelgning","overskrift":"Opfølgning"`, []string{"ask afsnit-samlet"}, "beholdes"},
	{"struck words that go", func(h *word.Hand) {
		after(h, "god tone", `<w:r><w:rPr><w:strike/></w:rPr><w:t xml:space="preserve"> måske</w:t></w:r>`)
	}, "-måske", []string{"ask formatering"}, "slettes"},
	{"struck words that stay", func(h *word.Hand) {
		after(h, "god tone", `<w:r><w:rPr><w:strike/></w:rPr><w:t xml:space="preserve"> måske</w:t></w:r>`)
	}, "tone. måske", []string{"ask formatering"}, "beholdes"},
	{"words in the colour of the paper, which go", func(h *word.Hand) { after(h, "god tone", unseen(`<w:color w:val="FFFFFF"/>`)) }, "-gemte ord", []string{"ask formatering"}, "slettes"},
	{"words too small to be read, which stay", func(h *word.Hand) { after(h, "god tone", unseen(`<w:sz w:val="3"/>`)) }, "tone. gemte ord", []string{"ask formatering"}, "beholdes"},
	{"two new paragraphs that nobody sees are one question", func(h *word.Hand) {
		for range 2 {
			word.After(h.Find("god tone"), word.Element("<w:p>"+unseen("<w:vanish/>")+"</w:p>"))
		}
	}, "-gemte ord", []string{"ask formatering", "info nyt-afsnit-i-tekst", "info nyt-afsnit-i-tekst"}, "slettes"},
	{"a new line of a list that nobody sees", func(h *word.Hand) {
		c := h.Find("Makkerlæsning").Copy()
		word.After(h.Find("Makkerlæsning"), c)
		c.FindElement(".//w:t").SetText("gemte ord")
		for _, r := range c.FindElements(".//w:r") {
			r.InsertChildAt(0, word.Element(`<w:rPr><w:webHidden/></w:rPr>`))
		}
	}, "-gemte ord", []string{"ask formatering", "info nyt-punkt"}, "slettes"},
	{"a number of a result", func(h *word.Hand) { h.Say("7,40", "8,10") }, `"vaerdi":8.10}`, nil, ""},
	{"a status in other words", func(h *word.Hand) { h.Say("I gang", "Undervejs") }, `"status":"aendret"`, []string{"ask kan-ikke-laeses"}, "status:aendret"},
	{"the last item is deleted with tracked changes", func(h *word.Hand) {
		p := h.Find("andet emne")
		pPr := ooxml.Child(p, "pPr")
		pPr.AddChild(word.Element(`<w:rPr><w:del w:id="3" w:author="Mette"/></w:rPr>`))
		for _, t := range p.FindElements(".//w:t") {
			t.Tag = "delText"
			run := t.Parent()
			del := word.Element(`<w:del w:id="4" w:author="Mette"/>`)
			word.After(run, del)
			del.AddChild(run)
		}
	}, `tone.\n\n- første emne","type":"tekst"}`, []string{"info slettet-sporet"}, ""},
	{"a list that counts from five", func(h *word.Hand) {
		part, _ := h.Package.RelByType(h.Package.Main(), ooxml.RelNumbering)
		data, _ := h.Package.Part(part)
		s := strings.Replace(string(data), "<w:num ", `<w:abstractNum w:abstractNumId="77"><w:lvl w:ilvl="0"><w:start w:val="5"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num `, 1)
		h.Package.Set(part, []byte(strings.Replace(s, "</w:numbering>", `<w:num w:numId="77"><w:abstractNumId w:val="77"/></w:num></w:numbering>`, 1)))
		numbered := `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="77"/></w:numPr>`
		word.After(h.Find("god tone"), word.Paragraph(numbered, "seks"))
		word.After(h.Find("god tone"), word.Paragraph(numbered, "fem"))
	}, `1. fem\n2. seks`, []string{"warn talliste", "info nyt-afsnit-i-tekst", "info nyt-afsnit-i-tekst"}, ""},
}

// unseen gives a run that something hides.
func unseen(rPr string) string {
	return `<w:r><w:rPr>` + rPr + `</w:rPr><w:t xml:space="preserve"> gemte ord</w:t></w:r>`
}

const (
	docRel  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	docLink = docRel + "hyperlink"
)

// marked puts two items of a new list after a text; its marks have a pattern.
func marked(h *word.Hand, pattern string) {
	part, _ := h.Package.RelByType(h.Package.Main(), ooxml.RelNumbering)
	data, _ := h.Package.Part(part)
	s := strings.Replace(string(data), "<w:num ", `<w:abstractNum w:abstractNumId="78"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="`+pattern+`"/></w:lvl></w:abstractNum><w:num `, 1)
	h.Package.Set(part, []byte(strings.Replace(s, "</w:numbering>", `<w:num w:numId="78"><w:abstractNumId w:val="78"/></w:num></w:numbering>`, 1)))
	numbered := `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="78"/></w:numPr>`
	word.After(h.Find("god tone"), word.Paragraph(numbered, "læse"), word.Paragraph(numbered, "regne"))
}

// restyle gives the paragraph with these words another style.
func restyle(h *word.Hand, words, style string) {
	p := h.Find(words)
	pPr := ooxml.Child(p, "pPr")
	if !ooxml.Has(p, "pPr") {
		pPr = word.Element("<w:pPr/>")
		p.InsertChildAt(0, pPr)
	}
	if s := ooxml.Child(pPr, "pStyle"); ooxml.Has(pPr, "pStyle") {
		pPr.RemoveChild(s)
	}
	pPr.InsertChildAt(0, word.Element(`<w:pStyle w:val="`+h.Style(style)+`"/>`))
}

// What a reader of the file sees without its being letters is in the record, or
// is told of.
func TestWhatIsShownComesBack(t *testing.T) {
	if testing.Short() {
		t.Skip("reads scores of drafts: left out with -short")
	}
	s := newService(t)
	for _, c := range shown {
		t.Run(c.name, func(t *testing.T) {
			q := publish.Indlevering{Fil: editedDraft(t, c.edit)}
			back := handBack(t, s, q)
			items, asked := told(back)
			svar := map[string]string{}
			for _, id := range asked {
				svar[id] = c.answer
			}
			slices.Sort(c.items)
			if !slices.Equal(items, c.items) {
				t.Errorf("told %q, not %q: %+v", items, c.items, back.Rest)
			}
			var got string
			if c.answer == "" {
				got = certain(t, q.Fil, back)
			} else {
				var err error
				if q.Svar, err = json.Marshal(svar); err != nil {
					t.Fatal(err)
				}
				back := handBack(t, s, q)
				if got = string(back.Record); !back.Ready() {
					t.Errorf("not settled: %+v", back.Rest)
				}
			}
			without, no := strings.CutPrefix(c.has, "-")
			if strings.Contains(got, without) == no {
				t.Errorf("the record: %s: %v\n%s", without, !no, got)
			}
		})
	}
	t.Logf("%d edits", len(shown))
}
