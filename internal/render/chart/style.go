package chart

import (
	"cmp"
	"fmt"
	"strings"

	"notat/internal/template"
	"notat/internal/typeset"
)

// StyleOf gives the look of a template's charts, for the formats that have no
// faces of their own at hand: those of its text.
func StyleOf(t *template.Template) (Style, error) {
	l := &t.Look
	s := Style{
		Regular: typeset.Faces(l.Normal.Font, false, false), Bold: typeset.Faces(l.Normal.Font, true, false),
		Size: Size(l.Normal.Size), Ink: cmp.Or(l.Normal.Color, "000000"), Accent: Accent(l),
	}
	own := t.Fonts[strings.ToLower(strings.TrimSpace(l.Normal.Font))]
	for _, face := range []struct {
		data  []byte
		bold  bool
		stack *typeset.Stack
	}{{own.Regular, false, &s.Regular}, {own.Bold, true, &s.Bold}} {
		if face.data == nil {
			continue
		}
		f, err := typeset.ParseFont(own.Name, face.data)
		if err != nil {
			return Style{}, fmt.Errorf("template %s: font %s: %w", t.Name, own.Name, err)
		}
		*face.stack = append(typeset.Stack{f}, typeset.Fallback(face.bold)...)
	}
	return s, nil
}

// Size is the size of a chart's words beside a text of that size, in points.
func Size(text float64) float64 { return max(0.87*cmp.Or(text, 11), 8) }

// Accent is the colour of a template's charts: that of its headings.
func Accent(l *template.Look) string { return cmp.Or(l.Heading[0].Color, "1F1F1F") }
