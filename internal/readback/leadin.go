package readback

import (
	"slices"
	"strings"

	"notat/internal/pattern"
	"notat/internal/story"
)

// dotted is a line to be filled in by hand: a label, and what is to be written on.
var dotted = pattern.New(`^[^_…]{0,60}(?:_{5,}|…{3,}|\.{10,})[\s_….]*$`)

// toSign takes a line to be signed or filled in on paper: a notat has none.
func (q *questions) toSign(ctx string, x *story.Paragraph) bool {
	s := story.Words(x.Text)
	if x.Table > 0 || !dotted.MatchString(s) {
		return false
	}
	q.tell(Item{Kode: "linje-til-haandskrift", Severity: Warn, Pointer: ctx, Tekst: s, outside: s, Besked: "Linjen skal udfyldes i hånden. Den følger ikke med i notatet."})
	return true
}

// leadsIn takes a line that only leads to the list below it, right below the heading of
// those who took part, of the agenda or of the annexes: "Til stede var:".
func (p *forms) leadsIn(e int, x *story.Paragraph) bool {
	s, above := story.Words(x.Text), p.prevLine(e)
	if !strings.HasSuffix(s, ":") || len(strings.Fields(s)) > groupWords || x.Table > 0 || x.List != 0 || x.Heading != 0 || above == nil || above.Heading == 0 || above.editable() || p.people.parter.part(s) != "" {
		return false
	}
	b := p.held.match[p.prev[e]] + 1
	for b < len(p.held.base) && !p.held.base[b].editable() && p.held.base[b].Heading == 0 {
		b++
	}
	if b == len(p.held.base) || !slices.ContainsFunc(lists, func(list string) bool { return strings.HasPrefix(p.held.base[b].ctx, list+"/") }) {
		return false
	}
	p.out.tell(Item{Kode: "indledning-ikke-med", Severity: Info, Pointer: p.held.base[b].ctx, Tekst: s, outside: s, Besked: "Linjen siger, hvad der kommer under den. Det gør overskriften også, så den følger ikke med."})
	return true
}
