package tagpdf

import (
	"fmt"
	"math"
	"strconv"

	"notat/internal/typeset"
)

// annotation is one clickable rectangle of a link.
type annotation struct {
	link     *element
	target   target
	page     int     // 1-based
	rect     Rect    // flipped
	baseline float64 // of the text it covers
	number   int
}

// BeginLink opens a Link element. Text and pictures drawn until EndLink belong
// to it; each stretch on a line gets its annotation, and the element holds
// them all, so that a link that wraps is one link to a reader. contents is
// what a reader is told; where it is empty, the address. Inside Artifact both
// do nothing.
func (d *Doc) BeginLink(uri, contents string) {
	uri = asciiURI(uri)
	if len(uri) > maxString {
		d.fail(fmt.Errorf("tagpdf: an address of %d bytes", len(uri)))
	}
	contents = clean(contents)
	if contents == "" {
		contents = uri
	}
	d.beginLink(target{uri: uri, contents: contents})
}

// BeginReference opens a Link element as BeginLink does, which leads to y on
// page n of this document, 1-based. The page may be added later, but before
// Bytes. contents is what a reader is told; where it is empty, the number of the
// page.
func (d *Doc) BeginReference(n int, y float64, contents string) {
	contents = clean(contents)
	if contents == "" {
		contents = strconv.Itoa(n)
	}
	d.beginLink(target{page: n, y: y, contents: contents})
}

func (d *Doc) beginLink(t target) {
	if d.artifact {
		return
	}
	if d.link != nil {
		panic("tagpdf: link inside a link")
	}
	d.Begin(LinkType, Attr{})
	d.link = d.current
	d.linkTarget = t
}

// EndLink closes the link, whichever of the two opened it.
func (d *Doc) EndLink() {
	if d.artifact {
		return
	}
	if d.link == nil || d.current != d.link {
		panic("tagpdf: EndLink without BeginLink")
	}
	if n := len(d.annotations); n == 0 || d.annotations[n-1].link != d.link {
		d.link.typ = Span // of blanks only: there is nothing to click
	}
	d.link = nil
	d.End()
}

// target is where a link leads: to an address, or to a page of this document.
type target struct {
	uri, contents string
	page          int // 1-based; 0: to the address
	y             float64
}

// linkText makes the text just drawn clickable, but for spaces at its ends.
func (d *Doc) linkText(x, y float64, runs []typeset.Run, size float64) {
	for len(runs) > 0 && runs[0].Text() == " " {
		x += runs[0].Width(size)
		runs = runs[1:]
	}
	for len(runs) > 0 && runs[len(runs)-1].Text() == " " {
		runs = runs[:len(runs)-1]
	}
	if len(runs) == 0 {
		return
	}
	width := 0.0
	for i := range runs {
		width += runs[i].Width(size)
	}
	f := runs[0].Word.Font
	ascent, descent := f.Ascent*size, f.Descent*size
	d.linkRect(d.flip(Rect{x, y - ascent, width, ascent + descent}), y)
}

// linkRect adds a rectangle of the open link, or widens the last one where it
// lies on the same line.
func (d *Doc) linkRect(r Rect, baseline float64) {
	if n := len(d.annotations); n > 0 {
		a := d.annotations[n-1]
		if a.link == d.link && a.page == d.page.number && math.Abs(a.baseline-baseline) < 0.01 {
			a.rect = union(a.rect, r)
			return
		}
	}
	a := &annotation{link: d.link, target: d.linkTarget, page: d.page.number, rect: r, baseline: baseline}
	d.annotations = append(d.annotations, a)
	d.addKid(d.link, kid{annotation: a})
	d.link.place(a.page)
}

func union(a, b Rect) Rect {
	x, y := min(a.X, b.X), min(a.Y, b.Y)
	return Rect{x, y, max(a.X+a.W, b.X+b.W) - x, max(a.Y+a.H, b.Y+b.H) - y}
}

// writeAnnotations gives each page's annotations as references for its dictionary.
func (d *Doc) writeAnnotations(f *file, pages []int) [][]byte {
	refs := make([][]byte, len(d.pages))
	for n, a := range d.annotations {
		a.number = f.reserve()
		f.begin(a.number)
		f.raw("<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[")
		f.buf = appendNumbers(f.buf, a.rect.X, a.rect.Y, a.rect.X+a.rect.W, a.rect.Y+a.rect.H)
		f.raw("]/P ")
		f.ref(pages[a.page-1])
		f.raw("/StructParent ")
		f.int(len(d.pages) + n)
		f.raw("/Contents")
		f.text(a.target.contents)
		if a.target.page > 0 {
			f.raw("/Dest")
			f.destination(pages[a.target.page-1], d.pages[a.target.page-1].height-a.target.y)
			f.raw(">>")
		} else {
			f.raw("/A<</S/URI/URI")
			f.buf = appendString(f.buf, []byte(a.target.uri))
			f.raw(">>>>")
		}
		f.end()
		refs[a.page-1] = appendRef(refs[a.page-1], a.number)
	}
	return refs
}

// destination writes a place on a page, shown in the magnification the reader has.
func (f *file) destination(page int, y float64) {
	f.raw("[")
	f.ref(page)
	f.raw("/XYZ null ")
	f.buf = appendNumber(f.buf, y)
	f.raw(" null]")
}

// asciiURI escapes what may not stand in an address: PDF's are 7-bit ASCII
// (ISO 32000-1, 12.6.4.7).
func asciiURI(s string) string {
	b := make([]byte, 0, len(s))
	for i := range len(s) {
		c := s[i]
		switch {
		case c <= ' ', c >= 0x7f, c == '"', c == '<', c == '>', c == '\\', c == '^', c == '`', c == '{', c == '|', c == '}':
			b = append(b, '%', hexDigits[c>>4], hexDigits[c&15])
		default:
			b = append(b, c)
		}
	}
	return string(b)
}
