package template

import (
	"context"
	"io/fs"
	"strings"

	"notat/internal/fault"
)

// ShownWord gives the template of a Word file that CheckWord refuses, as far as a look can
// be read in it, with the places marked: a field that is none stands in red, and a style
// that is wrong in a red frame. It is there to show what is wrong where it stands, and
// nothing else is to be made with it. The template is nil where the file has no look.
func ShownWord(ctx context.Context, data []byte, base *Template) (*Template, error) {
	t, n, err := over(ctx, data, base)
	if err != nil {
		return nil, err
	}
	return t.marked(n.found), nil
}

// ShownFolder does the same for what Check refuses.
func ShownFolder(fsys fs.FS, name string, parents func(name string) (fs.FS, error)) (*Template, error) {
	t, n, err := read(fsys, name, parents)
	if err != nil {
		return nil, nil // Check says why there is none
	}
	return t.marked(n.found), nil
}

// markColor is the red of what is wrong, 8.3:1 on white.
const markColor = "9C1C1C"

func (t *Template) marked(found fault.List) *Template {
	if t.Word == nil {
		return nil
	}
	l := &t.Look
	for _, b := range []*Banner{&l.Header, &l.Footer, &l.FirstHeader, &l.FirstFooter} {
		for _, p := range b.Paragraphs {
			for i := range p.Runs {
				if r := &p.Runs[i]; strings.Contains(r.Text, "{{") || strings.Contains(r.Text, "}}") {
					r.Style.Color, r.Style.Shading, r.Style.Bold = markColor, "", true
				}
			}
		}
	}
	line := Border{Width: 1.5, Color: markColor, Space: 2}
	for name, s := range map[string]*Style{
		"Normal": &l.Normal, "Titel": &l.Title, "Overskrift 1": &l.Heading[0], "Overskrift 2": &l.Heading[1], "Overskrift 3": &l.Heading[2], "Billedtekst": &l.Caption, "Citat": &l.Quote,
	} {
		for _, f := range found.Only(fault.Error) {
			if strings.Contains(f.Sted+f.Message, "»"+name+"«") {
				s.Border = Borders{line, line, line, line}
			}
		}
	}
	return t
}
