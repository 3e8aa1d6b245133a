package compose

import (
	"strconv"
	"strings"

	"notat/internal/notat"
	"notat/internal/prosa"
	"notat/internal/template"
)

// sti is a JSON pointer (RFC 6901) that grows as the walk goes down. No key of
// the record needs escaping.
type sti string

func (p sti) key(k string) sti { return p + "/" + sti(k) }
func (p sti) nr(i int) sti     { return p + "/" + sti(strconv.Itoa(i)) }

// nul reports whether a field says nothing.
func nul(s string) bool { return strings.TrimSpace(s) == "" }

// ord is the words of a plain field. titel is the key of its name for the Word user.
func (c *composer) ord(p sti, titel, s string) notat.Felt {
	return notat.Felt{Pointer: string(p), Titel: c.t.Tekst(titel), Inlines: linjerI(&c.inlines, s)}
}

// valgfri is ord for a field that is left out when it says nothing: naeste and
// the like pass over the zero Felt.
func (c *composer) valgfri(p sti, key, titel, s string) notat.Felt {
	if nul(s) {
		return notat.Felt{}
	}
	return c.ord(p.key(key), titel, s)
}

// fast is a field that Word shows but does not let change: a code or a number.
func (c *composer) fast(p sti, titel, s string) notat.Felt {
	f := c.ord(p, titel, s)
	f.Fixed = true
	return f
}

// spoerg is an empty field with its prompt.
func (c *composer) spoerg(p sti, titel, prompt string) notat.Felt {
	return notat.Felt{Pointer: string(p), Titel: c.t.Tekst(titel), Prompt: c.t.Tekst(prompt)}
}

// spoergProsa is an empty Markdown field with its prompt.
func (c *composer) spoergProsa(p sti, titel string) notat.Felt {
	f := c.spoerg(p, titel, "prompt.tekst")
	f.Rich = true
	return f
}

// linjer gives a plain string's words; its line ends stay line breaks.
func linjer(s string) []notat.Inline { return linjerI(nil, s) }

func linjerI(l *lager[notat.Inline], s string) []notat.Inline {
	if nul(s) {
		return nil
	}
	s = prosa.LineEnds(s)
	if !strings.Contains(s, "\n") {
		return l.liste(notat.Text(s))
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
func (c *composer) navn(p sti, prefix, value string) string {
	if !template.HasTekst(prefix + value) {
		c.fail(p, "no label for %q", value)
		return ""
	}
	return c.t.Tekst(prefix + value)
}

// overskrift is a heading of level 2 in the template's words.
func (c *composer) overskrift(p sti, key string) *notat.Heading {
	return &notat.Heading{Level: 2, Anchor: string(p), Inlines: c.inlines.liste(c.tekst(key))}
}

// afsnit is a paragraph of the running text.
func (c *composer) afsnit(in ...notat.Inline) *notat.Paragraph { return c.rolle(notat.Body, in...) }

// rolle is a paragraph with a role.
func (c *composer) rolle(r notat.Role, in ...notat.Inline) *notat.Paragraph {
	return &c.paragraphs.liste(notat.Paragraph{Role: r, Inlines: c.inlines.liste(in...)})[0]
}

// naeste puts a field after the others, if it has words.
func naeste(line []notat.Inline, f notat.Felt) []notat.Inline {
	switch {
	case len(f.Inlines) == 0:
		return line
	case line == nil:
		return []notat.Inline{f}
	}
	return append(line, notat.Text(", "), f)
}
