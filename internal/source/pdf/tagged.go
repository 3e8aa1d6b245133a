package pdf

import (
	"iter"
	"math"
	"slices"

	"notat/internal/source"
)

// tagged reads a file by its structure.
type tagged struct {
	d        *document
	root     *element
	content  map[address]*marked
	out      []piece
	left     *leftOut
	lists    int // within which the walk is
	sections int
}

// address names marked content: a page or a form, and a number in it.
type address struct {
	owner ref
	mcid  int
}

// marked is what one mark draws.
type marked struct {
	page   *page
	runs   []run
	images []drawing
	used   bool
}

// newTagged gives nil where there is no structure, or one that most text is not in.
func newTagged(d *document, root *element) *tagged {
	if root == nil {
		return nil
	}
	t := &tagged{d: d, root: root, content: map[address]*marked{}}
	all, within := 0, 0
	for _, p := range d.pages {
		for _, r := range p.runs {
			if r.artifact {
				continue
			}
			all += len(r.text)
			if r.mcid >= 0 {
				m := t.at(p, address{r.owner, r.mcid})
				m.runs = append(m.runs, r)
			}
		}
		for _, i := range p.images {
			if i.mcid >= 0 && !i.artifact {
				m := t.at(p, address{i.owner, i.mcid})
				m.images = append(m.images, i)
			}
		}
	}
	var count func(e *element)
	count = func(e *element) {
		for _, k := range e.kids {
			if k.element != nil {
				count(k.element)
			} else if m := t.content[address{k.owner, k.mcid}]; m != nil && !m.used {
				m.used = true
				for _, r := range m.runs {
					within += len(r.text)
				}
			}
		}
	}
	count(root)
	if 2*within < all {
		return nil
	}
	for _, m := range t.content {
		m.used = false
	}
	return t
}

func (t *tagged) at(p *page, k address) *marked {
	m := t.content[k]
	if m == nil {
		m = &marked{page: p}
		t.content[k] = m
	}
	return m
}

func (t *tagged) pieces(left *leftOut) []piece {
	t.left = left
	t.walk(t.root)
	t.rest()
	sure := slices.ContainsFunc(t.out, func(p piece) bool { return p.What == source.Heading })
	if !sure {
		t.d.titled(t.out)
	}
	guess(t.out, !sure)
	return t.out
}

// rest is what no element has: it stands behind the last piece of its page.
func (t *tagged) rest() {
	for i, p := range t.d.pages {
		var runs []run
		for _, r := range p.runs {
			if m := t.content[address{r.owner, r.mcid}]; !r.artifact && (r.mcid < 0 || m == nil || !m.used) {
				runs = append(runs, r)
			}
		}
		kept := t.d.rejoin(inOrder(p, runs))
		if more := t.d.fromBlocks(t.d.blocks(kept, nil)); len(more) > 0 {
			at := len(t.out)
			for at > 0 && t.out[at-1].Place.Page > i+1 {
				at--
			}
			t.out = slices.Insert(t.out, at, more...)
		}
	}
}

// walk makes pieces of an element and what is in it.
func (t *tagged) walk(e *element) {
	switch e.kind {
	case "L":
		t.lists++
		t.flow(e)
		t.lists--
	case "LI":
		t.item(e)
	case "Table":
		t.table(e)
	case "Figure":
		t.figure(e)
	case "TOC", "Artifact":
		why := source.Contents
		if e.kind == "Artifact" {
			why = source.Decoration
		}
		for _, list := range t.texts(e) {
			for _, l := range list {
				t.left.add(why, l.tidy(), source.Place{Page: l.page.number})
			}
		}
	case "Note", "FENote":
		for p := range t.paragraphs(e) {
			p.What, p.Kind, p.Sure = source.Aside, source.Footnote, true
		}
	case "Sect":
		t.sections++
		t.flow(e)
		t.sections--
	case "H":
		for p := range t.paragraphs(e) {
			p.heads(min(max(1, t.sections), deepest), true)
		}
	default:
		n := headingLevel(e.kind)
		for p := range t.paragraphs(e) {
			if n > 0 {
				p.heads(min(n, deepest), true)
			}
		}
	}
}

// paragraphs walks through an element and gives the paragraphs that it makes, for
// them to become something else.
func (t *tagged) paragraphs(e *element) iter.Seq[*piece] {
	from := len(t.out)
	t.flow(e)
	return func(yield func(*piece) bool) {
		for i := from; i < len(t.out); i++ {
			if t.out[i].What == source.Text && !yield(&t.out[i]) {
				return
			}
		}
	}
}

// flow makes a paragraph of what stands in an element between the blocks in it.
func (t *tagged) flow(e *element) {
	t.between(e, func(lines []*line) {
		for list := range slices.Chunk(lines, maxOfBlock) {
			if p, ok := t.d.paragraph(list); ok {
				t.out = append(t.out, p)
			}
		}
	}, t.walk)
}

// between gives the lines of what stands in an element before, between and after the
// blocks in it, and the blocks, in their order.
func (t *tagged) between(e *element, lines func([]*line), block func(*element)) {
	var runs []placed
	flush := func() {
		if list := byLines(runs); len(list) > 0 {
			lines(list)
		}
		runs = nil
	}
	for _, k := range e.kids {
		switch {
		case k.element == nil:
			runs = append(runs, t.take(k)...)
		case inline[k.element.kind] && k.element.onlyInline():
			runs = append(runs, t.inner(k.element)...)
		default:
			flush()
			block(k.element)
		}
	}
	flush()
}

// placed is a run and its page.
type placed struct {
	run
	page *page
}

// take gives what one mark draws, once. Pictures that stand in text stand before
// its paragraph.
func (t *tagged) take(k kid) (out []placed) {
	m := t.content[address{k.owner, k.mcid}]
	if m == nil || m.used {
		return nil
	}
	m.used = true
	for _, r := range m.runs {
		out = append(out, placed{r, m.page})
	}
	for _, i := range m.images {
		t.picture(i, m.page, "")
	}
	return out
}

// inner gives all that an element draws. A text that the element says it stands
// for stands in its place.
func (t *tagged) inner(e *element) (out []placed) {
	for _, k := range e.kids {
		if k.element != nil {
			out = append(out, t.inner(k.element)...)
		} else {
			out = append(out, t.take(k)...)
		}
	}
	if s, ok := t.d.Get(e.dict["ActualText"]).(text); ok && len(out) > 0 {
		first := out[0]
		first.text, first.end = clean(s.Decode()), out[len(out)-1].end
		return []placed{first}
	}
	return out
}

// byLines puts runs together to lines, page by page.
func byLines(runs []placed) (out []*line) {
	for from := 0; from < len(runs); {
		to := from
		var list []run
		for to < len(runs) && runs[to].page == runs[from].page {
			list = append(list, runs[to].run)
			to++
		}
		out = append(out, lines(runs[from].page, list, math.Inf(1))...)
		from = to
	}
	return out
}

// texts gives the lines of each paragraph within an element.
func (t *tagged) texts(e *element) (out [][]*line) {
	t.between(e, func(lines []*line) { out = append(out, lines) }, func(block *element) { out = append(out, t.texts(block)...) })
	return out
}
