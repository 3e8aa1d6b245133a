// Package tagpdf makes tagged PDF files that conform to PDF/UA-1 (ISO 14289-1)
// and PDF/A-3a (ISO 19005-3) at once. fpdf is the canvas; a recorder keeps the
// structure while the caller draws; a finisher writes the file anew with
// structure tree, metadata, fonts, annotations and attachments. It knows PDF,
// and no notat: layout is the caller's.
//
// Lengths are points, y runs down from the sheet's upper edge, colours are
// RRGGBB.
package tagpdf

import (
	"time"

	"notat/internal/typeset"
)

// Type is a standard structure type (ISO 32000-1, 14.8.4).
type Type string

// The structure types in use.
const (
	Document Type = "Document"
	Sect     Type = "Sect"
	Div      Type = "Div"
	H1       Type = "H1"
	H2       Type = "H2"
	H3       Type = "H3"
	H4       Type = "H4"
	P        Type = "P"
	Span     Type = "Span"
	L        Type = "L"
	LI       Type = "LI"
	Lbl      Type = "Lbl"
	LBody    Type = "LBody"
	Table    Type = "Table"
	THead    Type = "THead"
	TBody    Type = "TBody"
	TR       Type = "TR"
	TH       Type = "TH"
	TD       Type = "TD"
	Caption  Type = "Caption"
	Quote    Type = "BlockQuote"
	Figure   Type = "Figure"
	LinkType Type = "Link"
	TOC      Type = "TOC"
	TOCI     Type = "TOCI"
)

// Attr are the attributes of a structure element; the zero value is none.
type Attr struct {
	Alt       string // alternative text, required for Figure
	Scope     string // Column or Row, for TH
	ColSpan   int    // for TH and TD, 0 and 1 are the same
	Numbering string // for L: Disc, Decimal, None ...
	BBox      Rect   // for Figure
}

// Rect is a rectangle on a page.
type Rect struct{ X, Y, W, H float64 }

// Info is what the file says of itself.
type Info struct {
	Title, Author, Subject string
	Keywords               []string
	Lang                   string    // "da-DK"
	Created                time.Time // written as creation and modification date; the zero time writes the fixed date 2000-01-01
	Producer               string
	Width, Height          float64 // of every page
}

// Attachment is an associated file (PDF/A-3).
type Attachment struct {
	Name, MIME, Description string
	Relationship            string // AFRelationship: Source, Data, Supplement
	Data                    []byte
}

// Doc is a document being drawn. It is used by one goroutine. Methods panic on
// misuse by the program (a mark inside a mark, End without Begin); what comes
// from a record can never make them panic.
type Doc struct{}

// New starts a document without pages.
func New(i Info) *Doc { return nil }

// AddPage adds a page and makes it the current one. It must not be called inside a mark.
func (d *Doc) AddPage() {}

// Pages gives the number of pages so far; Page and SetPage the current one, 1-based.
func (d *Doc) Pages() int    { return 0 }
func (d *Doc) Page() int     { return 0 }
func (d *Doc) SetPage(n int) {}

// Begin opens a structure element below the current one and makes it current;
// End closes it. An element may go on over several pages.
func (d *Doc) Begin(t Type, a Attr) {}
func (d *Doc) End()                 {}

// Text draws glyphs of one line with the pen starting at x on the baseline y,
// as marked content of the current element. Its glyphs' Actual becomes ActualText.
func (d *Doc) Text(x, y float64, glyphs []typeset.Glyph, size float64, color string) {}

// Underline, as rectangles and lines, is drawn as an artifact.
func (d *Doc) Line(x1, y1, x2, y2, width float64, color string) {}
func (d *Doc) FillRect(r Rect, color string)                    {}

// Artifact makes all that draw draws an artifact and no content: header, footer,
// repeated table head, page mark. kind is Pagination, Layout, Page or Background;
// subtype Header, Footer, Watermark or "".
func (d *Doc) Artifact(kind, subtype string, draw func()) {}

// Image draws a PNG or JPEG as marked content of the current element, which is a Figure,
// or inside Artifact as an artifact. The error names what is wrong with the picture.
func (d *Doc) Image(data []byte, mime string, r Rect) error { return nil }

// BeginLink opens a Link element. Text drawn until EndLink belongs to it, and
// each stretch on a line gets its annotation; contents is what a reader is told.
func (d *Doc) BeginLink(uri, contents string) {}
func (d *Doc) EndLink()                       {}

// Outline adds a bookmark to the current page at y. Levels start at 1 and jump
// down by one only.
func (d *Doc) Outline(level int, title string, y float64) {}

// Attach embeds a file.
func (d *Doc) Attach(a Attachment) {}

// Bytes finishes the file: same calls, same bytes.
func (d *Doc) Bytes() ([]byte, error) { return nil, nil }
