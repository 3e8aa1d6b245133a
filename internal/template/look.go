package template

// Look is the appearance that the renderers share, read from the Word file's
// named styles through basedOn, docDefaults and theme. Lengths are points
// (1/72 inch), colours are RRGGBB in upper case, "" is none.
type Look struct {
	Page   Page
	Header Banner // on every page, or on all but the first when FirstPage
	Footer Banner

	FirstPage   bool // the first page has its own header and footer (w:titlePg)
	FirstHeader Banner
	FirstFooter Banner

	Normal     Style
	Title      Style
	Heading    [3]Style // heading 1 to 3
	Numbers    [3]HeadingNumber
	ListBullet ListStyle
	ListNumber ListStyle
	Caption    Style
	Quote      Style
	Hyperlink  Style // only Color and Underline count
	Strong     Style // only Bold, Italic and Color count
	Emphasis   Style
	Table      TableStyle
}

// Page is the sheet and its margins.
type Page struct {
	Width, Height            float64
	Top, Right, Bottom, Left float64
	HeaderDistance           float64 // from the sheet's upper edge to the header
	FooterDistance           float64 // from the sheet's lower edge to the end of the footer
	Frame                    Borders // round the sheet, or round the text, header and footer
	FrameAtEdge              bool    // its spaces are from the edges of the sheet, not from the text
	Columns                  Columns // of the text, on paper
}

// Style is what counts of a named Word style, all inheritance resolved.
type Style struct {
	Font          string // family name as Word has it
	Size          float64
	Bold, Italic  bool
	Underline     bool
	Caps          bool
	SmallCaps     bool    // counts where Caps does not
	Spacing       float64 // more between two letters, negative: less
	Color         string
	Before, After float64
	Line          float64 // line spacing as a multiple of the font's own, 0 when LineExact
	LineExact     float64 // exact line height in points, 0 when Line
	Left, Right   float64 // indents
	FirstLine     float64 // negative: hanging
	Align         string  // "left", "center", "right"; justified text is read as left
	Shading       string
	Border        Borders
	KeepNext      bool
	PageBreak     bool // a new page before it; counts of headings only
	Contextual    bool // no space between two paragraphs of this style
}

// Borders are the lines around a paragraph or a cell.
type Borders struct{ Top, Right, Bottom, Left Border }

// Border is one line.
type Border struct {
	Width float64 // 0: none
	Color string
	Space float64 // between line and text
}

// ListStyle is a list's two levels.
type ListStyle struct {
	Style
	Levels [2]ListLevel
}

// ListLevel is how one level of a list is marked and indented.
type ListLevel struct {
	Marker        string  // the bullet; "" for a numbered level
	Color         string  // of the marker or number, "" as the text
	Left, Hanging float64 // of the text; the marker stands Hanging to its left
}

// TableStyle is the template's table style.
type TableStyle struct {
	Style                        // the words of the cells
	Head                 Style   // the words of the header row; its Shading fills the row
	Outer                Borders // around the table
	InsideH, InsideV     Border  // between rows and between columns
	CellTop, CellRight   float64 // cell margins
	CellBottom, CellLeft float64
	BandShading          string // fills every second row, "" for none
}

// Banner is a header or footer: paragraphs in order.
type Banner struct{ Paragraphs []BannerParagraph }

// BannerParagraph is one paragraph of a header or footer.
type BannerParagraph struct {
	Style Style
	Tabs  []Tab
	Runs  []BannerRun
}

// Tab is a tab stop: its place from the left margin and how text stands at it.
type Tab struct {
	At    float64
	Align string // left, center, right
}

// BannerRun is a run of a header or footer: exactly one of its kinds is set.
type BannerRun struct {
	Style   Style  // the paragraph's style with the run's own changes
	Text    string // fixed text
	Tag     string // a tag: "skole.navn"
	IsTab   bool   // on to the next tab stop
	IsBreak bool   // line break
	Field   string // "PAGE" or "NUMPAGES"
	Picture *Picture
}

// Picture is a logo.
type Picture struct {
	Data          []byte
	MIME          string  // image/png or image/jpeg
	Width, Height float64 // as drawn, points
	Alt           string
	Anchored      bool // placed on the page at X, Y (points from the sheet's upper left); else in the line
	X, Y          float64

	byParagraph bool // Y still counts from the banner's upper edge
}
