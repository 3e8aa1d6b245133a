package readback

import (
	"slices"
	"strings"

	"github.com/beevik/etree"

	"notat/internal/ooxml"
)

// banners reports headers and footers that say something else than before.
func (r *reading) banners() error {
	var had strings.Builder // an editor may divide or join the lines
	for _, name := range bannerParts(r.Baseline.File) {
		lines, err := bannerLines(r.Baseline.File, name)
		if err != nil {
			return err
		}
		had.WriteString(" " + strings.Join(lines, " ") + " \n")
	}
	told := map[string]bool{}
	for _, name := range bannerParts(r.Edited.File) {
		lines, err := bannerLines(r.Edited.File, name)
		if err != nil {
			return err
		}
		data, _ := r.Edited.File.Part(name)
		for _, s := range lines {
			if told[s] || strings.Contains(had.String(), " "+s+" ") {
				continue
			}
			told[s] = true
			i := Item{Kode: "sidehoved", Severity: Ask, Sted: "sidehoved eller sidefod", Tekst: s, Valg: []Choice{somAfsnit, uden},
				Besked: "Sidehovedet eller sidefoden er ændret. Den ligger fast i skabelonen, så ændringen følger ikke med."}
			if strings.Contains(string(data), "MSIPCM") || strings.Contains(string(data), "ClassificationContentMarking") {
				i.Kode, i.Severity, i.Valg, i.Besked = "foelsomhedsmaerke", Info, nil, "Mærket er sat af en følsomhedsmærkat og følger ikke med."
			}
			if r.tell(i) == "afsnit" {
				r.extra = append(r.extra, &piece{runs: []run{{text: s}}, from: &para{}, base: -1})
			}
		}
	}
	return nil
}

func bannerParts(p *ooxml.Package) []string {
	var out []string
	rels, err := p.Rels(p.Main())
	if err != nil {
		return nil
	}
	for _, rel := range rels {
		if rel.Type == ooxml.RelHeader || rel.Type == ooxml.RelFooter {
			out = append(out, rel.Part)
		}
	}
	return out
}

// bannerLines gives the paragraphs of a header or footer, without the numbers
// that Word counts itself.
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
		if s := words(countless(e)); s != "" {
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
