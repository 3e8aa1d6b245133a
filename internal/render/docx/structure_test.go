package docx

import (
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/beevik/etree"

	"notat/internal/ooxml"
)

// sound checks what a validator of schemas does not see, and what Word calls
// damaged: parts, ids, styles, lists, cells, and the demands of accessibility.
func sound(t testing.TB, p *ooxml.Package) {
	t.Helper()
	for _, part := range p.Parts() {
		if ct, err := p.ContentType(part.Name); err != nil || (ct == "" && part.Name != "[Content_Types].xml") {
			t.Errorf("%s has no content type (%v)", part.Name, err)
		}
		if !strings.HasSuffix(part.Name, ".rels") {
			soundRels(t, p, part.Name)
		}
	}
	soundRels(t, p, "")
	doc := mustXML(t, p, p.Main())
	all, err := p.Styles()
	if err != nil {
		t.Fatal(err)
	}
	lists := soundLists(t, p)
	unique := map[string]bool{}
	once := func(kind, id string) {
		if id == "" || unique[kind+id] {
			t.Errorf("%s %q is there twice or empty", kind, id)
		}
		unique[kind+id] = true
	}
	heading := 0
	walk(doc.Root(), func(e *etree.Element) {
		switch e.Tag {
		case "pStyle", "rStyle", "tblStyle":
			if all.Name(ooxml.Attr(e, "val")) == "" {
				t.Errorf("style %s is not there", ooxml.Attr(e, "val"))
			}
		case "numId":
			if !lists[ooxml.Attr(e, "val")] {
				t.Errorf("list %s is not there", ooxml.Attr(e, "val"))
			}
		case "sdtPr":
			once("control id ", ooxml.Val(e, "id"))
			once("control tag ", ooxml.Val(e, "tag"))
			soundControl(t, e)
		case "docPr":
			once("drawing ", ooxml.Attr(e, "id"))
			if ooxml.Attr(e, "descr") == "" {
				t.Error("a picture without alternative text")
			}
		case "tc":
			if kids := e.ChildElements(); kids[len(kids)-1].Tag != "p" {
				t.Errorf("a cell ends with %s", kids[len(kids)-1].Tag)
			}
		case "tbl":
			soundTable(t, e)
		case "p":
			level := headingLevel(all, e)
			if level > heading+1 {
				t.Errorf("heading %d after %d", level, heading)
			}
			if level > 0 {
				heading = level
			}
		case "t":
			if e.SelectAttrValue("xml:space", "") != "preserve" && e.Text() != strings.TrimSpace(e.Text()) {
				t.Errorf("white space of %q may be lost", e.Text())
			}
		}
	})
}

func soundRels(t testing.TB, p *ooxml.Package, of string) {
	t.Helper()
	rels, err := p.Rels(of)
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{}
	for _, r := range rels {
		if ids[r.ID] || !strings.HasPrefix(r.ID, "rId") {
			t.Errorf("relationship %s of %q", r.ID, of)
		}
		ids[r.ID] = true
		if _, ok := p.Part(r.Part); !r.External && !ok {
			t.Errorf("relationship %s of %q leads nowhere: %s", r.ID, of, r.Target)
		}
	}
	if of == "" || path.Ext(of) != ".xml" {
		return
	}
	walk(mustXML(t, p, of).Root(), func(e *etree.Element) {
		for _, a := range e.Attr {
			if a.Space == "r" && (a.Key == "id" || a.Key == "embed") && !ids[a.Value] {
				t.Errorf("%s points at %s, which is not there", of, a.Value)
			}
		}
	})
}

// soundLists gives the list ids and checks their order.
func soundLists(t testing.TB, p *ooxml.Package) map[string]bool {
	t.Helper()
	name, _ := p.RelByType(p.Main(), ooxml.RelNumbering)
	abstract, lists := map[string]bool{}, map[string]bool{}
	for _, e := range mustXML(t, p, name).Root().ChildElements() {
		switch e.Tag {
		case "abstractNum":
			if len(lists) > 0 {
				t.Error("an abstractNum after a num")
			}
			abstract[ooxml.Attr(e, "abstractNumId")] = true
		case "num":
			if id := ooxml.Attr(e, "numId"); lists[id] || !abstract[ooxml.Val(e, "abstractNumId")] {
				t.Errorf("list %s", id)
			} else {
				lists[id] = true
			}
		}
	}
	return lists
}

func soundControl(t testing.TB, sdtPr *etree.Element) {
	t.Helper()
	order := []string{"rPr", "alias", "tag", "id", "lock", "placeholder", "showingPlcHdr", "text", "appearance"}
	last := -1
	for _, e := range sdtPr.ChildElements() {
		i := slices.Index(order, e.Tag)
		if i <= last {
			t.Errorf("%s at the wrong place in a control's properties", e.Tag)
		}
		last = i
	}
	if n := len([]rune(ooxml.Val(sdtPr, "alias"))); n > maxAlias {
		t.Errorf("a title of %d letters", n)
	}
	if content := ooxml.Child(sdtPr.Parent(), "sdtContent"); len(content.ChildElements()) == 0 {
		t.Errorf("control %s holds nothing", ooxml.Val(sdtPr, "tag"))
	}
}

func soundTable(t testing.TB, tbl *etree.Element) {
	t.Helper()
	if ooxml.Val(ooxml.Child(tbl, "tblPr"), "tblCaption") == "" {
		t.Error("a table without a caption for those who do not see it")
	}
	columns := len(ooxml.Child(tbl, "tblGrid").ChildElements())
	for _, row := range tbl.SelectElements("w:tr") {
		if n := len(row.SelectElements("w:tc")); n != columns {
			t.Errorf("%d cells in a row of %d columns", n, columns)
		}
	}
	for _, g := range ooxml.Child(tbl, "tblGrid").ChildElements() {
		if w := ooxml.Twips(ooxml.Attr(g, "w")); w <= 0 {
			t.Errorf("a column %v points wide", w)
		}
	}
	if next := nextElement(tbl); next != nil && next.Tag == "tbl" {
		t.Error("two tables that melt into one")
	}
	if next := nextElement(tbl); next == nil || next.Tag == "sectPr" {
		t.Error("a table at the very end")
	}
}

func nextElement(e *etree.Element) *etree.Element {
	kids := e.Parent().ChildElements()
	if i := slices.Index(kids, e); i+1 < len(kids) {
		return kids[i+1]
	}
	return nil
}

// headingLevel gives 1 to 3 for Word's headings, else 0.
func headingLevel(s *ooxml.Styles, p *etree.Element) int {
	return slices.Index([]string{"", "heading 1", "heading 2", "heading 3"}, s.Name(ooxml.Val(ooxml.Child(p, "pPr"), "pStyle")))
}

func walk(e *etree.Element, do func(*etree.Element)) {
	do(e)
	for _, c := range e.ChildElements() {
		walk(c, do)
	}
}

func mustXML(t testing.TB, p *ooxml.Package, name string) *etree.Document {
	t.Helper()
	doc, err := p.XML(name)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return doc
}

// visible gives the words of a part as a reader meets them, without prompts.
func visible(t testing.TB, p *ooxml.Package, name string) string {
	t.Helper()
	var b strings.Builder
	var read func(e *etree.Element)
	read = func(e *etree.Element) {
		switch e.Tag {
		case "sdt":
			if ooxml.Has(ooxml.Child(e, "sdtPr"), "showingPlcHdr") {
				return
			}
		case "t":
			b.WriteString(e.Text())
			return
		case "br", "tab":
			b.WriteByte(' ')
		case "instrText":
			return
		}
		for _, c := range e.ChildElements() {
			read(c)
		}
		if e.Tag == "p" {
			b.WriteByte('\n')
		}
	}
	read(mustXML(t, p, name).Root())
	return b.String()
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }
