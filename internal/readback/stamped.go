package readback

import (
	"slices"
	"strconv"
	"strings"

	"notat/internal/recorddiff"
	"notat/internal/samtale"
	"notat/internal/story"
)

// stamps asks about what lines of the file say to be internal, one question for
// each: the words of such a line itself, what stands below it where it says nothing
// else, or the whole section where it stands below a heading. It is so until
// somebody says otherwise, and the line itself becomes no text. What is internal in
// the record already is not asked about.
func (h *held) stamps(known map[string]bool, out *outcome) {
	for e := range h.edited {
		x := &h.edited[e]
		m, ok := stampOf(x, known)
		if !ok || x.Contents || x.Empty() || h.hidden[e] || h.stampedBefore(e, known) {
			continue
		}
		about := []int{e}
		switch head := h.headingAbove(e); {
		case m.section && head >= 0:
			about = []int{head}
		case m.alone && h.leftBehind(e):
			about = nil
		case m.alone:
			about = h.stampedBy(e, known)
		case m.from == 0: // by its style
			for k := e + 1; k < len(h.edited) && h.match[k] < 0 && slices.Contains(h.edited[k].Styles, internalStyle); k++ {
				about = append(about, k)
			}
		}
		about = slices.DeleteFunc(about, func(k int) bool { return !h.mayHide(k, out) })
		if len(about) == 0 && !m.alone {
			h.stampedField(e, out)
			continue
		}
		i := Item{Kode: "internt-maerke", Severity: Info, Pointer: h.near(e), Tekst: story.Words(x.Text), Af: author(x.Runs),
			Besked: "Linjen siger, at noget er internt, og bliver ikke til tekst i notatet."}
		if len(about) > 0 {
			i.Severity, i.Choices, i.Besked = Ask, internOrOffentlig, "Der står i filen, at det er internt. Er det det?"
			i.Pointer = h.near(about[0])
		}
		for _, k := range about {
			if k != e && !h.edited[k].Empty() {
				i.Tekst += " ¶ " + story.Words(h.edited[k].Text)
			}
		}
		i.outside = story.Words(x.Text[:m.from])
		intern := out.tell(i) != "offentlig" && len(about) > 0
		if m.alone && (h.match[e] < 0 || h.base[h.match[e]].key != story.Key(x.Text)) {
			h.unpair(e)
			x.Runs, x.Text = nil, ""
		} else if intern && m.from > 0 && !m.alone {
			x.Runs = story.Cut(x.Runs, m.from, len(x.Text))
			x.Text = story.TextOf(x.Runs)
		}
		if intern {
			h.hide(about, out)
		}
	}
}

// stampedField asks about a field that can hold nothing internal, such as an item of
// the agenda: what is internal is left out of it.
func (h *held) stampedField(e int, out *outcome) {
	b, x := h.match[e], &h.edited[e]
	ptr := h.near(e)
	if b < 0 || h.base[b].sole() != ptr || strings.HasPrefix(ptr, "/afsnit") {
		return
	}
	l := &h.base[b]
	i := Item{Kode: "internt-maerke", Severity: Ask, Pointer: ptr, Tekst: story.Words(x.Text), outside: story.Words(x.Text), inside: story.Words(l.Text), Af: author(x.Runs),
		Choices: []Choice{{"intern", "Det er internt: lad det blive ude af notatet"}, internOrOffentlig[1]}, Besked: "Der står i filen, at det er internt, men her kan notatet ikke holde noget internt. Er det internt?"}
	if out.tell(i) != "offentlig" {
		x.Runs, x.Text = l.Runs, l.Text
	}
}

// stampedBefore reports whether the line says it in the draft as well, and of the
// same.
func (h *held) stampedBefore(e int, known map[string]bool) bool {
	b := h.match[e]
	if b < 0 {
		return false
	}
	m, ok := stampOf(h.base[b].Paragraph, known)
	if !ok || !m.alone {
		return ok
	}
	k := h.after(e)
	return k < len(h.edited) && b+1 < len(h.base) && h.match[k] == b+1
}

// leftBehind reports whether the line stands where it stood, and what it marked does
// not: what stands below it now is what came after that.
func (h *held) leftBehind(e int) bool {
	k := h.after(e)
	return h.match[e] >= 0 && !h.strayed(e) && k < len(h.edited) && h.match[k] > h.match[e] && !h.strayed(k)
}

// after gives the next paragraph that holds something.
func (h *held) after(e int) int {
	for e++; e < len(h.edited) && h.edited[e].Empty() && h.edited[e].Pictures == 0; e++ {
		continue
	}
	return e
}

// headingAbove gives the heading right above a line, or -1.
func (h *held) headingAbove(e int) int {
	k := e - 1
	for k >= 0 && h.edited[k].Empty() {
		k--
	}
	if k >= 0 && (h.edited[k].Heading > 0 || h.match[k] >= 0 && h.base[h.match[k]].opens()) {
		return k
	}
	return -1
}

// stampedBy gives what a line marks that says nothing else, which stands below it:
// new paragraphs together, the lines of a block of the record, a heading with its
// section.
func (h *held) stampedBy(e int, known map[string]bool) []int {
	k := h.after(e)
	if k == len(h.edited) {
		return nil
	}
	if _, more := stampOf(&h.edited[k], known); more {
		return nil
	}
	out := []int{k}
	first := &h.edited[k]
	if first.Heading > 0 {
		return out
	}
	block := h.blockOf(k)
	for k++; k < len(h.edited); k++ {
		x := &h.edited[k]
		_, more := stampOf(x, known)
		if x.Heading > 0 || more || h.blockOf(k) != block || (first.Table > 0) != (x.Table > 0) {
			break
		}
		out = append(out, k)
	}
	return out
}

// blockOf gives the block of the record that an edited paragraph comes from, or "".
func (h *held) blockOf(e int) string {
	if h.match[e] < 0 {
		return ""
	}
	ptr := h.near(e)
	path, ok := sectionOf(ptr)
	n, in := indexIn(path+"/blokke", ptr)
	if !ok || !in {
		return ptr
	}
	return path + "/blokke/" + strconv.Itoa(n)
}

// near gives the place of the record that an edited paragraph comes from, or that
// stands before it.
func (h *held) near(e int) string {
	for ; e >= 0; e-- {
		if b := h.match[e]; b >= 0 {
			for n := range h.base[b].segs {
				if p := h.base[b].segs[n].pointer; p != "" {
					return p
				}
			}
			return h.base[b].ctx
		}
	}
	return ""
}

// mayHide reports whether a paragraph is in a section, or new, and not internal
// yet.
func (h *held) mayHide(e int, out *outcome) bool {
	ptr := h.near(e)
	if h.match[e] < 0 {
		path, _ := sectionOf(ptr)
		return h.edited[e].Heading > 0 || !out.intern(path)
	}
	return strings.HasPrefix(ptr, "/afsnit") && !out.intern(ptr)
}

// hide makes paragraphs internal: the section of a heading, the block of the record
// that they are all of, and new ones wherever they are put.
func (h *held) hide(about []int, out *outcome) {
	all := map[string]int{} // text of the record -> lines of it that are hidden
	for _, e := range about {
		if h.match[e] >= 0 {
			all[h.near(e)]++
		}
	}
	for _, e := range about {
		b := h.match[e]
		ptr := h.near(e)
		block := h.blockOf(e)
		switch f := h.fields[ptr]; {
		case b < 0:
		case h.base[b].opens():
			section, _ := split1(ptr)
			recorddiff.Set(out.root, section+"/synlighed", string(samtale.Intern))
			continue
		case strings.Contains(ptr, "/-"), isTekst(ptr) && f != nil && all[ptr] < len(f.before):
			h.unpair(e)
		case block != ptr:
			recorddiff.Set(out.root, block+"/synlighed", string(samtale.Intern))
			continue
		}
		h.hidden[e] = true
	}
}

func (h *held) unpair(e int) {
	if b := h.match[e]; b >= 0 {
		h.match[e], h.back[b] = -1, -1
	}
}

// internal finds a place for a new paragraph that is internal: a block of its own,
// or a section of its own where it is a heading.
func (p *placing) internal(e int, pc *piece) {
	pc.intern = true
	if _, known := p.grid.tables[pc.from.Table]; pc.from.Table > 0 && !known {
		p.internalTable(e)
		return
	}
	switch {
	case pc.from.Box, pc.from.Table > 0:
		p.ask(p.here, e, pc, "internt-uden-plads", "Det er internt, og her kan der ikke stå noget internt.")
		return
	case pc.from.Heading != 0:
		p.here = p.headings.heading(p.here, e, pc, pc.from.Heading)
		if s := p.here.fresh; s != nil && s.first == e {
			s.intern, s.beside = true, false
		}
		return
	}
	p.here = p.hiddenBlock(p.here, e, pc)
}

// internalTable takes a new table that is internal: a table, whatever its head says,
// or words where it is a frame or has others in it.
func (p *placing) internalTable(e int) {
	m := p.held.matrixFrom(e, len(p.held.file.Tables[p.held.edited[e].Table-1].Rows))
	p.taken.place(m.paras)
	m.trim()
	pc := loose(m.shown(), e)
	if len(m.rows) > 1 && !m.nested {
		b := m.block()
		b["synlighed"] = string(samtale.Intern)
		pc = aBlock(&p.held.edited[e], e, m.shown(), b)
	}
	pc.intern = true
	p.here = p.hiddenBlock(p.here, e, pc)
}

// afterInternal takes a line of a text of the record that goes on after something
// internal was put into it: the text is cut there.
func (p *placing) afterInternal(e int, l *line, x *story.Paragraph) bool {
	ptr := l.sole()
	if ptr == "" || ptr != p.cutText || p.here.fresh == nil {
		p.cutText = ""
		return false
	}
	p.taken.left[ptr] = true
	p.here.fresh.lines = append(p.here.fresh.lines, &piece{runs: x.Runs, from: x, base: p.held.match[e], num: l.Num, at: e, intern: p.out.intern(ptr)})
	return true
}
