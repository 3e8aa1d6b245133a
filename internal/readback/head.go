package readback

import (
	"maps"
	"slices"
	"strings"

	"notat/internal/recorddiff"
	"notat/internal/samtale"
	"notat/internal/story"
)

// headFields takes new lines of the head for fields of it.
type headFields struct {
	*ground
	labels map[string]string // Input.Hoved
}

// line takes a new line of the head that says which field it is of:
// "Institutionsnr. 123456", in a line or in a row of the table.
func (p *headFields) line(here spot, e int, x *story.Paragraph) bool {
	if _, in := sectionOf(here.ctx); in || here.fresh != nil || x.Heading != 0 || x.Box {
		return false
	}
	last, text := e, story.Words(x.Text)
	cell := ""
	if x.Table > 0 {
		if _, known := p.grid.tables[x.Table]; !known || p.grid.rows[p.held.spotAt(e, 1)] {
			return false
		}
		cell = text
		for k := e + 1; k < len(p.held.edited) && p.held.edited[k].Table == x.Table && p.held.edited[k].Row == x.Row; k++ {
			text, last = strings.TrimSpace(text+" "+story.Words(p.held.edited[k].Text)), k
		}
	}
	done := func() bool {
		for k := e; k <= last; k++ {
			p.taken.placed[k] = true
		}
		return true
	}
	if p.whoDid(here, e, text, cell) {
		return done()
	}
	label, pointer := p.label(text, cell)
	value := strings.TrimSpace(strings.TrimLeft(text[len(label):], " .:\t"))
	if pointer == "" || value == "" {
		return false
	}
	done()
	p.out.read = append(p.out.read, Reading{File: label})
	values := map[string]string{pointer: value}
	switch pointer {
	case "/moede/tid":
		start, slut, ok := readSpan(value)
		if !ok {
			p.askWords(here, e, loose(text, e), "udenfor", "Der er skrevet tekst uden for felterne.")
			return true
		}
		p.out.read = append(p.out.read, Reading{value, start + " " + slut})
		values = map[string]string{"/moede/start": start, "/moede/slut": slut}
	case "/dokument/godkendt":
		date, who, _ := strings.Cut(value, " af ")
		values = map[string]string{"/dokument/godkendt/dato": date, "/dokument/godkendt/af": who}
	}
	var other []headValue
	for _, pointer := range slices.Sorted(maps.Keys(values)) {
		if s := values[pointer]; s != "" {
			if v, is := p.set(e, pointer, label, s); is {
				other = append(other, headValue{pointer, v})
			}
		}
	}
	if len(other) == 1 {
		value = values[other[0].pointer]
	}
	p.again(e, label, value, other)
	return true
}

// whoDid takes a line of the head that says who led the meeting or took the minutes:
// somebody on the list, or somebody new.
func (p *headFields) whoDid(here spot, e int, text, cell string) bool {
	if cell != "" && len(text) > len(cell) && personMarks[strings.ToLower(strings.TrimRight(cell, ":"))] != nil {
		text = strings.TrimRight(cell, ":") + ":" + text[len(cell):]
	}
	f, n := beforeName.FindStringSubmatch(text), len(p.out.record.Deltagere)
	if n == 0 || strings.HasPrefix(here.ctx, "/deltagere") || f == nil {
		return false
	}
	if navn, _ := readDeltager(f[4])["navn"].(string); f[4] != "" && oneName.FindString(sideBySide.Split(navn, -1)[0]) == "" { // "Mødeleder Anna Berg byder velkommen"
		return false
	}
	group := &samtale.Deltager{Part: "forvaltning"}
	for _, s := range p.out.people(text, group.Part) {
		p.out.addDeltager(e, author(p.held.edited[e].Runs), s, "", group, n-1, 1)
	}
	return true
}

// HeadLabels is what people call the fields of the head besides what a template prints, in
// small letters, and their places.
var HeadLabels = map[string]string{
	"dato": "/moede/dato", "mødedato": "/moede/dato", "dato for samtalen": "/moede/dato", "dato og tid": "/moede/dato", "dato og tidspunkt": "/moede/dato",
	"tid": "/moede/tid", "tidspunkt": "/moede/tid", "sted": "/moede/sted", "mødested": "/moede/sted", "lokale": "/moede/sted",
	"sagsnr": "/sag/sagsnr", "sagsnummer": "/sag/sagsnr", "sags nr": "/sag/sagsnr", "journalnr": "/sag/sagsnr", "journalnummer": "/sag/sagsnr", "j.nr": "/sag/sagsnr", "j. nr": "/sag/sagsnr", "jnr": "/sag/sagsnr", "sag": "/sag/sagsnr",
	"dokumentnr": "/sag/dokumentnr", "dok. nr": "/sag/dokumentnr", "dok.nr": "/sag/dokumentnr", "sagsbehandler": "/sag/sagsbehandler",
	"skole": "/skole/navn", "skolens navn": "/skole/navn", "institutionsnr": "/skole/institutionsnr", "institutionsnummer": "/skole/institutionsnr", "skolekode": "/skole/institutionsnr",
	"kommune": "/kommune/navn", "skoleår": "/dokument/skoleaar", "skoleåret": "/dokument/skoleaar",
}

// label gives the label of the head that words begin with, as they have it, and
// the place of its field. What only people call it is a label where a sign ends it, or
// it has a cell of its own.
func (p *headFields) label(s, cell string) (label, pointer string) {
	begins := func(l, after string) bool {
		return len(s) > len(l) && len(l) > len(label) && strings.EqualFold(s[:len(l)], l) && strings.ContainsAny(s[len(l):len(l)+1], after)
	}
	for l, at := range p.labels {
		if begins(l, " .:\t") {
			label, pointer = s[:len(l)], at
		}
	}
	for l, at := range HeadLabels {
		if begins(l, ".:\t") || begins(l, " ") && strings.EqualFold(cell, l) {
			label, pointer = s[:len(l)], at
		}
	}
	return label, pointer
}

// set puts a value into a field of the head. One that the record has already,
// and that says something else, is given back.
func (p *headFields) set(e int, pointer, label, s string) (v string, other bool) {
	v, ok := p.out.value(pointer, s)
	was := recorddiff.Text(p.out.root, pointer)
	i := Item{Kode: "nyt-felt", Severity: Info, Pointer: pointer, Tekst: s, outside: label, Af: author(p.held.edited[e].Runs), Besked: "Notatet har fået en oplysning mere: " + label + "."}
	switch {
	case !ok:
		i.Kode, i.Severity, i.outside = "kan-ikke-laeses", Ask, label+" "+s
		i.Besked = "»" + label + " " + s + "« kan ikke læses som " + kindWords[kindAt(pointer)] + "."
		i.Choices = append(p.out.guesses(pointer, s), asAfsnit, leaveTextOut)
		answer := p.out.tell(i)
		if v, ok = p.out.guessed(answer); ok {
			recorddiff.Set(p.out.root, pointer, v)
		}
		p.taken.answer(answer, loose(label+" "+s, e))
		return "", false
	case was == "":
		p.out.tell(i)
		recorddiff.Set(p.out.root, pointer, v)
	}
	return v, was != "" && was != v
}

// headValue is a value for a field of the head.
type headValue struct{ pointer, v string }

// again asks once whether what a line of the head says takes the place of what the
// record has: the line of the time has two fields.
func (p *headFields) again(e int, label, said string, all []headValue) {
	if len(all) == 0 {
		return
	}
	answer := p.out.tell(Item{Kode: "felt-igen", Severity: Ask, Pointer: all[0].pointer, Tekst: said, outside: label + " " + said, Af: author(p.held.edited[e].Runs), Choices: []Choice{correctIt(said), leaveTextOut},
		Besked: "»" + label + "« står to gange i filen, og notatet har kun plads til én. Skal det være det nye?"})
	if answer != correctIt(said).ID {
		return
	}
	for _, h := range all {
		recorddiff.Set(p.out.root, h.pointer, h.v)
		p.taken.settled[h.pointer] = true
		p.taken.instead[h.pointer] = len(p.out.items) - 1
	}
}

// correctIt is the answer that a new value takes the place of the old one.
func correctIt(s string) Choice { return Choice{"ret", "Ja, ret det til »" + s + "«"} }
