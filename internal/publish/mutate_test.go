package publish

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/beevik/etree"

	"notat/internal/ooxml"
	"notat/internal/template"
	"notat/templates"
)

// hand is somebody who edits a draft in Word, without minding how.
type hand struct {
	*rand.Rand
	pkg    *ooxml.Package
	doc    *etree.Document
	body   *etree.Element
	tokens []string
	parts  map[string]string // parts to add: name -> XML
	rels   []string
}

func inWord(t testing.TB, draft []byte, r *rand.Rand) *hand {
	t.Helper()
	p, err := ooxml.Open(draft)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := p.XML(p.Main())
	if err != nil {
		t.Fatal(err)
	}
	return &hand{Rand: r, pkg: p.Clone(), doc: doc, body: ooxml.Child(doc.Root(), "body"), parts: map[string]string{}}
}

// save gives the file as it is handed back.
func (h *hand) save(t testing.TB) []byte {
	t.Helper()
	if err := h.pkg.SetXML(h.pkg.Main(), h.doc); err != nil {
		t.Fatal(err)
	}
	for name, xml := range h.parts {
		h.pkg.Set(name, []byte(xml))
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, p := range h.pkg.Parts() {
		f, err := z.Create(p.Name)
		if err == nil {
			_, err = f.Write(p.Data)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func (h *hand) token() string {
	s := fmt.Sprintf("Zq%dx%d", len(h.tokens)+1, h.IntN(90)+10)
	h.tokens = append(h.tokens, s)
	return s
}

// all gives the elements of a name in the body.
func (h *hand) all(tag string) []*etree.Element { return h.body.FindElements(".//" + tag) }

func (h *hand) one(tag string) *etree.Element {
	es := h.all(tag)
	if len(es) == 0 {
		return nil
	}
	return es[h.IntN(len(es))]
}

// words gives a random text element with words, outside what is deleted.
func (h *hand) words() *etree.Element {
	var es []*etree.Element
	for _, e := range h.all("w:t") {
		if strings.TrimSpace(e.Text()) != "" {
			es = append(es, e)
		}
	}
	if len(es) == 0 {
		return nil
	}
	return es[h.IntN(len(es))]
}

func above(e *etree.Element, tag string) *etree.Element {
	for ; e != nil; e = e.Parent() {
		if e.Tag == tag {
			return e
		}
	}
	return nil
}

func element(xml string) *etree.Element {
	d := etree.NewDocument()
	if err := d.ReadFromString(`<x xmlns:w="` + ooxml.NS + `" xmlns:r="r" xmlns:mc="mc" xmlns:v="v" xmlns:wps="wps">` + xml + `</x>`); err != nil {
		panic(err)
	}
	return d.Root().ChildElements()[0].Copy()
}

func r(s string) string {
	return `<w:r><w:t xml:space="preserve">` + s + `</w:t></w:r>`
}

func paragraph(pPr, s string) *etree.Element {
	return element("<w:p><w:pPr>" + pPr + "</w:pPr>" + r(s) + "</w:p>")
}

func after(e, next *etree.Element) { e.Parent().InsertChildAt(e.Index()+1, next) }

// style gives the id of a style by its name.
func (h *hand) style(name string) string {
	s, err := h.pkg.Styles()
	if err != nil {
		panic(err)
	}
	id, _ := s.ID("paragraph", name)
	return id
}

func (h *hand) relate(kind, name, xml string) {
	h.parts[name] = xml
	if _, err := h.pkg.AddRel(h.pkg.Main(), kind, strings.TrimPrefix(name, "word/"), false); err != nil {
		panic(err)
	}
}

// unwrap takes a content control away and leaves what is in it.
func unwrap(sdt *etree.Element) {
	content := ooxml.Child(sdt, "sdtContent")
	at := sdt.Index()
	parent := sdt.Parent()
	for i, c := range content.ChildElements() {
		parent.InsertChildAt(at+1+i, c)
	}
	parent.RemoveChild(sdt)
}

func (h *hand) comment(s string) {
	h.relate(docRel+"comments", "word/comments.xml", `<w:comments xmlns:w="`+ooxml.NS+`"><w:comment w:id="0" w:author="Mette"><w:p>`+r(s)+`</w:p></w:comment></w:comments>`)
	h.one("w:p").AddChild(element(`<w:r><w:commentReference w:id="0"/></w:r>`))
}

func (h *hand) footnote(s string) {
	h.relate(docRel+"footnotes", "word/footnotes.xml", `<w:footnotes xmlns:w="`+ooxml.NS+`"><w:footnote w:id="3"><w:p>`+r(s)+`</w:p></w:footnote></w:footnotes>`)
	h.one("w:p").AddChild(element(`<w:r><w:footnoteReference w:id="3"/></w:r>`))
}

// any1 is chance that is the same every time.
var any1 = rand.New(rand.NewPCG(1, 1))

const docRel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

// kinds are the ways in which a draft is edited, each with what is typed.
var kinds = map[string]func(h *hand){
	"append":  func(h *hand) { e := h.words(); e.SetText(e.Text() + " " + h.token()) },
	"prepend": func(h *hand) { e := h.words(); e.SetText(h.token() + " " + e.Text()) },
	"glued":   func(h *hand) { e := h.words(); e.SetText(e.Text() + h.token()) },
	"middle": func(h *hand) {
		e := h.words()
		rs := []rune(e.Text())
		k := h.IntN(len(rs))
		e.SetText(string(rs[:k]) + " " + h.token() + " " + string(rs[k:]))
	},
	"replace":      func(h *hand) { h.words().SetText(h.token()) },
	"newParagraph": func(h *hand) { after(h.one("w:p"), paragraph("", h.token())) },
	"newHeading": func(h *hand) {
		after(h.one("w:p"), paragraph(`<w:pStyle w:val="`+h.style(fmt.Sprintf("heading %d", 1+h.IntN(4)))+`"/>`, h.token()))
	},
	"headingAndText": func(h *hand) {
		p := h.one("w:p")
		after(p, paragraph("", h.token()))
		after(p, paragraph(`<w:pStyle w:val="`+h.style("heading 1")+`"/>`, h.token()))
	},
	"newBullet": func(h *hand) {
		after(h.one("w:p"), paragraph(`<w:pStyle w:val="`+h.style("list bullet")+`"/>`, h.token()))
	},
	"boldLine": func(h *hand) {
		after(h.one("w:p"), element(`<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>`+h.token()+`</w:t></w:r></w:p>`))
	},
	"labelled": func(h *hand) {
		label := []string{"Frist", "Ansvarlig", "Tegn", "Status", "Baggrund"}[h.IntN(5)]
		after(h.one("w:p"), paragraph("", label+": "+h.token()))
	},
	"tracked": func(h *hand) {
		p := h.one("w:p")
		p.AddChild(element(`<w:ins w:id="1" w:author="Mette" w:date="2025-04-01T10:00:00Z">` + r(" "+h.token()) + `</w:ins>`))
	},
	"trackedDelete": func(h *hand) {
		t := h.words()
		run := t.Parent()
		if run.Tag != "r" {
			return
		}
		del := element(`<w:del w:id="2" w:author="Mette"/>`)
		after(run, del)
		t.Tag = "delText"
		del.AddChild(run)
	},
	"comment": func(h *hand) {
		if h.parts["word/comments.xml"] == "" {
			h.comment(h.token())
		}
	},
	"footnote": func(h *hand) {
		if h.parts["word/footnotes.xml"] == "" {
			h.footnote(h.token())
		}
	},
	"textBox": func(h *hand) {
		s := h.token()
		h.one("w:p").AddChild(element(`<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent><w:p>` + r(s) + `</w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p>` + r(s) + `</w:p></w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`))
	},
	"fallbackOnly": func(h *hand) {
		h.one("w:p").AddChild(element(`<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing/></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p>` + r(h.token()) + `</w:p></w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`))
	},
	"table": func(h *hand) {
		after(h.one("w:p"), element(`<w:tbl><w:tr><w:tc><w:p>`+r(h.token())+`</w:p></w:tc><w:tc><w:p>`+r(h.token())+`</w:p></w:tc></w:tr></w:tbl>`))
	},
	"copiedRow": func(h *hand) {
		row := h.one("w:tr")
		if row == nil {
			return
		}
		c := row.Copy()
		for _, t := range c.FindElements(".//w:t") {
			t.SetText(h.token())
		}
		after(row, c)
	},
	"plainRow": func(h *hand) {
		row := h.one("w:tr")
		if row == nil {
			return
		}
		xml := "<w:tr>"
		for range row.SelectElements("w:tc") {
			xml += "<w:tc><w:p>" + r(h.token()) + "</w:p></w:tc>"
		}
		after(row, element(xml+"</w:tr>"))
	},
	"dropControl": func(h *hand) {
		if e := h.one("w:sdt"); e != nil {
			unwrap(e)
		}
	},
	"dropAllControls": func(h *hand) {
		for e := h.one("w:sdt"); e != nil; e = h.one("w:sdt") {
			unwrap(e)
		}
	},
	"emptyControl": func(h *hand) {
		if e := h.one("w:sdt"); e != nil {
			for _, t := range e.FindElements(".//w:t") {
				t.SetText("")
			}
		}
	},
	"leftoverPrompt": func(h *hand) { // text behind a flag that says it is a prompt
		e := h.one("w:sdt")
		if e == nil {
			return
		}
		pr := ooxml.Child(e, "sdtPr")
		if !ooxml.Has(pr, "showingPlcHdr") {
			pr.CreateElement("w:showingPlcHdr")
		}
		if ts := e.FindElements(".//w:t"); len(ts) > 0 {
			ts[0].SetText(h.token())
		}
	},
	"header": func(h *hand) {
		for _, p := range h.pkg.Parts() {
			if strings.HasPrefix(p.Name, "word/header") {
				h.pkg.Set(p.Name, bytes.Replace(p.Data, []byte("</w:hdr>"), []byte("<w:p>"+r(h.token())+"</w:p></w:hdr>"), 1))
				return
			}
		}
	},
	"deleteParagraph": func(h *hand) {
		p := h.one("w:p")
		if p.Parent().Tag != "tc" {
			p.Parent().RemoveChild(p)
		}
	},
	"deleteRow": func(h *hand) {
		if row := h.one("w:tr"); row != nil {
			row.Parent().RemoveChild(row)
		}
	},
	"copiedParagraph": func(h *hand) {
		p := h.one("w:p")
		c := p.Copy()
		c.AddChild(element(r(" " + h.token())))
		after(p, c)
	},
	"moved": func(h *hand) {
		p, to := h.one("w:p"), h.one("w:p")
		if p == to || p.Parent().Tag == "tc" {
			return
		}
		p.AddChild(element(r(" " + h.token())))
		p.Parent().RemoveChild(p)
		after(to, p)
	},
	"joined": func(h *hand) {
		p := h.one("w:p")
		k := p.Parent().ChildElements()
		i := slices.Index(k, p)
		if i+1 < len(k) && k[i+1].Tag == "p" {
			p.AddChild(element(r(" " + h.token() + " ")))
			for _, c := range k[i+1].ChildElements() {
				if c.Tag != "pPr" {
					p.AddChild(c)
				}
			}
			p.Parent().RemoveChild(k[i+1])
		}
	},
	"markDeleted": func(h *hand) {
		p := h.one("w:p")
		pPr := ooxml.Child(p, "pPr")
		if !ooxml.Has(p, "pPr") {
			return
		}
		pPr.CreateElement("w:rPr").AddChild(element(`<w:del w:id="5" w:author="Mette"/>`))
		p.AddChild(element(r(" " + h.token())))
	},
	"link": func(h *hand) {
		h.one("w:p").AddChild(element(`<w:hyperlink w:anchor="x">` + r(" "+h.token()) + `</w:hyperlink>`))
	},
	"struck": func(h *hand) {
		h.one("w:p").AddChild(element(`<w:r><w:rPr><w:b/><w:strike/></w:rPr><w:t xml:space="preserve"> ` + h.token() + `</w:t></w:r>`))
	},
	"unknown": func(h *hand) {
		h.one("w:p").AddChild(element(`<w:noget>` + r(" "+h.token()) + `</w:noget>`))
	},
	"altChunk": func(h *hand) {
		if h.parts["word/afchunk.html"] != "" {
			return
		}
		s := h.token()
		h.relate(docRel+"aFChunk", "word/afchunk"+s+".html", "<p>"+s+"</p>")
		after(h.one("w:p"), element(`<w:altChunk r:id="rId99"/>`))
	},
	"field": func(h *hand) {
		p := h.one("w:p")
		for _, xml := range []string{`<w:r><w:fldChar w:fldCharType="begin"/></w:r>`, `<w:r><w:instrText> REF x </w:instrText></w:r>`, `<w:r><w:fldChar w:fldCharType="separate"/></w:r>`,
			r(" " + h.token()), `<w:r><w:fldChar w:fldCharType="end"/></w:r>`} {
			p.AddChild(element(xml))
		}
	},
	"foreignControl": func(h *hand) {
		after(h.one("w:p"), element(`<w:sdt><w:sdtPr><w:tag w:val="andet"/></w:sdtPr><w:sdtContent><w:p>`+r(h.token())+`</w:p></w:sdtContent></w:sdt>`))
	},
	"splitRuns": func(h *hand) {
		t := h.words()
		run := t.Parent()
		rs := []rune(t.Text())
		if run.Tag != "r" || len(rs) < 2 {
			return
		}
		k := 1 + h.IntN(len(rs)-1)
		c := run.Copy()
		t.SetText(string(rs[:k]))
		t.CreateAttr("xml:space", "preserve")
		c.FindElement("./w:t").SetText(string(rs[k:]))
		c.FindElement("./w:t").CreateAttr("xml:space", "preserve")
		after(run, c)
	},
	"breakInside": func(h *hand) {
		t := h.words()
		if t.Parent().Tag == "r" {
			t.Parent().AddChild(element(`<w:br/>`))
			t.Parent().AddChild(element(`<w:t>` + h.token() + `</w:t>`))
		}
	},
	"deletedRowTracked": func(h *hand) {
		row := h.one("w:tr")
		if row == nil {
			return
		}
		pr := ooxml.Child(row, "trPr")
		if ooxml.Has(row, "trPr") {
			pr.AddChild(element(`<w:del w:id="7" w:author="Mette"/>`))
		}
	},
}

var draftsOnce = sync.OnceValues(func() ([][]byte, error) {
	var out [][]byte
	files, err := filepath.Glob(filepath.Join(examples, "*.json"))
	if err != nil {
		return nil, err
	}
	s := New(template.NewStore(templates.FS, filepath.Join(examples, "templates")), "standard")
	f, _ := FormatNamed("docx")
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		for _, q := range []Request{{Data: data}, {Data: data, Status: "udkast"}, {Data: data, Udgave: Offentlig}} {
			d, err := s.Render(context.Background(), q, f)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", file, err)
			}
			out = append(out, d.Data)
		}
	}
	ny, err := s.New(Ny{"Fjordby Kommune", "Birkelund Skole", "2025/26"})
	if err != nil {
		return nil, err
	}
	d, err := s.Render(context.Background(), Request{Data: ny}, f)
	if err != nil {
		return nil, err
	}
	return append(out, d.Data), nil
})

// Whatever is done to a draft, each word that was typed is in the record or is
// shown, and no text that is gone from the file stays in the record unseen.
// NOTAT_SOAK gives the number of files; 500 without it.
func TestNoEditIsLostAndNoTextIsKeptSilently(t *testing.T) {
	s := newService(t)
	drafts, err := draftsOnce()
	if err != nil {
		t.Fatal(err)
	}
	files := 500
	if n, err := strconv.Atoi(os.Getenv("NOTAT_SOAK")); err == nil {
		files = n
	}
	names := make([]string, 0, len(kinds))
	for k := range kinds {
		names = append(names, k)
	}
	slices.Sort(names)
	first, _ := strconv.Atoi(os.Getenv("NOTAT_SEED"))
	tokens, lost, kept, alarms := 0, 0, 0, 0
	for seed := first; seed < first+files; seed++ {
		rnd := rand.New(rand.NewPCG(uint64(seed), 6))
		draft := drafts[rnd.IntN(len(drafts))]
		h := inWord(t, draft, rnd)
		var did []string
		for range 1 + rnd.IntN(8) {
			k := names[rnd.IntN(len(names))]
			did = append(did, k)
			kinds[k](h)
		}
		file := h.save(t)
		back, err := s.ReadBack(context.Background(), Indlevering{Fil: file})
		if err != nil {
			t.Errorf("seed %d %v: %v", seed, did, err)
			continue
		}
		var shown strings.Builder
		for _, i := range back.Rest {
			shown.WriteString(i.Tekst + "\n" + i.Besked + "\n")
			switch i.Kode {
			case "regnskab", "ord-ikke-gjort-rede-for", "ord-beholdt":
				alarms++
				t.Logf("seed %d %v: %s: %s", seed, did, i.Kode, i.Tekst)
				if os.Getenv("NOTAT_SHOW") != "" {
					for _, j := range back.Rest {
						t.Logf("  %s %s %s: %s", j.Severity, j.Kode, j.Pointer, j.Tekst)
					}
				}
			}
		}
		for _, c := range back.Aendringer {
			shown.WriteString(c.Foer + "\n" + c.Efter + "\n")
		}
		now := shown.String() + string(back.maybe)
		text := h.doc.Root()
		var there strings.Builder
		for _, e := range text.FindElements("//w:t") {
			there.WriteString(e.Text())
			if n := e.Parent().ChildElements(); n[len(n)-1] == e {
				there.WriteString("")
			}
		}
		for _, tok := range h.tokens {
			tokens++
			if !strings.Contains(now, tok) && (strings.Contains(there.String(), tok) || h.elsewhere(tok)) {
				lost++
				t.Errorf("seed %d %v: %s is lost", seed, did, tok)
			}
		}
		for _, w := range uniqueWords(t, draft) {
			if !strings.Contains(there.String(), w) && !strings.Contains(shown.String(), w) && strings.Contains(string(back.maybe), w) {
				kept++
				t.Errorf("seed %d %v: %q is gone from the file and stayed silently", seed, did, w)
			}
		}
	}
	t.Logf("%d files, %d tokens: %d lost, %d kept silently, %d alarms", files, tokens, lost, kept, alarms)
	if alarms*1000 > files {
		t.Errorf("%d false alarms in %d files", alarms, files)
	}
}

func (h *hand) elsewhere(tok string) bool {
	for _, p := range h.pkg.Parts() {
		if p.Name != h.pkg.Main() && bytes.Contains(p.Data, []byte(tok)) {
			return true
		}
	}
	return false
}

var uniques sync.Map

// uniqueWords gives long words that stand once in a draft.
func uniqueWords(t *testing.T, draft []byte) []string {
	key := &draft[0]
	if v, ok := uniques.Load(key); ok {
		return v.([]string)
	}
	h := inWord(t, draft, nil)
	count := map[string]int{}
	for _, e := range h.doc.Root().FindElements("//w:t") {
		for _, w := range strings.Fields(e.Text()) {
			count[w]++
		}
	}
	var out []string
	for w, n := range count {
		if n == 1 && len(w) > 7 {
			out = append(out, w)
		}
	}
	slices.Sort(out)
	uniques.Store(key, out)
	return out
}
