package readback

import "strings"

// ground is what each stage of the placing stands on: both drafts held against each
// other, with their tables, the record, and what of it is taken so far. Where words
// stand it does not know: that is the walk's.
type ground struct {
	held  *held
	grid  grid
	out   *outcome
	taken *taken
	next  []int // the next paragraph, from each on, that comes from the baseline, or -1
	prev  []int // the last one, up to each, that does, or -1
}

func groundOf(h *held, in *Input, out *outcome) *ground {
	g := &ground{h, gridOf(h, in.Columns), out, newTaken(), make([]int, len(h.match)+1), make([]int, len(h.match))}
	g.next[len(h.match)] = -1
	for e := len(h.match) - 1; e >= 0; e-- {
		g.next[e] = g.next[e+1]
		if h.match[e] >= 0 {
			g.next[e] = e
		}
	}
	prev := -1
	for e, b := range h.match {
		if b >= 0 {
			prev = e
		}
		g.prev[e] = prev
	}
	return g
}

// nextLine gives the next line of the baseline after edited paragraph e, or nil.
func (g *ground) nextLine(e int) *line {
	if n := g.next[e]; n >= 0 {
		return &g.held.base[g.held.match[n]]
	}
	return nil
}

// prevLine gives the last line of the baseline up to edited paragraph e, or nil.
func (g *ground) prevLine(e int) *line {
	if n := g.prev[e]; n >= 0 {
		return &g.held.base[g.held.match[n]]
	}
	return nil
}

// askWords shows words that have no place, with the places they could have; here is
// where they stand.
func (g *ground) askWords(here spot, e int, pc *piece, kode, besked string) {
	i := Item{Kode: kode, Severity: Ask, Pointer: here.ctx, Tekst: textOfPieces(append([]*piece{pc}, pc.more...)), Besked: besked, Af: author(pc.runs)}
	seen := map[string]bool{}
	pc.intern = pc.intern || g.held.hidden[e]
	offer := func(pointer string) {
		f := g.held.fields[pointer]
		if f != nil && (f.rich || g.held.base[f.before[0].base].Table == 0 || g.held.edited[e].Table > 0) && !strings.HasPrefix(pointer, "/deltagere/") && !pc.intern && !seen[pointer] && !g.held.base[f.before[0].base].form {
			seen[pointer] = true
			i.Choices = append(i.Choices, g.out.intoField(pointer))
		}
	}
	if here.field != nil {
		offer(here.field.pointer)
	}
	if asWritten(here.ctx) {
		offer(here.ctx)
	}
	if next := g.nextLine(e); next != nil && asWritten(next.sole()) {
		offer(next.sole())
	}
	i.Choices = append(i.Choices, asAfsnit, leaveTextOut)
	answer := g.out.tell(i)
	for _, one := range append([]*piece{pc}, pc.more...) {
		g.taken.answer(answer, one)
	}
}
