package pdf

import (
	"notat/internal/render/chart"
	"notat/internal/template"
	"notat/internal/typeset"
)

// style is a style of the Look made ready to set: its faces parsed, its line
// measured. Lengths are points. It is shared by all documents.
type style struct {
	faces         *faces
	size          float64
	bold, italic  bool
	underline     bool
	caps          bool
	color         string
	before, after float64
	lead          float64 // height of a line
	base          float64 // from the top of a line to its baseline
	left, right   float64
	first         float64
	align         string
	shading       string
	border        template.Borders
	pad           float64 // between shading and words, above and below
	keepNext      bool
	pageBreak     bool // of a heading: it begins a page
	contextual    bool // no space between two paragraphs of this style
}

// stack gives the faces for words of the style, made bold or italic by emphasis.
func (s *style) stack(bold, italic bool) typeset.Stack {
	return s.faces.stack(s.bold || bold, s.italic || italic)
}

// minimum is the smallest size in which anything is set: smaller is a slip in
// the template, not a wish.
const minimum = 5

// newStyle makes a style of the Look ready.
func newStyle(t template.Style, f *library) *style {
	s := &style{
		faces: f.family(t.Font), size: t.Size, bold: t.Bold, italic: t.Italic, underline: t.Underline, caps: t.Caps,
		color: t.Color, before: t.Before, after: t.After, left: t.Left, right: t.Right, first: t.FirstLine,
		align: t.Align, shading: t.Shading, border: t.Border, keepNext: t.KeepNext, pageBreak: t.PageBreak, contextual: t.Contextual,
	}
	if s.size < minimum {
		s.size = 11
	}
	if s.color == "" {
		s.color = "000000"
	}
	s.measure(t.Line, t.LineExact)
	if t.SmallCaps && !t.Caps { // all of one size: Word's first letters are higher
		s.caps, s.size = true, s.size*smallCapitals
	}
	if t.Spacing != 0 {
		s.faces = f.apart(s.faces, t.Spacing/s.size)
	}
	return s
}

// smallCapitals is how large small capitals are, in parts of the size.
const smallCapitals = 0.84

// measure sets the height of a line and its baseline. What a line is higher
// than its letters is shared evenly above and below them, so that shading and
// rules stand evenly around words.
func (s *style) measure(line, exact float64) {
	f := s.stack(false, false)[0]
	letters := (f.Ascent + f.Descent) * s.size
	if line <= 0 {
		line = 1
	}
	s.lead = line * (letters + f.LineGap*s.size)
	if exact > 0 {
		s.lead = max(exact, s.size)
	}
	s.base = (s.lead-letters)/2 + f.Ascent*s.size
}

// scaled gives the style in another size, with lines as dense as before.
func (s *style) scaled(by float64) *style {
	c := *s
	c.size, c.lead, c.base = s.size*by, s.lead*by, s.base*by
	return &c
}

// with gives a copy of the style, changed.
func (s *style) with(change func(*style)) *style {
	c := *s
	change(&c)
	return &c
}

// plain gives the style without what belongs to a paragraph standing alone:
// indents, space, border and shading. Words in a cell or a list are set so.
func (s *style) plain() *style {
	return s.with(func(c *style) {
		c.left, c.right, c.first, c.before, c.after = 0, 0, 0, 0, 0
		c.shading, c.border, c.pad = "", template.Borders{}, 0
		c.align = "left"
	})
}

// listStyle is a list's style with its levels.
type listStyle struct {
	*style
	levels [2]template.ListLevel
}

// styles is all that the blocks of a body are set in.
type styles struct {
	normal   *style
	title    *style
	heading  [3]*style
	bullet   listStyle
	number   listStyle
	caption  *style
	quote    *style
	source   *style // of a quote
	missing  *style
	note     *style
	internal *style
	term     *style // of a definition
	quiet    *style // of a term in the head table
	column   *style // heading of a column
	cell     *style
	head     *style // cell of a table's header row
	strong   template.Style
	emphasis template.Style
	link     template.Style
	table    template.TableStyle
	rule     string // colour of quiet rules
	accent   string // colour of rules that should be seen
	charts   chart.Style
}

// Colours of what no Word style names. Words in them stand at 4.5:1 or better
// on white and on their own shading (WCAG 2.1, 1.4.3).
const (
	quietColor   = "595959" // 7.0:1 on white
	ruleColor    = "BFBFBF"
	missingColor = "9B1C1C" // 8.3:1 on white
	missingFill  = "FDF1F0"
	internColor  = "7A4300" // 8.0:1 on white
	internFill   = "FFF5E0"
)

// newStyles makes the Look's styles ready and derives those it has no name for.
func newStyles(l *template.Look, f *library) *styles {
	s := &styles{
		normal: newStyle(l.Normal, f), title: newStyle(l.Title, f),
		caption: newStyle(l.Caption, f), quote: newStyle(l.Quote, f),
		bullet: newList(l.ListBullet, f, "•"), number: newList(l.ListNumber, f, ""),
		strong: l.Strong, emphasis: l.Emphasis, link: l.Hyperlink,
		table: l.Table, cell: newStyle(l.Table.Style, f), head: newStyle(l.Table.Head, f),
		rule: ruleColor,
	}
	for i := range s.heading {
		s.heading[i] = newStyle(l.Heading[i], f)
	}
	s.accent = s.heading[0].color
	if s.accent == "000000" {
		s.accent = quietColor
	}
	if s.link.Color == "" {
		s.link.Color = s.normal.color
	}
	body := s.normal
	s.missing = body.with(func(c *style) {
		c.color, c.shading, c.bold, c.left, c.right, c.pad = missingColor, missingFill, true, 11, 8, 3
		c.border = template.Borders{Left: template.Border{Width: 3, Color: missingColor, Space: 8}}
	})
	s.internal = body.with(func(c *style) {
		c.color, c.shading, c.bold, c.left, c.right, c.pad, c.keepNext = internColor, internFill, true, 11, 8, 2, true
		c.border = template.Borders{Left: template.Border{Width: 3, Color: internColor, Space: 8}}
	}).scaled(0.92)
	s.note = body.with(func(c *style) { c.color, c.italic = quietColor, true }).scaled(0.94)
	s.source = s.quote.plain().with(func(c *style) { c.color, c.italic, c.bold = quietColor, false, false }).scaled(0.92)
	s.term = body.plain().with(func(c *style) { c.bold = true })
	s.quiet = body.plain().with(func(c *style) { c.color = quietColor })
	s.quote = quoteStyle(s.quote, s.accent)
	s.column = columnStyle(body, s.accent)
	s.charts = chart.Style{
		Regular: body.faces.stack(false, false), Bold: body.faces.stack(true, false),
		Size: chart.Size(body.size), Ink: body.color, Accent: chart.Accent(l),
	}
	return s
}

func newList(l template.ListStyle, f *library, marker string) listStyle {
	s := listStyle{newStyle(l.Style, f), l.Levels}
	for i := range s.levels {
		v := &s.levels[i]
		if v.Left <= 0 {
			v.Left = 18 * float64(i+1)
		}
		if v.Hanging <= 0 {
			v.Hanging = min(18, v.Left)
		}
		if marker != "" && (v.Marker == "" || privateUse(v.Marker)) {
			v.Marker = marker
		}
	}
	return s
}

// privateUse tells a bullet of Word's Symbol fonts, which no text face has.
func privateUse(s string) bool {
	for _, r := range s {
		if r >= 0xE000 && r <= 0xF8FF {
			return true
		}
	}
	return false
}
