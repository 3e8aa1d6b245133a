package docx

import "strings"

// core writes the core properties (ISO/IEC 29500-2 § 11). Their dates are the
// document's own, so that the same record gives the same bytes; nobody's name
// but the municipality's is in them.
func (w *writer) core() []byte {
	d := w.doc
	w.raw(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`, "\n",
		`<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"`,
		` xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"`,
		` xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`)
	date := ""
	if d.Meta.Dato != "" {
		date = d.Meta.Dato + "T00:00:00Z"
	}
	for _, e := range []struct {
		name, attribute literal
		value           string
	}{
		{"dc:title", "", d.Titel},
		{"dc:subject", "", d.Meta.Emne},
		{"dc:creator", "", d.Meta.Forfatter},
		{"cp:keywords", "", strings.Join(d.Meta.Noegleord, "; ")},
		{"cp:lastModifiedBy", "", d.Meta.Forfatter},
		{"dcterms:created", ` xsi:type="dcterms:W3CDTF"`, date},
		{"dcterms:modified", ` xsi:type="dcterms:W3CDTF"`, date},
		{"dc:language", "", d.Sprog},
	} {
		if e.value == "" {
			continue
		}
		w.raw("<", e.name, e.attribute, ">")
		w.text(e.value)
		w.raw("</", e.name, ">")
	}
	w.raw("</cp:coreProperties>")
	return w.take()
}
