package html

import (
	"context"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"notat/internal/notat"
	"notat/internal/template"
	"notat/templates"
)

func drawn(t *testing.T, name string, d *notat.Document) string {
	t.Helper()
	tm, err := template.NewStore(templates.FS, "../../../examples/templates").Get(name)
	if err != nil {
		t.Fatal(err)
	}
	draw, err := New(tm)
	if err != nil {
		t.Fatal(err)
	}
	out, err := draw(context.Background(), d)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func felt(s string) notat.Felt { return notat.Felt{Inlines: []notat.Inline{notat.Text(s)}} }

func TestALabelWithoutItsWordsIsLeftOut(t *testing.T) {
	d := &notat.Document{Titel: "T", Sprog: "da-DK", Felter: map[string]notat.Felt{"kommune.navn": felt("Fjordby"), "sag.sagsnr": felt("25/1")}}
	page := drawn(t, "fjordby", d)
	if !strings.Contains(page, "Sagsnr. 25/1") {
		t.Errorf("the footer:\n%s", page[strings.Index(page, "<footer"):strings.Index(page, "</footer>")])
	}
	delete(d.Felter, "sag.sagsnr")
	if strings.Contains(drawn(t, "fjordby", d), "Sagsnr.") {
		t.Error("a label without a number")
	}
}

// The page takes colours, lines, marks and letters from the Word file.
func TestThePageLooksAsTheWordFileSays(t *testing.T) {
	d := &notat.Document{Titel: "T", Sprog: "da-DK", Felter: map[string]notat.Felt{"kommune.navn": felt("Skovlund Kommune")}}
	for name, want := range map[string][]string{
		"standard": {"--bullet-color: #1D4E70;", "--table-top: 1pt solid #1B2A41;", "--table-left: none;", "h3 {\n  --color: #1D4E70;"},
		"fjordby":  {"--head-back: #166A45;", `class="right"`, "--band: #E6F2EA;", "--below: "},
		"skovlund": {`--bullet: "–\2002";`, "text-transform:uppercase", "--slant: italic;", "--align: center;", "'Lora',Georgia,serif"},
	} {
		page := drawn(t, name, d)
		for _, w := range want {
			if !strings.Contains(page, w) {
				t.Errorf("%s lacks %s", name, w)
			}
		}
	}
}

// What page.css asks for is said in look.go, and the other way round.
func TestEachPropertyIsSaidAndAsked(t *testing.T) {
	b := template.Border{Width: 1, Color: "112233"}
	all := template.Borders{Top: b, Right: b, Bottom: b, Left: b}
	s := template.Style{Font: "Lora", Size: 9, Caps: true, Align: "right", Shading: "EEEEEE", Border: all, PageBreak: true, Spacing: 1}
	small := s
	small.Caps, small.SmallCaps = false, true
	levels := [2]template.ListLevel{{Marker: "–", Color: "112233"}, {Marker: "–", Color: "445566"}}
	l := template.Look{Page: template.Page{Frame: all}, Normal: small, Title: small, Heading: [3]template.Style{s, s, s}, Caption: s, Quote: s,
		ListBullet: template.ListStyle{Levels: levels}, ListNumber: template.ListStyle{Levels: levels},
		Table: template.TableStyle{Style: s, Head: s, Outer: all, InsideH: b, InsideV: b, BandShading: "EEEEEE"}}
	said, asked := map[string]bool{"--paper": true}, map[string]bool{} // --paper: paper.go, on a table and its columns
	for _, m := range regexp.MustCompile(`(?m)^  (--[a-z-]+): `).FindAllStringSubmatch(sheet(look(l, onPaper)), -1) {
		said[m[1]] = true
	}
	for _, m := range regexp.MustCompile(`var\((--[a-z-]+)`).FindAllStringSubmatch(pageCSS+cardsCSS+paperCSS, -1) {
		asked[m[1]] = true
	}
	if !maps.Equal(said, asked) || len(said) < 30 {
		t.Errorf("said %v\nasked %v", slices.Sorted(maps.Keys(said)), slices.Sorted(maps.Keys(asked)))
	}
}

// A style sheet stands inside the page: nothing in it may end it.
func TestNothingFromTheWordFileLeavesTheStyleSheet(t *testing.T) {
	for _, s := range []string{`"}</style><script>`, `'\3c`, "a\nb", "&lt;"} {
		for _, out := range []string{cssText(s), fontStack(s)} {
			if strings.ContainsAny(strings.Trim(out, "'"), "<>&\\\"\n") {
				t.Errorf("%q gives %q", s, out)
			}
		}
	}
	if got := cssText("–"); got != "–" {
		t.Error(got)
	}
}

// Where the request has ended, nothing more is written.
func TestNothingIsWrittenForWhoHasLeft(t *testing.T) {
	ctx, leave := context.WithCancel(t.Context())
	leave()
	w := &writer{ctx: ctx}
	p := &notat.Paragraph{Inlines: []notat.Inline{notat.Text("ord")}}
	w.blocks([]notat.Block{p, p})
	if w.Len() > 0 || w.err != context.Canceled {
		t.Errorf("%q, %v", w.String(), w.err)
	}
}

// Who goes from landmark to landmark meets what every page of a draft says of itself.
func TestMarksStandInALandmark(t *testing.T) {
	d := &notat.Document{Titel: "T", Sprog: "da-DK"}
	if strings.Contains(drawn(t, "standard", d), "<aside") {
		t.Error("a landmark of nothing")
	}
	d.Marks = []string{"UDKAST", "INTERN UDGAVE"}
	if !strings.Contains(drawn(t, "standard", d), "<aside aria-label=\"Om udgaven\">\n<p class=\"mark\">UDKAST</p>\n<p class=\"mark\">INTERN UDGAVE</p>\n</aside>") {
		t.Error("marks stand in no landmark")
	}
}
