package readback

import (
	"context"
	"slices"
	"strings"

	"notat/internal/prosa"
	"notat/internal/recorddiff"
	"notat/internal/samtale"
	"notat/internal/story"
)

// writing puts words into the fields of the record.
type writing struct {
	held    *held
	taken   *taken
	absence *absence
	out     *outcome
	struck  map[*field]bool // words of it were struck through, and an answer deletes them
}

// values puts the words of every field into the record. A field whose words are
// those of the baseline keeps its source byte for byte. The error is that of the
// context.
func values(ctx context.Context, m *absence, out *outcome) (*writing, error) {
	w := &writing{m.held, m.taken, m, out, map[*field]bool{}}
	for n, f := range m.held.order {
		if left(ctx, n) {
			return nil, ctx.Err()
		}
		if told, is := m.taken.instead[f.pointer]; is { // its own line goes, whatever it says by now
			out.items[told].outside += " " + textOfPieces(m.taken.fields[f.pointer])
		}
		if !m.taken.has(f) || m.taken.settled[f.pointer] {
			continue
		}
		w.clean(f)
		w.corrected(f)
		w.tellLost(f)
		w.tellMarks(f)
		w.tellCounts(f)
		w.tellDepth(f)
		if f.rich || w.taken.markdown[f.pointer] {
			w.richValue(f)
		} else {
			w.plainValue(f)
		}
	}
	out.putNewcomers()
	return w, ctx.Err()
}

const otherRemarks = "Øvrige bemærkninger"

// extraSection puts what answers sent to a section of its own into the record,
// last of all; what stood at something internal is internal there.
func (t *taken) extraSection(spots []spot, out *outcome) {
	if len(t.extra) == 0 {
		return
	}
	list, _ := recorddiff.Get(out.root, "/afsnit").([]any)
	s := &section{list: "/afsnit", at: len(list), first: len(spots), heading: otherRemarks}
	for _, p := range t.extra {
		if p.intern || p.at < len(spots) && out.intern(spots[p.at].ctx) {
			s.hidden = append(s.hidden, p)
		} else {
			s.lines = append(s.lines, p)
		}
	}
	out.read = append(out.read, Reading{Record: otherRemarks})
	s.write(out)
}

// clean takes the prompt out of a field that shows it, alone or beside new words.
func (w *writing) clean(f *field) {
	if f.prompt == "" {
		return
	}
	own := w.held.back[f.before[0].base] // the paragraph where the prompt stood
	for _, p := range w.taken.fields[f.pointer] {
		if own >= 0 && p.at != own && strings.Contains(p.text(), f.prompt) && strings.Contains(w.held.edited[own].Text, f.prompt) {
			w.out.tell(Item{Kode: "gentaget", Severity: Info, Pointer: f.pointer, Tekst: f.prompt, Besked: "Ledeteksten står en gang til i filen. Den følger ikke med."})
		}
	}
	for _, ps := range [][]*piece{f.before, w.taken.fields[f.pointer]} {
		for _, p := range ps {
			p.runs = withoutPrompt(p.runs, f.prompt)
		}
	}
}

func filled(ps []*piece) []*piece {
	var out []*piece
	for _, p := range ps {
		if p.block != nil || strings.TrimSpace(p.text()) != "" {
			out = append(out, p)
		}
	}
	return out
}

// note remembers who changed a field, where the file says so.
func (w *writing) note(f *field, pointer string) {
	for _, p := range w.taken.fields[f.pointer] {
		for i := range p.runs {
			if m := p.runs[i].By; m != nil {
				w.out.by[pointer] = (&story.Revision{Who: m.Who, When: Dato(m.When)}).Author()
			}
		}
	}
}

func (w *writing) richValue(f *field) {
	before, after := filled(f.before), filled(w.taken.fields[f.pointer])
	if isTekst(f.pointer) {
		after = w.divide(f, after)
	}
	w.said(f, before, after)
	to, changed := markdown(recorddiff.Text(w.out.root, f.pointer), before, after)
	if !changed {
		return
	}
	w.note(f, f.pointer)
	switch {
	case strings.HasPrefix(f.pointer, "/afsnit/-/"):
		w.missingPart(f, after)
	case strings.HasSuffix(f.pointer, "/blokke/-"):
		list, _ := split1(f.pointer)
		for k, b := range blocksOf(after, false) {
			w.out.edits.Insert(list, 0, k-len(after), b)
		}
		w.out.tell(Item{Kode: "del-udfyldt", Severity: Info, Pointer: f.pointer, Tekst: textOfPieces(after), Besked: "Der er skrevet noget, hvor der manglede noget."})
	case to == "":
		w.emptied(f)
	default:
		recorddiff.Set(w.out.root, f.pointer, to)
	}
}

// emptied is a field whose place is left without a word: a decision, since an
// editor may have emptied it without anybody meaning it.
func (w *writing) emptied(f *field) {
	if w.struck[f] || w.taken.left[f.pointer] { // answered already, or it is a heading now
		w.absence.drop(f.pointer)
		return
	}
	all := w.alsoEmptied(f)
	var text []string
	for _, o := range all {
		text = append(text, textOfPieces(filled(o.before)))
		w.taken.settled[o.pointer] = true
	}
	i := Item{Kode: "felt-tomt", Severity: Ask, Pointer: f.pointer, Tekst: strings.Join(text, " ¶ "), Choices: []Choice{deleteIt, keepIt},
		Besked: "Teksten er slettet i Word. Skal den også ud af notatet?"}
	if by := w.absence.removedBy(text); by != nil {
		i.Af, i.Dato = by.Who, by.When
	}
	if w.out.tell(i) == "slettes" {
		for _, o := range all {
			w.absence.drop(o.pointer)
		}
	}
}

// alsoEmptied gives a field with those of its line that are left without a word as
// well: the two times of a point are one decision.
func (w *writing) alsoEmptied(f *field) []*field {
	out := []*field{f}
	if f.rich || len(f.before) != 1 {
		return out
	}
	l := &w.held.base[f.before[0].base]
	for n := range l.segs {
		o := w.held.fields[l.segs[n].pointer]
		if o != nil && o != f && !o.rich && len(filled(o.before)) > 0 && w.taken.has(o) && !w.taken.settled[o.pointer] && len(filled(w.taken.fields[o.pointer])) == 0 {
			out = append(out, o)
		}
	}
	return out
}

// missingPart makes a filled prompt the section that was missing.
func (w *writing) missingPart(f *field, after []*piece) {
	at := len(w.held.match)
	if len(after) > 0 {
		at = after[0].at
	}
	section := w.out.newPart(w.held, f.pointer, at)
	list, _ := section["blokke"].([]any)
	section["blokke"] = append(blocksOf(after, false), list...)
	w.out.tell(Item{Kode: "del-udfyldt", Severity: Info, Pointer: f.pointer, Tekst: textOfPieces(after), Besked: "Der er skrevet noget, hvor der manglede noget."})
}

func plainText(ps []*piece) string {
	out := make([]string, len(ps))
	for i, p := range ps {
		out[i] = strings.TrimSpace(p.text())
	}
	return strings.Join(out, "\n")
}

func (w *writing) plainValue(f *field) {
	before, after := filled(f.before), filled(w.taken.fields[f.pointer])
	was, is := plainText(before), plainText(after)
	if story.Words(was) == story.Words(is) {
		return
	}
	w.note(f, f.pointer)
	if is == "" {
		w.emptied(f)
		return
	}
	if is = w.others(f, was, is); story.Words(was) == story.Words(is) {
		return
	}
	is = w.out.afbud(f.pointer, is)
	if w.namesForTitle(f, is) {
		return
	}
	w.otherTitle(f, was, is)
	if date, who, by := strings.Cut(is, " af "); by && f.pointer == "/dokument/godkendt/dato" && recorddiff.Text(w.out.root, "/dokument/godkendt/af") == "" {
		if _, ok := w.out.readAs(f.pointer, date); ok {
			recorddiff.Set(w.out.root, "/dokument/godkendt/af", strings.TrimSpace(who))
			w.out.read, is = append(w.out.read, Reading{File: "af"}), date
		}
	}
	v, more, ok := w.out.valueAndMore(f.pointer, is)
	if more != "" && !strings.Contains(f.pointer, "/aftaler/") || !ok {
		w.unread(f, was, is)
		return
	}
	if more != "" {
		item, _ := split1(f.pointer)
		w.intoRemark(item, more)
		w.out.tell(Item{Kode: "nyt-felt", Severity: Info, Pointer: item + "/bemaerkning", Tekst: story.Words(more), Besked: "Ordene under står nu i aftalens bemærkning."})
	}
	old := recorddiff.Text(w.out.root, f.pointer)
	if same, ok := w.out.readAs(f.pointer, old); ok && same == v && kindAt(f.pointer) != samtale.KindCode {
		return // 13:05 printed as 13.05 and written as kl. 13.05
	}
	recorddiff.Set(w.out.root, f.pointer, v)
}

// unread asks about words that are no date, time, status or the like.
func (w *writing) unread(f *field, was, s string) {
	valg := w.out.guesses(f.pointer, s)
	item, key := split1(f.pointer)
	aftale := strings.Contains(f.pointer, "/aftaler/")
	if aftale {
		valg = append(valg, Choice{intoBemaerkning, "Skriv det i aftalens bemærkning"})
	}
	answer := w.out.tell(Item{Kode: "kan-ikke-laeses", Severity: Ask, Pointer: f.pointer, Tekst: story.Words(s), Choices: append(valg, keepIt, asAfsnit),
		Besked: "Teksten kan ikke læses som " + kindWords[kindAt(f.pointer)] + ". Ret den i Word, eller behold det, der stod.", inside: was})
	switch {
	case answer == asAfsnit.ID:
		w.taken.extra = append(w.taken.extra, w.taken.fields[f.pointer]...)
	case answer == intoBemaerkning && aftale:
		w.remark(item, key, s)
	default:
		if meant, ok := w.out.guessed(answer); ok {
			recorddiff.Set(w.out.root, f.pointer, meant)
		}
	}
}

// remark puts words that are no value of a field into the remark of its agreement,
// and takes the old value away.
func (w *writing) remark(item, key, s string) {
	recorddiff.Set(w.out.root, item+"/"+key, "")
	w.intoRemark(item, strings.ToUpper(key[:1])+key[1:]+": "+story.Words(s))
}

// intoRemark puts words into the remark of an agreement, below those that it has.
func (w *writing) intoRemark(item, s string) {
	said := &piece{runs: []story.Run{{Text: s}}, from: &story.Paragraph{}, base: -1}
	at := item + "/bemaerkning"
	if f := w.held.fields[at]; f != nil {
		w.taken.take(at, said)
		w.richValue(f) // anew, where it was read before
		return
	}
	recorddiff.Set(w.out.root, at, prosa.Write(prosaOf([]*piece{said})))
}

// corrected takes away the date, the status or the like that was struck through where
// another stands beside it.
func (w *writing) corrected(f *field) {
	if f.rich || asWritten(f.pointer) {
		return
	}
	var old, is string
	struck := func(x *story.Run) bool { return losses[x.Lost] == losses["strike"] }
	for _, p := range w.taken.fields[f.pointer] {
		for i := range p.runs {
			if struck(&p.runs[i]) {
				old += p.runs[i].Text
			} else {
				is += p.runs[i].Text
			}
		}
	}
	if v, ok := w.out.readAs(f.pointer, is); !ok || v == "" || strings.TrimSpace(old) == "" {
		return
	}
	for _, p := range w.taken.fields[f.pointer] {
		p.runs = slices.DeleteFunc(slices.Clone(p.runs), func(x story.Run) bool { return struck(&x) })
	}
	w.out.tell(Item{Kode: "streget-ud", Severity: Info, Pointer: f.pointer, Tekst: story.Words(old), outside: old, Besked: "Det er streget ud, og det nye står ved siden af. Det nye gælder."})
}

// tellLost tells of formatting in a field that the record cannot hold.
func (w *writing) tellLost(f *field) {
	before := lostIn(f.before)
	for _, p := range w.taken.fields[f.pointer] {
		for i := range p.runs {
			x := &p.runs[i]
			lost := losses[x.Lost]
			switch {
			case strings.TrimSpace(x.Text) == "":
			case x.Lost == story.Unseen && !before[lost]:
				if w.out.askUnseen(f.pointer, story.Words(x.Text)) {
					x.Text, w.struck[f] = "", true
				}
			case lost != "" && !before[lost]:
				sev := Warn
				var valg []Choice
				switch lost {
				case losses["shd"], losses["bdr"], losses["em"], losses["color"]: // as with a marker
				case "hævet eller sænket skrift", losses["rFonts"]: // 5th must not become another word unseen
					sev, valg = Ask, []Choice{asPlainWords}
				case "gennemstregning": // may mean that the words are to go
					sev, valg = Ask, []Choice{{deleteIt.ID, "Slet ordene"}, asPlainWords}
				}
				answer := w.out.tell(Item{Kode: "formatering", Severity: sev, Pointer: f.pointer, Tekst: story.Words(x.Text), Choices: valg, Besked: "Formateringen følger ikke med: " + lost + "."})
				if answer == deleteIt.ID {
					x.Text, w.struck[f] = "", true
				}
			case x.Link != "" && !before[x.Link] && !followed(x.Link):
				w.out.tell(Item{Kode: "link", Severity: Warn, Pointer: f.pointer, Tekst: story.Words(x.Text) + " " + x.Link, outside: bareAddress(x.Link), Besked: "Linket følger ikke med, kun ordene: adressen kan ikke bruges i et notat."})
			}
		}
	}
	if f.rich || w.taken.markdown[f.pointer] {
		return
	}
	for _, p := range w.taken.fields[f.pointer] {
		if p.from.Table > 0 || p.from.Heading != 0 {
			continue // an editor writes the style of a header row into its words
		}
		for i := range p.runs {
			if x := &p.runs[i]; (x.Bold || x.Italic) && !before["fed"] && strings.TrimSpace(x.Text) != "" {
				w.out.tell(Item{Kode: "formatering", Severity: Info, Pointer: f.pointer, Tekst: story.Words(x.Text), Besked: "Fed og kursiv følger ikke med her."})
				return
			}
		}
	}
}

var asPlainWords = Choice{"beholdes", "Behold ordene som almindelig tekst"}

// losses are what the formatting is called that a record cannot hold.
var losses = map[string]string{"strike": "gennemstregning", "dstrike": "gennemstregning", "highlight": "fremhævning", "u": "understregning", "vanish": "skjult tekst", "vertAlign": "hævet eller sænket skrift",
	"position": "hævet eller sænket skrift", "color": "farvet skrift", "shd": "farvet baggrund", "bdr": "ramme om ordene", "em": "mærker over ordene", "rFonts": "en skrift, der viser tegn i stedet for bogstaver"}

func lostIn(ps []*piece) map[string]bool {
	out := map[string]bool{}
	for _, p := range ps {
		for i := range p.runs {
			x := &p.runs[i]
			out[losses[x.Lost]], out[x.Link] = true, true
			out["fed"] = out["fed"] || x.Bold || x.Italic
		}
	}
	return out
}

// followed reports whether a record can hold an address.
func followed(address string) bool {
	p := prosa.Normal(prosa.Prosa{{Linje: []prosa.Ord{{Tekst: "x", Henvisning: address}}}})
	return len(p) == 1 && len(p[0].Linje) == 1 && p[0].Linje[0].Henvisning != ""
}
