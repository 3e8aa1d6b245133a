package template_test

import (
	"strings"
	"testing"
)

// What a style, a header or the page asks for and only Word shows is one warning, with
// the style's name; what says that it is not used is none.
func TestWhatOnlyWordShowsOfAStyleIsToldOnce(t *testing.T) {
	in := func(style, kind, property string) parts {
		return parts{styles: func(s string) string {
			at := strings.Index(s, `<w:name w:val="`+style+`"/>`)
			end := at + strings.Index(s[at:], "</w:style>")
			open := "<w:" + kind + ">"
			if i := strings.Index(s[at:end], open); i >= 0 {
				at += i + len(open)
				return s[:at] + property + s[at:]
			}
			return s[:end] + open + property + "</w:" + kind + ">" + s[end:]
		}}
	}
	section := func(property string) parts { return parts{document: replace(`<w:titlePg/>`, property+`<w:titlePg/>`)} }
	columns := func(property string) parts {
		return parts{document: replace(`<w:cols w:space="708"/>`, `<w:cols `+property)}
	}
	for name, c := range map[string]struct {
		parts       parts
		place, told string // nothing is told where there is no place
	}{
		"small capitals":        {in("heading 2", "rPr", `<w:smallCaps/>`), "", ""},
		"small capitals within": {in("Strong", "rPr", `<w:smallCaps/>`), "typografien »Stærk«", "kapitæler"},
		"no small capitals":     {in("Strong", "rPr", `<w:smallCaps w:val="0"/>`), "", ""},
		"letters apart":         {in("Title", "rPr", `<w:spacing w:val="40"/>`), "", ""},
		"letters apart within":  {in("Emphasis", "rPr", `<w:spacing w:val="40"/>`), "typografien »Fremhæv«", "tegnafstand"},
		"letters not apart":     {in("Strong", "rPr", `<w:spacing w:val="0"/>`), "", ""},
		"struck through":        {in("Strong", "rPr", `<w:strike/>`), "typografien »Stærk«", "gennemstregning"},
		"a page of its own":     {in("heading 1", "pPr", `<w:pageBreakBefore/>`), "", ""},
		"captions on pages":     {in("caption", "pPr", `<w:pageBreakBefore/>`), "typografien »Billedtekst«", "sideskift før"},
		"a numbered caption":    {in("caption", "pPr", `<w:numPr><w:numId w:val="1"/></w:numPr>`), "typografien »Billedtekst«", "nummerering"},
		"glowing":               {in("Title", "rPr", `<w14:glow xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"/>`), "typografien »Titel«", "teksteffekt (glow)"},
		"kerning":               {in("Title", "rPr", `<w:kern w:val="28"/>`), "", ""},
		"columns":               {columns(`w:num="2"/>`), "", ""},
		"one column":            {columns(`w:num="0"/>`), "", ""},
		"too many columns":      {columns(`w:num="9"/>`), "siden", "så smalle spalter"},
		"unequal columns":       {columns(`w:num="2" w:equalWidth="0"><w:col w:w="3000" w:space="700"/><w:col w:w="6000"/></w:cols>`), "siden", "spalter, der ikke er lige brede"},
		"a frame":               {section(`<w:pgBorders><w:top w:val="single"/></w:pgBorders>`), "", ""},
		"a header with effects": {parts{header: inside(`<w:p><w:r><w:rPr><w:highlight w:val="yellow"/></w:rPr><w:t>a</w:t></w:r></w:p>`)}, "sidehovedet", "overstregningsfarve"},
	} {
		found := check(t, variant(t, c.parts, nil))
		n := 0
		for _, f := range found {
			if f.Code == "skabelon-kun-i-word" {
				n++
			}
		}
		if c.place == "" && n > 0 || c.place != "" && (n != 1 || !has(found, "kun-i-word", c.place, c.told)) {
			t.Errorf("%s: %v", name, found)
		}
	}
}
