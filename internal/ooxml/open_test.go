package ooxml_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"hash/crc32"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"

	"notat/internal/ooxml"
)

const (
	typesXML = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="%s"/></Types>`
	relsXML  = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="%s"/></Relationships>`
	mainXML  = `<w:document xmlns:w="` + ooxml.NS + `"><w:body><w:p/></w:body></w:document>`
)

type entry struct{ name, data string }

// word gives the entries of the smallest Word file.
func word() []entry {
	return []entry{
		{"[Content_Types].xml", fmt.Sprintf(typesXML, ooxml.TypeDocument)},
		{"_rels/.rels", fmt.Sprintf(relsXML, "word/document.xml")},
		{"word/document.xml", mainXML},
	}
}

// with gives the smallest Word file with some entries replaced or added.
func with(more ...entry) []entry {
	out := word()
next:
	for _, m := range more {
		for i := range out {
			if out[i].name == m.name {
				out[i] = m
				continue next
			}
		}
		out = append(out, m)
	}
	return out
}

func zipped(t testing.TB, entries []entry) []byte {
	t.Helper()
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	for _, e := range entries {
		f, err := w.CreateHeader(&zip.FileHeader{Name: e.name, Method: zip.Deflate})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(e.data)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func utf16(s string) string {
	var b strings.Builder
	for _, r := range s {
		b.WriteRune(r)
		b.WriteByte(0)
	}
	return b.String()
}

func TestOpenReadsAWordFileAndATemplate(t *testing.T) {
	for _, ct := range []string{ooxml.TypeDocument, "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"} {
		p, err := ooxml.Open(zipped(t, with(entry{"[Content_Types].xml", fmt.Sprintf(typesXML, ct)})))
		if err != nil {
			t.Fatalf("%s: %v", ct, err)
		}
		if p.Main() != "word/document.xml" {
			t.Errorf("main part is %q", p.Main())
		}
	}
}

func TestOpenRefusesWhatIsNotASoundWordFile(t *testing.T) {
	blanks := strings.Repeat(" ", 6<<20)
	many := with()
	for i := range ooxml.MaxParts {
		many = append(many, entry{fmt.Sprintf("word/media/image%d.bin", i), "x"})
	}
	document := func(s string) []entry { return with(entry{"word/document.xml", s}) }
	kind := func(ct string) []entry { return with(entry{"[Content_Types].xml", fmt.Sprintf(typesXML, ct)}) }
	attrs := strings.Builder{}
	for i := range 300 {
		fmt.Fprintf(&attrs, ` a%d=""`, i)
	}
	for name, c := range map[string]struct {
		data []byte
		want ooxml.Code
	}{
		"empty":                  {nil, ooxml.NotWord},
		"a PDF":                  {[]byte("%PDF-1.7\n"), ooxml.NotWord},
		"upload too big":         {make([]byte, ooxml.MaxUpload+1), ooxml.TooBig},
		"old Word":               {[]byte(ole + utf16("WordDocument")), ooxml.OldWord},
		"password":               {[]byte(ole + utf16("EncryptedPackage")), ooxml.Encrypted},
		"sensitivity label":      {[]byte(ole + utf16("EncryptedPackage") + utf16("DRMEncryptedTransform")), ooxml.Labelled},
		"truncated":              {zipped(t, word())[:300], ooxml.Damaged},
		"a zip without types":    {zipped(t, []entry{{"a.txt", "x"}}), ooxml.NotWord},
		"too many parts":         {zipped(t, many), ooxml.TooMany},
		"step upwards":           {zipped(t, with(entry{"../../etc/passwd", "x"})), ooxml.BadName},
		"absolute name":          {zipped(t, with(entry{"/etc/passwd", "x"})), ooxml.BadName},
		"backslash":              {zipped(t, with(entry{`word\evil.xml`, "x"})), ooxml.BadName},
		"drive":                  {zipped(t, with(entry{"C:evil", "x"})), ooxml.BadName},
		"duplicate":              {zipped(t, append(word(), word()[2])), ooxml.Duplicate},
		"duplicate in capitals":  {zipped(t, append(word(), entry{"word/DOCUMENT.xml", mainXML})), ooxml.Duplicate},
		"part too big":           {zipped(t, with(entry{"word/media/a.bin", strings.Repeat("\x00", ooxml.MaxUnpacked+1)})), ooxml.Unpacked},
		"parts too big together": {zipped(t, with(entry{"a.bin", strings.Repeat("ab", 9<<20)}, entry{"b.bin", strings.Repeat("cd", 9<<20)})), ooxml.Unpacked},
		"main part too big":      {zipped(t, document(mainXML+"<!--"+random(9<<20)+"-->")), ooxml.Unpacked},
		"blanks by the megabyte": {zipped(t, document(mainXML+blanks)), ooxml.Bomb},
		"DOCTYPE":                {zipped(t, document(`<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>`+mainXML)), ooxml.Doctype},
		"DOCTYPE in a header":    {zipped(t, with(entry{"word/header1.xml", `<!DOCTYPE a><a/>`})), ooxml.Doctype},
		"UTF-16":                 {zipped(t, document("\xff\xfe"+utf16(mainXML))), ooxml.Damaged},
		"nested 100,000 deep":    {zipped(t, document(strings.Repeat("<a>", 100_000))), ooxml.TooComplex},
		"too many elements":      {zipped(t, with(entry{"word/styles.xml", elements(ooxml.MaxElements + 1)})), ooxml.TooComplex},
		"too many attributes":    {zipped(t, document("<a"+attrs.String()+"/>")), ooxml.TooComplex},
		"tag without end":        {zipped(t, document("<a b='")), ooxml.Damaged},
		"macros":                 {zipped(t, kind("application/vnd.ms-word.document.macroEnabled.main+xml")), ooxml.Macros},
		"macros in a .docx":      {zipped(t, with(entry{"word/vbaProject.bin", "x"})), ooxml.Macros},
		"a spreadsheet":          {zipped(t, kind("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml")), ooxml.OtherOffice},
		"strict": {zipped(t, with(entry{"_rels/.rels", strings.Replace(fmt.Sprintf(relsXML, "word/document.xml"),
			"http://schemas.openxmlformats.org/officeDocument/2006", "http://purl.oclc.org/ooxml/officeDocument", 1)})), ooxml.Strict},
		"no main part": {zipped(t, with(entry{"_rels/.rels", fmt.Sprintf(relsXML, "word/other.xml")})), ooxml.NotWord},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := ooxml.Open(c.data)
			var e *ooxml.Error
			if !errors.As(err, &e) {
				t.Fatalf("opened, or another error: %v", err)
			}
			if e.Code != c.want {
				t.Errorf("code %s, want %s", e.Code, c.want)
			}
			if e.Message == "" {
				t.Error("says nothing to the one who chose the file")
			}
		})
	}
}

// elements gives an XML part with so many elements and words that do not pack.
func elements(n int) string {
	words := random(3 * n)
	var b strings.Builder
	b.WriteString("<a>")
	for i := range n - 1 {
		b.WriteString("<b>" + words[3*i:3*i+3] + "</b>")
	}
	b.WriteString("</a>")
	return b.String()
}

// random gives bytes that do not pack, all of them letters.
func random(n int) string {
	b := make([]byte, n)
	x := uint32(1)
	for i := range b {
		x = x*1664525 + 1013904223
		b[i] = 'a' + byte(x>>24)%26
	}
	return string(b)
}

func TestOpenRefusesAPartThatIsNotWhatItsChecksumSays(t *testing.T) {
	data := zipped(t, word())
	crc := crc32.ChecksumIEEE([]byte(mainXML))
	mark := []byte{byte(crc), byte(crc >> 8), byte(crc >> 16), byte(crc >> 24)}
	data = bytes.ReplaceAll(data, mark, []byte{1, 2, 3, 4})
	var e *ooxml.Error
	if _, err := ooxml.Open(data); !errors.As(err, &e) || e.Code != ooxml.Damaged {
		t.Errorf("got %v", err)
	}
}

// Each entry of the directory leads to the same bytes: a small file that would
// unpack to a large one.
func TestOpenRefusesPartsThatLieOverOneAnother(t *testing.T) {
	body := random(1 << 20)
	data := zipped(t, with(entry{"word/media/aa.bin", body}, entry{"word/media/ab.bin", "x"}, entry{"word/media/ac.bin", "x"}))
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var first *zip.File
	for _, f := range z.File {
		if f.Name == "word/media/aa.bin" {
			first = f
		}
	}
	// In the directory, the other two take over size and checksum of the first.
	dir := bytes.LastIndex(data, []byte("word/media/aa.bin")) - 46
	for _, name := range []string{"word/media/ab.bin", "word/media/ac.bin"} {
		at := bytes.LastIndex(data, []byte(name)) - 46
		copy(data[at+16:at+28], data[dir+16:dir+28])
		copy(data[at+42:at+46], data[dir+42:dir+46])
	}
	var e *ooxml.Error
	if _, err := ooxml.Open(data); !errors.As(err, &e) || e.Code != ooxml.Bomb {
		t.Errorf("%d bytes three times over: %v", first.CompressedSize64, err)
	}
}

func TestHostileFilesCostLittle(t *testing.T) {
	if testing.Short() {
		t.Skip("packs large parts")
	}
	for name, entries := range map[string][]entry{
		"bomb":     with(entry{"word/document.xml", mainXML + strings.Repeat(" ", ooxml.MaxMain-1000)}),
		"elements": with(entry{"word/document.xml", elements(800_000)}),
		"nested":   with(entry{"word/document.xml", strings.Repeat("<a>", 100_000)}),
		"full":     with(entry{"word/media/a.bin", strings.Repeat("\x00", ooxml.MaxUnpacked-5000)}),
	} {
		data := zipped(t, entries)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		start := time.Now()
		_, _ = ooxml.Open(data)
		took := time.Since(start)
		runtime.ReadMemStats(&after)
		if mb := (after.TotalAlloc - before.TotalAlloc) >> 20; took > time.Second || mb > 128 {
			t.Errorf("%s: %v and %d MB", name, took, mb)
		}
	}
}

func TestTheLargestTreeThatIsBuiltIsBounded(t *testing.T) {
	data := []byte(elements(ooxml.MaxElements))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	doc, err := ooxml.ParseXML("word/document.xml", data)
	runtime.ReadMemStats(&after)
	if err != nil {
		t.Fatal(err)
	}
	if mb := (after.TotalAlloc - before.TotalAlloc) >> 20; mb > 128 {
		t.Errorf("%d elements take %d MB", len(doc.Root().Child), mb)
	}
}

func FuzzOpen(f *testing.F) {
	f.Add(zipped(f, word()))
	for _, name := range []string{"../../templates/standard", "../../examples/templates/fjordby", "../../examples/templates/skovlund"} {
		data, err := os.ReadFile(name + "/notat.docx")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := ooxml.Open(data)
		if err != nil {
			var e *ooxml.Error
			if !errors.As(err, &e) || e.Message == "" {
				t.Fatalf("an error that says nothing to the user: %v", err)
			}
			return
		}
		if s, err := p.Styles(); err == nil {
			for _, e := range s.Elements("paragraph") {
				s.Paragraph(ooxml.Attr(e, "styleId"))
			}
		}
		c := p.Clone()
		if c.Normalize() != nil {
			return
		}
		main, _ := c.Part(c.Main())
		if out, err := ooxml.Write(context.Background(), c, main); err == nil {
			if _, err := ooxml.Open(out); err != nil {
				t.Fatalf("what was written does not open: %v", err)
			}
		}
	})
}
