package story

import (
	"context"
	"strings"

	"github.com/beevik/etree"

	"notat/internal/ooxml"
)

// inside is what holds for everything within an element.
type inside struct {
	owner           string
	prompt          bool
	placeholder     bool // Word's own words for an empty control
	by              *Revision
	box             bool
	contents        bool
	link            string
	table, row, col int
	tableStyle      string
	under           []string // what the table may put behind the words
	folded          bool     // in a row without height
}

// walker makes a story of a part: all text in the order of the document.
type walker struct {
	Story
	ctx     context.Context
	owners  map[string]string // tag of a control -> its owner
	targets map[string]string // relationship id -> address
	parts   map[string]string // relationship id -> part
	look    *look
	known   map[string]bool         // strange elements, by name
	counted map[string]*[levels]int // of each list, where it is

	cur     *Paragraph     // the paragraph being read
	under   runStyle       // how its own style has the words
	styled  inkKey         // its styles
	direct  *etree.Element // its own w:pPr
	pending bool           // the last paragraph's end is deleted: the next one goes on
	boxes   []Paragraph
	fields  []*wordField // those open at this place of the paragraph, the innermost last
}

func newWalker(ctx context.Context, file *ooxml.Package, part string, owners map[string]string) (*walker, error) {
	look, err := newLook(file)
	if err != nil {
		return nil, err
	}
	w := &walker{ctx: ctx, owners: owners, look: look, targets: map[string]string{}, parts: map[string]string{}, known: map[string]bool{}, counted: map[string]*[levels]int{}}
	rels, err := file.Rels(part)
	if err != nil {
		return nil, err
	}
	for _, r := range rels {
		if r.External {
			w.targets[r.ID] = r.Target
		} else {
			w.parts[r.ID] = r.Part
		}
	}
	return w, nil
}

// silent are elements that hold no words of the document.
var silent = map[string]bool{
	"sectPr": true, "proofErr": true, "bookmarkStart": true, "bookmarkEnd": true, "permStart": true, "permEnd": true,
	"commentRangeStart": true, "commentRangeEnd": true, "moveFromRangeStart": true, "moveFromRangeEnd": true,
	"moveToRangeStart": true, "moveToRangeEnd": true, "customXmlInsRangeStart": true, "customXmlInsRangeEnd": true,
	"customXmlDelRangeStart": true, "customXmlDelRangeEnd": true, "pPr": true, "rPr": true, "tblPr": true, "tblGrid": true,
	"trPr": true, "tcPr": true, "lastRenderedPageBreak": true, "commentReference": true,
	"tblPrEx": true, "pgNum": true, "smartTagPr": true, "customXmlPr": true, "rubyPr": true,
}

// through are elements that only stand around others.
var through = map[string]bool{
	"customXml": true, "smartTag": true, "bdo": true, "dir": true, "ruby": true, "rt": true, "rubyBase": true,
}

// body reads block-level content.
func (w *walker) body(e *etree.Element, in inside) {
	for c := range e.ChildElementsSeq() {
		if w.ctx.Err() != nil {
			return
		}
		w.block(c, in)
	}
}

// block reads one element of block-level content.
func (w *walker) block(c *etree.Element, in inside) {
	switch {
	case c.Tag == "p":
		w.paragraph(c, in)
	case c.Tag == "tbl":
		w.table(c, in)
	case c.Tag == "tr":
		w.row(c, in)
	case c.Tag == "tc":
		w.cell(c, in)
	case c.Tag == "sdt":
		w.body(ooxml.Child(c, "sdtContent"), w.control(c, in))
	case c.Tag == "ins", c.Tag == "moveTo":
		in := in
		in.by = markOf(c)
		w.body(c, in)
	case c.Tag == "del", c.Tag == "moveFrom":
		w.remove(c)
	case c.Tag == "AlternateContent":
		w.alternate(c, in, w.body)
	case silent[c.Tag]:
	case through[c.Tag]:
		w.body(c, in)
	default:
		if c.Tag == "altChunk" || c.Tag == "subDoc" {
			w.embedded(c)
		}
		w.unknown(c)
		w.body(c, in)
	}
}

func (w *walker) control(e *etree.Element, in inside) inside {
	pr := ooxml.Child(e, "sdtPr")
	if ooxml.Val(ooxml.Child(pr, "docPartObj"), "docPartGallery") == "Table of Contents" {
		in.contents = true
	}
	owner, owned := w.owners[ooxml.Val(pr, "tag")]
	if owned || w.owners == nil { // a foreign file has no owners, and controls that nobody filled
		if s, ok := placeholder(e, pr); ok && !in.placeholder {
			in.placeholder = true
			w.Placeholders = append(w.Placeholders, Removed{Text: s, Near: len(w.Paragraphs)})
		}
	}
	if owned {
		in.owner = owner
		in.prompt = ooxml.On(pr, "showingPlcHdr")
		if w.cur != nil {
			w.cur.Owners = append(w.cur.Owners, owner)
		}
	}
	return in
}

func markOf(e *etree.Element) *Revision {
	return &Revision{ooxml.Attr(e, "author"), ooxml.Attr(e, "date")}
}

// unknown notes an element that this reader does not know. Its words are read
// all the same.
func (w *walker) unknown(e *etree.Element) {
	if w.known[e.Tag] {
		return
	}
	w.known[e.Tag] = true
	w.Strange = append(w.Strange, Removed{Text: e.Tag, Near: len(w.Paragraphs)})
}

func (w *walker) table(e *etree.Element, in inside) {
	from := len(w.Paragraphs)
	in = w.openTable(in)
	pr, t := ooxml.Child(e, "tblPr"), &w.Tables[in.table-1]
	t.Name, t.Described = Words(ooxml.Val(pr, "tblCaption")), Words(ooxml.Val(pr, "tblDescription"))
	in.tableStyle = ooxml.Val(pr, "tblStyle")
	if grounds := w.look.grounds(in.tableStyle); grounds != nil {
		in.under = grounds
	}
	w.rows(e, in)
	w.closeTable(in.table, from)
}

func (w *walker) rows(e *etree.Element, in inside) {
	for c := range e.ChildElementsSeq() {
		switch {
		case c.Tag == "tr":
			w.openRow(&in, c)
			w.row(c, in)
		case c.Tag == "sdt":
			w.rows(ooxml.Child(c, "sdtContent"), w.control(c, in))
		case silent[c.Tag]:
		case through[c.Tag], c.Tag == "ins", c.Tag == "moveTo":
			w.rows(c, in)
		case c.Tag == "del", c.Tag == "moveFrom":
			w.remove(c)
		default:
			w.unknown(c)
			w.rows(c, in)
		}
	}
}

func (w *walker) row(e *etree.Element, in inside) {
	pr := ooxml.Child(e, "trPr")
	if d := ooxml.Child(pr, "del"); ooxml.Has(pr, "del") {
		w.removeBy(e, markOf(d))
		return
	}
	if ooxml.Has(pr, "ins") {
		in.by = markOf(ooxml.Child(pr, "ins"))
	}
	in.folded = in.folded || ooxml.On(pr, "hidden") || ooxml.Attr(ooxml.Child(pr, "trHeight"), "hRule") == "exact" && ooxml.Twips(ooxml.Val(pr, "trHeight")) < leastSize
	col := span(pr, "gridBefore", 0)
	w.cells(e, in, &col)
}

func (w *walker) cells(e *etree.Element, in inside, col *int) {
	for c := range e.ChildElementsSeq() {
		switch {
		case c.Tag == "tc":
			in.col = w.openCell(in, c, col)
			w.cell(c, in)
		case c.Tag == "sdt":
			w.cells(ooxml.Child(c, "sdtContent"), w.control(c, in), col)
		case silent[c.Tag]:
		case through[c.Tag]:
			w.cells(c, in, col)
		default:
			w.unknown(c)
			w.cells(c, in, col)
		}
	}
}

func (w *walker) cell(e *etree.Element, in inside) {
	pr := ooxml.Child(e, "tcPr")
	if ooxml.Has(pr, "cellDel") {
		w.removeBy(e, markOf(ooxml.Child(pr, "cellDel")))
		return
	}
	if fill := w.look.styles.Fill(ooxml.Child(pr, "shd")); fill != "" {
		in.under = []string{fill}
	}
	w.pending = false // a paragraph never goes on in another cell
	w.body(e, in)
	w.flush()
}

// alternate reads the choice of mc:AlternateContent, and of its fallback the
// words that the choice does not have: an editor that knows no choice shows them.
func (w *walker) alternate(e *etree.Element, in inside, read func(*etree.Element, inside)) {
	var choice, fallback *etree.Element
	for c := range e.ChildElementsSeq() {
		switch {
		case c.Tag == "Choice" && choice == nil:
			choice = c
		case c.Tag == "Fallback":
			fallback = c
		}
	}
	if choice == nil {
		choice, fallback = fallback, nil
	}
	if choice != nil {
		read(choice, in)
	}
	if fallback == nil {
		return
	}
	have := map[string]bool{}
	if choice != nil {
		for _, s := range strings.Fields(TextBelow(choice)) {
			have[s] = true
		}
	}
	rest := TextBelow(fallback)
	for _, s := range strings.Fields(rest) {
		if !have[s] {
			w.boxes = append(w.boxes, boxed(rest))
			if w.cur == nil {
				w.flush()
			}
			return
		}
	}
}

func boxed(s string) Paragraph {
	return Paragraph{Runs: []Run{{Text: s}}, Text: s, Box: true}
}

// TextBelow gives every word below an element, paragraphs apart.
func TextBelow(e *etree.Element) string {
	var b strings.Builder
	var walk func(*etree.Element)
	walk = func(e *etree.Element) {
		switch e.Tag {
		case "p":
			b.WriteByte(' ')
		case "t", "delText":
			b.WriteString(e.Text())
		case "v": // a value of a chart
			b.WriteString(e.Text() + " ")
		case "tab", "ptab", "br", "cr":
			if e.Parent() != nil && e.Parent().Tag == "r" {
				b.WriteByte(' ')
			}
		case "noBreakHyphen":
			b.WriteString("\u2011")
		case "softHyphen":
			b.WriteString("\u00ad")
		case "oMath":
			b.WriteString(formula(e))
			return
		}
		for c := range e.ChildElementsSeq() {
			walk(c)
		}
		if e.Tag == "p" {
			b.WriteByte(' ')
		}
	}
	walk(e)
	return Words(b.String())
}

func (w *walker) remove(e *etree.Element) {
	n := len(w.Removed)
	w.removeBy(e, markOf(e))
	for ; n < len(w.Removed); n++ {
		w.Removed[n].Moved = e.Tag == "moveFrom"
	}
}

func (w *walker) removeBy(e *etree.Element, by *Revision) {
	if s := TextBelow(e); s != "" {
		w.Removed = append(w.Removed, Removed{Text: s, By: by, Near: len(w.Paragraphs)})
	}
}
