package flow

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"notat/internal/prosa"
	"notat/internal/source"
	"notat/internal/story"
)

// line is a paragraph, or what stands between two line ends of one: somebody who
// breaks a line by hand begins an item, a label or a text of its own with it.
type line struct {
	raw   []prosa.Ord // with white space at its ends
	text  string      // the same without its manner
	para  *story.Paragraph
	index int // of the paragraph

	size               int // of its smallest words, in half-points
	bold, under, upper bool
	mark               source.Mark // typed by hand
	heading            int         // its level; 0: none
	sure               bool
}

// span is some of the lines: from from until before to.
type span struct{ from, to int }

// cut makes lines of all paragraphs.
func (r *reader) cut() {
	r.of = make([]span, len(r.story.Paragraphs))
	for i := range r.story.Paragraphs {
		p := &r.story.Paragraphs[i]
		from := len(r.lines)
		if !p.Contents {
			r.cutOne(p, i)
		}
		r.of[i] = span{from, len(r.lines)}
	}
	r.body = r.usualSize()
}

func (r *reader) cutOne(p *story.Paragraph, i int) {
	from := len(r.lines)
	now := line{para: p, index: i}
	if p.MarkWords { // the list writes words before it
		now.raw = append(now.raw, prosa.Ord{Tekst: p.Mark + " "})
	}
	end := func() {
		if now.finish(); strings.TrimSpace(now.text) == "" {
			return
		}
		if n := len(r.lines); n > from && (p.List != 0 || headingOf(p) > 0 || goesOn(now.text)) {
			was := &r.lines[n-1]
			was.raw = append(append(was.raw, prosa.Ord{Tekst: " "}), now.raw...)
			was.bold, was.under, was.size = was.bold && now.bold, was.under && now.under, min(was.size, now.size)
			was.finish()
			return
		}
		r.lines = append(r.lines, now)
	}
	fresh := true
	for k := range p.Runs {
		run := &p.Runs[k]
		if unseen(p, run) {
			continue
		}
		for n, s := range strings.Split(run.Text, "\n") {
			if n > 0 {
				end()
				now, fresh = line{para: p, index: i}, true
			}
			if s == "" {
				continue
			}
			now.raw = append(now.raw, prosa.Ord{Tekst: s, Fed: run.Bold, Kursiv: run.Italic, Henvisning: run.Link})
			if strings.TrimSpace(s) == "" {
				continue
			}
			under := run.Lost == "u"
			if fresh {
				now.bold, now.under, now.size, fresh = run.Heavy, under, run.Size, false
				continue
			}
			now.bold, now.under, now.size = now.bold && run.Heavy, now.under && under, min(now.size, run.Size)
		}
	}
	end()
	if n := len(r.lines); n > from {
		if level := headingOf(p); level > 0 {
			r.lines[n-1].heading, r.lines[n-1].sure = level, true
		}
	}
}

// unseen reports whether nobody sees a run. What lies behind the words of a box is not
// known: they may be white on blue.
func unseen(p *story.Paragraph, run *story.Run) bool {
	return run.Lost == story.Unseen && (!p.Box || run.Hidden)
}

func (l *line) finish() {
	l.text = source.Plain(l.raw)
	l.upper = upper(l.text)
}

// goesOn reports whether a line goes on with the sentence of the one above it.
func goesOn(s string) bool {
	c, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, " \t\u00a0"))
	return unicode.IsLower(c) && source.Marks([]string{s, s})[0].Len == 0 && !strings.Contains(head(s), ")")
}

// head gives the first word of a line.
func head(s string) string {
	if f := strings.Fields(s); len(f) > 0 {
		return f[0]
	}
	return ""
}

// upper reports whether all letters of a line are capitals, and there are words of them.
func upper(s string) bool {
	letters := 0
	for _, c := range s {
		if unicode.IsLower(c) {
			return false
		}
		if unicode.IsLetter(c) {
			letters++
		}
	}
	return letters >= 4
}

// headingOf gives the level of a paragraph that the file calls a heading, or 0.
// Programs that know no invariant names write those of their own language.
func headingOf(p *story.Paragraph) int {
	if p.Heading != 0 {
		return max(p.Heading, 1) // a title stands above all
	}
	for _, name := range p.Styles {
		for _, called := range []string{"overskrift ", "overskrift", "rubrik ", "heading"} {
			if n, ok := strings.CutPrefix(name, called); ok && len(n) == 1 && n[0] >= '1' && n[0] <= '9' {
				return int(n[0] - '0')
			}
		}
		if name == "titel" {
			return 1
		}
	}
	return 0
}

// usualSize gives the size in which most letters outside headings are set.
func (r *reader) usualSize() int {
	letters := map[int]int{}
	for i := range r.lines {
		if l := &r.lines[i]; !l.sure && l.size > 0 {
			letters[l.size] += len(l.text)
		}
	}
	best := 0
	for size, n := range letters {
		if n > letters[best] || n == letters[best] && size < best {
			best = size
		}
	}
	return best
}

// sayer is the style that a draft of ours gives to who said a quotation.
const sayer = "notat kilde"

// piece gives a line as a piece: a heading, an item or text.
func (l *line) piece() source.Piece {
	p := source.Piece{What: source.Text, Words: source.Line(l.raw), Sure: true}
	switch {
	case l.heading == 0 && slices.Contains(l.para.Styles, sayer): // which is based on that of quotations
		p.Said = true
	case l.heading == 0 && l.para.Quote && l.para.List == 0:
		p.Quote = true
	case l.heading > 0:
		p.What, p.Level, p.Sure = source.Heading, l.heading, l.sure
		for i := range p.Words {
			p.Words[i].Fed = false
		}
		p.Words = source.Line(p.Words)
	case l.para.List != 0:
		p.What, p.Level, p.Numbered = source.Item, listLevel(l.para), l.para.List == '1'
	case l.mark.Len > 0:
		p.What, p.Level, p.Numbered, p.Sure = source.Item, l.mark.Level, l.mark.Numbered, false
		p.Words = source.Line(source.Without(l.raw, l.mark.Len))
	}
	return p
}

// listLevel gives the level of an item. The lists of Word's own "List Bullet 2" to 5
// have one level each, and say theirs in their names.
func listLevel(p *story.Paragraph) int {
	for _, name := range p.Styles {
		for _, list := range []string{"list bullet ", "list number "} {
			if n, ok := strings.CutPrefix(name, list); ok && p.Level == 0 && len(n) == 1 && n[0] >= '2' && n[0] <= '5' {
				return int(n[0] - '0')
			}
		}
	}
	return p.Level + 1
}
