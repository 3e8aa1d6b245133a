package template_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// Headings that the Word file numbers are counted as Word counts them.
func TestHeadingsAreNumberedAsInWord(t *testing.T) {
	level := func(i int, format, pattern string, start int, style string) string {
		return fmt.Sprintf(`<w:lvl w:ilvl="%d"><w:start w:val="%d"/><w:numFmt w:val="%s"/>%s<w:lvlText w:val="%s"/></w:lvl>`, i, start, format, style, pattern)
	}
	named := func(id string) string { return `<w:pStyle w:val="` + id + `"/>` }
	for name, c := range map[string]struct {
		levels string
		walk   []int // the styles of the headings in order
		want   []string
	}{
		"digits": {level(0, "decimal", "%1", 1, named("Overskrift1")) + level(1, "decimal", "%1.%2", 1, named("Overskrift2")) + level(2, "decimal", "%1.%2.%3", 1, named("Overskrift3")),
			[]int{0, 1, 1, 2, 0, 1, 2}, []string{"1", "1.1", "1.2", "1.2.1", "2", "2.1", "2.1.1"}},
		"letters": {level(0, "upperLetter", "%1.", 1, named("Overskrift1")) + level(1, "lowerRoman", "%1.%2)", 4, named("Overskrift2")),
			[]int{0, 1, 1, 0, 1}, []string{"A.", "A.iv)", "A.v)", "B.", "B.iv)"}},
		"words":           {level(0, "decimal", "Kapitel %1:", 3, named("Overskrift1")), []int{0, 1, 0}, []string{"Kapitel 3:", "", "Kapitel 4:"}},
		"level left out":  {level(0, "decimal", "%1", 1, named("Overskrift1")) + level(1, "decimal", "%1.%2", 1, named("Overskrift2")), []int{1, 0, 1}, []string{"1.1", "2", "2.1"}},
		"only the second": {level(0, "decimal", "%1", 1, "") + level(1, "decimal", "§ %2", 1, named("Overskrift2")), []int{0, 1, 0, 1}, []string{"", "§ 1", "", "§ 2"}},
	} {
		inStyles := func(s string) string {
			for _, id := range []string{"Overskrift1", "Overskrift2", "Overskrift3"} {
				if strings.Contains(c.levels, `"`+id+`"`) {
					from := strings.Index(s, `w:styleId="`+id+`"`)
					at := from + strings.Index(s[from:], "<w:pPr>") + len("<w:pPr>")
					s = s[:at] + `<w:numPr><w:numId w:val="88"/></w:numPr>` + s[at:]
				}
			}
			return s
		}
		inNumbering := func(s string) string {
			s = strings.Replace(s, `<w:num `, `<w:abstractNum w:abstractNumId="88">`+c.levels+`</w:abstractNum><w:num `, 1)
			return strings.Replace(s, `</w:numbering>`, `<w:num w:numId="88"><w:abstractNumId w:val="88"/></w:num></w:numbering>`, 1)
		}
		tm, err := load(variant(t, parts{styles: inStyles, "word/numbering.xml": inNumbering}, nil))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for range 2 { // each document begins anew
			var got []string
			count := tm.Look.CountHeadings()
			for _, style := range c.walk {
				got = append(got, count.Next(style))
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("%s: %q", name, got)
			}
		}
	}
}
