package readback

import (
	"slices"
	"strconv"

	"notat/internal/align"
	"notat/internal/recorddiff"
	"notat/internal/samtale"
)

// outline is the sections as the headings of the file have them: each heading
// takes what stands below it, as far as the next one.
type outline struct {
	out    *outcome
	root   node
	stack  []*node          // the headings that the walk stands below
	nodes  map[string]*node // section of the record -> its heading
	covers map[string]*node // section of the record -> heading that its blocks stand below
	seen   map[string]*node // block, or item of one -> heading below which it began
	open   string           // section of the record that the walk is in
	last   int              // the last paragraph that was a heading

	laidAnew bool
}

// node is one section.
type node struct {
	base    string   // pointer of one of the record, or ""
	fresh   *section // a new one
	at      int      // edited paragraph of its heading
	level   int
	looks   bool // it is a heading by its looks alone
	left    bool // its first blocks stand elsewhere
	late    bool // its own blocks stand after those that came from others
	parent  *node
	below   []*node
	content recorddiff.Laid // what has come below it from others
}

func newOutline(out *outcome) *outline {
	o := &outline{out: out, nodes: map[string]*node{}, covers: map[string]*node{}, seen: map[string]*node{}}
	o.root.at = -1
	return o
}

// under gives the heading that the walk stands below, or nil.
func (o *outline) under() *node {
	if n := len(o.stack); n > 0 {
		return o.stack[n-1]
	}
	return nil
}

// push puts a heading below the nearest one of a higher level.
func (o *outline) push(n *node) {
	for len(o.stack) > 0 && (o.under().level >= n.level || len(o.stack) >= samtale.MaxAfsnitDepth) {
		o.stack = o.stack[:len(o.stack)-1]
	}
	n.parent = &o.root
	if above := o.under(); above != nil {
		n.parent = above
	}
	n.parent.below = append(n.parent.below, n)
	o.stack = append(o.stack, n)
	o.last = n.at
}

// section takes the heading of a section of the record.
func (o *outline) section(path string, level, e int) {
	if o.nodes[path] != nil { // the heading says it twice
		return
	}
	n := &node{base: path, at: e, level: level}
	n.left = o.covers[path] != nil
	o.push(n)
	o.nodes[path], o.covers[path], o.open = n, n, path
}

// new takes a new heading.
func (o *outline) new(s *section, level int) {
	n := &node{fresh: s, at: s.first, level: level}
	o.push(n)
	if o.open != "" && o.covers[o.open] != nil {
		o.covers[o.open] = n
	}
}

// join lets what stands in a section of the record, whose heading is none any
// more, stand below the heading above; said are the words of the heading, where
// they are text now.
func (o *outline) join(path string, said map[string]any) {
	above := o.under()
	o.nodes[path], o.covers[path], o.open = above, above, path
	if said != nil {
		above.content = append(above.content, recorddiff.Item{Is: said})
	}
	above.content = append(above.content, recorddiff.Item{Is: recorddiff.Rest{List: path + "/blokke", From: recorddiff.Start}})
	o.seen[path+"/blokke"] = above
}

// leave lets what stands in a section of the record, whose heading was carried
// away and comes later, stand below the heading above.
func (o *outline) leave(path string) {
	if o.covers[path] == nil {
		above := o.under()
		o.covers[path] = above
		above.content = append(above.content, recorddiff.Item{Is: recorddiff.Rest{List: path + "/blokke", From: recorddiff.Start}})
		o.seen[path+"/blokke"] = above
		o.tellMoved(path, above)
	}
}

// tellMoved tells that something of a section of the record stands below the heading
// of another now.
func (o *outline) tellMoved(path string, under *node) {
	if under.base == "" || under.base == path {
		return
	}
	o.out.tell(Item{Kode: "flyttet", Severity: Info, Pointer: path, Tekst: recorddiff.Text(o.out.root, path+"/overskrift"),
		Besked: "Noget af det, der stod under overskriften, står nu under »" + recorddiff.Text(o.out.root, under.base+"/overskrift") + "« i filen, og notatet følger filen."})
}

// joins reports whether a section of the record can become part of the one above:
// it must say nothing of its own but its heading and its part, and be as internal.
func (o *outline) joins(path string) bool {
	above := o.under()
	all, _ := recorddiff.Get(o.out.root, path).(map[string]any)
	for key := range all {
		if !slices.Contains([]string{"overskrift", "blokke", "afsnit", "del"}, key) {
			return false
		}
	}
	return above != nil && o.out.intern(path) == o.intern(above)
}

// content takes a line of the record: where it stands below another heading than
// the line before it of its section, the section is cut there. It gives the new
// section that the line itself goes into, where the cut is in the middle of a text.
func (o *outline) content(ctx string) *section {
	path, ok := sectionOf(ctx)
	list := path + "/blokke"
	n, in := indexIn(list, ctx)
	under := o.covers[path]
	if !ok || !in || under == nil {
		return nil
	}
	block := list + "/" + strconv.Itoa(n)
	began := o.seen[block]
	if began == nil {
		o.seen[block] = under
	}
	item := itemOf(ctx)
	if began == nil || began == under {
		if under.base != path && o.seen[list] != under {
			o.cut(under, path, n)
		}
		o.seen[list] = under
		if item != "" && o.seen[item] == nil {
			o.seen[item] = under
		}
		return nil
	}
	// In the middle of a block.
	if isTekst(ctx) {
		if o.seen[list] != under {
			o.cut(under, path, n+1)
			o.seen[list] = under
		}
		return under.fresh
	}
	if o.seen[list] != under && item != "" && o.seen[item] == nil {
		items, k := split1(item)
		i, _ := strconv.Atoi(k)
		old, _ := recorddiff.Get(o.out.root, block).(map[string]any)
		rest := map[string]any{}
		for key, v := range old {
			rest[key] = v
		}
		_, key := split1(items)
		at := recorddiff.Cut{At: i, First: under.at}
		rest[key] = recorddiff.Laid{{Is: recorddiff.Rest{List: items, From: at}}}
		o.out.edits.Cut(items, at)
		under.content = append(under.content, recorddiff.Item{Is: rest})
		o.cut(under, path, n+1)
		o.seen[list] = under
	}
	if item != "" && o.seen[item] == nil {
		o.seen[item] = under
	}
	return nil
}

// cut lets the blocks of a section from one on stand below another heading.
func (o *outline) cut(under *node, path string, n int) {
	list, at := path+"/blokke", recorddiff.Cut{At: n, First: under.at}
	o.tellMoved(path, under)
	under.late = under.late || under.base != "" && o.seen[under.base+"/blokke"] == nil
	under.content = append(under.content, recorddiff.Item{Is: recorddiff.Rest{List: list, From: at}})
	o.out.edits.Cut(list, at)
	if o.out.intern(path) && !o.intern(under) && under.fresh != nil {
		under.fresh.intern, under.fresh.beside = true, false // what was internal is so wherever it stands
	}
}

// whole gives the sections of the record in order, and which of them have no
// heading in the file their place: after the one before them.
func (o *outline) whole(list string, parent *node) {
	all, _ := recorddiff.Get(o.out.root, list).([]any)
	before := -1 // of the children of parent
	for i := range all {
		path := list + "/" + strconv.Itoa(i)
		n := o.nodes[path]
		if n == nil {
			n = &node{base: path, parent: parent}
			if before+1 < len(parent.below) {
				n.at = parent.below[before+1].at
			} else if n.at = o.last; parent.base == "" && parent.fresh == nil {
				n.at = o.last + 1
			}
			parent.below = slices.Insert(parent.below, before+1, n)
			o.nodes[path] = n
		}
		if k := slices.Index(parent.below, n); k >= 0 {
			before = k
		}
		o.whole(path+"/afsnit", n)
	}
}

// lay lays the sections anew where the file has others, or others above them.
func (o *outline) lay() {
	o.whole("/afsnit", &o.root)
	if o.same(&o.root, "/afsnit") {
		return
	}
	o.out.edits.Lay("/afsnit", o.laid(&o.root))
	o.laidAnew = true
}

// same reports whether the sections of a list are those of the record.
func (o *outline) same(n *node, list string) bool {
	all, _ := recorddiff.Get(o.out.root, list).([]any)
	if len(all) != len(n.below) {
		return false
	}
	for i, c := range n.below {
		path := list + "/" + strconv.Itoa(i)
		if c.base != path || len(c.content) > 0 || c.left || !o.same(c, path+"/afsnit") {
			return false
		}
	}
	return true
}

// laid gives the sections below one.
func (o *outline) laid(n *node) recorddiff.Laid {
	var out recorddiff.Laid
	for _, c := range n.below {
		below := o.laid(c)
		if c.fresh != nil {
			item := c.fresh.item()
			blokke := recorddiff.Laid{}
			if had, ok := item["blokke"].([]any); ok {
				for _, b := range had {
					blokke = append(blokke, recorddiff.Item{Is: b})
				}
			}
			item["blokke"], item["afsnit"] = append(blokke, c.content...), below
			out = append(out, recorddiff.Item{First: c.at, Is: item})
			continue
		}
		set := map[string]any{"afsnit": below}
		if len(c.content) > 0 || c.left {
			var own recorddiff.Laid
			if !c.left {
				own = recorddiff.Laid{{Is: recorddiff.Rest{List: c.base + "/blokke", From: recorddiff.Start}}}
			}
			if set["blokke"] = append(own, c.content...); c.late {
				set["blokke"] = append(slices.Clone(c.content), own...)
			}
		}
		if o.out.intern(c.base) && !o.intern(c.parent) {
			set["synlighed"] = string(samtale.Intern)
		}
		out = append(out, recorddiff.Item{First: c.at, Is: recorddiff.Kept{Pointer: c.base, Set: set}})
	}
	return out
}

// intern reports whether what stands below a heading is internal.
func (o *outline) intern(n *node) bool {
	for ; n != nil; n = n.parent {
		if n.fresh != nil && n.fresh.intern || n.base != "" && recorddiff.Text(o.out.root, n.base+"/synlighed") == string(samtale.Intern) {
			return true
		}
	}
	return false
}

// elsewhere gives the sections of the record that stand below another one than
// before, or in another order.
func (o *outline) elsewhere() []string {
	var out []string
	if !o.laidAnew {
		return nil
	}
	var walk func(n *node, path string)
	walk = func(n *node, path string) {
		stayed := map[int]bool{}
		var row [][2]int
		for i, c := range n.below {
			if at, ok := indexIn(path+"/afsnit", c.base); ok && c.base == path+"/afsnit/"+strconv.Itoa(at) {
				row = append(row, [2]int{i, at})
			}
		}
		for _, r := range align.Rising(row) {
			stayed[r[0]] = true
		}
		for i, c := range n.below {
			if c.base != "" && !stayed[i] {
				out = append(out, c.base)
			}
			under := c.base
			if c.fresh != nil {
				under = "-"
			}
			walk(c, under)
		}
	}
	walk(&o.root, "")
	return out
}
