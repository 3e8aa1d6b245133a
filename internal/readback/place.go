package readback

import (
	"context"
	"slices"
	"strings"

	"notat/internal/recorddiff"
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
	(&filling{g, w.forms.parter, w.forms.entries, w.forms.bare}).all()
	w.outline.lay()
	w.restructured()
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
				p.here = p.forms.paired(e)
			}
		} else {
			p.fresh(e)
		}
		spots[e] = p.here
		p.pictures.figuresAt(e)
	}
	return spots, p.ctx.Err()
}

// left looks now and then whether anybody still waits for the answer.
func left(ctx context.Context, n int) bool { return n&0xff == 0 && ctx.Err() != nil }

// placing is the walk of place: where it stands, and what it has begun there.
type placing struct {
	*ground
	ctx context.Context // of the one call that the walk is

	outline  *outline
	heads    map[string]int // section of the record -> line of its heading
	headless bool           // no heading of the record is one in the file
	leveled  []leveled

	citat    lastCitat
	here     spot
	cutText  string // text of the record that goes on after something internal in it
	sections []*section

	// What the walk hands on, each with what it knows of its own.
	tables   tables
	forms    forms
	pictures pictures
}

// newPlacing gives a walk with the words of a template, that has the pictures of both
// drafts, and the columns of tables that have others than the baseline.
func newPlacing(ctx context.Context, g *ground, in *Input, shown figures, orders map[int][]slot) *placing {
	p := &placing{ctx: ctx, ground: g, outline: newOutline(g.out)}
	p.tables = tables{placing: p, rows: rowReader{out: g.out, columns: in.Columns}, tabsText: map[int]bool{}, orders: orders}
	p.forms = forms{placing: p, labels: in.Labels, parter: in.Parter, hoved: in.Hoved}
	p.pictures = pictures{placing: p, file: in.Edited.File, foreign: in.Foreign, figures: shown}
	p.headings()
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
	case p.forms.inForm(e, x):
		if x.Quote {
			p.out.tell(Item{Kode: "anden-typografi", Severity: Warn, Pointer: p.here.ctx, Tekst: story.Words(x.Text), Besked: "Teksten er et citat i filen. Her står den som almindelig tekst."})
		}
	case p.held.asked[story.Key(x.Text)]: // a prompt that stands elsewhere now, or once more
	case p.forms.headField(e, x):
	case x.Table > 0:
		p.tables.inTable(e, pc)
	case x.Caption && p.tables.aboveBlock(e):
		p.tables.above = pc
	case x.Heading != 0:
		p.heading(e, pc, x.Heading)
	case p.quote(e, x):
	case p.tables.tabbed(e):
	case p.here.fresh == nil && p.here.item == nil && (p.owned(x, pc) || p.forms.newDeltager(e, x) || p.forms.timedPoints(e, x) || p.newItem(e, x)):
	case p.forms.inAftale(e, x):
	case p.forms.noteBelow(e, x):
	case p.looksLikeHeading(e, x):
		p.heading(e, pc, p.levelByLooks())
		p.outline.under().looks = true
	case p.here.fresh != nil:
		p.here.item = nil
		p.here.fresh.lines = append(p.here.fresh.lines, pc)
	default:
		p.bodyText(e, pc, "udenfor", "Hvor skal teksten stå?")
	}
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

// owned puts a paragraph into the rich field whose control it stands in.
func (p *placing) owned(x *story.Paragraph, pc *piece) bool {
	for _, o := range x.Owners {
		if f := p.held.fields[o]; f != nil && f.rich {
			p.taken.take(o, pc)
			p.here = spot{ctx: o, field: f}
			if !strings.Contains(o, "/-") {
				p.joined(f, pc)
			}
			return true
		}
	}
	return false
}

// joined tells that new text went into a field.
func (p *placing) joined(f *field, pc *piece) {
	if pc.block != nil {
		return // told of already
	}
	i := Item{Kode: "nyt-afsnit-i-tekst", Severity: Info, Pointer: f.pointer, Tekst: story.Words(pc.text()), Af: author(pc.runs), Besked: "Et nyt stykke tekst er sat ind."}
	if p.out.intern(f.pointer) {
		i.Kode, i.Besked = "nyt-i-intern-tekst", "Et nyt stykke tekst er sat ind i en intern tekst. Det vises ikke i den offentlige udgave."
		if slices.ContainsFunc(f.before, func(was *piece) bool { return story.Key(was.text()) == story.Key(pc.text()) }) {
			i.Kode, i.Severity, i.Besked = "intern-tekst-flyttet", Warn, "Teksten er intern. Den er flyttet eller kopieret i Word, men står stadig, hvor den er intern, og vises ikke i den offentlige udgave."
		}
	}
	if !slices.ContainsFunc(p.held.file.Removed, func(d story.Removed) bool { return d.Moved && d.Text == i.Tekst }) || i.Severity == Warn { // else it is told of there
		p.out.tell(i)
	}
}

// bodyText is a new paragraph of the running text: it joins the text before or
// after it, or becomes a block of the section. Where there is no place kode asks.
// The walk is at e, and the words may stand above it.
func (p *placing) bodyText(e int, pc *piece, kode, besked string) {
	at := pc.at
	next := p.nextLine(at)
	if part, in := partOfForm(p.here.ctx); in {
		p.taken.take(part, pc)
		p.here = spot{ctx: part, field: p.held.fields[part]}
		return
	}
	path, ok := sectionOf(p.here.ctx)
	beside := ok && p.besideIntern(path, next)
	if f := p.here.field; f != nil && f.joins(next) && (pc.block == nil || heldIn(f)) && (!beside || next != nil && next.holds(f.pointer)) {
		p.taken.take(f.pointer, pc)
		p.joined(f, pc)
		return
	}
	if !ok || p.prev[e] < 0 {
		p.ask(at, pc, kode, besked)
		return
	}
	if next != nil && p.here.ctx != "" && !beside {
		// Right before a text of the same section: it begins that text.
		if f := p.held.fields[next.sole()]; f != nil && f.rich && isTekst(f.pointer) && within(f.pointer, path) {
			p.taken.take(f.pointer, pc)
			p.here = spot{ctx: f.pointer, field: f}
			p.joined(f, pc)
			return
		}
		if sameItem(p.here.ctx, next.ctx) {
			if pc.block == nil {
				besked = "Hvor skal teksten stå? Den er skrevet midt i noget, der hører sammen."
			}
			p.ask(at, pc, kode, besked)
			return
		}
	}
	s := p.newBlock(at, path, next)
	s.lines = append(s.lines, pc)
	s.beside = beside
}

// blockFor gives the new section that paragraph e stands in, or one that is to
// hold a block of its own in the section of the record; none where a block cannot
// stand.
func (p *placing) blockFor(e int) (*section, bool) {
	if p.here.fresh != nil {
		return p.here.fresh, true
	}
	next := p.nextLine(e)
	path, ok := sectionOf(p.here.ctx)
	if !ok {
		return nil, false
	}
	s := p.newBlock(e, path, next)
	s.beside = p.besideIntern(path, next)
	return s, true
}

// newBlock makes a block after the last one of the section that the walk has seen.
func (p *placing) newBlock(e int, path string, next *line) *section {
	at := 0
	if n, ok := indexIn(path+"/blokke", p.here.ctx); ok {
		at = n + 1
	}
	if next != nil && within(next.ctx, path) {
		if n, ok := indexIn(path+"/blokke", next.ctx); ok {
			at = max(at, n) // pictures and the like stand between
		}
	} else if list, ok := recorddiff.Get(p.out.root, path+"/blokke").([]any); ok {
		at = max(at, len(list))
	}
	s := &section{list: path + "/blokke", at: at, block: true, ctx: p.here.ctx, first: e}
	p.sections = append(p.sections, s)
	p.here = spot{ctx: p.here.ctx, fresh: s}
	return s
}

// joins reports whether new text after a line of f goes on with it.
func (f *field) joins(next *line) bool {
	if next != nil && next.holds(f.pointer) {
		return true
	}
	return isTekst(f.pointer) || strings.Contains(f.pointer, "/-") && f.pointer != agendaNote
}

// ask shows what has no place, with the places it could have.
func (p *placing) ask(e int, pc *piece, kode, besked string) {
	if pc.block != nil {
		p.askBlock(e, pc, kode, besked)
		return
	}
	p.askWords(p.here, e, pc, kode, besked)
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
	p.ask(e, pc, "tekstboks", "Der står tekst i en tekstboks.")
}
