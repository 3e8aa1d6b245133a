// Package check reads a finished PDF file back and says where it breaks the
// promises of a tagged file: what PDF/UA-1 (ISO 14289-1) and PDF/A-3a
// (ISO 19005-3) ask of structure, and what validators do not see: words glued
// at line ends, glyphs that are missing or empty, links that the structure does
// not reach, owners that do not agree. It is no full validator, and reads only
// files of the kind package tagpdf writes: not encrypted, compressed with
// Flate, fonts of TrueType with WinAnsiEncoding and of Type0 with Identity-H.
package check

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Finding is one broken promise.
type Finding struct {
	Code  string // what is broken, see Codes
	Where string // "page 2", "H3 12 0", "font ABCDEF+X"
	What  string // in words
}

func (f Finding) String() string { return f.Where + ": " + f.Code + ": " + f.What }

// Codes are the promises, with the clause or the reason.
var Codes = map[string]string{
	"lang":        "the catalog names a language (ISO 14289-1, 7.2)",
	"title":       "title in XMP and Info, and shown (7.1)",
	"marked":      "the file says it is tagged (7.1)",
	"id":          "the trailer has an identifier (ISO 19005-3, 6.1.3)",
	"xmp":         "well-formed XMP that claims PDF/UA-1 and PDF/A-3a (ISO 14289-1, 5; ISO 19005-3, 6.6)",
	"intent":      "an output intent with its profile (ISO 19005-3, 6.2.3)",
	"attachment":  "embedded files are associated, typed and whole (ISO 19005-3, 6.8)",
	"active":      "nothing happens by itself, and there are no forms (ISO 19005-3, 6.4, 6.5)",
	"outline":     "bookmarks have a title and lead to a page",
	"page":        "a page names StructParents and tab order (ISO 14289-1, 7.18.3)",
	"operator":    "a page's operators can be read",
	"unmarked":    "what is drawn is content or artifact (7.1)",
	"nesting":     "no content in an artifact, no artifact in content, marks end where they began (7.1)",
	"mcid":        "content identifiers are unique on their page and in the tree once",
	"parent-tree": "the parent tree names the owner the structure tree has",
	"owner":       "an element names its parent and its page",
	"type":        "an element is of a standard type, in a parent it may be in (7.1; ISO 32000-1, 14.8.4)",
	"heading":     "headings start at H1 and go down one level at a time (7.4.2)",
	"scope":       "header cells say what they head (7.5)",
	"table":       "a table's rows have the same number of columns (7.5), and a head has a body (7.2)",
	"alt":         "figures have an alternative text (7.3)",
	"bbox":        "figures say where they are",
	"link":        "a link is a Link element with its annotation, which has a description (7.18.5)",
	"glyph":       "no code draws .notdef or an empty glyph for a letter (7.21.8)",
	"unicode":     "every code used reads as something (7.21.7)",
	"font":        "fonts are embedded, their widths agree (7.21.4, 7.21.5)",
	"glued":       "words at line ends are kept apart by a space",
	"words":       "the structure says the words that were meant, in order",
}

// Bytes checks a file. The error says that it cannot be read at all.
func Bytes(pdf []byte) ([]Finding, error) {
	d, err := load(pdf)
	if err != nil {
		return nil, err
	}
	return d.check(), nil
}

func (d *document) check() []Finding {
	d.checkDocument()
	d.checkAttachments()
	d.checkActive()
	d.checkOutline()
	d.checkFonts()
	d.checkStructure()
	return d.findings
}

// Text gives the text of the structure tree in reading order, one entry for each
// block: heading, paragraph, caption, cell, list body, term, quotation. White
// space is single, empty blocks are left out. List markers, tables of contents and
// figures, whose words are their pictures', do not count, nor do artifacts.
func Text(pdf []byte) ([]string, error) {
	d, err := load(pdf)
	if err != nil {
		return nil, err
	}
	return d.said(), nil
}

func (d *document) said() []string {
	var out []string
	for _, b := range d.blocks() {
		if s := strings.Join(strings.Fields(b.String()), " "); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// ErrNoAttachment says that a file has no attachment of the name asked for.
var ErrNoAttachment = errors.New("no such attachment")

// ErrUnopened says that a file does not open as those that we write do: it is none, it
// is damaged, or others wrote it in their way.
var ErrUnopened = errors.New("no PDF file as ours are")

// Attachment gives an embedded file by its name.
func Attachment(pdf []byte, name string) ([]byte, error) {
	f, err := open(pdf)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrUnopened, err)
	}
	for _, a := range f.attachments() {
		if a.name == name {
			s, ok := f.Get(a.stream).(stream)
			if !ok {
				return nil, fmt.Errorf("attachment %s: no stream", name)
			}
			b, err := f.Inflate(s)
			if err != nil {
				return nil, fmt.Errorf("attachment %s: %w", name, err)
			}
			return b, nil
		}
	}
	return nil, fmt.Errorf("%w: %s", ErrNoAttachment, name)
}

// document is a file read whole: pages, fonts, structure.
type document struct {
	*file
	catalog  dict
	pages    []*page
	byRef    map[ref]*page
	fonts    map[ref]*font
	root     *element
	parents  map[int]any // the parent tree
	meant    []string    // the words it is to say; nil where they are not known
	findings []Finding
}

func (d *document) find(code, where, format string, args ...any) {
	f := Finding{code, where, fmt.Sprintf(format, args...)}
	if !slices.Contains(d.findings, f) {
		d.findings = append(d.findings, f)
	}
}

func load(pdf []byte) (*document, error) {
	f, err := open(pdf)
	if err != nil {
		return nil, fmt.Errorf("pdf: %w", err)
	}
	return f.document()
}

func (f *file) document() (*document, error) {
	d := &document{file: f, byRef: map[ref]*page{}, fonts: map[ref]*font{}, parents: map[int]any{}}
	if d.catalog = f.Dict(f.Trailer["Root"]); d.catalog == nil {
		return nil, errors.New("pdf: no catalog")
	}
	if err := d.loadPages(d.catalog["Pages"], nil, 0); err != nil {
		return nil, fmt.Errorf("pdf: %w", err)
	}
	if len(d.pages) == 0 {
		return nil, errors.New("pdf: no pages")
	}
	for _, p := range d.pages {
		d.readContent(p)
	}
	d.loadStructure()
	return d, nil
}
