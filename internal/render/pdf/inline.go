package pdf

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"notat/internal/notat"
	"notat/internal/typeset"
)

// run is how one span of a paragraph is drawn.
type run struct {
	color     string
	underline bool
	node      int // the innermost of the paragraph's nodes that it stands in
}

// node is an inline structure element of a paragraph: a Link or a Span. Node 0
// is the paragraph itself.
type node struct {
	parent   int
	address  string // of a Link; "" for a Span
	contents string
	to       *entry // of a Link within the document
}

// bare is the nodes of a paragraph without inline elements. Another one
// appended makes a copy.
var bare = []node{{parent: -1}}[:1:1]

// words are the inlines of one paragraph on their way to typeset.
type words struct {
	styles *styles
	style  *style
	spans  []typeset.Span
	runs   []run
	nodes  []node
	joined []string // the words of the last span, where they are several
}

// tone is what surrounds an inline.
type tone struct {
	bold, italic, underline bool
	link                    bool // in a link, which holds no other
	color                   string
	node                    int
}

// set flattens inlines to spans.
func (w *words) set(inlines []notat.Inline) {
	w.nodes = bare
	w.add(inlines, tone{underline: w.style.underline, color: w.style.color})
	w.join()
}

func (w *words) add(inlines []notat.Inline, t tone) {
	for _, in := range inlines {
		switch in := in.(type) {
		case notat.Text:
			w.text(string(in), t)
		case notat.Break:
			w.text("\n", t)
		case notat.Felt:
			w.add(in.Inlines, t)
		case notat.Strong:
			u := t
			u.bold, u.italic = true, t.italic || w.styles.strong.Italic
			if c := w.styles.strong.Color; c != "" && c != w.styles.normal.color {
				u.color = c
			}
			u.node = w.node(node{parent: t.node})
			w.add(in, u)
		case notat.Emph:
			u := t
			u.italic, u.bold = true, t.bold || w.styles.emphasis.Bold
			if c := w.styles.emphasis.Color; c != "" && c != w.styles.normal.color {
				u.color = c
			}
			u.node = w.node(node{parent: t.node})
			w.add(in, u)
		case notat.Link:
			if t.link || notat.Empty(in.Inlines) {
				w.add(in.Inlines, t)
				continue
			}
			u := t
			u.color, u.underline, u.link = w.styles.link.Color, true, true
			u.node = w.node(node{parent: t.node, address: in.Address, contents: contents(in)})
			w.add(in.Inlines, u)
		}
	}
}

func (w *words) node(n node) int {
	w.nodes = append(w.nodes, n)
	return len(w.nodes) - 1
}

// text adds words; those that look and stand like the ones before them join them.
func (w *words) text(s string, t tone) {
	if s == "" {
		return
	}
	stack := w.style.stack(t.bold, t.italic)
	r := run{t.color, t.underline, t.node}
	if n := len(w.runs) - 1; n >= 0 && (s == "\n" || w.runs[n] == r && same(w.spans[n].Stack, stack)) {
		if len(w.joined) == 0 {
			w.joined = append(w.joined, w.spans[n].Text)
		}
		w.joined = append(w.joined, s)
		return
	}
	w.join()
	w.spans = append(w.spans, typeset.Span{Text: s, Stack: stack, Size: w.style.size})
	w.runs = append(w.runs, r)
}

// join gives the last span its words. They are put together once: a paragraph
// may have any number of lines.
func (w *words) join() {
	if len(w.joined) > 0 {
		w.spans[len(w.spans)-1].Text = strings.Join(w.joined, "")
		w.joined = w.joined[:0]
	}
}

func same(a, b typeset.Stack) bool { return &a[0] == &b[0] }

// contents is what a reader is told of a link: its words, and where it leads
// when the words do not say so.
func contents(l notat.Link) string {
	s := plain(l.Inlines)
	if s == "" || strings.Contains(l.Address, s) {
		return typeset.Clean(l.Address)
	}
	return s + " (" + typeset.Clean(l.Address) + ")"
}

// plain gives the words of inlines as one clean line.
func plain(inlines []notat.Inline) string {
	return strings.Join(strings.Fields(typeset.Clean(notat.Plain(inlines))), " ")
}

// capitals sets spans in capitals, letter by letter so that each drawn letter
// still has its own.
func capitals(spans []typeset.Span) (original []string) {
	for i := range spans {
		s := typeset.Clean(spans[i].Text)
		original = append(original, s)
		spans[i].Text = strings.Map(unicode.ToUpper, s)
	}
	return original
}

// restore gives words set in capitals their own letters as the text they stand
// for (ActualText), so that a reader hears words and no abbreviation.
func restore(lines []typeset.Line, original []string) {
	for i := range lines {
		for j := range lines[i].Parts {
			p := &lines[i].Parts[j]
			for k := range p.Runs {
				r := &p.Runs[k]
				own, rest := spelled(original[p.Span], r.Text())
				if own != r.Text() {
					r.Word = r.Word.ReadAs(own)
				}
				original[p.Span] = rest
			}
		}
	}
}

// spelled gives what a run of capitals is in the original, and what follows it
// there. White space and marks of break points may stand in one of the two alone.
func spelled(original, capitals string) (own, rest string) {
	rest = original
	var b strings.Builder
	for _, c := range capitals {
		for {
			r, size := utf8.DecodeRuneInString(rest)
			rest = rest[size:]
			if unicode.ToUpper(r) == c && size > 0 {
				b.WriteRune(r)
				break
			}
			if !unicode.IsSpace(r) && r != '\u00AD' && r != '\u200B' {
				return capitals, original
			}
		}
	}
	return b.String(), rest
}
