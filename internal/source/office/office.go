// Package office reads what Word files and slides share: their title, pictures,
// charts and diagrams (ISO/IEC 29500-1 §§ 20 and 21). It reads parts of a container
// that was opened already, and no container by itself.
package office

import (
	"bytes"
	"path"
	"strings"

	"notat/internal/ooxml"
	"notat/internal/source"
	"notat/internal/story"
)

const relCore = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"

// Title gives what the properties of a file call it, or "".
func Title(p *ooxml.Package) string {
	name, ok := p.RelByType("", relCore)
	if !ok {
		return ""
	}
	doc, err := p.XML(name)
	if err != nil { // properties are no words of the file
		return ""
	}
	return story.Words(ooxml.Child(doc.Root(), "title").Text())
}

// Figure gives a picture by the part that holds it; linked is the address of one
// that lies elsewhere.
func Figure(p *ooxml.Package, part, linked, alt string) *source.Figure {
	f := &source.Figure{Alt: story.Words(alt)}
	data, _ := p.Part(part)
	switch {
	case bytes.HasPrefix(data, []byte("\x89PNG\r\n\x1a\n")):
		f.Data, f.Form = data, "png"
	case bytes.HasPrefix(data, []byte("\xff\xd8\xff")):
		f.Data, f.Form = data, "jpeg"
	case part != "":
		f.Form = strings.ToLower(strings.TrimPrefix(path.Ext(part), "."))
	case linked != "":
		f.Form = "link"
	}
	return f
}
