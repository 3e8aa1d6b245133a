package pdf

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"notat/internal/pdfobject"

	"golang.org/x/text/encoding/charmap"
)

// font says which letters a code stands for and how wide it is.
type font struct {
	wide         bool // codes of two bytes
	bold, italic bool
	unicode      *cmap
	encoding     *[256]string // of one-byte codes; nil for none
	widths       []widths     // sorted by first
	usual        float64      // the width of codes that widths has not, in thousandths
	standard     string       // letters' widths, where the file has none
}

// widths are those of the codes from first to last: one for each, or one for all.
type widths struct {
	first, last int
	each        []float64
	all         float64
}

const unknownLetter = "\uFFFD"

// unknownFont stands for one that is not in the file.
var unknownFont = sync.OnceValue(func() *font {
	table := decoded(charmap.Windows1252)
	return &font{encoding: &table, standard: "Helvetica"}
})

func (d *document) font(v any) *font {
	r, _ := v.(ref)
	if f := d.fonts[r]; f != nil && r != 0 {
		return f
	}
	f := d.readFont(d.Dict(v))
	if r != 0 {
		d.fonts[r] = f
	}
	return f
}

// fontPart counts what a font takes, and says whether there is room for it.
func (d *document) fontPart(n int) bool {
	d.fontParts += n
	d.Exceeded = d.Exceeded || d.fontParts > maxFontParts/d.share
	return d.fontParts <= maxFontParts/d.share
}

func (d *document) readFont(v dict) *font {
	f := &font{usual: 500}
	if v == nil {
		return unknownFont()
	}
	f.unicode = readCMap(d.Data(v["ToUnicode"]))
	if !d.fontPart(1 + len(f.unicode.ranges)) {
		return f
	}
	base := string(d.Name(v["BaseFont"]))
	descriptor := d.Dict(v["FontDescriptor"])
	if d.Name(v["Subtype"]) == "Type0" {
		f.wide = true
		var cid dict
		if kids := d.Array(v["DescendantFonts"]); len(kids) > 0 {
			cid = d.Dict(kids[0])
		}
		descriptor = d.Dict(cid["FontDescriptor"])
		f.wideWidths(d, cid)
	} else {
		f.encoding = d.encoding(v, base, descriptor)
		f.narrowWidths(d, v, descriptor, base)
	}
	f.style(d, base, descriptor)
	return f
}

// style reads bold and italic from the font's name and what describes it.
func (f *font) style(d *document, base string, descriptor dict) {
	const italic, forceBold = 1 << 6, 1 << 18
	flags := max(0, d.Int(descriptor["Flags"]))
	_, after, _ := strings.Cut(strings.ToLower(base), "+")
	if after == "" {
		after = strings.ToLower(base)
	}
	has := func(words ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(after, w) })
	}
	f.bold = has("bold", "black", "heavy", "semibold", "demi") || flags&forceBold != 0 || d.Number(descriptor["FontWeight"]) >= 600
	f.italic = has("italic", "oblique") || flags&italic != 0 || d.Number(descriptor["ItalicAngle"]) != 0
}

func (f *font) narrowWidths(d *document, v, descriptor dict, base string) {
	f.usual = finite(d.Number(descriptor["MissingWidth"]))
	list := d.Array(v["Widths"])
	if len(list) == 0 {
		f.standard = standardWidths(base)
		return
	}
	scale := 1.0
	if m := d.Array(v["FontMatrix"]); len(m) == 6 { // of a Type 3 font
		scale = 1000 * finite(d.Number(m[0]))
	}
	w := widths{first: d.Int(v["FirstChar"])}
	for _, v := range list[:min(len(list), 256)] {
		w.each = append(w.each, scale*finite(d.Number(v)))
	}
	w.last = w.first + len(w.each) - 1
	f.widths = []widths{w}
}

// wideWidths reads W and DW (ISO 32000-1, 9.7.4.3).
func (f *font) wideWidths(d *document, cid dict) {
	f.usual = 1000
	if v, ok := d.Get(cid["DW"]).(float64); ok {
		f.usual = finite(v)
	}
	w := d.Array(cid["W"])
	for len(w) >= 2 && d.fontPart(1) {
		part := widths{first: d.Int(w[0])}
		if list := d.Array(w[1]); list != nil {
			for _, v := range list {
				if !d.fontPart(1) {
					break
				}
				part.each = append(part.each, finite(d.Number(v)))
			}
			part.last = part.first + len(part.each) - 1
			w = w[2:]
		} else if len(w) >= 3 {
			part.last, part.all = d.Int(w[1]), finite(d.Number(w[2]))
			w = w[3:]
		} else {
			break
		}
		f.widths = append(f.widths, part)
	}
	slices.SortStableFunc(f.widths, func(a, b widths) int { return cmp.Compare(a.first, b.first) })
}

// next gives the first code of s and how many bytes it has.
func (f *font) next(s string) (code, n int) {
	if !f.wide {
		return int(s[0]), 1
	}
	if len(s) == 1 {
		return int(s[0]), 1
	}
	return int(s[0])<<8 | int(s[1]), 2
}

// letters gives what a code reads as, "" where nobody says it.
func (f *font) letters(code int) string {
	if s, ok := f.unicode.letters(code); ok {
		return s
	}
	if f.encoding != nil && code < len(f.encoding) {
		return f.encoding[code]
	}
	return ""
}

// width is in thousandths of the size.
func (f *font) width(code int) float64 {
	if f.standard != "" {
		return standardWidth(f.standard, f.letters(code))
	}
	i, found := slices.BinarySearchFunc(f.widths, code, func(w widths, c int) int { return cmp.Compare(w.first, c) })
	if !found {
		i--
	}
	if i >= 0 && code <= f.widths[i].last {
		if w := f.widths[i]; w.each != nil {
			return w.each[code-w.first]
		}
		return f.widths[i].all
	}
	return f.usual
}

// cmap is a ToUnicode CMap (ISO 32000-1, 9.10.3), in ranges sorted by first.
type cmap struct{ ranges []letters }

type letters struct {
	first, last int
	text        []rune // of the first; the last rune counts on
}

// maxRanges is how many ranges of letters a font may have: one for each code.
const maxRanges = 1 << 16

func readCMap(b []byte) *cmap {
	m := &cmap{}
	l := &pdfobject.Lexer{B: b, Lax: true}
	var args []any
	for len(m.ranges) < maxRanges {
		v, err := l.Next()
		if err != nil {
			break
		}
		op, ok := v.(operator)
		if !ok {
			args = append(args, v)
			continue
		}
		switch op {
		case "endbfchar":
			for ; len(args) >= 2; args = args[2:] {
				m.add(args[0], args[0], args[1])
			}
		case "endbfrange":
			for ; len(args) >= 3; args = args[3:] {
				m.add(args[0], args[1], args[2])
			}
		}
		args = args[:0]
	}
	slices.SortStableFunc(m.ranges, func(a, b letters) int { return cmp.Compare(a.first, b.first) })
	return m
}

func (m *cmap) add(first, last, to any) {
	a, ok := first.(text)
	z, ok2 := last.(text)
	if !ok || !ok2 {
		return
	}
	switch to := to.(type) {
	case text:
		m.ranges = append(m.ranges, letters{code(a), code(z), []rune(pdfobject.UTF16([]byte(to)))})
	case []any:
		for i, v := range to {
			if t, ok := v.(text); ok && code(a)+i <= code(z) {
				m.ranges = append(m.ranges, letters{code(a) + i, code(a) + i, []rune(pdfobject.UTF16([]byte(t)))})
			}
		}
	}
}

func code(t text) (c int) {
	for i := range min(len(t), 4) {
		c = c<<8 | int(t[i])
	}
	return c
}

func (m *cmap) letters(code int) (string, bool) {
	if m == nil {
		return "", false
	}
	i, found := slices.BinarySearchFunc(m.ranges, code, func(r letters, c int) int { return cmp.Compare(r.first, c) })
	if !found {
		i--
	}
	if i < 0 || code > m.ranges[i].last || len(m.ranges[i].text) == 0 {
		return "", false
	}
	r := m.ranges[i]
	if code == r.first {
		return string(r.text), true
	}
	n := len(r.text) - 1
	return string(r.text[:n]) + string(r.text[n]+rune(code-r.first)), true
}
