package docx

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"notat/internal/notat"
	"notat/internal/ooxml"
)

// markNS is the namespace of the custom XML part in a draft. The number grows
// when a reader of the old part would misread the new.
const markNS = "urn:notat:udkast:1"

// itemProps names the part by a fixed id, as Word asks (ISO/IEC 29500-1 § 22.5).
const itemProps = `<?xml version="1.0" encoding="UTF-8" standalone="no"?>` + "\n" +
	`<ds:datastoreItem ds:itemID="{6E6F7461-7400-4B64-8001-75646B617374}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml">` +
	`<ds:schemaRefs><ds:schemaRef ds:uri="` + markNS + `"/></ds:schemaRefs></ds:datastoreItem>`

// Mark is what a draft says of itself, so that it can be handed back with
// nothing else at hand.
type Mark struct {
	Record       []byte // canonical JSON of the record as the draft's edition sees it
	Template     string
	TemplateHash string
	Release      string
	Udgave       notat.Udgave
	Status       string // udkast or endelig
	Kommentering string // the day until which others may comment, or ""
	Controls     []Binding
}

// Binding says which field of the record a content control holds. A field of
// several controls has several bindings, in the order of the draft.
type Binding struct {
	Tag     string // w:tag of the control: n1, n2, ...
	Pointer string // RFC 6901, into Mark.Record
	Rich    bool   // Markdown, not plain text
}

// What is wrong with a file's mark.
var (
	ErrNoMark      = errors.New("docx: the file carries no record")
	ErrMarkChanged = errors.New("docx: the record in the file is not the one that was put in")
)

// mark writes the part. The record is text that can be read in place; base64
// only where XML cannot hold it as it is.
func (w *writer) mark() []byte {
	d := w.doc
	sum := sha256.Sum256(d.Record)
	w.Grow(len(d.Record) + len(d.Record)/4 + 64*len(w.bindings))
	w.raw(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`, "\n", `<udkast xmlns="`, markNS, `"`)
	for _, a := range []struct {
		start literal
		value string
	}{
		{` release="`, d.Meta.Release}, {` skabelon="`, d.Meta.Template}, {` skabelonHash="`, d.Meta.TemplateHash},
		{` udgave="`, string(d.Meta.Udgave)}, {` status="`, d.Meta.Status},
		{` kommentering="`, d.Meta.Kommentering},
	} {
		if a.value == "" && a.start == ` kommentering="` { // as drafts of before had none
			continue
		}
		w.raw(a.start)
		w.text(a.value)
		w.raw(`"`)
	}
	w.raw(`><record sha256="`)
	w.text(hex.EncodeToString(sum[:]))
	w.raw(`"`)
	if holdsAsText(d.Record) {
		w.raw(">")
		w.text(string(d.Record))
	} else {
		w.raw(` kodning="base64">`)
		w.text(base64.StdEncoding.EncodeToString(d.Record))
	}
	w.raw("</record><felter>")
	for _, b := range w.bindings {
		w.raw(`<felt tag="`)
		w.text(b.Tag)
		w.raw(`" sted="`)
		w.text(b.Pointer)
		if b.Rich {
			w.raw(`" markdown="1`)
		}
		w.raw(`"/>`)
	}
	w.raw("</felter></udkast>")
	return w.take()
}

// holdsAsText reports whether XML gives back these bytes exactly: no control
// characters, no line ends (a reader may change them), sound UTF-8.
func holdsAsText(b []byte) bool {
	for i := 0; i < len(b); {
		if b[i] < utf8.RuneSelf {
			if b[i] < ' ' {
				return false
			}
			i++
			continue
		}
		r, n := utf8.DecodeRune(b[i:])
		if (r == utf8.RuneError && n == 1) || r == 0xFFFE || r == 0xFFFF {
			return false
		}
		i += n
	}
	return true
}

// findMark gives the name of the part that holds the mark, by its namespace:
// editors rename parts.
func findMark(p *ooxml.Package) (name string, ok bool) {
	rels, err := p.Rels(p.Main())
	if err != nil {
		return "", false
	}
	for _, r := range rels {
		if r.Type != ooxml.RelCustomXML || r.External {
			continue
		}
		if data, there := p.Part(r.Part); there && strings.Contains(string(data[:min(len(data), 4096)]), markNS) {
			return r.Part, true
		}
	}
	return "", false
}

// maxLooked is how many parts IsMarked looks into: Word writes a few.
const maxLooked = 50

// IsMarked reports whether a Word file seems to have a mark, by the beginning of those
// of its parts that may hold one: nothing else is unpacked.
func IsMarked(file []byte) bool {
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return false
	}
	looked := 0
	for _, f := range z.File {
		if !strings.HasPrefix(strings.ToLower(f.Name), "customxml/") || looked == maxLooked {
			continue
		}
		looked++
		part, err := f.Open()
		if err != nil {
			continue
		}
		head, _ := io.ReadAll(io.LimitReader(part, 4096)) // what is broken has no mark
		part.Close()
		if bytes.Contains(head, []byte(markNS)) {
			return true
		}
	}
	return false
}

// ReadMark reads the mark of a draft. It is ErrNoMark in any other Word file and
// ErrMarkChanged when the record does not have the checksum beside it; all else
// of the mark is given with ErrMarkChanged as well.
func ReadMark(p *ooxml.Package) (*Mark, error) {
	name, ok := findMark(p)
	if !ok {
		return nil, ErrNoMark
	}
	doc, err := p.XML(name)
	if err != nil {
		return nil, err
	}
	root := doc.Root()
	if root.Tag != "udkast" || root.NamespaceURI() != markNS {
		return nil, ErrNoMark
	}
	m := &Mark{
		Template: ooxml.Attr(root, "skabelon"), TemplateHash: ooxml.Attr(root, "skabelonHash"),
		Release: ooxml.Attr(root, "release"), Udgave: notat.Udgave(ooxml.Attr(root, "udgave")), Status: ooxml.Attr(root, "status"),
		Kommentering: ooxml.Attr(root, "kommentering"),
	}
	for _, e := range ooxml.Children(ooxml.Child(root, "felter")) {
		m.Controls = append(m.Controls, Binding{Tag: ooxml.Attr(e, "tag"), Pointer: ooxml.Attr(e, "sted"), Rich: ooxml.Attr(e, "markdown") == "1"})
	}
	rec := ooxml.Child(root, "record")
	m.Record = []byte(rec.Text())
	if ooxml.Attr(rec, "kodning") == "base64" {
		if m.Record, err = base64.StdEncoding.DecodeString(strings.TrimSpace(rec.Text())); err != nil {
			return m, fmt.Errorf("%w: %w", ErrMarkChanged, err)
		}
	}
	if sum := sha256.Sum256(m.Record); hex.EncodeToString(sum[:]) != ooxml.Attr(rec, "sha256") {
		return m, ErrMarkChanged
	}
	return m, nil
}
