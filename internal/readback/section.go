package readback

import (
	"strings"

	"notat/internal/prosa"
	"notat/internal/recorddiff"
	"notat/internal/samtale"
	"notat/internal/story"
)

// section is a new section, or a new block of running text in one.
type section struct {
	list    string // the list it goes into
	at      int
	heading string
	lines   []*piece
	block   bool // a block, not a section
	ctx     string
	first   int  // edited paragraph where it begins
	beside  bool // something internal stands beside it
	intern  bool
	hidden  []*piece // of an internal block after the others
}

// aftale puts a new agreement at the end.
func (s *section) aftale(item map[string]any, x *story.Paragraph, e int) {
	if k := len(s.lines) - 1; k >= 0 && s.lines[k].block != nil && s.lines[k].block["type"] == "aftaler" {
		list, _ := s.lines[k].block["aftaler"].([]any)
		s.lines[k].block["aftaler"] = append(list, item)
		return
	}
	s.lines = append(s.lines, aBlock(x, e, x.Text, map[string]any{"type": "aftaler", "aftaler": []any{item}}))
}

// text gives the words of what is new, for who is asked about it.
func (s *section) text() string {
	if s.heading == "" {
		return textOfPieces(s.lines)
	}
	return strings.TrimSuffix(s.heading+" ¶ "+textOfPieces(s.lines), " ¶ ")
}

// heading is a new heading: a new section, which takes what stands below it.
func (p *headings) heading(here spot, e int, pc *piece, level int) spot {
	next := p.nextLine(e)
	path, in := sectionOf(here.ctx)
	switch {
	case level < 0, !in && here.fresh == nil && next != nil && !strings.HasPrefix(next.ctx, "/afsnit"):
		p.ask(here, e, pc, "overskrift-udenfor", "Der er skrevet en overskrift uden for afsnittene.")
		return here
	case next != nil && sameItem(here.ctx, next.ctx):
		p.ask(here, e, pc, "overskrift-midt-i", "Der er sat en overskrift midt i noget, der hører sammen.")
		return here
	}
	s := &section{heading: story.Words(pc.text()), ctx: here.ctx, first: e}
	p.outline.new(s, level)
	above := p.outline.under().parent
	s.beside = p.out.intern(path) && !p.outline.intern(above) && above.fresh == nil
	p.sections = append(p.sections, s)
	p.out.tell(Item{Kode: "nyt-afsnit", Severity: Info, Pointer: s.ctx, Tekst: s.heading, Af: author(pc.runs), Besked: "Overskriften er blevet til et nyt afsnit."})
	return spot{ctx: s.ctx, fresh: s}
}

// before gives the index of the section that stands after edited paragraph e.
func before(h *held, root any, e int) int {
	for ; e < len(h.match); e++ {
		if h.match[e] < 0 {
			continue
		}
		if n, ok := indexIn("/afsnit", h.base[h.match[e]].ctx); ok {
			return n
		}
	}
	list, _ := recorddiff.Get(root, "/afsnit").([]any)
	return len(list)
}

// write puts a block into the record, and tells or asks of what is new. The
// sections themselves are laid by the outline.
func (s *section) write(out *outcome) {
	if s.beside {
		s.intern = out.askIntern(s.ctx, s.text())
	}
	if s.list == "" {
		return
	}
	if !s.block {
		out.edits.Insert(s.list, s.at, s.first, s.item())
		return
	}
	for _, b := range blocksOf(s.lines, s.intern) {
		out.edits.Insert(s.list, s.at, s.first, b)
	}
	if !s.beside && groups(s.lines)[0].words() {
		out.tell(Item{Kode: "ny-blok", Severity: Info, Pointer: s.ctx, Tekst: s.text(), Besked: "Et nyt stykke tekst er sat ind."})
	}
}

func (s *section) item() map[string]any {
	item := map[string]any{"overskrift": s.heading}
	blokke := blocksOf(s.lines, false)
	if len(s.hidden) > 0 {
		blokke = append(blokke, blocksOf(s.hidden, true)...)
	}
	if blokke != nil {
		item["blokke"] = blokke
	}
	if s.intern {
		item["synlighed"] = string(samtale.Intern)
	}
	return item
}

func tekst(lines []*piece, intern bool) map[string]any {
	block := map[string]any{"type": "tekst", "tekst": prosa.Write(prosaOf(lines))}
	if intern || lines[0].intern {
		block["synlighed"] = string(samtale.Intern)
	}
	return block
}

func textOfPieces(ps []*piece) string {
	out := make([]string, len(ps))
	for i, p := range ps {
		out[i] = story.Words(p.text())
	}
	return strings.Join(out, " ¶ ")
}
