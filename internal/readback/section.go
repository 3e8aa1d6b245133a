package readback

import (
	"strconv"
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
	parts   []part
	block   bool // a block, not a section
	depth   int
	parent  *section // a new section that it stands in
	below   []*section
	ctx     string
	first   int // edited paragraph where it begins
	beside  bool
	hidden  []*piece // of an internal block after the others
}

// part is a stretch of a new section that becomes one block: running text, or
// agreements.
type part struct {
	lines   []*piece
	aftaler []any
}

// add puts a line of running text at the end.
func (s *section) add(pc *piece) {
	if k := len(s.parts) - 1; k >= 0 && s.parts[k].aftaler == nil {
		s.parts[k].lines = append(s.parts[k].lines, pc)
		return
	}
	s.parts = append(s.parts, part{lines: []*piece{pc}})
}

// aftale puts an agreement at the end.
func (s *section) aftale(item map[string]any) {
	if k := len(s.parts) - 1; k >= 0 && s.parts[k].aftaler != nil {
		s.parts[k].aftaler = append(s.parts[k].aftaler, item)
		return
	}
	s.parts = append(s.parts, part{aftaler: []any{item}})
}

// text gives the words of what is new, for who is asked about it.
func (s *section) text() string {
	var all []string
	if s.heading != "" {
		all = append(all, s.heading)
	}
	for _, x := range s.parts {
		for _, a := range x.aftaler {
			maal, _ := a.(map[string]any)["maal"].(string)
			all = append(all, maal)
		}
		if len(x.lines) > 0 {
			all = append(all, textOfPieces(x.lines))
		}
	}
	return strings.Join(all, " ¶ ")
}

// blocks gives what is new as blocks.
func (s *section) blocks(intern bool) []any {
	var out []any
	for _, x := range s.parts {
		block := map[string]any{"type": "aftaler", "aftaler": x.aftaler}
		if x.aftaler == nil {
			block = map[string]any{"type": "tekst", "tekst": prosa.Write(prosaOf(x.lines))}
		}
		if intern {
			block["synlighed"] = string(samtale.Intern)
		}
		out = append(out, block)
	}
	return out
}

// heading is a new heading: a new section at its place.
func (p *placing) heading(e int, pc *piece) {
	x, next := pc.from, p.nextLine(e)
	depth := min(max(x.Heading, 1), samtale.MaxAfsnitDepth)
	s := &section{heading: story.Words(pc.text()), ctx: p.here.ctx, first: e}
	path, in := sectionOf(p.here.ctx)
	have := strings.Count(path, "/afsnit/")
	above := p.here.fresh
	for above != nil && (above.block || above.depth >= depth) && above.parent != nil {
		above = above.parent
	}
	switch {
	case x.Heading < 0, !in && next != nil && !strings.HasPrefix(next.ctx, "/afsnit"):
		p.ask(e, pc, "overskrift-udenfor", "Der er skrevet en overskrift uden for afsnittene.")
		return
	case above != nil && !above.block && above.depth < depth:
		s.parent, s.depth = above, above.depth+1
		above.below = append(above.below, s)
	case above != nil && !above.block && above.depth == depth:
		s.list, s.at, s.depth = above.list, above.at, depth
	case !in:
		s.list, s.at, s.depth = "/afsnit", before(p.held, p.out.root, e), 1
	case depth > have:
		if next != nil && within(next.ctx, path) && !isHeading(next.ctx, path) {
			p.divides(e, pc)
			return
		}
		s.list, s.at, s.depth = path+"/afsnit", 0, have+1
	default:
		for ; have > depth; have-- {
			path = path[:strings.LastIndex(path, "/afsnit/")]
		}
		if next != nil && strings.HasPrefix(next.ctx, path+"/") {
			p.divides(e, pc)
			return
		}
		list, n := split1(path)
		i, _ := strconv.Atoi(n)
		s.list, s.at, s.depth = list, i+1, depth
	}
	if s.parent == nil {
		ended, _ := sectionOf(p.here.ctx)
		list, _ := split1(s.list)
		s.beside = p.out.intern(ended) && !p.out.intern(list)
		p.sections = append(p.sections, s)
	}
	p.here = spot{ctx: p.here.ctx, fresh: s}
	p.out.tell(Item{Kode: "nyt-afsnit", Severity: Info, Pointer: s.ctx, Tekst: s.heading, Af: author(pc.runs), Besked: "Overskriften er blevet til et nyt afsnit."})
}

func isHeading(ctx, path string) bool { return ctx == path+"/overskrift" }

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

// divides asks about a heading with old text of the section below it: the record
// cannot know which of it goes along.
func (p *placing) divides(e int, pc *piece) {
	p.ask(e, pc, "overskrift-midt-i", "Der er sat en overskrift midt i et afsnit, så noget af afsnittets tekst står under den nye overskrift.")
}

// write puts the section or block into the record.
func (s *section) write(out *outcome) {
	intern := s.beside && s.asked(out)
	if s.block {
		for _, b := range s.blocks(intern) {
			out.edits.Insert(s.list, s.at, s.first, b)
		}
		if !s.beside && len(s.parts[0].lines) > 0 {
			out.tell(Item{Kode: "ny-blok", Severity: Info, Pointer: s.ctx, Tekst: s.text(), Besked: "Teksten er blevet til en ny blok i afsnittet."})
		}
		return
	}
	item := s.item()
	if intern {
		item["synlighed"] = string(samtale.Intern)
	}
	out.edits.Insert(s.list, s.at, s.first, item)
}

func (s *section) item() map[string]any {
	item := map[string]any{"overskrift": s.heading}
	blokke := s.blocks(false)
	if len(s.hidden) > 0 {
		apart := section{parts: []part{{lines: s.hidden}}}
		blokke = append(blokke, apart.blocks(true)...)
	}
	if blokke != nil {
		item["blokke"] = blokke
	}
	if len(s.below) > 0 {
		var below []any
		for _, b := range s.below {
			below = append(below, b.item())
		}
		item["afsnit"] = below
	}
	return item
}

func textOfPieces(ps []*piece) string {
	out := make([]string, len(ps))
	for i, p := range ps {
		out[i] = story.Words(p.text())
	}
	return strings.Join(out, " ¶ ")
}
