package prosa

import (
	"slices"
	"strings"
)

// The subset of Markdown is read here and not by goldmark, which is the referee
// in the tests for what we do interpret. Its parser is not linear on hostile
// texts (doubling a text of "[a](" or "*a_ " takes four times as long, so 1 MB
// takes minutes), and it drops what must be kept: a link's title, the backslash
// of a hard break, the source of a link that we do not follow.

// line is one line of a text that is not blank.
type line struct {
	text       string // without white space around it
	indent     int    // columns before it, a tab to the next multiple of four
	afterBlank bool   // a blank line stands before it
	number     int    // the number of "3. tekst", else 0
	bullet     byte   // the '-', '*' or '+' of "- tekst", else 0
	itemText   string // what stands after the marker
}

// Read reads the subset of Markdown that a record's texts are written
// in. Nothing outside the subset is interpreted and no word is dropped: only
// the markers of lists, bold, italic and links, the backslash of an escape, and
// white space around a line. It takes time linear in len(s).
//
// A line that starts with -, * or + and a space is a bullet, also right below a
// paragraph; lines that start with 1. and then 2., 3. ... are a numbered list;
// two columns further in is the second level, and indented text goes on with its
// item. One line of its own like "- 3 procentpoint" stays text, since - and +
// may be signs (* may not), and so does a line across the page, "* * *".
func Read(s string) Prosa {
	var m reader
	return m.read(s)
}

// lineEnds are what ends a line in some program: the separators of Unicode and
// the tabs and page breaks that Word and old files leave in a copied text.
var lineEnds = []string{"\r", "\v", "\f", "\u0085", "\u2028", "\u2029"}

var firstOfLineEnds = []byte("\r\v\f\xC2\xE2")

var toNewline = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n")

// LineEnds gives a text with every end of a line as "\n", so that no two words
// run into one where a format has no sign for it.
func LineEnds(s string) string {
	for _, first := range firstOfLineEnds { // of which most texts have none
		if strings.IndexByte(s, first) < 0 {
			continue
		}
		for _, e := range lineEnds {
			if strings.Contains(s, e) {
				return toNewline.Replace(s)
			}
		}
		return s
	}
	return s
}

// splitLines splits a text into its lines; blank ones become a mark on the next.
func splitLines(out []line, s string) []line {
	out = slices.Grow(out, strings.Count(s, "\n")+1)
	blank := false
	for len(s) > 0 {
		var raw string
		raw, s, _ = strings.Cut(s, "\n")
		t := strings.Trim(raw, " \t")
		if t == "" {
			blank = true
			continue
		}
		l := line{text: t, afterBlank: blank}
		blank = false
		for i := 0; raw[i] == ' ' || raw[i] == '\t'; i++ {
			if raw[i] == '\t' {
				l.indent += 4 - l.indent%4
			} else {
				l.indent++
			}
		}
		l.marker()
		out = append(out, l)
	}
	return out
}

// maxNumber is the longest number of a list item; more lines than that no text has.
const maxNumber = 6

// marker reads the list marker of a line, if it has one.
func (l *line) marker() {
	t := l.text
	switch c := t[0]; {
	case c == '-' || c == '*' || c == '+':
		if rest, ok := afterMarker(t[1:]); ok && !isRule(t) {
			l.bullet, l.itemText = c, rest
		}
	case c >= '1' && c <= '9':
		i, n := 0, 0
		for ; i < len(t) && i < maxNumber && t[i] >= '0' && t[i] <= '9'; i++ {
			n = n*10 + int(t[i]-'0')
		}
		if i < len(t) && t[i] == '.' {
			if rest, ok := afterMarker(t[i+1:]); ok {
				l.number, l.itemText = n, rest
			}
		}
	}
}

// isRule reports a line across the page, written with three marks or more and
// spaces between them: CommonMark's thematic break, which is text here.
func isRule(t string) bool {
	return strings.Count(t, t[:1]) >= 3 && strings.Trim(t, t[:1]+" \t") == ""
}

func afterMarker(t string) (string, bool) {
	rest := strings.TrimLeft(t, " \t")
	return rest, rest != "" && len(rest) < len(t)
}

// reader reads lines one after the other.
type reader struct {
	lines []line
	n     int    // the next line
	doubt *Doubt // where doubts are told, when they and not the words are asked for
}

// read reads a text.
func (m *reader) read(s string) Prosa {
	m.lines, m.n = splitLines(m.lines[:0], LineEnds(s)), 0
	var p Prosa
	for m.n < len(m.lines) {
		if st, ok := m.list(m.lines[m.n].indent, 0, 1); ok {
			p = append(p, st)
			continue
		}
		if l := m.paragraph(); len(l) > 0 {
			p = append(p, Stykke{Linje: l})
		}
	}
	return joinLists(p)
}

// paragraph reads a paragraph: lines up to a blank line or a list.
func (m *reader) paragraph() []Ord {
	from := m.n
	for m.n++; m.n < len(m.lines); m.n++ {
		l := &m.lines[m.n]
		if l.afterBlank || m.begins(m.n, l.indent, 0) {
			break
		}
	}
	m.doubt.text(m.lines[from:m.n])
	return m.words(m.lines[from].text, m.lines[from+1:m.n])
}

// words reads the words of a first line and those that go on from it.
func (m *reader) words(first string, more []line) []Ord {
	if m.doubt != nil && !doubtful(first) && !slices.ContainsFunc(more, func(l line) bool { return doubtful(l.text) }) {
		return nil
	}
	if len(more) > 0 {
		var b strings.Builder
		b.WriteString(first)
		for i := range more {
			b.WriteByte('\n')
			b.WriteString(more[i].text)
		}
		first = b.String()
	}
	return readWords(first, m.doubt)
}

// begins reports whether a list starts at line i, whose first marker stands at
// indent. Lines at or left of left are outside the item around it.
func (m *reader) begins(i, indent, left int) bool {
	l := &m.lines[i]
	if l.number == 1 { // numbered: its 2. must follow, past what belongs to the 1.
		for i++; i < len(m.lines); i++ {
			if f := &m.lines[i]; f.indent < indent+2 {
				return f.number == 2 && f.indent >= left
			}
		}
		return false
	}
	if l.bullet == '*' {
		return true
	}
	if l.bullet == 0 {
		return false
	}
	if c := l.itemText[0]; c < '0' || c > '9' {
		return true
	}
	// "- 3 procentpoint": a list when it has a second item or something below
	// the first.
	if i+1 == len(m.lines) {
		return false
	}
	f := &m.lines[i+1]
	return f.indent >= left && f.bullet != 0
}

// list reads a list whose first marker stands at indent, if there is one.
// left is where the words of the item around it begin, 0 for none.
func (m *reader) list(indent, left, level int) (st Stykke, ok bool) {
	if !m.begins(m.n, indent, left) {
		return st, false
	}
	st.Nummereret = m.lines[m.n].number == 1
	st.Punkter = make([]Punkt, 0, 4)
	next := func(f *line) bool { // is f the list's next item?
		if f.indent < left || f.indent >= indent+2 {
			return false
		}
		return st.Nummereret && f.number == len(st.Punkter)+1 || !st.Nummereret && f.bullet != 0
	}
	for m.n < len(m.lines) && next(&m.lines[m.n]) {
		l := &m.lines[m.n]
		m.doubt.bullet(l)
		st.Punkter = append(st.Punkter, Punkt{})
		p := &st.Punkter[len(st.Punkter)-1]
		from := m.n + 1
		for m.n++; m.n < len(m.lines); m.n++ {
			f := &m.lines[m.n]
			if level == 1 && (f.indent < indent+2 || m.begins(m.n, f.indent, indent+2)) {
				break
			}
			if level == 2 && (f.indent < left || next(f)) {
				break
			}
		}
		m.doubt.text(m.lines[from:m.n])
		p.Linje = m.words(l.itemText, m.lines[from:m.n])
		if level == 1 && m.n < len(m.lines) && m.lines[m.n].indent >= indent+2 {
			if below, ok := m.list(m.lines[m.n].indent, indent+2, 2); ok {
				p.Under = &below
			}
		}
	}
	return st, true
}
