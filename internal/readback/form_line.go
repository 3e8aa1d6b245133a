package readback

import (
	"strings"

	"notat/internal/story"
)

// formLine takes a line of a form that comes from the baseline.
func (p *lines) formLine(here spot, e int, l *line, x *story.Paragraph) {
	if x.Text == l.Text {
		return
	}
	s := cutLike(p.ctx, l, x)
	had := len(p.forms.entries)
	for n := range l.segs {
		if l.segs[n].pointer != "" {
			p.forms.entry(here, e, l.segs[n].pointer, p.belowLabel(l, s.fields[n]), x)
		}
	}
	if p.held.match[e] < 0 {
		s.lost = "" // a copy: the line itself has it
	} else if len(p.forms.entries) == had {
		p.forms.bareLabel(nil, e, aftaleForm, x.Text)
	}
	p.fixedChanged(here, e, l, s)
}

// belowLabel takes the label above a prompt out of the words below it: somebody
// deleted the end of the label's paragraph.
func (p *lines) belowLabel(l *line, runs []story.Run) []story.Run {
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

// copied takes the copy of a line of a form, known by its controls, for more of it.
func (p *lines) copied(here spot, e int, x *story.Paragraph) (spot, bool) {
	for _, o := range x.Owners {
		if f := p.held.fields[o]; f != nil && p.held.base[f.before[0].base].form {
			l, had := &p.held.base[f.before[0].base], len(p.forms.entries)
			p.formLine(here, e, l, x)
			p.promptsBeside(here, l, x, p.forms.entries[had:])
			return spot{ctx: o}, true
		}
	}
	return here, false
}

// promptsBeside tells of the words of a copied line that stand beside what was
// written there, where one of its prompts does, and of a label that nothing stands
// behind: they are once more in the file. Of other words that were written into the
// line fixedChanged has told.
func (p *lines) promptsBeside(here spot, l *line, x *story.Paragraph, all []entry) {
	if x.Text == l.Text {
		return
	}
	rest := x.Text
	for i := range all {
		rest = strings.Replace(rest, story.TextOf(all[i].runs), " ", 1)
	}
	again := ""
	if key, from := p.labels.cut(rest); key != "" && strings.TrimSpace(rest[from:]) == "" {
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
