package docx

import (
	"bytes"
	"context"
	"strings"
	"sync"
	"testing"

	"notat/internal/notat"
	"notat/internal/ooxml"
)

func TestADraftSaysTheDocumentsWordsInTheirOrder(t *testing.T) {
	d := sample(t)
	d.Prompts = false
	p := draw(t, d)
	sound(t, p)
	if got, want := squeeze(visible(t, p, p.Main())), strings.Join(d.Text(), " "); got != want {
		t.Errorf("the draft says\n%s\nnot\n%s", got, want)
	}
}

func TestPromptsStandInAnEditableDraftOnly(t *testing.T) {
	d := sample(t)
	p := draw(t, d)
	sound(t, p)
	prompts := []string{"Skriv, hvor samtalen blev holdt", "Skriv en bemærkning", "Skriv evalueringen her"}
	main, _ := p.Part(p.Main())
	for _, s := range prompts {
		if !bytes.Contains(main, []byte(s)) {
			t.Errorf("the draft does not ask %q", s)
		}
		if strings.Contains(visible(t, p, p.Main()), s) {
			t.Errorf("%q is a prompt, not words", s)
		}
	}
	d.Prompts = false
	main, _ = draw(t, d).Part("word/document.xml")
	for _, s := range append(prompts, "showingPlcHdr", ">Sted<") {
		if bytes.Contains(main, []byte(s)) {
			t.Errorf("a final document says %q", s)
		}
	}
}

func TestTheSameDocumentGivesTheSameBytes(t *testing.T) {
	render, err := New(standard(t))
	if err != nil {
		t.Fatal(err)
	}
	want := file(t, standard(t), sample(t))
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			got, err := render(context.Background(), sample(t))
			if err != nil || !bytes.Equal(got, want) {
				t.Errorf("other bytes (%v)", err)
			}
		})
	}
	all.Wait()
}

func TestDocumentsOfOneTemplateDoNotMeet(t *testing.T) {
	render, err := New(standard(t))
	if err != nil {
		t.Fatal(err)
	}
	a, b := sample(t), sample(t)
	b.Felter["skole.navn"] = felt("/skole/navn", "Skole", "Vesterskolen")
	b.Marks = nil
	if _, err := render(context.Background(), b); err != nil {
		t.Fatal(err)
	}
	out, err := render(context.Background(), a)
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range open(t, out).Parts() {
		if bytes.Contains(part.Data, []byte("Vesterskolen")) {
			t.Errorf("%s names another school", part.Name)
		}
	}
}

func TestNumberedListsBeginAgain(t *testing.T) {
	p := draw(t, sample(t))
	starts := map[string]string{}
	for _, e := range mustXML(t, p, p.Main()).FindElements("//w:p") {
		id := ooxml.Val(ooxml.Child(ooxml.Child(e, "pPr"), "numPr"), "numId")
		if text := ooxml.Joined(ooxml.LettersOf(e)); text == "Først" || text == "Forfra igen" || text == "lidt mere" || text == "Dernæst" {
			starts[text] = id
		}
	}
	if starts["Først"] == "" || starts["Først"] == starts["Forfra igen"] || starts["Først"] == starts["lidt mere"] || starts["Først"] != starts["Dernæst"] {
		t.Errorf("list ids %v", starts)
	}
}

func TestWhatARendererDoesNotKnowIsAnError(t *testing.T) {
	render, err := New(standard(t))
	if err != nil {
		t.Fatal(err)
	}
	for name, b := range map[string]notat.Block{
		"block":   strange{},
		"picture": &notat.Figure{MIME: "image/gif", Image: []byte("GIF89a"), Alt: "x", Width: 1, Height: 1},
	} {
		if _, err := render(context.Background(), &notat.Document{Blocks: []notat.Block{b}}); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, err := render(ctx, sample(t)); err == nil {
		t.Error("a request that is gone is served")
	}
}

// Where the request has ended, nothing more is written.
func TestNothingIsWrittenForWhoHasLeft(t *testing.T) {
	ctx, leave := context.WithCancel(t.Context())
	leave()
	w := &writer{ctx: ctx}
	w.blocks([]notat.Block{par(notat.Text("ord")), par(notat.Text("flere"))}, place{})
	if w.Len() > 0 || w.err != context.Canceled {
		t.Errorf("%q, %v", w.String(), w.err)
	}
}

// strange is a block of a kind that was added without its case here.
type strange struct{ notat.Block }

func TestCharactersThatXMLCannotHoldDoNotBreakTheFile(t *testing.T) {
	d := sample(t)
	d.Blocks = []notat.Block{par(notat.Text("a\x00b\x0bc\ufffed\xffe\tf\ng <&>\"'"))}
	p := draw(t, d)
	sound(t, p)
	if got := squeeze(visible(t, p, p.Main())); got != `abcde f g <&>"'` {
		t.Errorf("%q", got)
	}
}

func TestLinksLeadWhereTheySayOrAreWords(t *testing.T) {
	for address, want := range map[string]string{
		"https://www.fjordby.example/skoler?a=1&b=2#x": "https://www.fjordby.example/skoler?a=1&b=2#x",
		"https://fjordby.example/en fil (1).pdf":       "https://fjordby.example/en%20fil%20(1).pdf",
		"https://rødovre.example/æøå":                  "https://rødovre.example/æøå",
		"http://fjordby.example:8080/a+b":              "http://fjordby.example:8080/a+b",
		"mailto:skole@fjordby.example":                 "mailto:skole@fjordby.example",
		"https://":                                     "",
		"https:///sti":                                 "",
		"https://a b.example/":                         "",
		"http://fjordby.example:99999/":                "",
	} {
		if got := target(address); got != want {
			t.Errorf("%s: %q", address, got)
		}
	}
	d := sample(t)
	d.Blocks = []notat.Block{par(notat.Link{Address: "https://a.example/?x=1&y", Inlines: text("et")}, notat.Text(" "),
		notat.Link{Address: "https://a.example/?x=1&y", Inlines: text("to")}, notat.Text(" "), notat.Link{Address: "https://", Inlines: text("tre")})}
	p := draw(t, d)
	sound(t, p)
	rels, _ := p.Rels(p.Main())
	links := 0
	for _, r := range rels {
		if r.External {
			links++
			if r.Target != "https://a.example/?x=1&y" {
				t.Errorf("target %s", r.Target)
			}
		}
	}
	if links != 1 || squeeze(visible(t, p, p.Main())) != "et to tre" {
		t.Errorf("%d links", links)
	}
}

// A soft hyphen is an element: as a letter Word shows it wherever it stands.
func TestASoftHyphenIsWordsOwn(t *testing.T) {
	d := sample(t)
	d.Blocks = []notat.Block{par(notat.Text("\u00adind\u00adskoling\u00ad\td\u00ad"))}
	main, _ := draw(t, d).Part("word/document.xml")
	const want = `<w:softHyphen/><w:t xml:space="preserve">ind</w:t><w:softHyphen/><w:t xml:space="preserve">skoling</w:t><w:softHyphen/><w:tab/><w:t xml:space="preserve">d</w:t><w:softHyphen/></w:r>`
	if !bytes.Contains(main, []byte(want)) || bytes.Contains(main, []byte("\u00ad")) {
		t.Errorf("%s", main)
	}
}

// Where a style is bold or italic throughout, what is stressed stands out by
// being neither: a character style turns the style's look, and direct formatting
// says so itself.
func TestStressStandsOutInABoldOrItalicStyle(t *testing.T) {
	d := sample(t)
	both := notat.Strong{notat.Emph{notat.Text("begge")}}
	d.Blocks = []notat.Block{&notat.Quote{Blocks: []notat.Block{par(notat.Emph{notat.Text("den ene")}, both)}}, par(both)}
	main, _ := draw(t, d).Part("word/document.xml")
	for _, want := range []string{
		`<w:rStyle w:val="Fremhv"/></w:rPr><w:t xml:space="preserve">den ene`,
		`<w:rStyle w:val="Strk"/><w:i w:val="0"/><w:iCs w:val="0"/></w:rPr><w:t xml:space="preserve">begge`,
		`<w:rStyle w:val="Strk"/><w:i/><w:iCs/></w:rPr><w:t xml:space="preserve">begge`,
	} {
		if !bytes.Contains(main, []byte(want)) {
			t.Errorf("no %s in %s", want, main)
		}
	}
}
