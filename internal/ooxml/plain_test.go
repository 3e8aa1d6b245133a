package ooxml

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/beevik/etree"
)

// alike holds a tree that plain made against that of encoding/xml. Plain may pass
// on what it likes; what it takes must be right, and say the same.
func alike(t *testing.T, data []byte) (took bool) {
	t.Helper()
	got := plain(t.Context(), data)
	if got == nil {
		return false
	}
	want := etree.NewDocument()
	if err := want.ReadFromBytes(data); err != nil {
		t.Errorf("%q is read, and encoding/xml refuses it: %v", data, err)
	} else if a, b := told(got.Child), told(want.Child); a != b {
		t.Errorf("%q is read as\n%s\nand not as\n%s", data, a, b)
	}
	return true
}

// told writes everything that there is in a tree, each word by itself.
func told(tokens []etree.Token) string {
	var b strings.Builder
	for _, t := range tokens {
		switch t := t.(type) {
		case *etree.Element:
			b.WriteString("(" + t.Space + "|" + t.Tag)
			for _, a := range t.Attr {
				b.WriteString(" [" + a.Space + "|" + a.Key + "]" + a.Value)
			}
			b.WriteString(told(t.Child) + ")")
		case *etree.CharData:
			b.WriteString("{" + t.Data + "}")
			if t.IsWhitespace() {
				b.WriteString("blank")
			}
		case *etree.ProcInst:
			b.WriteString("?" + t.Target + "|" + t.Inst)
		default:
			b.WriteString("something else")
		}
	}
	return b.String()
}

// What word processors write is read the short way, and says the same.
func TestWhatWordProcessorsWriteIsReadTheShortWay(t *testing.T) {
	files, err := filepath.Glob("../readback/testdata/*.docx")
	if err != nil || len(files) == 0 {
		t.Fatal("no files", err)
	}
	for _, file := range append(files, "../../templates/standard/notat.docx") {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		p, err := Open(data)
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range p.Parts() {
			if isXML(part.Name) && !alike(t, part.Data) {
				t.Errorf("%s: %s is not", file, part.Name)
			}
		}
	}
}

// seeds are XML of all kinds, right and wrong; the last is large.
var seeds = []string{
	`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\r\n" + `<w:p xmlns:w="x" w:val="1" val="2"/>`,
	`<w:p a:b="1&#10;&#x41;&amp;&#13;" a="` + "\r\n\t\r" + `"><w:r/> <w:t xml:space="preserve"> a&lt;b&gt;&quot;&apos; ` + "\r\n\r" + `æ]]</w:t></w:p>` + "\n",
	`<a b="1" b="2" c:b="3"c="4"></a>`,
	`<a/><b/>after`, `<a.b-c_1 _="]]>"
 x = "1"/>`, "",
	"<a>]]></a>", "<a>\x01</a>", "<a>\uFFFE</a>", "<a>\uFFFF</a>", "<a>\xff</a>", "<a>&#0;</a>", "<a>&#xD800;</a>", "<a>&#65;&nbsp;</a>", "<a>&amp</a>", "<a>&#+65;</a>",
	`<a b="<"/>`, `<a b/>`, `<a b=1/>`, `<a><b></a></b>`, `<a>`, `</a>`, `<a/></a>`, `<1/>`, `<a:/>`, `<:a/>`, `<a:b:c/>`, `<a:b></b>`, `<a></a `, `<a b="1`, `<`, `<a`, `<æ/>`,
	`<!-- a --><a/>`, `<a><![CDATA[b]]></a>`, `<?xml version="1.1"?><a/>`, `<a><?b c?></a>`, "<a>&#xFFFE;&#x1F600;</a>", strings.Repeat("<a>", MaxDepth+2) + strings.Repeat("</a>", MaxDepth+2),
}

// Whatever is amiss is never read the short way: a letter is put in or taken out,
// in rows of what XML is made of.
func TestTheShortWayTakesNothingWrong(t *testing.T) {
	for _, s := range seeds {
		alike(t, []byte(s))
	}
	random := rand.New(rand.NewPCG(11, 11))
	took := 0
	const bits = "<>/&;\"'=: \r\n\t#x1a]?!-\x00\xff"
	for range 20_000 {
		data := []byte(seeds[random.IntN(len(seeds)-1)])
		for range 1 + random.IntN(3) {
			if at := random.IntN(len(data) + 1); at < len(data) && random.IntN(2) == 0 {
				data = append(data[:at:at], data[at+1:]...)
			} else {
				data = append(append(data[:at:at], bits[random.IntN(len(bits))]), data[at:]...)
			}
		}
		if alike(t, data) {
			took++
		}
	}
	if took < 1000 {
		t.Errorf("%d of 20,000 are read the short way: too few to say anything", took)
	}
}

func FuzzPlain(f *testing.F) {
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) { alike(t, data) })
}
