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

// embedded is a chart, a diagram or a file that was put into the file: one thing to
// who sees it, and several parts.
type embedded struct {
	name  string
	texts []string // what its parts say; a diagram says it twice
}

// otherParts reports what the baseline does not have: charts, diagrams, files put
// into the file, each once.
func (b *besides) otherParts() error {
	main := b.Edited.File.Main()
	fresh := map[string]bool{}
	for _, p := range b.Edited.File.Parts() {
		if p.Name != main && !isPlumbing(p.Name) {
			fresh[p.Name] = true
		}
	}
	if len(fresh) > 0 { // most drafts have none
		had := map[[32]byte]bool{}
		for _, p := range b.Baseline.File.Parts() {
			had[sha256.Sum256(p.Data)] = true
		}
		for _, p := range b.Edited.File.Parts() {
			if fresh[p.Name] && had[sha256.Sum256(p.Data)] {
				delete(fresh, p.Name)
			}
		}
	}
	whole := map[string]string{} // part -> the part that it belongs to
	for _, p := range b.Edited.File.Parts() {
		if !fresh[p.Name] {
			continue
		}
		if rels, err := b.Edited.File.Rels(p.Name); err == nil {
			for _, r := range rels {
				if fresh[r.Part] && whole[p.Name] == "" {
					whole[r.Part] = p.Name
				}
			}
		}
		if path.Base(path.Dir(p.Name)) == "diagrams" {
			n := strings.Trim(path.Base(p.Name), "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.")
			if data := path.Dir(p.Name) + "/data" + n + ".xml"; fresh[data] && data != p.Name {
				whole[p.Name] = data
			}
		}
	}
	found := map[string]*embedded{}
	var order []*embedded
	for _, p := range b.Edited.File.Parts() {
		if !fresh[p.Name] {
			continue
		}
		s := ""
		xml := strings.HasSuffix(strings.ToLower(p.Name), ".xml")
		if doc, err := b.Edited.File.XML(p.Name); xml && err == nil {
			s = story.TextBelow(doc.Root())
		}
		root := p.Name
		for n := 0; whole[root] != "" && n < len(fresh); n++ {
			root = whole[root]
		}
		if xml && s == "" && (root != p.Name || !strings.Contains(p.Name, "chart")) {
			continue
		}
		e := found[root]
		if e == nil {
			e = &embedded{name: path.Base(root)}
			found[root] = e
			order = append(order, e)
		}
		if s != "" {
			e.texts = append(e.texts, s)
		}
	}
	for _, e := range order {
		text := e.name
		if len(e.texts) > 0 {
			text += " " + e.texts[0]
		}
		b.writing.out.tell(Item{Kode: "indlejret", Severity: Ask, Tekst: story.Words(text), outside: e.name + " " + strings.Join(e.texts, " "), Choices: []Choice{leaveTextOut},
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
