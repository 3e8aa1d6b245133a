package ooxml

import (
	"context"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/beevik/etree"
)

// Theme is the fonts and colours that styles name by their part in the design
// (ISO/IEC 29500-1 § 20.1.6).
type Theme struct {
	colors       map[string]string // dk1, lt1, accent1 ... -> RRGGBB
	major, minor string            // Latin typefaces
	mapping      map[string]string // the document's own names: text1 -> dk1
}

// themeNames are the names that WordprocessingML gives the theme's colours
// (§ 17.18.97); settings.xml may map the first four otherwise.
var themeNames = map[string]string{
	"dark1": "dk1", "light1": "lt1", "dark2": "dk2", "light2": "lt2",
	"text1": "dk1", "background1": "lt1", "text2": "dk2", "background2": "lt2",
	"hyperlink": "hlink", "followedHyperlink": "folHlink",
}

// officeTheme stands in where a file has no theme.
var officeTheme = map[string]string{
	"dk1": "000000", "lt1": "FFFFFF", "dk2": "44546A", "lt2": "E7E6E6", "accent1": "4472C4", "accent2": "ED7D31",
	"accent3": "A5A5A5", "accent4": "FFC000", "accent5": "5B9BD5", "accent6": "70AD47", "hlink": "0563C1", "folHlink": "954F72",
}

func (p *Package) theme() (*Theme, error) {
	t := &Theme{colors: map[string]string{}, mapping: map[string]string{}}
	for k, v := range officeTheme {
		t.colors[k] = v
	}
	if name, ok := p.RelByType(p.Main(), RelTheme); ok {
		doc, err := p.Tree(context.Background(), name)
		if err != nil {
			return nil, err
		}
		t.read(doc.Root())
	}
	if name, ok := p.RelByType(p.Main(), RelSettings); ok {
		doc, err := p.Tree(context.Background(), name)
		if err != nil {
			return nil, err
		}
		t.readMapping(doc.Root())
	}
	return t, nil
}

func (t *Theme) read(root *etree.Element) {
	elements := Child(root, "themeElements")
	for _, c := range Children(Child(elements, "clrScheme")) {
		for _, v := range c.ChildElements() {
			rgb := v.SelectAttrValue("val", "")
			if v.Tag == "sysClr" {
				rgb = v.SelectAttrValue("lastClr", "")
			}
			if rgb = hexColor(rgb); rgb != "" {
				t.colors[c.Tag] = rgb
			}
		}
	}
	fonts := Child(elements, "fontScheme")
	t.major = Child(Child(fonts, "majorFont"), "latin").SelectAttrValue("typeface", "")
	t.minor = Child(Child(fonts, "minorFont"), "latin").SelectAttrValue("typeface", "")
}

// readMapping reads w:clrSchemeMapping (§ 17.15.1.20).
func (t *Theme) readMapping(root *etree.Element) {
	m := Child(root, "clrSchemeMapping")
	for attr, name := range map[string]string{"t1": "text1", "t2": "text2", "bg1": "background1", "bg2": "background2"} {
		if v := Attr(m, attr); v != "" {
			if to, ok := themeNames[v]; ok {
				v = to
			}
			t.mapping[name] = v
		}
	}
}

// font gives the typeface of a theme font ("minorHAnsi"), or "".
func (t *Theme) font(name string) string {
	switch {
	case strings.HasPrefix(name, "major"):
		return t.major
	case strings.HasPrefix(name, "minor"):
		return t.minor
	}
	return ""
}

// color gives a theme colour as RRGGBB, lightened by tint or darkened by shade
// (two hex digits, "" for none), or "" for a name that is not known.
func (t *Theme) color(name, tint, shade string) string {
	key, ok := t.mapping[name]
	if !ok {
		if key, ok = themeNames[name]; !ok {
			key = name
		}
	}
	rgb := t.colors[key]
	if rgb == "" {
		return ""
	}
	if n, err := strconv.ParseUint(shade, 16, 8); err == nil && shade != "" {
		f := float64(n) / 255
		return relight(rgb, func(l float64) float64 { return l * f })
	}
	if n, err := strconv.ParseUint(tint, 16, 8); err == nil && tint != "" {
		f := float64(n) / 255
		return relight(rgb, func(l float64) float64 { return l*f + 1 - f })
	}
	return rgb
}

// relight changes the lightness of a colour and keeps hue and saturation, as
// themeTint and themeShade are defined (§ 17.3.2.6).
func relight(rgb string, change func(l float64) float64) string {
	n, err := strconv.ParseUint(rgb, 16, 32)
	if err != nil {
		return rgb
	}
	r, g, b := float64(n>>16)/255, float64(n>>8&255)/255, float64(n&255)/255
	hi, lo := max(r, g, b), min(r, g, b)
	l, d := (hi+lo)/2, hi-lo
	var h, s float64
	if d > 0 {
		s = d / (1 - math.Abs(2*l-1))
		switch hi {
		case r:
			h = math.Mod((g-b)/d+6, 6)
		case g:
			h = (b-r)/d + 2
		default:
			h = (r-g)/d + 4
		}
	}
	l = change(l)
	c := (1 - math.Abs(2*l-1)) * s
	x := c * (1 - math.Abs(math.Mod(h, 2)-1))
	table := [6][3]float64{{c, x, 0}, {x, c, 0}, {0, c, x}, {0, x, c}, {x, 0, c}, {c, 0, x}}
	out := table[int(h)%6]
	byte255 := func(v float64) int { return int(math.Round((v + l - c/2) * 255)) }
	return fmt.Sprintf("%02X%02X%02X", byte255(out[0]), byte255(out[1]), byte255(out[2]))
}

// hexColor gives a colour as RRGGBB in upper case, or "" for "auto" and whatever
// else is no colour.
func hexColor(s string) string {
	if len(s) != 6 {
		return ""
	}
	if _, err := strconv.ParseUint(s, 16, 32); err != nil {
		return ""
	}
	return strings.ToUpper(s)
}
