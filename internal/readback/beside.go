package readback

import (
	"crypto/sha256"
	"path"
	"slices"
	"strings"

	"github.com/beevik/etree"

	"notat/internal/ooxml"
)

const (
	relBase      = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	relFootnotes = relBase + "footnotes"
	relEndnotes  = relBase + "endnotes"
	relExtended  = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
)

// beside reports what the edited file holds beside the running text: tracked
// deletions, comments, notes, headers, pictures, files.
func (r *reading) beside(before story) error {
	for _, d := range r.edited.removed {
		i := Item{Kode: "slettet-sporet", Severity: Info, Tekst: d.text, Pointer: r.ctxAt(d.near), Besked: "Ordene er slettet med Registrer ændringer. Sletningen er fulgt."}
		if d.by != nil {
			i.Af, i.Dato = d.by.who, d.by.when
		}
		r.tell(i)
	}
	for _, s := range r.edited.strange {
		if !slices.ContainsFunc(before.strange, func(o removed) bool { return o.text == s.text }) {
			r.tell(Item{Kode: "ukendt-element", Severity: Warn, Pointer: r.ctxAt(s.near), Tekst: s.text,
				Besked: "Filen indeholder noget, som notat ikke kender (" + s.text + "). Ordene i det er læst."})
		}
	}
	for _, step := range []func() error{r.comments, r.notes, r.banners, r.otherParts} {
		if err := step(); err != nil {
			return err
		}
	}
	r.pictures()
	return nil
}

// ctxAt gives the place in the record that edited paragraph e stands at.
func (r *reading) ctxAt(e int) string {
	for k := min(e, len(r.spots)-1); k >= 0; k-- {
		if r.spots[k].ctx != "" {
			return r.spots[k].ctx
		}
	}
	return ""
}

// comments asks about every open comment; a resolved one is told of.
func (r *reading) comments() error {
	p := r.Edited.File
	name, ok := p.RelByType(p.Main(), ooxml.RelComments)
	if !ok {
		return nil
	}
	done := map[string]bool{}
	if ext, ok := p.RelByType(p.Main(), relExtended); ok {
		doc, err := p.XML(ext)
		if err != nil {
			return err
		}
		for _, e := range doc.Root().ChildElements() {
			if v := ooxml.Attr(e, "done"); v == "1" || v == "true" {
				done[ooxml.Attr(e, "paraId")] = true
			}
		}
	}
	doc, err := p.XML(name)
	if err != nil {
		return err
	}
	at := r.commentPlaces()
	for _, c := range doc.Root().ChildElements() {
		i := Item{Kode: "kommentar", Severity: Ask, Tekst: allText(c), Af: ooxml.Attr(c, "author"), Dato: ooxml.Attr(c, "date"),
			Pointer: at[ooxml.Attr(c, "id")], Valg: []Choice{udelades("Kommentaren er behandlet")}, Besked: "Der står en åben kommentar i filen."}
		for _, para := range c.ChildElements() {
			if done[ooxml.Attr(para, "paraId")] {
				i.Kode, i.Severity, i.Valg, i.Besked = "kommentar-loest", Info, nil, "Kommentaren er løst."
			}
		}
		r.tell(i)
	}
	return nil
}

// commentPlaces gives where each comment is anchored, by its id.
func (r *reading) commentPlaces() map[string]string {
	out := map[string]string{}
	doc, err := r.Edited.File.XML(r.Edited.File.Main())
	if err != nil {
		return out
	}
	byText := map[string]string{}
	for e := range r.spots {
		byText[words(r.edited.paras[e].text)] = r.spots[e].ctx
	}
	for _, ref := range doc.FindElements("//commentReference") {
		for e := ref.Parent(); e != nil; e = e.Parent() {
			if e.Tag == "p" {
				out[ooxml.Attr(ref, "id")] = byText[allText(e)]
				break
			}
		}
	}
	return out
}

// notes asks about foot- and endnotes.
func (r *reading) notes() error {
	had := map[string]bool{}
	for _, n := range notesOf(r.Baseline.File) {
		had[n.text] = true
	}
	for _, n := range notesOf(r.Edited.File) {
		if had[n.text] || n.text == "" {
			continue
		}
		ctx := ""
		for e := range r.edited.paras {
			if slices.Contains(r.edited.paras[e].notes, n.note) {
				ctx = r.ctxAt(e)
			}
		}
		i := Item{Kode: "fodnote", Severity: Ask, Pointer: ctx, Tekst: n.text, Besked: "Filen har en note, som posten ikke kan holde som note."}
		if f := r.fields[ctx]; f != nil && f.rich {
			i.Valg = append(i.Valg, r.iFelt(ctx))
		}
		i.Valg = append(i.Valg, somAfsnit, uden)
		choice := r.tell(i)
		pc := &piece{runs: []run{{text: n.text}}, from: &para{}, base: -1}
		r.answer(choice, pc)
		if strings.HasPrefix(choice, "felt:") {
			r.again(ctx)
		}
	}
	return nil
}

// again puts a field into the record anew: it got words after the others.
func (r *reading) again(pointer string) {
	if f := r.fields[pointer]; f != nil && f.rich {
		r.richValue(f)
	}
}

type noteText struct {
	note
	text string
}

func notesOf(p *ooxml.Package) []noteText {
	var out []noteText
	for kind, rel := range map[string]string{"footnote": relFootnotes, "endnote": relEndnotes} {
		name, ok := p.RelByType(p.Main(), rel)
		if !ok {
			continue
		}
		doc, err := p.XML(name)
		if err != nil {
			continue
		}
		for _, e := range doc.Root().ChildElements() {
			if t := ooxml.Attr(e, "type"); t == "" || t == "normal" {
				out = append(out, noteText{note{kind, ooxml.Attr(e, "id")}, allText(e)})
			}
		}
	}
	slices.SortFunc(out, func(a, b noteText) int { return strings.Compare(a.kind+a.id, b.kind+b.id) })
	return out
}

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

// plumbing are parts that hold nothing a reader of the document sees, or that
// are read elsewhere.
var plumbing = []string{"[content_types].xml", "_rels/", "docprops/", "styles", "numbering", "settings", "websettings", "fonttable", "theme/", "customxml/",
	"header", "footer", "footnotes", "endnotes", "comments", "people", "media/", "fonts/", "glossary/", "docmetadata/", "stylesWithEffects", "word/stylesWithEffects"}

// otherParts reports whole parts that the baseline does not have: charts,
// diagrams, files put into the file.
func (r *reading) otherParts() error {
	had := map[[32]byte]bool{}
	for _, p := range r.Baseline.File.Parts() {
		had[sha256.Sum256(p.Data)] = true
	}
	for _, p := range r.Edited.File.Parts() {
		if p.Name == r.Edited.File.Main() || isPlumbing(p.Name) || had[sha256.Sum256(p.Data)] {
			continue
		}
		text := path.Base(p.Name)
		if strings.HasSuffix(strings.ToLower(p.Name), ".xml") {
			s := scan(p.Data).text()
			if s == "" && !strings.Contains(p.Name, "chart") {
				continue
			}
			text += " " + s
		}
		r.tell(Item{Kode: "indlejret", Severity: Ask, Tekst: words(text), Valg: []Choice{uden},
			Besked: "Filen indeholder et diagram, en tegning eller en anden fil, som posten ikke kan tage imod."})
	}
	settings, ok := r.Edited.File.RelByType(r.Edited.File.Main(), ooxml.RelSettings)
	if !ok {
		return nil
	}
	doc, err := r.Edited.File.XML(settings)
	if err != nil {
		return err
	}
	if e := ooxml.Child(doc.Root(), "documentProtection"); ooxml.Attr(e, "enforcement") == "1" || ooxml.Attr(e, "enforcement") == "true" {
		r.tell(Item{Kode: "beskyttet", Severity: Info, Tekst: ooxml.Attr(e, "edit"), Besked: "Dokumentet er beskyttet mod ændringer i Word. Det er læst alligevel."})
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

// pictures compares the pictures by their bytes.
func (r *reading) pictures() {
	before, after := mediaOf(r.Baseline.File), mediaOf(r.Edited.File)
	for _, p := range after {
		if !(r.Foreign && len(before) >= len(after)) && !slices.ContainsFunc(before, func(o media) bool { return o.sum == p.sum }) {
			r.tell(Item{Kode: "billede", Severity: Ask, Tekst: p.name, Valg: []Choice{uden}, Besked: "Der er sat et billede ind i filen. Billeder skal ind i posten; de følger ikke med fra Word."})
		}
	}
	if r.Foreign && len(before) == len(after) {
		return
	}
	for _, p := range before {
		if !slices.ContainsFunc(after, func(o media) bool { return o.sum == p.sum }) {
			r.tell(Item{Kode: "billede-slettet", Severity: Warn, Tekst: p.name, Besked: "Et billede er slettet eller ændret i filen. Posten beholder sit billede."})
		}
	}
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
