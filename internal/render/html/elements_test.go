package html

import (
	"strings"
	"testing"

	"notat/internal/notat"
	"notat/internal/template"
)

func text(s string) []notat.Inline { return []notat.Inline{notat.Text(s)} }

func para(in ...notat.Inline) *notat.Paragraph { return &notat.Paragraph{Inlines: in} }

// What stands in a notat means something to whom it is read aloud: each kind of
// block and of words has the element that says what it is.
func TestEachKindOfBlockHasItsElement(t *testing.T) {
	for _, c := range []struct {
		name  string
		block notat.Block
		want  string
	}{
		{"a section", &notat.Heading{Level: 2, Anchor: "/afsnit/0", Inlines: text("Rammen")}, `<h2 id="afsnit-0">Rammen</h2>`},
		{"a section below it", &notat.Heading{Level: 3, Inlines: text("Tonen")}, "<h3>Tonen</h3>"},
		{"a section below that", &notat.Heading{Level: 4, Inlines: text("Stemmen")}, "<h4>Stemmen</h4>"},
		{"stress", para(notat.Strong(text("vigtigt")), notat.Text(" og "), notat.Emph(text("sagt"))), "<p><strong>vigtigt</strong> og <em>sagt</em></p>"},
		{"two lines", para(notat.Text("en"), notat.Break{}, notat.Text("to")), "<p>en<br>\nto</p>"},
		{"a link", para(notat.Link{Address: "https://www.eksempel.dk/a?b=1&c", Inlines: text("planen")}), `<p><a href="https://www.eksempel.dk/a?b=1&amp;c">planen</a></p>`},
		{"a letter", para(notat.Link{Address: "mailto:skolen@eksempel.dk", Inlines: text("skriv")}), `<p><a href="mailto:skolen@eksempel.dk">skriv</a></p>`},
		{"a note", &notat.Paragraph{Role: notat.Note, Inlines: text("Kilde")}, `<p class="note">Kilde</p>`},
		{"what is missing", &notat.Paragraph{Role: notat.Missing, Inlines: text("Mangler")}, `<p class="missing">Mangler</p>`},
		{"the mark of what is internal", &notat.Paragraph{Role: notat.Internt, Inlines: text("Internt")}, `<p class="internal">Internt</p>`},
		{"a list in a list", &notat.List{Ordered: true, Items: []notat.Item{{Inlines: text("a"), Sub: &notat.List{Items: []notat.Item{{Inlines: text("b")}}}}, {Inlines: text("c")}}},
			"<ol>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n<li>c</li>\n</ol>"},
		{"a quote", &notat.Quote{Blocks: []notat.Block{para(text("Ja.")...)}, Source: text("Elev")}, "<blockquote>\n<p>Ja.</p>\n<footer>Elev</footer>\n</blockquote>"},
		{"columns", &notat.Columns{Columns: []notat.Column{{Heading: text("A"), Blocks: []notat.Block{para(text("a")...)}}, {Heading: text("B")}}},
			"<div class=\"columns columns-2\">\n<div>\n<p class=\"column-heading\">A</p>\n<p>a</p>\n</div>\n<div>\n<p class=\"column-heading\">B</p>\n</div>\n</div>"},
		{"terms", &notat.Definitions{Items: []notat.Definition{{Term: text("Mål"), Blocks: []notat.Block{para(text("mere")...)}}}},
			"<dl class=\"terms\">\n<div><dt>Mål</dt>\n<dd>mere</dd></div>\n</dl>"},
		{"a picture", &notat.Figure{MIME: "image/png", Image: []byte("x"), Width: 300, Height: 150, Alt: "En <gård>", Caption: text("Gården")},
			"<figure>\n<img src=\"data:image/png;base64,eA==\" width=\"192\" height=\"96\" alt=\"En &lt;gård&gt;\">\n<figcaption>Gården</figcaption>\n</figure>"},
	} {
		page := drawn(t, "standard", &notat.Document{Titel: "T", Sprog: "da-DK", Blocks: []notat.Block{c.block}})
		if !strings.Contains(page, "\n"+c.want+"\n") {
			_, page, _ = strings.Cut(page, "<main")
			t.Errorf("%s is not\n%s\nbut in\n%s", c.name, c.want, page)
		}
	}
}

// Who is responsible for an agreement, until when and how it goes stand beside one
// another; one fact alone, or a long one, is a line of its own.
func TestFactsStandBesideOneAnother(t *testing.T) {
	fact := func(label, s string) *notat.Paragraph {
		return para(notat.Strong(text(label+":")), notat.Text(" "), felt(s))
	}
	d := &notat.Definitions{Items: []notat.Definition{
		{Term: text("Mål"), Blocks: []notat.Block{para(text("Baggrund.")...), fact("Ansvarlig", "Skoleleder"), fact("Frist", "1. juni 2026"), fact("Tegn", strings.Repeat("Flere læser. ", 9))}},
		{Term: text("Andet"), Blocks: []notat.Block{para(text("Baggrund.")...), fact("Frist", "1. juni 2026")}}}}
	page := drawn(t, "standard", &notat.Document{Titel: "T", Sprog: "da-DK", Blocks: []notat.Block{d}})
	const want = "<p>Baggrund.</p>\n<div class=\"facts\">\n<p><strong>Ansvarlig:</strong> Skoleleder</p>\n<p><strong>Frist:</strong> 1. juni 2026</p>\n</div>\n<p><strong>Tegn:"
	if !strings.Contains(page, want) || strings.Count(page, `class="facts"`) != 1 {
		t.Errorf("not\n%s\nin\n%s", want, page[strings.Index(page, "<main"):])
	}
}

// What the Word file says of small capitals, of letters that stand apart and of the border
// of the sheet holds for the page too; what it does not say is not written.
func TestThePageFollowsCapitalsSpacesAndTheSheetsBorder(t *testing.T) {
	var l template.Look
	l.Title = template.Style{Size: 20, SmallCaps: true, Spacing: 2}
	l.Normal.Spacing, l.Normal.Size = -0.5, 10
	l.Page.Frame.Top = template.Border{Width: 1.5, Color: "1F4E79"}
	sheet := styleSheet(l)
	for _, want := range []string{"--capitals: small-caps;", "--apart: 0.1em;", "--body-apart: -0.05em;", "--frame: 1.5pt solid #1F4E79;"} {
		if strings.Count(sheet, want) != 1 {
			t.Errorf("%s stands %d times", want, strings.Count(sheet, want))
		}
	}
	if plain := styleSheet(template.Look{}); strings.Contains(plain, "--capitals:") || strings.Contains(plain, "apart:") || strings.Contains(plain, "--frame:") {
		t.Error("a look without them has them")
	}
}
