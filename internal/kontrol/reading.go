package kontrol

import (
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"

	"notat/internal/laesning"
	"notat/internal/post"
	"notat/internal/prosa"
	"notat/internal/samtale"
)

// reading is all that a document of a record prints or carries, in normal form:
// one text after the other, so that what is parted over cells, columns, items
// and lines is found as it is read. Tables are there twice, by rows and by
// columns, and what stands side by side also line by line.
type reading struct {
	form      string
	stretches []stretch // in the order of form

	backslashed []stretch // the fields that have a backslash as they are written, without their words
}

// stretch is the words of words of one field.
type stretch struct {
	from   int          // where in the form of the reading
	at     post.Pointer // in the record that was read
	block  post.Pointer // the block that it is in, or ""
	field  *samtale.Field
	source string // the whole field, as the record has it
	words  string // as the record has them; of Markdown, as they are shown
	tekst  laesning.Tekst
	target bool // the target of a link, or what is decoded of a text
	again  bool // it has been read before, the other way
	digits int  // how many it has; see digits
}

// The signs between two stretches: no text in normal form has them.
const (
	beside = "\x1f" // cells of a row, columns, what one participant is
	below  = "\x1e" // rows, items, lines, paragraphs
	far    = "\x1d" // what nobody reads as one
)

// reader makes a reading.
type reader struct {
	reading
	walk samtale.Walk
	form strings.Builder

	internal bool   // what is internal is read, and nothing else
	depth    int    // how many internal objects the walk is in
	last     string // what the last piece stands in: a block, or a list at the top
}

// stretchRooms keep the room for the stretches of a reading, 256 at first: as many as
// a notat of four pages has.
var stretchRooms = sync.Pool{New: func() any { return new(make([]stretch, 0, 256)) }}

// maxStretchRoom is how many of them are kept: those of a notat of a hundred pages.
const maxStretchRoom = 8_000

// release gives the room back. Nothing of the reading may be used any more.
func (l *reading) release() {
	if room := l.stretches[:0]; cap(room) <= maxStretchRoom {
		clear(l.stretches)
		stretchRooms.Put(&room)
	}
	l.stretches = nil
}

// read reads a record.
func read(r *samtale.Record) *reading {
	m := &reader{}
	m.stretches = *stretchRooms.Get().(*[]stretch)
	m.form.Grow(16 << 10)
	m.walk = samtale.Walk{Text: m.field, Leave: m.leave}
	m.walk.Over(r)
	m.reading.form = m.form.String()
	return &m.reading
}

// readInternal reads what is internal in a record.
func readInternal(r *samtale.Record) *reading {
	m := &reader{internal: true}
	m.walk = samtale.Walk{Text: m.field, Skip: m.holdsNothing, Enter: m.enter, Leave: func(object any) {
		if samtale.IsIntern(object) {
			m.depth--
		}
	}}
	m.walk.Over(r)
	m.reading.form = m.form.String()
	return &m.reading
}

// holdsNothing reports whether nothing internal can be in an object.
func (m *reader) holdsNothing(object any) bool {
	switch object.(type) {
	case *samtale.Record, *samtale.Afsnit, *samtale.Resultater:
		return false
	}
	return m.depth == 0 && !samtale.IsIntern(object)
}

func (m *reader) enter(object any) {
	if samtale.IsIntern(object) {
		m.depth++
	}
}

// field reads the field at the place of the walk.
func (m *reader) field(f *samtale.Field, s string) {
	if s == "" || f.Is(samtale.Unprinted|samtale.Internal) || m.internal && m.depth == 0 {
		return
	}
	p := stretch{at: post.Pointer(m.walk.Pointer()), field: f, source: s}
	if strings.IndexByte(s, '\\') >= 0 {
		m.backslashed = append(m.backslashed, p)
	}
	p.block = blockOf(p.at)
	in, between := m.place(&p)
	m.last = in
	switch {
	case f.Kind == samtale.KindProse:
		lines, targets := shown(s)
		for _, l := range lines {
			p.words, p.target = l, false
			m.add(&p, between)
			between = below
		}
		for _, a := range targets {
			p.words, p.target = a, true
			m.add(&p, far)
		}
		if len(targets) > 0 {
			m.last = ""
		}
	case f.Kind == samtale.KindAddress:
		p.words, p.target = s, true
		m.add(&p, far)
	default:
		p.words = s
		m.add(&p, between)
	}
}

// place gives what a field stands in, and the sign between it and the piece before.
func (m *reader) place(p *stretch) (in, between string) {
	if in = string(p.block); in == "" {
		in = string(p.at[:1+tokenLen(string(p.at[1:]))])
	}
	switch {
	case in != m.last:
		return in, far
	case len(m.stretches) == 0:
		return in, ""
	}
	f, before := p.field, m.stretches[len(m.stretches)-1].at.Parent()
	switch {
	case f.Type == "Tabel" && f.Key != "billedtekst" && before == p.at.Parent():
		return in, beside // cells of one row
	case (f.Type == "Deltager" || f.Type == "Dagsordenspunkt") && before == p.at.Parent():
		return in, beside
	}
	return in, below
}

// blockOf gives the place of the block that a place is in, or nothing.
func blockOf(at post.Pointer) post.Pointer {
	const blokke = "/blokke/"
	i := strings.Index(string(at), blokke) // no block stands in another
	if i < 0 {
		return ""
	}
	i += len(blokke)
	return at[:i+tokenLen(string(at[i:]))]
}

// tokenLen gives how long the part of a pointer is that a text begins with.
func tokenLen(s string) int {
	if n := strings.IndexByte(s, '/'); n >= 0 {
		return n
	}
	return len(s)
}

// add adds a piece, and what is decoded of its words.
func (m *reader) add(p *stretch, between string) {
	if p.target {
		p.tekst = laesning.Address(p.words)
	} else {
		p.tekst = laesning.Normal(p.words)
	}
	m.put(p, between)
	if !p.target && laesning.Encoded(p.words) {
		p.target, p.tekst = true, laesning.Address(p.words)
		m.put(p, far)
		m.last = ""
	} else if seen, ok := laesning.Meant(p.words); ok {
		p.words, p.tekst = seen, laesning.Normal(seen)
		m.put(p, far)
		m.last = ""
	}
}

func (m *reader) put(p *stretch, between string) {
	m.form.WriteString(between)
	p.from = m.form.Len()
	m.form.WriteString(p.tekst.Form)
	m.stretches = append(m.stretches, *p)
}

// leave reads a block once more that has been read, the other way.
func (m *reader) leave(object any) {
	switch b := object.(type) {
	case *samtale.Tabel:
		m.columns(len(b.Hoved))
	case *samtale.Sammenstilling:
		m.sideBySide()
	}
}

// columns reads the table that has been read by its columns.
func (m *reader) columns(n int) {
	if n < 2 {
		return // it has been
	}
	at := m.walk.Pointer() + "/"
	columns := make([][]stretch, n)
	for i := len(m.stretches) - 1; i >= 0 && strings.HasPrefix(string(m.stretches[i].at), at); i-- {
		if p := &m.stretches[i]; !p.target && p.field.Key != "billedtekst" {
			if k, err := strconv.Atoi(p.at.LastToken()); err == nil && k < n {
				columns[k] = append(columns[k], *p)
			}
		}
	}
	for _, c := range columns {
		between := far
		for i := len(c) - 1; i >= 0; i-- {
			c[i].again = true
			m.put(&c[i], between)
			between = below
		}
	}
	m.last = ""
}

// sideBySide reads the columns that have been read line by line.
func (m *reader) sideBySide() {
	at := m.walk.Pointer() + "/kolonner/"
	var columns [][]int // their stretches: the last first, the last line first
	var in post.Pointer
	for i := len(m.stretches) - 1; i >= 0 && strings.HasPrefix(string(m.stretches[i].at), at); i-- {
		p := &m.stretches[i]
		if p.target {
			continue
		}
		if p.at.Parent() != in {
			in = p.at.Parent()
			columns = append(columns, nil)
		}
		columns[len(columns)-1] = append(columns[len(columns)-1], i)
	}
	for line := 0; ; line++ {
		between := far
		for k := len(columns) - 1; k >= 0; k-- {
			if c := columns[k]; line < len(c) {
				p := m.stretches[c[len(c)-1-line]]
				p.again = true
				m.put(&p, between)
				between = beside
			}
		}
		if between == far {
			break
		}
	}
	m.last = ""
}

// withoutMarks gives the lines of a text that has only paragraphs and lists of items on one
// line each: no mark, no number and no line break. Most texts are so, and are cut here.
func withoutMarks(s string) (lines []string, ok bool) {
	for _, mark := range []byte("\\*_[\r") {
		if strings.IndexByte(s, mark) >= 0 {
			return nil, false
		}
	}
	for more := true; more; {
		var piece string
		if piece, s, more = strings.Cut(s, "\n\n"); strings.HasPrefix(piece, "- ") {
			n := strings.Count(piece, "\n") + 1
			if n < 2 { // a sign, maybe
				return nil, false
			}
			lines = slices.Grow(lines, n)
			for item := range strings.SplitSeq(piece, "\n") {
				words, isItem := strings.CutPrefix(item, "- ")
				if !isItem || !plainLine(words) {
					return nil, false
				}
				lines = append(lines, words)
			}
			continue
		}
		if !plainLine(piece) || strings.IndexByte(piece, '\n') >= 0 {
			return nil, false
		}
		lines = append(lines, piece)
	}
	return lines, true
}

// plainLine reports whether a line begins with no mark and has no space at its ends.
func plainLine(s string) bool {
	return s != "" && strings.IndexByte("0123456789-+ \t", s[0]) < 0 && strings.IndexByte(" \t", s[len(s)-1]) < 0
}

// shown gives the lines that a reader sees of a Markdown text, and the targets
// of its links.
func shown(s string) (lines, targets []string) {
	if lines, plain := withoutMarks(s); plain {
		return lines, nil
	}
	return linesOf(prosa.Read(s))
}

// linesOf gives those of a text that has been read.
func linesOf(text prosa.Prosa) (lines, targets []string) {
	line := func(words []prosa.Ord) {
		if len(words) == 0 {
			return
		}
		var b strings.Builder
		target := ""
		for _, w := range words {
			if w.Linjeskift {
				b.WriteByte('\n')
			}
			b.WriteString(w.Tekst)
			if w.Henvisning != "" && w.Henvisning != target {
				targets = append(targets, w.Henvisning)
			}
			target = w.Henvisning
		}
		lines = append(lines, b.String())
	}
	var stykke func(prosa.Stykke)
	stykke = func(s prosa.Stykke) {
		line(s.Linje)
		for _, p := range s.Punkter {
			line(p.Linje)
			if p.Under != nil {
				stykke(*p.Under)
			}
		}
	}
	for _, s := range text {
		stykke(s)
	}
	return lines, targets
}

// at gives the stretch that a byte of the form stands in.
func (l *reading) at(i int) *stretch {
	return &l.stretches[sort.Search(len(l.stretches), func(n int) bool { return l.stretches[n].from > i })-1]
}

// found gives the words of a stretch of the form as the record has them.
func (l *reading) found(from, to int) string {
	p := l.at(from)
	a, b := from-p.from, to-p.from
	if p.target || b > len(p.tekst.Form) {
		return strings.NewReplacer(beside, " ", below, " ", far, " ").Replace(l.form[from:to])
	}
	end := len(p.words)
	if b < len(p.tekst.Form) {
		end = p.tekst.Place(b)
	}
	return strings.TrimSpace(p.words[p.tekst.Place(a):max(end, p.tekst.Place(a))])
}
