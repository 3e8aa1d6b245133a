package html

import (
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"notat/internal/ooxml"
	"notat/internal/template"
	"notat/templates"
)

// Whatever colours a municipality has chosen for white paper, the words of the page
// stand out in the dark as WCAG asks, and its lines are seen.
func TestWhatIsReadInTheDarkStandsOut(t *testing.T) {
	held := func(t interface{ Errorf(string, ...any) }, l template.Look) {
		d := dark(l)
		on := func(what string, least float64, s template.Style, ground string) {
			if s.Shading != "" {
				return // both colours are the Word file's
			}
			if c := ooxml.Contrast(s.Color, ground); c < least {
				t.Errorf("%s: #%s is seen %.2f:1", what, s.Color, c)
			}
		}
		on("text", textContrast, d.Normal, onDark.ground)
		if d.Table.BandShading != "" {
			on("text on a band", 7, d.Normal, d.Table.BandShading)
			on("a link on a band", 4.5, d.Hyperlink, d.Table.BandShading)
		}
		for what, s := range map[string]template.Style{"title": d.Title, "heading 1": d.Heading[0], "heading 2": d.Heading[1], "heading 3": d.Heading[2],
			"caption": d.Caption, "quote": d.Quote, "link": d.Hyperlink, "head of a table": d.Table.Head} {
			on(what, wordContrast, s, onDark.ground)
		}
		if c := ooxml.Contrast(d.Table.Outer.Top.Color, onDark.ground); c < lineContrast {
			t.Errorf("a line is seen %.2f:1", c)
		}
	}
	for _, name := range []string{"standard", "fjordby", "skovlund"} {
		tm, err := template.NewStore(templates.FS, "../../../examples/templates").Get(name)
		if err != nil {
			t.Fatal(err)
		}
		held(t, tm.Look)
	}
	rapid.Check(t, func(t *rapid.T) {
		c := rapid.StringMatching("[0-9A-F]{6}|")
		s := func() template.Style { return template.Style{Color: c.Draw(t, "color")} }
		l := template.Look{Normal: s(), Title: s(), Heading: [3]template.Style{s(), s(), s()}, Caption: s(), Quote: s(), Hyperlink: s()}
		l.Table.Head, l.Table.BandShading, l.Table.Outer.Top.Color = s(), c.Draw(t, "band"), c.Draw(t, "line")
		held(t, l)
	})
	for _, p := range []palette{onPaper, onDark} {
		for what, c := range map[string]float64{"label": ooxml.Contrast(p.faint, p.ground), "alarm": ooxml.Contrast(p.alarm, p.alarmBack)} {
			if c < 7 {
				t.Errorf("%s: %.2f:1", what, c)
			}
		}
		if ooxml.Contrast(p.edge, p.ground) < lineContrast || ooxml.Contrast(p.alarmBar, p.ground) < lineContrast {
			t.Error("an edge is not seen")
		}
	}
}

// The dark has its colours from the same rules, on a screen only; nothing on the page moves.
func TestTheDarkIsForScreensAlone(t *testing.T) {
	page := drawn(t, "fjordby", &sampleDocument)
	_, css, ok := strings.Cut(page, "@media screen and (prefers-color-scheme: dark) {\n:root {\n")
	if !ok || !strings.Contains(css, "  --ground: #"+onDark.ground+";") || !strings.Contains(page, `<meta name="color-scheme" content="light dark">`) {
		t.Error("there is no dark")
	}
	if m := regexp.MustCompile(`(?m)^ *(transition|animation|scroll-behavior)`).FindString(page); m != "" {
		t.Errorf("%s: something moves", m)
	}
}
