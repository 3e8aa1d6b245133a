package html

import (
	"strings"
	"testing"

	"notat/internal/notat"
)

// sampleDocument has what stands before the first section, and a section.
var sampleDocument = notat.Document{Titel: "Samtale", Sprog: "da-DK", Blocks: []notat.Block{
	&notat.Heading{Level: 1, Inlines: text("Samtale")},
	&notat.Definitions{Head: true, Items: []notat.Definition{{Term: text("Skole"), Blocks: []notat.Block{para(text("Engskolen")...)}}}},
	&notat.Heading{Level: 2, Anchor: "/deltagere", Inlines: text("Deltagere")},
	&notat.List{Items: []notat.Item{{Inlines: text("Skoleleder")}}},
	&notat.Heading{Level: 2, Anchor: "/moede/dagsorden", Inlines: text("SFO og dagsorden")},
	&notat.List{Items: []notat.Item{{Inlines: text("Velkomst")}}},
	&notat.Heading{Level: 2, Anchor: "/afsnit/0", Inlines: text("Rammen")},
	para(text("Her begynder samtalen.")...),
}}

// On a phone the conversation begins on the first screens: what stands before it is
// folded, and open on a wide screen and on paper without script.
func TestWhatStandsBeforeTheConversationIsFolded(t *testing.T) {
	_, page, _ := strings.Cut(drawn(t, "standard", &sampleDocument), "<main")
	before, after, _ := strings.Cut(page, `<h2 id="afsnit-0">`)
	if strings.Contains(after, "<details") || strings.Count(before, "<details") != 3 {
		t.Errorf("folded: %s", page)
	}
	for _, w := range []string{"Om mødet og sagen", "Vis deltagere", "Vis SFO og dagsorden"} {
		if !strings.Contains(before, `<details class="fold"><summary>`+w+"</summary></details>\n<div class=\"folded\">\n") {
			t.Errorf("no %s", w)
		}
	}
	for _, w := range []string{"Engskolen", "Skoleleder", "Velkomst"} {
		if _, folded, _ := strings.Cut(before, "folded"); !strings.Contains(folded, w) {
			t.Errorf("%s is gone", w)
		}
	}
	if !strings.Contains(before, "<h2 id=\"deltagere\">Deltagere</h2>\n<details") {
		t.Error("the heading is folded with what it stands over")
	}
	for _, rule := range []string{"@media screen and (max-width: 40rem) {\n  .fold {", ".fold:not([open]) + .folded {\n    display: none;"} {
		if !strings.Contains(pageCSS, rule) {
			t.Errorf("nothing says %s", rule)
		}
	}
}

// An agenda or a list that comes after the conversation has begun stays open.
func TestASectionIsNeverFolded(t *testing.T) {
	d := sampleDocument
	d.Blocks = sampleDocument.Blocks[6:]
	if page := drawn(t, "standard", &d); strings.Contains(page, "<details") {
		t.Error("a section is folded")
	}
}
