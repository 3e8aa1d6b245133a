package httpapi

import (
	"encoding/json"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"notat/internal/publish"
)

// keysOf gives the record's keys and words of its own that are no Danish: written
// together, or without æ, ø and å.
func keysOf(t *testing.T) []string {
	var schema any
	if err := json.Unmarshal(publish.Schema(), &schema); err != nil {
		t.Fatal(err)
	}
	own := regexp.MustCompile(`[a-zæøå][A-Z]|ae|oe|aa`)
	var out []string
	add := func(s string) {
		if own.MatchString(s) && regexp.MustCompile(`^[a-zA-Z]+$`).MatchString(s) && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	var walk func(v any)
	walk = func(v any) {
		switch x := v.(type) {
		case map[string]any:
			for k, c := range x {
				if k == "properties" {
					for name := range c.(map[string]any) {
						add(name)
					}
				}
				walk(c)
			}
		case []any:
			for _, c := range x {
				if s, ok := c.(string); ok {
					add(s)
				}
				walk(c)
			}
		}
	}
	walk(schema)
	if len(out) < 20 {
		t.Fatal(out)
	}
	return out
}

var (
	styling  = regexp.MustCompile(`(?s)<style>.*?</style>`)
	elements = regexp.MustCompile(`<[^>]*>`)
)

// visible gives what a page shows.
func visible(page string) string {
	return html.UnescapeString(elements.ReplaceAllString(styling.ReplaceAllString(page, ""), " "))
}

// No page speaks in the words of the program: no key, no code, no place in a file,
// no Markdown, none of post, blok, del and JSON. The interface's own page may.
func TestNoPageSpeaksOfTheProgramsInside(t *testing.T) {
	inside := regexp.MustCompile(`(?i)\b(post|posten|postens|poster|blok|blokke|blokken|json|markdown|pointer|kode)\b|\bdel(en)? »|\*\*|\\[.*_-]|\]\(|/(afsnit|deltagere|moede|dokument|blokke)\b|\blinje \d|\d{4}-\d\d-\d\dT|[a-z]+-[a-z]+-[a-z]+:`)
	keys := regexp.MustCompile(`\b(` + strings.Join(keysOf(t), "|") + `)\b`)
	look := func(name, page string) {
		t.Helper()
		text := visible(page)
		for _, found := range append(inside.FindAllStringIndex(text, -1), keys.FindAllStringIndex(text, -1)...) {
			t.Errorf("%s: %q in %q", name, text[found[0]:found[1]], text[max(0, found[0]-60):min(len(text), found[1]+60)])
		}
	}
	b := browse(t)
	look("the front page", b.get("/").Body.String())
	look("a wrong year", b.get("/nyt?kommune=A&skole=B&skoleaar=2025/27").Body.String())
	look("the template's page", b.get("/skabelon").Body.String())
	look("a template that is none", sendForm(t, b.h, "/skabelon", map[string]string{"fil": "nej", "handling": "tjek"}).Body.String())
	for _, file := range []string{"", "hej", "%PDF-1.7\n", "PK\x03\x04", "{", "[]"} {
		look("a file that cannot be read", b.hand(file).Body.String())
	}
	records, err := filepath.Glob(filepath.Join(examples, "bad", "*.json"))
	if err != nil || len(records) < 5 {
		t.Fatal(records, err)
	}
	for _, name := range append(records, filepath.Join(examples, "birkelund-2024-25.json"), filepath.Join(examples, "alle-blokke-2025-26.json")) {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		look(filepath.Base(name), b.hand(string(data)).Body.String())
	}
	w := newSite(t, nil)
	w.mustPublish(birkelund(t), "")
	for _, address := range []string{"/skoler", "/skoler/123456", "/skoler/123456/embed", "/skoler/000000"} {
		look(address, read(t, w.ask("", "GET", address, "")))
	}
	in := newHouse(t).as("forvaltning")
	kept := in.keeps(example(t, "solbakken-2025-26.json"))
	published := in.publishes(in.keeps(birkelund(t)))
	for _, address := range []string{"/arkiv", "/arkiv/skoler/123456", published, "/arkiv/udkast", kept, "/arkiv/frister", "/arkiv/log", "/arkiv/oversigt", "/arkiv/aarsstart"} {
		look(address, in.page(address))
	}
	draft := draftOf(t, b.h, "alle-blokke-2025-26.json")
	look("an edited draft", b.hand(edit(t, draft, "<w:sectPr", `<w:p><w:r><w:t>Nyt stykke.</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>Løst ord</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/><w:sectPr`)).Body.String())
	fresh := b.get("/nyt?kommune=Fjordby&skole=Engskolen&skoleaar=2025/26").Body.String()
	look("an untouched new draft", b.hand(fresh).Body.String())
	look("two who disagree", b.hand(edit(t, draft, "</w:t></w:r></w:p>", " kvart</w:t></w:r></w:p>"), edit(t, draft, "</w:t></w:r></w:p>", " halv</w:t></w:r></w:p>")).Body.String())
}
