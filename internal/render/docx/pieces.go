package docx

import (
	"bytes"
	"fmt"
	"strconv"

	"github.com/beevik/etree"

	"notat/internal/ooxml"
)

// piece is a stretch of a part as it stands, or a place to be filled.
type piece struct {
	kind pieceKind
	raw  []byte // asIs

	tag     string   // tagged: "skole.navn"
	written string   // tagged: "{{skole.navn}}" as the template has it; beside: the text
	rPr     []byte   // tagged, beside: the format of the run where it starts, as XML
	control bool     // tagged: a content control may stand here
	stretch *stretch // tagged, beside: what it stands together with
}

type pieceKind int

const (
	asIs        pieceKind = iota
	tagged                // a tag
	beside                // fixed text that stands with tags
	content               // {{indhold}}
	marks                 // the marks of every page
	lastSection           // the properties of the last section
	marked                // the same in a header of ours, which needs a paragraph in any case
)

// cutter marks places in a tree and cuts the tree there.
type cutter struct{ places []piece }

const slotStart, slotEnd = "<notat-slot n=\"", "\"/>"

// slot gives an element that stands for a place until the tree is cut.
func (c *cutter) slot(p piece) *etree.Element {
	e := etree.NewElement("notat-slot")
	e.CreateAttr("n", strconv.Itoa(len(c.places)))
	c.places = append(c.places, p)
	return e
}

// cut writes the tree and cuts it: as it is, place, as it is, ...
func (c *cutter) cut(doc *etree.Document) ([]piece, error) {
	data, err := doc.WriteToBytes()
	if err != nil {
		return nil, err
	}
	var out []piece
	for {
		head, rest, more := bytes.Cut(data, []byte(slotStart))
		out = append(out, piece{raw: head})
		if !more {
			return out, nil
		}
		n, rest, _ := bytes.Cut(rest, []byte(slotEnd))
		i, err := strconv.Atoi(string(n))
		if err != nil || i >= len(c.places) {
			return nil, fmt.Errorf("slot %q", n)
		}
		out = append(out, c.places[i])
		data = rest
	}
}

// fill writes a part with its places filled.
func (w *writer) fill(pieces []piece, body []byte) []byte {
	size := 1<<10 + len(body)
	for i := range pieces {
		size += len(pieces[i].raw)
	}
	w.Grow(size)
	says := map[*stretch]bool{}
	for i := range pieces {
		p := &pieces[i]
		if _, known := says[p.stretch]; p.stretch != nil && !known {
			says[p.stretch] = w.says(p.stretch) // before a control is written that counts as seen
		}
		switch p.kind {
		case asIs:
			w.Write(p.raw)
		case tagged:
			w.tag(p)
		case beside:
			if says[p.stretch] {
				w.tagRun(p, p.written)
			}
		case content:
			w.Write(body)
		case lastSection:
			w.Write(w.properties())
		case marks, marked:
			w.marks(p.kind == marked)
		}
	}
	return w.take()
}

// child gives a child element, made last where it is not there.
func child(e *etree.Element, tag string) *etree.Element {
	if ooxml.Has(e, tag) {
		return ooxml.Child(e, tag)
	}
	return e.CreateElement("w:" + tag)
}
