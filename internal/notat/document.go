// Package notat is the document model: what a notat says, in order, with no
// word of how it looks. compose makes a Document, the renderers draw it. The
// package knows no record, no template and no format.
package notat

import "cmp"

// Document is one edition of one notat, ready to be drawn.
type Document struct {
	Titel   string          // the title, plain text: metadata and window title
	Sprog   string          // BCP 47, always "da-DK"
	Meta    Meta            // for the file's metadata
	Felter  map[string]Felt // template tag ("skole.navn") -> its words
	Marks   []string        // what every page says besides its content: "UDKAST", "INTERN UDGAVE - ..."
	Blocks  []Block         // the body; the first is the Heading of level 1
	Record  []byte          // canonical JSON of the record as this edition sees it
	Site    bool            // it stands on the municipality's site, with its PDF beside it
	Prompts bool            // an editable draft: prompts are shown where something may be filled in
	// Places tells of each pointer of a Felt or an anchor where it stands in what the
	// reader edits: the page marks its words with it (data-sted). nil for any other page.
	Places func(pointer string) string
}

// Meta is what a file's metadata say. Every field is plain text.
type Meta struct {
	Forfatter    string // the municipality
	Emne         string // subject: school and school year
	Noegleord    []string
	Dato         string // "2025-03-20", or empty; the only clock a document knows
	Skole        string
	Udgave       Udgave
	Status       string // "udkast" or "endelig"
	Template     string // template name
	TemplateHash string
	Release      string
	Kommentering string // the day until which others may comment, "2026-06-12"; or empty
}

// Block is a piece of the body. The set is closed: *Heading, *Paragraph, *List,
// *Definitions, *Table, *Columns, *Quote, *Figure, *Form. A renderer's type switch
// returns an error in its default.
//
//sumtype:decl
type Block interface{ block() }

// Heading is a heading. Level 1 is the title (Word Title, PDF H1, HTML h1);
// levels 2 to 4 are sections (heading 1-3, H2-H4, h2-h4).
type Heading struct {
	Level   int
	Anchor  string // JSON pointer of what it stands over, unique in the document; "" for the title
	Number  string // "2.1" where the template numbers its headings; Word counts for itself
	Inlines []Inline
}

// Numbered gives the words of a heading as a reader sees them, with its number.
func (h *Heading) Numbered() []Inline {
	if h.Number == "" {
		return h.Inlines
	}
	return append([]Inline{Text(h.Number + "\u00A0")}, h.Inlines...)
}

// Role says what a paragraph is for. It changes its look, never its words.
type Role int

// The roles of a paragraph.
const (
	Body    Role = iota
	Missing      // the sentence that a required part is missing: "Mangler: ..."
	Note         // a fixed sentence of the template, or a note under a table
	Internt      // marks what follows as internal
)

// Paragraph is a paragraph. (HTML p, Word Normal, PDF P.)
type Paragraph struct {
	Role    Role
	Inlines []Inline
}

// List is bullets or numbers. (HTML ul/ol, Word List Bullet/List Number, PDF L.)
type List struct {
	Ordered bool
	Items   []Item
}

// Item is one item: its words, and at the first level perhaps a list below it.
type Item struct {
	Inlines []Inline
	Sub     *List
}

// Definitions is terms and what is said of each. (HTML dl, PDF L with Lbl and LBody,
// Word paragraphs that start with the term in Strong, or a two-column table when Head.)
type Definitions struct {
	Head  bool // the head table of a notat: short values, drawn as two columns
	Items []Definition
}

// Definition is one term with its description. A PromptOnly one is drawn by an
// editable draft only, term and prompt; its words do not count.
type Definition struct {
	Term   []Inline
	Blocks []Block // paragraphs and lists only
}

// Table is a table of data. (HTML table, Word table, PDF Table.) Every row has
// as many cells as Head.
type Table struct {
	Caption   []Inline // above the table; may be empty
	Head      []Cell   // header row, repeated on each page; never empty
	Rows      [][]Cell
	RowHeader bool // the first cell of each row is its header (TH, scope row)
}

// Cell is one cell of a table.
type Cell struct {
	Blocks []Block // paragraphs and lists only
	Number bool    // a number: set to the right
}

// Columns is two or three columns side by side, read column by column.
// (HTML div with grid, Word borderless table, PDF Div per column.)
type Columns struct {
	Columns []Column
}

// Column is one of the columns, with its own small heading.
type Column struct {
	Heading []Inline
	Blocks  []Block // paragraphs and lists only
}

// Quote is one quote. (HTML blockquote, Word Quote, PDF BlockQuote.)
type Quote struct {
	Blocks []Block  // paragraphs and lists only
	Source []Inline // the role of the speaker; may be empty
}

// Figure is a picture, given or, where Chart is set, to be drawn. (HTML figure,
// PDF Figure with Alt.)
type Figure struct {
	Chart         *Chart // instead of Image, MIME, Width and Height
	Image         []byte // PNG or JPEG, stripped of metadata in the public edition
	MIME          string // image/png or image/jpeg
	Width, Height int    // pixels
	PerInch       int    // how many of them the picture says are an inch; 0 for UsualPerInch
	Alt           string
	Anchor        string   // JSON pointer of its block; "" for a chart
	Caption       []Inline // below the picture; may be empty
}

// UsualPerInch is the resolution of a picture that says none: finer than a screen,
// and sharp in print.
const UsualPerInch = 150

// Points gives how large a picture is, where there is room: in points, at least one.
// It is the same in every format.
func (f *Figure) Points() (w, h float64) {
	per := 72 / float64(cmp.Or(f.PerInch, UsualPerInch))
	return max(float64(f.Width)*per, 1), max(float64(f.Height)*per, 1)
}

// Form is a stretch of an unfinished notat that is not there yet: the headings
// and labels that it would have, and prompts. Only an editable draft has one, and
// its words do not count. (Word draws its blocks, the other formats nothing.)
type Form struct{ Blocks []Block }

func (*Heading) block()     {}
func (*Paragraph) block()   {}
func (*List) block()        {}
func (*Definitions) block() {}
func (*Table) block()       {}
func (*Columns) block()     {}
func (*Quote) block()       {}
func (*Figure) block()      {}
func (*Form) block()        {}
