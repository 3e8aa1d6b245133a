package conformance

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"notat/internal/publish"
	"notat/internal/tagpdf/check"
)

var update = flag.Bool("update", false, "write the table of mutants anew")

const (
	mutantFolder = "mutants"
	mutantTable  = "mutants.txt"
)

// mutant is one damage to a good file.
type mutant struct {
	name   string
	damage func(*plain)
}

// Texts that find the objects that the damages are done to.
const (
	catalog  = "/Type/Catalog"
	xmp      = "<x:xmpmeta"
	page     = "/Type/Page/"
	annot    = "/Type/Annot"
	font     = "/Type/Font/Subtype/TrueType"
	other    = "/Type/Font/Subtype/Type0" // of other letters than the usual
	cid      = "/CIDFontType2"
	cmap     = "begincmap"
	spec     = "/Type/Filespec"
	embedded = "/Type/EmbeddedFile"
	content  = "/H1<</MCID 0>>BDC" // the first page's
)

// Each row is one way in which a file can be less than it claims.
var mutants = []mutant{
	{"nothing", func(*plain) {}},

	// What the document says of itself.
	{"no language", change(catalog, "/Lang(da-DK)", "")},
	{"a language that is none", change(catalog, "/Lang(da-DK)", "/Lang(dansk sprog)")},
	{"not marked as tagged", change(catalog, "/MarkInfo<</Marked true>>", "")},
	{"suspect tags", change(catalog, "/Marked true", "/Marked true/Suspects true")},
	{"title not shown", change(catalog, "/ViewerPreferences<</DisplayDocTitle true>>", "")},
	{"no structure tree", change(catalog, "/StructTreeRoot ", "/StructTreeRood ")},
	{"no metadata", change(catalog, "/Metadata ", "/Metadato ")},
	{"no output intent", change(catalog, "/OutputIntents", "/OutputIntentz")},
	{"an output intent without profile", change(catalog, "/DestOutputProfile", "/DestOutputProfil")},
	{"no file identifier", func(p *plain) { p.trailer = regexp.MustCompile(`/ID.*\]`).ReplaceAllString(p.trailer, "") }},
	{"another title in Info than in XMP", change("/Producer(", "/Title(", "/Title(X")},
	{"another date in Info than in XMP", change("/Producer(", "/CreationDate(D:2", "/CreationDate(D:1")},
	{"a script that runs when opened", change(catalog, "/Type/Catalog", "/Type/Catalog/OpenAction<</S/JavaScript/JS(1)>>")},
	{"a form", change(catalog, "/Type/Catalog", "/Type/Catalog/AcroForm<</XFA(x)/Fields[]>>")},
	{"XMP that claims no PDF/UA", change(xmp, "<pdfuaid:part>1</pdfuaid:part>", "")},
	{"XMP that claims PDF/UA-2", change(xmp, "<pdfuaid:part>1", "<pdfuaid:part>2")},
	{"XMP that claims PDF/A-3b", change(xmp, "<pdfaid:conformance>A", "<pdfaid:conformance>B")},
	{"XMP without a title", without(xmp, `<dc:title>.*</dc:title>`)},
	{"XMP that does not declare its schema", change(xmp, "URI>http://www.aiim.org/pdfua", "URI>http://www.aiim.org/pdfue")},
	{"XMP that is not well formed", change(xmp, "</rdf:RDF>", "")},

	// Pages and what is drawn on them.
	{"a page without tab order", change(page, "/Tabs/S", "")},
	{"a page without StructParents", change(page, "/StructParents 0", "")},
	{"a page with another's StructParents", change(page, "/StructParents 0", "/StructParents 3")},
	{"an action when a page is shown", change(page, "/Tabs/S", "/Tabs/S/AA<</O<</S/Named/N/NextPage>>>>")},
	{"text outside every mark", change(content, "/H1<</MCID 0>>BDC", "/H1 BMC EMC q Q /Artifact BMC EMC")},
	{"an artifact that is marked as nothing", change(content, "/Artifact", "/Span")},
	{"content in an artifact", change(content, content, "/Artifact BMC "+content)},
	{"an artifact in content", change(content, content, content+" /Artifact BMC EMC")},
	{"a mark that is not closed", change(content, "EMC", "")},
	{"the same identifier twice", change(content, "<</MCID 1>>", "<</MCID 0>>")},
	{"an identifier that nothing owns", change(content, "<</MCID 0>>", "<</MCID 999>>")},
	{"a colour for print", change(content, content, content+" 0 0 0 1 k")},
	{"an operator that is none", change(content, content, content+" xx")},
	{"a code for .notdef", onGlyphs(func(s string) string { return "\x00" + s[1:] })},
	{"a letter that the font does not have", onGlyphs(func(s string) string { return "@" + s[1:] })},
	{"another letter", onGlyphs(func(s string) string { return s[1:2] + s[1:] })},
	{"words glued at a line's end", glue},
	{"a picture that viewers may smooth", change("/Image/Width", "/Image/Width", "/Image/Interpolate true/Width")},

	// Fonts.
	{"a font without encoding", change(font, "/WinAnsiEncoding", "/WinAnsiEncodung")},
	{"a font with another encoding", change(font, "/WinAnsiEncoding", "/MacRomanEncoding")},
	{"a font without its table of letters", change("/Length1", "cmap", "cmab")},
	{"a font that says that it is symbolic", change("/Flags 32", "/Flags 32", "/Flags 4")},
	{"wrong widths of the usual letters", change(font, "/Widths[", "/Widths[9")},
	{"a font without ToUnicode", change(other, "/ToUnicode", "/ToUnicodo")},
	{"a code that reads as nothing", change(cmap, "<0001>", "<7001>")},
	{"a code that reads as U+0000", onLetter("0000")},
	{"a code that reads as U+FEFF", onLetter("FEFF")},
	{"a code that reads as another letter", onLetter("0041")},
	{"wrong widths", change(cid, "/W[1[", "/W[1[9")},
	{"a font that is not embedded", change("/Type/FontDescriptor", "/FontFile2", "/FontFil2")},
	{"a font without CIDToGIDMap", change(cid, "/CIDToGIDMap/Identity", "")},
	{"another encoding", change(other, "/Identity-H", "/Identity-V")},
	{"another font name in the descriptor", change("/Type/FontDescriptor", "+", "+X")},
	{"a damaged font", change("/Length1", "glyf", "glyg")},

	// The structure tree.
	{"no parent tree", change("/Type/StructTreeRoot", "/ParentTree ", "/ParentTro ")},
	{"owners exchanged in the parent tree", exchangeOwners},
	{"an element with another parent", change("/S/LBody", "/P ", "/P 1 0 R/Q ")},
	{"an element without a parent", change("/S/LBody", "/P ", "/Q ")},
	{"content that the structure does not name", change("/S/H1", "/K[0 ]", "/K[]")},
	{"content that two elements claim", change("/S/H2", "/K[", "/K[0 ")},
	{"a row that is on another page", otherPage("/S/TR")},
	{"a row without a page", without("/S/TR", `/Pg \d+ 0 R`)},
	{"a type that is none", change("/S/P/", "/S/P/", "/S/Afsnit/")},
	{"types that go in a circle", change("/Type/StructTreeRoot", "/K ", "/RoleMap<</Afsnit/Punkt/Punkt/Afsnit>>/K ")},
	{"a standard type that is made another", change("/Type/StructTreeRoot", "/K ", "/RoleMap<</H2/P>>/K ")},
	{"a heading level left out", change("/S/H2", "/S/H2", "/S/H3")},
	{"a first heading of level 2", change("/S/H1", "/S/H1", "/S/H2")},
	{"headings with and without level", change("/S/H2", "/S/H2", "/S/H")},
	{"a list item outside a list", change("/S/L/", "/S/L/", "/S/Div/")},
	{"a row outside a table", change("/S/Table", "/S/Table", "/S/Div")},
	{"a header cell without scope", without("/S/TH/", `/A<</O/Table/Scope/\w+>>`)},
	{"a row with a cell too few", func(p *plain) {
		row := p.find("/S/TR")
		row.dict = regexp.MustCompile(`/K\[\d+ 0 R `).ReplaceAllString(row.dict, "/K[")
	}},
	{"a figure without alternative text", change("/S/Figure", "/Alt(", "/Alto(")},
	{"a figure with an empty alternative text", change("/S/Figure", "/Alt(", "/Alt()/Altid(")},
	{"a figure without its place", change("/S/Figure", "/BBox", "/BBoz")},
	{"a note without identifier", change("/S/P/", "/S/P/", "/S/Note/")},
	{"two parts in another order", exchangeParts},

	// Links.
	{"a link without its annotation", without("/S/Link", `<</Type/OBJR[^>]*>>`)},
	{"an annotation in no link", change("/S/Link", "/S/Link", "/S/Span")},
	{"an annotation without description", change(annot, "/Contents(", "/Contentz(")},
	{"an annotation that is not printed", change(annot, "/F 4", "/F 0")},
	{"a hidden annotation", change(annot, "/F 4", "/F 6")},
	{"an annotation without StructParent", change(annot, "/StructParent ", "/StructParend ")},
	{"an annotation with another's StructParent", func(p *plain) {
		o := p.find(annot)
		o.dict = regexp.MustCompile(`/StructParent \d+`).ReplaceAllString(o.dict, "/StructParent 0")
	}},
	{"an annotation that runs a program", change(annot, "/S/URI/URI", "/S/Launch/F")},

	// What the file carries.
	{"a record that is not associated", change(catalog, "/AF[", "/AG[")},
	{"a record without relationship", change(spec, "/AFRelationship/Source", "")},
	{"a record without a name", change(spec, "/UF(notat.json)", "")},
	{"a record without media type", change(embedded, "/Subtype/application#2Fjson", "")},
	{"a record without date", change(embedded, "/ModDate(", "/ModDato(")},
	{"a record that was changed", change(embedded, "kommune", "kemmune")},
	{"a bookmark to nowhere", change("/Dest[", "/Dest[", "/Dest[null]/Desk[")},
	{"a bookmark without title", without("/Dest[", `/Title\([^)]*\)`)},
}

// without takes out what the expression matches, in the first object that holds in.
func without(in, expression string) func(*plain) {
	return func(p *plain) {
		p.Helper()
		o := p.find(in)
		where := &o.dict
		if o.stream && !strings.Contains(o.dict, in) {
			where = &o.data
		}
		r := regexp.MustCompile(`(?s)` + expression)
		if !r.MatchString(*where) {
			p.Fatalf("no %s where %s is", expression, in)
		}
		*where = strings.Replace(*where, r.FindString(*where), "", 1)
	}
}

// shown is the first string of glyphs after the first paragraph begins.
var shown = regexp.MustCompile(`(?s)/H1<</MCID 0>>BDC.*?\[\(`)

// onGlyphs changes the glyphs of the first page's title.
func onGlyphs(do func(string) string) func(*plain) {
	return func(p *plain) {
		p.Helper()
		o := p.find(content)
		at := shown.FindStringIndex(o.data)
		if at == nil {
			p.Fatal("the title draws nothing")
		}
		o.data = o.data[:at[1]] + do(o.data[at[1]:])
	}
}

// onLetter changes what code 2 of the first composite font reads as.
func onLetter(hex string) func(*plain) {
	return func(p *plain) {
		o := p.find(cmap)
		o.data = regexp.MustCompile(`<0002> ?<[0-9A-F]+>`).ReplaceAllString(o.data, "<0002><"+hex+">")
	}
}

// lineEnd is a space at the end of a line that another line of its paragraph follows.
var lineEnd = regexp.MustCompile(` (\)\]TJ\n(?:ET\nBT )?[-\d.]+ [-\d.]+ Td\n)`)

// glue takes the space at the end of a line of the first page away.
func glue(p *plain) {
	o := p.find(content)
	at := lineEnd.FindStringSubmatchIndex(o.data)
	if at == nil {
		p.Fatal("no line ends in a space")
	}
	o.data = o.data[:at[0]] + o.data[at[2]:]
}

// otherPage puts the first element of a type on another page.
func otherPage(in string) func(*plain) {
	return func(p *plain) {
		o := p.find(in)
		own := regexp.MustCompile(`/Pg (\d+ 0 R)`)
		pages := regexp.MustCompile(`/Kids\[(\d+ 0 R) *(\d+ 0 R)`).FindStringSubmatch(p.find("/Type/Pages").dict)
		other := pages[1]
		if own.FindStringSubmatch(o.dict)[1] == other {
			other = pages[2]
		}
		o.dict = own.ReplaceAllString(o.dict, "/Pg "+other)
	}
}

// exchangeOwners lets two contents of the first page have each other's owner.
func exchangeOwners(p *plain) {
	o := p.find("<</Nums[")
	o.dict = regexp.MustCompile(`\[(\d+ 0 R )(\d+ 0 R )`).ReplaceAllString(o.dict, "[$2$1")
}

// exchangeParts lets two elements change places in the tree, and nowhere else.
func exchangeParts(p *plain) {
	o := p.find("/S/Document")
	kids := regexp.MustCompile(`/K\[(\d+ 0 R )(\d+ 0 R )(\d+ 0 R )`)
	if !kids.MatchString(o.dict) {
		p.Fatal("the document has no elements")
	}
	o.dict = kids.ReplaceAllString(o.dict, "/K[$1$3$2")
}

// row is what catches one mutant: the codes of our check, the clauses of veraPDF.
type row struct{ name, check, ua1, a3 string }

const none = "-"

func (r row) String() string {
	return strings.TrimRight(fmt.Sprintf("%-41s | %-27s | %-33s | %s", r.name, r.check, r.ua1, r.a3), " ")
}

const tableHead = `What catches a damaged file: the codes of tagpdf/check, and the rules that veraPDF
finds broken. Written by go test ./conformance -update; read what changes.

`

// readTable reads the table by name.
func readTable(t *testing.T) map[string]row {
	t.Helper()
	data, err := os.ReadFile(mutantTable)
	if err != nil && !*update {
		t.Fatal(err)
	}
	rows := map[string]row{}
	for line := range strings.SplitSeq(string(data), "\n") {
		f := strings.Split(line, "|")
		for i := range f {
			f[i] = strings.TrimSpace(f[i])
		}
		if len(f) == 4 {
			rows[f[0]] = row{f[0], f[1], f[2], f[3]}
		}
	}
	return rows
}

// settle compares the rows with the table, or writes it.
func settle(t *testing.T, rows []row) {
	t.Helper()
	var b strings.Builder
	b.WriteString(tableHead + row{"damage", "tagpdf/check", "PDF/UA-1", "PDF/A-3a"}.String() + "\n")
	for _, r := range rows {
		b.WriteString(r.String() + "\n")
	}
	if *update {
		if err := os.WriteFile(mutantTable, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	old := readTable(t)
	for _, r := range rows {
		if o := old[r.name]; o != r {
			t.Errorf("%s is caught in another way than the table says:\n got %s\nwant %s", r.name, r, o)
		}
	}
	if len(old) != len(rows)+1 {
		t.Errorf("the table has %d rows, there are %d mutants", len(old)-1, len(rows))
	}
}

// good is a notat of four pages with every kind of block, and with letters that are not usual.
func good(t *testing.T) []byte {
	t.Helper()
	d, err := newService(t).RenderProven(context.Background(), publish.Request{Data: example(t, "alle-blokke-2025-26"), Udgave: publish.Intern})
	if err != nil {
		t.Fatal(err)
	}
	return d.Data
}

// Every damage to a good file is caught by our own check or by veraPDF, and the
// table says by which.
func TestMutants(t *testing.T) {
	pdf := good(t)
	text, err := check.Text(pdf)
	if err != nil {
		t.Fatal(err)
	}
	dir := os.Getenv("CONFORMANCE_DIR")
	if dir != "" {
		dir = filepath.Join(dir, mutantFolder)
		if err := os.MkdirAll(dir, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	undamaged := takeApart(t, pdf).bytes()
	old := readTable(t)
	var rows []row
	for _, m := range mutants {
		p := takeApart(t, pdf)
		m.damage(p)
		damaged := p.bytes()
		if m.name != "nothing" && bytes.Equal(damaged, undamaged) {
			t.Errorf("%s: nothing was damaged", m.name)
		}
		r := old[m.name]
		r.name, r.check = m.name, caught(damaged, text)
		if r.ua1 == "" {
			r.ua1, r.a3 = none, none
		}
		rows = append(rows, r)
		if is := r.check == none && r.ua1 == none && r.a3 == none; is != (m.name == "nothing") && !*update {
			t.Errorf("%s: caught %v", m.name, !is)
		}
		if dir != "" {
			if err := os.WriteFile(filepath.Join(dir, fileName(m.name)+".pdf"), damaged, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	settle(t, rows)
	if len(rows) < 36 {
		t.Errorf("only %d mutants", len(rows)-1)
	}
}

// caught gives the codes of what our check finds.
func caught(pdf []byte, text []string) string {
	found, err := check.Against(pdf, text)
	if err != nil {
		return "unreadable"
	}
	var codes []string
	for _, f := range found {
		codes = append(codes, f.Code)
	}
	return list(codes)
}

// list writes codes or clauses in order, each once.
func list(s []string) string {
	slices.Sort(s)
	if s = slices.Compact(s); len(s) == 0 {
		return none
	}
	return strings.Join(s, " ")
}

var notInNames = regexp.MustCompile(`[^a-z0-9]+`)

func fileName(mutant string) string {
	return strings.Trim(notInNames.ReplaceAllString(strings.ToLower(mutant), "-"), "-")
}

// judgeMutants holds veraPDF's verdicts against the table.
func judgeMutants(t *testing.T, found map[string]judged) {
	old := readTable(t)
	var rows []row
	for _, m := range mutants {
		j, ok := found[fileName(m.name)]
		if !ok {
			t.Fatalf("%s: veraPDF did not see it", m.name)
		}
		r := old[m.name]
		r.ua1, r.a3 = list(j["ua1"]), list(j["3a"])
		rows = append(rows, r)
	}
	settle(t, rows)
}
