package template

import (
	"strings"

	"notat/internal/ooxml"
)

func styleOf(f ooxml.Format) Style {
	return Style{
		Font: f.Font, Size: f.Size, Bold: f.Bold, Italic: f.Italic, Underline: f.Underline, Caps: f.Caps, SmallCaps: f.SmallCaps, Spacing: f.Spacing, Color: f.Color,
		Before: f.Before, After: f.After, Line: f.Line, LineExact: f.LineExact,
		Left: f.Left, Right: f.Right, FirstLine: f.FirstLine, Align: f.Align,
		Shading: f.Shading, Border: bordersOf(f.Border), KeepNext: f.KeepNext, PageBreak: f.PageBreak, Contextual: f.Contextual,
	}
}

func bordersOf(m map[string]ooxml.Edge) Borders {
	return Borders{Top: borderOf(m["top"]), Right: borderOf(m["right"]), Bottom: borderOf(m["bottom"]), Left: borderOf(m["left"])}
}

func borderOf(e ooxml.Edge) Border { return Border{Width: e.Width, Color: e.Color, Space: e.Space} }

func tableLook(t ooxml.TableFormat) TableStyle {
	head := styleOf(t.Head)
	if head.Border = (Borders{}); t.HeadEnd.Width > 0 {
		head.Border.Bottom = borderOf(t.HeadEnd)
	}
	return TableStyle{
		Style: styleOf(t.Text), Head: head, Outer: bordersOf(t.Borders),
		InsideH: borderOf(t.Borders["insideH"]), InsideV: borderOf(t.Borders["insideV"]),
		CellTop: t.CellTop, CellRight: t.CellRight, CellBottom: t.CellBottom, CellLeft: t.CellLeft,
		BandShading: t.Band,
	}
}

// bullets are what Word's symbol fonts show for letters that mean something
// else everywhere else. Word keeps them at U+F0xx.
var bullets = map[rune]string{
	0xF0B7: "•", 0xB7: "•", // Symbol
	0xF0A7: "▪", 0xA7: "▪", // Wingdings
	0xF0D8: "➢", 0xF0FC: "✓", 0xF076: "❖", 0xF0A8: "◻", 0xF06E: "■", 0xF06C: "●", 0xF071: "❑", 0xF02D: "–", 0x2D: "–", 0xF0B0: "°",
}

// bullet gives the mark of a level as any font can show it.
func bullet(l ooxml.Level) string {
	if strings.EqualFold(l.Font, "Courier New") && l.Text == "o" {
		return "◦"
	}
	out := ""
	for _, r := range l.Text {
		switch s, known := bullets[r]; {
		case known:
			out += s
		case r >= 0xE000 && r <= 0xF8FF:
			out += "•"
		default:
			out += string(r)
		}
	}
	if strings.TrimSpace(out) == "" {
		return "•"
	}
	return out
}
