package template

import (
	"strconv"

	"github.com/beevik/etree"

	"notat/internal/ooxml"
)

// Columns are those that the text of a page stands in, all of one width
// (ISO/IEC 29500-1 § 17.6.4).
type Columns struct {
	Count int     // 1 where the text is as wide as the page
	Gap   float64 // between two
	Line  bool    // stands between two
}

// leastColumn is how narrow a column may be, in points: in a narrower one most lines end
// in a divided word.
const leastColumn = 110

// ColumnWidth is the width of one column of the text.
func (p *Page) ColumnWidth() float64 {
	n := float64(max(p.Columns.Count, 1))
	return (p.Width - p.Left - p.Right - (n-1)*p.Columns.Gap) / n
}

// readColumns reads the columns of the text. A text runs on from one into the next, so
// all are taken to be as wide as their mean; those that are too narrow are not followed.
func (r *reader) readColumns() {
	r.page.Columns = Columns{Count: 1}
	n, gap, _ := columnsOf(r.sect)
	p := r.page
	p.Columns = Columns{n, gap, onOff(ooxml.Child(r.sect, "cols"), "sep", false)}
	if n > 1 && p.ColumnWidth() >= leastColumn {
		r.page = p
	}
}

// columnsOf gives how many columns a section has, what lies between two, and whether
// one is wider than another.
func columnsOf(section *etree.Element) (n int, gap float64, differ bool) {
	const between = 36 // points, where the file does not say
	cols := ooxml.Child(section, "cols")
	length := func(e *etree.Element, otherwise float64) float64 {
		if ooxml.Attr(e, "space") == "" {
			return otherwise
		}
		return max(0, ooxml.Twips(ooxml.Attr(e, "space")))
	}
	n, err := strconv.Atoi(ooxml.Attr(cols, "num"))
	each := cols.ChildElements()
	if onOff(cols, "equalWidth", true) || len(each) == 0 {
		if err != nil {
			n = 1
		}
		return n, length(cols, between), false
	}
	n = len(each)
	for i, e := range each {
		if i+1 < n {
			gap += length(e, 0) / float64(n-1)
		}
		differ = differ || ooxml.Attr(e, "w") != ooxml.Attr(each[0], "w")
	}
	return n, gap, differ
}

// onOff reads an attribute that says yes or no.
func onOff(e *etree.Element, name string, otherwise bool) bool {
	if v := ooxml.Attr(e, name); v != "" {
		return !meaningless[v]
	}
	return otherwise
}
