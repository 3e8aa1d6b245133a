package tagpdf

// Type is a standard structure type (ISO 32000-1, 14.8.4).
type Type string

// The structure types in use.
const (
	Document  Type = "Document"
	Sect      Type = "Sect"
	Div       Type = "Div"
	H1        Type = "H1"
	H2        Type = "H2"
	H3        Type = "H3"
	H4        Type = "H4"
	P         Type = "P"
	Span      Type = "Span"
	L         Type = "L"
	LI        Type = "LI"
	Lbl       Type = "Lbl"
	LBody     Type = "LBody"
	Table     Type = "Table"
	THead     Type = "THead"
	TBody     Type = "TBody"
	TR        Type = "TR"
	TH        Type = "TH"
	TD        Type = "TD"
	Caption   Type = "Caption"
	Quote     Type = "BlockQuote"
	Figure    Type = "Figure"
	LinkType  Type = "Link"
	TOC       Type = "TOC"
	TOCI      Type = "TOCI"
	Reference Type = "Reference"
)

// Attr are the attributes of a structure element; the zero value is none.
type Attr struct {
	Alt       string // alternative text, required for Figure
	Scope     string // Column or Row, for TH
	ColSpan   int    // for TH and TD, 0 and 1 are the same
	Numbering string // for L: Disc, Decimal, None ...
	BBox      Rect   // for Figure; where it is zero, the picture drawn in it
}

// structural types hold elements only, no content of their own
// (ISO 32000-1, 14.8.4.2 and 14.8.4.3).
func (t Type) structural() bool {
	// The other types do.
	//exhaustive:ignore
	switch t {
	case Document, Sect, L, LI, Table, THead, TBody, TR, TOC, TOCI:
		return true
	}
	return false
}

// cell types keep their place in the grid, so they are written when empty too.
func (t Type) cell() bool { return t == TH || t == TD }

// element is one structure element.
type element struct {
	typ         Type
	attr        *Attr // nil for none; a Figure has some
	parent      *element
	first, last *kid
	page        int32 // of its first content or, until there is some, where it began; 1-based
	number      int32 // of its object
	filled      bool
	written     bool
}

// kid is one entry of an element's K array: an element, marked content or an annotation.
type kid struct {
	next       *kid // of the same element
	element    *element
	annotation *annotation
	mcid       int32
	page       int32 // of mcid
}

// newElement opens an element below the current one.
func (d *Doc) newElement(t Type, a Attr) {
	e := d.elements.New()
	*e = element{typ: t, parent: d.current, page: int32(d.Page())}
	if a != (Attr{}) || t == Figure {
		e.attr = d.attr(a)
	}
	if e.parent != nil {
		d.addKid(e.parent, kid{element: e})
	}
	if e.parent == nil || t.cell() {
		e.write()
	}
	d.current = e
}

func (d *Doc) addKid(to *element, k kid) {
	at := d.kids.New()
	*at = k
	if to.last == nil {
		to.first = at
	} else {
		to.last.next = at
	}
	to.last = at
}

// attr gives a place to attributes. Cells in a row mostly have the same.
func (d *Doc) attr(a Attr) *Attr {
	if d.lastAttr == nil || *d.lastAttr != a {
		d.lastAttr = &a
	}
	return d.lastAttr
}

// box says where e, a Figure, is.
func (e *element) box(r Rect) {
	a := *e.attr
	a.BBox = r
	e.attr = &a
}

// place notes that e, and all it is in, has content on page n.
func (e *element) place(n int) {
	e.write()
	for ; e != nil && !e.filled; e = e.parent {
		e.filled = true
		e.page = int32(n)
	}
}

// write notes that e, and all it is in, belongs in the file: an element without content
// is left out, for it would only be an empty stop for a reader.
func (e *element) write() {
	for ; e != nil && !e.written; e = e.parent {
		e.written = true
	}
}

// writeStructure adds the structure tree to the file and gives its root's number.
// ParentTree keys are 0..pages-1 for the pages, then one for each annotation.
func (d *Doc) writeStructure(f *file, pageNumbers []int) int {
	root := f.reserve()
	for e := range d.elements.All() {
		if e.written {
			e.number = int32(f.reserve())
		}
	}
	for e := range d.elements.All() {
		if e.written {
			f.begin(int(e.number))
			f.buf = e.append(f.buf, root, pageNumbers)
			f.end()
		}
	}
	parents := f.reserve()
	f.begin(parents)
	f.raw("<</Nums[")
	for n, p := range d.pages {
		f.int(n)
		f.raw("[")
		for _, e := range p.owners {
			f.ref(int(e.number))
		}
		f.raw("]")
	}
	for n, a := range d.annotations {
		f.int(len(d.pages) + n)
		f.raw(" ")
		f.ref(int(a.link.number))
	}
	f.raw("]>>")
	f.end()

	f.begin(root)
	f.raw("<</Type/StructTreeRoot/K ")
	f.ref(int(d.root.number))
	f.raw("/ParentTree ")
	f.ref(parents)
	f.raw("/ParentTreeNextKey ")
	f.int(len(d.pages) + len(d.annotations))
	f.raw(">>")
	f.end()
	return root
}

// append writes the element's dictionary. Every element with a page names it,
// rows and cells too: readers take it from the element, not from its kids.
func (e *element) append(b []byte, root int, pages []int) []byte {
	b = append(b, "<</Type/StructElem/S/"...)
	b = append(b, e.typ...)
	b = append(b, "/P "...)
	if e.parent == nil {
		b = appendRef(b, root)
	} else {
		b = appendRef(b, int(e.parent.number))
	}
	if e.page > 0 {
		b = append(b, "/Pg "...)
		b = appendRef(b, pages[e.page-1])
	}
	if a := e.attr; a != nil {
		if a.Alt != "" {
			b = append(b, "/Alt"...)
			b = appendText(b, a.Alt)
		}
		b = a.append(b, e.typ)
	}
	b = append(b, "/K["...)
	for k := e.first; k != nil; k = k.next {
		switch {
		case k.element != nil:
			if k.element.written {
				b = appendRef(b, int(k.element.number))
			}
		case k.annotation != nil:
			b = append(b, "<</Type/OBJR/Pg "...)
			b = appendRef(b, pages[k.annotation.page-1])
			b = append(b, "/Obj "...)
			b = appendRef(b, k.annotation.number)
			b = append(b, ">>"...)
		case k.page == e.page:
			b = appendInt(b, int(k.mcid))
			b = append(b, ' ')
		default:
			b = append(b, "<</Type/MCR/Pg "...)
			b = appendRef(b, pages[k.page-1])
			b = append(b, "/MCID "...)
			b = appendInt(b, int(k.mcid))
			b = append(b, ">>"...)
		}
	}
	return append(b, "]>>"...)
}

// append writes the attribute object (ISO 32000-1, 14.8.5) that goes with the type.
func (a *Attr) append(b []byte, t Type) []byte {
	// The other types have no attributes.
	//exhaustive:ignore
	switch t {
	case TH, TD:
		if a.Scope == "" && a.ColSpan < 2 {
			return b
		}
		b = append(b, "/A<</O/Table"...)
		if a.Scope != "" {
			b = append(b, "/Scope"...)
			b = appendName(b, a.Scope)
		}
		if a.ColSpan > 1 {
			b = append(b, "/ColSpan "...)
			b = appendInt(b, a.ColSpan)
		}
	case L:
		if a.Numbering == "" {
			return b
		}
		b = append(b, "/A<</O/List/ListNumbering"...)
		b = appendName(b, a.Numbering)
	case Figure:
		b = append(b, "/A<</O/Layout/Placement/Block/BBox["...)
		b = appendNumbers(b, a.BBox.X, a.BBox.Y, a.BBox.X+a.BBox.W, a.BBox.Y+a.BBox.H)
		b = append(b, ']')
	default:
		return b
	}
	return append(b, ">>"...)
}
