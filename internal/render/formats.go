package render

import (
	"notat/internal/billede"
	"notat/internal/notat"
	"notat/internal/render/docx"
	"notat/internal/render/html"
	"notat/internal/render/pdf"
	"notat/internal/template"
)

// Formats are the formats in the order in which they are offered.
var Formats = []Format{
	{Name: "pdf", MIME: "application/pdf", Udgave: notat.Offentlig, New: pdf.New},
	{Name: "docx", MIME: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Udgave: notat.Intern, Draft: true, New: drawsNone(docx.New)},
	{Name: "html", MIME: "text/html; charset=utf-8", Udgave: notat.Offentlig, New: drawsNone(html.New)},
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

// drawsNone is a format that takes pictures as they come.
func drawsNone(prepare func(*template.Template) (Func, error)) func(*template.Template, *billede.Cache) (Func, error) {
	return func(t *template.Template, _ *billede.Cache) (Func, error) { return prepare(t) }
}
