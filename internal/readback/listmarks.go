package readback

import (
	"strings"

	"notat/internal/story"
)

// tellMarks asks about words that Word shows before the items of a list: they are
// no part of the text, and are so in the record when the answer says it.
func (w *writing) tellMarks(f *field) {
	marked := map[string][]*piece{} // by list
	var lists []string
	for _, p := range w.taken.fields[f.pointer] {
		if p.from.MarkWords && p.text() != "" && p.base < 0 {
			if marked[p.from.Num] == nil {
				lists = append(lists, p.from.Num)
			}
			marked[p.from.Num] = append(marked[p.from.Num], p)
		}
	}
	for _, num := range lists {
		var text []string
		for _, p := range marked[num] {
			text = append(text, story.Words(p.from.Mark+" "+p.text()))
		}
		if w.out.tell(Item{Kode: "listemaerke", Severity: Ask, Pointer: f.pointer, Tekst: strings.Join(text, " ¶ "), Choices: []Choice{{intoText, "Skriv ordene foran hvert punkt"}, leaveOut("Udelad ordene foran punkterne")},
			Besked: "Word skriver ord foran punkterne på listen. De er ikke en del af teksten."}) != intoText {
			continue
		}
		for _, p := range marked[num] {
			p.runs = append([]story.Run{{Text: p.from.Mark + " "}}, p.runs...)
			from := *p.from
			from.List = 0
			p.from = &from
			w.out.read = append(w.out.read, Reading{Record: from.Mark})
		}
	}
}

// intoText is the answer that makes the words before the items of a list words of
// the text.
const intoText = "i-teksten"

// tellCounts tells of a list that Word shows with other numbers than 1. 2. 3., or that
// goes on with 3. below something else: the record has no others.
func (w *writing) tellCounts(f *field) {
	had := map[string]bool{}
	for _, p := range f.before {
		had[p.from.Num] = p.from.Counts
	}
	seen, last := map[string]bool{}, "" // the lists so far, and the one of the item above
	for _, p := range w.taken.fields[f.pointer] {
		n := p.from.Num
		goesOn := p.from.List == '1' && p.from.Level == 0 && seen[n] && last != n // below something else
		if p.from.Level == 0 {
			if last = ""; p.from.List == '1' {
				last, seen[n] = n, true
			}
		}
		if (goesOn || p.from.Counts) && !p.from.MarkWords && !had[n] && p.text() != "" {
			had[n] = true
			w.out.tell(Item{Kode: "talliste", Severity: Warn, Pointer: f.pointer, Tekst: story.Words(p.from.Mark + " " + p.text()), Besked: "Listen har andre numre i filen end 1, 2, 3, som den får i notatet. Skal numrene stå der, så skriv dem selv."})
		}
	}
}

// tellDepth tells of items on a third level or further down: the record has two.
func (w *writing) tellDepth(f *field) {
	var text []string
	for _, p := range w.taken.fields[f.pointer] {
		if p.base < 0 && p.from.List != 0 && p.from.Level > 1 && p.text() != "" {
			text = append(text, story.Words(p.text()))
		}
	}
	if text != nil {
		w.out.tell(Item{Kode: "liste-niveau", Severity: Warn, Pointer: f.pointer, Tekst: strings.Join(text, " ¶ "), Besked: "Lister i et notat har to niveauer. Det, der stod længere inde, står på det andet."})
	}
}
