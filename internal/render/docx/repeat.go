package docx

import (
	"strings"

	"notat/internal/notat"
)

// repeats reports whether lines ask for an item that the record does not have
// yet, of which there may be several. Word puts a + beside such a place (w15:
// repeatingSection, [MS-DOCX] 2.5.4). What the record has already stands in none:
// other programs drop the wrapper, and some read no row that stands in one.
func (w *writer) repeats(line []notat.Inline) (pointer string, ok bool) {
	if !w.doc.Prompts {
		return "", false
	}
	for _, in := range line {
		if f, is := in.(notat.Felt); is && f.Prompt != "" && !f.Rich && strings.Contains(f.Pointer, "/-/") {
			return f.Pointer, true
		}
	}
	return "", false
}

// openRepeat writes the start of a section of one item that Word can repeat. It
// has no title: LibreOffice gives that to the first control within.
func (w *writer) openRepeat(pointer string) {
	for _, kind := range []literal{"w15:repeatingSection", "w15:repeatingSectionItem"} {
		w.raw("<w:sdt><w:sdtPr>")
		w.val("w:id", int(w.controlID(pointer)))
		w.raw("<", kind, "/></w:sdtPr><w:sdtContent>")
	}
}

func (w *writer) closeRepeat() {
	w.closeControl()
	w.closeControl()
}

// repeatsRow is repeats for a row, by its first cell: a row asks as a whole.
func (w *writer) repeatsRow(cells []notat.Cell) (pointer string, ok bool) {
	if len(cells) == 0 || len(cells[0].Blocks) != 1 {
		return "", false
	}
	p, is := cells[0].Blocks[0].(*notat.Paragraph)
	if !is {
		return "", false
	}
	return w.repeats(p.Inlines)
}
