package pdf

import (
	"context"
	"errors"

	"notat/internal/pdfobject"
)

// The objects of a file.
type (
	name     = pdfobject.Name
	text     = pdfobject.Text
	ref      = pdfobject.Ref
	dict     = pdfobject.Dict
	stream   = pdfobject.Stream
	operator = pdfobject.Operator
)

// document is a file with what its pages draw.
type document struct {
	*pdfobject.File
	ctx        context.Context
	share      int // one in so many of each limit on memory is its
	catalog    dict
	pages      []*page
	byRef      map[ref]*page
	fonts      map[ref]*font
	operators  int
	forms      int
	drawings   int
	fontParts  int
	cells      int
	tables     map[*line]*grid // of a file without tags, by their first lines
	notes      int
	runs       int
	characters int
	codes      int          // that fonts were asked for
	unknown    int          // of them, those that no font explains
	shown      map[ref]bool // pictures that have a piece
	pictures   int          // whose data is kept
	packed     int          // bytes of their data
	pixels     int          // of those that were packed anew
	vocabulary vocabulary
	spaces     bool // lines end with a space where the next goes on
}

// page is one page and what it draws, in the order in which it is drawn.
type page struct {
	number    int // from 1
	ref       ref
	dict      dict
	resources dict
	top, high float64 // the upper edge, and the height
	turned    matrix  // turns it as it is shown
	runs      []run
	images    []drawing
	links     []link
}

var errPages = errors.New("no pages")

func newDocument(ctx context.Context, f *pdfobject.File, share int) *document {
	return &document{File: f, ctx: ctx, share: share, byRef: map[ref]*page{}, fonts: map[ref]*font{}, shown: map[ref]bool{}}
}

// load reads the pages and what they draw.
func (d *document) load() error {
	d.catalog = d.Dict(d.Trailer["Root"])
	if err := d.loadPages(d.catalog["Pages"], page{}, map[ref]bool{}, 0); err != nil {
		return err
	}
	if len(d.pages) == 0 {
		return errPages
	}
	for _, p := range d.pages {
		if err := d.ctx.Err(); err != nil {
			return err
		}
		p.links = d.links(p)
		if err := d.draw(p); err != nil {
			return err
		}
	}
	return nil
}

// loadPages walks the page tree; from holds what pages have from above.
func (d *document) loadPages(v any, from page, seen map[ref]bool, depth int) error {
	node := d.Dict(v)
	r, _ := v.(ref)
	if node == nil || seen[r] || depth > pdfobject.MaxDepth {
		return nil
	}
	seen[r] = r != 0
	if own := d.Dict(node["Resources"]); own != nil {
		from.resources = own
	}
	if box := d.Array(node["MediaBox"]); len(box) == 4 {
		from.box(d.Number(box[0]), d.Number(box[1]), d.Number(box[2]), d.Number(box[3]))
	}
	if turn := d.Get(node["Rotate"]); turn != nil {
		from.turned = turning(int(d.Number(turn)))
	}
	if kids := d.Array(node["Kids"]); kids != nil {
		for _, k := range kids {
			if err := d.loadPages(k, from, seen, depth+1); err != nil {
				return err
			}
		}
		return nil
	}
	if len(d.pages) >= MaxPages {
		return refuse(TooLong, nil)
	}
	p := from
	p.number, p.ref, p.dict = len(d.pages)+1, r, node
	if p.turned == (matrix{}) {
		p.turned = identity
	}
	if p.high == 0 {
		p.box(0, 0, 595, 842) // A4
	}
	d.pages = append(d.pages, &p)
	d.byRef[r] = &p
	return nil
}

// box takes the page's upper edge and height, as the page is shown, from its corners.
func (p *page) box(x0, y0, x1, y1 float64) {
	m := p.turned
	if m == (matrix{}) {
		m = identity
	}
	_, a := m.apply(x0, y0)
	_, b := m.apply(x1, y1)
	p.top, p.high = max(a, b), max(a, b)-min(a, b)
}

// margin says whether a line at y is in the margins, where running heads
// and page numbers stand.
func (p *page) margin(y float64) bool {
	const part = 0.14
	return y > p.top-part*p.high || y < p.top-(1-part)*p.high
}
