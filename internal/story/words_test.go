package story_test

import (
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
	for s, made := range map[string]bool{"": false, "a": false, "Vi mødtes": true, "vi er her": false, " a": true, "a ": true, "a  b": true, "a\tb": true, "a\u007fb": false, "!~": false} {
		if got := testing.AllocsPerRun(10, func() { story.Words(s) }) > 0; got != made {
			t.Errorf("%q: made anew: %v", s, got)
		}
	}
}
