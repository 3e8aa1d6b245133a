package template_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"notat/internal/template"
)

// written gives a banner as text: tabs, tags, fields and pictures in marks.
func written(b template.Banner) string {
	var lines []string
	for _, p := range b.Paragraphs {
		var s strings.Builder
		for _, r := range p.Runs {
			switch {
			case r.IsTab:
				s.WriteString("→")
			case r.IsBreak:
				s.WriteString("↵")
			case r.Tag != "":
				s.WriteString("{" + r.Tag + "}")
			case r.Field != "":
				s.WriteString("<" + r.Field + ">")
			case r.Picture != nil:
				fmt.Fprintf(&s, "[%s]", r.Picture.Alt)
			default:
				s.WriteString(r.Text)
			}
		}
		lines = append(lines, s.String())
	}
	return strings.Join(lines, "\n")
}

func near(a, b float64) bool { return math.Abs(a-b) < 0.06 }

func TestEachTemplatesStylesAreReadAsWordHasThem(t *testing.T) {
	type style struct {
		font         string
		size         float64
		bold, italic bool
		color        string
		before       float64
		after        float64
		align        string
	}
	for _, c := range []struct {
		template                       string
		normal, title, h1, h2, caption style
	}{
		{"standard",
			style{"Source Sans 3", 10.5, false, false, "1A1A1A", 0, 6, "left"},
			style{"Source Sans 3", 23, true, false, "1B2A41", 14, 10, "left"},
			style{"Source Sans 3", 15, true, false, "1B2A41", 18, 5, "left"},
			style{"Source Sans 3", 12, true, false, "1D4E70", 13, 3, "left"},
			style{"Source Sans 3", 9.5, true, false, "1B2A41", 9, 4, "left"}},
		{"fjordby",
			style{"Arial", 10, false, false, "", 0, 7, "left"},
			style{"Arial", 21, true, false, "14532D", 6, 12, "left"},
			style{"Arial", 15, true, false, "166A45", 20, 7, "left"},
			style{"Arial", 12, true, false, "14532D", 14, 4, "left"},
			style{"Arial", 9, true, false, "166A45", 10, 4, "left"}},
		{"skovlund",
			style{"Lora", 10.5, false, false, "", 0, 8, "left"},
			style{"Lora", 19, false, false, "2B2326", 18, 20, "center"},
			style{"Lora", 15, false, false, "6B1E2E", 22, 6, "left"},
			style{"Lora", 11.5, true, false, "2B2326", 14, 4, "left"},
			style{"Lora", 9.5, false, true, "6B1E2E", 10, 5, "left"}},
	} {
		l := named(t, c.template).Look
		for _, s := range []struct {
			name string
			got  template.Style
			want style
		}{
			{"Normal", l.Normal, c.normal}, {"Title", l.Title, c.title}, {"heading 1", l.Heading[0], c.h1},
			{"heading 2", l.Heading[1], c.h2}, {"caption", l.Caption, c.caption},
		} {
			g := s.got
			if got := (style{g.Font, g.Size, g.Bold, g.Italic, g.Color, g.Before, g.After, g.Align}); got != s.want {
				t.Errorf("%s, %s:\n got %+v\nwant %+v", c.template, s.name, got, s.want)
			}
		}
		for i, h := range l.Heading {
			if !h.KeepNext {
				t.Errorf("%s: heading %d may part from what follows", c.template, i+1)
			}
		}
		if !l.Strong.Bold || !l.Emphasis.Italic || !l.Hyperlink.Underline || l.Hyperlink.Color == "" {
			t.Errorf("%s: character styles %+v %+v %+v", c.template, l.Strong, l.Emphasis, l.Hyperlink)
		}
	}
}

func TestEachTemplatesPageIsA4WithItsMargins(t *testing.T) {
	const mm = 72 / 25.4
	for name, want := range map[string][4]float64{"standard": {27, 25, 24, 25}, "fjordby": {40, 22.5, 27, 22.5}, "skovlund": {32, 35, 32, 35}} {
		p := named(t, name).Look.Page
		if !near(p.Width, 210*mm) || !near(p.Height, 297*mm) {
			t.Errorf("%s: sheet %v x %v", name, p.Width, p.Height)
		}
		for i, got := range []float64{p.Top, p.Right, p.Bottom, p.Left} {
			if !near(got, want[i]*mm) {
				t.Errorf("%s: margin %d is %v mm", name, i, got/mm)
			}
		}
	}
}

func TestEachTemplatesHeadersAndFootersAreRead(t *testing.T) {
	for _, c := range []struct {
		template                                 string
		first                                    bool
		firstHeader, header, firstFooter, footer string
	}{
		{"standard", true,
			"{kommune.navn}→{dokument.betegnelse}\n{kommune.forvaltning}\n{kommune.afdeling}",
			"{kommune.navn}→{skole.navn} · {dokument.skoleaar}",
			"{kommune.kontakt}→Side <PAGE> af <NUMPAGES>", "{kommune.kontakt}→Side <PAGE> af <NUMPAGES>"},
		{"fjordby", false, "",
			"[Fjordby Kommunes våben: fjelde, sol og tre bølger]{kommune.navn}\n{kommune.forvaltning} {kommune.afdeling}\n{skole.navn} · skoleåret {dokument.skoleaar}",
			"", "Fjordby Kommune · Havnepladsen 1 · 9990 Fjordby→Side <PAGE> af <NUMPAGES>\n{kommune.kontakt}→Sagsnr. {sag.sagsnr}"},
		{"skovlund", true,
			"[Skovlund Kommunes mærke: tre graner i en ring]\n{kommune.navn}\n{kommune.forvaltning}\n{kommune.afdeling}",
			"{skole.navn}, skoleåret {dokument.skoleaar}",
			"Rådhuset, Granvej 2, 9995 Skovlund\nSide <PAGE> af <NUMPAGES>", "Side <PAGE> af <NUMPAGES>"},
	} {
		l := named(t, c.template).Look
		if l.FirstPage != c.first {
			t.Errorf("%s: first page of its own: %v", c.template, l.FirstPage)
		}
		for _, b := range []struct {
			name string
			got  template.Banner
			want string
		}{{"first header", l.FirstHeader, c.firstHeader}, {"header", l.Header, c.header}, {"first footer", l.FirstFooter, c.firstFooter}, {"footer", l.Footer, c.footer}} {
			if got := written(b.got); got != b.want {
				t.Errorf("%s, %s:\n%s\nwant\n%s", c.template, b.name, got, b.want)
			}
		}
	}
}

func TestLogosHaveTheirPlaceAndSize(t *testing.T) {
	anchored := named(t, "fjordby").Look.Header.Paragraphs[0].Runs[0].Picture
	page := named(t, "fjordby").Look.Page
	if !anchored.Anchored || !near(anchored.X+anchored.Width, page.Width-page.Right) || !near(anchored.Y, 34) || anchored.Width != 42 || anchored.Height != 49 {
		t.Errorf("fjordby: %v at %v,%v, %v x %v", anchored.Anchored, anchored.X, anchored.Y, anchored.Width, anchored.Height)
	}
	inline := named(t, "skovlund").Look.FirstHeader.Paragraphs[0].Runs[0].Picture
	if inline.Anchored || inline.Width != 54 || inline.MIME != "image/png" || len(inline.Data) == 0 {
		t.Errorf("skovlund: %v, %v, %s", inline.Anchored, inline.Width, inline.MIME)
	}
}

func TestListsHaveTwoLevelsEach(t *testing.T) {
	for name, want := range map[string][2]string{"standard": {"•", "–"}, "fjordby": {"•", "◦"}, "skovlund": {"–", "•"}} {
		l := named(t, name).Look
		for i := range 2 {
			if got := l.ListBullet.Levels[i].Marker; got != want[i] {
				t.Errorf("%s: level %d is %q", name, i+1, got)
			}
			if l.ListNumber.Levels[i].Marker != "" {
				t.Errorf("%s: a number is a bullet", name)
			}
		}
		if want := map[string]string{"standard": "1D4E70", "fjordby": "166A45", "skovlund": "6B1E2E"}[name]; l.ListBullet.Levels[0].Color != want {
			t.Errorf("%s: bullets in %q", name, l.ListBullet.Levels[0].Color)
		}
		if b := l.ListBullet.Levels; b[1].Left <= b[0].Left || b[0].Hanging <= 0 || b[1].Hanging <= 0 {
			t.Errorf("%s: %+v", name, b)
		}
	}
}

func TestTableStylesAreRead(t *testing.T) {
	f := named(t, "fjordby").Look.Table
	if f.Head.Shading != "166A45" || f.Head.Color != "FFFFFF" || !f.Head.Bold || f.BandShading != "E6F2EA" || f.InsideV.Color != "B5D6C3" || f.Outer.Left.Width != 0.5 {
		t.Errorf("fjordby: %+v", f)
	}
	s := named(t, "skovlund").Look.Table
	if s.Size != 9.5 || s.After != 0 || !s.Head.Italic || s.Head.Border.Bottom.Width != 1 || s.InsideV.Width != 0 || s.InsideH.Color != "C9B8BC" || s.Outer.Left.Width != 0 {
		t.Errorf("skovlund: %+v", s)
	}
}
