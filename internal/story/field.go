package story

import (
	"strings"

	"github.com/beevik/etree"

	"notat/internal/ooxml"
)

// wordField is a complex field of a paragraph: w:fldChar begin, the
// instruction, separate, the result, end (ISO/IEC 29500-1 § 17.16.18). Fields
// stand in one another, in the instruction as well as in the result.
type wordField struct {
	instr  []byte
	from   int // runs of the paragraph before it
	result bool
	form   string // what a field of the old forms shows without words
	link   string // address that the result points to, its own or that of a field around it
}

// inner gives the innermost open field, or nil.
func (w *walker) inner() *wordField {
	if n := len(w.fields); n > 0 {
		return w.fields[n-1]
	}
	return nil
}

// address gives where the words of a field's result point; f may be nil.
func (f *wordField) address() string {
	if f == nil {
		return ""
	}
	return f.link
}

// fieldChar reads a w:fldChar, and gives what the field shows without having it
// as words. One that lacks its counterpart in the paragraph changes nothing: the
// words are read as any others.
func (w *walker) fieldChar(e *etree.Element) (shows string) {
	kind := ooxml.Attr(e, "fldCharType")
	f := w.inner()
	switch {
	case kind == "begin":
		w.fields = append(w.fields, &wordField{from: len(w.cur.Runs), link: f.address(), form: box(e) + chosen(e)})
	case f == nil:
	case kind == "separate":
		if !f.result {
			w.unsay(f)
		}
		f.result = true
		if a := hyperlink(string(f.instr)); a != "" {
			f.link = a
		}
	case kind == "end":
		if !f.result {
			w.unsay(f)
		}
		w.fields = w.fields[:len(w.fields)-1]
		if len(w.cur.Runs) <= f.from { // no result
			return f.form
		}
	}
	return ""
}

// unsay takes the results of fields within an instruction away: "1" in
// { IF { PAGE } = 1 "forside" "side" } is compared and never shown.
func (w *walker) unsay(f *wordField) { w.cur.Runs = w.cur.Runs[:f.from] }

// hyperlink gives the address of a HYPERLINK instruction, or "":
// HYPERLINK "address" \l "place" (ISO/IEC 29500-1 § 17.16.5.25).
func hyperlink(instr string) string {
	rest, ok := strings.CutPrefix(strings.TrimSpace(instr), "HYPERLINK")
	if !ok {
		return ""
	}
	var address, place string
	var to *string
	for {
		before, quoted, ok := strings.Cut(rest, `"`)
		if !ok {
			return placed(address, place)
		}
		switch f := strings.Fields(before); {
		case len(f) > 0 && f[len(f)-1] == `\l`:
			to = &place
		case len(f) > 0 && strings.HasPrefix(f[len(f)-1], `\`):
			to = new(string) // a tip, a frame
		default:
			to = &address
		}
		*to, rest, ok = strings.Cut(quoted, `"`)
		if !ok {
			return placed(address, place)
		}
	}
}

// placed gives the whole address of a link whose place within its target Word
// has written beside it. A place alone, "#place", is one in the document.
func placed(address, place string) string {
	if place == "" || strings.Contains(address, "#") {
		return address
	}
	return address + "#" + place
}
