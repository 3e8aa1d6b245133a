package begynd

import (
	"cmp"
	"slices"
	"strings"

	"notat/internal/maaned"
	"notat/internal/pattern"
	"notat/internal/readback"
	"notat/internal/samtale"
	"notat/internal/source"
)

// askHoved asks in one question for what a notat must say of itself, with what the
// file seems to say.
func (b *begun) askHoved() {
	all := b.said(false)
	get := func(object, key string) string {
		o, _ := b.root[object].(map[string]any)
		s, _ := o[key].(string)
		return s
	}
	day, label := firstDay(b.said(true))
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
			v = yearOf(f)
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

// said gives all words of the file, a piece a line; dated without the lists of the
// record and the lines in which a day is the deadline of an agreement.
func (b *begun) said(dated bool) []string {
	out := []string{b.in.File.Title}
	var add func(pieces []source.Piece)
	add = func(pieces []source.Piece) {
		for i := range pieces {
			p := &pieces[i]
			switch s := text(p.Words); {
			case p.Words == nil:
			case !dated:
				out = append(out, s)
			case hasDeadline(s), p.What == source.Item && aNumberDay.MatchString(s) && !strings.Contains(s, ":"):
				out = append(out, "")
			default:
				out = append(out, s)
			}
			if dated && len(p.Rows) > 0 && b.Tells(p.Rows[0]) == "aftaler" {
				continue
			}
			for _, r := range p.Rows {
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
	schoolName  = pattern.New(`(?:\p{Lu}[\p{L}.-]*\s+){1,3}(?:Skoles?|skoles?|SKOLE)\b|\p{Lu}\p{L}+(?:skolens?|skoles?)\b`)
	kommuneName = pattern.New(`(?:\p{Lu}[\p{L}-]*[\s-]+(?:og\s+)?)?\p{Lu}[\p{L}-]*\s+Kommunes?\b`)
	aDay        = pattern.New(`(?i)\b(\d{1,2})\.\s*(` + strings.Join(maaned.Names[:], "|") + `)\s+(\d{4})\b`)
	aNumberDay  = pattern.New(`\b\d{1,2}\s?[./-]\s?\d{1,2}\s?(?:[./-]\s?(?:20)?\d{2}|\s20\d{2})\b|\b20\d{2}-\d{2}-\d{2}\b`)
	notTheDay   = pattern.New(`(?i)\b(?:frist|deadline|senest|inden|næste|ultimo|primo|godkendt|godkendelse)\b`)
	aboutTheDay = pattern.New(`(?i)(?:\b(?:den|d\.|dato|dag)\s*:?\s*|møde|samtale|notat|referat)`) // before a day in numbers
	aYear       = pattern.New(`\b(?:20(\d{2})\s*[/–-]\s*(?:20)?|([2-9]\d)/)(\d{2})\b`)
)

// named gives the names of a kind that a file has, those that it has most often first.
func named(all []string, kind *pattern.Pattern) []string {
	count := map[string]int{}
	var order []string
	for _, s := range all {
		for _, f := range kind.FindAllString(s, -1) {
			name := strings.TrimSuffix(nameIn(f, kind), "s")
			if name == "" || commonNames[strings.ToLower(name)] {
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

// nameIn gives a name without the words before it that begin with a capital letter too:
// "Skoleudviklingssamtale Lindeskolen", "På Lindeskolen", "Lindeskolen Aadal Kommune".
func nameIn(s string, kind *pattern.Pattern) string {
	fields := strings.Fields(s)
	for i := len(fields) - 2; i >= 0; i-- {
		l := strings.ToLower(fields[i])
		if beforeNames[l] || strings.Contains(l, "samtale") || strings.Contains(l, "møde") || kind == kommuneName && strings.HasSuffix(strings.TrimSuffix(l, "n"), "skole") {
			fields = fields[i+1:]
			break
		}
	}
	if len(fields) == 1 && (kind == kommuneName || strings.EqualFold(fields[0], "skole")) {
		return ""
	}
	return strings.Join(fields, " ")
}

// beforeNames are words before the name of a school or a municipality that are none of it.
var beforeNames = map[string]bool{"på": true, "ved": true, "for": true, "fra": true, "om": true, "af": true, "i": true, "hos": true, "til": true, "notat": true, "referat": true, "aftalenotat": true, "vedr.": true}

// commonNames look like the name of a school and are none.
var commonNames = map[string]bool{"folkeskolen": true, "folkeskole": true, "skolen": true, "grundskolen": true, "efterskole": true, "efterskolen": true, "produktionsskolen": true, "ungdomsskolen": true, "musikskolen": true}

// firstDay gives the first date of a file that is no deadline and not the date of another
// meeting, as the record writes it and in words: a date among words anywhere, one in
// numbers, or alone as in a cell, at the beginning or after a label that tells of the
// day. What is said of it may be a label on the line before.
func firstDay(all []string) (day, label string) {
	for i, s := range all {
		kinds := []*pattern.Pattern{aDay}
		if i < numbersWithin {
			kinds = append(kinds, aNumberDay)
		}
		for _, kind := range kinds {
			f := kind.FindStringIndex(s)
			if f == nil {
				continue
			}
			before := s[:f[0]]
			if before == "" && i > 0 && len(all[i-1]) <= maxLabel {
				before = all[i-1]
			}
			about := aboutTheDay.MatchString(before)
			if notTheDay.MatchString(before) || !about && (i >= numbersWithin && f[1]-f[0] == len(s) || kind == aNumberDay && f[0] > 0) {
				continue
			}
			if d, ok := readback.Date(s[f[0]:f[1]]); ok {
				return d, maaned.Dato(d)
			}
		}
	}
	return "", ""
}

// maxLabel is how many bytes a label has at most.
const maxLabel = 40

// numbersWithin is how many lines of a file may tell its day in numbers or alone.
const numbersWithin = 12

// yearOf gives what aYear found as a record writes a school year: 2024-2025, 24/25.
func yearOf(f []string) string { return "20" + f[1] + f[2] + "/" + f[3] }

// years gives the school years that a file may be of: that of its day first.
func years(all []string, day string) []string {
	var out []string
	if len(day) == len("2025-03-13") {
		out = append(out, samtale.SkoleaarOf(day))
	}
	for _, s := range all {
		for _, f := range aYear.FindAllStringSubmatch(s, -1) {
			if y := yearOf(f); samtale.IsSkoleaar(y) {
				out = append(out, y)
			}
		}
	}
	return out
}
