package readback

import (
	"context"
	"strings"
	"unicode"

	"notat/internal/ooxml"
)

// mark is a tracked change: who and when.
type mark struct{ who, when string }

func (m *mark) author() string {
	if m == nil {
		return ""
	}
	if m.when != "" {
		return m.who + ", " + m.when
	}
	return m.who
}

// run is words of one paragraph in one manner. A line break is "\n".
type run struct {
	text         string
	owner        string // pointer of the nearest control of ours
	bold, italic bool
	link         string // address
	prompt       bool   // the control says that it shows its prompt
	lost         string // formatting that a record cannot hold, in Danish
	by           *mark
}

// para is one paragraph with words, a picture or an emptied control in it.
type para struct {
	runs            []run
	text            string
	owners          []string // pointers of all controls in or around it
	heading         int      // 1 to 9 for heading 1 to 9; -1 for the title; else 0
	list            byte     // '-' bullets, '1' numbers, else 0
	level           int      // of the list, from 0
	num             string   // the list's instance
	table, row, col int      // counted from 1; table 0: none
	quote           bool
	box             bool // in a text box, or in the fallback of one
	pictures        int
	notes           []note
}

// note is a reference to a foot- or endnote.
type note struct{ kind, id string }

// removed is words that a tracked change takes away.
type removed struct {
	text string
	by   *mark
	near int // how many paragraphs stand before it
}

// story is the main part of a draft, flat.
type story struct {
	paras   []para
	removed []removed
	strange []removed // what may hide words: its name, and where it stands
	echoes  []echo
}

// seen counts the characters that leave ink.
func (s *story) seen() int {
	n := 0
	count := func(s string) {
		for _, c := range s {
			if !unicode.IsSpace(c) && c != '\u00ad' {
				n++
			}
		}
	}
	for i := range s.paras {
		count(s.paras[i].text)
	}
	for _, d := range s.removed {
		count(d.text)
	}
	for _, e := range s.echoes {
		count(strings.Join(e.again, ""))
	}
	return n
}

// flatten reads the main part.
func flatten(ctx context.Context, d Draft) (story, error) {
	main := d.File.Main()
	w, err := newWalker(ctx, d, main)
	if err != nil {
		return story{}, err
	}
	doc, err := d.File.XML(main)
	if err != nil {
		return story{}, err
	}
	w.body(ooxml.Child(doc.Root(), "body"), inside{})
	w.flush()
	return w.story, ctx.Err()
}

// words gives a text with white space as single spaces: how texts are compared.
func words(s string) string {
	if plainSpaced(s) {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}

// keyOf gives a text as it is compared: where a word may be divided says nothing.
func keyOf(s string) string { return unhyphenated(words(s)) }

// unhyphenated gives a text without its soft hyphens: the words are the same.
func unhyphenated(s string) string { return strings.ReplaceAll(s, "\u00ad", "") }

// plainSpaced reports whether words(s) is s.
func plainSpaced(s string) bool {
	space := true
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == ' ':
			if space {
				return false
			}
			space = true
		case c < ' ' || c >= 0x80:
			return false
		default:
			space = false
		}
	}
	return !space || s == ""
}

func (p *para) finish() {
	switch len(p.runs) {
	case 0:
	case 1:
		p.text = p.runs[0].text
	default:
		p.text = textOf(p.runs)
	}
}

func textOf(runs []run) string {
	var b strings.Builder
	for i := range runs {
		b.WriteString(runs[i].text)
	}
	return b.String()
}

func (p *para) empty() bool { return strings.TrimSpace(p.text) == "" }
