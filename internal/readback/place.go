package readback

import (
	"context"
	"slices"
	"strings"

	"notat/internal/ooxml"
	"notat/internal/recorddiff"
	"notat/internal/story"
)

// place goes through the edited draft in order: what comes from the baseline is
// taken over, and for what is new a place is found or asked for. It gives what
// was taken, and where the words of each edited paragraph went. The error is that
// of the context.
func place(ctx context.Context, h *held, in *Input, out *outcome) (*taken, []spot, error) {
	next := make([]int, len(h.match)+1)
	next[len(h.match)] = -1
	for e := len(h.match) - 1; e >= 0; e-- {
		next[e] = next[e+1]
		if h.match[e] >= 0 {
			next[e] = e
		}
	}
	p := newPlacing(ctx, in, h, out)
	p.next, p.outline, p.tables.grid = next, newOutline(out), gridOf(h)
	p.taken = newTaken()
	p.headings()
	p.pictures.pairFigures(in)
	p.tables.richCells()
	p.tables.columnEdits()
	spots := make([]spot, len(h.match))
	for e := range h.match {
		if left(ctx, e) {
			return nil, nil, ctx.Err()
		}
		if h.match[e] >= 0 {
			if x := &p.held.edited[e]; !p.afterInternal(e, &h.base[h.match[e]], x) {
				p.here = p.forms.paired(e)
			}
			p.last = e
		} else {
			p.fresh(e)
		}
		spots[e] = p.here
		p.pictures.figuresAt(e)
	}
	p.pictures.goneFigures()
	p.tables.numbersGone()
	out.putNewcomers()
	for _, s := range p.sections {
		s.write(out)
	}
	p.forms.fillForms()
	p.outline.lay()
	p.restructured()
	for n, pc := range p.taken.last {
		p.taken.take(p.taken.lastIn[n], pc)
	}
	return p.taken, spots, ctx.Err()
}

// left looks now and then whether anybody still waits for the answer.
func left(ctx context.Context, n int) bool { return n&0xff == 0 && ctx.Err() != nil }

// placing is the walk of place.
type placing struct {
	ctx   context.Context // of the one call that the walk is
	held  *held
	out   *outcome
	taken *taken
	next  []int // the next paragraph, from each on, that comes from the baseline, or -1

	outline  *outline
	heads    map[string]int // section of the record -> line of its heading
	headless bool           // no heading of the record is one in the file
	leveled  []leveled

	edited  *ooxml.Package
	foreign bool // Input.Foreign

	citat    lastCitat
	here     spot
	cutText  string       // text of the record that goes on after something internal in it
	last     int          // the last paragraph that comes from the baseline
	settled  map[int]bool // paragraphs that have their place already
	sections []*section

	// What the walk hands on, each with what it knows of its own.
	tables   tables
	forms    forms
	pictures pictures
}

// newPlacing gives a walk with the words of a template.
func newPlacing(ctx context.Context, in *Input, h *held, out *outcome) *placing {
	p := &placing{ctx: ctx, edited: in.Edited.File, foreign: in.Foreign, held: h, out: out, settled: map[int]bool{}}
	p.tables = tables{placing: p, rows: rowReader{out: out, columns: in.Columns}, tabsText: map[int]bool{}, columnHeads: map[int][]string{}, orders: map[int][]slot{}}
	p.forms = forms{placing: p, labels: in.Labels, parter: in.Parter, hoved: in.Hoved}
	p.pictures.placing = p
	return p
}

// fresh finds a place for a paragraph that the baseline does not have.
func (p *placing) fresh(e int) {
	if p.settled[e] {
		return
	}
	x := &p.held.edited[e]
	if x.Empty() {
		return
	}
	pc := &piece{runs: x.Runs, from: x, base: -1, at: e}
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
		p.settled[e] = true
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
	p.out.tell(i)
}

// nextLine gives the next line of the baseline after edited paragraph e, or nil.
func (p *placing) nextLine(e int) *line {
	if n := p.next[e]; n >= 0 {
		return &p.held.base[p.held.match[n]]
	}
	return nil
}

// bodyText is a new paragraph of the running text: it joins the text before or
// after it, or becomes a block of the section. Where there is no place kode asks.
func (p *placing) bodyText(e int, pc *piece, kode, besked string) {
	next := p.nextLine(e)
	if part, in := partOfForm(p.here.ctx); in {
		p.taken.take(part, pc)
		p.here = spot{ctx: part, field: p.held.fields[part]}
		return
	}
	path, ok := sectionOf(p.here.ctx)
	beside := ok && p.besideIntern(path, next)
	if f := p.here.field; f != nil && p.joins(f, next) && (pc.block == nil || heldIn(f)) && (!beside || next != nil && next.holds(f.pointer)) {
		p.taken.take(f.pointer, pc)
		p.joined(f, pc)
		return
	}
	if !ok || p.last == 0 && p.held.match[0] < 0 {
		p.ask(e, pc, kode, besked)
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
			p.ask(e, pc, kode, besked)
			return
		}
	}
	s := p.newBlock(e, path, next)
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
func (p *placing) joins(f *field, next *line) bool {
	if next != nil && next.holds(f.pointer) {
		return true
	}
	return isTekst(f.pointer) || strings.Contains(f.pointer, "/-")
}

// ask shows words that have no place, with the places they could have.
func (p *placing) ask(e int, pc *piece, kode, besked string) {
	if pc.block != nil {
		p.askBlock(e, pc, kode, besked)
		return
	}
	i := Item{Kode: kode, Severity: Ask, Pointer: p.here.ctx, Tekst: textOfPieces(append([]*piece{pc}, pc.more...)), Besked: besked, Af: author(pc.runs)}
	seen := map[string]bool{}
	pc.intern = pc.intern || p.held.hidden[e]
	offer := func(pointer string) {
		f := p.held.fields[pointer]
		if f != nil && !strings.HasPrefix(pointer, "/deltagere/") && !pc.intern && !seen[pointer] && !p.held.base[f.before[0].base].form {
			seen[pointer] = true
			i.Choices = append(i.Choices, p.out.intoField(pointer))
		}
	}
	if p.here.field != nil {
		offer(p.here.field.pointer)
	}
	if asWritten(p.here.ctx) {
		offer(p.here.ctx)
	}
	if next := p.nextLine(e); next != nil && asWritten(next.sole()) {
		offer(next.sole())
	}
	i.Choices = append(i.Choices, asAfsnit, leaveTextOut)
	answer := p.out.tell(i)
	for _, one := range append([]*piece{pc}, pc.more...) {
		p.taken.answer(answer, one)
	}
}

// box asks about all paragraphs of a text box at once.
func (p *placing) box(e int) {
	var all []*piece
	for k := e; k < len(p.held.edited) && p.held.edited[k].Box && p.held.match[k] < 0; k++ {
		if x := &p.held.edited[k]; !x.Empty() && x.Table == 0 {
			all = append(all, &piece{runs: x.Runs, from: x, base: -1, at: k})
			p.settled[k] = true
		}
	}
	if len(all) == 0 { // a table in a box: cell by cell
		x := &p.held.edited[e]
		all = append(all, &piece{runs: x.Runs, from: x, base: -1, at: e})
	}
	pc := all[0]
	pc.more = all[1:]
	p.ask(e, pc, "tekstboks", "Der står tekst i en tekstboks.")
}
