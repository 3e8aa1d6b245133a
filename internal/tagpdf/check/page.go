package check

import (
	"errors"
	"fmt"
	"notat/internal/pdfobject"
	"slices"
	"strings"
)

// page is one page with what its content draws.
type page struct {
	number    int
	ref       ref
	dict      dict
	resources dict
	content   map[int]*marked // by MCID
	artifacts []piece         // headers, footers, marks: text that is no content
}

func (p *page) String() string { return fmt.Sprintf("page %d", p.number) }

// marked is the content of one MCID.
type marked struct {
	pieces []piece
	used   int // how often the structure tree names it
}

// piece is text on one line, and where its text object begins.
type piece struct {
	text string
	page int
	x, y float64
	font *font
	size float64
}

const maxPages = 10_000

func (d *document) loadPages(v any, resources any, depth int) error {
	node := d.Dict(v)
	if depth > pdfobject.MaxDepth || len(d.pages) > maxPages {
		return pdfobject.ErrDepth
	}
	if node == nil {
		return errors.New("a page is missing")
	}
	if r, ok := node["Resources"]; ok {
		resources = r
	}
	if kids, ok := node["Kids"]; ok {
		for _, k := range d.Array(kids) {
			if err := d.loadPages(k, resources, depth+1); err != nil {
				return err
			}
		}
		return nil
	}
	r, _ := v.(ref)
	p := &page{number: len(d.pages) + 1, ref: r, dict: node, resources: d.Dict(resources), content: map[int]*marked{}}
	d.pages = append(d.pages, p)
	d.byRef[r] = p
	return nil
}

// bracket is one open marked-content sequence.
type bracket struct {
	mcid     int // -1 for none
	artifact bool
	actual   *string
	inText   bool
}

// reader goes through a page's content stream.
type reader struct {
	d      *document
	p      *page
	open   []bracket
	font   *font
	size   float64
	inText bool
	x, y   float64
	lead   float64
}

// paints are the operators that draw (ISO 32000-1, table 51).
var paints = map[operator]bool{
	"S": true, "s": true, "f": true, "F": true, "f*": true, "B": true, "B*": true, "b": true, "b*": true,
	"sh": true, "Do": true, "Tj": true, "TJ": true, "'": true, "\"": true,
}

// known are the other operators that we write, or fpdf does.
var known = map[operator]bool{
	"q": true, "Q": true, "cm": true, "w": true, "J": true, "j": true, "M": true, "d": true, "gs": true, "m": true, "l": true, "c": true, "re": true, "h": true,
	"n": true, "W": true, "W*": true, "BT": true, "ET": true, "Tc": true, "Tw": true, "Tz": true, "TL": true, "Tf": true, "Tr": true, "Ts": true, "Td": true, "TD": true,
	"Tm": true, "T*": true, "G": true, "g": true, "RG": true, "rg": true, "BMC": true, "BDC": true, "EMC": true,
}

func (d *document) readContent(p *page) {
	data := d.Data(p.dict["Contents"])
	if data == nil {
		d.find("operator", p.String(), "no content stream")
		return
	}
	r := &reader{d: d, p: p}
	l := &pdfobject.Lexer{B: data}
	var operands []any
	for {
		v, err := l.Next()
		if errors.Is(err, pdfobject.ErrEnd) {
			break
		}
		if err != nil {
			d.find("operator", p.String(), "%v", err)
			return
		}
		op, ok := v.(operator)
		if !ok {
			operands = append(operands, v)
			continue
		}
		r.do(op, operands)
		operands = operands[:0]
	}
	if len(r.open) > 0 || r.inText {
		d.find("nesting", p.String(), "a sequence or a text object is left open")
	}
}

func (r *reader) do(op operator, args []any) {
	if !paints[op] && !known[op] {
		r.d.find("operator", r.p.String(), "unexpected operator %s", op)
		return
	}
	if paints[op] && !slices.ContainsFunc(r.open, func(b bracket) bool { return b.artifact || b.mcid >= 0 }) {
		r.d.find("unmarked", r.p.String(), "%s is neither content nor artifact", op)
	}
	num := func(i int) float64 {
		if i >= len(args) {
			return 0
		}
		v, _ := args[i].(float64)
		return v
	}
	switch op {
	case "BT", "ET":
		if r.inText == (op == "BT") {
			r.d.find("nesting", r.p.String(), "%s out of place", op)
		}
		r.inText, r.x, r.y = op == "BT", 0, 0
	case "TL":
		r.lead = num(0)
	case "Td":
		r.x += num(0)
		r.y += num(1)
	case "TD":
		r.x += num(0)
		r.y += num(1)
		r.lead = -num(1)
	case "Tm":
		r.x, r.y = num(4), num(5)
	case "T*", "'", "\"":
		r.y -= r.lead
	case "Tf":
		if len(args) > 0 {
			n, _ := args[0].(name)
			r.font, r.size = r.d.font(r.d.Dict(r.p.resources["Font"])[n]), num(1)
		}
	case "BMC", "BDC":
		r.begin(args)
	case "EMC":
		r.end()
	}
	if len(args) == 0 {
		return
	}
	switch op {
	case "Tj", "'", "\"":
		r.show(args[len(args)-1])
	case "TJ":
		list, _ := args[0].([]any)
		for _, v := range list {
			r.show(v)
		}
	}
}

func (r *reader) begin(args []any) {
	b := bracket{mcid: -1, inText: r.inText}
	if len(args) > 0 {
		b.artifact = args[0] == name("Artifact")
	}
	if len(args) > 1 {
		props, _ := args[1].(dict)
		if props == nil {
			n, _ := args[1].(name)
			props = r.d.Dict(r.d.Dict(r.p.resources["Properties"])[n])
		}
		if v, ok := props["MCID"].(float64); ok {
			b.mcid = int(v)
		}
		if v, ok := props["ActualText"].(text); ok {
			s := v.Decode()
			b.actual = &s
		}
	}
	for _, o := range r.open {
		if o.artifact != b.artifact && (o.artifact || b.artifact) || o.mcid >= 0 && b.mcid >= 0 {
			r.d.find("nesting", r.p.String(), "content and artifact, or two contents, in one another (MCID %d, %d)", o.mcid, b.mcid)
		}
	}
	if b.mcid >= 0 {
		if r.p.content[b.mcid] != nil {
			r.d.find("mcid", r.p.String(), "MCID %d twice", b.mcid)
		} else {
			r.p.content[b.mcid] = &marked{}
		}
	}
	r.open = append(r.open, b)
}

func (r *reader) end() {
	n := len(r.open) - 1
	if n < 0 {
		r.d.find("nesting", r.p.String(), "EMC without a beginning")
		return
	}
	if r.open[n].inText != r.inText {
		r.d.find("nesting", r.p.String(), "a sequence and a text object overlap")
	}
	r.open = r.open[:n]
}

// show reads a string of codes: of one byte, or of two.
func (r *reader) show(v any) {
	s, ok := v.(text)
	if !ok {
		return
	}
	if r.font == nil {
		r.d.find("font", r.p.String(), "text without a font")
		return
	}
	size := 2
	if r.font.simple {
		size = 1
	}
	if len(s)%size != 0 {
		r.d.find("font", r.p.String(), "half a code in %s", r.font.name)
	}
	var b strings.Builder
	for ; len(s) >= size; s = s[size:] {
		code := code(s[:size])
		r.font.used[code] = true
		b.WriteString(r.font.unicode[code])
	}
	for i := len(r.open) - 1; i >= 0; i-- {
		o := &r.open[i]
		if o.actual != nil {
			b.Reset()
			b.WriteString(*o.actual)
			*o.actual = "" // the rest of the sequence reads as nothing
		}
		drawn := piece{b.String(), r.p.number, r.x, r.y, r.font, r.size}
		if m := r.p.content[o.mcid]; o.mcid >= 0 && m != nil {
			m.pieces = append(m.pieces, drawn)
			return
		}
		if o.artifact {
			r.p.artifacts = append(r.p.artifacts, drawn)
			return
		}
	}
}
