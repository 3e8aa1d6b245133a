package story

import (
	"strings"

	"github.com/beevik/etree"

	"notat/internal/ooxml"
)

// Echo is what LibreOffice 7.4 makes of a control whose text is in two scripts,
// such as a name in Arabic letters: it writes the text again for each stretch of
// one script, with the stretch before it, in a control of its own.
type Echo struct {
	Again []string // of those after it
	Near  int      // how many paragraphs stand before it
}

// echoes gives the texts of the controls right after one that only say it again.
// That editor takes the tags of controls away; one with a tag is no echo.
func echoes(control *etree.Element, next []*etree.Element) []string {
	title := titleOnly(control)
	if title == "" {
		return nil
	}
	text, tail := rawText(control), ""
	var out []string
	for _, e := range next {
		if e.Tag != "sdt" || titleOnly(e) != title {
			break
		}
		s := rawText(e)
		stretch, ok := strings.CutSuffix(s, text)
		if !ok {
			break
		}
		if tail += stretch; len(tail) > len(text) {
			return nil
		}
		out = append(out, s)
	}
	if text == "" || !strings.HasSuffix(text, tail) {
		return nil
	}
	return out
}

// titleOnly gives the title of a control that has no tag, or "".
func titleOnly(control *etree.Element) string {
	pr := ooxml.Child(control, "sdtPr")
	if ooxml.Has(pr, "tag") {
		return ""
	}
	return ooxml.Val(pr, "alias")
}

// rawText gives the text elements below an element as they stand.
func rawText(e *etree.Element) string {
	if e.Tag == "t" {
		return e.Text()
	}
	var b strings.Builder
	for _, c := range e.ChildElements() {
		b.WriteString(rawText(c))
	}
	return b.String()
}
