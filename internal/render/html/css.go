package html

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"notat/internal/template"
)

// styleSheet writes the template's look as CSS. Lengths are those of the paper;
// the text itself is set in rem so that a reader's own size wins.
func styleSheet(l template.Look) string {
	var b strings.Builder
	size := cmp.Or(l.Normal.Size, 11)
	em := func(pt float64) string { return number(pt/size) + "rem" }
	put := func(format string, a ...any) { fmt.Fprintf(&b, format+"\n", a...) }

	put("*{box-sizing:border-box}")
	put("html{font-size:%s;-webkit-text-size-adjust:100%%}", "112.5%")
	put("body{margin:0 auto;padding:1rem 1.25rem 3rem;max-width:46rem;overflow-wrap:break-word;background:#FFFFFF;color:#%s;font-family:%s;line-height:%s}",
		color(l.Normal.Color), fontStack(l.Normal.Font), lineHeight(l.Normal))
	put("p{margin:0 0 .75rem}")
	put("h1{%s;margin:1.5rem 0 1rem}", textStyle(l.Title, em))
	for i, h := range l.Heading {
		put("h%d{%s;margin:%s 0 .5rem}", i+2, textStyle(h, em), []string{"2rem", "1.5rem", "1.25rem"}[i])
	}
	put("a{color:#%s}", color(l.Hyperlink.Color))
	put("a:focus-visible,summary:focus-visible,.scroll:focus-visible{outline:3px solid #%s;outline-offset:2px}", color(l.Hyperlink.Color))
	put(".skip{position:absolute;left:-999rem}.skip:focus{position:static}")
	put("ul,ol{margin:0 0 .75rem;padding-left:1.5rem}li{margin:.2rem 0}li>ul,li>ol{margin:.2rem 0}")
	put("nav{margin:0 0 1.5rem}nav summary{font-weight:bold;padding:.3rem 0;cursor:pointer}nav li{margin:.35rem 0}")
	put("dl{margin:0 0 1rem}dt{font-weight:bold}dd{margin:0}dd>:last-child{margin-bottom:0}")
	put("dl.terms>div{margin:0 0 .6rem}dl.terms dd{margin-left:1.25rem}")
	put("dl.head>div{display:grid;grid-template-columns:11rem minmax(0,1fr);gap:0 1rem;padding:.2rem 0}dl.head dt{font-weight:normal;color:#%s}", quietColor)
	b.WriteString(listMarks(l))
	put(".scroll{overflow-x:auto;margin:0 0 1rem}table{border-collapse:collapse;width:100%%;font-size:%s}", em(cmp.Or(l.Table.Size, size)))
	put("caption,figcaption{%s;text-align:left;margin:0 0 .4rem}", textStyle(l.Caption, em))
	put("th,td{padding:.35rem .5rem;text-align:left;vertical-align:top;%s}", cellBorders(l.Table))
	put("td>:last-child,th>:last-child{margin-bottom:0}thead th{%s}", headCells(l.Table))
	for _, e := range []struct {
		cells, side string
		line        template.Border
	}{{"thead th", "top", l.Table.Outer.Top}, {"tbody tr:last-child>*", "bottom", l.Table.Outer.Bottom},
		{"tr>:first-child", "left", l.Table.Outer.Left}, {"tr>:last-child", "right", l.Table.Outer.Right}} {
		put("%s{border-%s:%s}", e.cells, e.side, border(e.line))
	}
	put("tbody th{font-weight:%s}", map[bool]string{true: "bold", false: "normal"}[l.Table.Bold])
	put("th.number,td.number{text-align:right;white-space:nowrap}")
	if l.Table.BandShading != "" {
		put("tbody tr:nth-child(even){background:#%s}", l.Table.BandShading)
	}
	put(".columns{display:grid;gap:0 1.75rem;margin:0 0 1rem}.columns>*{min-width:0}.column-heading{font-weight:bold;color:#%s}", color(l.Heading[2].Color))
	put("@media(min-width:40rem){.columns-2{grid-template-columns:1fr 1fr}.columns-3{grid-template-columns:1fr 1fr 1fr}}")
	put("blockquote{margin:0 0 1rem;padding:.1rem 0 .1rem 1rem;border-left:4px solid #%s;%s}",
		color(cmp.Or(l.Quote.Border.Left.Color, l.Heading[0].Color)), textStyle(l.Quote, em))
	put("blockquote p{margin:0 0 .3rem}blockquote footer{font-style:normal}")
	put("figure{margin:0 0 1rem}img{max-width:100%%;height:auto}.chart{display:block;overflow:visible;width:100%%;max-width:26rem;height:auto}")
	put(".missing,.internal,.mark{border-left:4px solid #9C1C1C;padding:.4rem .75rem;background:#FBEDED;color:#7A1212}")
	put(".note{color:#%s}.mark{font-weight:bold;margin:0 0 1rem}", color(l.Normal.Color))
	put(".banner p{margin:0 0 .25rem;display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 1.5rem}.banner .right{margin-left:auto}")
	put(".banner img{height:auto}.banner img.left{float:left;margin:0 1rem .25rem 0}.banner img.right{float:right;margin:0 0 .25rem 1rem}.banner::after{content:\"\";display:block;clear:both}")
	put("header.banner{margin:0 0 1.5rem}footer.banner{margin:2.5rem 0 0}")
	put("@media(max-width:30rem){dl.head>div{display:block}}")
	return b.String() + paperStyle(size)
}

// textStyle is what a style says of its words.
func textStyle(s template.Style, em func(float64) string) string {
	css := []string{"color:#" + color(s.Color)}
	if s.Size > 0 {
		css = append(css, "font-size:"+em(s.Size))
	}
	if s.Font != "" {
		css = append(css, "font-family:"+fontStack(s.Font))
	}
	css = append(css, "font-weight:"+map[bool]string{true: "bold", false: "normal"}[s.Bold],
		"font-style:"+map[bool]string{true: "italic", false: "normal"}[s.Italic])
	if s.Caps {
		css = append(css, "text-transform:uppercase")
	}
	if s.Align == "center" || s.Align == "right" {
		css = append(css, "text-align:"+s.Align)
	}
	if s.Shading != "" {
		css = append(css, "background:#"+s.Shading)
	}
	return strings.Join(append(css, rules(s.Border)...), ";")
}

// quietColor is the colour of the terms in the head, as in the PDF: 7.0:1 on white.
const quietColor = "595959"

// listMarks gives the bullets of the template's lists, and the colours of
// bullets and numbers.
func listMarks(l template.Look) string {
	var b strings.Builder
	for i, at := range []string{"", "li>"} {
		if m := l.ListBullet.Levels[i]; m.Marker != "" && m.Marker != "•" {
			fmt.Fprintf(&b, "%sul{list-style-type:\"%s\\2002\"}\n", at, cssText(m.Marker))
		} else if i > 0 {
			fmt.Fprintf(&b, "%sul{list-style-type:disc}\n", at)
		}
		for _, m := range []struct{ tag, color string }{{"ul", l.ListBullet.Levels[i].Color}, {"ol", l.ListNumber.Levels[i].Color}} {
			if m.color != "" {
				fmt.Fprintf(&b, "%s%s>li::marker{color:#%s}\n", at, m.tag, m.color)
			}
		}
	}
	return b.String()
}

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

// runStyle is what a run of a banner has of its own, against its paragraph.
func runStyle(r, p template.Style) string {
	var css []string
	if r.Color != "" && r.Color != p.Color {
		css = append(css, "color:#"+r.Color)
	}
	if r.Bold != p.Bold {
		css = append(css, "font-weight:"+map[bool]string{true: "bold", false: "normal"}[r.Bold])
	}
	if r.Italic != p.Italic {
		css = append(css, "font-style:"+map[bool]string{true: "italic", false: "normal"}[r.Italic])
	}
	if r.Size > 0 && r.Size != p.Size {
		css = append(css, "font-size:"+points(screenSize(r.Size)))
	}
	if r.Caps != p.Caps {
		css = append(css, "text-transform:"+map[bool]string{true: "uppercase", false: "none"}[r.Caps])
	}
	if r.Font != "" && r.Font != p.Font {
		css = append(css, "font-family:"+fontStack(r.Font))
	}
	return strings.Join(css, ";")
}

func paragraphStyle(s template.Style) string {
	css := []string{"color:#" + color(s.Color)}
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

func cellBorders(t template.TableStyle) string {
	var css []string
	for _, e := range []struct {
		side string
		b    template.Border
	}{{"top", t.InsideH}, {"bottom", t.InsideH}, {"left", t.InsideV}, {"right", t.InsideV}} {
		if e.b.Width > 0 {
			css = append(css, "border-"+e.side+":"+border(e.b))
		}
	}
	return strings.Join(css, ";")
}

func headCells(t template.TableStyle) string {
	css := "color:#" + color(t.Head.Color) + ";font-weight:" + map[bool]string{true: "bold", false: "normal"}[t.Head.Bold] +
		";font-style:" + map[bool]string{true: "italic", false: "normal"}[t.Head.Italic]
	if t.Head.Shading != "" {
		css += ";background:#" + t.Head.Shading
	}
	if bd := t.Head.Border.Bottom; bd.Width > 0 {
		css += ";border-bottom:" + border(bd)
	}
	return css
}

func border(b template.Border) string {
	if b.Width == 0 {
		return "none"
	}
	return points(max(b.Width, 0.75)) + " solid #" + color(b.Color)
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
		return "000000"
	}
	return c
}

func points(pt float64) string { return number(pt) + "pt" }

func number(f float64) string {
	s := strconv.FormatFloat(f, 'f', 3, 64)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}
