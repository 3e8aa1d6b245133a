package begynd

import (
	"cmp"
	"slices"
	"strings"

	"notat/internal/pattern"
	"notat/internal/post"
	"notat/internal/readback"
	"notat/internal/samtale"
	"notat/internal/source"
)

// labels are what people write before the fields of the head besides what a line of a
// draft is known by, and where each of them goes; a function has no slash before it.
var labels = map[string]string{
	"klokken": "/moede/tid", "kl": "/moede/tid", "referent": "referent", "referent og notat": "referent", "notat ved": "referent", "referat ved": "referent",
	"mødeleder": "moedeleder", "ordstyrer": "moedeleder", "samtaleleder": "moedeleder",
}

// anywhere are the fields that are believed wherever they stand: the others are
// common words, which only the beginning of a file uses as labels.
var anywhere = map[string]bool{"moedeleder": true, "referent": true, "/sag/sagsnr": true, "/sag/dokumentnr": true, "/sag/sagsbehandler": true, "/skole/institutionsnr": true}

// beginning is how many pieces of a file are its beginning: a page or two.
const beginning = 60

// hoved reads what stands at the head of a notat: its name, its title and the lines
// with labels.
func (b *begun) hoved() {
	b.root["dokument"] = map[string]any{"status": string(samtale.Udkast)}
	b.betegnelse()
	b.titel()
	for i := range b.pieces {
		p := &b.pieces[i]
		if b.used[i] {
			continue
		}
		switch p.What {
		case source.Text, source.Item, source.Heading:
			s := text(p.Words)
			label, value, ok := cutLabel(s)
			if f := caseNumber.FindStringSubmatch(s); f != nil {
				label, value, ok = f[1], f[2], true
			} else if f := yearAlone.FindStringSubmatch(s); f != nil {
				label, value, ok = f[1], f[2], true
			}
			if ok && value != "" {
				b.used[i] = b.field(i, label, value)
			} else if n := i + 1; ok && n < len(b.pieces) && b.pieces[n].What == source.Text && p.What != source.Item {
				if next := text(b.pieces[n].Words); !strings.Contains(next, ":") && b.field(i, label, next) {
					b.used[i], b.used[n] = true, true
				}
			}
		case source.Table:
			b.used[i] = b.headTable(i)
		case source.Picture, source.Aside:
		}
	}
	b.askHoved()
	if b.head != nil {
		b.Tell(readback.Item{Kode: "hoved-laest", Severity: readback.Info, Sted: "hovedet", Tekst: words(b.head), Besked: "Disse linjer er læst som notatets hoved."}, "")
	}
}

// caseNumber is the number of a case after a label without a colon: "Sagsnr. 25/1234".
var caseNumber = pattern.New(`^((?i:sags\s?nr|sagsnummer|journalnr|j\.?\s?nr|dok\.?\s?nr|dokumentnr)\.?):?\s+(\S*\d\S*)$`)

// yearAlone is a school year alone on its line: "Skoleåret 2024/25".
var yearAlone = pattern.New(`^((?i:skoleåret|skoleår))\s+(\d{4}\s*[/–-]\s*(?:\d{2}){1,2})$`)

// headTable takes a table of labels and values beside each other.
func (b *begun) headTable(i int) bool {
	rows := b.pieces[i].Rows
	var pairs [][2]string
	for _, r := range rows {
		var cells []string
		for _, c := range r.Cells {
			cells = append(cells, cellText(c))
		}
		if len(cells)%2 != 0 {
			return false
		}
		for k := 0; k < len(cells); k += 2 {
			if cells[k] == "" && cells[k+1] == "" {
				continue
			}
			if b.place(cells[k]) == "" {
				return false
			}
			pairs = append(pairs, [2]string{cells[k], cells[k+1]})
		}
	}
	if pairs == nil || i >= beginning {
		return false
	}
	for _, p := range pairs {
		if p[1] == "" {
			b.head = append(b.head, p[0])
			b.Note(p[0], "")
		} else if !b.field(i, p[0], p[1]) {
			b.head = append(b.head, p[0]+": "+p[1])
			b.Tell(readback.Item{Kode: "kan-ikke-laeses", Severity: readback.Warn, Sted: sted(b.pieces[i].Place), Tekst: p[0] + ": " + p[1], Besked: "Linjen i notatets hoved kan ikke læses og er ikke med. Skriv den selv ind."}, p[0]+" "+p[1])
		}
	}
	return true
}

// place gives where the value of a label goes, or "".
func (b *begun) place(label string) string {
	l := folded(label)
	for said, at := range b.in.Words.Hoved {
		if folded(said) == l {
			return at
		}
	}
	return cmp.Or(labels[l], readback.HeadLabels[l])
}

// field takes a line with a label, where its value is what the label says.
func (b *begun) field(i int, label, value string) bool {
	at := b.place(label)
	switch {
	case at == "" || i >= beginning && !anywhere[at]:
		return false
	case !strings.HasPrefix(at, "/"):
		if !b.function(at, value) {
			return false
		}
	case !b.value(at, value):
		return false
	}
	b.Note(label, "")
	b.head = append(b.head, label+": "+value)
	return true
}

var dayAndTime = pattern.New(`(?i)^(.*?\d{4}),?\s+(?:fra\s+)?(kl\..*|kl .*|klokken .*|\d{1,2}[.:]\d{2}.*)$`)

// value puts the value of a field into the record, once.
func (b *begun) value(at, value string) bool {
	object, key := string(post.Pointer(at).Parent())[1:], post.Pointer(at).LastToken()
	if o, _ := b.root[object].(map[string]any); o[key] != nil || key == "tid" && o["start"] != nil {
		return false
	}
	clock := ""
	if f := dayAndTime.FindStringSubmatch(value); at == "/moede/dato" && f != nil {
		value, clock = f[1], f[2]
	}
	if at == "/moede/tid" {
		if f := dayAndTime.FindStringSubmatch(value); f != nil { // "Tidspunkt: onsdag den 9. april 2025 kl. 14-16"
			return b.value("/moede/dato", value)
		}
		return b.time(value)
	}
	if at == "/dokument/godkendt" {
		return b.approved(value)
	}
	v, ok := b.Value(at, value)
	if !ok || v == "" {
		return false
	}
	if clock != "" && !b.time(clock) {
		b.set("moede", "sted", clock)
	}
	b.set(object, key, v)
	return true
}

// approved takes "27. marts 2026 af Skolechefen".
func (b *begun) approved(value string) bool {
	day, who, _ := strings.Cut(value, " af ")
	v, ok := b.Value("/dokument/godkendt/dato", day)
	if !ok || v == "" {
		return false
	}
	item := map[string]any{"dato": v}
	if who = strings.TrimSpace(who); who != "" {
		item["af"] = who
		b.Note("af", "")
	}
	b.set("dokument", "godkendt", item)
	return true
}

func (b *begun) time(value string) bool {
	start, slut, ok := b.Span(strings.TrimPrefix(strings.ToLower(value), "klokken "))
	if ok {
		b.set("moede", "start", start)
		b.set("moede", "slut", slut)
	}
	return ok
}

// betegnelser are what a notat may be called, alone on its line.
var betegnelser = []string{"notat", "referat", "aftalenotat", "aftalereferat", "opsamling", "mødereferat", "resultatreferat", "beslutningsreferat"}

func (b *begun) betegnelse() {
	for i := range b.pieces {
		p := &b.pieces[i]
		if s := text(p.Words); (p.What == source.Text || p.What == source.Heading) && slices.Contains(betegnelser, strings.ToLower(s)) {
			b.set("dokument", "betegnelse", s)
			b.used[i] = true
			return
		}
	}
}

// titleWithin is how many of the first pieces may be the title.
const titleWithin = 6

// titleBegins are words that the title of a notat begins with.
var titleBegins = []string{"samtale", "notat", "referat", "aftalenotat"}

// titel takes the first line that names the conversation or the notat as the title, or
// the only heading of the highest level, where it stands above all others; of slides
// the title of the first, where it holds nothing but that.
func (b *begun) titel() {
	first := -1
	for i := range b.pieces[:min(titleWithin, len(b.pieces))] {
		p := &b.pieces[i]
		if b.used[i] || p.What != source.Heading && p.What != source.Text {
			continue
		}
		s := text(p.Words)
		l := strings.ToLower(s)
		named := says(l, "skoleudviklingssamtale*")
		if first < 0 && p.What == source.Heading {
			named = named || slices.ContainsFunc(titleBegins, func(w string) bool { return strings.HasPrefix(l, w) })
		}
		if named && b.delOf(s) == "" && (p.What == source.Heading || len(strings.Fields(s)) <= titleWords && !strings.ContainsAny(s, ".!?")) {
			b.takeTitle(i)
			return
		}
		if p.What == source.Heading && first < 0 {
			first = i
		}
	}
	if first < 0 || !b.pieces[first].Sure || b.delOf(text(b.pieces[first].Words)) != "" {
		return
	}
	for i := first + 1; i < len(b.pieces); i++ {
		p := &b.pieces[i]
		if p.Place.Slide > 1 {
			break
		}
		if p.What == source.Heading && p.Level <= b.pieces[first].Level || p.Place.Slide == 1 && p.What != source.Text && p.What != source.Heading {
			return
		}
	}
	b.takeTitle(first)
}

// titleWords is how many words a title has at most that is no heading.
const titleWords = 14

// titleLabels are what people write before a title.
var titleLabels = []string{"emne", "titel", "vedr", "vedrørende", "angående"}

func (b *begun) takeTitle(i int) {
	s := text(b.pieces[i].Words)
	if label, value, ok := cutLabel(s); ok && value != "" && slices.Contains(titleLabels, folded(label)) {
		b.Note(label, "")
		b.head, s = append(b.head, s), value
	}
	b.set("dokument", "titel", s)
	b.used[i] = true
}
