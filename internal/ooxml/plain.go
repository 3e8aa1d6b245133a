package ooxml

import (
	"context"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/beevik/etree"
)

// declarations are how Word, LibreOffice and this program begin a part.
var declarations = []string{
	`version="1.0" encoding="UTF-8" standalone="yes"`,
	`version="1.0" encoding="UTF-8" standalone="no"`,
	`version="1.0" encoding="UTF-8"`,
	`version="1.0" encoding="utf-8"`,
}

// plain builds the tree of XML that is written as word processors write it: names
// in ASCII, values between double quotes, no comments and no CDATA. It gives nil for
// everything else and for everything wrong: that is encoding/xml's to read or to
// refuse, which takes four times as long. What plain reads, it reads as that does. How
// deep it may be is scanXML's to say.
func plain(ctx context.Context, data []byte) *etree.Document {
	if !utf8.Valid(data) {
		return nil
	}
	s := string(data) // all words of the tree are parts of it
	doc := etree.NewDocument()
	for _, d := range declarations {
		if rest, ok := strings.CutPrefix(s, "<?xml "+d+"?>"); ok {
			doc.CreateProcInst("xml", d)
			s = rest
			break
		}
	}
	b := building{open: []opened{{e: &doc.Element}}}
	for n := 0; s != ""; n++ {
		if n&0xfff == 0 && ctx.Err() != nil {
			return nil
		}
		i := strings.IndexByte(s, '<')
		switch {
		case i != 0:
			if i < 0 {
				i = len(s)
			}
			text, ok := said(s[:i])
			if !ok || strings.Contains(s[:i], "]]>") {
				return nil
			}
			c := &b.texts.take(1)[0]
			c.SetData(text) // which notes whether it is blank
			b.below = append(b.below, c)
			s = s[i:]
		case strings.HasPrefix(s, "</"):
			space, tag, rest, ok := name(s[2:])
			top := b.open[len(b.open)-1].e
			if !ok || len(b.open) == 1 || space != top.Space || tag != top.Tag || !strings.HasPrefix(rest, ">") {
				return nil
			}
			b.close()
			s = rest[1:]
		default:
			var ok bool
			if s, ok = b.begin(s); !ok {
				return nil
			}
		}
	}
	if len(b.open) != 1 {
		return nil
	}
	b.close()
	return doc
}

// building is a tree on its way. What stands below an element is given to it when it
// ends, for then one knows how much that is; elements, their attributes and texts come
// by the hundred. One by one, and lists that grow, are most of what a tree costs.
type building struct {
	open  []opened      // the elements that have not ended; the first is the document
	below []etree.Token // what stands below them so far, one after the other
	attrs [][2]string   // of the element that begins

	elements supply[etree.Element]
	texts    supply[etree.CharData]
	lists    supply[etree.Token]
	all      supply[etree.Attr]
}

// opened is an element that has not ended, and where below it begins.
type opened struct {
	e    *etree.Element
	from int
}

// close ends the innermost element.
func (b *building) close() {
	top := b.open[len(b.open)-1]
	b.open = b.open[:len(b.open)-1]
	below := b.below[top.from:]
	if top.e.Child == nil {
		top.e.Child = b.lists.take(len(below))[:0]
	}
	for _, t := range below {
		top.e.AddChild(t)
	}
	b.below = b.below[:top.from]
}

// begin reads the start of an element.
func (b *building) begin(s string) (rest string, ok bool) {
	space, tag, rest, ok := name(s[1:])
	if !ok {
		return "", false
	}
	b.attrs = b.attrs[:0]
	for {
		s = rest
		for s != "" && (s[0] == ' ' || s[0] == '\t' || s[0] == '\r' || s[0] == '\n') {
			s = s[1:]
		}
		if s != "" && (s[0] == '/' || s[0] == '>') {
			break
		}
		if _, _, rest, ok = name(s); !ok {
			return "", false
		}
		key := s[:len(s)-len(rest)]
		value, ok := strings.CutPrefix(rest, `="`)
		end := strings.IndexByte(value, '"')
		if !ok || end < 0 {
			return "", false
		}
		rest = value[end+1:]
		if value, ok = said(value[:end]); !ok {
			return "", false
		}
		b.attrs = append(b.attrs, [2]string{key, value})
	}
	e := &b.elements.take(1)[0]
	e.Space, e.Tag, e.Attr = space, tag, b.all.take(len(b.attrs))[:0]
	for _, a := range b.attrs {
		e.CreateAttr(a[0], a[1])
	}
	b.below = append(b.below, e)
	b.open = append(b.open, opened{e, len(b.below)})
	if rest, ok = strings.CutPrefix(s, "/>"); ok {
		b.close()
		return rest, true
	}
	return strings.CutPrefix(s, ">")
}

// supply gives values one after the other, of which it makes many at once: more each
// time, up to two hundred and fifty-six.
type supply[T any] struct {
	left []T
	made int
}

// take gives n values that lie beside one another; what grows beyond them moves.
func (s *supply[T]) take(n int) []T {
	if len(s.left) < n {
		s.made = min(max(2*s.made, 8), 256)
		s.left = make([]T, max(n, s.made))
	}
	out := s.left[:n:n]
	s.left = s.left[n:]
	return out
}

// name cuts a name off s: letters of ASCII, with one colon within or none.
func name(s string) (space, local, rest string, ok bool) {
	i := 0
	for i < len(s) && (inName[s[i]] == 2 || inName[s[i]] == 1 && i > 0) {
		i++
	}
	space, local, ok = strings.Cut(s[:i], ":")
	if !ok {
		return "", space, s[i:], i > 0
	}
	return space, local, s[i:], local != "" && strings.IndexByte(local, ':') < 0
}

// inName is 2 for a letter that a name may begin with, 1 for one that it may have further on.
var inName = func() (in [256]byte) {
	for _, c := range []byte("-.:0123456789") {
		in[c] = 1
	}
	for _, c := range []byte("_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") {
		in[c] = 2
	}
	return in
}()

// said gives what written text or a value says.
func said(s string) (string, bool) {
	odd := false
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '<', c < ' ' && c != '\t' && c != '\n' && c != '\r':
			return "", false
		case c == '\r', c == '&':
			odd = true
		case c == 0xef && (strings.HasPrefix(s[i:], "\uFFFE") || strings.HasPrefix(s[i:], "\uFFFF")):
			return "", false
		}
	}
	if !odd {
		return s, true
	}
	var b strings.Builder
	for {
		text, rest, found := strings.Cut(s, "&")
		b.WriteString(strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n"))
		if !found {
			return b.String(), true
		}
		entity, rest, found := strings.Cut(rest, ";")
		r := letter(entity)
		if !found || r == 0 {
			return "", false
		}
		b.WriteRune(r)
		s = rest
	}
}

// letter gives what an entity stands for, 0 where plain does not know.
func letter(entity string) rune {
	switch entity {
	case "lt":
		return '<'
	case "gt":
		return '>'
	case "amp":
		return '&'
	case "quot":
		return '"'
	case "apos":
		return '\''
	}
	number, base := strings.TrimPrefix(entity, "#"), 10
	if number == entity {
		return 0
	}
	if hex, ok := strings.CutPrefix(number, "x"); ok {
		number, base = hex, 16
	}
	n, err := strconv.ParseUint(number, base, 16) // a letter beyond the basic plane is seldom written so
	if err != nil || n < ' ' && n != '\t' && n != '\n' && n != '\r' || n >= 0xfffe {
		return 0
	}
	return rune(n)
}
