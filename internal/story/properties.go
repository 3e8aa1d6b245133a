package story

import (
	"strconv"
	"strings"

	"github.com/beevik/etree"

	"notat/internal/ooxml"
)

// Losing are the run properties that say something which plain words, bold,
// italic and links do not, the gravest first.
var Losing = []string{Unseen, "strike", "dstrike", raisedOrLowered, "position", "highlight", "u", "shd", "bdr", "em", "color", signFont}

const (
	// raisedOrLowered is of words that Unicode has no raised or lowered signs for;
	// the others are told in those.
	raisedOrLowered = "vertAlign"
	// signFont is of letters that Word shows as the signs of a font.
	signFont = "rFonts"
	// Unseen is of words that nobody sees in Word, by whatever means.
	Unseen = "vanish"
)

// losing gives the gravest of those that a run has, or "".
func losing(rPr *etree.Element) string {
	if len(rPr.Child) == 0 { // as of most runs
		return ""
	}
	for _, tag := range Losing {
		has := false
		switch tag {
		case raisedOrLowered, Unseen, signFont: // told by its signs, and by all around it
		case "color":
			has = tint(ooxml.Attr(ooxml.Child(rPr, "color"), "val")) == coloured
		case "shd":
			has = filled(ooxml.Child(rPr, "shd"))
		case "position":
			n, err := strconv.Atoi(ooxml.Val(rPr, "position"))
			has = err == nil && n != 0
		case "bdr", "em":
			v := ooxml.Val(rPr, tag)
			has = v != "" && v != "none" && v != "nil"
		default:
			has = ooxml.On(rPr, tag)
		}
		if has {
			return tag
		}
	}
	return ""
}

// What a colour does to words.
const (
	dark = iota // black, grey or none of its own
	coloured
	light
)

// Colours nearer to one another than that are seen as grey; a grey from there on
// is seen as white.
const (
	greyWithin = 40
	whiteFrom  = 0xE6
)

// tint tells of a colour, RRGGBB, whether it is one.
func tint(s string) int {
	if len(s) != 6 {
		return dark
	}
	n, err := strconv.ParseUint(s, 16, 32)
	if err != nil {
		return dark
	}
	r, g, b := int(n>>16), int(n>>8&0xFF), int(n&0xFF)
	low, high := min(r, g, b), max(r, g, b)
	switch {
	case low >= whiteFrom:
		return light
	case high-low > greyWithin && high > 0x70: // a dark blue is ink too
		return coloured
	}
	return dark
}

// filled reports whether a shading shows.
func filled(shd *etree.Element) bool {
	fill := ooxml.Attr(shd, "fill")
	n := tint(fill)
	return len(fill) == 6 && n != light && (n == coloured || !strings.EqualFold(fill, "000000"))
}

// meaningless are the properties of runs and of paragraphs that say nothing, and
// those that are read elsewhere. Any other is asked about.
var meaningless = func() map[string]bool {
	out := map[string]bool{}
	for _, s := range strings.Fields(`
		rStyle rFonts b bCs i iCs strike dstrike vanish vertAlign position highlight u shd bdr em color caps
		smallCaps outline shadow emboss imprint noProof snapToGrid webHidden spacing w kern sz szCs effect fitText rtl cs lang eastAsianLayout specVanish oMath
		ins del moveFrom moveTo rPrChange
		glow reflection textOutline textFill scene3d props3d ligatures numForm numSpacing stylisticSets cntxtAlts
		pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN
		bidi adjustRightInd ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange collapsed`) {
		out[s] = true
	}
	return out
}()

// properties notes what of a run or a paragraph is not known: it may say something.
func (w *walker) properties(pr *etree.Element) {
	for _, c := range ooxml.Children(pr) {
		if !meaningless[c.Tag] {
			w.odd(c.Tag)
		}
	}
}

// odd notes a property that this reader does not know, once for the file.
func (w *walker) odd(tag string) {
	if name := "format " + tag; !w.known[name] {
		w.known[name] = true
		w.Odd = append(w.Odd, Removed{Text: tag, Near: len(w.Paragraphs)})
	}
}
