package compose

import (
	"strconv"
	"strings"

	"notat/internal/notat"
	"notat/internal/prosa"
	"notat/internal/template"
)

// place is a JSON pointer (RFC 6901) that grows as the walk goes down. No key of
// the record needs escaping.
type place string

func (p place) key(k string) place { return p + "/" + place(k) }
func (p place) nr(i int) place     { return p + "/" + place(strconv.Itoa(i)) }

// blank reports whether a field says nothing.
func blank(s string) bool { return strings.TrimSpace(s) == "" }

// ord is the words of a plain field. titel is the key of its name for the Word user.
func (c *composer) ord(p place, titel, s string) notat.Felt {
	return notat.Felt{Pointer: string(p), Titel: c.t.Tekst(titel), Inlines: linesIn(&c.inlines, s)}
}

// optional is ord for a field that is left out when it says nothing: next and
// the like pass over the zero Felt.
func (c *composer) optional(p place, key, titel, s string) notat.Felt {
	if blank(s) {
		return notat.Felt{}
	}
	return c.ord(p.key(key), titel, s)
}

// fixed is a field that Word shows but does not let change: a code or a number.
func (c *composer) fixed(p place, titel, s string) notat.Felt {
	f := c.ord(p, titel, s)
	f.Fixed = true
	return f
}

// ask is an empty field with its prompt.
func (c *composer) ask(p place, titel, prompt string) notat.Felt {
	return notat.Felt{Pointer: string(p), Titel: c.t.Tekst(titel), Prompt: c.t.Tekst(prompt)}
}

// askProsa is an empty Markdown field with its prompt.
func (c *composer) askProsa(p place, titel string) notat.Felt {
	f := c.ask(p, titel, "prompt.tekst")
	f.Rich = true
	return f
}

// lines gives a plain string's words; its line ends stay line breaks.
func lines(s string) []notat.Inline { return linesIn(nil, s) }

func linesIn(l *pool[notat.Inline], s string) []notat.Inline {
	if blank(s) {
		return nil
	}
	s = prosa.LineEnds(s)
	if !strings.Contains(s, "\n") {
		return l.list(notat.Text(s))
	}
	var out []notat.Inline
	for i, line := range strings.Split(s, "\n") {
		if i > 0 {
			out = append(out, notat.Break{})
		}
		if line != "" {
			out = append(out, notat.Text(line))
		}
	}
	return out
}

// tekst is a fixed word or sentence of the template.
func (c *composer) tekst(key string) notat.Text { return notat.Text(c.t.Tekst(key)) }

// navn is the label of one of the record's fixed values.
func (c *composer) navn(p place, prefix, value string) string {
	if !template.HasTekst(prefix + value) {
		c.fail(p, "no label for %q", value)
		return ""
	}
	return c.t.Tekst(prefix + value)
}

// overskrift is a heading of level 2 in the template's words.
func (c *composer) overskrift(p place, key string) *notat.Heading {
	return &notat.Heading{Level: 2, Anchor: string(p), Inlines: c.inlines.list(c.tekst(key))}
}

// paragraph is a paragraph of the running text.
func (c *composer) paragraph(in ...notat.Inline) *notat.Paragraph {
	return c.withRole(notat.Body, in...)
}

// withRole is a paragraph with a role.
func (c *composer) withRole(r notat.Role, in ...notat.Inline) *notat.Paragraph {
	return &c.paragraphs.list(notat.Paragraph{Role: r, Inlines: c.inlines.list(in...)})[0]
}

// next puts a field after the others, if it has words.
func next(line []notat.Inline, f notat.Felt) []notat.Inline {
	switch {
	case len(f.Inlines) == 0:
		return line
	case line == nil:
		return []notat.Inline{f}
	}
	return append(line, notat.Text(", "), f)
}
