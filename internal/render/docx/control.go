package docx

import (
	"hash/fnv"
	"strconv"
	"unicode/utf16"

	"notat/internal/notat"
)

// maxAlias is how long Word lets a control's title be, in UTF-16 units.
const maxAlias = 64

// editable reports whether a field becomes a content control.
func editable(f *notat.Felt) bool { return !f.Fixed && f.Pointer != "" }

// soleField gives the field that is the only inline of a line.
func soleField(ins []notat.Inline) (*notat.Felt, bool) {
	if len(ins) != 1 {
		return nil, false
	}
	f, ok := ins[0].(notat.Felt)
	if !ok || !editable(&f) {
		return nil, false
	}
	return &f, true
}

// blockField gives the field that all words of a paragraph or list come from.
func blockField(b notat.Block) (*notat.Felt, bool) {
	switch b := b.(type) {
	case *notat.Paragraph:
		return soleField(b.Inlines)
	case *notat.List:
		return listField(b)
	case *notat.Heading, *notat.Definitions, *notat.Table, *notat.Columns, *notat.Quote, *notat.Figure, *notat.Form: // hold several
	}
	return nil, false
}

func listField(l *notat.List) (*notat.Felt, bool) {
	var first *notat.Felt
	for i := range l.Items {
		it := &l.Items[i]
		f, ok := soleField(it.Inlines)
		if !ok || (first != nil && f.Pointer != first.Pointer) {
			return nil, false
		}
		if first == nil {
			first = f
		}
		if it.Sub != nil {
			if sub, ok := listField(it.Sub); !ok || sub.Pointer != f.Pointer {
				return nil, false
			}
		}
	}
	return first, first != nil
}

// fieldRun gives how many blocks in a row are all of the field of the first.
func fieldRun(f *notat.Felt, bs []notat.Block) int {
	n := 1
	for n < len(bs) {
		g, ok := blockField(bs[n])
		if !ok || g.Pointer != f.Pointer {
			break
		}
		n++
	}
	return n
}

// standsAsBlock reports whether the blocks of one field become a block-level
// control. A plain field in one line is a run-level one; so is a single
// paragraph in a cell, since a cell has to end with a paragraph.
func standsAsBlock(f *notat.Felt, bs []notat.Block, at place) bool {
	if len(bs) > 1 {
		return true
	}
	if l, ok := bs[0].(*notat.List); ok {
		return f.Rich || len(l.Items) > 1
	}
	if at.cell {
		return false
	}
	if f.Rich {
		return true
	}
	for _, in := range f.Inlines {
		if _, ok := in.(notat.Break); ok {
			return true
		}
	}
	return false
}

// blockControl writes the blocks of one field as one rich-text control.
func (w *writer) blockControl(f *notat.Felt, bs []notat.Block, at place) {
	empty := notat.EmptyBlocks(bs)
	if empty && !w.prompts(f) {
		return
	}
	w.seen[f.Pointer] = true
	w.openControl(f, empty)
	w.within = f.Pointer
	if empty {
		w.open(para{style: at.style, at: at})
		w.prompt(f)
		w.close()
	} else {
		w.guard = true
		w.blocks(bs, at)
	}
	w.within, w.guard = "", false
	w.closeControl()
	w.afterBlock = true
}

// runControl writes the words of one field as a run-level control, or its prompt
// when there are none.
func (w *writer) runControl(ws []word) {
	f := ws[0].felt
	empty := len(ws) == 1 && ws[0].text == ""
	w.bold = empty && ws[0].strong
	w.openControl(f, empty)
	if empty {
		w.prompt(f)
		w.bold = false
	} else {
		w.runs(ws)
	}
	w.closeControl()
}

// free reports whether a field may become a control here: it is editable, and
// neither has one already nor stands in it.
func (w *writer) free(f *notat.Felt) bool {
	return editable(f) && f.Pointer != w.within && !w.seen[f.Pointer]
}

// shows reports whether a line is drawn at all: it has words, or a prompt that
// this draft shows.
func (w *writer) shows(ins []notat.Inline) bool {
	return !notat.Empty(ins) || w.doc.Prompts && w.promptIn(ins)
}

func (w *writer) promptIn(ins []notat.Inline) bool {
	for _, in := range ins {
		switch x := in.(type) {
		case notat.Strong:
			if w.promptIn(x) {
				return true
			}
		case notat.Emph:
			if w.promptIn(x) {
				return true
			}
		case notat.Felt:
			if notat.Empty(x.Inlines) && w.free(&x) && w.prompts(&x) {
				return true
			}
		case notat.Text, notat.Link, notat.Break: // never a place to fill in
		}
	}
	return false
}

// anyPrompt reports whether a cell's blocks show a prompt.
func (w *writer) anyPrompt(bs []notat.Block) bool {
	found := false
	eachLine(bs, func(ins []notat.Inline) { found = found || w.promptIn(ins) })
	return found
}

func (w *writer) prompts(f *notat.Felt) bool { return w.doc.Prompts && f.Prompt != "" }

func (w *writer) prompt(f *notat.Felt) {
	w.with(`<w:r><w:rPr><w:rStyle w:val="`, w.form.styles.Placeholder)
	if w.bold {
		w.raw("<w:b/>")
	}
	w.raw("</w:rPr>")
	w.runText(f.Prompt)
	w.raw("</w:r>")
}

// openControl writes the start of a control with its properties in the order of
// the schema (CT_SdtPr, ISO/IEC 29500-1 § 17.5.2.38). There is no data binding:
// an editor that leaves the bound value behind would bring the old text back
// without a word. There is no lock either: with one, Word does not let go of the
// section or the agreement that the control stands in. And none is of plain text
// (w:text), in which Enter does nothing, and in which LibreOffice moves a line
// break out and glues the words together.
func (w *writer) openControl(f *notat.Felt, prompt bool) {
	w.raw(`<w:sdt><w:sdtPr>`)
	if w.bold { // what is typed instead of the prompt
		w.raw("<w:rPr><w:b/></w:rPr>")
	}
	if f.Titel != "" {
		w.raw(`<w:alias w:val="`)
		w.text(cut(f.Titel, maxAlias))
		w.raw(`"/>`)
	}
	w.bind(f.Pointer, f.Rich)
	if prompt {
		w.raw("<w:showingPlcHdr/>")
	}
	if len(f.Choices) > 0 {
		w.raw("<w:dropDownList>")
		for _, s := range f.Choices {
			w.raw(`<w:listItem w:displayText="`)
			w.text(s)
			w.raw(`" w:value="`)
			w.text(s)
			w.raw(`"/>`)
		}
		w.raw("</w:dropDownList>")
	}
	w.raw("</w:sdtPr><w:sdtContent>")
}

// openGuard writes the start of a hidden run-level control around the words of a
// block-level control's first paragraph. LibreOffice makes a block-level control
// a run-level one around that paragraph alone, and reads its bold words, links
// and line breaks as bare letters; inside a run-level control they stay.
func (w *writer) openGuard() {
	w.raw(`<w:sdt><w:sdtPr>`)
	w.bind(w.within, true)
	w.raw(`<w15:appearance w15:val="hidden"/></w:sdtPr><w:sdtContent>`)
}

func (w *writer) closeControl() { w.raw("</w:sdtContent></w:sdt>") }

// bind writes the tag and the id of a control and notes what the tag stands for.
func (w *writer) bind(pointer string, rich bool) {
	tag := "n" + strconv.Itoa(len(w.bindings)+1)
	w.bindings = append(w.bindings, Binding{Tag: tag, Pointer: pointer, Rich: rich})
	w.with(`<w:tag w:val="`, tag)
	w.val("w:id", int(w.controlID(pointer)))
}

// controlID gives a positive number that no other control of the document has.
// It rests on the pointer, so that a field keeps its number when others change.
func (w *writer) controlID(pointer string) uint32 {
	h := fnv.New32a()
	h.Write([]byte(pointer))
	id := h.Sum32() & 0x7fffffff
	if w.ids == nil {
		w.ids = make(map[uint32]bool, 64)
		for _, taken := range w.form.controlIDs {
			w.ids[taken] = true
		}
	}
	for id == 0 || w.ids[id] {
		id = (id + 1) & 0x7fffffff
	}
	w.ids[id] = true
	return id
}

// cut shortens s to n UTF-16 units, with an ellipsis when words are gone.
func cut(s string, n int) string {
	units := 0
	end := 0
	for i, r := range s {
		if units += utf16.RuneLen(r); units > n {
			return s[:end] + "…"
		}
		if units <= n-1 {
			end = i + len(string(r))
		}
	}
	return s
}
