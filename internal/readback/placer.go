package readback

import (
	"context"
	"slices"
	"strings"

	"notat/internal/recorddiff"
	"notat/internal/samtale"
	"notat/internal/story"
)

// placer puts new paragraphs and blocks where they belong. It does not know where the
// walk stands: each place is given as a spot, and what moves it gives the new one.
type placer struct {
	*ground
	ctx      context.Context // of the one call that the walk is
	sections []*section      // what was begun, in order
	above    *piece          // a caption that stands above what it belongs to
	cutText  string          // text of the record that goes on after something internal in it
}

// owned puts a paragraph into the rich field whose control it stands in.
func (p *placer) owned(here spot, x *story.Paragraph, pc *piece) (spot, bool) {
	for _, o := range x.Owners {
		if f := p.held.fields[o]; f != nil && f.rich {
			p.taken.take(o, pc)
			if !strings.Contains(o, "/-") {
				p.joined(f, pc)
			}
			return spot{ctx: o, field: f}, true
		}
	}
	return here, false
}

// joined tells that new text went into a field.
func (p *placer) joined(f *field, pc *piece) {
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
func (p *placer) bodyText(here spot, e int, pc *piece, kode, besked string) spot {
	at := pc.at
	next := p.nextLine(at)
	if part, in := partOfForm(here.ctx); in {
		p.taken.take(part, pc)
		return spot{ctx: part, field: p.held.fields[part]}
	}
	path, ok := sectionOf(here.ctx)
	beside := ok && p.besideIntern(here, path, next)
	if f := here.field; f != nil && f.joins(next) && (pc.block == nil || heldIn(f)) && (!beside || next != nil && next.holds(f.pointer)) {
		p.taken.take(f.pointer, pc)
		p.joined(f, pc)
		return here
	}
	if !ok || p.prev[e] < 0 {
		p.ask(here, at, pc, kode, besked)
		return here
	}
	if next != nil && here.ctx != "" && !beside {
		// Right before a text of the same section: it begins that text.
		if f := p.held.fields[next.sole()]; f != nil && f.rich && isTekst(f.pointer) && within(f.pointer, path) {
			p.taken.take(f.pointer, pc)
			p.joined(f, pc)
			return spot{ctx: f.pointer, field: f}
		}
		if sameItem(here.ctx, next.ctx) {
			if pc.block == nil {
				besked = "Hvor skal teksten stå? Den er skrevet midt i noget, der hører sammen."
			}
			p.ask(here, at, pc, kode, besked)
			return here
		}
	}
	s := p.newBlock(here, at, path)
	s.lines = append(s.lines, pc)
	return spot{ctx: here.ctx, fresh: s}
}

// blockFor gives the new section that paragraph e stands in, or one that is to
// hold a block of its own in the section of the record; none where a block cannot
// stand.
func (p *placer) blockFor(here spot, e int) (*section, bool) {
	if here.fresh != nil {
		return here.fresh, true
	}
	if path, ok := sectionOf(here.ctx); ok {
		return p.newBlock(here, e, path), true
	}
	return nil, false
}

// newBlock makes a block after the last one of the section that the walk has seen.
func (p *placer) newBlock(here spot, e int, path string) *section {
	at, next := 0, p.nextLine(e)
	if n, ok := indexIn(path+"/blokke", here.ctx); ok {
		at = n + 1
	}
	if next != nil && within(next.ctx, path) {
		if n, ok := indexIn(path+"/blokke", next.ctx); ok {
			at = max(at, n) // pictures and the like stand between
		}
	} else if list, ok := recorddiff.Get(p.out.root, path+"/blokke").([]any); ok {
		at = max(at, len(list))
	}
	s := &section{list: path + "/blokke", at: at, block: true, ctx: here.ctx, first: e, beside: p.besideIntern(here, path, next)}
	p.sections = append(p.sections, s)
	return s
}

// put finds the place of a new block, as that of a new paragraph: it stands in a
// text, or between the blocks of a section. Where there is no place kode asks.
func (p *placer) put(here spot, e int, pc *piece, kode, besked string) spot {
	if p.held.hidden[e] && pc.block != nil {
		pc.intern, pc.block["synlighed"] = true, string(samtale.Intern)
		return p.hiddenBlock(here, e, pc)
	}
	if f := here.fresh; f != nil {
		f.lines = append(f.lines, pc)
		return here
	}
	return p.bodyText(here, e, pc, kode, besked)
}

// putTelling puts a new block, and tells of it where nobody was asked about it; asks
// is the question if somebody was, from 1, or 0.
func (p *placer) putTelling(here spot, e int, pc *piece, kode, besked string, i Item) (at spot, asks int) {
	n := len(p.out.items)
	at = p.put(here, e, pc, kode, besked)
	if len(p.out.items) > n {
		return at, n + 1
	}
	i.Pointer = at.ctx
	p.out.tell(i)
	return at, 0
}

// ask shows what has no place, with the places it could have.
func (p *placer) ask(here spot, e int, pc *piece, kode, besked string) {
	if pc.block != nil {
		p.askBlock(here, e, pc, kode, besked)
		return
	}
	p.askWords(here, e, pc, kode, besked)
}

// askBlock asks where a block belongs that stands between what belongs together,
// or outside the sections.
func (p *placer) askBlock(here spot, e int, pc *piece, kode, besked string) {
	i := Item{Kode: kode, Severity: Ask, Pointer: here.ctx, Tekst: pc.text(), Besked: besked}
	path, ok := sectionOf(here.ctx)
	if next := p.nextLine(e); !ok && next != nil {
		path, ok = sectionOf(next.ctx)
	}
	if !ok && len(p.out.record.Afsnit) > 0 {
		path, ok = "/afsnit/0", true
	}
	if ok {
		i.Choices = append(i.Choices, Choice{aBlok + path, "Sæt det ind i " + p.out.sted(path)})
	}
	i.Choices = append(i.Choices, Choice{asAfsnit.ID, "Sæt det ind i et nyt afsnit »" + otherRemarks + "«"}, leaveOut("Udelad det"))
	answer := p.out.tell(i)
	if to, ok := strings.CutPrefix(answer, aBlok); ok {
		at := 0
		if n, ok := indexIn(to+"/blokke", here.ctx); ok {
			at = n + 1
		}
		p.sections = append(p.sections, &section{list: to + "/blokke", at: at, lines: []*piece{pc}, block: true, ctx: here.ctx, first: e, beside: p.besideIntern(here, to, p.nextLine(e))})
		return
	}
	p.taken.answer(answer, pc)
}

// hiddenBlock puts something internal into a block of its own.
func (p *placer) hiddenBlock(here spot, e int, pc *piece) spot {
	here.item = nil
	s, ok := p.blockFor(here, e)
	if !ok {
		p.ask(here, e, pc, "internt-uden-plads", "Det er internt, og her kan der ikke stå noget internt.")
		return here
	}
	s.lines = append(s.lines, pc)
	if f, next := here.field, p.nextLine(e); f != nil && isTekst(f.pointer) && next != nil && next.sole() == f.pointer {
		p.cutText = f.pointer
	}
	if here.fresh == nil {
		s.beside = false
		return spot{ctx: here.ctx, fresh: s}
	}
	return here
}

// besideIntern reports whether a new paragraph after the last one, in the section
// at path, has internal text as a neighbour though the section is not internal:
// nobody can see whether it is internal too.
func (p *placer) besideIntern(here spot, path string, next *line) bool {
	if p.out.intern(path) {
		return false
	}
	return p.out.intern(here.ctx) || next != nil && within(next.ctx, path) && p.out.intern(next.ctx)
}
