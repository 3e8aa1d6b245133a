package ooxml_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"notat/internal/ooxml"
)

func open(t testing.TB, entries []entry) *ooxml.Package {
	t.Helper()
	p, err := ooxml.Open(zipped(t, entries))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestACloneIsFreeOfItsOriginal(t *testing.T) {
	p := open(t, word())
	c := p.Clone()
	c.Set("word/document.xml", []byte("changed"))
	if err := c.Add("word/media/logo.bin", "image/png", []byte("x")); err != nil {
		t.Fatal(err)
	}
	if data, _ := p.Part("word/document.xml"); string(data) != mainXML {
		t.Error("the original changed with its clone")
	}
	if _, ok := p.Part("word/media/logo.bin"); ok {
		t.Error("the original got the clone's part")
	}
	if ct, _ := p.ContentType("word/media/logo.bin"); ct != "" {
		t.Error("the original got the clone's content type")
	}
}

func TestCloningCostsOneAllocationOrTwo(t *testing.T) {
	p := open(t, word())
	if n := testing.AllocsPerRun(100, func() { _ = p.Clone() }); n > 2 {
		t.Errorf("%v allocations", n)
	}
}

func TestAddKnowsPartsAndContentTypes(t *testing.T) {
	p := open(t, word())
	if err := p.Add("word/document.xml", "a/b", nil); err == nil {
		t.Error("a part was put in twice")
	}
	if err := p.Add("customXml/item1.xml", "application/xml", []byte("<a/>")); err != nil {
		t.Fatal(err)
	}
	types, _ := p.Part("[Content_Types].xml")
	if strings.Contains(string(types), "customXml") {
		t.Error("an override that only repeats the default")
	}
	if err := p.SetDefaultType("png", "image/png"); err != nil {
		t.Fatal(err)
	}
	if ct, _ := p.ContentType("word/media/A.PNG"); ct != "image/png" {
		t.Errorf("content type %q", ct)
	}
	if err := p.SetDefaultType("png", "image/gif"); err == nil {
		t.Error("png became something else")
	}
}

func TestRelationshipIdsAreNumbersAfterTheHighest(t *testing.T) {
	p := open(t, with(entry{"word/_rels/document.xml.rels",
		`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId7" Type="x" Target="/word/a.xml"/><Relationship Id="R1" Type="y" Target="../b.xml"/></Relationships>`}))
	id, err := p.AddRel(p.Main(), ooxml.RelHyperlink, "https://example.dk/?a=1&b=2", true)
	if err != nil || id != "rId8" {
		t.Errorf("id %q, %v", id, err)
	}
	rels, err := p.Rels(p.Main())
	if err != nil {
		t.Fatal(err)
	}
	want := []ooxml.Rel{
		{ID: "rId7", Type: "x", Target: "/word/a.xml", Part: "word/a.xml"},
		{ID: "R1", Type: "y", Target: "../b.xml", Part: "b.xml"},
		{ID: "rId8", Type: ooxml.RelHyperlink, Target: "https://example.dk/?a=1&b=2", External: true},
	}
	if fmt.Sprint(rels) != fmt.Sprint(want) {
		t.Errorf("got %v", rels)
	}
}

func TestNormalizeMakesAnyMainPartFitForTheLibrary(t *testing.T) {
	types := fmt.Sprintf(typesXML, "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml")
	p := open(t, []entry{
		{"[Content_Types].xml", strings.Replace(types, "document.xml", "document2.xml", 1)},
		{"_rels/.rels", fmt.Sprintf(relsXML, "/word/document2.xml")},
		{"word/document2.xml", mainXML},
		{"word/_rels/document2.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="x" Target="a.xml"/></Relationships>`},
	})
	if _, err := ooxml.Write(context.Background(), p, []byte(mainXML)); err == nil {
		t.Error("the library was given what it cannot carry")
	}
	if err := p.Normalize(); err != nil {
		t.Fatal(err)
	}
	if p.Main() != "word/document.xml" {
		t.Errorf("main part is %q", p.Main())
	}
	if ct, _ := p.ContentType(p.Main()); ct != ooxml.TypeDocument {
		t.Errorf("content type %q", ct)
	}
	if rels, _ := p.Rels(p.Main()); len(rels) != 1 {
		t.Errorf("relationships %v", rels)
	}
	if _, err := ooxml.Write(context.Background(), p, []byte(mainXML)); err != nil {
		t.Error(err)
	}
}

func TestParseXMLRefusesWhatOpenWouldRefuse(t *testing.T) {
	for _, data := range []string{"", "<a>", "<a></b>", "<!DOCTYPE a><a/>", strings.Repeat("<a>", 300)} {
		var e *ooxml.Error
		if _, err := ooxml.ParseXML("x", []byte(data)); !errors.As(err, &e) {
			t.Errorf("%.20q: %v", data, err)
		}
	}
}

// Two files are the same when each part is, in its place.
func TestTheSameFile(t *testing.T) {
	made := func(parts ...string) *ooxml.Package {
		p := &ooxml.Package{}
		for i := 0; i < len(parts); i += 2 {
			p.Set(parts[i], []byte(parts[i+1]))
		}
		return p
	}
	p := made("a.xml", "<a/>", "b.xml", "<b/>")
	for name, c := range map[string]struct {
		o    *ooxml.Package
		same bool
	}{
		"the same":          {p.Clone(), true},
		"another byte":      {made("a.xml", "<a/>", "b.xml", "<b />"), false},
		"another name":      {made("a.xml", "<a/>", "c.xml", "<b/>"), false},
		"another order":     {made("b.xml", "<b/>", "a.xml", "<a/>"), false},
		"one part the more": {made("a.xml", "<a/>", "b.xml", "<b/>", "c.xml", "<c/>"), false},
	} {
		if p.Same(c.o) != c.same || c.o.Same(p) != c.same {
			t.Errorf("%s: not %v", name, c.same)
		}
	}
}

// Two files have one tree of a part that is the same in both, and two of one that is not.
func TestFilesShareTheTreesOfWhatIsTheSame(t *testing.T) {
	one, other := &ooxml.Package{}, &ooxml.Package{}
	for p, words := range map[*ooxml.Package]string{one: "a", other: "b"} {
		p.Set("same.xml", []byte("<x>same</x>"))
		p.Set("own.xml", []byte("<x>"+words+"</x>"))
	}
	other.Share(one)
	for name, want := range map[string]bool{"same.xml": true, "own.xml": false} {
		a, err := one.Tree(t.Context(), name)
		if err != nil {
			t.Fatal(err)
		}
		b, err := other.Tree(t.Context(), name)
		if err != nil {
			t.Fatal(err)
		}
		if (a == b) != want || (a.Root().Text() == b.Root().Text()) != want {
			t.Errorf("%s: one tree %v, %q and %q", name, a == b, a.Root().Text(), b.Root().Text())
		}
	}
}
