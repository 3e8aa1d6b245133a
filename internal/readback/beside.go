package readback

import (
	"slices"
	"strings"

	"notat/internal/story"
)

// besides is what the edited file holds beside the running text: tracked
// deletions, comments, notes, headers, pictures, files.
type besides struct {
	Input
	before, after story.Story
	spots         []spot
	writing       *writing
}

// tell reports all of it.
func (b *besides) tell() error {
	out := b.writing.out
	for _, d := range b.after.Removed {
		if out.asksOf(d) {
			continue
		}
		i := Item{Kode: "slettet-sporet", Severity: Info, Tekst: d.Text, Pointer: b.ctxAt(d.Near), Besked: "Ordene er slettet med Registrer ændringer og er ikke med."}
		if d.Moved && slices.ContainsFunc(b.after.Paragraphs, func(x story.Paragraph) bool { return strings.Contains(story.Words(x.Text), d.Text) }) {
			i.Kode, i.Besked = "flyttet", "Teksten er flyttet med Registrer ændringer."
		}
		if d.By != nil {
			i.Af, i.Dato = d.By.Who, d.By.When
		}
		out.tell(i)
	}
	b.echoed()
	for _, s := range b.after.Placeholders {
		out.tell(Item{Kode: "pladsholder", Severity: Info, Pointer: b.ctxAt(s.Near), Tekst: s.Text, outside: s.Text, Besked: "Feltet er tomt i filen. Det er Word, der har skrevet teksten i det."})
	}
	had := map[string]bool{}
	for _, s := range b.before.Strange {
		had[s.Text] = true
	}
	for _, s := range b.after.Strange {
		if !had[s.Text] {
			read := "Ordene i det er læst."
			if s.Text == "altChunk" { // a file of another kind, which Word opens: see otherParts
				read = "Det er en hel fil, og ordene i den er ikke læst."
			}
			out.tell(Item{Kode: "ukendt-element", Severity: Warn, Pointer: b.ctxAt(s.Near), Tekst: s.Text,
				Besked: "Filen indeholder noget, som programmet ikke kender (" + s.Text + "). " + read})
		}
	}
	b.odd()
	for _, step := range []func() error{b.comments, b.notes, b.banners, b.otherParts} {
		if err := step(); err != nil {
			return err
		}
	}
	b.pictures()
	b.described()
	return nil
}

// asksOf reports whether a question shows words of a tracked deletion as deleted
// already.
func (q *questions) asksOf(d story.Removed) bool {
	return slices.ContainsFunc(q.items, func(i Item) bool {
		return i.Severity == Ask && recordOnly[i.Kode] && d.By != nil && i.Af == d.By.Who && strings.Contains(strings.ReplaceAll(i.Tekst, " ¶ ", " "), d.Text)
	})
}

// described tells of what was written as the alternative text of a table: a notat's
// tables are read aloud cell by cell, below a name of their own.
func (b *besides) described() {
	had := map[string]bool{"": true}
	for i := range b.before.Tables {
		had[b.before.Tables[i].Described], had[b.before.Tables[i].Name] = true, true
	}
	in := map[int]int{}    // table -> its first paragraph
	ours := map[int]bool{} // tables of the draft, whose names are the program's
	for e := range b.after.Paragraphs {
		x := &b.after.Paragraphs[e]
		if _, known := in[x.Table]; !known {
			in[x.Table] = e
		}
		ours[x.Table] = ours[x.Table] || b.writing.held.match[e] >= 0
		had[story.Words(x.Text)] = true // an editor has named a table after its caption
	}
	for i := range b.after.Tables {
		for n, s := range []string{b.after.Tables[i].Described, b.after.Tables[i].Name} {
			if !had[s] && (n == 0 || !ours[i+1]) {
				b.writing.out.tell(Item{Kode: "tabel-alt", Severity: Warn, Pointer: b.ctxAt(in[i+1]), Tekst: s,
					Besked: "Der er skrevet alternativ tekst til tabellen. Den følger ikke med: i notatet læses tabellen op celle for celle. Skal ordene med, så skriv dem over tabellen."})
			}
		}
	}
}

// drawnWords tells of words that a screen reader says of text boxes and drawings, and
// of the titles of pictures: a notat has neither.
func (b *besides) drawnWords() {
	had := map[string]bool{}
	for _, s := range b.before.Described {
		had[s.Text] = true
	}
	for _, s := range b.after.Described {
		if had[s.Text] || written(s.Text) == "" {
			continue
		}
		had[s.Text] = true
		b.writing.out.tell(Item{Kode: "tegning-alt", Severity: Warn, Pointer: b.ctxAt(s.Near), Tekst: s.Text,
			Besked: "Der er skrevet alternativ tekst eller en titel til en tekstboks, en tegning eller et billede. Den følger ikke med. Skal ordene med, så skriv dem i teksten, eller som billedets alternative tekst."})
	}
}

// odd asks about what a reader of the file sees and a record cannot hold: equations,
// drawings without words, and properties of which nobody knows what they say.
func (b *besides) odd() {
	out := b.writing.out
	ask := func(was, is []story.Removed, i Item, valg ...Choice) {
		had := map[string]bool{}
		for _, s := range was {
			had[s.Text] = true
		}
		for _, s := range is {
			if !had[s.Text] {
				i.Severity, i.Pointer, i.Tekst, i.Choices = Ask, b.ctxAt(s.Near), s.Text, valg
				out.tell(i)
			}
		}
	}
	ask(b.before.Formulas, b.after.Formulas, Item{Kode: "ligning", Besked: "Der står en ligning i filen. I notatet kommer den til at stå på én linje som her."}, Choice{keepIt.ID, "Skriv den på én linje"})
	ask(b.before.Shapes, b.after.Shapes, Item{Kode: "tegning", Besked: "Der er tegnet noget i filen, fx en streg, en pil eller håndskrift. Det følger ikke med."}, leaveOut("Udelad tegningen"))
	b.drawnWords()
	ask(b.before.Odd, b.after.Odd, Item{Kode: "ukendt-format", Besked: "Noget i filen er formateret på en måde, som notat ikke kender. Ordene er med, formateringen er ikke."}, asPlainWords)
}

// ctxAt gives the place in the record that edited paragraph e stands at.
func (b *besides) ctxAt(e int) string {
	for k := min(e, len(b.spots)-1); k >= 0; k-- {
		if b.spots[k].ctx != "" {
			return b.spots[k].ctx
		}
	}
	return ""
}

// comments asks about every open comment, with the replies to it; a resolved one is
// told of.
func (b *besides) comments() error {
	all, err := story.Comments(b.Edited.File)
	if err != nil {
		return err
	}
	byText := map[string]string{}
	for e := range b.spots {
		byText[story.Words(b.after.Paragraphs[e].Text)] = b.spots[e].ctx
	}
	replies := map[string]string{}
	for _, c := range all {
		replies[c.Root] += " ¶ " + c.Who + ": " + c.Text
	}
	for _, c := range all {
		if c.Root != "" {
			continue
		}
		c.Text += replies[c.ID]
		i := Item{Kode: "kommentar", Severity: Ask, Tekst: c.Text, Af: c.Who, Dato: c.When,
			Choices: []Choice{leaveOut("Ja, den er klaret")}, Besked: "Der står en kommentar i filen. Er det klaret?"}
		if c.Anchored {
			i.Pointer = byText[c.At]
		}
		if c.Resolved {
			i.Kode, i.Severity, i.Choices, i.Besked = "kommentar-loest", Info, nil, "Kommentaren er løst."
		}
		b.writing.out.tell(i)
	}
	return nil
}

// notes asks about foot- and endnotes.
func (b *besides) notes() error {
	had := map[string]bool{}
	for _, n := range story.Notes(b.Baseline.File) {
		had[n.Text] = true
	}
	at := map[story.Note]int{}
	for e := range b.after.Paragraphs {
		for _, n := range b.after.Paragraphs[e].Notes {
			at[n] = e
		}
	}
	w := b.writing
	for _, n := range story.Notes(b.Edited.File) {
		if had[n.Text] || n.Text == "" {
			continue
		}
		ctx := ""
		if e, ok := at[n.Note]; ok {
			ctx = b.ctxAt(e)
		}
		i := Item{Kode: "fodnote", Severity: Ask, Pointer: ctx, Tekst: n.Text, Besked: "Filen har en fodnote. Et notat kan ikke have fodnoter."}
		f := w.held.fields[ctx]
		if f != nil && f.rich {
			i.Choices = append(i.Choices, w.out.intoField(ctx))
		}
		i.Choices = append(i.Choices, asAfsnit, leaveTextOut)
		choice := w.out.tell(i)
		w.taken.answer(choice, loose(n.Text, 0))
		if strings.HasPrefix(choice, "felt:") {
			w.richValue(f) // anew: it got words after the others
		}
	}
	return nil
}

// loose is words that stand in no one paragraph; at is an edited one near them.
func loose(s string, at int) *piece {
	return &piece{runs: []story.Run{{Text: s}}, from: &story.Paragraph{}, base: -1, at: at}
}

// oneDash makes one of hyphen and dash: drafts of before have a hyphen in their mark.
var oneDash = strings.NewReplacer("–", "-")

// banners reports headers and footers that say something else than before.
func (b *besides) banners() error {
	before, err := story.Banners(b.Baseline.File)
	if err != nil {
		return err
	}
	after, err := story.Banners(b.Edited.File)
	if err != nil {
		return err
	}
	var had strings.Builder // an editor may divide or join the lines
	for _, banner := range before {
		had.WriteString(" " + oneDash.Replace(strings.Join(banner.Lines, " ")) + " \n")
	}
	// What the body says with the same words is in the record: the template had it in its
	// header too when the draft was made.
	held := b.writing.held
	for i := range held.base {
		had.WriteString(" " + oneDash.Replace(story.Words(held.base[i].Text)))
	}
	had.WriteString(" \n")
	now := oneDash.Replace(b.writing.renamed().Replace(had.String())) // the header that the fields make as the file has them
	told := map[string]bool{}
	l, marks := labelOf(b.Edited.File), []string(nil)
	for _, banner := range after {
		data, _ := b.Edited.File.Part(banner.Part)
		for _, s := range banner.Lines {
			if told[s] || strings.Contains(had.String(), " "+oneDash.Replace(s)+" ") {
				continue
			}
			told[s] = true
			if l.marks(s, data) {
				marks = append(marks, s)
				continue
			}
			if strings.Contains(now, " "+oneDash.Replace(s)+" ") {
				b.writing.out.tell(Item{Kode: "sidehoved-fulgt", Severity: Info, Sted: "sidehoved eller sidefod", Tekst: s, outside: s, Besked: "Sidehovedet eller sidefoden er rettet, som det er rettet i notatet. Det skrives af sig selv."})
				continue
			}
			i := Item{Kode: "sidehoved", Severity: Ask, Sted: "sidehoved eller sidefod", Tekst: s, Choices: []Choice{asAfsnit, leaveTextOut},
				Besked: "Sidehovedet eller sidefoden er ændret. Den ligger fast i skabelonen, så ændringen følger ikke med."}
			b.writing.taken.answer(b.writing.out.tell(i), loose(s, 0))
		}
	}
	b.tellLabel(l, marks)
	return nil
}

// renamed puts the words that plain fields have in the file in the place of those that
// they had.
func (w *writing) renamed() *strings.Replacer {
	var pairs []string
	for _, f := range w.held.order {
		was, is := story.Words(textOfPieces(f.before)), story.Words(textOfPieces(w.taken.fields[f.pointer]))
		if !f.rich && was != is && was != "" && is != "" && was != f.prompt && !strings.HasPrefix(f.pointer, "/afsnit/") {
			pairs = append(pairs, was, is)
		}
	}
	return strings.NewReplacer(pairs...)
}

// echoed tells of what was read once though the file says it more often.
func (b *besides) echoed() {
	for _, e := range b.after.Echoes {
		b.writing.out.tell(Item{Kode: "gentaget", Severity: Info, Pointer: b.ctxAt(e.Near), Tekst: strings.Join(e.Again, " ¶ "),
			Besked: "LibreOffice har skrevet teksten flere gange i filen. Den er læst én gang."})
	}
}
