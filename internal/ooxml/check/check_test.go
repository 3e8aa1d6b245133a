package check

import (
	"os"
	"strings"
	"testing"

	"notat/internal/ooxml"
)

// Each seeded fault is one that Word repairs, refuses or shows wrongly.
func TestEachFaultIsFound(t *testing.T) {
	data, err := os.ReadFile("../../../templates/standard/notat.docx")
	if err != nil {
		t.Fatal(err)
	}
	if found, err := Bytes(data); err != nil || len(found) > 0 {
		t.Fatalf("the template itself: %q %v", found, err)
	}
	base, err := ooxml.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	control := func(pr, content string) string {
		return `<w:sdt><w:sdtPr>` + pr + `</w:sdtPr><w:sdtContent>` + content + `</w:sdtContent></w:sdt>`
	}
	const p, id = `<w:p/>`, `<w:alias w:val="a"/><w:tag w:val="n1"/><w:id w:val="1"/>`
	table := func(pr, cells string) string {
		return `<w:tbl><w:tblPr>` + pr + `</w:tblPr><w:tblGrid><w:gridCol w:w="100"/></w:tblGrid><w:tr>` + cells + `</w:tr></w:tbl>`
	}
	const caption, cell = `<w:tblCaption w:val="a"/>`, `<w:tc><w:p/></w:tc>`
	for xml, want := range map[string]string{
		`<w:p><w:pPr><w:pStyle w:val="Ukendt"/></w:pPr></w:p>`:                                  "style Ukendt",
		`<w:p><w:pPr><w:numPr><w:numId w:val="999"/></w:numPr></w:pPr></w:p>`:                   "list 999",
		`<w:p><w:pPr><w:pStyle w:val="Overskrift2"/></w:pPr></w:p>`:                             "heading 2 after 0",
		`<w:p><w:r><w:t> a</w:t></w:r></w:p>`:                                                   "white space",
		control(id, p) + control(`<w:alias w:val="b"/><w:tag w:val="n2"/><w:id w:val="1"/>`, p): "control id",
		control(id, p) + control(`<w:alias w:val="b"/><w:tag w:val="n1"/><w:id w:val="2"/>`, p): "control tag",
		control(`<w:id w:val="1"/><w:tag w:val="n1"/>`, p):                                      "wrong place",
		control(id, ``): "holds nothing",
		control(`<w:alias w:val="`+strings.Repeat("a", 65)+`"/><w:tag w:val="n1"/><w:id w:val="1"/>`, p): "65 letters",
		table(caption, `<w:tc><w:tcPr/></w:tc>`) + p:                                                     "a cell ends with tcPr",
		table(`<w:tblStyle w:val="a"/>`, cell) + p:                                                       "without a caption",
		table(`<w:tblLook w:firstColumn="1"/>`, cell) + p:                                                "without a caption",
		table(caption, cell) + p:                                                                         "only layout",
		table(caption, cell+cell) + p:                                                                    "2 cells in a row of 1",
		table(caption, cell) + table(caption, cell) + p:                                                  "melt into one",
		`<w:p><w:r><w:drawing><docPr id="1"/></w:drawing></w:r></w:p>`:                                   "alternative text",
		`<w:p><w:hyperlink r:id="rId99"/></w:p>`:                                                         "rId99",
	} {
		c := base.Clone()
		main, _ := c.Part(c.Main())
		c.Set(c.Main(), []byte(strings.Replace(string(main), "<w:body>", "<w:body>"+xml, 1)))
		if found := strings.Join(Package(c), "\n"); !strings.Contains(found, want) {
			t.Errorf("%s: %q, not %q", xml, found, want)
		}
	}
	c := base.Clone()
	c.Set("word/ukendt.dat", []byte("x"))
	if _, err := c.AddRel(c.Main(), ooxml.RelImage, "media/væk.png", false); err != nil {
		t.Fatal(err)
	}
	if found := strings.Join(Package(c), "\n"); !strings.Contains(found, "leads nowhere") || !strings.Contains(found, "no content type") {
		t.Errorf("%q", found)
	}
}
