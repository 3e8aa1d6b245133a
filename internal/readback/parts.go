package readback

import (
	"crypto/sha256"
	"path"
	"strings"

	"notat/internal/ooxml"
	"notat/internal/story"
)

// plumbing are parts that hold nothing a reader of the document sees, or that
// are read elsewhere: how their names begin, in small letters.
var plumbing = []string{"[content_types].xml", "_rels/", "docprops/", "styles", "numbering", "settings", "websettings", "fonttable", "theme/", "customxml/",
	"header", "footer", "footnotes", "endnotes", "comments", "people", "media/", "fonts/", "glossary/", "docmetadata/"}

// otherParts reports whole parts that the baseline does not have: charts,
// diagrams, files put into the file.
func (b *besides) otherParts() error {
	had := map[[32]byte]bool{}
	for _, p := range b.Baseline.File.Parts() {
		had[sha256.Sum256(p.Data)] = true
	}
	main := b.Edited.File.Main()
	for _, p := range b.Edited.File.Parts() {
		if p.Name == main || isPlumbing(p.Name) || had[sha256.Sum256(p.Data)] {
			continue
		}
		text := path.Base(p.Name)
		if strings.HasSuffix(strings.ToLower(p.Name), ".xml") {
			s := ""
			if doc, err := b.Edited.File.XML(p.Name); err == nil {
				s = story.TextBelow(doc.Root())
			}
			if s == "" && !strings.Contains(p.Name, "chart") {
				continue
			}
			text += " " + s
		}
		b.writing.out.tell(Item{Kode: "indlejret", Severity: Ask, Tekst: story.Words(text), Choices: []Choice{leaveTextOut},
			Besked: "Filen indeholder et diagram, en tegning eller en anden fil, som et notat ikke kan have."})
	}
	settings, ok := b.Edited.File.RelByType(main, ooxml.RelSettings)
	if !ok {
		return nil
	}
	doc, err := b.Edited.File.XML(settings)
	if err != nil {
		return err
	}
	if e := ooxml.Child(doc.Root(), "documentProtection"); ooxml.Attr(e, "enforcement") == "1" || ooxml.Attr(e, "enforcement") == "true" {
		b.writing.out.tell(Item{Kode: "beskyttet", Severity: Info, Tekst: ooxml.Attr(e, "edit"), Besked: "Dokumentet er beskyttet mod ændringer i Word. Det er læst alligevel."})
	}
	return nil
}

func isPlumbing(name string) bool {
	low := strings.ToLower(name)
	base := strings.TrimPrefix(low, "word/")
	if strings.HasSuffix(low, ".rels") {
		return true
	}
	for _, p := range plumbing {
		if strings.HasPrefix(low, p) || strings.HasPrefix(base, p) {
			return true
		}
	}
	return false
}

type media struct {
	name string
	sum  [32]byte
}

func mediaOf(p *ooxml.Package) []media {
	var out []media
	for _, part := range p.Parts() {
		if strings.Contains(strings.ToLower(part.Name), "media/") {
			out = append(out, media{path.Base(part.Name), sha256.Sum256(part.Data)})
		}
	}
	return out
}
