package readback

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"notat/internal/ooxml"
	"notat/internal/recorddiff"
)

const (
	officeRel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	wordNames = `xmlns:w="` + ooxml.NS + `" xmlns:w14="w14" xmlns:w15="w15"`
)

// wordPart is a part beside the main one; its kind is that of its relationship, ""
// for none.
type wordPart struct{ kind, name, data string }

// wordFile makes a Word file of a body and what stands beside it.
func wordFile(t testing.TB, body string, beside ...wordPart) *ooxml.Package {
	t.Helper()
	const relNS = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	parts := map[string]string{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="` + ooxml.TypeDocument + `"/></Types>`,
		"_rels/.rels":         relNS + `<Relationship Id="rId1" Type="` + officeRel + `officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/document.xml":   "<w:document " + wordNames + "><w:body>" + body + "</w:body></w:document>",
		"word/styles.xml":     "<w:styles " + wordNames + "/>",
	}
	rels := relNS + `<Relationship Id="rIdS" Type="` + officeRel + `styles" Target="styles.xml"/>`
	for i, p := range beside {
		parts["word/"+p.name] = p.data
		if kind, ok := strings.CutPrefix(p.kind, "ms:"); ok {
			rels += fmt.Sprintf(`<Relationship Id="rId%d" Type="http://schemas.microsoft.com/office/2011/relationships/%s" Target="%s"/>`, i, kind, p.name)
		} else if p.kind != "" {
			rels += fmt.Sprintf(`<Relationship Id="rId%d" Type="%s" Target="%s"/>`, i, officeRel+p.kind, p.name)
		}
	}
	parts["word/_rels/document.xml.rels"] = rels + "</Relationships>"
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		f, err := z.Create(name)
		if err == nil {
			_, err = f.Write([]byte(parts[name]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	p, err := ooxml.Open(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func para(inner string) string { return "<w:p>" + inner + "</w:p>" }

func words(s string) string { return `<w:r><w:t xml:space="preserve">` + s + `</w:t></w:r>` }

// inControl gives words in the control of a tag.
func inControl(tag, s string) string {
	return `<w:sdt><w:sdtPr><w:tag w:val="` + tag + `"/></w:sdtPr><w:sdtContent>` + words(s) + `</w:sdtContent></w:sdt>`
}

// body is the main part of a draft of record, with two of its fields.
var body = para(words("Notat")) + para(words("Titel: ")+inControl("titel", "Samtale")) + para(inControl("tekst", "Vi læste meget.")) + para(inControl("tekst", "Det gik godt."))

var controls = map[string]Control{"titel": {Pointer: "/dokument/titel"}, "tekst": {"/afsnit/0/blokke/0/tekst", true}}

// readFile reads a file back against body, with what stood beside that.
func readFile(t testing.TB, before []wordPart, after *ooxml.Package, more func(*Input)) *Result {
	t.Helper()
	in := Input{Base: []byte(record), Baseline: Draft{wordFile(t, body, before...), controls}, Edited: Draft{after, controls}}
	if more != nil {
		more(&in)
	}
	back, err := Read(context.Background(), in)
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range back.Items {
		checkItem(t, i)
	}
	return back
}

// checkItem holds an item against what every item is: one whole sentence, a place,
// and choices that can be read where there is something to decide.
func checkItem(t testing.TB, i Item) {
	t.Helper()
	first, _ := utf8.DecodeRuneInString(i.Besked)
	if !unicode.IsUpper(first) || !strings.HasSuffix(i.Besked, ".") && !strings.HasSuffix(i.Besked, "?") || strings.Contains(i.Besked, "  ") || i.Sted == "" || i.Tekst == "" || i.Kode == "" {
		t.Errorf("no whole item: %+v", i)
	}
	if (i.Severity == Ask) != (len(i.Choices) > 0) {
		t.Errorf("an item of severity %s has %d choices: %+v", i.Severity, len(i.Choices), i)
	}
	for _, c := range i.Choices {
		if first, _ := utf8.DecodeRuneInString(c.Tekst); !unicode.IsUpper(first) || c.ID == "" {
			t.Errorf("no choice that can be read: %+v", c)
		}
	}
}

func toldOf(back *Result) string {
	var out []string
	for _, i := range back.Items {
		out = append(out, fmt.Sprintf("%s %s %s", i.Severity, i.Kode, i.Tekst))
	}
	return strings.Join(out, "; ")
}

// What a file holds beside its text is told of or asked about, and what it held
// before is not.
func TestWhatStandsBesideTheTextIsToldOf(t *testing.T) {
	root := func(kind, inner string) string {
		return "<w:" + kind + " " + wordNames + ">" + inner + "</w:" + kind + ">"
	}
	comment := func(id, s string) string {
		return `<w:comment w:id="` + id + `" w:author="Mette" w:date="2025"><w:p w14:paraId="` + id + `">` + words(s) + `</w:p></w:comment>`
	}
	commented := strings.Replace(body, "</w:p>", `<w:r><w:commentReference w:id="1"/></w:r></w:p>`, 3)
	note := func(id, s string) string { return `<w:footnote w:id="` + id + `">` + para(words(s)) + `</w:footnote>` }
	head := wordPart{"header", "header1.xml", root("hdr", para(words("Fjordby")))}
	settings := func(enforcement string) wordPart {
		return wordPart{"settings", "settings.xml", root("settings", `<w:documentProtection w:edit="readOnly" w:enforcement="`+enforcement+`"/>`)}
	}
	picture := func(name, data string) wordPart { return wordPart{"image", "media/" + name, data} }
	foreign := func(in *Input) { in.Foreign = true }
	for _, c := range []struct {
		name          string
		body          string
		before, after []wordPart
		more          func(*Input)
		told          string
	}{
		{"nothing", body, []wordPart{head, picture("a.png", "1")}, []wordPart{head, picture("b.png", "1")}, nil, ""},
		{"an open comment and a resolved one", commented, nil, []wordPart{{"comments", "comments.xml", root("comments", comment("1", "Passer det?")+comment("2", "Ja."))},
			{"ms:commentsExtended", "commentsExtended.xml", `<w15:commentsEx ` + wordNames + `><w15:commentEx w15:paraId="2" w15:done="1"/></w15:commentsEx>`}}, nil, "ask kommentar Passer det?; info kommentar-loest Ja."},
		{"a note, and one that was there", body, []wordPart{{"footnotes", "footnotes.xml", root("footnotes", note("1", "Gammel."))}}, []wordPart{{"footnotes", "footnotes.xml", root("footnotes", note("1", "Gammel.")+note("2", "Ny."))}}, nil, "ask fodnote Ny."},
		{"another header", body, []wordPart{head}, []wordPart{{"header", "header1.xml", root("hdr", para(words("Bjergby"))+para(words("Fjordby"))+para(words("Bjergby")))}}, nil, "ask sidehoved Bjergby"},
		{"less of a header", body, []wordPart{head}, []wordPart{{"header", "header1.xml", root("hdr", para(words("Fjord"))+para(words("by")))}}, nil, "ask sidehoved Fjord; ask sidehoved by"},
		{"a header on two lines", body, []wordPart{{"header", "header1.xml", root("hdr", para(words("Fjordby Skole")))}}, []wordPart{{"header", "header1.xml", root("hdr", para(words("Fjordby"))+para(words("Skole")))}}, nil, ""},
		{"a mark of sensitivity", body, nil, []wordPart{{"header", "header1.xml", root("hdr", para(words("Internt"))) + "<!-- MSIPCM -->"}}, nil, "info foelsomhedsmaerke Internt"},
		{"another mark", body, nil, []wordPart{{"footer", "footer1.xml", root("ftr", para(words("Internt"))) + "<!-- ClassificationContentMarking -->"}}, nil, "info foelsomhedsmaerke Internt"},
		{"a drawing, past a part that says nothing", body, nil, []wordPart{{"", "a/tom.xml", "<x/>"}, {"", "diagrams/data1.xml", "<d " + wordNames + ">" + para(words("Mål")) + "</d>"}, {"", "embeddings/ark.bin", "x"}}, nil, "ask indlejret data1.xml Mål; ask indlejret ark.bin"},
		{"a chart and its workbook", body, nil, []wordPart{{"", "charts/chart1.xml", "<c><v>12</v></c>"}, {"", "charts/_rels/chart1.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="x" Target="../embeddings/ark.bin"/></Relationships>`}, {"", "embeddings/ark.bin", "x"}}, nil, "ask indlejret chart1.xml 12"},
		{"a diagram that says its words twice", body, nil, []wordPart{{"", "diagrams/data1.xml", "<d " + wordNames + ">" + para(words("Mål")) + "</d>"}, {"", "diagrams/drawing1.xml", "<d " + wordNames + ">" + para(words("Mål")) + "</d>"}, {"", "diagrams/colors1.xml", "<d/>"}}, nil, "ask indlejret data1.xml Mål"},
		{"a chart without a word", body, nil, []wordPart{{"", "charts/chart1.xml", "<x/>"}}, nil, "ask indlejret chart1.xml"},
		{"a part that was there", body, []wordPart{{"", "embeddings/ark.bin", "x"}}, []wordPart{{"", "embeddings/andet.bin", "x"}, {"", "embeddings/ark.bin", "y"}}, nil, "ask indlejret ark.bin"},
		{"what holds the document up", body, nil, []wordPart{{"", "theme/theme9.xml", "<x>t</x>"}, {"", "fontTable.xml", "<x/>"}, {"", "x.rels", "<x/>"}, {"", "stylesWithEffects.xml", "<x/>"}, {"", "people.xml", "<x/>"}, {"", "glossary/document.xml", "<x/>"}}, nil, ""},
		{"a picture more", body, []wordPart{picture("a.png", "1")}, []wordPart{picture("a.png", "1"), picture("b.png", "2")}, nil, "ask billede b.png"},
		{"a picture less", body, []wordPart{picture("a.png", "1"), picture("b.png", "2")}, []wordPart{picture("a.png", "1")}, nil, "warn billede-slettet b.png"},
		{"another picture", body, []wordPart{picture("a.png", "1")}, []wordPart{picture("a.png", "2")}, nil, "ask billede a.png; warn billede-slettet a.png"},
		{"another release's picture", body, []wordPart{picture("a.png", "1")}, []wordPart{picture("a.png", "2")}, foreign, "warn billede a.png"},
		{"a picture more than another release's", body, []wordPart{picture("a.png", "1")}, []wordPart{picture("a.png", "1"), picture("b.png", "2")}, foreign, "ask billede b.png"},
		{"a picture less than another release's", body, []wordPart{picture("a.png", "1"), picture("b.png", "2")}, []wordPart{picture("a.png", "1")}, foreign, "warn billede-slettet b.png"},
		{"protected", body, nil, []wordPart{settings("1")}, nil, "info beskyttet readOnly"},
		{"protected in words", body, nil, []wordPart{settings("true")}, nil, "info beskyttet readOnly"},
		{"no longer protected", body, nil, []wordPart{settings("0")}, nil, ""},
		{"an element that nobody knows", body + para(`<w:noget/>`), nil, nil, nil, "warn ukendt-element noget"},
		{"tracked words", strings.Replace(body, words("Notat"), words("Notat")+`<w:del w:author="Mette" w:date="2025"><w:r><w:delText>væk</w:delText></w:r></w:del>`, 1), nil, nil, nil, "info slettet-sporet væk"},
		{"said again", body + para(`<w:sdt><w:sdtPr><w:alias w:val="Navn"/></w:sdtPr><w:sdtContent>`+words("abc")+`</w:sdtContent></w:sdt><w:sdt><w:sdtPr><w:alias w:val="Navn"/></w:sdtPr><w:sdtContent>`+words("cabc")+`</w:sdtContent></w:sdt>`), nil, nil, nil, "info nyt-afsnit-i-tekst abc; info gentaget cabc"},
	} {
		back := readFile(t, c.before, wordFile(t, c.body, c.after...), c.more)
		if got := toldOf(back); got != c.told {
			t.Errorf("%s: told %q, not %q", c.name, got, c.told)
		}
		for _, i := range back.Items {
			if by := strings.HasPrefix(i.Kode, "kommentar") || i.Kode == "slettet-sporet"; by != (i.Af == "Mette" && i.Dato == "2025") {
				t.Errorf("%s: by %q %q", c.name, i.Af, i.Dato)
			}
		}
	}
	had := body + para(`<w:noget/>`)
	back := readFile(t, nil, wordFile(t, had), func(in *Input) { in.Baseline.File = wordFile(t, had) })
	if got := toldOf(back); got != "" {
		t.Errorf("an element that was there is told of: %q", got)
	}
}

// What holds a document up is no file that somebody put into it.
func TestWhatHoldsADocumentUpIsNoFileInIt(t *testing.T) {
	for name := range strings.FieldsSeq("[Content_Types].xml _rels/.rels docProps/core.xml word/styles.xml word/stylesWithEffects.xml word/numbering.xml word/settings.xml word/webSettings.xml word/fontTable.xml word/theme/theme1.xml " +
		"customXml/item1.xml word/header1.xml word/footer2.xml word/footnotes.xml word/endnotes.xml word/comments.xml word/commentsExtended.xml word/people.xml word/media/a.png word/fonts/a.odttf word/glossary/document.xml docMetadata/LabelInfo.xml word/charts/_rels/chart1.xml.rels") {
		if !isPlumbing(name) {
			t.Errorf("%s is asked about", name)
		}
	}
	for name := range strings.FieldsSeq("word/charts/chart1.xml word/diagrams/data1.xml word/embeddings/ark.xlsx ark.xlsx word/mystyles.xml other/theme/theme1.xml") {
		if isPlumbing(name) {
			t.Errorf("%s is passed over", name)
		}
	}
}

// What stands beside the text comes into the record as it is answered.
func TestWhatStandsBesideTheTextGoesWhereItIsAnswered(t *testing.T) {
	note := `<w:footnotes ` + wordNames + `><w:footnote w:id="2">` + para(words("Se bilaget.")) + `</w:footnote></w:footnotes>`
	with := strings.Replace(body, "meget.</w:t>", `meget.</w:t><w:footnoteReference w:id="2"/>`, 1)
	head := `<w:hdr ` + wordNames + `>` + para(words("Bjergby")) + `</w:hdr>`
	file := wordFile(t, with, wordPart{"footnotes", "footnotes.xml", note}, wordPart{"header", "header1.xml", head})
	first := readFile(t, nil, file, nil)
	if got := toldOf(first); got != "ask fodnote Se bilaget.; ask sidehoved Bjergby" || !first.Open() {
		t.Fatalf("told %q", got)
	}
	const into = "felt:/afsnit/0/blokke/0/tekst"
	var offered []string
	for _, c := range first.Items[0].Choices {
		offered = append(offered, c.ID)
	}
	if got := strings.Join(offered, " "); first.Items[0].Pointer != into[5:] || got != into+" afsnit udelades" {
		t.Errorf("a note of %s is offered %s", first.Items[0].Pointer, got)
	}
	for answer, want := range map[string][2]string{ // the text, and the last section
		into:       {"Vi læste meget.\n\nDet gik godt.\n\nSe bilaget.", "Bjergby"},
		"afsnit":   {"Vi læste meget.\n\nDet gik godt.", "Se bilaget.\n\nBjergby"},
		"udelades": {"Vi læste meget.\n\nDet gik godt.", "Bjergby"},
	} {
		back := readFile(t, nil, file, func(in *Input) {
			in.Svar = map[string]string{first.Items[0].ID: answer, first.Items[1].ID: "afsnit"}
		})
		v, err := recorddiff.Parse(back.Record)
		if err != nil || back.Open() {
			t.Fatal(err, back.Items)
		}
		if got := recorddiff.Text(v, "/afsnit/0/blokke/0/tekst"); got != want[0] {
			t.Errorf("%s: the text is %q", answer, got)
		}
		if got := recorddiff.Text(v, "/afsnit/2/blokke/0/tekst"); got != want[1] || recorddiff.Text(v, "/afsnit/2/overskrift") != otherRemarks {
			t.Errorf("%s: the section has %q", answer, got)
		}
	}
}

// A change says who made it, where the file does.
func TestAChangeSaysWhoMadeIt(t *testing.T) {
	by := func(s string) string { return `<w:ins w:author="Mette" w:date="2025">` + s + `</w:ins>` }
	tracked := strings.NewReplacer(words("Vi læste meget."), words("Vi læste ")+by(words("ikke "))+words("meget."), words("Samtale"), words("Samtale")+by(words("n"))).Replace(body)
	back := readFile(t, nil, wordFile(t, tracked), nil)
	var got []string
	for _, c := range back.Changes {
		got = append(got, c.Pointer+" "+c.After+" "+c.Af)
	}
	slices.Sort(got)
	want := []string{"/afsnit/0/blokke/0/tekst Vi læste ikke meget.\n\nDet gik godt. Mette, 2025", "/dokument/titel Samtalen Mette, 2025"}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}
