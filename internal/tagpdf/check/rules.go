package check

import "slices"

// inside is where each type may be; a type that is not here is not standard, or
// not one that we write.
var inside = map[name][]name{
	"Document": nil, "Sect": groups, "Div": groups,
	"H1": blocks, "H2": blocks, "H3": blocks, "H4": blocks, "H5": blocks, "H6": blocks, "P": blocks,
	"BlockQuote": blocks, "Table": blocks, "Figure": append([]name{"P", "Span", "Link"}, blocks...), "L": blocks,
	"LI": {"L"}, "Lbl": {"LI", "TOCI"}, "LBody": {"LI"},
	"THead": {"Table"}, "TBody": {"Table"}, "TFoot": {"Table"}, "TR": {"Table", "THead", "TBody", "TFoot"}, "TH": {"TR"}, "TD": {"TR"},
	"Caption": {"Table", "Figure", "L", "Sect", "Div", "Document", "TOC"},
	"TOC":     append([]name{"TOCI", "TOC"}, groups...), "TOCI": {"TOC"}, "Reference": {"TOCI", "P"},
	"Span": inline, "Link": inline,
}

var (
	groups = []name{"Document", "Sect", "Div", "BlockQuote"}
	blocks = append([]name{"TD", "TH", "LBody", "TOCI", "Caption"}, groups...)
	inline = append([]name{"H1", "H2", "H3", "H4", "H5", "H6", "P", "Span", "Link", "Lbl", "Reference"}, blocks...)
)

// checkType checks the rules of one element's type.
func (d *document) checkType(e *element) {
	where, ok := inside[e.typ]
	if !ok {
		d.find("type", e.String(), "not a known type")
	}
	if e.parent != nil && ok && !slices.Contains(where, e.parent.typ) {
		d.find("type", e.String(), "may not be in %s", e.parent.typ)
	}
	switch e.typ {
	case "TH":
		if s := d.Name(d.attribute(e, "Scope")); s == "" && d.attribute(e, "Headers") == nil {
			d.find("scope", e.String(), "no Scope")
		}
	case "Table":
		d.checkTable(e)
	case "Figure":
		if d.Text(e.dict["Alt"]) == "" && d.Text(e.dict["ActualText"]) == "" {
			d.find("alt", e.String(), "no alternative text")
		}
		if b := d.Array(d.attribute(e, "BBox")); !isBox(b) {
			d.find("bbox", e.String(), "BBox is %v", b)
		}
	case "Link":
		if !slices.ContainsFunc(e.kids, func(k kid) bool { return k.annotation != 0 }) {
			d.find("link", e.String(), "no annotation (OBJR)")
		}
	}
}

func isBox(b []any) bool {
	var v [4]float64
	if len(b) != len(v) {
		return false
	}
	for i := range v {
		n, ok := b[i].(float64)
		if !ok {
			return false
		}
		v[i] = n
	}
	return v[2] > v[0] && v[3] > v[1]
}

// attribute looks through the element's attribute objects, one or a list.
func (d *document) attribute(e *element, key name) any {
	for _, v := range d.kids(e.dict["A"]) {
		if a, ok := d.Dict(v)[key]; ok {
			return d.Get(a)
		}
	}
	return nil
}

// checkTable looks for the body of a table (ISO 14289-1, 7.2) and counts
// columns; a table with row spans is left to validators.
func (d *document) checkTable(table *element) {
	has := func(t name) bool {
		return slices.ContainsFunc(table.kids, func(k kid) bool { return k.element != nil && k.element.typ == t })
	}
	if (has("THead") || has("TFoot")) && !has("TBody") {
		d.find("table", table.String(), "a THead or a TFoot, and no TBody")
	}
	columns, spans := -1, false
	var rows []*element
	walk(table, func(e *element) {
		if e.typ == "TR" && ancestor(e, "Table") == table {
			rows = append(rows, e)
		}
		spans = spans || d.attribute(e, "RowSpan") != nil
	})
	if spans {
		return
	}
	for _, r := range rows {
		n := 0
		for _, k := range r.kids {
			if k.element != nil {
				n += max(1, d.Int(d.attribute(k.element, "ColSpan")))
			}
		}
		if columns >= 0 && n != columns {
			d.find("table", r.String(), "%d columns, not %d", n, columns)
		}
		columns = n
	}
}

func ancestor(e *element, t name) *element {
	for e = e.parent; e != nil && e.typ != t; e = e.parent {
	}
	return e
}

// checkReference checks that an annotation in the structure tree leads back to its element.
func (d *document) checkReference(e *element, k kid, links map[ref]*element) {
	a := d.Dict(k.annotation)
	if a == nil || k.page == nil {
		d.find("link", e.String(), "its annotation is missing, or has no page")
		return
	}
	if d.parents[d.Int(a["StructParent"])] != e.ref {
		d.find("parent-tree", e.String(), "not the owner of annotation %d 0", k.annotation)
	}
	if !slices.Contains(d.Array(k.page.dict["Annots"]), any(k.annotation)) {
		d.find("link", e.String(), "annotation %d 0 is not on %s", k.annotation, k.page)
	}
	links[k.annotation] = e
}

// checkAnnotations checks that each annotation is reached and described.
func (d *document) checkAnnotations(p *page, links map[ref]*element) {
	const (
		print  = 1 << 2
		unseen = 1<<0 | 1<<1 | 1<<5 | 1<<8 // Invisible, Hidden, NoView, ToggleNoView (ISO 19005-3, 6.3.2)
	)
	for _, v := range d.Array(p.dict["Annots"]) {
		r, _ := v.(ref)
		a := d.Dict(r)
		e := links[r]
		switch {
		case d.Name(a["Subtype"]) != "Link":
			d.find("link", p.String(), "annotation %d 0 is no link", r)
		case e == nil || e.typ != "Link":
			d.find("link", p.String(), "annotation %d 0 is in no Link element", r)
		}
		if d.Text(a["Contents"]) == "" {
			d.find("link", p.String(), "annotation %d 0 has no description", r)
		}
		if dest := d.Array(a["Dest"]); a["Dest"] != nil && (len(dest) == 0 || !d.isPage(dest[0])) || a["Dest"] == nil && a["A"] == nil {
			d.find("link", p.String(), "annotation %d 0 leads nowhere", r)
		}
		if f := d.Int(a["F"]); f < 0 || f&print == 0 || f&unseen != 0 {
			d.find("link", p.String(), "annotation %d 0 is not printed, or not shown", r)
		}
	}
}
