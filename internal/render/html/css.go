package html

import (
	"strconv"
	"strings"

	"notat/internal/template"
)

// cssText is what may stand between quotation marks in a style sheet or a style
// attribute of a page.
func cssText(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("\"'\\<>&;{}", r) || r < ' ' {
			return -1
		}
		return r
	}, s)
}

// border gives a line, "none" for one that has no width.
func border(b template.Border) string {
	if b.Width == 0 {
		return "none"
	}
	return points(max(b.Width, 0.75)) + " solid " + color(b.Color)
}

// apart gives how far letters stand apart, "" where the style says nothing of it.
func apart(s template.Style) string {
	if s.Spacing == 0 || s.Size == 0 {
		return ""
	}
	return number(s.Spacing/s.Size) + "em"
}

// frame gives the border of the sheet, as one line round the page; "" for none.
func frame(b template.Borders) string { return line(b.Top) }

// line gives a line, "" for one that has no width.
func line(b template.Border) string {
	if b.Width == 0 {
		return ""
	}
	return border(b)
}

// bullet gives the mark of a list, "" for the one that a browser has itself.
func bullet(marker string) string {
	if marker == "" || marker == "•" {
		return ""
	}
	return `"` + cssText(marker) + `\2002"`
}

// fontStack names the template's family and what stands in for it on a reader's
// machine: the page fetches no font.
func fontStack(family string) string {
	generic := "system-ui,sans-serif"
	for _, serif := range []string{"serif", "times", "cambria", "georgia", "garamond", "caladea", "palatino", "merriweather", "lora"} {
		if f := strings.ToLower(family); strings.Contains(f, serif) && !strings.Contains(f, "sans") {
			generic = "Georgia,serif"
		}
	}
	clean := cssText(family)
	if clean == "" {
		return generic
	}
	return "'" + clean + "'," + generic
}

func lineHeight(s template.Style) string {
	if s.Line > 0 {
		return number(max(1.4, 1.2*s.Line))
	}
	return "1.45"
}

// color gives a colour, and black where the style has none.
func color(c string) string {
	if c == "" {
		return "#000000"
	}
	return "#" + c
}

// set gives a colour, "" where the style has none.
func set(c string) string {
	if c == "" {
		return ""
	}
	return "#" + c
}

func weight(bold bool) string {
	if bold {
		return "bold"
	}
	return "normal"
}

func slant(italic bool) string {
	if italic {
		return "italic"
	}
	return "normal"
}

func points(pt float64) string { return number(pt) + "pt" }

func number(f float64) string {
	s := strconv.FormatFloat(f, 'f', 3, 64)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}
