package render

import (
	"notat/internal/render/docx"
	"notat/internal/render/html"
	"notat/internal/render/pdf"
)

// Formats are the formats in the order in which they are offered.
var Formats = []Format{
	{Name: "pdf", MIME: "application/pdf", Udgave: "offentlig", New: pdf.New},
	{Name: "docx", MIME: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Udgave: "intern", Draft: true, New: docx.New},
	{Name: "html", MIME: "text/html; charset=utf-8", Udgave: "offentlig", New: html.New},
}

// Named gives the format of that name.
func Named(name string) (Format, bool) {
	for _, f := range Formats {
		if f.Name == name {
			return f, true
		}
	}
	return Format{}, false
}
