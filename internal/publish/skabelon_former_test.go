package publish

import (
	"bytes"
	"context"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"notat/internal/ooxml"
	"notat/templates"
)

// forms are what Word leaves in and about a tag, written {{x}} here: none of it is
// seen by the one who made the template.
var forms = map[string]string{
	"in one run":            `<w:r><w:t>{{x}}</w:t></w:r>`,
	"over runs":             `<w:r><w:t>{</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>{x</w:t></w:r><w:r><w:t>}}</w:t></w:r>`,
	"a page began here":     `<w:r><w:lastRenderedPageBreak/><w:t>{{x}}</w:t></w:r>`,
	"a page began within":   `<w:r><w:t>{{</w:t><w:lastRenderedPageBreak/><w:t>x}}</w:t></w:r>`,
	"checked spelling":      `<w:proofErr w:type="spellStart"/><w:r><w:t>{{</w:t></w:r><w:proofErr w:type="spellEnd"/><w:r><w:t>x}}</w:t></w:r>`,
	"a bookmark":            `<w:bookmarkStart w:id="9" w:name="a"/><w:r><w:t>{{x</w:t></w:r><w:bookmarkEnd w:id="9"/><w:r><w:t>}}</w:t></w:r>`,
	"the range of comments": `<w:commentRangeStart w:id="9"/><w:r><w:t>{{x</w:t></w:r><w:commentRangeEnd w:id="9"/><w:r><w:t>}}</w:t></w:r>`,
	"a permission":          `<w:permStart w:id="9" w:edGrp="everyone"/><w:r><w:t>{{x</w:t></w:r><w:permEnd w:id="9"/><w:r><w:t>}}</w:t></w:r>`,
	"an optional hyphen":    `<w:r><w:t>{{</w:t><w:softHyphen/><w:t>x}}</w:t></w:r>`,
	"a soft hyphen":         "<w:r><w:t>{{\u00ADx}}</w:t></w:r>",
	"a tab before":          `<w:r><w:tab/><w:t>{{x}}</w:t></w:r>`,
	"a line break after":    `<w:r><w:t>{{x}}</w:t><w:br/></w:r>`,
	"a page break after":    `<w:r><w:t>{{x}}</w:t></w:r><w:r><w:br w:type="page"/></w:r>`,
	"a page break before":   `<w:r><w:br w:type="page"/><w:t>{{x}}</w:t></w:r>`,
	"two ways to write it":  `<mc:AlternateContent><mc:Choice Requires="w14"><w:r><w:t>{{x}}</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>{{x}}</w:t></w:r></mc:Fallback></mc:AlternateContent>`,
	"two ways in a run":     `<w:r><mc:AlternateContent><mc:Choice Requires="w14"><w:t>{{x}}</w:t></mc:Choice><mc:Fallback><w:t>{{x}}</w:t></mc:Fallback></mc:AlternateContent></w:r>`,
	"a direction":           `<w:dir w:val="ltr"><w:r><w:t>{{x}}</w:t></w:r></w:dir>`,
	"a link":                `<w:hyperlink w:anchor="a"><w:r><w:t>{{x}}</w:t></w:r></w:hyperlink>`,
	"a smart tag":           `<w:smartTag w:element="a"><w:r><w:t>{{x}}</w:t></w:r></w:smartTag>`,
	"a picture beside":      `<w:r><w:t>{{x}}</w:t></w:r><w:r><w:drawing><wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="9" name="b" descr="Et våben"/></wp:inline></w:drawing></w:r>`,
	"a field about it":      `<w:fldSimple w:instr=" QUOTE "><w:r><w:t>{{x}}</w:t></w:r></w:fldSimple>`,
	"a break within":        `<w:r><w:t>{{</w:t><w:br/><w:t>x}}</w:t></w:r>`,
	"a tab within":          `<w:r><w:t>{{x</w:t><w:tab/><w:t>}}</w:t></w:r>`,
	"another tag within":    `<w:r><w:t>{{{{x}}}}</w:t></w:r>`,
}

// What is called in order works: each way to write each tag is either told or filled
// in, in all formats.
func TestWhatTheCheckCallsInOrderIsFilledIn(t *testing.T) {
	if testing.Short() {
		t.Skip("tries scores of templates: left out with -short")
	}
	s := skabeloner(t)
	data, err := fs.ReadFile(templates.FS, "standard/notat.docx")
	if err != nil {
		t.Fatal(err)
	}
	school := []byte("Æblegårdens Skole")
	if !bytes.Contains(sample, school) {
		t.Fatal("the preview is of another school")
	}
	standard, err := ooxml.Open(data)
	if err == nil {
		err = standard.PackOnce()
	}
	if err != nil {
		t.Fatal(err)
	}
	for name, form := range forms {
		p := standard.Clone()
		filled := []string{"word/document.xml", "word/header1.xml"}
		for _, place := range []struct{ part, tag string }{{"word/document.xml", "indhold"}, {"word/document.xml", "skole.navn"}, {"word/header1.xml", "skole.navn"}} {
			was, ok := p.Part(place.part)
			if !ok {
				t.Fatal(place.part)
			}
			paragraph := `<w:p>` + strings.NewReplacer("x}}", place.tag+"}}", "x<", place.tag+"<").Replace(form) + `</w:p>`
			p.Set(place.part, []byte(withParagraph(string(was), paragraph, place.tag == "indhold")))
		}
		main, _ := p.Part(p.Main())
		word, err := ooxml.Write(context.Background(), p, main)
		if err != nil {
			t.Fatal(err)
		}
		f, _ := FormatNamed("docx")
		k, d, err := s.TryWord(context.Background(), word, "", f, false)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if slices.Contains(k.Faults.Codes(), "skabelon-proeve") {
			t.Errorf("%s: only the sample found it: %v", name, k.Faults)
		}
		if refused := k.Template == nil; refused != broken[name] {
			t.Errorf("%s: refused %v: %v", name, refused, k.Faults)
		}
		if k.Template == nil {
			continue
		}
		out, err := ooxml.Open(d.Data)
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range filled {
			if data, _ := out.Part(part); !bytes.Contains(data, school) {
				t.Errorf("%s: the school's name is not in %s", name, part)
			}
		}
	}
}

// broken are the forms that are no tag, or not alone.
var broken = map[string]bool{"a picture beside": true, "a break within": true, "a tab within": true, "another tag within": true}

// withParagraph puts a paragraph into a part: in the place of {{indhold}}, or first.
func withParagraph(part, paragraph string, indhold bool) string {
	if indhold {
		from := strings.LastIndex(part[:strings.Index(part, "{{indhold}}")], "<w:p>")
		to := strings.Index(part[from:], "</w:p>") + len("</w:p>") + from
		return part[:from] + paragraph + part[to:]
	}
	for _, start := range []string{"<w:body>", "<w:hdr"} {
		if i := strings.Index(part, start); i >= 0 {
			i += strings.Index(part[i:], ">") + 1
			return part[:i] + paragraph + part[i:]
		}
	}
	panic("no place")
}
