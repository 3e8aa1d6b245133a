package html

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"notat/internal/ooxml"
	"notat/internal/template"
)

// palette is the page's own colours, RRGGBB: what no Word file says.
type palette struct {
	ground                     string // what the page stands on
	faint                      string // labels in the head of the notat
	edge                       string // lines round what is folded, and round a card
	alarm, alarmBack, alarmBar string // what is not said, not for all, or no notat yet
}

// Text stands out by at least 7.0:1 on both (the PDF's labels have the same faint).
var (
	onPaper = palette{"FFFFFF", "595959", "767676", "7A1212", "FBEDED", "9C1C1C"}
	onDark  = palette{"15181C", "B4B9C0", "7D858F", "FFC9C9", "3A1B1D", "F08A8A"}
)

// What a colour of the Word file, chosen for white paper, must stand out from the
// dark ground (WCAG 2.1, 1.4.3, 1.4.6 and 1.4.11): running text, other words, lines.
const (
	textContrast = 10.0
	wordContrast = 7.0
	lineContrast = 3.0
)

// dark gives a look for who reads in the dark. Each colour keeps its hue and gets so
// much white that it stands out from the dark ground; one on a shade of the Word
// file's own keeps both, which template check has held against each other.
func dark(l template.Look) template.Look {
	words := func(s template.Style, least float64) template.Style {
		if s.Shading == "" {
			s.Color = lightened(s.Color, onDark.ground, least)
		}
		s.Border = darkBorders(s.Border)
		return s
	}
	l.Normal = words(l.Normal, textContrast)
	for _, s := range []*template.Style{&l.Title, &l.Heading[0], &l.Heading[1], &l.Heading[2], &l.Caption, &l.Quote, &l.Hyperlink} {
		*s = words(*s, wordContrast)
	}
	for _, list := range []*template.ListStyle{&l.ListBullet, &l.ListNumber} {
		for i := range list.Levels {
			if c := &list.Levels[i].Color; *c != "" {
				*c = lightened(*c, onDark.ground, wordContrast)
			}
		}
	}
	t := &l.Table
	t.Head = words(t.Head, wordContrast)
	t.Outer, t.InsideH, t.InsideV = darkBorders(t.Outer), darkBorder(t.InsideH), darkBorder(t.InsideV)
	l.Page.Frame = darkBorders(l.Page.Frame)
	if t.BandShading != "" {
		t.BandShading = mixed(onDark.ground, "FFFFFF", 0.07)
	}
	return l
}

func darkBorders(b template.Borders) template.Borders {
	return template.Borders{Top: darkBorder(b.Top), Right: darkBorder(b.Right), Bottom: darkBorder(b.Bottom), Left: darkBorder(b.Left)}
}

func darkBorder(b template.Border) template.Border {
	b.Color = lightened(b.Color, onDark.ground, lineContrast)
	return b
}

// lightened gives a colour as much white as makes it stand out from the ground by
// least; "" is black.
func lightened(c, ground string, least float64) string {
	c = cmp.Or(c, "000000")
	for share := 0.0; share < 1; share += 0.02 {
		if m := mixed(c, "FFFFFF", share); ooxml.Contrast(m, ground) >= least {
			return m
		}
	}
	return "FFFFFF"
}

// mixed gives a with a share of b in it, 0 to 1.
func mixed(a, b string, share float64) string {
	va, _ := strconv.ParseUint(a, 16, 32)
	vb, _ := strconv.ParseUint(b, 16, 32)
	var out uint64
	for shift := 0; shift <= 16; shift += 8 {
		x, y := float64(va>>shift&255), float64(vb>>shift&255)
		out |= uint64(x+(y-x)*share+0.5) << shift
	}
	return fmt.Sprintf("%06X", out)
}

// inTheDark writes what differs from the light page, for a screen alone: paper is white.
func inTheDark(light, dark []rule) string {
	var different []rule
	for i, r := range dark {
		var properties []property
		for k, p := range r.properties {
			if p != light[i].properties[k] {
				properties = append(properties, p)
			}
		}
		if properties != nil {
			different = append(different, rule{r.selector, properties})
		}
	}
	return "\n@media screen and (prefers-color-scheme: dark) {\n" + strings.TrimSpace(sheet(different)) + "\n}\n\n"
}
