package story_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"notat/internal/ooxml"
	"notat/internal/story"
)

func sdt(pr, inner string) string {
	return `<w:sdt><w:sdtPr>` + pr + `</w:sdtPr><w:sdtContent>` + inner + `</w:sdtContent></w:sdt>`
}

func tag(name string) string { return `<w:tag w:val="` + name + `"/>` }

func rowOf(cells ...string) string {
	s := "<w:tr>"
	for _, c := range cells {
		s += "<w:tc>" + p(r(c)) + "</w:tc>"
	}
	return s + "</w:tr>"
}

func run(pr, s string) string {
	return `<w:r><w:rPr>` + pr + `</w:rPr><w:t xml:space="preserve">` + s + `</w:t></w:r>`
}

const ended = `<w:pPr><w:rPr><w:del w:id="1" w:author="Mette"/></w:rPr></w:pPr>`

// Whatever a Word file is built of, its words come as flat paragraphs, each once.
func TestWordXMLBecomesFlatParagraphs(t *testing.T) {
	box := func(s string) string { return `<w:txbxContent>` + p(r(s)) + `</w:txbxContent>` }
	for _, c := range []struct {
		name, body string
		want       []string
	}{
		{"a paragraph", p(r("Vi ") + r("mødtes.")), []string{"Vi |mødtes."}},
		{"words in a run of their own", p(r("Der er ") + run("<w:b/>", "daglige ") + r("samtaler.")), []string{"Der er |*daglige *|samtaler."}},
		{"one without words is none", p("") + p(r("  ")) + p(r("x")), []string{"x"}},
		{"a heading by its style's name", styled("Overskrift2", "Ramme"), []string{"h2|Ramme"}},
		{"the title", styled("Titel", "Samtale"), []string{"h-1|Samtale"}},
		{"a list by its style, and by what that is based on", styled("Punkt", "a") + styled("EgetPunkt", "b"), []string{"-0|a", "-0|b"}},
		{"a numbered list by its own property", p(`<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr></w:pPr>` + r("a")), []string{"10|a"}},
		{"a level without a number, and a list that is taken away", p(`<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="2"/></w:numPr></w:pPr>`+r("a")) + p(`<w:pPr><w:pStyle w:val="Punkt"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>`+r("b")), []string{"a", "b"}},
		{"stress is what stands out", styled("Citat", "a") + p(`<w:pPr><w:pStyle w:val="Citat"/></w:pPr>`+run(`<w:i w:val="0"/>`, "b")+run(`<w:i/>`, "c")), []string{"quote|a", "quote|_b_|c"}},
		{"stress of character styles", p(run(`<w:rStyle w:val="Staerk"/>`, "a") + run(`<w:rStyle w:val="Fremhaevet"/>`, "b") + run(`<w:rStyle w:val="Eget"/>`, "c") + run(`<w:rStyle w:val="Eget"/><w:b w:val="false"/>`, "d")), []string{"*a*|_b_|_*c*_|_d_"}},
		{"what plain words lose", p(run(`<w:strike/>`, "a") + run(`<w:highlight w:val="yellow"/><w:u w:val="single"/>`, "b") + run(`<w:vanish/>`, "c") + run(`<w:u w:val="none"/>`, "d")), []string{"a<strike>|b<highlight>|c<vanish>|d"}},
		{"signs", p(`<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:softHyphen/><w:t>d</w:t><w:br w:type="page"/><w:t>e</w:t><w:sym w:char="F0"/></w:r>`), []string{"a|\\t|b|\\n|c|\u2011|\u00ad|d| |e|□"}},
		{"a new page after a space", p(`<w:r><w:t xml:space="preserve">a </w:t><w:br w:type="page"/><w:t>b</w:t></w:r>`) + p(`<w:r><w:br w:type="page"/><w:t>c</w:t></w:r>`), []string{"a |b", "c"}},
		{"controls", p(sdt(tag("t1"), r("a"))+r("b")+sdt(tag("andet"), r("c"))) + sdt(tag("t2")+"<w:showingPlcHdr/>", p(r("Skriv her."))), []string{"{a /et}|b|c", "{?Skriv her.? /to}"}},
		{"a control in a control", sdt(tag("t1"), p(sdt(tag("t2"), r("a"))+r("b"))), []string{"{a /to}|{b /et}"}},
		{"an emptied control", p(sdt(tag("t1"), "")) + p(""), []string{""}},
		{"links", p(`<w:hyperlink r:id="rIdL">`+r("a")+`</w:hyperlink><w:hyperlink w:anchor="x">`+r("b")+`</w:hyperlink>`) + p(`<w:fldSimple w:instr=' HYPERLINK "https://b.example" '>`+r("c")+`</w:fldSimple>`), []string{"[a](https://a.example/plan)|[b](#x)", "[c](https://b.example)"}},
		{"a table with rows and cells in controls", `<w:tbl><w:tblPr/><w:tblGrid/>` + rowOf("a", "b") + sdt(tag("t1"), rowOf("c", "d")) + `<w:tr><w:trPr/>` + sdt(tag("t2"), "<w:tc>"+p(r("e"))+p(r("f"))+"</w:tc>") + `</w:tr></w:tbl>`, []string{"t1.1.1|a", "t1.1.2|b", "t1.2.1|{c /et}", "t1.2.2|{d /et}", "t1.3.1|{e /to}", "t1.3.1|{f /to}"}},
		{"a table in a table", `<w:tbl><w:tr><w:tc>` + p(r("a")) + `<w:tbl>` + rowOf("b") + `</w:tbl>` + p(r("c")) + `</w:tc></w:tr></w:tbl>`, []string{"t1.1.1|a", "t2.1.1|b", "t1.1.1|c"}},
		{"rows within other elements", `<w:tbl><w:customXml>` + rowOf("a") + `</w:customXml><w:ins w:author="Mette">` + rowOf("b") + `</w:ins><w:noget>` + rowOf("c") + `</w:noget><w:tr><w:smartTag><w:tc>` + p(r("d")) + `</w:tc></w:smartTag><w:noget><w:tc>` + p(r("e")) + `</w:tc></w:noget></w:tr></w:tbl>` + rowOf("f") + `<w:tc>` + p(r("g")) + `</w:tc>`,
			[]string{"t1.1.1|a", "t1.2.1|b", "t1.3.1|c", "t1.4.1|d", "t1.4.2|e", "f", "g"}},
		{"a row that was put in", `<w:tbl><w:tr><w:trPr><w:ins w:author="Mette"/></w:trPr><w:tc>` + p(r("a")) + `</w:tc></w:tr></w:tbl>`, []string{"t1.1.1|a @Mette"}},
		{"tracked words", p(r("a")+`<w:ins w:author="Mette" w:date="2025-04-01">`+r("b")+`</w:ins><w:moveTo w:author="Bo">`+r("c")+`</w:moveTo>`) + `<w:ins w:author="Mette">` + p(r("d")) + `</w:ins>`, []string{"a|b @Mette, 2025-04-01|c @Bo", "d @Mette"}},
		{"a paragraph whose end is deleted goes on", p(ended+r("a")) + p(r("b")) + p(r("c")), []string{"a|b", "c"}},
		{"but not into another cell", `<w:tbl><w:tr><w:tc>` + p(ended+r("a")) + `</w:tc><w:tc>` + p(r("b")) + `</w:tc></w:tr></w:tbl>`, []string{"t1.1.1|a", "t1.1.2|b"}},
		{"a text box in its two forms is read once", p(r("a") + `<w:r><mc:AlternateContent><mc:Choice><w:drawing><a:blip/>` + box("i boks") + `</w:drawing></mc:Choice><mc:Fallback><w:pict>` + box("i boks") + `</w:pict></mc:Fallback></mc:AlternateContent></w:r>`), []string{"1 pictures|a", "box|i boks"}},
		{"what only the fallback says", p(r("a")+`<mc:AlternateContent><mc:Choice/><mc:Fallback>`+r("kun her")+`</mc:Fallback></mc:AlternateContent>`) + `<mc:AlternateContent><mc:Choice>` + p(r("b")) + `</mc:Choice><mc:Fallback>` + p(r("c")) + `</mc:Fallback></mc:AlternateContent>`, []string{"a", "box|kun her", "b", "box|c"}},
		{"a fallback alone", p(`<mc:AlternateContent><mc:Fallback>` + r("a") + `</mc:Fallback></mc:AlternateContent>`), []string{"a"}},
		{"a text box with a table, and text of a drawing", p(r("a") + `<w:r><w:pict><v:imagedata/><w:txbxContent><w:tbl>` + rowOf("b") + `</w:tbl></w:txbxContent></w:pict><w:drawing><a:t>c</a:t><mc:AlternateContent><mc:Choice><a:t>d</a:t></mc:Choice></mc:AlternateContent></w:drawing></w:r>`), []string{"1 pictures|a", "t1.1.1|box|b", "box|c", "box|d"}},
		{"blocks within a run", p(r("a") + p(r("b"))), []string{"a", "box|b"}},
		{"a picture alone", p(`<w:r><w:drawing><a:blip/></w:drawing></w:r>`), []string{"1 pictures"}},
		{"a note", p(r("a") + `<w:r><w:footnoteReference w:id="3"/></w:r><w:r><w:endnoteReference w:id="4"/></w:r>`), []string{"[{footnote 3} {endnote 4}]|a"}},
		{"a formula", p(`<m:oMath><m:r><m:t>x = 1</m:t></m:r></m:oMath>`), []string{"x = 1"}},
		{"elements that nobody knows", p(`<w:noget>`+r("a")+`</w:noget><w:r><w:andet><w:r><w:t>b</w:t></w:r></w:andet></w:r>`) + `<w:tredje>` + p(r("c")) + `</w:tredje>`, []string{"a|b", "c"}},
		{"words outside every paragraph", `<w:ins><w:noget><w:p><w:delText>x</w:delText></w:p></w:noget></w:ins>` + p(`<w:r><w:delText>y</w:delText></w:r>`), []string{"y"}},
		{"what only stands around", `<w:customXml><w:customXmlPr/>` + p(`<w:smartTag>`+r("a")+`</w:smartTag><w:proofErr/>`) + `</w:customXml><w:sectPr/>`, []string{"a"}},
	} {
		s := read(t, c.body)
		var got []string
		for _, p := range s.Paragraphs {
			got = append(got, shown(p))
			if text := story.TextOf(p.Runs); text != p.Text {
				t.Errorf("%s: the text is %q, of its runs %q", c.name, p.Text, text)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}

// The result of a field is read and its instruction is not, however fields stand
// in one another.
func TestTheResultOfAFieldIsRead(t *testing.T) {
	char := func(kind string) string { return `<w:r><w:fldChar w:fldCharType="` + kind + `"/></w:r>` }
	field := func(instr, result string) string {
		return char("begin") + `<w:r><w:instrText>` + instr + `</w:instrText></w:r>` + char("separate") + result + char("end")
	}
	nested := func(instr string) string { // PAGE within the instruction of another
		return char("begin") + `<w:r><w:instrText>IF </w:instrText></w:r>` + field("PAGE", r("1")) + `<w:r><w:instrText>` + instr + `</w:instrText></w:r>` + char("separate") + r("forside") + char("end")
	}
	for name, c := range map[string][2]string{
		"a reference":         {field("REF x", r("afsnit 2")), "afsnit 2"},
		"a link":              {field(` HYPERLINK "https://a.example" `, r("se ")+field("REF x", r("her"))), "[se ](https://a.example)|[her](https://a.example)"},
		"a link to nowhere":   {field(` HYPERLINK x`, r("a")) + field(` HYPERLINK "x`, r("b")), "a|[b](x)"},
		"a field in a field":  {nested(" = 1"), "forside"},
		"no end":              {r("a") + char("begin") + char("separate") + r("b"), "a|b"},
		"no result":           {r("a") + char("begin") + r("b") + char("end") + r("c"), "a|c"},
		"no beginning":        {char("separate") + r("a") + char("end"), "a"},
		"two results":         {char("begin") + char("separate") + r("a") + char("separate") + r("b") + char("end"), "a|b"},
		"an instruction lost": {`<w:r><w:instrText>x</w:instrText></w:r>` + r("a"), "a"},
	} {
		s := read(t, p(c[0])+p(r("efter")))
		if len(s.Paragraphs) != 2 || shown(s.Paragraphs[0]) != c[1] || shown(s.Paragraphs[1]) != "efter" {
			t.Errorf("%s: %v, not %q", name, s.Paragraphs, c[1])
		}
	}
}

// What a tracked change takes away is told with its place and its author, and is
// no word of a paragraph.
func TestWhatIsTakenAwayIsToldOf(t *testing.T) {
	del := func(inner string) string {
		return `<w:del w:author="Mette" w:date="2025-04-01">` + inner + `</w:del>`
	}
	gone := `<w:r><w:delText>borte</w:delText></w:r>`
	for name, body := range map[string]string{
		"words":       p(r("a") + del(gone)),
		"a paragraph": p(r("a")) + del(p(gone)),
		"a row":       p(r("a")) + `<w:tbl><w:tr><w:trPr><w:del w:author="Mette" w:date="2025-04-01"/></w:trPr><w:tc>` + p(r("borte")) + `</w:tc></w:tr></w:tbl>`,
		"rows":        p(r("a")) + `<w:tbl>` + del(rowOf("borte")) + `</w:tbl>`,
		"a cell":      p(r("a")) + `<w:tbl><w:tr><w:tc><w:tcPr><w:cellDel w:author="Mette" w:date="2025-04-01"/></w:tcPr>` + p(r("borte")) + `</w:tc></w:tr></w:tbl>`,
		"in a box":    p(r("a") + `<w:r><w:pict><w:txbxContent>` + p(del(gone)) + `</w:txbxContent></w:pict></w:r>`),
	} {
		s := read(t, body)
		if len(s.Paragraphs) != 1 || len(s.Removed) != 1 || s.Removed[0].Text != "borte" || s.Removed[0].By.Author() != "Mette, 2025-04-01" {
			t.Errorf("%s: %+v", name, s)
		}
		if s.Seen() != len("aborte") {
			t.Errorf("%s: %d characters seen", name, s.Seen())
		}
	}
	if nobody := (*story.Revision)(nil); nobody.Author() != "" {
		t.Error("nobody has a name")
	}
}

// An element that may hide words is named, once.
func TestStrangeElementsAreNamed(t *testing.T) {
	s := read(t, p(r("a"))+p(`<w:noget>`+r("b")+`</w:noget><w:noget/>`)+`<w:altChunk/>`)
	if len(s.Strange) != 2 || s.Strange[0].Text != "noget" || s.Strange[0].Near != 1 || s.Strange[1].Text != "altChunk" {
		t.Errorf("%+v", s.Strange)
	}
}

// LibreOffice 7.4 writes a text in two scripts again and again; it is read once.
func TestATextThatIsSaidAgainIsReadOnce(t *testing.T) {
	titled := func(texts ...string) (out string) {
		for _, s := range texts {
			out += sdt(`<w:alias w:val="Navn"/>`, r(s))
		}
		return out
	}
	for _, c := range []struct {
		name, xml, want string
		echoes          int
	}{
		{"two scripts", titled("Ali علي", "عليAli علي"), "Ali علي", 1},
		{"three stretches", titled("abc", "abc", "cabc"), "abc", 1},
		{"another text", titled("abc", "def"), "abc|def", 0},
		{"more than the text", titled("ab", "cdab", "efab"), "ab|cdab|efab", 0},
		{"with a tag it is a control of its own", sdt(`<w:alias w:val="Navn"/>`+tag("t1"), r("a")) + titled("a"), "{a /et}|a", 0},
		{"an empty one", titled("", "a"), "a", 0},
	} {
		s := read(t, p(c.xml))
		if len(s.Paragraphs) != 1 || shown(s.Paragraphs[0]) != c.want || len(s.Echoes) != c.echoes {
			t.Errorf("%s: %v and %d echoes", c.name, shown(s.Paragraphs[0]), len(s.Echoes))
		}
	}
	s := read(t, p(titled("Ali علي", "عليAli علي")))
	if s.Seen() != len([]rune("Aliعلي"))*2+3 {
		t.Errorf("%d characters seen", s.Seen())
	}
}

func TestAReadingThatNobodyWaitsForEnds(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := story.Read(ctx, file(t, p(r("a"))), nil); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	broken := file(t, p(r("a")))
	for _, part := range []string{"word/document.xml", "word/styles.xml", "word/numbering.xml", "word/_rels/document.xml.rels"} {
		c := broken.Clone()
		c.Set(part, []byte("<w:"))
		var refused *ooxml.Error
		if _, err := story.Read(context.Background(), c, nil); !errors.As(err, &refused) {
			t.Errorf("%s: %v", part, err)
		}
	}
}

func TestTextsAreComparedByTheirWords(t *testing.T) {
	for in, want := range map[string]string{"": "", "a b": "a b", " a  b\n": "a b", "a\tb": "a b", "å\u00a0b": "å b", "a ": "a"} {
		if got := story.Words(in); got != want {
			t.Errorf("%q: %q", in, got)
		}
	}
	if got := story.Key(" sam\u00adtale  her "); got != "samtale her" {
		t.Errorf("%q", got)
	}
	runs := []story.Run{{Text: "Vi "}, {Text: "mødtes", Bold: true}}
	for at, want := range map[[2]int]string{{0, 10}: "Vi mødtes", {1, 4}: "i m", {3, 4}: "m", {3, 3}: "", {0, 3}: "Vi "} {
		if got := story.TextOf(story.Cut(runs, at[0], at[1])); got != want {
			t.Errorf("%v: %q", at, got)
		}
	}
	if cut := story.Cut(runs, 3, 4); len(cut) != 1 || !cut[0].Bold || strings.TrimSpace(runs[0].Text) != "Vi" {
		t.Errorf("%+v of %+v", cut, runs)
	}
}
