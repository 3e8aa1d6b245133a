package tagpdf

import (
	"encoding/xml"
	"strings"
)

// xmp writes the metadata packet (ISO 16684-1). It says the same as the Info
// dictionary, claims both standards, and declares the pdfuaid schema, which
// PDF/A does not know (ISO 19005-3, 6.6.2.3).
func (i Info) xmp() []byte {
	date := i.Created.Format("2006-01-02T15:04:05Z")
	var b strings.Builder
	b.Grow(4 << 10)
	b.WriteString("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"` +
		` xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"` +
		` xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"` +
		` xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">` +
		"\n<pdfuaid:part>1</pdfuaid:part>\n<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>\n")
	element := func(before, s, after string) {
		if s == "" {
			return
		}
		b.WriteString(before)
		xml.EscapeText(&b, []byte(s)) // a strings.Builder does not fail
		b.WriteString(after)
	}
	element(`<dc:title><rdf:Alt><rdf:li xml:lang="x-default">`, i.Title, "</rdf:li></rdf:Alt></dc:title>\n")
	element(`<dc:creator><rdf:Seq><rdf:li>`, i.Author, "</rdf:li></rdf:Seq></dc:creator>\n")
	element(`<dc:description><rdf:Alt><rdf:li xml:lang="x-default">`, i.Subject, "</rdf:li></rdf:Alt></dc:description>\n")
	element(`<dc:language><rdf:Bag><rdf:li>`, i.Lang, "</rdf:li></rdf:Bag></dc:language>\n")
	element(`<xmp:CreateDate>`, date, "</xmp:CreateDate>\n")
	element(`<xmp:ModifyDate>`, date, "</xmp:ModifyDate>\n")
	element(`<pdf:Producer>`, i.Producer, "</pdf:Producer>\n")
	element(`<pdf:Keywords>`, i.Keywords[0], "</pdf:Keywords>\n")
	b.WriteString(`<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">` +
		`<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>` +
		`<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>` +
		`<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>` +
		`<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">` +
		`<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>` +
		`<pdfaProperty:category>internal</pdfaProperty:category>` +
		`<pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description>` +
		`</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>` +
		"\n</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>")
	return []byte(b.String())
}

// write adds the document information dictionary (ISO 32000-1, 14.3.3).
func (i Info) write(f *file) int {
	n := f.reserve()
	date := i.Created.Format("D:20060102150405Z")
	f.begin(n)
	f.raw("<<")
	for _, e := range []struct {
		key   literal
		value string
	}{
		{"/Title", i.Title}, {"/Author", i.Author}, {"/Subject", i.Subject}, {"/Keywords", i.Keywords[0]},
		{"/Producer", i.Producer}, {"/CreationDate", date}, {"/ModDate", date},
	} {
		if e.value != "" {
			f.raw(e.key)
			f.text(e.value)
		}
	}
	f.raw(">>")
	f.end()
	return n
}
