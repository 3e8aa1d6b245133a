package pdf

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"notat/internal/source"
)

// file gives what was read as pieces.
func (d *document) file() (f source.File, err error) {
	if err := d.hasText(); err != nil {
		return f, err
	}
	f.Title = strings.TrimSpace(clean(d.Text(d.Dict(d.Trailer["Info"])["Title"])))
	var left leftOut
	pages := make([][]*line, len(d.pages))
	d.vocabulary = vocabulary{}
	for i, p := range d.pages {
		if err := d.ctx.Err(); err != nil {
			return f, err
		}
		var content []run
		for _, r := range p.runs {
			if !r.artifact {
				content = append(content, r)
			}
		}
		pages[i] = inOrder(p, content)
		d.vocabulary.learn(pages[i])
		d.artifacts(p, &left)
	}
	d.leaveOut(pages, &left)
	d.spaces = endInSpaces(pages)
	tree, err := d.structure()
	if err != nil {
		return f, err
	}
	var list []piece
	if t := newTagged(d, tree); t != nil {
		list = t.pieces(&left)
	} else {
		list = d.untagged(pages)
	}
	for _, p := range d.pages {
		for _, c := range d.comments(p) {
			list = between(list, c)
		}
	}
	if f.Pieces, f.Left = numbered(list), left.List; len(f.Pieces)+len(f.Left) == 0 && d.ctx.Err() == nil {
		return f, refuse(Empty, nil) // what is written is signs that nobody sees
	}
	return f, d.ctx.Err()
}

// hasText refuses what has nothing to read.
func (d *document) hasText() error {
	images := 0
	for _, p := range d.pages {
		images += len(p.images)
	}
	switch {
	case d.characters == 0 && images > 0:
		return refuse(OnlyImages, nil)
	case d.characters == 0:
		return refuse(Empty, nil)
	case 2*d.unknown > d.codes:
		return refuse(Unreadable, nil)
	}
	return nil
}

// inOrder gives what is drawn as lines in reading order, each part of a line that
// stands apart for itself.
func inOrder(p *page, runs []run) []*line { return ordered(lines(p, runs, apart), 0) }

// endInSpaces reports whether the file writes the space between two words that are
// on two lines. A line that ends in a hyphen and no space is then within a word;
// where each line is a paragraph, few lines show it.
func endInSpaces(pages [][]*line) bool {
	all, with := 0, 0
	for _, list := range pages {
		for i := 1; i < len(list); i++ {
			if first, _ := utf8.DecodeRuneInString(list[i].text()); unicode.IsLower(first) && list[i].y < list[i-1].y {
				all++
				if list[i-1].endsInSpace() {
					with++
				}
			}
		}
	}
	return with >= 3 && 10*with > all
}

// leaveOut takes running heads and page numbers out of the lines of the pages, and
// calls their runs artifacts.
func (d *document) leaveOut(pages [][]*line, left *leftOut) {
	drop := running(pages, headed(d.bookmarks(), pages))
	for i, list := range pages {
		gone := map[int]bool{}
		pages[i] = slices.DeleteFunc(list, func(l *line) bool {
			why, ok := drop[l]
			if ok {
				left.add(why, l.tidy(), source.Place{Page: l.page.number})
				for _, r := range l.runs {
					gone[r.drawn] = true
				}
			}
			return ok
		})
		for j := range d.pages[i].runs {
			r := &d.pages[i].runs[j]
			r.artifact = r.artifact || gone[r.drawn]
		}
	}
}

// artifacts leaves out what the file itself says is no content.
func (d *document) artifacts(p *page, left *leftOut) {
	byKind := map[name][]run{}
	var kinds []name
	for _, r := range p.runs {
		if r.artifact {
			if byKind[r.stands] == nil {
				kinds = append(kinds, r.stands)
			}
			byKind[r.stands] = append(byKind[r.stands], r)
		}
	}
	for _, k := range kinds {
		for _, l := range inOrder(p, byKind[k]) {
			why, text := source.Decoration, l.tidy()
			switch {
			case pageNumber.MatchString(text):
				why = source.PageNumber
			case k == "Header" || k == "Footer" || k == "Pagination" || p.margin(l.y):
				why = source.RunningHead
			}
			left.add(why, text, source.Place{Page: p.number})
		}
	}
}

// untagged reads a file that says nothing of its structure, but maybe has an
// outline.
func (d *document) untagged(pages [][]*line) []piece {
	headings := headed(d.bookmarks(), pages)
	var all []*line
	for _, list := range pages {
		all = append(all, d.rejoin(d.grids(list))...)
	}
	out := d.fromBlocks(d.blocks(all, headings))
	guess(out, true)
	for _, p := range d.pages {
		for _, m := range p.images {
			if !m.artifact {
				out = d.insert(out, p, m)
			}
		}
	}
	return out
}

// fromBlocks makes pieces of blocks.
func (d *document) fromBlocks(list []*block) (out []piece) {
	var indents []float64 // of the items that the next may lie within
	for _, b := range list {
		if g := d.tables[b.lines[0]]; g != nil {
			if p, ok := d.table(g); ok {
				out = append(out, p)
			}
			continue
		}
		p, ok := d.paragraph(b.lines)
		if !ok {
			continue
		}
		if b.marker == "" {
			indents = nil
			if b.heading > 0 {
				p.heads(min(b.heading, deepest), true)
			}
			out = append(out, p)
			continue
		}
		x := b.lines[0].x
		for len(indents) > 0 && indents[len(indents)-1] > x+2 {
			indents = indents[:len(indents)-1]
		}
		if n := len(indents); n == 0 || indents[n-1] < x-2 {
			indents = append(indents, x)
		}
		p.What, p.Level, p.Numbered = source.Item, len(indents), b.numeral
		if p.Words = unmark(p.Words, b.marker); len(p.Words) > 0 {
			out = append(out, p)
		}
	}
	return out
}

// insert puts a picture between the pieces of its page, by its height on it. A
// picture that is drawn again is told of once.
func (d *document) insert(out []piece, p *page, m drawing) []piece {
	if m.ref != 0 && d.shown[m.ref] {
		return out
	}
	d.shown[m.ref] = true
	f, ok := d.figure(m, "")
	if !ok {
		return out
	}
	return between(out, piece{Piece: source.Piece{What: source.Picture, Figure: f, Place: source.Place{Page: p.number}}, y: m.y})
}

// between puts a piece between those of its page, by its height on it.
func between(out []piece, p piece) []piece {
	at := slices.IndexFunc(out, func(a piece) bool { return a.Place.Page >= p.Place.Page })
	if at < 0 {
		return append(out, p)
	}
	for at < len(out) && out[at].Place.Page == p.Place.Page && out[at].y >= p.y {
		at++
	}
	return slices.Insert(out, at, p)
}
