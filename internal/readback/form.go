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

// forms takes what is written in the places of a form.
type forms struct {
	*ground
	people  *participants
	labels  aftaleLabels
	entries []entry     // in the order of the file
	bare    []bareLabel // labels without a word behind them
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
// by the table that it stands in, or by what it stands under.
func (p *forms) inForm(here spot, e int, x *story.Paragraph) (spot, bool) {
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
	if !ok || x.Heading != 0 || here.fresh != nil {
		return here, false
	}
	if form == "/deltagere" && x.List == 0 {
		if at, is := p.people.named(here, e, x, here.ctx); is {
			return at, true
		}
	}
	switch {
	case form == "/deltagere" && (x.List != 0 || beforeName.MatchString(story.Words(x.Text)) || partOf(x.Text) != "" && (strings.ContainsAny(x.Text, ",(") || nameAndTitle(story.Words(x.Text)))):
		p.entry(here, e, here.ctx, x.Runs, x)
		return here, true
	case form == "/moede/dagsorden" && (timed(x.Text) || x.List != 0 && len(strings.Fields(x.Text)) <= headingWords && !p.pointsInTable()):
		p.entry(here, e, "/moede/dagsorden/-/punkt", x.Runs, x)
		return here, true
	case form == aftaleForm:
		return p.inAftale(e, x, key), true
	}
	return here, false
}

// inAftale takes a line of the form for agreements; last is the field of the one that
// it stands under.
func (p *forms) inAftale(e int, x *story.Paragraph, last string) spot {
	key := last
	runs, label, had := x.Runs, "", len(p.entries)
	switch named, from := p.labels.cut(x.Text); {
	case named != "":
		key, runs = named, story.Cut(runs, from, len(x.Text))
		label = x.Text[:from]
		p.out.read = append(p.out.read, Reading{File: label})
		p.bareLabel(nil, e, aftaleForm, x.Text)
	case x.List != 0 && p.goalsListed():
		key = "maal"
	case x.List != 0:
		key = "tiltag"
	case allBold(runs), p.noGoal(), p.startsAgain(e, last):
		key = "maal"
	case key == "tiltag" && p.entries[len(p.entries)-1].from.List == 0: // typed with Enter, as the one before it
	case key != "baggrund":
		key = "bemaerkning"
	}
	here := spot{ctx: aftaleForm + "/" + key}
	if p.entry(here, e, here.ctx, runs, x); len(p.entries) > had {
		p.entries[had].label = label
	}
	return here
}

// pointsInTable reports whether the table of the agenda has something, or a note stands
// below it, so that a list there is something else.
func (p *forms) pointsInTable() bool {
	return slices.ContainsFunc(p.entries, func(x entry) bool { return x.form == "/moede/dagsorden" && (x.from.Table > 0 || x.key == "note") })
}

// startsAgain reports whether the line after a paragraph is labelled with a field
// that an agreement has before the one that stood last: a goal stands between.
func (p *forms) startsAgain(e int, last string) bool {
	if e+1 == len(p.held.edited) {
		return false
	}
	next, _ := p.labels.cut(p.held.edited[e+1].Text)
	return next != "" && slices.Index(samtale.AftaleFields, next) <= slices.Index(samtale.AftaleFields, last)
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
