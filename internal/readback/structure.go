package readback

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"notat/internal/recorddiff"
	"notat/internal/story"
)

// headings follows the headings of the file: the new sections, and what becomes of those
// of the record.
type headings struct {
	*placer
	outline  *outline
	heads    map[string]int // section of the record -> line of its heading
	headless bool           // no heading of the record is one in the file
	leveled  []leveled
}

// headingsOf finds the headings of the sections.
func headingsOf(pl *placer) headings {
	p := headings{placer: pl, outline: newOutline(pl.out), heads: map[string]int{}, headless: true}
	for b := range p.held.base {
		l := &p.held.base[b]
		if !l.opens() {
			continue
		}
		path, _ := split1(l.sole())
		p.heads[path] = b
		if e := p.held.back[b]; e >= 0 && p.held.edited[e].Heading > 0 {
			p.headless = false
		}
	}
	return p
}

// structure follows what a paragraph is now: a heading, of which level, or text.
// done means that the paragraph went into a new section.
func (p *headings) structure(here spot, e int, l *line, x *story.Paragraph) (at spot, done bool) {
	path, ok := sectionOf(l.ctx)
	switch {
	case !ok:
		if strings.HasPrefix(l.ctx, "/afsnit/-") && l.Heading > 0 {
			p.outline.open, p.outline.stack = "", nil // a part that is missing
		}
	case l.sole() == path+"/overskrift":
		p.sectionHeading(e, l, x, path)
		return spot{}, false
	case x.Heading > 0 && l.Heading == 0 && isTekst(l.sole()):
		p.taken.left[l.sole()] = true
		if !p.taken.has(p.held.fields[l.sole()]) {
			p.taken.fields[l.sole()] = nil
		}
		return p.heading(here, e, pieceOf(x, e), x.Heading), true
	default:
		if s := p.content(e, l, path); s != nil {
			ptr := l.sole()
			pc := &piece{runs: x.Runs, from: x, base: p.held.match[e], num: l.Num, at: e}
			pc.intern = p.out.intern(ptr) && !p.out.intern(path)
			s.lines = append(s.lines, pc)
			return spot{ctx: l.ctx, fresh: s}, true
		}
	}
	if l.Heading != x.Heading || l.Quote != x.Quote && !x.Empty() {
		p.out.restyled(l, x)
	}
	return spot{}, false
}

// content takes a line of a section to where its heading is in the file.
func (p *headings) content(e int, l *line, path string) *section {
	ctx := l.ctx
	switch {
	case l.editable():
		for n := range l.segs {
			if l.segs[n].pointer != "" {
				ctx = l.segs[n].pointer
				break
			}
		}
	case l.Pictures > 0: // the figure after it
		if n, ok := indexIn(path+"/blokke", l.ctx); ok {
			ctx = path + "/blokke/" + strconv.Itoa(n+1)
		}
	default:
		return nil
	}
	head, ok := p.heads[path]
	if ok && p.outline.nodes[path] == nil && p.held.back[head] < 0 {
		p.headingGone(e, path, head)
	}
	if ok && p.outline.nodes[path] == nil && p.held.back[head] > e && p.held.strayed(p.held.back[head]) && p.outline.joins(path) {
		p.outline.leave(path)
	}
	if open, known := p.heads[p.outline.open]; ok && known && p.outline.nodes[path] != nil && p.outline.open != path && !p.held.strayed(e) &&
		(p.held.strayed(p.held.back[head]) || p.held.strayed(p.held.back[open])) { // one of the headings was carried up, and not what stood below it
		if p.outline.joins(path) {
			p.outline.covers[path] = p.outline.under()
		} else {
			p.taken.astray[e] = true
		}
	}
	if ok && p.outline.covers[path] == nil && p.held.back[head] > e {
		p.taken.astray[e] = true
	}
	return p.outline.content(ctx)
}

// sectionHeading takes the heading of a section of the record.
func (p *headings) sectionHeading(e int, l *line, x *story.Paragraph, path string) {
	level, asked := x.Heading, false
	switch {
	case p.headless, x.Heading < 0:
		level = l.Heading
	case x.Heading == 0 && x.Strong: // a heading that is one by its looks
		level = l.Heading
	case x.Heading == 0:
		said := tekst([]*piece{pieceOf(x, e)}, false)
		asked = !x.Empty() && p.outline.joins(path)
		if asked && p.joinsAbove(path, l.Text, x.Text, "Overskriften er gjort til almindelig tekst i filen.") {
			p.outline.join(path, said)
			p.taken.settled[path+"/overskrift"] = true
			return
		}
		level = l.Heading
	}
	p.outline.section(path, level, e)
	if x.Heading != l.Heading && !asked {
		p.leveled = append(p.leveled, leveled{path, l, x})
	}
}

// headingGone takes a section whose text stands in the file without its heading.
func (p *headings) headingGone(e int, path string, head int) {
	l := &p.held.base[head]
	field := path + "/overskrift"
	p.taken.settled[field] = true
	if p.outline.joins(path) {
		i := Item{Kode: "overskrift-slettet", Severity: Ask, Pointer: field, Tekst: story.Words(l.Text), Choices: []Choice{joinIt, keepIt},
			Besked: "Overskriften er slettet, og teksten under den står der stadig. Hører teksten nu til afsnittet ovenover?"}
		if p.out.tell(i) == joinIt.ID {
			p.outline.join(path, nil)
			return
		}
	} else {
		p.out.tell(Item{Kode: "overskrift-slettet", Severity: Warn, Pointer: field, Tekst: story.Words(l.Text), Besked: "Overskriften er slettet, men afsnittet kan ikke blive en del af det ovenover. Notatet beholder overskriften."})
	}
	p.outline.section(path, l.Heading, e)
}

// joinIt is the answer that joins a section with the one above.
var joinIt = Choice{"sammen", "Ja, lad teksten høre til afsnittet ovenover"}

// joinsAbove tells that a section joins the one above, and asks first where it is one
// of the parts that a notat has.
func (p *headings) joinsAbove(path, heading, text, what string) bool {
	i := Item{Kode: "afsnit-samlet", Severity: Info, Pointer: path + "/overskrift", Tekst: story.Words(text), moved: []string{story.Words(heading)}, Besked: what + " Afsnittet er blevet en del af det ovenover."}
	if recorddiff.Text(p.out.root, path+"/del") == "" {
		p.out.tell(i)
		return true
	}
	i.Severity, i.Choices = Ask, []Choice{joinIt, keepIt}
	i.Besked = what + " Hører afsnittet nu til det ovenover?"
	return p.out.tell(i) == joinIt.ID
}

// leveled is a heading of the record that has another level in the file.
type leveled struct {
	path string
	line *line
	x    *story.Paragraph
}

// restructured tells what became of the sections: what stands elsewhere now, and
// what was changed in the file and says nothing.
func (p *headings) restructured() {
	leveled := map[string]bool{}
	for _, l := range p.leveled {
		leveled[l.path] = true
	}
	moved := map[string]bool{}
	for _, path := range p.outline.elsewhere() {
		moved[path] = true
		p.taken.followed = append(p.taken.followed, path)
		i := Item{Kode: "afsnit-flyttet", Severity: Info, Pointer: path, Tekst: p.headingOf(path), moved: []string{recorddiff.Text(p.out.root, path+"/overskrift")}, Besked: "Afsnittet står et andet sted i filen, og notatet følger filen."}
		if leveled[path] {
			i.Kode, i.Besked = "overskrift-niveau", "Overskriften står på et andet niveau i filen, og notatet følger filen."
		}
		p.out.tell(i)
	}
	for _, l := range p.leveled {
		if !moved[l.path] {
			p.out.restyled(l.line, l.x)
		}
	}
}

// headingOf gives the heading of a section of the record as the file has it.
func (p *headings) headingOf(path string) string {
	if b, ok := p.heads[path]; ok && p.held.back[b] >= 0 {
		return story.Words(p.held.edited[p.held.back[b]].Text)
	}
	return recorddiff.Text(p.out.root, path+"/overskrift")
}

// Of a line that is a heading by its looks: how much it says at most.
const (
	headingWords = 12
	headingSigns = 90
)

// byLooks reports whether a new line of the sections is a heading though
// its style says nothing: short, bold or larger than the text, without a stop at
// its end, and with text below it.
func (p *headings) byLooks(here spot, e int, x *story.Paragraph) bool {
	_, in := sectionOf(here.ctx)
	s := story.Words(x.Text)
	if !x.Strong || !in && here.fresh == nil || x.List != 0 || x.Quote || !slices.ContainsFunc(x.Owners, isTekst) && len(x.Owners) > 0 || strings.Contains(strings.TrimSpace(x.Text), "\n") ||
		len(strings.Fields(s)) > headingWords || utf8.RuneCountInString(s) > headingSigns || strings.ContainsAny(s[len(s)-1:], ".,:;!") {
		return false
	}
	if next := p.nextLine(e); next != nil && here.fresh == nil && sameItem(here.ctx, next.ctx) {
		return false
	}
	for k := e + 1; k < len(p.held.edited); k++ {
		if y := &p.held.edited[k]; !y.Empty() {
			return !y.Strong && y.Heading == 0 && y.Table == 0 && !y.Box
		}
	}
	return false
}

// levelByLooks gives the level of such a heading: below the nearest real one.
func (p *headings) levelByLooks() int {
	n := p.outline.under()
	for n != nil && n.looks {
		n = n.parent
	}
	if n == nil {
		return 1
	}
	return n.level + 1
}

// restyled tells of a paragraph that has become another kind of paragraph, or a
// heading of another level, where the record keeps what it was.
func (o *outcome) restyled(l *line, x *story.Paragraph) {
	what := "Teksten er gjort til et citat i filen, eller er det ikke mere."
	switch {
	case l.Heading != 0 && x.Heading != 0:
		what = "Overskriften står på et andet niveau i filen."
	case x.Heading != 0:
		what = "Teksten er gjort til en overskrift i filen."
	case l.Heading != 0:
		what = "Overskriften er gjort til almindelig tekst i filen."
	}
	o.tell(Item{Kode: "anden-typografi", Severity: Warn, Pointer: l.ctx, Tekst: story.Words(x.Text), Besked: what + " Det følger ikke med. Notatet beholder sin inddeling."})
}
