package readback

import "strings"

// line is a paragraph of the baseline, cut into what is fixed and what is a field.
type line struct {
	*para
	segs []seg
	key  string // its words, for comparing
	ctx  string // pointer of the field it holds, or of the nearest before it
}

// seg is a stretch of a line: words of one field, or fixed text.
type seg struct {
	pointer string // "" for fixed text
	runs    []run
	text    string
	prompt  bool
}

// field is an editable field of the draft, with its words before and after.
type field struct {
	pointer string
	rich    bool
	prompt  string   // what the empty field asks for
	before  []*piece // its lines in the baseline
	after   []*piece // its lines in the edited draft
	gone    bool     // no place of it is left in the edited draft
	present bool     // some place of it is left
	dropped bool     // an answer or a move says that it is deleted
}

// piece is the words of a field in one paragraph.
type piece struct {
	runs []run
	from *para
	base int    // the line it stands for, or -1
	num  string // the numbered list it is of; "" is that of the piece before
	at   int    // edited paragraph
	seg  int
}

func (p *piece) text() string { return textOf(p.runs) }

// lines cuts the paragraphs of the baseline and learns the fields from them.
func (r *reading) lines(s story) []line {
	out := make([]line, len(s.paras))
	rich := richFields(r.Baseline)
	ctx := ""
	for i := range s.paras {
		p := &s.paras[i]
		l := &out[i]
		l.para, l.key = p, keyOf(p.text)
		for k, from := 0, 0; k <= len(p.runs); k++ {
			if k < len(p.runs) && p.runs[k].owner == p.runs[from].owner {
				continue
			}
			if k > from {
				l.segs = append(l.segs, seg{pointer: p.runs[from].owner, runs: p.runs[from:k], text: textOf(p.runs[from:k]), prompt: p.runs[from].prompt})
			}
			from = k
		}
		for n := range l.segs {
			sg := &l.segs[n]
			if sg.pointer == "" {
				continue
			}
			f := r.fields[sg.pointer]
			if f == nil {
				f = &field{pointer: sg.pointer, rich: rich[sg.pointer]}
				r.fields[sg.pointer] = f
				r.order = append(r.order, f)
			}
			if sg.prompt {
				f.prompt = words(sg.text)
			}
			f.before = append(f.before, &piece{runs: sg.runs, from: p, base: i, num: p.num, at: i, seg: n})
			ctx = sg.pointer
		}
		l.ctx = ctx
	}
	// The fixed heading of a missing part or a list belongs to what comes after it.
	for i := len(out) - 2; i >= 0; i-- {
		if next := out[i+1].ctx; out[i].heading > 0 && !out[i].editable() && out[i].ctx != next {
			out[i].ctx = next
		}
		if next := out[i+1].ctx; !out[i].editable() && strings.Contains(next, "/-") && out[i].ctx != next && out[i].table == 0 {
			out[i].ctx = next
		}
	}
	return out
}

func (l *line) editable() bool {
	for i := range l.segs {
		if l.segs[i].pointer != "" {
			return true
		}
	}
	return false
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

// richFields gives the pointers of the fields that are Markdown.
func richFields(d Draft) map[string]bool {
	out := make(map[string]bool, len(d.Controls))
	for _, c := range d.Controls {
		if c.Rich {
			out[c.Pointer] = true
		}
	}
	return out
}
