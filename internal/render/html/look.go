package html

import (
	"cmp"
	_ "embed"
	"strconv"
	"strings"

	"notat/internal/template"
)

// The style sheet of every page; what a municipality's Word file says of it are
// custom properties above it.
//
//go:embed page.css
var pageCSS string

//go:embed paper.css
var paperCSS string

// styleSheet gives the page's style sheet in a template's look.
func styleSheet(l template.Look) string {
	light := look(l, onPaper)
	return sheet(light) + pageCSS + cardsSheet() + inTheDark(light, look(dark(l), onDark)) + onSide(l.Page) + paperCSS + inColumns(l.Page.Columns)
}

// onSide says that the paper lies on its side, as the pages of the Word file do.
func onSide(p template.Page) string {
	if p.Width > p.Height {
		return "@page {\n  size: landscape;\n}\n\n"
	}
	return ""
}

// inColumns lets the text stand in the columns of the Word file, on paper: on a screen a
// reader would go up and down in them. The line between two is left out, which browsers
// draw through what stands across them.
func inColumns(c template.Columns) string {
	if c.Count < 2 {
		return ""
	}
	narrow := "dl.head"
	if c.Count > 2 {
		narrow += ", .columns"
	}
	return "\n@media print {\n  main {\n    columns: " + strconv.Itoa(c.Count) + ";\n    column-gap: " + points(c.Gap) + ";\n    column-fill: auto;\n  }\n\n  .across {\n    column-span: all;\n  }\n\n  " +
		narrow + " {\n    display: block;\n  }\n\n  svg {\n    box-sizing: border-box;\n    padding-right: 1em;\n  }\n}\n"
}

// rule is what a selector's custom properties are.
type rule struct {
	selector   string
	properties []property
}

type property struct{ name, value string }

// sheet writes rules. A property without a value is left out: page.css has what is
// then meant.
func sheet(rules []rule) string {
	var b strings.Builder
	for _, r := range rules {
		b.WriteString(r.selector + " {\n")
		for _, p := range r.properties {
			if p.value != "" {
				b.WriteString("  --" + p.name + ": " + p.value + ";\n")
			}
		}
		b.WriteString("}\n\n")
	}
	return b.String()
}

// look gives what the Word file says, and the program's own colours beside it, as
// rules that hold custom properties alone. Lengths are those of the paper; sizes of
// type are in rem, where 1 rem is the size of the text.
func look(l template.Look, own palette) []rule {
	size := cmp.Or(l.Normal.Size, 11)
	rem := func(pt float64) string { return number(pt/size) + "rem" }
	var out []rule
	add := func(selector string, properties ...string) { // name, value, name, value
		r := rule{selector: selector}
		for i := 0; i < len(properties); i += 2 {
			r.properties = append(r.properties, property{properties[i], properties[i+1]})
		}
		out = append(out, r)
	}
	bullets, numbers := l.ListBullet.Levels, l.ListNumber.Levels
	t := l.Table
	add(":root",
		"ground", color(own.ground), "faint", color(own.faint), "edge", color(own.edge), "alarm", color(own.alarm), "alarm-back", color(own.alarmBack), "alarm-bar", color(own.alarmBar),
		"paper-size", points(size), "ink", color(l.Normal.Color), "family", fontStack(l.Normal.Font), "line", lineHeight(l.Normal),
		"link", color(l.Hyperlink.Color), "quote-bar", color(cmp.Or(l.Quote.Border.Left.Color, l.Heading[0].Color)), "column-color", color(l.Heading[2].Color),
		"bullet", bullet(bullets[0].Marker), "bullet-below", bullet(bullets[1].Marker),
		"bullet-color", set(bullets[0].Color), "bullet-color-below", set(cmp.Or(bullets[1].Color, bullets[0].Color)),
		"number-color", set(numbers[0].Color), "number-color-below", set(cmp.Or(numbers[1].Color, numbers[0].Color)),
		"body-capitals", map[bool]string{true: "small-caps"}[l.Normal.SmallCaps && !l.Normal.Caps], "body-apart", apart(l.Normal), "frame", frame(l.Page.Frame),
		"table-size", rem(cmp.Or(t.Size, size)), "between-rows", line(t.InsideH), "between-columns", line(t.InsideV),
		"table-top", border(t.Outer.Top), "table-right", border(t.Outer.Right), "table-bottom", border(t.Outer.Bottom), "table-left", border(t.Outer.Left),
		"head-color", color(t.Head.Color), "head-back", set(t.Head.Shading), "head-weight", weight(t.Head.Bold), "head-slant", slant(t.Head.Italic),
		"head-below", line(t.Head.Border.Bottom), "row-head-weight", weight(t.Bold), "band", set(t.BandShading))
	for _, e := range []struct {
		selector string
		style    template.Style
	}{{"h1", l.Title}, {"h2", l.Heading[0]}, {"h3", l.Heading[1]}, {"h4", l.Heading[2]}, {"caption,\nfigcaption", l.Caption}, {"blockquote", l.Quote}} {
		s := e.style
		of := func(said bool, value string) string {
			if said {
				return value
			}
			return ""
		}
		above, below := s.Border.Top, s.Border.Bottom
		add(e.selector,
			"color", color(s.Color), "back", set(s.Shading), "face", of(s.Font != "", fontStack(s.Font)), "size", of(s.Size > 0, rem(s.Size)),
			"weight", weight(s.Bold), "slant", slant(s.Italic), "case", of(s.Caps, "uppercase"), "capitals", of(s.SmallCaps && !s.Caps, "small-caps"), "apart", apart(s), "align", of(s.Align == "center" || s.Align == "right", s.Align), "page", of(s.PageBreak, "page"),
			"above", line(above), "above-space", of(above.Width > 0, points(above.Space)), "below", line(below), "below-space", of(below.Width > 0, points(below.Space)))
	}
	return out
}
