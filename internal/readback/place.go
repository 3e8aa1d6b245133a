package readback

import (
	"context"
	"strings"

	"notat/internal/story"
)

// place takes over what comes from the baseline, and finds a place for what is new, or
// asks for one: whole columns first, then paragraph by paragraph in the order of the
// file, and last what is only known when all of it was seen. It gives what was taken,
// and where the words of each edited paragraph went. The error is that of the context.
func place(ctx context.Context, h *held, in *Input, out *outcome) (*taken, []spot, error) {
	g := groundOf(h, in, out)
	shown := pairFigures(h, in, out.record)
	g.richCells()
	w := newPlacing(ctx, g, in, shown, g.columnEdits())
	spots, err := w.walk()
	if err != nil {
		return nil, nil, err
	}
	g.goneFigures(shown, in.Foreign)
	g.numbersGone()
	out.putNewcomers()
	for _, s := range w.sections {
		s.write(out)
	}
	(&filling{g, w.people.parter, w.forms.entries, w.forms.bare}).all()
	w.headings.outline.lay()
	w.headings.restructured()
	for n, pc := range g.taken.last {
		g.taken.take(g.taken.lastIn[n], pc)
	}
	return g.taken, spots, ctx.Err()
}

// walk goes through the paragraphs of the file, and gives where each of them went.
func (p *placing) walk() ([]spot, error) {
	spots := make([]spot, len(p.held.match))
	for e, b := range p.held.match {
		if left(p.ctx, e) {
			return nil, p.ctx.Err()
		}
		if b >= 0 {
			if x := &p.held.edited[e]; !p.afterInternal(e, &p.held.base[b], x) {
				p.here = p.lines.paired(p.here, e)
			}
		} else {
			p.fresh(e)
		}
		spots[e] = p.here
		p.here = p.pictures.figuresAt(p.here, e)
	}
	return spots, p.ctx.Err()
}

// left looks now and then whether anybody still waits for the answer.
func left(ctx context.Context, n int) bool { return n&0xff == 0 && ctx.Err() != nil }

// placing is the walk of place: where it stands, and what it has begun there.
type placing struct {
	*placer

	here spot

	// What the walk hands on, each with what it knows of its own.
	lines      lines
	forms      forms
	head       headFields
	people     participants
	agreements agreements
	tables     tables
	pictures   pictures
	quotes     quotes
	headings   headings
}

// newPlacing gives a walk with the words of a template, that has the pictures of both
// drafts, and the columns of tables that have others than the baseline.
func newPlacing(ctx context.Context, g *ground, in *Input, shown figures, orders map[int][]slot) *placing {
	p := &placing{placer: &placer{ground: g, ctx: ctx}}
	labels := aftaleLabels(in.Labels)
	p.people = participants{g, in.Parter}
	p.forms = forms{ground: g, people: &p.people, labels: labels}
	p.lines = lines{g, ctx, &p.headings, &p.tables, &p.forms, labels}
	p.head = headFields{g, in.Hoved}
	p.agreements = agreements{p.placer, &p.forms, labels}
	p.tables = tables{placer: p.placer, rows: rowReader{out: g.out, columns: in.Columns}, tabsText: map[int]bool{}, orders: orders}
	p.pictures = pictures{placer: p.placer, file: in.Edited.File, foreign: in.Foreign, figures: shown}
	p.quotes.placer = p.placer
	p.headings = headingsOf(p.placer)
	return p
}

// fresh finds a place for a paragraph that the baseline does not have.
func (p *placing) fresh(e int) {
	if p.taken.placed[e] {
		return
	}
	x := &p.held.edited[e]
	if x.Empty() {
		return
	}
	pc := pieceOf(x, e)
	switch {
	case x.Contents:
		p.contents(e)
	case p.held.hidden[e]:
		p.internal(e, pc)
	case x.Named:
		p.out.tell(Item{Kode: "gentaget", Severity: Info, Pointer: p.here.ctx, Tekst: story.Words(x.Text), Besked: "Et andet program har skrevet tabellens navn ind i filen. Det følger ikke med."})
	case x.Box:
		p.box(e)
	case p.out.toSign(p.here.ctx, x), p.forms.leadsIn(e, x):
	case p.went(p.lines.copied(p.here, e, x)) || p.went(p.forms.inForm(p.here, e, x)):
		if x.Quote {
			p.out.tell(Item{Kode: "anden-typografi", Severity: Warn, Pointer: p.here.ctx, Tekst: story.Words(x.Text), Besked: "Teksten er et citat i filen. Her står den som almindelig tekst."})
		}
	case p.held.asked[story.Key(x.Text)]: // a prompt that stands elsewhere now, or once more
	case p.head.line(p.here, e, x):
	case x.Table > 0:
		p.here = p.tables.inTable(p.here, e, pc)
	case x.Caption && p.pictures.aboveBlock(e):
		p.above = pc
	case x.Heading != 0:
		p.here = p.headings.heading(p.here, e, pc, x.Heading)
	case p.went(p.quotes.quote(p.here, e, x)):
	case p.went(p.tables.tabbed(p.here, e)):
	case len(x.Owners) > 0 && p.headings.byLooks(p.here, e, x):
		p.byLooks(e, pc)
	case p.here.fresh == nil && p.here.item == nil && (p.went(p.owned(p.here, x, pc)) || p.went(p.people.lines(p.here, e, x)) || p.out.timedPoints(p.here, e, x) || p.newItem(e, x)):
	case p.went(p.agreements.read(p.here, e, x)):
	case p.forms.noteBelow(p.here, e, x):
	case p.headings.byLooks(p.here, e, x):
		p.byLooks(e, pc)
	case p.here.fresh != nil:
		p.here.item = nil
		p.here.fresh.lines = append(p.here.fresh.lines, pc)
	default:
		p.here = p.bodyText(p.here, e, pc, "udenfor", "Hvor skal teksten stå?")
	}
}

// byLooks takes a line for a heading that only looks like one.
func (p *placing) byLooks(e int, pc *piece) {
	p.here = p.headings.heading(p.here, e, pc, p.headings.levelByLooks())
	p.headings.outline.under().looks = true
}

// went takes over where a paragraph went, and reports whether it did.
func (p *placing) went(at spot, ok bool) bool {
	p.here = at
	return ok
}

// contents tells of a table of contents: Word computes it, and the notat has none
// of its own making.
func (p *placing) contents(e int) {
	var lines []string
	for ; e < len(p.held.edited) && (p.held.edited[e].Contents || p.held.edited[e].Empty()) && p.held.match[e] < 0; e++ {
		lines = append(lines, story.Words(p.held.edited[e].Text))
		p.taken.placed[e] = true
	}
	s := strings.Join(lines, " ¶ ")
	p.out.tell(Item{Kode: "indholdsfortegnelse", Severity: Info, Pointer: p.here.ctx, Tekst: s, outside: s, Besked: "Indholdsfortegnelsen fra Word følger ikke med: notatet har sine egne overskrifter."})
}

// box asks about all paragraphs of a text box at once, those of a table in it too.
func (p *placing) box(e int) {
	var all []*piece
	for k := e; k < len(p.held.edited) && p.held.edited[k].Box && p.held.match[k] < 0; k++ {
		if x := &p.held.edited[k]; !x.Empty() {
			all = append(all, pieceOf(x, k))
			p.taken.placed[k] = true
		}
	}
	pc := all[0]
	pc.more = all[1:]
	p.ask(p.here, e, pc, "tekstboks", "Der står tekst i en tekstboks.")
}
