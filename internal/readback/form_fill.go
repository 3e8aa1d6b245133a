package readback

import (
	"cmp"
	"slices"
	"strings"

	"notat/internal/pattern"
	"notat/internal/recorddiff"
	"notat/internal/samtale"
	"notat/internal/story"
)

// filling makes items of the record of what was written in the forms.
type filling struct {
	*ground
	parter  partyWords
	entries []entry
	bare    []bareLabel
}

// all fills one form after the other, in the order of the file.
func (p *filling) all() {
	byForm := map[string][]entry{}
	var order []string
	for _, x := range p.entries {
		if byForm[x.form] == nil {
			order = append(order, x.form)
		}
		byForm[x.form] = append(byForm[x.form], x)
	}
	p.carriedIn()
	for _, form := range order {
		all := byForm[form]
		switch {
		case form == "/deltagere":
			p.deltagere(all)
		case form == "/moede/dagsorden":
			p.dagsorden(all)
		case form == aftaleForm:
			p.aftaler(all)
		case strings.HasSuffix(form, "/resultater"):
			p.resultater(form, all)
		default:
			p.grund(form, all)
		}
	}
	p.tellBare()
}

// carriedIn tells of texts of the record that were carried into a form, and so
// became something else.
func (p *filling) carriedIn() {
	if len(p.entries) == 0 {
		return
	}
	from := map[string]*line{}
	for b := range p.held.base {
		if l := &p.held.base[b]; p.held.back[b] < 0 && l.key != "" && l.sole() != "" && !l.prompts() {
			from[l.key] = l
		}
	}
	var words []string
	first := ""
	for i := range p.entries {
		x := &p.entries[i]
		if l := from[story.Key(x.from.Text)]; l != nil {
			p.taken.carried[x.at] = true
			first = cmp.Or(first, l.sole())
			words = append(words, x.words())
		}
	}
	if words != nil {
		p.out.tell(Item{Kode: "flyttet", Severity: Info, Pointer: first, Tekst: strings.Join(words, " ¶ "), Besked: "Teksten er flyttet til et sted, der skulle udfyldes, og hører nu til der."})
	}
}

// deltagere takes those who took part, each of the party whose place it is.
func (p *filling) deltagere(all []entry) {
	var made []map[string]any
	for _, x := range all {
		group := x.group
		if group == nil {
			group = &samtale.Deltager{Part: samtale.Part(x.key)}
		}
		text := story.TextOf(x.runs)
		if own, rest := p.out.ofParty(p.parter, "/deltagere", text); own != nil {
			group, text = own, rest
		}
		for _, s := range p.out.people(text, group.Part) {
			s = handBullet.ReplaceAllString(story.Words(s), "")
			if group.Afbud {
				s += " (afbud)"
			}
			if p.out.markedAgain(s, slices.Values(made)) {
				continue
			}
			item := p.out.deltager(s)
			made = append(made, item)
			ofGroup(item, group)
			if titel, _ := item["titel"].(string); titel != "" && item["navn"] != nil && strings.HasPrefix(s, titel) || beside(s) != "" { // the notat says it after the name
				p.out.tell(Item{Kode: "nyt-punkt", Severity: Info, Pointer: "/deltagere", Tekst: s, outside: beside(s), Besked: "Der er kommet et nyt punkt på listen."})
			}
			p.out.edits.Insert("/deltagere", 0, x.at, item)
		}
	}
}

// rows gives the entries of a table by row, and those that stand in none.
func rows(all []entry) (out [][]entry, loose []entry) {
	nr := map[[2]int]int{}
	for _, x := range all {
		at := [2]int{x.from.Table, x.from.Row}
		if at[0] == 0 {
			loose = append(loose, x)
			continue
		}
		n, ok := nr[at]
		if !ok {
			n = len(out)
			nr[at], out = n, append(out, nil)
		}
		out[n] = append(out[n], x)
	}
	return out, loose
}

// wordsByKey gives the words of a row by key.
func wordsByKey(row []entry) map[string]string {
	out := map[string]string{}
	for i := range row {
		x := &row[i]
		out[x.key] = strings.TrimSpace(out[x.key] + "\n" + x.words())
	}
	return out
}

func textOfEntries(all []entry) string {
	out := make([]string, len(all))
	for i := range all {
		out[i] = all[i].words()
	}
	return strings.Join(out, " | ")
}

// dagsorden takes the rows of an agenda, and the notes beside its points. A row
// without a point, or with words that are no time, is asked about.
func (p *filling) dagsorden(all []entry) {
	table, loose := rows(all)
	var below []entry
	for _, x := range loose {
		if x.key == "note" {
			below = append(below, x)
			continue
		}
		table = append(table, []entry{x}) // the table is gone, and its control is not
	}
	if below != nil {
		table = append(table, below)
	}
	var notes []*note
	for _, row := range table {
		row, noted := apart(row)
		cells := wordsByKey(row)
		if noted != nil {
			noted.punkt = story.Words(cells["punkt"])
			notes = append(notes, noted)
		}
		if len(row) == 0 {
			continue
		}
		if cells["tid"] == "" && timed(cells["punkt"]) {
			for line := range strings.SplitSeq(cells["punkt"], "\n") {
				f := timedIn(line)
				p.out.point(0, row[0].at, f[1], f[2])
			}
			continue
		}
		if _, _, ok := readSpan(cells["tid"]); !ok || cells["punkt"] == "" {
			if p.unknownRow(row, Choice{"felt:punkt", "Sæt alle ordene ind som punkt på dagsordenen"}) {
				p.out.edits.Insert("/moede/dagsorden", 0, row[0].at, map[string]any{"punkt": strings.TrimSpace(cells["tid"] + " " + cells["punkt"])})
			}
			continue
		}
		p.out.point(0, row[0].at, cells["tid"], cells["punkt"])
	}
	p.placeNotes(notes)
}

// apart takes the note out of a row of the agenda, if there is one.
func apart(row []entry) (rest []entry, noted *note) {
	for _, x := range row {
		if x.key != "note" {
			rest = append(rest, x)
			continue
		}
		if noted == nil {
			noted = &note{}
		}
		noted.lines = append(noted.lines, x.piece())
	}
	return rest, noted
}

// timedPoint is a point of an agenda with its time before it.
var timedPoint = pattern.New(`(?i)^((?:kl\.?\s*\d{1,2}|\d{1,2}[.:]\d{2})(?:[.:]\d{2})?(?:\s*(?:[–—-]|til)\s*(?:kl\.?\s*)?\d{1,2}(?:[.:]\d{2})?)?)(?:\s*[:–—-]\s*|[.:]?\s+)(\S.*)$`)

// timedIn reads a line as such a point: all of it, its time, and its words.
func timedIn(line string) []string { return timedPoint.FindStringSubmatch(story.Words(line)) }

// timed reports whether each line is a point with its time.
func timed(s string) bool {
	for line := range strings.SplitSeq(strings.TrimSpace(s), "\n") {
		f := timedIn(line)
		if f == nil {
			return false
		}
		if _, _, ok := readSpan(f[1]); !ok {
			return false
		}
	}
	return true
}

// point puts a point of the agenda into the record, before one that it has; first is
// the paragraph where it begins.
func (o *outcome) point(before, first int, tid, punkt string) {
	start, slut, _ := readSpan(tid)
	item := map[string]any{"punkt": punkt}
	for k, v := range map[string]string{"start": start, "slut": slut} {
		if v != "" {
			item[k] = v
		}
	}
	o.read = append(o.read, Reading{tid, start + " " + slut})
	o.edits.Insert("/moede/dagsorden", before, first, item)
}

// timedPoints takes lines with a time before them, typed at the agenda, as points of it.
func (o *outcome) timedPoints(here spot, e int, x *story.Paragraph) bool {
	const list = "/moede/dagsorden"
	n, in := indexIn(list, here.ctx)
	if !in || x.Table > 0 || x.Heading != 0 || !timed(x.Text) {
		return false
	}
	for line := range strings.SplitSeq(strings.TrimSpace(x.Text), "\n") {
		f := timedIn(line)
		o.point(n+1, e, f[1], f[2])
	}
	o.tell(Item{Kode: "ny-raekke", Severity: Info, Pointer: list, Tekst: story.Words(x.Text), Af: author(x.Runs), Besked: "Der er kommet et nyt punkt på dagsordenen."})
	return true
}

// unknownRow asks about a row that cannot be read as it should, and reports
// whether the way out was chosen that takes its words as they are.
func (p *filling) unknownRow(row []entry, asWords Choice) bool {
	pc := loose(textOfEntries(row), row[0].at)
	answer := p.out.tell(Item{Kode: "ny-raekke-ukendt", Severity: Ask, Pointer: row[0].form, Tekst: story.Words(pc.text()), Choices: []Choice{asWords, asAfsnit, leaveTextOut},
		Besked: "Der er en ny række i en tabel, som ikke kan læses: en tid eller et tal er skrevet med andre ord, eller der mangler noget."})
	p.taken.answer(answer, pc)
	return answer == asWords.ID
}

// grund says why a part has no content: a reason of the choice, or the
// clerk's own words.
func (p *filling) grund(form string, all []entry) {
	uden := map[string]any{}
	var own []string
	for i := range all {
		x := &all[i]
		grund := p.out.grunde[strings.ToLower(x.words())]
		if x.key != "grund" || grund == "" || uden["grund"] != nil {
			own = append(own, x.words())
			continue
		}
		uden["grund"] = grund
		if grund == "andet" { // the choice is no word of the notat
			p.out.tell(Item{Kode: "del-uden-indhold", Severity: Info, Pointer: form, Tekst: x.words(), outside: x.words(), Besked: "Delen er uden indhold. Grunden står med egne ord."})
		}
	}
	if uden["grund"] == nil {
		uden["grund"] = "andet"
	}
	if own != nil {
		uden["tekst"] = strings.Join(own, "\n")
	}
	if section, _ := split1(form); strings.HasPrefix(section, "/afsnit/-/") {
		p.out.newPart(p.held, section, all[0].at)["udenIndhold"] = uden
	} else {
		recorddiff.Set(p.out.root, form, uden)
	}
}
