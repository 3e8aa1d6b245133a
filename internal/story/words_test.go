package story_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"notat/internal/story"
)

// What Word writes that is no words, as where a comment begins, is neither read
// nor told of: nobody is warned of every file.
func TestWhatHoldsNoWordsIsPassedOver(t *testing.T) {
	const tags = "sectPr proofErr bookmarkStart bookmarkEnd permStart permEnd commentRangeStart commentRangeEnd moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd " +
		"customXmlInsRangeStart customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd pPr rPr tblPr tblGrid trPr tcPr lastRenderedPageBreak commentReference tblPrEx pgNum smartTagPr customXmlPr rubyPr"
	for tag := range strings.FieldsSeq(tags) {
		e := "<w:" + tag + "><w:noget/></w:" + tag + ">"
		s := read(t, e+p(e+`<w:r>`+e+`<w:t>a</w:t></w:r>`)+`<w:tbl>`+e+`<w:tr>`+e+`<w:tc>`+e+p(r("b"))+`</w:tc></w:tr></w:tbl>`)
		if len(s.Strange) > 0 || len(s.Paragraphs) != 2 || shown(s.Paragraphs[0]) != "a" || shown(s.Paragraphs[1]) != "t1.1.1|b" {
			t.Errorf("%s: %+v", tag, s)
		}
	}
}

// What stands around words, as a direction of writing does, is read through
// without a warning.
func TestWhatStandsAroundWordsIsReadThrough(t *testing.T) {
	for tag := range strings.FieldsSeq("customXml smartTag bdo dir ruby rt rubyBase") {
		around := func(s string) string { return "<w:" + tag + ">" + s + "</w:" + tag + ">" }
		s := read(t, around(p(around(r("a"))+`<w:r>`+around(r("b"))+`</w:r>`))+`<w:tbl>`+around(`<w:tr>`+around(`<w:tc>`+p(r("c"))+`</w:tc>`)+`</w:tr>`)+`</w:tbl>`)
		if len(s.Strange) > 0 || len(s.Paragraphs) != 2 || shown(s.Paragraphs[0]) != "a|b" || shown(s.Paragraphs[1]) != "t1.1.1|c" {
			t.Errorf("%s: %+v", tag, s)
		}
	}
}

// No one is warned of what is read for what it is.
func TestWhatIsKnownIsNotStrange(t *testing.T) {
	ins := func(tag, s string) string { return "<w:" + tag + ` w:author="Mette">` + s + "</w:" + tag + ">" }
	for _, body := range []string{
		rowOf("a"), "<w:tc>" + p(r("a")) + "</w:tc>", "<w:tbl>" + rowOf("a") + "</w:tbl>", "<w:tbl>" + ins("ins", rowOf("a")) + ins("moveTo", rowOf("b")) + ins("del", rowOf("c")) + ins("moveFrom", rowOf("d")) + "</w:tbl>",
		ins("ins", p(r("a"))) + ins("moveTo", p(r("b"))) + ins("del", p(r("c"))) + ins("moveFrom", p(r("d"))), p(ins("ins", r("a")) + ins("moveTo", r("b")) + ins("del", r("c")) + ins("moveFrom", r("d"))),
		sdt(tag("t1"), p(r("a"))) + p(sdt(tag("t1"), r("a"))), "<w:tbl>" + sdt(tag("t1"), rowOf("a")) + "<w:tr>" + sdt(tag("t1"), "<w:tc>"+p(r("a"))+"</w:tc>") + "</w:tr></w:tbl>",
		p(`<w:hyperlink r:id="rIdL">` + r("a") + `</w:hyperlink><w:fldSimple w:instr="PAGE">` + r("1") + `</w:fldSimple>`), p(`<mc:AlternateContent><mc:Choice>`+r("a")+`</mc:Choice></mc:AlternateContent>`) + `<mc:AlternateContent><mc:Choice>` + p(r("a")) + `</mc:Choice></mc:AlternateContent>`,
		p(`<w:r><w:t>a</w:t><w:tab/><w:ptab/><w:br/><w:cr/><w:noBreakHyphen/><w:softHyphen/><w:delText>b</w:delText><w:fldChar w:fldCharType="begin"/><w:instrText>x</w:instrText><w:delInstrText>y</w:delInstrText><w:fldChar w:fldCharType="end"/><w:footnoteReference w:id="1"/><w:endnoteReference w:id="1"/></w:r>`),
		p(`<w:r><w:drawing><a:x/><a:blip/></w:drawing><w:pict><v:x/></w:pict><w:object><v:imagedata/></w:object><mc:AlternateContent><mc:Choice><w:drawing/></mc:Choice></mc:AlternateContent></w:r>`), p(p(r("a")) + "<w:tbl>" + rowOf("b") + "</w:tbl>"),
	} {
		if s := read(t, body); len(s.Strange) > 0 {
			t.Errorf("%s: %v", body, s.Strange)
		}
	}
	for body, want := range map[string]string{p(`<w:r><w:sym w:char="F0"/></w:r>`): "sym", p(`<w:r><w:sym w:char="1F0FE"/></w:r>`): "sym", "<w:tbl><w:noget/></w:tbl>": "noget", "<w:tbl><w:tr><w:andet/></w:tr></w:tbl>": "andet"} {
		if s := read(t, body); len(s.Strange) != 1 || s.Strange[0].Text != want {
			t.Errorf("%s: %v", body, s.Strange)
		}
	}
}

// Words of two paragraphs are apart where all of them are told of at once, however
// the paragraphs stand in one another.
func TestWordsOfTwoParagraphsStandApart(t *testing.T) {
	f := file(t, "", part{rel + "footnotes", "footnotes.xml", "<w:footnotes " + names + `><w:footnote w:id="1">` + p(r("a")) + p(r("b")+`<w:r><w:pict><w:txbxContent>`+p(r("c"))+`</w:txbxContent></w:pict></w:r>`+r("d")) +
		`<w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><c:v>1</c:v><c:v>2</c:v>` + p(`<w:r><w:delText>e</w:delText></w:r>`) + `</w:footnote></w:footnotes>`})
	if got := story.Notes(f); len(got) != 1 || got[0].Text != "a b c d 1 2 e" {
		t.Errorf("%q", got)
	}
	// A comment hangs on the paragraph it stands in, be it in a box.
	c := file(t, p(r("ude")+`<w:r><w:pict><w:txbxContent>`+p(r("inde")+`<w:r><w:commentReference w:id="1"/></w:r>`)+`</w:txbxContent></w:pict></w:r>`),
		part{rel + "comments", "comments.xml", "<w:comments " + names + `><w:comment w:id="1"><w:p w14:paraId="A">` + r("x") + `</w:p><w:p w14:paraId="B"/></w:comment></w:comments>`},
		part{rel11 + "commentsExtended", "commentsExtended.xml", "<w15:commentsEx " + names + `><w15:commentEx w15:paraId="A" w15:done="true"/><w15:commentEx w15:paraId="B" w15:done="false"/></w15:commentsEx>`})
	if got, err := story.Comments(c); err != nil || len(got) != 1 || got[0].At != "inde" || !got[0].Resolved || !got[0].Anchored {
		t.Errorf("%v %+v", err, got)
	}
}

// What a text box hides is told of as what the page does, and no more often.
func TestWhatIsInABoxIsToldOf(t *testing.T) {
	box := func(inner string) string {
		return `<w:r><w:pict><w:txbxContent>` + inner + `</w:txbxContent></w:pict></w:r>`
	}
	titled := func(s string) string { return sdt(`<w:alias w:val="Navn"/>`, r(s)) }
	s := read(t, p(r("før"))+p(box(p(r("a")+`<w:noget/>`+titled("bc")+titled("cbc")+`<w:del w:author="Mette">`+r("væk")+`</w:del>`)))+p(`<w:noget/>`))
	if len(s.Strange) != 1 || s.Strange[0].Text != "noget" || s.Strange[0].Near != 1 {
		t.Errorf("strange: %+v", s.Strange)
	}
	if len(s.Echoes) != 1 || !slices.Equal(s.Echoes[0].Again, []string{"cbc"}) || s.Echoes[0].Near != 1 {
		t.Errorf("echoes: %+v", s.Echoes)
	}
	if len(s.Removed) != 1 || s.Removed[0].Near != 1 {
		t.Errorf("removed: %+v", s.Removed)
	}
	if want := len([]rune("før" + "abc" + "cbc" + "væk")); s.Seen() != want {
		t.Errorf("%d characters seen, not %d", s.Seen(), want)
	}
}

// Where a line breaks the words go on, however it is written.
func TestABrokenLineIsOneParagraph(t *testing.T) {
	for br, want := range map[string]string{
		"<w:br/>": "a|\\n|b", "<w:cr/>": "a|\\n|b", `<w:br w:type="textWrapping"/>`: "a|\\n|b", `<w:br w:type="column"/>`: "a| |b", "<w:tab/>": "a|\\t|b", "<w:ptab/>": "a|\\t|b",
	} {
		s := read(t, p(`<w:r><w:t>a</w:t>`+br+`<w:t>b</w:t></w:r>`))
		if len(s.Paragraphs) != 1 || shown(s.Paragraphs[0]) != want {
			t.Errorf("%s: %v", br, s.Paragraphs)
		}
		note := story.Notes(file(t, "", part{rel + "footnotes", "footnotes.xml", "<w:footnotes " + names + `><w:footnote w:id="3">` + p(`<w:r><w:t>a</w:t>`+br+`<w:t>b</w:t></w:r>`) + "</w:footnote></w:footnotes>"}))
		if len(note) != 1 || note[0].Text != "a b" {
			t.Errorf("%s in a note: %v", br, note)
		}
	}
}

// What a printer counts or dates anew is no word of a header, by whatever field;
// the words around it are, also those that another field chooses by it.
func TestWhatIsPrintedAnewIsNoWordOfAHeader(t *testing.T) {
	char := func(kind string) string { return `<w:r><w:fldChar w:fldCharType="` + kind + `"/></w:r>` }
	instr := func(s string) string { return `<w:r><w:instrText>` + s + `</w:instrText></w:r>` }
	field := func(s, result string) string {
		return char("begin") + instr(s) + char("separate") + result + char("end")
	}
	cases := map[string]string{
		field("TITLE", r("navn")): "navn", field(" ", r("navn")): "navn", field("", r("navn")): "navn",
		char("begin") + instr("IF ") + field("PAGE", r("1")) + instr(` = 1 "x"`) + char("separate") + r("forside") + char("end"): "forside",
		char("begin") + instr("IF 1") + char("separate") + r("side ") + field("PAGE", r("7")) + r(" slut") + char("end"):         "side slut",
		field("PAGE", r("7")) + char("separate") + r("mere"):                                                                     "mere",
		`<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:ptab/><w:t>c</w:t><w:br/><w:t>d</w:t><w:cr/><w:delText>e</w:delText></w:r>`:     "a b c d e",
		`<w:pPr><w:tabs><w:tab w:val="left"/></w:tabs><w:t>f</w:t></w:pPr>` + r("g"):                                             "g",
		`<w:fldSimple w:instr="TITLE">` + r("navn") + `</w:fldSimple>`:                                                           "navn",
		r("ved ") + `<w:r><w:pict><w:txbxContent>` + p("") + `</w:txbxContent></w:pict></w:r>` + r("boksen"):                     "ved boksen",
		`<w:r><w:drawing><a:p><a:r><a:t>tegnet</a:t></a:r></a:p></w:drawing></w:r>`:                                              "tegnet",
	}
	for name := range strings.FieldsSeq("PAGE NUMPAGES SECTIONPAGES DATE TIME SAVEDATE PRINTDATE FILENAME") {
		cases[field(" "+name+` \* MERGEFORMAT`, r("7"))+r(" "+name)] = name
		cases[field(strings.ToLower(name), r("7"))+r(" små "+name)] = "små " + name
		cases[`<w:fldSimple w:instr="`+name+`">`+r("7")+`</w:fldSimple>`+r(" kort "+name)] = "kort " + name
	}
	for xml, want := range cases {
		got, err := story.Banners(file(t, "", part{rel + "footer", "footer1.xml", "<w:ftr " + names + ">" + p(xml) + "</w:ftr>"}))
		if err != nil || len(got) != 1 || !slices.Equal(got[0].Lines, []string{want}) {
			t.Errorf("%s\n is %v %v, not %q", xml, got, err, want)
		}
	}
}

// A text that is spaced as it is compared already is not made again: each is
// compared with each.
func TestAPlainTextIsComparedAsItStands(t *testing.T) {
	for s, made := range map[string]bool{"": false, "a": false, "Vi mødtes": false, "vi er her": false, " a": true, "a ": false, "a  b": true, "a\tb": true, "a\u007fb": false, "!~": false} {
		if got := testing.AllocsPerRun(10, func() { story.Words(s) }) > 0; got != made {
			t.Errorf("%q: made anew: %v", s, got)
		}
	}
}

// A heading is one of nine levels; what is called so and has none is a paragraph.
func TestAHeadingHasOneOfNineLevels(t *testing.T) {
	for name, want := range map[string]int{"heading 1": 1, "Heading 9": 9, "heading 10": 0, "heading 0": 0, "heading -1": 0, "heading x": 0, "heading ": 0, "heading": 0, "title": -1, "Title": -1, "subtitle": 0} {
		f := file(t, styled("S", "a"))
		f.Set("word/styles.xml", []byte("<w:styles "+names+`><w:style w:type="paragraph" w:styleId="S"><w:name w:val="`+name+`"/></w:style></w:styles>`))
		s, err := story.Read(context.Background(), f, nil)
		if err != nil || len(s.Paragraphs) != 1 || s.Paragraphs[0].Heading != want {
			t.Errorf("%s: %v %+v", name, err, s.Paragraphs)
		}
	}
}

// A list counts otherwise than 1. 2. 3. by its signs, what stands around them or
// where it begins, each level by its own.
func TestAListThatCountsOtherwiseIsKnown(t *testing.T) {
	level := func(i, format, text, start string) string {
		return `<w:lvl w:ilvl="` + i + `"><w:start w:val="` + start + `"/><w:numFmt w:val="` + format + `"/><w:lvlText w:val="` + text + `"/></w:lvl>`
	}
	for _, c := range []struct {
		at, format, text, start string
		want                    bool
	}{
		{"0", "decimal", "%1.", "1", false}, {"1", "decimal", "%2.", "1", false}, {"0", "lowerLetter", "%1.", "1", true}, {"0", "decimal", "%1)", "1", true}, {"1", "decimal", "%1.", "1", true}, {"1", "decimal", "%1.%2.", "1", true},
		{"0", "decimal", "%1.", "2", true}, {"0", "decimal", "%1.", "0", false}, {"0", "bullet", "–", "1", false}, {"0", "none", "", "1", false},
	} {
		f := file(t, p(`<w:pPr><w:numPr><w:ilvl w:val="`+c.at+`"/><w:numId w:val="1"/></w:numPr></w:pPr>`+r("a")))
		f.Set("word/numbering.xml", []byte("<w:numbering "+names+`><w:abstractNum w:abstractNumId="0">`+level(c.at, c.format, c.text, c.start)+`</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`))
		s, err := story.Read(context.Background(), f, nil)
		if err != nil || len(s.Paragraphs) != 1 || s.Paragraphs[0].Counts != c.want {
			t.Errorf("%+v: %v %+v", c, err, s.Paragraphs)
		}
	}
}
