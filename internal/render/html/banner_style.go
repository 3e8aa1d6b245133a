package html

import (
	"cmp"
	"strings"

	"notat/internal/template"
)

// runStyle is what a run of a banner has of its own, against its paragraph.
func runStyle(r, p template.Style) string {
	var css []string
	if r.Color != "" && r.Color != p.Color {
		css = append(css, "color:"+color(r.Color))
	}
	if r.Bold != p.Bold {
		css = append(css, "font-weight:"+weight(r.Bold))
	}
	if r.Italic != p.Italic {
		css = append(css, "font-style:"+slant(r.Italic))
	}
	if r.Size > 0 && r.Size != p.Size {
		css = append(css, "font-size:"+points(screenSize(r.Size)))
	}
	if r.Caps != p.Caps {
		css = append(css, "text-transform:"+map[bool]string{true: "uppercase", false: "none"}[r.Caps])
	}
	if r.SmallCaps != p.SmallCaps {
		css = append(css, "font-variant-caps:"+map[bool]string{true: "small-caps", false: "normal"}[r.SmallCaps])
	}
	if r.Spacing != p.Spacing {
		css = append(css, "letter-spacing:"+cmp.Or(apart(r), "normal"))
	}
	if r.Font != "" && r.Font != p.Font {
		css = append(css, "font-family:"+fontStack(r.Font))
	}
	return strings.Join(css, ";")
}

// paragraphStyle is the look of a paragraph of a banner.
func paragraphStyle(s template.Style) string {
	css := []string{"color:" + color(s.Color)}
	if s.Size > 0 {
		css = append(css, "font-size:"+points(screenSize(s.Size)))
	}
	if s.Font != "" {
		css = append(css, "font-family:"+fontStack(s.Font))
	}
	if s.Bold {
		css = append(css, "font-weight:bold")
	}
	if s.Italic {
		css = append(css, "font-style:italic")
	}
	if s.Caps {
		css = append(css, "text-transform:uppercase")
	}
	if s.SmallCaps {
		css = append(css, "font-variant-caps:small-caps")
	}
	if a := apart(s); a != "" {
		css = append(css, "letter-spacing:"+a)
	}
	if s.Shading != "" {
		css = append(css, "background:#"+s.Shading)
	}
	css = append(css, rules(s.Border)...)
	switch s.Align {
	case "center":
		css = append(css, "justify-content:center")
	case "right":
		css = append(css, "justify-content:flex-end")
	}
	return strings.Join(css, ";")
}

// screenSize is a size in a banner as points on a screen, where the text's own
// size is larger than on paper, and small print harder to read.
func screenSize(pt float64) float64 { return max(pt*1.15, 10) }

// rules are the lines above and below a paragraph.
func rules(b template.Borders) (css []string) {
	if b.Top.Width > 0 {
		css = append(css, "border-top:"+border(b.Top), "padding-top:"+points(b.Top.Space))
	}
	if b.Bottom.Width > 0 {
		css = append(css, "border-bottom:"+border(b.Bottom), "padding-bottom:"+points(b.Bottom.Space))
	}
	return css
}
