package readback

import (
	"slices"
	"strings"

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
	r.echoed()
	had := map[string]bool{}
	for _, s := range before.strange {
		had[s.text] = true
	}
	for _, s := range r.edited.strange {
		if !had[s.text] {
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
	main := p.Main()
	name, ok := p.RelByType(main, ooxml.RelComments)
	if !ok {
		return nil
	}
	done := map[string]bool{}
	if ext, ok := p.RelByType(main, relExtended); ok {
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
	at := map[note]int{}
	for e := range r.edited.paras {
		for _, n := range r.edited.paras[e].notes {
			at[n] = e
		}
	}
	for _, n := range notesOf(r.Edited.File) {
		if had[n.text] || n.text == "" {
			continue
		}
		ctx := ""
		if e, ok := at[n.note]; ok {
			ctx = r.ctxAt(e)
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
	main := p.Main()
	for kind, rel := range map[string]string{"footnote": relFootnotes, "endnote": relEndnotes} {
		name, ok := p.RelByType(main, rel)
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
