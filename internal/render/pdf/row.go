package pdf

import (
	"math"

	"notat/internal/tagpdf"
)

// row is flows side by side: a row of a table, a term and its description, or
// columns. It stands whole on a page unless it splits; then each flow goes on
// over the pages by itself, while it is still read flow by flow.
type row struct {
	el      *element // around the cells; nil for none
	cells   []cell
	splits  bool
	low     bool       // cells stand at the lower edge
	start   float64    // the room that it needs to begin on a page, when it splits
	repeats *tableHead // of a table's header row
	top     float64    // its upper edge, once placed
	endLane int        // where it ends, once placed
	endY    float64
}

// cell is one flow of a row.
type cell struct {
	el          *element
	around      *element // begins before the cell; nil for none
	ends        bool     // what an earlier cell began around it ends after it
	flow        []item
	top, bottom float64 // padding
	height      float64 // of the flow
}

// newCell takes a built flow.
func newCell(el *element, flow []item, top, bottom float64) cell {
	for i := range flow {
		if flow[i].visible() {
			flow[i].space = 0
			break
		}
	}
	return cell{el: el, flow: flow, top: top, bottom: bottom, height: height(flow)}
}

// beside adds a row. It splits when it is higher than most.
func (b *builder) beside(r *row, most float64) *item {
	h := 0.0
	for i := range r.cells {
		c := &r.cells[i]
		h = max(h, c.top+c.height+c.bottom)
		_, least := group(c.flow, need, math.MaxFloat64)
		r.start = max(r.start, c.top+least+c.bottom)
	}
	r.splits = h > most
	r.start = min(r.start, h)
	b.put(item{kind: beside, row: r, height: h})
	return &b.flow[len(b.flow)-1]
}

// Cells of a table.
var (
	elTR  = &element{tag: tagpdf.TR}
	elTD  = &element{tag: tagpdf.TD}
	elTHC = &element{tag: tagpdf.TH, attr: tagpdf.Attr{Scope: "Column"}}
	elTHR = &element{tag: tagpdf.TH, attr: tagpdf.Attr{Scope: "Row"}}
)
