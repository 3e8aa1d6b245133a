// Package tagpdf makes tagged PDF files that conform to PDF/UA-1 (ISO 14289-1)
// and PDF/A-3a (ISO 19005-3) at once. fpdf is the canvas of pictures; a recorder keeps the
// structure while the caller draws; a finisher writes the file anew with
// structure tree, metadata, fonts, annotations and attachments. It knows PDF,
// and no notat: layout is the caller's.
//
// A document is drawn element by element, in reading order:
//
//	d := tagpdf.New(tagpdf.Info{Title: "Report", Lang: "en-GB", Width: 595, Height: 842})
//	d.AddPage()
//	d.Begin(tagpdf.H1, tagpdf.Attr{})
//	d.Text(72, 90, runs, 20, "000000")
//	d.End()
//	pdf, err := d.Bytes(ctx)
//
// Whatever is drawn is either content of a structure element or an artifact;
// there is no third way, so no file can come out with untagged content. The
// same calls give the same bytes: no clock, no random number, no map order.
// The subpackage check reads a finished file back and says what is wrong.
//
// Lengths are points, y runs down from the sheet's upper edge, colours are
// RRGGBB; a colour that is none is black.
package tagpdf

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"notat/internal/billede"
	"notat/internal/typeset"
)

// Info is what the file says of itself. Title, Lang, Width and Height are required.
type Info struct {
	Title, Author, Subject string
	Keywords               []string
	Lang                   string    // "da-DK"
	Created                time.Time // written as creation and modification date; the zero time writes the fixed date 2000-01-01
	Producer               string
	Width, Height          float64 // of every page that is not turned

	Pictures *billede.Cache // keeps the pictures made fit; nil: each is made anew
}

// Rect is a rectangle on a page.
type Rect struct{ X, Y, W, H float64 }

// Doc is a document being drawn. It is used by one goroutine. Methods panic on
// misuse by the program (a page added inside an artifact, End without Begin);
// what comes from a record can never make them panic.
type Doc struct {
	info   Info
	canvas canvas
	pages  []*page // one for each page, in order
	page   *page   // the current one

	*desk    // nil once it is finished
	root     *element
	current  *element
	lastAttr *Attr
	mark     mark   // what is open in the current page's content
	artifact bool   // inside Artifact
	actual   string // ActualText of the next sequence

	link        *element // the open Link, or nil
	linkTarget  target
	annotations []*annotation
	outline     []bookmark
	attachments []Attachment

	faces  map[*typeset.Font]*face
	fonts  []*face // in order of first use
	last   *face   // the face used last
	colors []parsed

	err      error // the first fault of the content; Bytes gives it
	finished []byte
}

// page is one page while it is drawn.
type page struct {
	number  int  // 1-based
	turned  bool // lies on its side
	height  float64
	content []byte // operators not yet handed to the canvas
	handed  int    // how often operators were handed to it
	owners  []*element

	// The graphics state the content has set so far. Nothing is drawn between
	// q and Q but pictures, so it holds for the rest of the page.
	fill, stroke rgb
	lineWidth    float64
	font         string // its resource
	size         float64
}

// New starts a document without pages.
func New(i Info) *Doc {
	i.Title = clean(i.Title)
	i.Author = clean(i.Author)
	i.Subject = clean(i.Subject)
	i.Producer = clean(i.Producer)
	i.Keywords = []string{clean(strings.Join(i.Keywords, ", "))}
	if i.Created.IsZero() {
		i.Created = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	i.Created = i.Created.UTC()
	d := &Doc{
		info:   i,
		canvas: canvas{width: i.Width, height: i.Height},
		faces:  map[*typeset.Font]*face{},
		desk:   desks.Get().(*desk),
	}
	d.newElement(Document, Attr{})
	d.root = d.current
	return d
}

// usualPage is room for the operators of most pages.
const usualPage = 12 << 10

// usualOwners is how many marked contents most pages have at most.
const usualOwners = 96

// contents are rooms for the operators of a page, of pages that are packed.
var contents = sync.Pool{New: func() any { b := make([]byte, 0, usualPage); return &b }}

// AddPage adds a page and makes it the current one. It must not be called
// inside Artifact. An element that is open goes on over the new page.
func (d *Doc) AddPage() { d.addPage(false) }

// AddTurned adds a page that lies on its side: as wide as others are high.
func (d *Doc) AddTurned() { d.addPage(true) }

func (d *Doc) addPage(turned bool) {
	d.leavePage()
	d.page = &page{number: len(d.pages) + 1, turned: turned, height: d.info.Height, lineWidth: -1, content: (*contents.Get().(*[]byte))[:0], owners: make([]*element, 0, usualOwners)}
	if turned {
		d.page.height = d.info.Width
	}
	d.pages = append(d.pages, d.page)
}

// Pages gives the number of pages so far.
func (d *Doc) Pages() int { return len(d.pages) }

// Page gives the number of the current page, 1-based; 0 before the first.
func (d *Doc) Page() int {
	if d.page == nil {
		return 0
	}
	return d.page.number
}

// SetPage makes page n, 1-based, the current one, so that headers and footers
// can be drawn when the number of pages is known.
func (d *Doc) SetPage(n int) {
	if n < 1 || n > len(d.pages) {
		panic(fmt.Sprintf("tagpdf: page %d of %d", n, len(d.pages)))
	}
	d.leavePage()
	d.page = d.pages[n-1]
}

func (d *Doc) leavePage() {
	if d.artifact {
		panic("tagpdf: change of page inside an artifact")
	}
	d.closeMark()
}

// fail keeps the first fault of the content for Bytes.
func (d *Doc) fail(err error) {
	if d.err == nil {
		d.err = err
	}
}

var (
	errNoPages = errors.New("tagpdf: a document needs a page")
	errNoTitle = errors.New("tagpdf: a document needs a title (ISO 14289-1, 7.1)")
	errNoLang  = errors.New("tagpdf: a document needs a language (ISO 14289-1, 7.2)")
)

// Bytes finishes the file: same calls, same bytes. An element left open is
// closed at the end. It ends with ctx's error soon after ctx does.
func (d *Doc) Bytes(ctx context.Context) ([]byte, error) {
	if d.finished != nil {
		return d.finished, nil
	}
	switch {
	case d.err != nil:
		return nil, d.err
	case len(d.pages) == 0:
		return nil, errNoPages
	case d.info.Title == "":
		return nil, errNoTitle
	case d.info.Lang == "":
		return nil, errNoLang
	}
	for _, a := range d.annotations {
		if n := a.target.page; n < 0 || n > len(d.pages) {
			return nil, fmt.Errorf("tagpdf: a reference to page %d of %d", n, len(d.pages))
		}
	}
	d.leavePage()
	out, err := d.finish(ctx)
	if err != nil {
		return nil, err
	}
	d.finished = out
	d.desk.putBack()
	d.desk = nil
	return out, nil
}
