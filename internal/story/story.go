// Package story reads a Word file as flat paragraphs, in the words of the OOXML
// standard (ISO/IEC 29500-1): the main document story with its runs, lists,
// tables, text boxes and tracked changes, and the other stories beside it. All
// words of a file are in it once. It knows nothing of what a draft was made from:
// a content control of interest has an owner, which is the caller's own name.
package story

import (
	"context"
	"strings"
	"unicode"

	"github.com/beevik/etree"

	"notat/internal/ooxml"
)

// Revision is a tracked change: who and when; both may be "".
type Revision struct{ Who, When string }

// Author gives who and when; nil is nobody.
func (m *Revision) Author() string {
	if m == nil {
		return ""
	}
	if m.When != "" {
		return m.Who + ", " + m.When
	}
	return m.Who
}

// Run is words of one paragraph in one manner. A line break is "\n".
type Run struct {
	Text         string
	Owner        string // of the nearest control that has one
	Bold, Italic bool   // where it stands out from its paragraph
	Link         string // address
	Prompt       bool   // the control says that it shows its prompt
	Lost         string // an element of Losing that it has, or ""
	By           *Revision

	Hidden bool // the file says of them that they are not to be seen
	Heavy  bool // bold, by whatever style
	Size   int  // in half-points

	strong bool // bold or larger than the text, by whatever style
}

// Paragraph is one paragraph with words, a picture or an emptied control in it.
type Paragraph struct {
	Runs            []Run
	Text            string
	Owners          []string // of all controls in or around it
	Heading         int      // 1 to 9 for heading 1 to 9; -1 for the title; else 0
	List            byte     // '-' bullets, '1' numbers, else 0
	Level           int      // of the list, from 0
	Num             string   // the list's instance
	Counts          bool     // the list counts otherwise than 1. 2. 3.
	Mark            string   // what Word shows before it, of a list that counts otherwise or has words there
	MarkWords       bool     // there are words in it
	Table, Row, Col int      // counted from 1; table 0: none; a merged cell is in its first column
	Quote, Caption  bool
	Strong          bool     // each of its words is bold, or larger than the text of the file
	Contents        bool     // of a table of contents, which Word writes itself
	Box             bool     // in a text box, or in the fallback of one
	Named           bool     // the name of the table below it, which another program has written out
	Styles          []string // the invariant names of its style and of those it is based on, in small letters
	Pictures        int
	Notes           []Note
	Comments        []string // the ids of those that hang on it
}

// Note is a reference to a "footnote" or an "endnote".
type Note struct{ Kind, ID string }

// Removed is words that a tracked change takes away.
type Removed struct {
	Text string
	By   *Revision
	Near int // how many paragraphs stand before it

	Moved bool // the change says that they stand elsewhere now
}

// Story is the main part of a file, flat.
type Story struct {
	Paragraphs []Paragraph
	Tables     []Table // in the order in which they begin; the first is 1 in a paragraph
	Removed    []Removed
	Strange    []Removed // what may hide words: its name, and where it stands
	Odd        []Removed // properties that may say something: their names
	Formulas   []Removed // equations, in one line each as they stand in their paragraph
	Described  []Removed // what is said in the place of text boxes, and titles of what is drawn
	Shapes     []Removed // what is drawn without words and is no picture: what is said in its place
	Echoes     []Echo
	Drawings   []Drawing
	Embedded   []Embedded

	Placeholders []Removed // what Word itself shows in empty controls
}

// Embedded is a chart, a diagram or a whole other document that the main part shows
// and that has a part of its own.
type Embedded struct {
	Tag  string // the element that shows it
	Part string // "" where there is none
	Near int    // how many paragraphs stand before it
	Own  bool   // it stands in a paragraph without words, which is none of them
}

// Shift tells that the paragraphs were cut further: at gives for each, and for the end,
// where it begins among those that there are now.
func (s *Story) Shift(at []int) {
	for _, list := range [][]Removed{s.Removed, s.Strange, s.Odd, s.Formulas, s.Described, s.Shapes, s.Placeholders} {
		for i := range list {
			list[i].Near = at[list[i].Near]
		}
	}
	for i := range s.Echoes {
		s.Echoes[i].Near = at[s.Echoes[i].Near]
	}
	for i := range s.Drawings {
		s.Drawings[i].Near = at[s.Drawings[i].Near]
	}
	for i := range s.Embedded {
		s.Embedded[i].Near = at[s.Embedded[i].Near]
	}
}

// Seen counts the characters that leave ink.
func (s *Story) Seen() int {
	n := 0
	count := func(s string) {
		for _, c := range s {
			if !unicode.IsSpace(c) && c != '\u00ad' {
				n++
			}
		}
	}
	for i := range s.Paragraphs {
		count(s.Paragraphs[i].Text)
	}
	for _, d := range s.Removed {
		count(d.Text)
	}
	for _, d := range s.Placeholders {
		count(d.Text)
	}
	for _, e := range s.Echoes {
		count(strings.Join(e.Again, ""))
	}
	return n
}

// Read reads the main part of a file; owners are those of its content controls,
// by w:tag, and nil where nobody here made the file.
func Read(ctx context.Context, file *ooxml.Package, owners map[string]string) (Story, error) {
	doc, err := file.Tree(ctx, file.Main())
	if err != nil {
		return Story{}, err
	}
	return ReadTree(ctx, file, doc, owners)
}

// ReadTree reads a main part that was parsed already, and leaves the tree as it is.
func ReadTree(ctx context.Context, file *ooxml.Package, doc *etree.Document, owners map[string]string) (Story, error) {
	w, err := newWalker(ctx, file, file.Main(), owners)
	if err != nil {
		return Story{}, err
	}
	w.body(ooxml.Child(doc.Root(), "body"), inside{})
	w.flush()
	return w.Story, ctx.Err()
}

func (p *Paragraph) finish() {
	for i := range p.Runs {
		if strings.TrimSpace(p.Runs[i].Text) != "" {
			if p.Strong = p.Runs[i].strong; !p.Strong {
				break
			}
		}
	}
	switch len(p.Runs) {
	case 0:
	case 1:
		p.Text = p.Runs[0].Text
	default:
		p.Text = TextOf(p.Runs)
	}
}

// Empty reports whether the paragraph has no words.
func (p *Paragraph) Empty() bool { return strings.TrimSpace(p.Text) == "" }
