package readback

import (
	"strconv"
	"strings"
)

// place goes through the edited draft in order: what comes from the baseline is
// taken over, and for what is new a place is found or asked for.
func (r *reading) place() {
	r.spots = make([]spot, len(r.match))
	next := make([]int, len(r.match)+1) // the next paragraph that comes from the baseline
	next[len(r.match)] = -1
	for e := len(r.match) - 1; e >= 0; e-- {
		next[e] = next[e+1]
		if r.match[e] >= 0 {
			next[e] = e
		}
	}
	p := placing{reading: r, next: next, asked: map[int]bool{}}
	p.tablesSeen()
	for e := range r.match {
		if r.left(e) {
			return
		}
		if r.match[e] >= 0 {
			p.here = r.paired(e)
			p.last = e
		} else {
			p.fresh(e)
		}
		r.spots[e] = p.here
	}
	for i := range p.sections {
		p.sections[i].write(r)
	}
	for _, a := range p.aftaler {
		r.edits.insert(a.list, a.at, a.first, a.item)
	}
	for _, row := range p.rows {
		r.edits.insert(row.list, row.at, row.first, row.item)
	}
}

// left looks now and then whether anybody still waits for the answer.
func (r *reading) left(n int) bool { return n&0xff == 0 && r.ctx.Err() != nil }

// placing is the walk of place.
type placing struct {
	*reading
	next     []int
	here     spot
	last     int // the last paragraph that comes from the baseline
	sections []*section
	aftaler  []*aftale
	rows     []insertion
	tables   map[int]int          // table of the edited draft -> table of the baseline
	lines    map[[2]int]tableRow  // table and row of the edited draft
	columns  map[[2]int][2]string // table and column of the baseline -> list and key, of those that have one
	asked    map[int]bool         // tables of the edited draft that were asked about as a whole
	done     int                  // paragraphs before it are settled
}

// insertion is a new item of a list.
type insertion struct {
	list  string
	at    int
	first int // edited paragraph where it stands
	item  any
}

// fresh finds a place for a paragraph that the baseline does not have.
func (p *placing) fresh(e int) {
	if e < p.done {
		return
	}
	x := &p.edited.paras[e]
	if x.empty() {
		return
	}
	pc := &piece{runs: x.runs, from: x, base: -1, at: e}
	switch {
	case x.box:
		p.ask(e, pc, "tekstboks", "Der står tekst i en tekstboks.")
	case x.table > 0:
		p.inTable(e, pc)
	case x.heading != 0:
		p.heading(e, pc)
	case p.here.fresh != nil:
		p.here.fresh.lines = append(p.here.fresh.lines, pc)
	case p.owned(x, pc):
	case p.newItem(e, x), p.inAftale(e, x, pc):
	default:
		p.bodyText(e, pc)
	}
}

// owned puts a paragraph into the rich field whose control it stands in.
func (p *placing) owned(x *para, pc *piece) bool {
	for _, o := range x.owners {
		if f := p.fields[o]; f != nil && f.rich {
			p.take(o, pc)
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
	p.tell(Item{Kode: "nyt-afsnit-i-tekst", Severity: Info, Pointer: f.pointer, Tekst: words(pc.text()), Af: author(pc.runs),
		Besked: "Et nyt stykke tekst er sat ind."})
}

// nextLine gives the next line of the baseline after edited paragraph e, or nil.
func (p *placing) nextLine(e int) *line {
	if n := p.next[e]; n >= 0 {
		return &p.base[p.match[n]]
	}
	return nil
}

// bodyText is a new paragraph of the running text: it joins the text before or
// after it, or becomes a block of the section.
func (p *placing) bodyText(e int, pc *piece) {
	next := p.nextLine(e)
	if f := p.here.field; f != nil && p.joins(f, next) {
		p.take(f.pointer, pc)
		p.joined(f, pc)
		return
	}
	path, ok := sectionOf(p.here.ctx)
	if !ok || p.last == 0 && p.match[0] < 0 {
		p.ask(e, pc, "udenfor", "Der er skrevet tekst uden for felterne.")
		return
	}
	if next != nil && p.here.ctx != "" {
		// Right before a text of the same section: it begins that text.
		if f := p.fields[next.sole()]; f != nil && f.rich && isTekst(f.pointer) && within(f.pointer, path) {
			p.take(f.pointer, pc)
			p.here = spot{ctx: f.pointer, field: f}
			p.joined(f, pc)
			return
		}
		if sameItem(p.here.ctx, next.ctx) {
			p.ask(e, pc, "udenfor", "Der er skrevet tekst mellem felter, der hører sammen.")
			return
		}
	}
	block := -1
	if rest, ok := strings.CutPrefix(p.here.ctx, path+"/blokke/"); ok {
		n, _, _ := strings.Cut(rest, "/")
		block, _ = strconv.Atoi(n)
	}
	at := block + 1
	if next != nil && within(next.ctx, path) {
		if rest, ok := strings.CutPrefix(next.ctx, path+"/blokke/"); ok {
			n, _, _ := strings.Cut(rest, "/")
			if v, err := strconv.Atoi(n); err == nil && v > at {
				at = v // pictures and the like stand between
			}
		}
	} else if list, ok := get(p.root, path+"/blokke").([]any); ok {
		at = max(at, len(list))
	}
	s := &section{list: path + "/blokke", at: at, lines: []*piece{pc}, block: true, ctx: p.here.ctx, first: e}
	p.sections = append(p.sections, s)
	p.here = spot{ctx: p.here.ctx, fresh: s}
}

// joins reports whether new text after a line of f goes on with it.
func (p *placing) joins(f *field, next *line) bool {
	if next != nil && next.holds(f.pointer) {
		return true
	}
	return isTekst(f.pointer) || strings.Contains(f.pointer, "/-")
}

// isTekst reports whether a field is a whole block of running text.
func isTekst(pointer string) bool {
	parent, key := split1(pointer)
	list, n := split1(parent)
	_, blokke := split1(list)
	_, err := strconv.Atoi(n)
	return key == "tekst" && blokke == "blokke" && err == nil
}

// sectionOf gives the innermost section that a place lies in.
func sectionOf(pointer string) (path string, ok bool) {
	ks := keys(pointer)
	for i := 0; i+1 < len(ks) && ks[i] == "afsnit"; i += 2 {
		if _, err := strconv.Atoi(ks[i+1]); err != nil {
			break
		}
		path += "/afsnit/" + ks[i+1]
	}
	return path, path != ""
}

// within reports whether a place lies in a section itself, not in one below it.
func within(pointer, path string) bool {
	at, ok := sectionOf(pointer)
	return ok && at == path
}

// sameItem reports whether two places lie in one item of a block, such as one
// agreement.
func sameItem(a, b string) bool {
	x, y := itemOf(a), itemOf(b)
	return x != "" && x == y
}

// itemOf gives the item below a block that a place lies in.
func itemOf(pointer string) string {
	for _, list := range []string{"/aftaler/", "/citater/", "/resultater/", "/kolonner/"} {
		if i := strings.Index(pointer, list); i >= 0 {
			n, _, _ := strings.Cut(pointer[i+len(list):], "/")
			return pointer[:i+len(list)] + n
		}
	}
	return ""
}

// ask shows words that have no place, with the places they could have.
func (p *placing) ask(e int, pc *piece, kode, besked string) {
	i := Item{Kode: kode, Severity: Ask, Pointer: p.here.ctx, Tekst: words(pc.text()), Besked: besked, Af: author(pc.runs)}
	seen := map[string]bool{}
	offer := func(pointer string) {
		if pointer != "" && p.fields[pointer] != nil && !seen[pointer] {
			seen[pointer] = true
			i.Valg = append(i.Valg, p.iFelt(pointer))
		}
	}
	if p.here.field != nil {
		offer(p.here.field.pointer)
	}
	if formOf(p.here.ctx) == asWritten {
		offer(p.here.ctx)
	}
	if next := p.nextLine(e); next != nil && formOf(next.sole()) == asWritten {
		offer(next.sole())
	}
	i.Valg = append(i.Valg, somAfsnit, uden)
	p.answer(p.tell(i), pc)
}
