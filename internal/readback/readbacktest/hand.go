// Package readbacktest is a hand in Word: it edits drafts as a referent would, or
// at random, without minding how Word writes its files. It is for tests, and
// knows Word files only.
package readbacktest

import (
	"archive/zip"
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/beevik/etree"

	"notat/internal/ooxml"
)

// Hand is somebody who edits a draft in Word, without minding how.
type Hand struct {
	*rand.Rand
	Package *ooxml.Package
	Doc     *etree.Document   // the main part
	Tokens  []string          // what was typed at random
	Parts   map[string]string // parts to add: name -> XML
	body    *etree.Element
	styles  *ooxml.Styles // nil until asked for
}

// InWord opens a draft; r is what chance there is, if any.
func InWord(t testing.TB, draft []byte, r *rand.Rand) *Hand {
	t.Helper()
	p, err := ooxml.Open(draft)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := p.XML(p.Main())
	if err != nil {
		t.Fatal(err)
	}
	return &Hand{Rand: r, Package: p.Clone(), Doc: doc, body: ooxml.Child(doc.Root(), "body"), Parts: map[string]string{}}
}

// Save gives the file as it is handed back.
func (h *Hand) Save(t testing.TB) []byte {
	t.Helper()
	if err := h.Package.SetXML(h.Package.Main(), h.Doc); err != nil {
		t.Fatal(err)
	}
	for _, name := range slices.Sorted(maps.Keys(h.Parts)) { // the same file each time
		h.Package.Set(name, []byte(h.Parts[name]))
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, p := range h.Package.Parts() {
		f, err := z.CreateHeader(&zip.FileHeader{Name: p.Name, Method: zip.Store}) // packing would take most of the time
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

// Token is a word that no text has.
func (h *Hand) Token() string {
	s := fmt.Sprintf("Zq%dx%d", len(h.Tokens)+1, h.IntN(90)+10)
	h.Tokens = append(h.Tokens, s)
	return s
}

// All gives the elements of a name in the body.
func (h *Hand) All(tag string) []*etree.Element { return h.body.FindElements(".//" + tag) }

// One gives one of them at random, or nil.
func (h *Hand) One(tag string) *etree.Element {
	es := h.All(tag)
	if len(es) == 0 {
		return nil
	}
	return es[h.IntN(len(es))]
}

// words gives a random text element with words, outside what is deleted.
func (h *Hand) words() *etree.Element {
	var es []*etree.Element
	for _, e := range h.All("w:t") {
		if strings.TrimSpace(e.Text()) != "" && !unseen(e) {
			es = append(es, e)
		}
	}
	if len(es) == 0 {
		return nil
	}
	return es[h.IntN(len(es))]
}

// Above gives the nearest element of a name around e, e itself included, or nil.
func Above(e *etree.Element, tag string) *etree.Element {
	for ; e != nil; e = e.Parent() {
		if e.Tag == tag {
			return e
		}
	}
	return nil
}

// Element reads an element of WordprocessingML.
func Element(xml string) *etree.Element {
	d := etree.NewDocument()
	if err := d.ReadFromString(`<x xmlns:w="` + ooxml.NS + `" xmlns:r="r" xmlns:mc="mc" xmlns:v="v" xmlns:wps="wps">` + xml + `</x>`); err != nil {
		panic(err)
	}
	return d.Root().ChildElements()[0].Copy()
}

// Run gives the XML of a run.
func Run(s string) string {
	return `<w:r><w:t xml:space="preserve">` + s + `</w:t></w:r>`
}

// Paragraph makes a paragraph with these properties and words.
func Paragraph(pPr, s string) *etree.Element {
	return Element("<w:p><w:pPr>" + pPr + "</w:pPr>" + Run(s) + "</w:p>")
}

// After puts elements right after another.
func After(e *etree.Element, next ...*etree.Element) {
	for i, n := range next {
		e.Parent().InsertChildAt(e.Index()+1+i, n)
	}
}

// Drop takes an element away.
func Drop(e *etree.Element) { e.Parent().RemoveChild(e) }

// Style gives the id of a style by its name, as the draft came.
func (h *Hand) Style(name string) string {
	if h.styles == nil { // reading them takes as long as the draft's own text
		s, err := h.Package.Styles()
		if err != nil {
			panic(err)
		}
		h.styles = s
	}
	id, _ := h.styles.ID("paragraph", name)
	return id
}

// Part adds a part of notes or the like by the kind of its relationship.
func (h *Hand) Part(kind, xml string) { h.relate(Relations+kind, "word/"+kind+".xml", xml) }

func (h *Hand) relate(kind, name, xml string) {
	h.Parts[name] = xml
	if _, err := h.Package.AddRel(h.Package.Main(), kind, strings.TrimPrefix(name, "word/"), false); err != nil {
		panic(err)
	}
}

// Unwrap takes a content control away and leaves what is in it.
func Unwrap(sdt *etree.Element) {
	content := ooxml.Child(sdt, "sdtContent")
	at := sdt.Index()
	parent := sdt.Parent()
	for i, c := range content.ChildElements() {
		parent.InsertChildAt(at+1+i, c)
	}
	parent.RemoveChild(sdt)
}

// Comment writes a comment somewhere.
func (h *Hand) Comment(s string) {
	h.Part("comments", `<w:comments xmlns:w="`+ooxml.NS+`"><w:comment w:id="0" w:author="Mette"><w:p>`+Run(s)+`</w:p></w:comment></w:comments>`)
	h.One("w:p").AddChild(Element(`<w:r><w:commentReference w:id="0"/></w:r>`))
}

// Footnote writes a footnote somewhere.
func (h *Hand) Footnote(s string) {
	h.Part("footnotes", `<w:footnotes xmlns:w="`+ooxml.NS+`"><w:footnote w:id="3"><w:p>`+Run(s)+`</w:p></w:footnote></w:footnotes>`)
	h.One("w:p").AddChild(Element(`<w:r><w:footnoteReference w:id="3"/></w:r>`))
}

// Rand is chance that is the same every time.
var Rand = rand.New(rand.NewPCG(1, 1))

// Relations begins the kinds of relationships.
const Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

// Find gives the paragraph with these words in it.
func (h *Hand) Find(words string) *etree.Element {
	for _, p := range h.All("w:p") {
		if strings.Contains(TextBelow(p), words) {
			return p
		}
	}
	panic("no paragraph says " + words)
}

// Say replaces words within one text element.
func (h *Hand) Say(old, new string) {
	for _, t := range h.All("w:t") {
		if strings.Contains(t.Text(), old) {
			t.SetText(strings.Replace(t.Text(), old, new, 1))
			t.CreateAttr("xml:space", "preserve")
			return
		}
	}
	panic("no text says " + old)
}

// Bare takes all content controls away and leaves what is in them.
func (h *Hand) Bare() {
	for all := h.All("w:sdt"); len(all) > 0; all = h.All("w:sdt") {
		Unwrap(all[0])
	}
}

// Remove takes the paragraph with these words away.
func (h *Hand) Remove(words string) { Drop(h.Find(words)) }

// Row gives the row of a table with these words in it.
func (h *Hand) Row(words string) *etree.Element { return Above(h.Find(words), "tr") }

// Styled makes a paragraph of a style.
func Styled(id, s string) *etree.Element { return Paragraph(`<w:pStyle w:val="`+id+`"/>`, s) }

// TextBelow gives all text below an element.
func TextBelow(e *etree.Element) string {
	var b strings.Builder
	for _, t := range e.FindElements(".//w:t") {
		b.WriteString(t.Text())
	}
	return b.String()
}

// LastOf gives the last paragraph with these words in it.
func (h *Hand) LastOf(words string) *etree.Element {
	var last *etree.Element
	for _, p := range h.All("w:p") {
		if strings.Contains(TextBelow(p), words) {
			last = p
		}
	}
	return last
}

// Beside reports whether a part beside the main one has a word.
func (h *Hand) Beside(tok string) bool {
	for _, p := range h.Package.Parts() {
		if p.Name != h.Package.Main() && !strings.HasPrefix(p.Name, "docProps/") && bytes.Contains(p.Data, []byte(tok)) {
			return true
		}
	}
	return false
}
