package story

import (
	"context"
	"slices"
	"strings"

	"github.com/beevik/etree"

	"notat/internal/ooxml"
)

// Banner is a header or footer.
type Banner struct {
	Part    string    // its name in the file
	Lines   []string  // its paragraphs, without the numbers that Word counts itself
	Printed []Printed // all its paragraphs, with them
}

// Printed is a line of a banner as it was printed last.
type Printed struct {
	Text   string
	Counts bool // there is a number, a date or a name in it that Word puts in itself
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
		b := Banner{Part: rel.Part}
		if err := b.read(p); err != nil {
			return nil, err
		}
		out = append(out, b)
	}
	return out, nil
}

func (b *Banner) read(p *ooxml.Package) error {
	doc, err := p.Tree(context.Background(), b.Part)
	if err != nil {
		return err
	}
	for _, e := range doc.FindElements("//p") {
		line, printed := Words(wordsOf(e, false)), Words(wordsOf(e, true))
		if line != "" {
			b.Lines = append(b.Lines, line)
		}
		if printed != "" {
			b.Printed = append(b.Printed, Printed{printed, line != printed})
		}
	}
	return nil
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

// wordsOf gives the words of a paragraph, with results of PAGE and the like or
// without.
func wordsOf(p *etree.Element, printed bool) string {
	var b strings.Builder
	var instr strings.Builder // of the field begun last, until one ends
	var walk func(*etree.Element)
	walk = func(e *etree.Element) {
		switch e.Tag {
		case "fldSimple":
			if !printed && counts(ooxml.Attr(e, "instr")) {
				return
			}
		case "fldChar":
			if ooxml.Attr(e, "fldCharType") != "separate" {
				instr.Reset()
			}
		case "instrText":
			instr.WriteString(e.Text())
		case "t", "delText":
			if printed || !counts(instr.String()) {
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
		for c := range e.ChildElementsSeq() {
			if c.Tag != "pPr" && c.Tag != "p" { // a paragraph in a box has a line of its own
				walk(c)
			}
		}
	}
	walk(p)
	return b.String()
}
