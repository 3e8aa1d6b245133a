package story

import (
	"math"
	"strconv"

	"github.com/beevik/etree"

	"notat/internal/ooxml"
)

// What nobody sees on paper or on a screen, though it is there. The limits lie
// far below what any template has.
const (
	leastSize     = 4.0  // points of a letter, and of a line that cuts its letters off
	leastWidth    = 10.0 // percent of a letter's own width, and more than this are letters
	leastContrast = 1.3  // of words to what is behind them (WCAG 2.1, contrast ratio)
	farFromLine   = 3.0  // sizes above or below the line
)

// ink is how words are put on paper, as far as it decides whether they are seen.
type ink struct {
	hidden  bool
	color   string  // RRGGBB; "" stands out from any ground
	ground  string  // behind the words alone, or ""
	behind  string  // behind the whole paragraph, or ""
	size    float64 // points
	width   float64 // percent
	raised  float64 // points above the line, or below it
	spaced  float64 // points between the letters
	exactly float64 // points of a line of fixed height, or 0
}

// inkKey is the styles that words of a table, a paragraph and a run have.
type inkKey struct{ table, para, run string }

// ink gives the look of words by their styles, all inheritance resolved.
func (l *look) ink(k inkKey) ink {
	if i, ok := l.inks[k]; ok {
		return i
	}
	d := l.styles.Defaults()
	i := ink{color: d.Color, size: d.Size, width: 100}
	if d.LineExact > 0 {
		i.exactly = d.LineExact
	}
	for _, id := range []string{k.table, k.para, k.run} {
		for _, e := range l.styles.Chain(id) {
			i = l.lines(i, ooxml.Child(e, "pPr"))
			i = l.words(i, ooxml.Child(e, "rPr"))
			for _, c := range e.ChildElements() { // of some rows or columns: which is not asked
				i.hidden = i.hidden || c.Tag == "tblStylePr" && hidden(ooxml.Child(c, "rPr"))
			}
		}
	}
	l.inks[k] = i
	return i
}

// hiding are the properties that take words away from a page.
var hiding = []string{"vanish", "webHidden", "specVanish"}

func hidden(rPr *etree.Element) bool {
	for _, tag := range hiding {
		if ooxml.On(rPr, tag) {
			return true
		}
	}
	return false
}

// words gives a look changed by a w:rPr.
func (l *look) words(i ink, rPr *etree.Element) ink {
	for _, c := range ooxml.Children(rPr) {
		v := ooxml.Attr(c, "val")
		switch c.Tag {
		case "vanish", "webHidden", "specVanish":
			i.hidden = ooxml.On(rPr, c.Tag)
		case "color":
			i.color = l.styles.Ink(rPr)
		case "highlight":
			i.ground = highlights[v]
		case "shd":
			if fill := l.styles.Fill(c); fill != "" {
				i.ground = fill
			}
		case "sz":
			number(&i.size, v, 2)
		case "w":
			number(&i.width, v, 1)
		case "position":
			number(&i.raised, v, 2)
		case "spacing":
			number(&i.spaced, v, 20)
		case "textFill": // w14, which Word goes by rather than by the colour
			i = l.filled(i, c)
		}
	}
	return i
}

// filled gives a look changed by a w14:textFill.
func (l *look) filled(i ink, fill *etree.Element) ink {
	solid := ooxml.Child(fill, "solidFill")
	if ooxml.Has(fill, "noFill") {
		i.hidden = true
	}
	for _, c := range solid.ChildElements() {
		switch v := ooxml.Attr(c, "val"); {
		case c.Tag == "srgbClr":
			i.color = v
		case v == "bg1", v == "lt1", v == "window":
			i.color = paper
		default:
			i.color = ""
		}
		var clear float64
		number(&clear, ooxml.Val(c, "alpha"), 1000)
		i.hidden = i.hidden || clear >= 90
	}
	return i
}

// lines gives a look changed by a w:pPr.
func (l *look) lines(i ink, pPr *etree.Element) ink {
	if shd := ooxml.Child(pPr, "shd"); ooxml.Has(pPr, "shd") {
		i.behind = l.styles.Fill(shd)
	}
	if s := ooxml.Child(pPr, "spacing"); ooxml.Attr(s, "line") != "" {
		if i.exactly = 0; ooxml.Attr(s, "lineRule") == "exact" {
			number(&i.exactly, ooxml.Attr(s, "line"), 20)
		}
	}
	return i
}

// number reads so many parts of a unit over what was there.
func number(to *float64, s string, parts float64) {
	if v, err := strconv.ParseFloat(s, 64); err == nil {
		*to = v / parts
	}
}

// unseen reports whether nobody sees the words, over what a table may put behind
// them.
func (i ink) unseen(under []string) bool {
	switch {
	case i.hidden, i.size < leastSize, i.exactly > 0 && i.exactly < leastSize, i.width > 0 && i.width <= leastWidth,
		math.Abs(i.raised) > farFromLine*i.size, -i.spaced >= i.size/2:
		return true
	case i.color == "":
		return false
	case i.ground != "":
		return ooxml.Contrast(i.color, i.ground) < leastContrast
	case i.behind != "":
		return ooxml.Contrast(i.color, i.behind) < leastContrast
	}
	for _, ground := range under {
		if ooxml.Contrast(i.color, ground) >= leastContrast {
			return false
		}
	}
	return len(under) > 0 || ooxml.Contrast(i.color, paper) < leastContrast
}

// grounds gives what a table style may put behind words; which rows it is behind
// is not asked.
func (l *look) grounds(style string) []string {
	var out []string
	for _, e := range l.styles.Chain(style) {
		for _, shd := range e.FindElements(".//tcPr/shd") {
			if fill := l.styles.Fill(shd); fill != "" {
				out = append(out, fill)
			}
		}
	}
	if out != nil {
		out = append(out, paper)
	}
	return out
}

const paper = "FFFFFF"

// highlights are the colours of w:highlight (ISO/IEC 29500-1 § 17.18.40).
var highlights = map[string]string{"black": "000000", "blue": "0000FF", "cyan": "00FFFF", "green": "00FF00", "magenta": "FF00FF", "red": "FF0000", "yellow": "FFFF00",
	"white": paper, "darkBlue": "000080", "darkCyan": "008080", "darkGreen": "008000", "darkMagenta": "800080", "darkRed": "800000", "darkYellow": "808000",
	"darkGray": "808080", "lightGray": "C0C0C0"}
