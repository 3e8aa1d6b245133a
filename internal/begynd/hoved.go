package begynd

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"notat/internal/maaned"
	"notat/internal/readback"
	"notat/internal/samtale"
	"notat/internal/source"
)

// labels are what people write before the fields of the head, and where each of them
// goes; a function has no slash before it.
var labels = map[string]string{
	"dato": "/moede/dato", "mødedato": "/moede/dato", "dato for samtalen": "/moede/dato", "dato og tid": "/moede/dato", "dato og tidspunkt": "/moede/dato",
	"tid": "/moede/tid", "tidspunkt": "/moede/tid", "klokken": "/moede/tid", "kl": "/moede/tid", "sted": "/moede/sted", "mødested": "/moede/sted", "lokale": "/moede/sted",
	"sagsnr": "/sag/sagsnr", "sagsnummer": "/sag/sagsnr", "sags nr": "/sag/sagsnr", "journalnr": "/sag/sagsnr", "journalnummer": "/sag/sagsnr", "j.nr": "/sag/sagsnr", "j. nr": "/sag/sagsnr", "jnr": "/sag/sagsnr", "sag": "/sag/sagsnr",
	"dokumentnr": "/sag/dokumentnr", "dok. nr": "/sag/dokumentnr", "dok.nr": "/sag/dokumentnr", "sagsbehandler": "/sag/sagsbehandler",
	"skole": "/skole/navn", "skolens navn": "/skole/navn", "institutionsnr": "/skole/institutionsnr", "institutionsnummer": "/skole/institutionsnr", "skolekode": "/skole/institutionsnr",
	"kommune": "/kommune/navn", "skoleår": "/dokument/skoleaar", "skoleåret": "/dokument/skoleaar",
	"mødeleder": "moedeleder", "ordstyrer": "moedeleder", "samtaleleder": "moedeleder", "referent": "referent", "referent og notat": "referent", "notat ved": "referent", "referat ved": "referent",
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
var caseNumber = regexp.MustCompile(`^((?i:sags\s?nr|sagsnummer|journalnr|j\.?\s?nr|dok\.?\s?nr|dokumentnr)\.?):?\s+(\S*\d\S*)$`)

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
	return labels[l]
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

var dayAndTime = regexp.MustCompile(`(?i)^(.*?\d{4}),?\s+(?:fra\s+)?(kl\..*|kl .*|klokken .*|\d{1,2}[.:]\d{2}.*)$`)

// value puts the value of a field into the record, once.
func (b *begun) value(at, value string) bool {
	keys := strings.Split(at, "/")
	object, key := keys[1], keys[2]
	if o, _ := b.root[object].(map[string]any); o[key] != nil || key == "tid" && o["start"] != nil {
		return false
	}
	clock := ""
	if f := dayAndTime.FindStringSubmatch(value); at == "/moede/dato" && f != nil {
		value, clock = f[1], f[2]
	}
	if at == "/moede/tid" {
		return b.time(value)
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

func (b *begun) time(value string) bool {
	start, slut, ok := b.Span(strings.TrimPrefix(strings.ToLower(value), "klokken "))
	if ok {
		b.set("moede", "start", start)
		b.set("moede", "slut", slut)
	}
	return ok
}

// betegnelser are what a notat may be called, alone on its line.
var betegnelser = []string{"notat", "referat", "mødereferat", "resultatreferat", "beslutningsreferat"}

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

func (b *begun) takeTitle(i int) {
	b.set("dokument", "titel", text(b.pieces[i].Words))
	b.used[i] = true
}

// askHoved asks in one question for what a notat must say of itself, with what the
// file seems to say.
func (b *begun) askHoved() {
	all := b.said()
	get := func(object, key string) string {
		o, _ := b.root[object].(map[string]any)
		s, _ := o[key].(string)
		return s
	}
	day, label := firstDay(all)
	date := get("moede", "dato")
	rows := []readback.Row{
		row("skole", "Skolens navn", get("skole", "navn"), named(all, schoolName)),
		row("kommune", "Kommunens navn", get("kommune", "navn"), named(all, kommuneName)),
		row("skoleaar", "Skoleåret, fx 2025/26", get("dokument", "skoleaar"), years(all, cmp.Or(date, day))),
		row("dato", "Datoen for mødet, fx 13. marts 2025", maaned.Dato(date), nil),
		row("titel", "Titlen (uden en hedder notatet »Skoleudviklingssamtale på« og skolens navn)", get("dokument", "titel"), nil),
	}
	for i := range rows {
		rows[i].Must = rows[i].ID != "dato" && rows[i].ID != "titel"
	}
	if date == "" && day != "" {
		rows[3].Choices = []readback.Choice{{ID: aValue + label, Tekst: label}}
		rows[3].Chosen = rows[3].Choices[0].ID
	}
	i := b.Tell(readback.Item{Kode: "hoved", Severity: readback.Ask, Sted: "hovedet", Tekst: "", Besked: "Passer det, som notatet siger om sig selv?", Choices: []readback.Choice{{ID: "ja", Tekst: "Ja, det passer"}}, Rows: rows}, "")
	to := map[string][2]string{"skole": {"skole", "navn"}, "kommune": {"kommune", "navn"}, "skoleaar": {"dokument", "skoleaar"}, "dato": {"moede", "dato"}, "titel": {"dokument", "titel"}}
	for _, r := range i.Rows {
		v, ok := strings.CutPrefix(r.Chosen, aValue)
		at := to[r.ID]
		if v = strings.TrimSpace(v); !ok || v == "" {
			continue
		}
		if day, ok := readback.Date(v); ok && r.ID == "dato" {
			v = day
		} else if f := aYear.FindStringSubmatch(v); f != nil && r.ID == "skoleaar" {
			v = f[1] + "/" + f[2]
		}
		if v == get(at[0], at[1]) {
			continue
		}
		if had := get(at[0], at[1]); had != "" {
			b.Note(had, v)
		} else {
			b.Note("", v)
		}
		b.set(at[0], at[1], v)
	}
	if school := get("skole", "navn"); get("dokument", "titel") == "" {
		b.set("dokument", "titel", strings.TrimSpace("Skoleudviklingssamtale på "+cmp.Or(school, "skolen")))
		b.Note("", get("dokument", "titel"))
	}
}

// aValue begins an answer that gives words.
const aValue = "skriv:"

func row(id, tekst, is string, candidates []string) readback.Row {
	r := readback.Row{ID: id, Tekst: tekst, Words: aValue}
	if is != "" {
		candidates = append([]string{is}, candidates...)
	}
	for _, c := range candidates {
		if v := (readback.Choice{ID: aValue + c, Tekst: c}); len(r.Choices) < maxCandidates && !slices.Contains(r.Choices, v) {
			r.Choices = append(r.Choices, v)
		}
	}
	if r.Choices != nil {
		r.Chosen = r.Choices[0].ID
	}
	return r
}

// maxCandidates is how many names are proposed.
const maxCandidates = 4

// said gives all words of the file, a piece a line.
func (b *begun) said() []string {
	out := []string{b.in.File.Title}
	var add func(pieces []source.Piece)
	add = func(pieces []source.Piece) {
		for i := range pieces {
			if pieces[i].Words != nil {
				out = append(out, text(pieces[i].Words))
			}
			for _, r := range pieces[i].Rows {
				for _, c := range r.Cells {
					add(c.Pieces)
				}
			}
		}
	}
	add(b.pieces)
	for _, l := range b.in.File.Left {
		out = append(out, l.Text)
	}
	return out
}

var (
	schoolName  = regexp.MustCompile(`(?:\p{Lu}[\p{L}.-]*\s+){1,3}(?:Skoles?|skoles?|SKOLE)\b|\p{Lu}\p{L}+(?:skolens?|skoles?)\b`)
	kommuneName = regexp.MustCompile(`(?:\p{Lu}[\p{L}-]*[\s-]+(?:og\s+)?)?\p{Lu}[\p{L}-]*\s+Kommunes?\b`)
	aDay        = regexp.MustCompile(`(?i)\b(\d{1,2})\.\s*(` + strings.Join(maaned.Names[:], "|") + `)\s+(\d{4})\b`)
	aYear       = regexp.MustCompile(`\b(20\d{2})\s*[/–-]\s*(?:20)?(\d{2})\b`)
)

// named gives the names of a kind that a file has, those that it has most often first.
func named(all []string, kind *regexp.Regexp) []string {
	count := map[string]int{}
	var order []string
	for _, s := range all {
		for _, f := range kind.FindAllString(s, -1) {
			name := strings.TrimSuffix(strings.Join(strings.Fields(f), " "), "s")
			if commonNames[strings.ToLower(name)] {
				continue
			}
			if count[name]++; count[name] == 1 {
				order = append(order, name)
			}
		}
	}
	slices.SortStableFunc(order, func(a, b string) int { return cmp.Compare(count[b], count[a]) })
	return order
}

// commonNames look like the name of a school and are none.
var commonNames = map[string]bool{"folkeskolen": true, "folkeskole": true, "skolen": true, "grundskolen": true, "efterskole": true, "efterskolen": true, "produktionsskolen": true, "ungdomsskolen": true, "musikskolen": true}

// firstDay gives the first date of a file, as the record writes it and as the file does.
func firstDay(all []string) (day, label string) {
	for _, s := range all {
		if f := aDay.FindString(s); f != "" {
			if d, ok := readback.Date(f); ok {
				return d, f
			}
		}
	}
	return "", ""
}

// years gives the school years that a file may be of: that of its day first.
func years(all []string, day string) []string {
	var out []string
	if len(day) == len("2025-03-13") {
		out = append(out, samtale.SkoleaarOf(day))
	}
	for _, s := range all {
		for _, f := range aYear.FindAllStringSubmatch(s, -1) {
			if y := f[1] + "/" + f[2]; samtale.IsSkoleaar(y) {
				out = append(out, y)
			}
		}
	}
	return out
}
