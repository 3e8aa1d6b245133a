package publish

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

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

// soak counts what came of many edited drafts.
type soak struct {
	files, tokens, lost, kept, alarms int
}

// mutant gives a draft with one to eight random edits, and what they were.
func mutant(t testing.TB, drafts [][]byte, seed int) (h *hand, draft []byte, did []string) {
	names := slices.Sorted(maps.Keys(kinds))
	rnd := rand.New(rand.NewPCG(uint64(seed), 6))
	draft = drafts[rnd.IntN(len(drafts))]
	h = inWord(t, draft, rnd)
	for range 1 + rnd.IntN(8) {
		k := names[rnd.IntN(len(names))]
		did = append(did, k)
		kinds[k](h)
	}
	return h, draft, did
}

// check hands a file back and looks for each token that is in it, and for words
// that stayed in the record though they are gone from the file.
func (k *soak) check(t *testing.T, s *Service, name string, file, draft []byte, tokens []string) {
	k.files++
	back, err := s.ReadBack(context.Background(), Indlevering{Fil: file})
	if err != nil {
		t.Errorf("%s: %v", name, err)
		return
	}
	var shown, said strings.Builder
	for _, i := range back.Rest {
		shown.WriteString(i.Tekst + "\n")
		said.WriteString(i.Besked + "\n") // what was written over is shown there
		switch i.Kode {
		case "regnskab", "ord-ikke-gjort-rede-for", "ord-beholdt", "ord-byttet":
			k.alarms++
			t.Logf("%s: %s: %s", name, i.Kode, i.Tekst)
		}
	}
	for _, c := range back.Aendringer {
		shown.WriteString(c.Foer + "\n" + c.Efter + "\n")
	}
	h := inWord(t, file, nil)
	var main strings.Builder
	for _, e := range h.doc.Root().FindElements("//w:t") {
		main.WriteString(e.Text())
	}
	for _, tok := range tokens {
		if !strings.Contains(main.String(), tok) && !h.elsewhere(tok) {
			continue // another edit, or the editor, took it away
		}
		k.tokens++
		if !strings.Contains(shown.String(), tok) && !strings.Contains(string(back.maybe), tok) {
			k.lost++
			t.Errorf("%s: %s is lost", name, tok)
		}
	}
	for _, w := range uniqueWords(t, draft) {
		if !strings.Contains(main.String(), w) && !strings.Contains(shown.String(), w) && !strings.Contains(said.String(), w) && strings.Contains(string(back.maybe), w) {
			k.kept++
			t.Errorf("%s: %q is gone from the file and stayed silently", name, w)
		}
	}
}

func (k *soak) report(t *testing.T) {
	t.Logf("%d kinds, %d files, %d tokens: %d lost, %d kept silently, %d false alarms", len(kinds), k.files, k.tokens, k.lost, k.kept, k.alarms)
	if k.alarms > max(1, k.files/1000) {
		t.Errorf("%d false alarms in %d files", k.alarms, k.files)
	}
}

// Whatever is done to a draft, each word that was typed is in the record or is
// shown, and no text that is gone from the file stays in the record unseen.
// NOTAT_SOAK gives the number of files (500 without it), NOTAT_SEED the first.
func TestNoEditIsLostAndNoTextIsKeptSilently(t *testing.T) {
	s := newService(t)
	drafts, err := draftsOnce()
	if err != nil {
		t.Fatal(err)
	}
	files, first := 500, 0
	if testing.Short() {
		files = 10
	}
	if n, err := strconv.Atoi(os.Getenv("NOTAT_SOAK")); err == nil {
		files = n
	}
	if n, err := strconv.Atoi(os.Getenv("NOTAT_SEED")); err == nil {
		first = n
	}
	var k soak
	for seed := first; seed < first+files; seed++ {
		h, draft, did := mutant(t, drafts, seed)
		k.check(t, s, fmt.Sprintf("seed %d %v", seed, did), h.save(t), draft, h.tokens)
	}
	k.report(t)
}

// The same for files that another editor opened and saved, and nothing at all is
// to be said of those that nobody edited. NOTAT_SOFFICE names LibreOffice's
// program; conformance/readback sets it.
func TestNothingIsLostThroughAnotherEditor(t *testing.T) {
	soffice := os.Getenv("NOTAT_SOFFICE")
	if soffice == "" {
		t.Skip("NOTAT_SOFFICE is not set")
	}
	s := newService(t)
	drafts, err := draftsOnce()
	if err != nil {
		t.Fatal(err)
	}
	in, out := t.TempDir(), t.TempDir()
	put := func(name string, data []byte) {
		if err := os.WriteFile(filepath.Join(in, name+".docx"), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for i, d := range drafts {
		put(fmt.Sprintf("draft%d", i), d)
	}
	type made struct {
		name   string
		draft  []byte
		tokens []string
	}
	edited := map[string]made{}
	for seed := range 135 { // about a quarter is more than the editor will open
		h, draft, did := mutant(t, drafts, seed)
		name := fmt.Sprintf("edited%d", seed)
		put(name, h.save(t))
		edited[name] = made{fmt.Sprintf("seed %d %v", seed, did), draft, h.tokens}
	}
	files, err := filepath.Glob(filepath.Join(in, "*.docx"))
	if err != nil {
		t.Fatal(err)
	}
	for group := range slices.Chunk(files, 40) {
		ctx, cancel := context.WithTimeout(context.Background(), 5*time.Minute) // a busy machine is no fault
		args := append([]string{"-env:UserInstallation=file://" + filepath.Join(out, "profile"), "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", out}, group...)
		run := exec.CommandContext(ctx, soffice, args...)
		run.WaitDelay = 5 * time.Second // what soffice starts outlives it, and holds its output open
		msg, err := run.CombinedOutput()
		cancel()
		var exit *exec.ExitError // newer ones say so when one of the files cannot be opened
		if err != nil && (!errors.As(err, &exit) || exit.ExitCode() != 1) {
			t.Fatalf("%v\n%s", err, msg)
		}
	}
	var k soak
	whole := 0
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".docx")
		data, err := os.ReadFile(filepath.Join(out, name+".docx"))
		if err != nil {
			t.Logf("%s: the editor could not open it", name)
			continue
		}
		if m, ok := edited[name]; ok {
			if _, err := s.ReadBack(context.Background(), Indlevering{Fil: data}); err != nil {
				var no *Ulaeselig
				if errors.As(err, &no) {
					t.Logf("%s: the editor wrote a broken file", m.name)
					continue
				}
			}
			k.check(t, s, m.name, data, m.draft, m.tokens)
			continue
		}
		unchanged(t, s, name, data)
		whole++
	}
	t.Logf("%d unedited drafts saved by another editor", whole)
	if whole < len(drafts) || k.files < 100 {
		t.Errorf("the editor saved %d of %d drafts and %d edited files", whole, len(drafts), k.files)
	}
	k.report(t)
}

func (h *hand) elsewhere(tok string) bool {
	for _, p := range h.pkg.Parts() {
		if p.Name != h.pkg.Main() && !strings.HasPrefix(p.Name, "docProps/") && bytes.Contains(p.Data, []byte(tok)) {
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
