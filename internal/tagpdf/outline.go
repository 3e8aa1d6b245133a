package tagpdf

// bookmark is one entry of the outline.
type bookmark struct {
	level int // 1-based
	title string
	page  int
	y     float64 // flipped
}

// Outline adds a bookmark to the current page at y. Levels start at 1 and jump
// down by one only; one that jumps further is put one below the last.
func (d *Doc) Outline(level int, title string, y float64) {
	p := d.needPage()
	deepest := 1
	if n := len(d.outline); n > 0 {
		deepest = d.outline[n-1].level + 1
	}
	title = clean(title)
	if title == "" {
		return
	}
	d.outline = append(d.outline, bookmark{max(1, min(level, deepest)), title, p.number, p.height - y})
}

// outlineNode are the neighbours of one bookmark, as object numbers; 0 is none.
type outlineNode struct {
	number, parent, prev, next, first, last, kids int
}

// writeOutline adds the outline and gives its root's number; 0 where there is none.
// The first two levels are open.
func (d *Doc) writeOutline(f *file, pages []int) int {
	if len(d.outline) == 0 {
		return 0
	}
	nodes := make([]outlineNode, len(d.outline)+1) // 0 is the root
	path := []int{0}                               // the last node of each level
	for i := range nodes {
		nodes[i].number = f.reserve()
		if i == 0 {
			continue
		}
		level := d.outline[i-1].level
		parent := &nodes[path[level-1]]
		if level < len(path) {
			prev := &nodes[path[level]]
			prev.next, nodes[i].prev = nodes[i].number, prev.number
		} else {
			parent.first = nodes[i].number
		}
		parent.last = nodes[i].number
		parent.kids++
		nodes[i].parent = parent.number
		path = append(path[:level], i)
	}
	visible := 0
	for i := range d.outline {
		if d.outline[i].level <= 2 {
			visible++
		}
	}
	for i, n := range nodes {
		f.begin(n.number)
		if i == 0 {
			f.raw("<</Type/Outlines/Count ")
			f.int(visible)
		} else {
			o := d.outline[i-1]
			f.raw("<</Title")
			f.text(o.title)
			f.raw("/Parent ")
			f.ref(n.parent)
			f.raw("/Dest")
			f.destination(pages[o.page-1], o.y)
			if n.kids > 0 {
				f.raw("/Count ")
				if o.level > 1 {
					n.kids = -n.kids
				}
				f.int(n.kids)
			}
		}
		for _, l := range []struct {
			key    literal
			number int
		}{{"/Prev ", n.prev}, {"/Next ", n.next}, {"/First ", n.first}, {"/Last ", n.last}} {
			if l.number != 0 {
				f.raw(l.key)
				f.ref(l.number)
			}
		}
		f.raw(">>")
		f.end()
	}
	return nodes[0].number
}
