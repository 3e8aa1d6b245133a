package check

import (
	"fmt"
	"notat/internal/pdfobject"
	"slices"
)

// element is one structure element.
type element struct {
	ref    ref
	dict   dict
	typ    name
	parent *element
	page   *page // of Pg, own or nil
	kids   []kid
}

// kid is an element, marked content, or an annotation.
type kid struct {
	element    *element
	page       *page
	mcid       int
	annotation ref
}

func (e *element) String() string { return fmt.Sprintf("%s %d 0", e.typ, e.ref) }

const maxElements = 1 << 20

// loadStructure reads the structure tree and the parent tree.
func (d *document) loadStructure() {
	tree := d.Dict(d.catalog["StructTreeRoot"])
	d.loadParents(tree["ParentTree"], 0)
	if tree["RoleMap"] != nil {
		d.find("type", "structure", "types are mapped to others, and all of ours are standard ones")
	}
	seen := map[ref]bool{}
	kids := d.kids(tree["K"])
	if len(kids) != 1 {
		d.find("type", "structure", "the root has %d elements, not one Document", len(kids))
		return
	}
	d.root = d.loadElement(kids[0], nil, seen, 0)
}

func (d *document) kids(v any) []any {
	if list, ok := d.Get(v).([]any); ok {
		return list
	}
	if v == nil {
		return nil
	}
	return []any{v}
}

func (d *document) loadElement(v any, parent *element, seen map[ref]bool, depth int) *element {
	r, ok := v.(ref)
	if !ok || seen[r] || depth > pdfobject.MaxDepth || len(seen) > maxElements {
		d.find("type", "structure", "an element is in the tree twice, or too deep")
		return nil
	}
	seen[r] = true
	e := &element{ref: r, dict: d.Dict(r), parent: parent}
	e.typ = d.Name(e.dict["S"])
	if pg, ok := e.dict["Pg"].(ref); ok {
		e.page = d.byRef[pg]
	}
	for _, k := range d.kids(e.dict["K"]) {
		switch v := d.Get(k).(type) {
		case float64:
			e.kids = append(e.kids, kid{page: e.page, mcid: int(v)})
		case dict:
			page := e.page
			if pg, ok := v["Pg"].(ref); ok {
				page = d.byRef[pg]
			}
			switch d.Name(v["Type"]) {
			case "MCR":
				e.kids = append(e.kids, kid{page: page, mcid: d.Int(v["MCID"])})
			case "OBJR":
				obj, _ := v["Obj"].(ref)
				e.kids = append(e.kids, kid{page: page, mcid: -1, annotation: obj})
			default:
				if c := d.loadElement(k, e, seen, depth+1); c != nil {
					e.kids = append(e.kids, kid{element: c})
				}
			}
		default:
			d.find("owner", e.String(), "a kid is missing")
		}
	}
	return e
}

// loadParents reads the parent tree, a number tree (ISO 32000-1, 7.9.7).
func (d *document) loadParents(v any, depth int) {
	node := d.Dict(v)
	if depth > pdfobject.MaxDepth {
		return
	}
	nums := d.Array(node["Nums"])
	for i := 0; i+1 < len(nums); i += 2 {
		d.parents[d.Int(nums[i])] = nums[i+1]
	}
	for _, k := range d.Array(node["Kids"]) {
		d.loadParents(k, depth+1)
	}
}

// walk calls do for e and all below it, in reading order.
func walk(e *element, do func(*element)) {
	if e == nil {
		return
	}
	do(e)
	for _, k := range e.kids {
		walk(k.element, do)
	}
}

func (d *document) checkStructure() {
	if d.root == nil {
		return
	}
	if d.root.typ != "Document" {
		d.find("type", d.root.String(), "the root is not Document")
	}
	level := 0
	links := map[ref]*element{}
	walk(d.root, func(e *element) {
		d.checkOwner(e)
		d.checkType(e)
		for _, k := range e.kids {
			switch {
			case k.annotation != 0:
				d.checkReference(e, k, links)
			case k.element == nil:
				d.checkContent(e, k)
			}
		}
		if n := headingLevel(e.typ); n > 0 {
			if n > level+1 {
				d.find("heading", e.String(), "H%d after H%d", n, level)
			}
			level = n
		}
	})
	for _, p := range d.pages {
		for _, n := range sortedKeys(p.content) {
			if used := p.content[n].used; used != 1 {
				d.find("mcid", p.String(), "MCID %d is in the structure tree %d times", n, used)
			}
		}
		d.checkAnnotations(p, links)
	}
	if d.meant == nil {
		d.checkLines()
	} else {
		d.checkWords()
	}
}

func headingLevel(t name) int {
	if len(t) == 2 && t[0] == 'H' && t[1] >= '1' && t[1] <= '6' {
		return int(t[1] - '0')
	}
	return 0
}

// checkOwner checks that the element names its parent, and its page: validators
// do not look at the page of rows and cells, readers go by it.
func (d *document) checkOwner(e *element) {
	if e.parent != nil && e.dict["P"] != e.parent.ref {
		d.find("owner", e.String(), "its P is not %s", e.parent)
	}
	pages := contentPages(e, nil)
	switch {
	case len(pages) == 0:
	case e.page == nil:
		d.find("owner", e.String(), "no page")
	case !slices.Contains(pages, e.page):
		d.find("owner", e.String(), "its page is %s, its content is not there", e.page)
	}
}

// contentPages gives the pages e has content on.
func contentPages(e *element, pages []*page) []*page {
	for _, k := range e.kids {
		if k.element != nil {
			pages = contentPages(k.element, pages)
		} else if k.page != nil && !slices.Contains(pages, k.page) {
			pages = append(pages, k.page)
		}
	}
	return pages
}

func (d *document) checkContent(e *element, k kid) {
	if k.page == nil {
		d.find("owner", e.String(), "MCID %d without a page", k.mcid)
		return
	}
	m := k.page.content[k.mcid]
	if m == nil {
		d.find("mcid", e.String(), "MCID %d is not on %s", k.mcid, k.page)
		return
	}
	m.used++
	owners := d.Array(d.parents[d.Int(k.page.dict["StructParents"])])
	if k.mcid >= len(owners) || owners[k.mcid] != e.ref {
		d.find("parent-tree", e.String(), "not the owner of MCID %d on %s", k.mcid, k.page)
	}
}
