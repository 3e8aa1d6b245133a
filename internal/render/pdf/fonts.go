package pdf

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"notat/internal/template"
	"notat/internal/typeset"
)

// library finds the faces for the font names of one template: the folder's own
// first, then those of the program. Each is read once. Letters that neither has
// are looked for in all fonts of the folder, so that one for another script can
// be laid there.
type library struct {
	own  map[string]*faces
	all  map[string]*faces
	last typeset.Stack // the fonts of the folder, by name
	wide map[spaced]*typeset.Font
}

// spaced is a font with its letters apart.
type spaced struct {
	of *typeset.Font
	em float64
}

// apart gives faces with their letters so many em apart.
func (l *library) apart(f *faces, em float64) *faces {
	out := &faces{}
	for _, s := range [][2]*typeset.Stack{{&f.regular, &out.regular}, {&f.bold, &out.bold}, {&f.italic, &out.italic}, {&f.boldItalic, &out.boldItalic}} {
		for _, font := range *s[0] {
			key := spaced{font, em}
			if l.wide[key] == nil {
				l.wide[key] = font.Apart(em)
			}
			*s[1] = append(*s[1], l.wide[key])
		}
	}
	return out
}

// faces are the faces of one family with those to fall back on.
type faces struct{ regular, bold, italic, boldItalic typeset.Stack }

func (f *faces) stack(bold, italic bool) typeset.Stack {
	switch {
	case bold && italic:
		return f.boldItalic
	case bold:
		return f.bold
	case italic:
		return f.italic
	}
	return f.regular
}

// newLibrary reads the fonts of a template's folder.
func newLibrary(t *template.Template) (*library, error) {
	l := &library{own: map[string]*faces{}, all: map[string]*faces{}, wide: map[spaced]*typeset.Font{}}
	for name, f := range t.Fonts {
		own, err := readFamily(f)
		if err != nil {
			return nil, fmt.Errorf("template %s: font %s: %w", t.Name, f.Name, err)
		}
		l.own[strings.ToLower(name)] = own
	}
	for _, name := range slices.Sorted(maps.Keys(l.own)) {
		l.last = append(l.last, l.own[name].regular[0])
	}
	for _, f := range l.own {
		l.extend(f)
	}
	return l, nil
}

// extend lets the faces fall back on the fonts of the folder.
func (l *library) extend(f *faces) {
	for _, s := range []*typeset.Stack{&f.regular, &f.bold, &f.italic, &f.boldItalic} {
		*s = append(slices.Clip(*s), l.last...)
	}
}

// readFamily parses a family's files. For a face it lacks the nearest it has
// is used, but for bold the program's own: emphasis must be seen.
func readFamily(f template.Family) (*faces, error) {
	read := func(style string, data []byte, or typeset.Stack, bold bool) (typeset.Stack, error) {
		if data == nil {
			return or, nil
		}
		font, err := typeset.ParseFont(f.Name+" "+style, data)
		if err != nil {
			return nil, err
		}
		return append(typeset.Stack{font}, typeset.Fallback(bold)...), nil
	}
	var out faces
	var err error
	if out.regular, err = read("Regular", f.Regular, typeset.Faces("", false, false), false); err != nil {
		return nil, err
	}
	if out.bold, err = read("Bold", f.Bold, typeset.Faces("", true, false), true); err != nil {
		return nil, err
	}
	if out.italic, err = read("Italic", f.Italic, out.regular, false); err != nil {
		return nil, err
	}
	if out.boldItalic, err = read("Bold Italic", f.BoldItalic, out.bold, true); err != nil {
		return nil, err
	}
	return &out, nil
}

// family gives the faces for a font name as Word has it.
func (l *library) family(name string) *faces {
	key := strings.ToLower(strings.TrimSpace(name))
	if f := l.own[key]; f != nil {
		return f
	}
	f := l.all[key]
	if f == nil {
		f = &faces{
			typeset.Faces(name, false, false), typeset.Faces(name, true, false),
			typeset.Faces(name, false, true), typeset.Faces(name, true, true),
		}
		l.extend(f)
		l.all[key] = f
	}
	return f
}

// Lacking prepares a template for the question which letters of a text no face
// has: the PDF shows a substitute for them, and still reads as the text.
func Lacking(t *template.Template) (func(text string) []rune, error) {
	l, err := newLibrary(t)
	if err != nil {
		return nil, err
	}
	return l.family(t.Look.Normal.Font).regular.Lacking, nil
}
