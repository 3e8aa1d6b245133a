package story

import (
	"slices"
	"strings"

	"github.com/beevik/etree"

	"notat/internal/ooxml"
)

// Banner is a header or footer.
type Banner struct {
	Part  string   // its name in the file
	Lines []string // its paragraphs, without the numbers that Word counts itself
}

// Banners gives the headers and footers of the main part.
func Banners(p *ooxml.Package) ([]Banner, error) {
	rels, err := p.Rels(p.Main())
	if err != nil {
		return nil, nil
	}
	var out []Banner
	for _, rel := range rels {
		if rel.Type != ooxml.RelHeader && rel.Type != ooxml.RelFooter {
			continue
		}
		lines, err := bannerLines(p, rel.Part)
		if err != nil {
			return nil, err
		}
		out = append(out, Banner{rel.Part, lines})
	}
	return out, nil
}

func bannerLines(p *ooxml.Package, name string) ([]string, error) {
	doc, err := p.XML(name)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, e := range doc.FindElements("//p") {
		if e.Space == "a" || len(e.FindElements(".//p")) > 0 {
			continue
		}
		if s := Words(countless(e)); s != "" {
			out = append(out, s)
		}
	}
	return out, nil
}

// countless gives the words of a paragraph without results of PAGE and the like.
func countless(p *etree.Element) string {
	var b strings.Builder
	var instr strings.Builder
	depth, result := 0, false
	counts := func(s string) bool {
		f := strings.Fields(strings.ToUpper(s))
		return len(f) > 0 && slices.Contains([]string{"PAGE", "NUMPAGES", "SECTIONPAGES", "DATE", "TIME", "SAVEDATE", "PRINTDATE", "FILENAME"}, f[0])
	}
	var walk func(*etree.Element)
	walk = func(e *etree.Element) {
		switch e.Tag {
		case "fldSimple":
			if counts(ooxml.Attr(e, "instr")) {
				return
			}
		case "fldChar":
			switch ooxml.Attr(e, "fldCharType") {
			case "begin":
				depth++
				instr.Reset()
			case "separate":
				result = true
			case "end":
				depth, result = max(0, depth-1), false
			}
		case "instrText":
			instr.WriteString(e.Text())
		case "t", "delText":
			if depth == 0 || !result || !counts(instr.String()) {
				b.WriteString(e.Text())
			}
		case "tab", "br", "cr", "ptab":
			b.WriteByte(' ')
		case "noBreakHyphen":
			b.WriteString("\u2011")
		case "softHyphen":
			b.WriteString("\u00ad")
		}
		for _, c := range e.ChildElements() {
			if c.Tag != "pPr" {
				walk(c)
			}
		}
	}
	walk(p)
	return b.String()
}
