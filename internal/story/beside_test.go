package story_test

import (
	"slices"
	"testing"

	"notat/internal/story"
)

// A comment has its words, its author, the paragraph that it hangs on, and
// whether it is resolved.
func TestCommentsAreReadWithTheirPlace(t *testing.T) {
	comment := func(id, para, s string) string {
		return `<w:comment w:id="` + id + `" w:author="Mette" w:date="2025-04-01"><w:p w14:paraId="` + para + `">` + r(s) + `</w:p></w:comment>`
	}
	f := file(t, p(r("Vi  mødtes.")+`<w:r><w:commentReference w:id="1"/></w:r>`),
		part{rel + "comments", "comments.xml", "<w:comments " + names + ">" + comment("1", "A", "Passer det?") + comment("2", "B", "Ja.") + "</w:comments>"},
		part{rel11 + "commentsExtended", "commentsExtended.xml", "<w15:commentsEx " + names + `><w15:commentEx w15:paraId="B" w15:done="1"/><w15:commentEx w15:paraId="A" w15:done="0"/></w15:commentsEx>`})
	got, err := story.Comments(f)
	want := []story.Comment{
		{Revision: story.Revision{Who: "Mette", When: "2025-04-01"}, ID: "1", Text: "Passer det?", Anchored: true, At: "Vi mødtes."},
		{Revision: story.Revision{Who: "Mette", When: "2025-04-01"}, ID: "2", Text: "Ja.", Resolved: true},
	}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("%v\n%+v", err, got)
	}
	for _, broken := range []string{"word/comments.xml", "word/commentsExtended.xml"} {
		c := f.Clone()
		c.Set(broken, []byte("<w:"))
		if _, err := story.Comments(c); err == nil {
			t.Errorf("%s is broken, and read", broken)
		}
	}
	if got, err := story.Comments(file(t, "")); got != nil || err != nil {
		t.Errorf("%v %v", got, err)
	}
}

func TestNotesAreReadButForTheirLines(t *testing.T) {
	f := file(t, "",
		part{rel + "footnotes", "footnotes.xml", "<w:footnotes " + names + `><w:footnote w:id="0" w:type="separator">` + p(r("–")) + `</w:footnote><w:footnote w:id="3">` + p(`<w:r><w:footnoteRef/></w:r>`+r("Se")+`<w:r><w:tab/><w:noBreakHyphen/><w:softHyphen/></w:r>`+r("bilaget.")) + "</w:footnote></w:footnotes>"},
		part{rel + "endnotes", "endnotes.xml", "<w:endnotes " + names + `><w:endnote w:id="2" w:type="normal">` + p(r("Og her.")) + "</w:endnote></w:endnotes>"})
	want := []story.NoteText{{Note: story.Note{Kind: "endnote", ID: "2"}, Text: "Og her."}, {Note: story.Note{Kind: "footnote", ID: "3"}, Text: "Se \u2011\u00adbilaget."}}
	if got := story.Notes(f); !slices.Equal(got, want) {
		t.Errorf("%+v", got)
	}
	f.Set("word/footnotes.xml", []byte("<w:"))
	if got := story.Notes(f); len(got) != 1 {
		t.Errorf("%+v", got)
	}
}

// The numbers that Word counts itself are no words of a header.
func TestHeadersAndFootersAreReadWithoutTheirCounts(t *testing.T) {
	char := func(kind string) string { return `<w:r><w:fldChar w:fldCharType="` + kind + `"/></w:r>` }
	page := char("begin") + `<w:r><w:instrText> PAGE </w:instrText></w:r>` + char("separate") + r("7") + char("end")
	title := char("begin") + `<w:r><w:instrText> TITLE </w:instrText></w:r>` + char("separate") + r("Samtale") + char("end")
	f := file(t, "",
		part{rel + "header", "header1.xml", "<w:hdr " + names + ">" + p(r("Fjordby")+`<w:r><w:tab/></w:r>`+title) + p("") + p(`<w:r><w:pict><w:txbxContent>`+p(r("boks"))+`</w:txbxContent></w:pict></w:r>`) + "</w:hdr>"},
		part{rel + "footer", "footer1.xml", "<w:ftr " + names + ">" + p(r("Side ")+page+r(" af ")+`<w:fldSimple w:instr=" NUMPAGES ">`+r("9")+`</w:fldSimple>`+`<w:r><w:noBreakHyphen/><w:softHyphen/><w:br/></w:r>`) + "</w:ftr>"})
	got, err := story.Banners(f)
	if err != nil || len(got) != 2 {
		t.Fatal(err, got)
	}
	if got[0].Part != "word/header1.xml" || !slices.Equal(got[0].Lines, []string{"Fjordby Samtale", "boks"}) || !slices.Equal(got[1].Lines, []string{"Side af \u2011\u00ad"}) {
		t.Errorf("%+v", got)
	}
	// What was printed last is told of too, and where Word puts something in.
	if want := []story.Printed{{Text: "Fjordby Samtale"}, {Text: "boks"}}; !slices.Equal(got[0].Printed, want) {
		t.Errorf("%+v", got[0].Printed)
	}
	if want := []story.Printed{{Text: "Side 7 af 9\u2011\u00ad", Counts: true}}; !slices.Equal(got[1].Printed, want) {
		t.Errorf("%+v", got[1].Printed)
	}
	f.Set("word/footer1.xml", []byte("<w:"))
	if _, err := story.Banners(f); err == nil {
		t.Error("a broken footer was read")
	}
}
