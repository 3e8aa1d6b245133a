package ooxml

import (
	"maps"
	"slices"

	"github.com/beevik/etree"
)

// Format is how text and its paragraph look, as far as the formats share it.
// Lengths are points, colours RRGGBB, "" is none.
type Format struct {
	Font                    string
	Size                    float64
	Bold, Italic, Underline bool
	Caps, SmallCaps         bool
	Spacing                 float64 // more between two letters, negative: less
	Color                   string  // "" is automatic: black on paper

	Before, After float64
	Line          float64 // a multiple of the font's own line, 0 when LineExact
	LineExact     float64
	Left, Right   float64
	FirstLine     float64 // negative: hanging
	Align         string  // left, center, right; justified is left
	Shading       string
	Border        map[string]Edge // top, left, bottom, right
	Tabs          map[float64]string
	KeepNext      bool
	PageBreak     bool   // before it
	Contextual    bool   // no space between paragraphs of this style
	NumID         string // of the list it belongs to, "" or "0" for none
	NumLevel      int
	OwnIndent     bool // the indent was set after the list was
}

// Edge is one line of a border.
type Edge struct {
	Width float64 // 0: none
	Color string
	Space float64
}

// WithRun gives f changed by a w:rPr.
func (s *Styles) WithRun(f Format, rPr *etree.Element) Format {
	if rPr == nil || len(rPr.Child) == 0 {
		return f
	}
	if fonts := Child(rPr, "rFonts"); fonts != nothing {
		if font := s.fontOf(fonts); font != "" {
			f.Font = font
		}
	}
	if v, ok := points(Val(rPr, "sz"), 2); ok && v >= 1 {
		f.Size = v
	}
	f.Bold = on(rPr, "b", f.Bold)
	f.Italic = on(rPr, "i", f.Italic)
	f.Underline = on(rPr, "u", f.Underline)
	f.Caps, f.SmallCaps = on(rPr, "caps", f.Caps), on(rPr, "smallCaps", f.SmallCaps)
	if v, ok := points(Val(rPr, "spacing"), 20); ok {
		f.Spacing = v
	}
	if c := Child(rPr, "color"); c != nothing {
		f.Color = s.colorOf(c, "val", "theme")
	}
	return f
}

// Ink gives the colour of words by a w:rPr, or "" for automatic: what stands out
// from any ground.
func (s *Styles) Ink(rPr *etree.Element) string {
	return s.colorOf(Child(rPr, "color"), "val", "theme")
}

// fontOf reads w:rFonts. A theme font beats a named one of the same slot
// (ISO/IEC 29500-1 § 17.3.2.26).
func (s *Styles) fontOf(fonts *etree.Element) string {
	for _, slot := range [][2]string{{"asciiTheme", "ascii"}, {"hAnsiTheme", "hAnsi"}} {
		if font := s.theme.font(Attr(fonts, slot[0])); font != "" {
			return font
		}
		if font := Attr(fonts, slot[1]); font != "" {
			return font
		}
	}
	return ""
}

// colorOf reads a colour with its theme attributes, which are prefixed for
// fills ("themeFill") and plain for text ("themeColor").
func (s *Styles) colorOf(e *etree.Element, attr, prefix string) string {
	name := prefix + "Color"
	if prefix == "themeFill" {
		name = prefix
	}
	if v := Attr(e, name); v != "" {
		if rgb := s.theme.color(v, Attr(e, prefix+"Tint"), Attr(e, prefix+"Shade")); rgb != "" {
			return rgb
		}
	}
	return hexColor(Attr(e, attr))
}

// Fill gives the background of a w:shd (§ 17.3.5): its fill, or its colour
// when the pattern is solid.
func (s *Styles) Fill(shd *etree.Element) string {
	if Attr(shd, "val") == "solid" {
		return s.colorOf(shd, "color", "theme")
	}
	return s.colorOf(shd, "fill", "themeFill")
}

// WithParagraph gives f changed by a w:pPr; its own w:rPr, which is the look of
// the paragraph mark, does not count.
func (s *Styles) WithParagraph(f Format, pPr *etree.Element) Format {
	if pPr == nil || len(pPr.Child) == 0 {
		return f
	}
	f.KeepNext = on(pPr, "keepNext", f.KeepNext)
	f.PageBreak = on(pPr, "pageBreakBefore", f.PageBreak)
	f.Contextual = on(pPr, "contextualSpacing", f.Contextual)
	f.spacing(Child(pPr, "spacing"))
	if num := Child(pPr, "numPr"); num != nothing {
		if v := Val(num, "numId"); v != "" {
			f.NumID, f.OwnIndent = v, false
		}
		if v, ok := points(Val(num, "ilvl"), 1); ok {
			f.NumLevel = int(v)
		}
	}
	if ind := Child(pPr, "ind"); ind != nothing {
		f.indent(ind)
		f.OwnIndent = true
	}
	switch Val(pPr, "jc") {
	case "left", "start", "both", "distribute":
		f.Align = "left"
	case "center":
		f.Align = "center"
	case "right", "end":
		f.Align = "right"
	}
	if shd := Child(pPr, "shd"); shd != nothing {
		f.Shading = s.Fill(shd)
	}
	if b := Child(pPr, "pBdr"); b != nothing {
		f.Border = s.edges(f.Border, b)
	}
	if tabs := Child(pPr, "tabs"); tabs != nothing {
		f.Tabs = withTabs(f.Tabs, tabs)
	}
	return f
}

func (f *Format) spacing(e *etree.Element) {
	if v, ok := points(Attr(e, "before"), 20); ok && v >= 0 {
		f.Before = v
	}
	if v, ok := points(Attr(e, "after"), 20); ok && v >= 0 {
		f.After = v
	}
	line := Attr(e, "line")
	if line == "" {
		return
	}
	switch Attr(e, "lineRule") {
	case "exact", "atLeast":
		v, _ := points(line, 20)
		f.Line, f.LineExact = 0, v
		if v <= 0 || Attr(e, "lineRule") == "atLeast" && v < f.Size*1.2 {
			f.Line, f.LineExact = 1, 0 // the letters need more than that anyway
		}
	default:
		if v, ok := points(line, 240); ok && v > 0 && v <= 10 {
			f.Line, f.LineExact = v, 0
		}
	}
}

func (f *Format) indent(e *etree.Element) {
	set := func(to *float64, sign float64, names ...string) {
		for _, n := range names {
			if v, ok := points(Attr(e, n), 20); ok {
				*to = sign * v
				return
			}
		}
	}
	set(&f.Left, 1, "left", "start")
	set(&f.Right, 1, "right", "end")
	set(&f.FirstLine, 1, "firstLine")
	set(&f.FirstLine, -1, "hanging") // hanging beats firstLine: § 17.3.1.12
}

// edges reads a group of borders over those that were there.
func (s *Styles) edges(was map[string]Edge, group *etree.Element) map[string]Edge {
	out := maps.Clone(was)
	if out == nil {
		out = map[string]Edge{}
	}
	for _, e := range group.ChildElements() {
		side := e.Tag
		switch side {
		case "start":
			side = "left"
		case "end":
			side = "right"
		}
		out[side] = s.edge(e)
	}
	return out
}

// Edges reads a group of borders: w:pBdr, w:pgBorders.
func (s *Styles) Edges(group *etree.Element) map[string]Edge { return s.edges(nil, group) }

func (s *Styles) edge(e *etree.Element) Edge {
	switch Attr(e, "val") {
	case "nil", "none", "":
		return Edge{}
	}
	width, ok := points(Attr(e, "sz"), 8)
	if !ok || width == 0 {
		width = 0.25
	}
	space, _ := points(Attr(e, "space"), 1)
	color := s.colorOf(e, "color", "theme")
	if color == "" {
		color = "000000"
	}
	return Edge{Width: width, Color: color, Space: space}
}

func withTabs(was map[float64]string, tabs *etree.Element) map[float64]string {
	out := maps.Clone(was)
	if out == nil {
		out = map[float64]string{}
	}
	for _, t := range tabs.ChildElements() {
		at := Twips(Attr(t, "pos"))
		switch Attr(t, "val") {
		case "clear":
			delete(out, at)
		case "center":
			out[at] = "center"
		case "right", "end":
			out[at] = "right"
		case "bar":
		default:
			out[at] = "left"
		}
	}
	return out
}

// TabStops gives the places of the tab stops in order.
func (f Format) TabStops() []float64 { return slices.Sorted(maps.Keys(f.Tabs)) }
