package odt

import (
	"strconv"
	"strings"

	"github.com/beevik/etree"

	"notat/internal/ooxml"
)

// style is how words and paragraphs are set by a style (§ 16.2 of part 3).
type style struct {
	name, parent string
	family       string
	outline      int
	text         *etree.Element
}

// look is how words are set, all inheritance resolved.
type look struct {
	bold, italic, under, hidden bool
	size                        float64 // points
}

// listStyle tells bullets from numbers by level, from 1.
type listStyle map[int]byte

type styles struct {
	all    map[string]*style // family and name
	deflt  map[string]*etree.Element
	looked map[string]look
}

func newStyles() *styles {
	return &styles{all: map[string]*style{}, deflt: map[string]*etree.Element{}, looked: map[string]look{}}
}

// readStyles reads the styles of a part: those with names, those that a program made by
// itself, and lists.
func (w *walker) readStyles(root *etree.Element) {
	for _, group := range []string{"styles", "automatic-styles"} {
		for _, e := range ooxml.Child(root, group).ChildElements() {
			switch e.Tag {
			case "style":
				s := &style{name: shownName(e), parent: ooxml.Attr(e, "parent-style-name"), family: ooxml.Attr(e, "family"), text: ooxml.Child(e, "text-properties")}
				s.outline, _ = strconv.Atoi(ooxml.Attr(e, "default-outline-level"))
				w.styles.all[s.family+"/"+ooxml.Attr(e, "name")] = s
			case "default-style":
				w.styles.deflt[ooxml.Attr(e, "family")] = ooxml.Child(e, "text-properties")
			case "list-style", "outline-style":
				levels := listStyle{}
				for _, l := range e.ChildElements() {
					n, _ := strconv.Atoi(ooxml.Attr(l, "level"))
					switch {
					case l.Tag == "list-level-style-number" && ooxml.Attr(l, "num-format") != "":
						levels[n] = '1'
					case l.Tag != "list-level-style-number":
						levels[n] = '-'
					}
				}
				w.numbers[ooxml.Attr(e, "name")] = levels
			}
		}
	}
}

// shownName gives the name of a style as a person sees it, in small letters.
func shownName(e *etree.Element) string {
	name := ooxml.Attr(e, "display-name")
	if name == "" {
		name = strings.ReplaceAll(ooxml.Attr(e, "name"), "_20_", " ")
	}
	return strings.ToLower(name)
}

// chain gives a style and those it is made of, the nearest first; a circle ends where
// it closes.
func (s *styles) chain(family, name string) []*style {
	var out []*style
	for seen := map[string]bool{}; name != "" && !seen[name]; {
		seen[name] = true
		is := s.all[family+"/"+name]
		if is == nil {
			break
		}
		out = append(out, is)
		name = is.parent
	}
	return out
}

// paragraph gives how a paragraph style sets words.
func (s *styles) paragraph(name string) look {
	if l, ok := s.looked[name]; ok {
		return l
	}
	l := look{size: 12}
	l.over(s.deflt["paragraph"])
	chain := s.chain("paragraph", name)
	for i := len(chain) - 1; i >= 0; i-- {
		l.over(chain[i].text)
	}
	s.looked[name] = l
	return l
}

// span gives a look changed by a style of words.
func (s *styles) span(l look, name string) look {
	chain := s.chain("text", name)
	for i := len(chain) - 1; i >= 0; i-- {
		l.over(chain[i].text)
	}
	return l
}

func (l *look) over(pr *etree.Element) {
	if pr == nil {
		return
	}
	for _, a := range pr.Attr {
		switch v := a.Value; a.Key {
		case "font-weight":
			n, err := strconv.Atoi(v)
			l.bold = v == "bold" || err == nil && n >= 600
		case "font-style":
			l.italic = v == "italic" || v == "oblique"
		case "text-underline-style":
			l.under = v != "none"
		case "display":
			l.hidden = v == "none"
		case "font-size":
			if n, err := strconv.ParseFloat(strings.TrimSuffix(v, "pt"), 64); err == nil && n > 0 && n < 1000 {
				l.size = n
			} else if n, err := strconv.ParseFloat(strings.TrimSuffix(v, "%"), 64); err == nil && n > 0 && n < 1000 {
				l.size *= n / 100
			}
		}
	}
}
