package readback

import (
	"slices"
	"strings"

	"notat/internal/story"
)

// line is a paragraph of the baseline, cut into what is fixed and what is a field.
type line struct {
	*story.Paragraph
	segs []seg
	key  string // its words, for comparing
	ctx  string // pointer of the field it holds, or of the nearest before it
	head bool   // fixed words above the fields of a table
	form bool   // asks for something new of the record
}

// seg is a stretch of a line: words of one field, or fixed text.
type seg struct {
	pointer string // "" for fixed text
	runs    []story.Run
	text    string
	prompt  bool
}

// field is an editable field of the draft.
type field struct {
	pointer string
	rich    bool
	prompt  string   // what the empty field asks for
	before  []*piece // its lines in the baseline
}

// piece is the words of a field in one paragraph.
type piece struct {
	runs []story.Run
	from *story.Paragraph
	base int    // the line it stands for, or -1
	num  string // the numbered list it is of; "" is that of the piece before
	at   int    // edited paragraph
	seg  int

	block  map[string]any // a block of its own, that stands between the words
	intern bool           // it was cut from an internal text
	more   []*piece       // what stands below it in a text box
}

// pieceOf gives an edited paragraph as words that no line of the baseline has.
func pieceOf(x *story.Paragraph, e int) *piece { return &piece{runs: x.Runs, from: x, base: -1, at: e} }

func (p *piece) text() string { return story.TextOf(p.runs) }

// held is an edited draft held against its baseline: what align found, and set right by
// what is asked or done before place (of words that nobody sees, marks of what is
// internal, raised figures, lists typed by hand). Nothing changes it from place on.
type held struct {
	base   []line
	edited []story.Paragraph

	was, file      *story.Story  // the baseline and the edited draft, whole
	inBase, inFile map[int][]int // their paragraphs, by table
	fields         map[string]*field
	order          []*field // by first place in the baseline

	hidden map[int]bool    // edited paragraphs that the file says are internal
	asked  map[string]bool // words of the lines that only ask for something

	match []int    // edited paragraph -> line of the baseline, or -1
	back  []int    // line of the baseline -> edited paragraph, or -1
	above []string // edited paragraph -> words of the fixed line or heading that it stands under

	inOrder []bool // edited paragraphs that stand in the order of the baseline
}

// cutLines cuts the paragraphs of the baseline and learns the fields from them.
func cutLines(paras []story.Paragraph, controls map[string]Control) *held {
	out := make([]line, len(paras))
	h := &held{base: out, fields: map[string]*field{}, hidden: map[int]bool{}, asked: map[string]bool{}}
	rich := map[string]bool{}
	for _, c := range controls {
		rich[c.Pointer] = rich[c.Pointer] || c.Rich
	}
	ctx := ""
	for i := range paras {
		p := &paras[i]
		l := &out[i]
		l.Paragraph, l.key = p, story.Key(p.Text)
		for k, from := 0, 0; k <= len(p.Runs); k++ {
			if k < len(p.Runs) && p.Runs[k].Owner == p.Runs[from].Owner {
				continue
			}
			if k > from {
				l.segs = append(l.segs, seg{pointer: p.Runs[from].Owner, runs: p.Runs[from:k], text: story.TextOf(p.Runs[from:k]), prompt: p.Runs[from].Prompt})
			}
			from = k
		}
		for n := range l.segs {
			sg := &l.segs[n]
			if sg.pointer == "" {
				continue
			}
			f := h.fields[sg.pointer]
			if f == nil {
				f = &field{pointer: sg.pointer, rich: rich[sg.pointer]}
				h.fields[sg.pointer] = f
				h.order = append(h.order, f)
			}
			if sg.prompt {
				f.prompt = story.Words(sg.text)
			}
			_, _, is := formOf(sg.pointer)
			l.form = l.form || is || sg.prompt && strings.HasSuffix(sg.pointer, grundForm)
			f.before = append(f.before, &piece{runs: sg.runs, from: p, base: i, num: p.Num, at: i, seg: n})
			ctx = sg.pointer
		}
		l.ctx = ctx
		if l.onlyAsks() {
			h.asked[l.key] = true
		}
	}
	h.headRows()
	// The fixed heading of a missing part or a list belongs to what comes after it.
	for i := len(out) - 2; i >= 0; i-- {
		if next := out[i+1].ctx; out[i].Heading > 0 && !out[i].editable() && out[i].ctx != next {
			out[i].ctx = next
		}
		if next := out[i+1].ctx; !out[i].editable() && strings.Contains(next, "/-") && out[i].ctx != next && (out[i].Table == 0 || out[i].Table == out[i+1].Table) {
			out[i].ctx = next
		}
	}
	return h
}

// headRows lets the fixed words above the first field of a table belong to that
// field, and not to what stands before the table.
func (h *held) headRows() {
	for i := len(h.base) - 2; i >= 0; i-- {
		l, next := &h.base[i], &h.base[i+1]
		if l.Table > 0 && l.Row == 1 && next.Table == l.Table && !l.editable() && (next.editable() || next.head) {
			l.ctx, l.head = next.ctx, true
		}
	}
}

// indexTables notes which paragraphs stand in which table.
func (h *held) indexTables() {
	h.inBase, h.inFile = map[int][]int{}, map[int][]int{}
	for b := range h.base {
		if t := h.base[b].Table; t > 0 {
			h.inBase[t] = append(h.inBase[t], b)
		}
	}
	for e := range h.edited {
		if t := h.edited[e].Table; t > 0 {
			h.inFile[t] = append(h.inFile[t], e)
		}
	}
}

// key gives the words of an edited paragraph, for comparing.
func (h *held) key(e int) string { return story.Key(h.edited[e].Text) }

// onlyAsks reports whether a line is a prompt, or a label and a prompt.
func (l *line) onlyAsks() bool {
	asks := false
	for i := range l.segs {
		switch sg := &l.segs[i]; {
		case sg.prompt:
			asks = true
		case sg.pointer != "":
			return false
		}
	}
	return asks
}

func (l *line) editable() bool {
	return slices.ContainsFunc(l.segs, func(s seg) bool { return s.pointer != "" })
}

// sole gives the field that is all of the line, or "".
func (l *line) sole() string {
	if len(l.segs) == 1 {
		return l.segs[0].pointer
	}
	return ""
}

func (l *line) holds(pointer string) bool {
	for i := range l.segs {
		if l.segs[i].pointer == pointer {
			return true
		}
	}
	return false
}
