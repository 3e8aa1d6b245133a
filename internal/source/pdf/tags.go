package pdf

import (
	"strings"

	"notat/internal/pdfobject"
)

// element is an element of the structure by which a file says what its text is
// (ISO 32000-1, 14.7).
type element struct {
	kind name // as the standard calls it
	dict dict
	kids []kid
}

// kid is an element, or marked content.
type kid struct {
	element *element
	owner   ref // the page, or the form, that draws it
	mcid    int
}

// structure reads the tree; nil where there is none.
func (d *document) structure() (*element, error) {
	tree := d.Dict(d.catalog["StructTreeRoot"])
	if tree == nil {
		return nil, nil
	}
	r := &treeReader{d: d, roles: d.Dict(tree["RoleMap"]), seen: map[ref]bool{}}
	root := &element{kind: "Document", dict: tree}
	r.kids(root, tree["K"], 0, 0)
	return root, r.err
}

type treeReader struct {
	d     *document
	roles dict
	seen  map[ref]bool
	count int
	err   error
}

func (r *treeReader) kids(e *element, v any, page ref, depth int) {
	list := r.d.Array(v)
	if list == nil && v != nil {
		list = []any{v}
	}
	for _, k := range list {
		if r.count++; r.count > maxElements/r.d.share {
			r.err = refuse(TooMuch, nil)
		} else if r.count%1024 == 0 && r.d.ctx.Err() != nil {
			r.err = r.d.ctx.Err()
		}
		if r.err != nil {
			return
		}
		switch v := r.d.Get(k).(type) {
		case float64:
			e.kids = append(e.kids, kid{owner: page, mcid: int(v)})
		case dict:
			here := page
			if pg, ok := v["Pg"].(ref); ok {
				here = pg
			}
			switch r.d.Name(v["Type"]) {
			case "MCR":
				if s, ok := v["Stm"].(ref); ok {
					here = s
				}
				e.kids = append(e.kids, kid{owner: here, mcid: r.d.Int(v["MCID"])})
			case "OBJR":
			default:
				at, _ := k.(ref)
				if r.seen[at] || depth > pdfobject.MaxDepth {
					continue
				}
				r.seen[at] = at != 0
				inner := &element{kind: r.role(r.d.Name(v["S"])), dict: v}
				e.kids = append(e.kids, kid{element: inner})
				r.kids(inner, v["K"], here, depth+1)
			}
		}
	}
}

// role follows the file's own names to those of the standard.
func (r *treeReader) role(n name) name {
	for range 8 {
		to := r.d.Name(r.roles[n])
		if to == "" || to == n || isStandard[n] {
			break
		}
		n = to
	}
	return n
}

var isStandard = func() map[name]bool {
	m := map[name]bool{}
	for n := range strings.FieldsSeq("Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Figure Formula Form") {
		m[name(n)] = true
	}
	return m
}()

// inline are the elements that are a part of a paragraph.
var inline = map[name]bool{
	"Span": true, "Quote": true, "Reference": true, "BibEntry": true, "Code": true, "Link": true, "Annot": true, "Formula": true, "Form": true, "Lbl": true,
	"Em": true, "Strong": true, "Sub": true, "Ruby": true, "RB": true, "RT": true, "RP": true, "Warichu": true, "WT": true, "WP": true,
}

func headingLevel(kind name) int {
	if len(kind) == 2 && kind[0] == 'H' && kind[1] >= '1' && kind[1] <= '9' {
		return int(kind[1] - '0')
	}
	if kind == "Title" {
		return 1
	}
	return 0
}

// onlyInline reports whether an element is one paragraph.
func (e *element) onlyInline() bool {
	for _, k := range e.kids {
		if k.element != nil && (!inline[k.element.kind] || !k.element.onlyInline()) {
			return false
		}
	}
	return true
}

// attribute gives a number that the element has from one of its attributes.
func (d *document) attribute(e *element, key name) int {
	list := d.Array(e.dict["A"])
	if list == nil {
		list = []any{e.dict["A"]}
	}
	for _, v := range list {
		if n := d.Int(d.Dict(v)[key]); n > 0 {
			return n
		}
	}
	return 0
}
