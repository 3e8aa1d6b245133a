package story

import (
	"strings"

	"github.com/beevik/etree"

	"notat/internal/ooxml"
)

// formula gives an equation (OMML, ISO/IEC 29500-1 § 22.1) in one line: a fraction
// with a stroke, powers and indices with raised and lowered signs where there are
// such.
func formula(e *etree.Element) string {
	part := func(tag string) string { return strings.TrimSpace(formula(ooxml.Child(e, tag))) }
	switch e.Tag {
	case "t":
		return e.Text()
	case "br", "cr", "tab": // in one line a line's end is a space
		return " "
	case "f":
		return grouped(part("num")) + "/" + grouped(part("den"))
	case "sSup":
		return part("e") + lifted("superscript", "^", part("sup"))
	case "sSub":
		return part("e") + lifted("subscript", "_", part("sub"))
	case "sSubSup":
		return part("e") + lifted("subscript", "_", part("sub")) + lifted("superscript", "^", part("sup"))
	case "rad":
		return lifted("superscript", "", part("deg")) + "√" + grouped(part("e"))
	case "d":
		open, shut := "(", ")"
		pr := ooxml.Child(e, "dPr")
		if ooxml.Has(pr, "begChr") {
			open = ooxml.Val(pr, "begChr")
		}
		if ooxml.Has(pr, "endChr") {
			shut = ooxml.Val(pr, "endChr")
		}
		var in []string
		for _, c := range e.ChildElements() {
			if c.Tag == "e" {
				in = append(in, formula(c))
			}
		}
		return open + strings.Join(in, "|") + shut
	case "nary":
		sign := "∫"
		if ooxml.Has(ooxml.Child(e, "naryPr"), "chr") {
			sign = ooxml.Val(ooxml.Child(e, "naryPr"), "chr")
		}
		return sign + lifted("subscript", "_", part("sub")) + lifted("superscript", "^", part("sup")) + " " + part("e")
	}
	var b strings.Builder
	for _, c := range ooxml.Children(e) {
		b.WriteString(formula(c))
	}
	return b.String()
}

// grouped puts what is more than one number or word in brackets.
func grouped(s string) string {
	if strings.ContainsAny(s, " +-−·*/=") {
		return "(" + s + ")"
	}
	return s
}

// lifted gives words above or below the line; where there are no such signs after a
// sign that says so.
func lifted(align, sign, s string) string {
	if up, ok := lift(align, s); ok || s == "" {
		return up
	}
	return sign + grouped(s)
}
