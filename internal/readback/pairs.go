package readback

import (
	"context"
	"strconv"
	"strings"
	"unicode"

	"notat/internal/pattern"
	"notat/internal/recorddiff"
	"notat/internal/samtale"
	"notat/internal/story"
)

// spot is where the words of an edited paragraph went, for what follows it.
type spot struct {
	ctx   string            // pointer near which it stands
	field *field            // rich field whose line it is
	fresh *section          // new section it stands in
	item  *aftale           // new agreement it belongs to
	group *samtale.Deltager // party whose name stands above it
}

// lines takes over the paragraphs that come from lines of the baseline.
type lines struct {
	*ground
	ctx      context.Context
	headings *headings
	tables   *tables
	forms    *forms
	labels   aftaleLabels
}

// paired takes over a paragraph that comes from a line of the baseline.
func (p *lines) paired(here spot, e int) spot {
	b := p.held.match[e]
	l, x := &p.held.base[b], &p.held.edited[e]
	at := spot{ctx: l.ctx}
	if ptr := l.sole(); ptr != "" && p.held.fields[ptr].rich {
		at.field = p.held.fields[ptr]
	}
	if x.Text == l.Text && l.onlyAsks() { // nobody filled it in
		if l.Heading != x.Heading {
			p.out.restyled(l, x)
		}
		return at
	}
	if fresh, done := p.headings.structure(here, e, l, x); done {
		return fresh
	}
	if l.form {
		p.formLine(here, e, l, x)
		return at
	}
	if n, ok := indexIn("/deltagere", l.ctx); ok && l.editable() && here.group != nil && here.group.Afbud { // somebody wrote above it that they are absent
		at.group = here.group
		item, _ := recorddiff.Get(p.out.root, "/deltagere/"+strconv.Itoa(n)).(map[string]any)
		p.out.read = append(p.out.read, Reading{Record: "afbud"})
		personMarks["afbud"](item)
	}
	if l.Text != x.Text || len(l.segs) == 1 {
		p.cut(here, e, l, x)
		return at
	}
	from := 0 // the same words: the field's own edges are those of the baseline
	for n := range l.segs {
		to := from + len(l.segs[n].text)
		if ptr := l.segs[n].pointer; ptr != "" {
			p.taken.take(ptr, &piece{runs: story.Cut(x.Runs, from, to), from: x, base: b, num: l.Num, at: e, seg: n})
		}
		from = to
	}
	return at
}

func (p *lines) cut(here spot, e int, l *line, x *story.Paragraph) {
	s := cutLike(p.ctx, l, x)
	p.out.span(l, x, &s)
	if key, from := p.labels.cut(x.Text); key != "" && strings.Contains(l.sole(), "/aftaler/") && strings.Contains(l.sole()+"/", "/"+key+"/") {
		s.fields[0] = story.Cut(x.Runs, from, len(x.Text)) // the label above it was joined to it
		p.out.read = append(p.out.read, Reading{File: x.Text[:from]})
		p.labelThere(p.held.match[e], key)
	}
	for n := range l.segs {
		if ptr := l.segs[n].pointer; ptr != "" {
			p.taken.take(ptr, &piece{runs: s.fields[n], from: x, base: p.held.match[e], num: l.Num, at: e, seg: n})
		}
	}
	p.fixedChanged(here, e, l, s)
}

// labelThere takes the line that names a field of an agreement, above line b of it,
// for one that is in the file.
func (p *lines) labelThere(b int, key string) {
	of := itemOf(p.held.base[b].ctx)
	for b--; b >= 0 && itemOf(p.held.base[b].ctx) == of; b-- {
		if l := &p.held.base[b]; !l.editable() {
			if is, _ := p.labels.cut(l.Text); is == key {
				p.taken.lines[b] = true
			}
			return
		}
	}
}

// fixedChanged tells of words typed into fixed text, and of such that are gone.
func (p *lines) fixedChanged(here spot, e int, l *line, s split) {
	added := story.Words(story.TextOf(s.added))
	switch {
	case p.out.marked(l, s):
	case p.tables.corrected(e, l, &p.held.edited[e]):
	case added != "" && strings.EqualFold(story.Unhyphenated(added), story.Unhyphenated(s.lost)): // where a word may be divided says nothing, and nor do capitals
	case s.lost == "" && l.Heading > 0 && byHand.MatchString(added):
		p.out.tell(Item{Kode: "nummer-ikke-med", Severity: Info, Pointer: l.ctx, Tekst: story.Words(p.held.edited[e].Text), outside: added, Besked: "Der er sat et nummer foran overskriften. Det følger ikke med."})
	case added != "" && l.ofPart():
		p.out.tell(Item{Kode: "overskrift-omdoebt", Severity: Warn, Pointer: l.ctx, Tekst: story.Words(p.held.edited[e].Text), outside: added, inside: s.lost, Besked: "Overskriften er en anden i filen. Det er den også i notatet, hvis der er skrevet noget under den."})
	case added != "":
		i := Item{Kode: "fast-tekst", Severity: Ask, Pointer: l.ctx, Tekst: added,
			Besked: "Der er skrevet i en tekst, som ligger fast: »" + story.Words(l.Text) + "« er blevet til »" + story.Words(p.held.edited[e].Text) + "«."}
		i.Af, i.inside = author(s.added), s.lost
		near := l.nearField()
		if near != "" {
			i.Choices = append(i.Choices, p.out.intoField(near))
		}
		i.Choices = append(i.Choices, asAfsnit, leaveOut("Behold den faste tekst, og udelad ordene"))
		answer := p.out.tell(i)
		if l.form && answer == "felt:"+near {
			p.forms.entry(here, e, near, s.added, &p.held.edited[e])
			return
		}
		p.taken.answer(answer, &piece{runs: s.added, from: &p.held.edited[e], base: -1, at: e})
	case s.lost != "" && (strings.ContainsFunc(s.lost, letterOrDigit) || !s.empty()): // a dash between two times goes with them
		p.out.tell(Item{Kode: "fast-tekst-slettet", Severity: Warn, Pointer: l.ctx, Tekst: s.lost,
			Besked: "Teksten er slettet i Word. Den sættes ind automatisk og kommer derfor igen."})
	}
}

func letterOrDigit(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }

// byHand is the number of a heading that somebody typed.
var byHand = pattern.New(`^\d{1,2}(?:\.\d{1,2})*[.)]?$`)

// nearField gives the rich or plain field of the line that could take words up.
func (l *line) nearField() string {
	for n := range l.segs {
		if p := l.segs[n].pointer; p != "" && asWritten(p) {
			return p
		}
	}
	return ""
}

func author(runs []story.Run) string {
	for _, x := range runs {
		if x.By != nil && strings.TrimSpace(x.Text) != "" {
			return x.By.Who
		}
	}
	return ""
}
