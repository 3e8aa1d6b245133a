package template_test

import (
	"context"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"notat/internal/fault"
	"notat/internal/ooxml"
	"notat/internal/template"
	_ "notat/internal/testrun"
	"notat/templates"
)

const (
	settings = "word/settings.xml"
	theme    = "word/theme/theme1.xml"
)

func check(t testing.TB, fsys fs.FS) fault.List {
	t.Helper()
	tm, found, err := template.Check(fsys, "proeve", func(name string) (fs.FS, error) {
		if name != "standard" {
			return nil, template.ErrName
		}
		return fs.Sub(templates.FS, name)
	})
	if err != nil {
		t.Fatal(err)
	}
	if (tm == nil) != found.HasErrors() {
		t.Errorf("template %v with %v", tm != nil, found.Codes())
	}
	return found
}

// has reports whether one fault has the code, stands at the place and says the
// remedy.
func has(found fault.List, code, place, remedy string) bool {
	for _, f := range found {
		if f.Code == "skabelon-"+code && strings.HasPrefix(f.Sted, place) && strings.Contains(f.Message, remedy) {
			return true
		}
	}
	return false
}

func replaceAll(old, new string) func(string) string {
	return func(s string) string { return strings.ReplaceAll(s, old, new) }
}

type parts = map[string]func(string) string

func inHeader(content string) parts { return parts{header: replace("{{skole.navn}}", content)} }
func before(content string) parts   { return parts{document: replace(indhold, content+indhold)} }

func picture(attrs, inner string) string {
	return `<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:extent cx="1" cy="1"/><wp:docPr id="7" name="Billede 7" ` + attrs + `>` + inner + `</wp:docPr></wp:inline></w:drawing></w:r></w:p>`
}

// otherPrefix writes what Word writes with w in another way that is XML too.
var otherPrefix = strings.NewReplacer("<w:", "<x:", "</w:", "</x:", " w:", " x:", "xmlns:w=", "xmlns:x=").Replace

// Every fault is told with its place and what to do about it; those of the
// first kind keep the template from being used.
func TestEveryFaultIsToldWithPlaceAndRemedy(t *testing.T) {
	for name, c := range map[string]struct {
		parts               parts
		code, place, remedy string
	}{
		"unknown tag":              {inHeader("{{skole.nvan}}"), "ukendt-felt", "sidehovedet (»{{kommune.navn}} {{skole.nvan}}", "Mente du {{skole.navn}}?"},
		"tag without likeness":     {inHeader("{{elevtal}}"), "ukendt-felt", "sidehovedet (»", "Slet det"},
		"tag in Danish letters":    {inHeader("{{møde.dato}}"), "ukendt-felt", "sidehovedet", "Mente du {{moede.dato}}?"},
		"tag of another system":    {inHeader("{{journalnr}}"), "ukendt-felt", "sidehovedet", "Mente du {{sag.sagsnr}}?"},
		"capitals":                 {inHeader("{{Skole.Navn}}"), "store-bogstaver", "sidehovedet", "Mente du {{skole.navn}}?"},
		"empty tag":                {inHeader("{{ }}"), "halvt-felt", "sidehovedet", "{{skole.navn}}"},
		"loop":                     {inHeader("{{#afsnit}}"), "loekke", "sidehovedet", "{{indhold}}"},
		"condition":                {inHeader("{{if skole.navn}}"), "loekke", "sidehovedet", "ingen betingelser"},
		"loop of another program":  {inHeader("{%p for a in afsnit %}"), "loekke", "sidehovedet", "Slet"},
		"half bracket":             {inHeader("{{skole.navn}"), "halvt-felt", "sidehovedet", "Mente du {{skole.navn}}?"},
		"bracket never closed":     {inHeader("{{skole.navn"), "halvt-felt", "sidehovedet", "{{skole.navn}}"},
		"tag over two paragraphs":  {parts{header: inside(p("{{skole.") + p("navn}}"))}, "halvt-felt", "sidehovedet", "på én linje"},
		"one bracket":              {inHeader("{skole.navn}"), "forkert-parentes", "sidehovedet", "Skriv {{skole.navn}}."},
		"square bracket":           {inHeader("[skole.navn]"), "forkert-parentes", "sidehovedet", "Skriv {{skole.navn}}."},
		"merge field marks":        {inHeader("«Skolenavn»"), "forkert-parentes", "sidehovedet", "Skriv {{skole.navn}}."},
		"wrong tag beside indhold": {parts{document: replace("{{indhold}}", "{{skole.nvan}} {{indhold}}")}, "ukendt-felt", "brødteksten, afsnit 1", "Mente du {{skole.navn}}?"},
		"indhold in one bracket":   {parts{document: replace("{{indhold}}", "[indhold]")}, "forkert-parentes", "brødteksten, afsnit 1 (»[indhold]«)", "{{indhold}}"},
		"indhold misspelt":         {parts{document: replace("{{indhold}}", "{{inhold}}")}, "ukendt-felt", "brødteksten, afsnit 1", "Mente du {{indhold}}?"},
		"indhold in the header":    {inHeader("{{indhold}}"), "indhold-forkert-sted", "sidehovedet", "brødteksten"},
		"no indhold":               {parts{document: replace("{{indhold}}", "")}, "indhold-mangler", "brødteksten", "alene i et afsnit"},
		"indhold twice":            {parts{document: replace(indhold, indhold+indhold)}, "indhold-flere-gange", "brødteksten", "ét sted"},
		"indhold not alone":        {parts{document: replace("{{indhold}}", "Før {{indhold}} efter")}, "indhold-ikke-alene", "brødteksten, afsnit 1 (»Før {{indhold}} efter«)", "alene"},
		"indhold in a table":       {parts{document: replace(indhold, `<w:tbl><w:tr><w:tc>`+indhold+`</w:tc></w:tr></w:tbl><w:p/>`)}, "indhold-forkert-sted", "brødteksten, afsnit 1", "ikke i en tabel"},
		"section break":            {parts{document: replace(indhold, `<w:p><w:pPr><w:sectPr/></w:pPr></w:p>`+indhold)}, "sektionsskift", "brødteksten, afsnit 1", "Slet det"},
		"no room":                  {parts{document: replace(`w:left="1417"`, `w:left="9000"`)}, "margener", "siden", "Layout"},
		"inserted text":            {before(`<w:p><w:ins w:id="1" w:author="x"><w:r><w:t>nyt</w:t></w:r></w:ins></w:p>`), "rettelser", "brødteksten (»nyt«)", "Acceptér"},
		"deleted text in header":   {parts{header: inside(`<w:p><w:r><w:t>a</w:t></w:r><w:del w:id="1" w:author="x"><w:r><w:delText>b</w:delText></w:r></w:del></w:p>`)}, "rettelser", "sidehovedet", "Acceptér"},
		"comment":                  {before(`<w:p><w:r><w:t>Hej</w:t><w:commentReference w:id="0"/></w:r></w:p>`), "kommentarer", "brødteksten (»Hej«)", "Slet"},
		"picture without words":    {before(picture(``, ``)), "billede-uden-tekst", "brødteksten", "alternativ tekst"},
		"pale heading":             {parts{theme: replace(`<a:srgbClr val="1D4E70"/>`, `<a:srgbClr val="9FC5E8"/>`)}, "kontrast", "notat.docx", "mørkere farve"},
		"pale words in footer":     {parts{footer: replace(`<w:r>`, `<w:r><w:rPr><w:color w:val="BBBBBB"/></w:rPr><w:t>Tlf.</w:t></w:r><w:r>`)}, "kontrast", "sidefoden", "4,5"},
		"dark head, dark words":    {parts{styles: replace(`w:fill="EEF2F6" w:themeFill="background2"`, `w:fill="14532D"`)}, "kontrast", "notat.docx", "lysere farve"},
		"tracking switched on":     {parts{settings: replace(`<w:defaultTabStop`, `<w:trackRevisions/><w:defaultTabStop`)}, "registrerer-aendringer", "notat.docx", "Slå det fra"},
		"protected":                {parts{settings: replace(`<w:defaultTabStop`, `<w:documentProtection w:edit="forms" w:enforcement="1"/><w:defaultTabStop`)}, "begraenset-redigering", "notat.docx", "Stop beskyttelse"},
		"mail merge":               {parts{settings: replace(`<w:defaultTabStop`, `<w:mailMerge/><w:defaultTabStop`)}, "brevfletning", "notat.docx", "Normalt Word-dokument"},
		"another prefix":           {parts{document: otherPrefix}, "ulaeselig", "notat.docx", "gem den igen"},
		"another prefix in styles": {parts{styles: otherPrefix}, "ulaeselig", "notat.docx", "gem den igen"},
		"another prefix in lists":  {parts{"word/numbering.xml": otherPrefix}, "ulaeselig", "notat.docx", "gem den igen"},
		"another document inside":  {before(`<w:altChunk/>`), "indlejret", "brødteksten", "Kopiér"},
	} {
		found := check(t, variant(t, c.parts, nil))
		if !has(found.Only(fault.Error), c.code, c.place, c.remedy) {
			t.Errorf("%s: want %s at %q with %q, got %v", name, c.code, c.place, c.remedy, found)
		}
	}
}

func TestWhatIsUnwiseIsAWarning(t *testing.T) {
	drop := func(name string) func(string) string { // a style by its invariant name
		return replace(`<w:name w:val="`+name+`"/>`, `<w:name w:val="Vores egen"/>`)
	}
	for name, c := range map[string]struct {
		parts               parts
		code, place, remedy string
	}{
		"missing style":    {parts{styles: drop("heading 2")}, "typografi-mangler", "notat.docx", "»Overskrift 2«"},
		"unknown font":     {parts{theme: replaceAll(`"Source Sans 3"`, `"Comic Sans MS"`)}, "skrifttype-mangler", "notat.docx", "PDF'en bruger Source Sans 3"},
		"font of its kind": {parts{theme: replaceAll(`"Source Sans 3"`, `"Georgia"`)}, "skrifttype-mangler", "notat.docx", "PDF'en bruger Liberation Serif"},
		"English":          {parts{styles: replace(`w:lang w:val="da-DK"`, `w:lang w:val="en-US"`)}, "sprog", "notat.docx", "Dansk"},
		"text outside":     {before(p("Kære forældre")), "kun-i-word", "brødteksten, afsnit 1 (»Kære forældre«)", "sidehovedet"},
		"another template": {parts{settings: replace(`<w:defaultTabStop`, `<w:attachedTemplate r:id="rId1"/><w:defaultTabStop`)}, "anden-skabelon", "notat.docx", "følger ikke med"},
	} {
		found := check(t, variant(t, c.parts, nil))
		if found.HasErrors() || !has(found, c.code, c.place, c.remedy) {
			t.Errorf("%s: want %s at %q with %q, got %v", name, c.code, c.place, c.remedy, found)
		}
	}
}

func TestADecorativePictureNeedsNoWords(t *testing.T) {
	mark := `<a:extLst xmlns:a="a"><a:ext uri="x"><adec:decorative xmlns:adec="d" val="1"/></a:ext></a:extLst>`
	if found := check(t, variant(t, before(picture(``, mark)), nil)); found.HasErrors() {
		t.Error(found)
	}
}

func TestAllFaultsAreToldAtOnce(t *testing.T) {
	found := check(t, variant(t, parts{header: replace("{{skole.navn}}", "{{x}} {{Kommune.navn}}"), document: replace("{{indhold}}", "")}, map[string]string{"template.json": `{"graense": -1}`}))
	for _, code := range []string{"json-vaerdi", "ukendt-felt", "store-bogstaver", "indhold-mangler"} {
		if !has(found, code, "", "") {
			t.Errorf("%s is not among %v", code, found.Codes())
		}
	}
}

// edited gives the standard template's Word file after a change to its package.
func edited(t *testing.T, change func(*ooxml.Package)) []byte {
	t.Helper()
	data, err := fs.ReadFile(templates.FS, "standard/notat.docx")
	if err != nil {
		t.Fatal(err)
	}
	pkg, err := ooxml.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	change(pkg)
	main, _ := pkg.Part(pkg.Main())
	out, err := ooxml.Write(context.Background(), pkg, main)
	if err != nil {
		// Write opens what it wrote, and refuses what is meant to be refused here.
		t.Fatal(err)
	}
	return out
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestPartsThatATemplateMayNotHave(t *testing.T) {
	base := named(t, "standard")
	rel := func(kind, target string, outside bool) func(*ooxml.Package) {
		return func(p *ooxml.Package) {
			_, err := p.AddRel(header, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"+kind, target, outside)
			must(t, err)
		}
	}
	for name, c := range map[string]struct {
		change func(*ooxml.Package)
		code   string
	}{
		"picture from the net": {rel("image", "https://vestera.example/logo.png", true), "skabelon-ekstern-henvisning"},
		"spreadsheet inside":   {func(p *ooxml.Package) { must(t, p.Add("word/embeddings/ark.xlsx", "application/x", []byte("x"))) }, "skabelon-indlejret"},
		"ActiveX":              {func(p *ooxml.Package) { must(t, p.Add("word/activeX/a.bin", "application/x", []byte("x"))) }, "skabelon-makroer"},
		"a web link":           {rel("hyperlink", "https://vestera.example/", true), ""},
	} {
		_, found, err := template.CheckWord(context.Background(), edited(t, c.change), base)
		must(t, err)
		if got := strings.Join(found.Codes(), " "); got != c.code {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// What cannot be opened at all is one fault that says what to do in Word.
func TestAFileThatIsNoTemplateIsRefusedWithOneSentence(t *testing.T) {
	word := func(from, to string) []byte {
		return edited(t, func(p *ooxml.Package) {
			types, _ := p.Part("[Content_Types].xml")
			if !strings.Contains(string(types), from) {
				t.Fatalf("no %s", from)
			}
			p.Set("[Content_Types].xml", []byte(strings.ReplaceAll(string(types), from, to)))
		})
	}
	dotx := word("wordprocessingml.document.main", "wordprocessingml.template.main")
	for _, name := range []string{"notat.docx", "notat.dotx"} {
		if found := check(t, fstest.MapFS{name: {Data: dotx}}); len(found) > 0 {
			t.Errorf("a Word template as %s: %v", name, found)
		}
	}
	ole := func(stream string) []byte {
		out := []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
		for _, r := range stream {
			out = append(out, byte(r), 0)
		}
		return out
	}
	for code, data := range map[string][]byte{
		"word-gammelt-format": ole("WordDocument"), "word-krypteret": ole("EncryptedPackage"), "word-beskyttet": ole("DRMEncryptedTransform"),
		"word-ikke-word": []byte("%PDF-1.7"), "word-beskadiget": []byte("PK\x03\x04 cut off"),
	} {
		found := check(t, fstest.MapFS{"notat.docx": {Data: data}})
		if len(found) != 1 || found[0].Code != "skabelon-"+code || !strings.Contains(found[0].Message, "Word") && !strings.Contains(found[0].Message, "mærkat") {
			t.Errorf("%s: %v", code, found)
		}
	}
	for name, fsys := range map[string]fs.FS{
		"no Word file": fstest.MapFS{}, "a template that is not there": fstest.MapFS{"template.json": {Data: []byte(`{"extends":"ukendt"}`)}},
	} {
		if found := check(t, fsys); len(found) != 1 || found[0].Message == "" {
			t.Errorf("%s: %v", name, found)
		}
	}
}

// No word may be hard to read in anything that comes with the program.
func TestOurTemplatesHaveNoFault(t *testing.T) {
	for _, name := range []string{"standard", "fjordby", "skovlund"} {
		if found := named(t, name).Warnings; len(found) > 0 {
			t.Errorf("%s: %v", name, found)
		}
	}
}

func TestAnAmendedWordFileTakesTheRestFromItsTemplate(t *testing.T) {
	base := named(t, "skovlund")
	data, err := fs.ReadFile(variant(t, parts{theme: replaceAll(`"Source Sans 3"`, `"Lora"`)}, nil), "notat.docx")
	must(t, err)
	tm, found, err := template.CheckWord(context.Background(), data, base)
	if err != nil || tm == nil {
		t.Fatal(found, err)
	}
	if tm.Settings.Navn != base.Settings.Navn || tm.Fonts["lora"].Regular == nil || tm.Hash == base.Hash || tm.Look.Normal.Font != "Lora" {
		t.Errorf("%+v", tm.Settings)
	}
	if base.Look.Normal.Size != named(t, "skovlund").Look.Normal.Size || base.Word == tm.Word {
		t.Error("the template itself was changed")
	}
}

// varied repeats a text with numbers in it, so that it does not pack like a bomb.
func varied(format string, n int) string {
	var b strings.Builder
	noise := rand.New(rand.NewPCG(1, 2))
	for range n {
		fmt.Fprintf(&b, format, noise.Uint32(), noise.Uint32(), noise.Uint32())
	}
	return b.String()
}

// A file made to keep us busy is told about like any other: in no more than some times
// what it takes to read its XML.
func TestAFileFullOfFaultsIsToldSoon(t *testing.T) {
	if testing.Short() {
		t.Skip("some megabytes of faults")
	}
	const most = 40 // work that grows with the square takes some hundred
	part := 4
	if os.Getenv("NOTAT_SOAK") != "" { // as much as may be sent
		part = 1
	}
	for name, content := range map[string]string{
		"unknown tags":  varied("<w:p><w:r><w:t>{{a%x}} [c%x] {d%x</w:t></w:r></w:p>", 30_000/part),
		"one paragraph": p(varied("[ab%x] «x%x» {{y%x}} ", 100_000/part)),
		"look-alikes":   p(varied("[sag.a%x] [%x] [skole%x]", 100_000/part)),
		"nested tables": strings.Repeat("<w:tbl><w:tr><w:tc>", 60) + p("{{x}}") + strings.Repeat("<w:p/></w:tc></w:tr></w:tbl>", 60) + "<w:p/>",
	} {
		data, err := fs.ReadFile(variant(t, before(content), nil), "notat.docx")
		must(t, err)
		read := func() (took time.Duration) {
			start := time.Now()
			pkg, err := ooxml.Open(data)
			must(t, err)
			for _, part := range pkg.Parts() {
				if _, err := pkg.XML(part.Name); err != nil && strings.HasSuffix(part.Name, ".xml") {
					t.Fatal(err)
				}
			}
			return time.Since(start)
		}
		check := func() (took time.Duration) {
			start := time.Now()
			_, found, err := template.CheckWord(context.Background(), data, named(t, "standard"))
			must(t, err)
			if !found.HasErrors() || len(found) > 101 {
				t.Errorf("%s: %d faults", name, len(found))
			}
			return time.Since(start)
		}
		ratio := 0.0
		for range 3 { // another program may take the processor from one of the two
			if ratio = float64(check()) / float64(read()); ratio <= most {
				break
			}
		}
		t.Logf("%s: %.1f times the reading", name, ratio)
		if ratio > most {
			t.Errorf("%s: %.1f times the reading", name, ratio)
		}
	}
}
