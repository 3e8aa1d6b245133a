package story

import "strings"

// wordField is a complex field of a paragraph: w:fldChar begin, the
// instruction, separate, the result, end (ISO/IEC 29500-1 § 17.16.18). Fields
// stand in one another, in the instruction as well as in the result.
type wordField struct {
	instr  []byte
	from   int // runs of the paragraph before it
	result bool
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

// fieldChar reads a w:fldChar. One that lacks its counterpart in the paragraph
// changes nothing: the words are read as any others.
func (w *walker) fieldChar(kind string) {
	f := w.inner()
	switch {
	case kind == "begin":
		w.fields = append(w.fields, &wordField{from: len(w.cur.Runs), link: f.address()})
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
	}
}

// unsay takes the results of fields within an instruction away: "1" in
// { IF { PAGE } = 1 "forside" "side" } is compared and never shown.
func (w *walker) unsay(f *wordField) { w.cur.Runs = w.cur.Runs[:f.from] }

// hyperlink gives the address of a HYPERLINK instruction, or "".
func hyperlink(instr string) string {
	rest, ok := strings.CutPrefix(strings.TrimSpace(instr), "HYPERLINK")
	if !ok {
		return ""
	}
	if _, rest, ok = strings.Cut(rest, `"`); !ok {
		return ""
	}
	address, _, _ := strings.Cut(rest, `"`)
	return address
}
