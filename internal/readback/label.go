package readback

import (
	"slices"
	"strings"

	"notat/internal/ooxml"
	"notat/internal/pattern"
	"notat/internal/story"
)

// label is the sensitivity label that an organisation's Office puts on a file: its
// names and marks in the file's properties, and what it writes in headers and
// footers, as text or in a box.
type label struct {
	names []string // of the label, and the marks that it says it writes
	set   bool
}

// The properties of a label (Microsoft Purview Information Protection), and what
// its marks are known by in the header that they stand in.
var (
	labelName  = pattern.New(`^MSIP_Label_.*_Name$`)
	labelText  = pattern.New(`^ClassificationContentMarking.*Text$`)
	labelParts = []string{"MSIPCM", "ClassificationContentMarking"}
)

// labelOf reads the label from a file's properties.
func labelOf(p *ooxml.Package) (l label) {
	const custom = "docProps/custom.xml"
	if _, there := p.Part(custom); !there {
		return l
	}
	doc, err := p.XML(custom)
	if err != nil {
		return l // what is no XML sets no label
	}
	for _, e := range doc.FindElements("//property") {
		name := ooxml.Attr(e, "name")
		if l.set = l.set || strings.HasPrefix(name, "MSIP_Label_") || strings.HasPrefix(name, "ClassificationContentMarking"); !labelName.MatchString(name) && !labelText.MatchString(name) {
			continue
		}
		var value string
		for _, c := range e.ChildElements() {
			value += c.Text()
		}
		if value = story.Words(value); value != "" && !slices.Contains(l.names, value) {
			l.names = append(l.names, value)
		}
	}
	return l
}

// classWords begin what a label writes that names no label of the file.
var classWords = pattern.New(`(?i)^(klassifikation|klassificering|følsomhed|fortrolighed|classification|sensitivity|mærkning)\b`)

// publicWords are labels that keep nothing from anybody.
var publicWords = pattern.New(`(?i)\b(offentlig|offentligt|offentlige|public|åben|åbne|uklassificeret|unclassified)\b`)

// marks reports whether a line of a header is what the label writes: the part says
// so, or the words are the label's.
func (l label) marks(line string, part []byte) bool {
	for _, m := range labelParts {
		if strings.Contains(string(part), m) {
			return true
		}
	}
	if !l.set {
		return false
	}
	if classWords.MatchString(line) {
		return true
	}
	folded := strings.ToLower(line)
	return slices.ContainsFunc(l.names, func(n string) bool { return len(line) <= 2*len(n)+40 && strings.Contains(folded, strings.ToLower(n)) })
}

// public reports whether the label, or what it wrote, says that all may read it.
func (l label) public(lines []string) bool {
	said := append(slices.Clone(l.names), lines...)
	return slices.ContainsFunc(said, publicWords.MatchString) && !slices.ContainsFunc(said, func(s string) bool { return strings.Contains(strings.ToLower(s), "ikke offentlig") })
}

// tellLabel tells of the label once, whatever it wrote and wherever: a file that
// becomes a final notat should not be kept from anybody.
func (b *besides) tellLabel(l label, lines []string) {
	if !l.set && lines == nil {
		return
	}
	if had := labelOf(b.Baseline.File); lines == nil && had.set {
		return
	}
	i := Item{Kode: "foelsomhedsmaerke", Severity: Info, Sted: "dokumentet", Tekst: strings.Join(lines, " ¶ "), Besked: "Word-filen er mærket med en følsomhedsmærkat. Mærket følger ikke med."}
	if lines == nil {
		i.Tekst = strings.Join(l.names, " ¶ ")
	}
	if b.Final && !l.public(lines) {
		i.Severity, i.Besked = Warn, "Word-filen er mærket som noget, ikke alle må se. Mærket følger ikke med. Må notatet offentliggøres?"
	}
	b.writing.taken.answer(b.writing.out.tell(i), loose(i.Tekst, 0))
}
