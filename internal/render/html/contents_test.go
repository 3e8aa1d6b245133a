package html

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"notat/internal/notat"
)

// sections is a document of n sections, each with one below it, of about 400
// bytes of words.
func sections(n int) *notat.Document {
	d := &notat.Document{Titel: "Samtale", Sprog: "da-DK", Blocks: []notat.Block{&notat.Heading{Level: 1, Inlines: []notat.Inline{notat.Text("Samtale")}}}}
	for i := range n {
		p := fmt.Sprintf("/afsnit/%d", i)
		d.Blocks = append(d.Blocks,
			&notat.Heading{Level: 2, Anchor: p, Inlines: []notat.Inline{felt(fmt.Sprintf("Mål & midler %d", i))}},
			&notat.Paragraph{Inlines: []notat.Inline{notat.Text(strings.Repeat("Et langt notat. ", 12))}},
			&notat.Heading{Level: 3, Anchor: p + "/afsnit/0", Inlines: []notat.Inline{notat.Text("Under")}},
			&notat.Paragraph{Inlines: []notat.Inline{notat.Text(strings.Repeat("Et langt notat. ", 12))}})
	}
	return d
}

var link = regexp.MustCompile(`<a href="#([^"]+)">([^<]+)</a>`)

func TestALongPageHasATableOfContentsOutsideItsWords(t *testing.T) {
	page := drawn(t, "standard", sections(30))
	nav, after, ok := strings.Cut(page, "</nav>")
	if !ok || strings.Contains(nav, "<main") || !strings.Contains(nav, `<nav class="contents" aria-label="Indhold">`) {
		t.Fatal("no table of contents before the words")
	}
	_, nav, _ = strings.Cut(nav, "<nav")
	links := link.FindAllStringSubmatch(nav, -1)
	if len(links) != 60 || links[0][2] != "Mål &amp; midler 0" {
		t.Errorf("%d links", len(links))
	}
	for _, l := range links {
		if strings.Count(after, ` id="`+l[1]+`"`) != 1 {
			t.Errorf("nothing, or more than one, is called %s", l[1])
		}
	}
	if strings.Count(nav, "<ul>") != strings.Count(nav, "</ul>") || strings.Count(nav, "<li>") != strings.Count(nav, "</li>") {
		t.Error("a list is not closed")
	}
}

func TestAShortPageHasNone(t *testing.T) {
	if strings.Contains(drawn(t, "standard", sections(10)), "<nav") {
		t.Error("a short page has a table of contents")
	}
}
