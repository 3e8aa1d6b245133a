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
		if s := Words(countless(e)); s != "" {
			out = append(out, s)
		}
	}
	return out, nil
}

// counted are the fields whose results Word brings up to date by itself: nobody
// wrote them.
var counted = []string{"PAGE", "NUMPAGES", "SECTIONPAGES", "DATE", "TIME", "SAVEDATE", "PRINTDATE", "CREATEDATE", "EDITTIME", "FILENAME", "FILESIZE",
	"NUMWORDS", "NUMCHARS", "REVNUM", "LASTSAVEDBY"}

// counts reports whether an instruction is of such a field.
func counts(instr string) bool {
	name, _, _ := strings.Cut(Words(instr), " ")
	return slices.Contains(counted, strings.ToUpper(name))
}

// countless gives the words of a paragraph without results of PAGE and the like.
func countless(p *etree.Element) string {
	var b strings.Builder
	var instr strings.Builder // of the field begun last, until one ends
	var walk func(*etree.Element)
	walk = func(e *etree.Element) {
		switch e.Tag {
		case "fldSimple":
			if counts(ooxml.Attr(e, "instr")) {
				return
			}
		case "fldChar":
			if ooxml.Attr(e, "fldCharType") != "separate" {
				instr.Reset()
			}
		case "instrText":
			instr.WriteString(e.Text())
		case "t", "delText":
			if !counts(instr.String()) {
				b.WriteString(e.Text())
			}
		case "tab", "br", "cr", "ptab":
			b.WriteByte(' ')
		case "textpath": // WordArt, and the words across a page
			b.WriteString(" " + ooxml.Attr(e, "string") + " ")
		case "noBreakHyphen":
			b.WriteString("\u2011")
		case "softHyphen":
			b.WriteString("\u00ad")
		}
		for _, c := range e.ChildElements() {
			if c.Tag != "pPr" && c.Tag != "p" { // a paragraph in a box has a line of its own
				walk(c)
			}
		}
	}
	walk(p)
	return b.String()
}
