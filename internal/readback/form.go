package readback

import (
	"slices"
	"strings"

	"notat/internal/samtale"
	"notat/internal/story"
)

// The form of an unfinished draft: headings, labels and prompts where the record
// has nothing yet. A place of a form is filled by its own control, or by what
// stands directly under its own heading or label, and never by what is near. Each
// of its paragraphs with words becomes an entry; when the walk is done the
// entries become items of the record. What nobody filled in is no content.

// forms places what is written under a heading or behind a label: in the places of a
// form, the fields of the head, the agreements, and the lists of who took part.
type forms struct {
	*placer
	headings *headings
	tables   *tables
	labels   map[string]string // Input.Labels
	parter   partyWords
	hoved    map[string]string // Input.Hoved
	entries  []entry           // what was written in forms
	bare     []bareLabel       // labels without a word behind them
}

// formOf cuts the pointer of a place of a form into the form and the key of what
// is written there: "/deltagere/-/elever" is "/deltagere" and "elever".
func formOf(pointer string) (form, key string, ok bool) {
	for _, list := range []string{"/deltagere", "/moede/dagsorden", "/resultater"} {
		if i := strings.LastIndex(pointer, list+"/-/"); i >= 0 && (i == 0 || list == "/resultater") {
			return pointer[:i+len(list)], pointer[i+len(list)+len("/-/"):], true
		}
	}
	if key, ok = strings.CutPrefix(pointer, aftaleForm+"/"); ok {
		return aftaleForm, key, true
	}
	return "", "", false
}

// aftaleForm is where a form asks for an agreement.
const aftaleForm = "/afsnit/-/aftaler"

// grundForm is how the pointer ends where a form asks why a part has no content.
const grundForm = "/udenIndhold/grund"

// entry is words written in a place of a form.
type entry struct {
	form, key string
	at        int // edited paragraph
	runs      []story.Run
	from      *story.Paragraph
	group     *samtale.Deltager // whose name was written above it
	label     string            // typed before the words, which name the field of an agreement
}

func (x *entry) piece() *piece { return &piece{runs: x.runs, from: x.from, base: -1, at: x.at} }

func (x *entry) words() string { return story.Words(story.TextOf(x.runs)) }

// formLine takes a line of a form that comes from the baseline.
func (p *forms) formLine(here spot, e int, l *line, x *story.Paragraph) {
	if x.Text == l.Text {
		return
	}
	s := cutLike(p.ctx, l, x)
	had := len(p.entries)
	for n := range l.segs {
		if l.segs[n].pointer != "" {
			p.entry(here, e, l.segs[n].pointer, p.belowLabel(l, s.fields[n]), x)
		}
	}
	if p.held.match[e] < 0 {
		s.lost = "" // a copy: the line itself has it
	} else if len(p.entries) == had {
		p.bareLabel(nil, e, aftaleForm, x.Text)
	}
	p.fixedChanged(here, e, l, s)
}

// belowLabel takes the label above a prompt out of the words below it: somebody
// deleted the end of the label's paragraph.
func (p *forms) belowLabel(l *line, runs []story.Run) []story.Run {
	b := p.held.fields[l.ctx].before[0].base - 1
	if b < 0 || p.held.back[b] >= 0 || p.held.base[b].editable() || l.Table > 0 {
		return runs
	}
	s := story.TextOf(runs)
	if rest, ok := strings.CutPrefix(s, p.held.base[b].Text); ok && p.held.base[b].Text != "" {
		return story.Cut(runs, len(s)-len(rest), len(s))
	}
	return runs
}

// entry notes what is written in a place, without its prompt.
func (p *forms) entry(here spot, e int, pointer string, runs []story.Run, x *story.Paragraph) {
	form, key, ok := formOf(pointer)
	if !ok { // why a part has no content
		form, key = split1(pointer)
	}
	if f := p.held.fields[pointer]; f != nil && f.prompt != "" {
		runs = withoutPrompt(runs, f.prompt)
	}
	if strings.TrimSpace(story.TextOf(runs)) != "" {
		p.entries = append(p.entries, entry{form, key, e, runs, x, here.group, ""})
	}
}

// noteBelow takes what stands below the agenda's place for notes as a note of no point.
func (p *forms) noteBelow(here spot, e int, x *story.Paragraph) bool {
	if here.field == nil || here.fresh != nil || here.field.pointer != agendaNote {
		return false
	}
	p.entry(here, e, agendaNote, x.Runs, x)
	return true
}

// agendaNote is where a form has a place for notes.
const agendaNote = "/moede/dagsorden/-/note"

// promptsBeside tells of the words of a copied line that stand beside what was
// written there, where one of its prompts does, and of a label that nothing stands
// behind: they are once more in the file. Of other words that were written into the
// line fixedChanged has told.
func (p *forms) promptsBeside(here spot, l *line, x *story.Paragraph, all []entry) {
	if x.Text == l.Text {
		return
	}
	rest := x.Text
	for i := range all {
		rest = strings.Replace(rest, story.TextOf(all[i].runs), " ", 1)
	}
	again := ""
	if _, from, ok := p.labelled(rest); ok && strings.TrimSpace(rest[from:]) == "" {
		again = rest
	}
	for _, o := range x.Owners {
		if f := p.held.fields[o]; f == nil || f.prompt == "" || !strings.Contains(story.Words(rest), f.prompt) {
			continue
		} else if len(all) > 0 {
			again = rest
		} else {
			again = strings.TrimSpace(again + " " + f.prompt)
		}
	}
	if again != "" {
		p.out.tell(Item{Kode: "gentaget", Severity: Info, Pointer: here.ctx, Tekst: story.Words(again), Besked: "Ledeteksten står en gang til i filen. Den følger ikke med."})
	}
}

// withoutPrompt takes a prompt out of the words of its field.
func withoutPrompt(runs []story.Run, prompt string) []story.Run {
	s := story.TextOf(runs)
	i := strings.Index(s, prompt)
	if i < 0 {
		return runs
	}
	return append(append([]story.Run(nil), story.Cut(runs, 0, i)...), story.Cut(runs, i+len(prompt), len(s))...)
}

// inForm takes a paragraph that the baseline does not have for more of a form:
// by its control, by the table that it stands in, or by what it stands under.
func (p *forms) inForm(here spot, e int, x *story.Paragraph) (spot, bool) {
	for _, o := range x.Owners {
		if f := p.held.fields[o]; f != nil && p.held.base[f.before[0].base].form {
			l, had := &p.held.base[f.before[0].base], len(p.entries)
			p.formLine(here, e, l, x)
			p.promptsBeside(here, l, x, p.entries[had:])
			return spot{ctx: o}, true
		}
	}
	if x.Table > 0 {
		if p.grid.heads[p.held.spotAt(e, 1)] {
			return here, false
		}
		pointer := p.grid.forms[[2]int{p.grid.tables[x.Table], x.Col}]
		if pointer == "" {
			return here, false
		}
		p.entry(here, e, pointer, x.Runs, x)
		return spot{ctx: pointer}, true
	}
	form, key, ok := formOf(here.ctx)
	if !ok || x.Heading != 0 {
		return here, false
	}
	if form == "/deltagere" && x.List == 0 {
		if at, is := p.named(here, e, x, here.ctx); is {
			return at, true
		}
	}
	switch {
	case form == "/deltagere" && (x.List != 0 || partOf(x.Text) != "" && strings.ContainsAny(x.Text, ",(")):
		p.entry(here, e, here.ctx, x.Runs, x)
		return here, true
	case form == "/moede/dagsorden" && timed(x.Text):
		p.entry(here, e, "/moede/dagsorden/-/punkt", x.Runs, x)
		return here, true
	case form == aftaleForm:
		runs, label, had := x.Runs, "", len(p.entries)
		switch named, from, _ := p.labelled(x.Text); {
		case named != "":
			key, runs = named, story.Cut(runs, from, len(x.Text))
			p.out.read = append(p.out.read, Reading{File: p.labelOf(key)})
			label = x.Text[:from]
			p.bareLabel(nil, e, aftaleForm, x.Text)
		case x.List != 0 && p.goalsListed():
			key = "maal"
		case x.List != 0:
			key = "tiltag"
		case allBold(runs), p.noGoal(), p.startsAgain(e, key):
			key = "maal"
		case key != "baggrund":
			key = "bemaerkning"
		}
		here = spot{ctx: aftaleForm + "/" + key}
		if p.entry(here, e, here.ctx, runs, x); len(p.entries) > had {
			p.entries[had].label = label
		}
		return here, true
	}
	return here, false
}

// aftaleOrder is the fields of an agreement as a draft has them below its goal.
var aftaleOrder = []string{"baggrund", "tiltag", "tegn", "ansvarlig", "frist", "status", "bemaerkning"}

// startsAgain reports whether the line after a paragraph is labelled with a field
// that an agreement has before the one that stood last: a goal stands between.
func (p *forms) startsAgain(e int, last string) bool {
	if e+1 == len(p.held.edited) {
		return false
	}
	next, _, _ := p.labelled(p.held.edited[e+1].Text)
	return next != "" && slices.Index(aftaleOrder, next) <= slices.Index(aftaleOrder, last)
}

// noGoal reports whether the form for agreements has nothing yet.
func (p *forms) noGoal() bool {
	return len(p.entries) == 0 || p.entries[len(p.entries)-1].form != aftaleForm
}

// goalsListed reports whether items of a list are goals: the list began as such.
func (p *forms) goalsListed() bool {
	n := len(p.entries)
	return p.noGoal() || p.entries[n-1].key == "maal" && p.entries[n-1].from.List != 0
}
