package readback_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/beevik/etree"

	"notat/internal/ooxml"
	"notat/internal/publish"
	word "notat/internal/readback/readbacktest"
)

// cell writes words over those of the cell that has some.
func cell(was, is string) func(h *word.Hand) {
	return func(h *word.Hand) {
		for i, t := range h.Find(was).FindElements(".//w:t") {
			if t.SetText(""); i == 0 {
				t.SetText(is)
			}
		}
	}
}

// tracked takes the words of a paragraph away, and its mark, as a tracked change does;
// tag is "del" or "moveFrom".
func tracked(p *etree.Element, tag string) {
	for _, r := range p.FindElements(".//w:r") {
		by := word.Element(`<w:` + tag + ` w:id="2" w:author="Mette"/>`)
		r.Parent().InsertChildAt(r.Index(), by)
		by.AddChild(r)
	}
	p.FindElement("./w:pPr").CreateElement("w:rPr").AddChild(word.Element(`<w:` + tag + ` w:id="3" w:author="Mette"/>`))
}

// thread writes a comment, a reply to it, and a reply to that.
func thread(h *word.Hand) {
	var xml, more string
	for i, s := range []string{"Passer det?", "Ja.", "Tak."} {
		n := string(rune('0' + i))
		xml += `<w:comment w:id="` + n + `" w:author="` + []string{"Mette", "Ib", "Mette"}[i] + `"><w:p w14:paraId="P` + n + `">` + word.Run(s) + `</w:p></w:comment>`
		more += `<w15:commentEx w15:paraId="P` + n + `"` + []string{"", ` w15:paraIdParent="P0"`, ` w15:paraIdParent="P1"`}[i] + ` w15:done="0"/>`
		h.Find("god tone").AddChild(word.Element(`<w:r><w:commentReference w:id="` + n + `"/></w:r>`))
	}
	h.Part("comments", `<w:comments xmlns:w="`+ooxml.NS+`" xmlns:w14="w14">`+xml+`</w:comments>`)
	h.Parts["word/commentsExtended.xml"] = `<w15:commentsEx xmlns:w15="w15">` + more + `</w15:commentsEx>`
	if _, err := h.Package.AddRel(h.Package.Main(), "http://schemas.microsoft.com/office/2011/relationships/commentsExtended", "commentsExtended.xml", false); err != nil {
		panic(err)
	}
}

// What clerks do in Word besides writing is taken as they mean it, and asked about once.
func TestWhatAClerkDoesIsTakenAsItIsMeant(t *testing.T) {
	bullet := func(h *word.Hand, s string) *etree.Element { return word.Styled(h.Style("list bullet"), s) }
	areMeant(t, []meantEdit{
		{"a large first letter", func(h *word.Hand) {
			p := h.Find("god tone")
			p.FindElement(".//w:t").SetText("en blev holdt i god tone.")
			p.Parent().InsertChildAt(p.Index(), word.Element(`<w:p><w:pPr><w:framePr w:dropCap="drop" w:lines="3"/></w:pPr><w:r><w:rPr><w:sz w:val="96"/></w:rPr><w:t>D</w:t></w:r></w:p>`))
		}, []string{`\n\nDen blev holdt i god tone.\n\n`}, nil, nil},
		{"a paragraph is moved with tracked changes", func(h *word.Hand) {
			p := h.Find("god tone")
			h.Bare()
			c := p.Copy()
			word.After(h.Find("andet emne"), c)
			tracked(p, "moveFrom")
			tracked(c, "moveTo")
		}, []string{`- andet emne\n\nDen blev holdt i god tone.`}, []string{"info flyttet"}, nil},
		{"a comment with replies", thread, nil, []string{"ask kommentar"}, []string{"udelades"}},
		{"an absence before the name", func(h *word.Hand) { word.After(h.Find("Bo Dahl"), bullet(h, "Afbud: Eva Friis, Souschef")) },
			[]string{`{"afbud":true,"navn":"Eva Friis","part":"skoleledelse","titel":"Souschef"}`}, []string{"info nyt-punkt"}, nil},
		{"percent in words", cell("7,40", "7,5 procent"), []string{`"enhed":"%","maaling":"Trivsel","ord":"Trivslen er steget.","vaerdi":7.5`}, nil, nil},
		{"a dash for a number", cell("7,40", "–"), []string{`{"maaling":"Trivsel","ord":"Trivslen er steget."}`}, []string{"ask felt-tomt"}, []string{"slettes"}},
		{"a new row with a dash for a number", func(h *word.Hand) {
			row := h.Row("Trivslen er steget").Copy()
			cells := row.SelectElements("w:tc")
			for i, c := range cells {
				for k, t := range c.FindElements(".//w:t") {
					if t.SetText(""); k == 0 {
						t.SetText(map[int]string{0: "Arbejdsro", 1: "–", len(cells) - 1: "Roen er ny."}[i])
					}
				}
			}
			word.After(h.Row("Trivslen er steget"), row)
		}, []string{`{"art":"trivsel","maaling":"Arbejdsro","ord":"Roen er ny."}`}, []string{"ask resultater-art", "info ny-raekke"}, []string{"art:trivsel"}},
		{"a table is split in two", func(h *word.Hand) {
			tbl := word.Above(h.Find("Tredje"), "tbl")
			two := word.Element("<w:tbl/>")
			two.AddChild(h.Row("Tredje"))
			word.After(tbl, word.Element("<w:p/>"), two)
			h.Say("fem", "seks")
		}, []string{`"raekker":[["Anden","fire"],["Tredje","seks"]]`}, nil, nil},
		{"subjects with their numbers", func(h *word.Hand) { word.After(h.Find("god tone"), tableOf("Fag|Skolen|Landet", "Dansk|7,4|7,1")) },
			[]string{`"resultater":[{"art":"karakter","landstal":7.1,"maaling":"Dansk","vaerdi":7.4}]`}, []string{"ask resultater-art", "info tabel-indsat"}, []string{"art:karakter"}},
		{"a status is ticked", func(h *word.Hand) { h.Say("I gang", "☒ Nået") }, []string{`"status":"naaet","tiltag":["Læsebånd"`}, nil, nil},
		{"the school's name, in the header too", func(h *word.Hand) {
			for _, t := range h.All("w:t") {
				t.SetText(strings.ReplaceAll(t.Text(), "Birkelund Skole", "Birkelundskolen"))
			}
			for _, p := range h.Package.Parts() {
				if strings.HasPrefix(p.Name, "word/header") {
					h.Package.Set(p.Name, []byte(strings.ReplaceAll(string(p.Data), "Birkelund Skole", "Birkelundskolen")))
				}
			}
		}, []string{`"skole":{"navn":"Birkelundskolen"}`}, []string{"info sidehoved-fulgt"}, nil},
	})
}

// A number that stands on a line of the program's own is told of when it is deleted.
func TestANumberOnALineOfItsOwnIsDeleted(t *testing.T) {
	record := string(changedRecord(`"vaerdi":7.40,"enhed":"%",`, `"antal":8,`))
	back := handBack(t, newService(t), publish.Indlevering{Fil: internFile(t, newService(t), record, func(h *word.Hand) {
		e := h.Find("Antal: ").FindElements(".//w:t")
		e[len(e)-1].SetText(strings.TrimSuffix(e[len(e)-1].Text(), "8"))
	})})
	if items, _ := told(back); !back.Ready() || !slices.Equal(items, []string{"warn fast-tekst-slettet"}) {
		t.Errorf("%q %+v", items, back.Rest)
	}
}

// The line that says that a text is internal says so of nothing else when the text was
// carried away and the line was left: what comes after it stays as public as it was.
func TestWhatSaysInternalIsLeftBehind(t *testing.T) {
	s := newService(t)
	record := string(changedRecord(`- andet emne"}`, `- andet emne"},{"type":"tekst","synlighed":"intern","tekst":"Ledelsen overvejer en lukning."}`))
	back := handBack(t, s, publish.Indlevering{Fil: internFile(t, s, record, func(h *word.Hand) {
		p := h.Find("overvejer en lukning")
		word.After(h.Find("Fraværet falder"), word.Paragraph("", word.TextBelow(p)))
		word.Drop(p)
	})})
	if items, _ := told(back); slices.Contains(items, "ask internt-maerke") || strings.Contains(string(certainOf(back)), `"overskrift":"Det vi ser","synlighed"`) {
		t.Errorf("%q %s", items, certainOf(back))
	}
}

func certainOf(back *publish.IndleveringSvar) []byte {
	data, _ := json.Marshal(back.Settled())
	return data
}
