package pdf

import (
	"bytes"
	"errors"
	"strings"

	"notat/internal/pdfobject"
)

// bracket is one open marked-content sequence.
type bracket struct {
	mcid     int
	owner    ref
	artifact bool
	stands   name
	actual   *string
}

// state is what q keeps and Q brings back.
type state struct {
	ctm                    matrix
	font                   *font
	size, lead, char, word float64
	scale, rise            float64
	mode                   int
}

// painter goes through content streams.
type painter struct {
	d         *document
	p         *page
	resources dict
	owner     ref
	state
	saved      []state
	text, line matrix
	open       []bracket
	depth      int
	err        error
}

const (
	maxSaved  = 256 // more are not kept; 28 is what a printer must be able to
	maxWithin = 12  // forms within forms
)

// draw reads what a page draws, and what its fields show.
func (d *document) draw(p *page) error {
	w := &painter{d: d, p: p, resources: p.resources, owner: p.ref, state: state{ctm: p.turned, scale: 1}}
	var content []byte
	for _, v := range d.contents(p.dict["Contents"]) {
		content = append(append(content, d.Data(v)...), '\n')
		if len(content) > objects.Stream/d.share {
			return refuse(TooMuch, nil)
		}
	}
	w.content(content)
	for _, v := range d.Array(p.dict["Annots"]) {
		a := d.Dict(v)
		if kind := d.Name(a["Subtype"]); kind == "Widget" || kind == "FreeText" {
			w.open, w.saved, w.state = nil, nil, state{ctm: p.turned, scale: 1}
			w.appearance(a)
		}
	}
	return w.err
}

func (d *document) contents(v any) []any {
	if list := d.Array(v); list != nil {
		const most = 1000 // parts of one page
		return list[:min(len(list), most)]
	}
	return []any{v}
}

// appearance draws what a field or a note on the page shows.
func (w *painter) appearance(a dict) {
	normal := w.d.Dict(a["AP"])["N"]
	if states := w.d.Dict(normal); states["BBox"] == nil {
		normal = states[w.d.Name(a["AS"])]
	}
	rect := w.d.Array(a["Rect"])
	if s, ok := w.d.Get(normal).(stream); ok && len(rect) == 4 {
		w.ctm = matrix{a: 1, d: 1, e: finite(w.d.Number(rect[0])), f: finite(w.d.Number(rect[1]))}.mul(w.ctm)
		r, _ := normal.(ref)
		w.form(r, s)
	}
}

func (w *painter) content(b []byte) {
	l := &pdfobject.Lexer{B: b, Lax: true}
	var operands []any
	for w.err == nil {
		v, err := l.Next()
		if errors.Is(err, pdfobject.ErrEnd) {
			return
		}
		if err != nil {
			continue // the lexer has gone on
		}
		op, ok := v.(operator)
		if !ok {
			const most = 64 // operands; what goes before is of no use
			if len(operands) < most {
				operands = append(operands, v)
			}
			continue
		}
		if w.d.operators++; w.d.operators > maxOperators {
			w.err = refuse(TooMuch, nil)
			return
		}
		const often = 4096
		if w.d.operators%often == 0 && w.d.ctx.Err() != nil {
			w.err = w.d.ctx.Err()
			return
		}
		if op == "BI" {
			skipImage(l)
		} else {
			w.do(op, operands)
		}
		operands = operands[:0]
	}
}

// skipImage goes past an inline picture.
func skipImage(l *pdfobject.Lexer) {
	for {
		v, err := l.Next()
		if err != nil {
			return
		}
		if v == operator("ID") {
			break
		}
	}
	for from := l.At; ; {
		i := bytes.Index(l.B[from:], []byte("EI"))
		if i < 0 {
			l.At = len(l.B)
			return
		}
		from += i + len("EI")
		if l.At = from; from == len(l.B) || strings.IndexByte("\n\r\t \x00", l.B[from]) >= 0 && strings.IndexByte("\n\r\t \x00", l.B[from-3]) >= 0 {
			return
		}
	}
}

func number(args []any, i int) float64 {
	if i >= len(args) || i < 0 {
		return 0
	}
	v, _ := args[i].(float64)
	return finite(v)
}

func numbers(args []any) matrix {
	return matrix{number(args, 0), number(args, 1), number(args, 2), number(args, 3), number(args, 4), number(args, 5)}
}

func (w *painter) do(op operator, args []any) {
	switch op {
	case "q":
		if len(w.saved) < maxSaved {
			w.saved = append(w.saved, w.state)
		}
	case "Q":
		if n := len(w.saved) - 1; n >= 0 {
			w.state, w.saved = w.saved[n], w.saved[:n]
		}
	case "cm":
		w.ctm = numbers(args).mul(w.ctm)
	case "BT":
		w.text, w.line = identity, identity
	case "Tf":
		if len(args) > 1 {
			n, _ := args[0].(name)
			w.font, w.size = w.d.font(w.d.Dict(w.resources["Font"])[n]), number(args, 1)
		}
	case "gs":
		if len(args) > 0 {
			n, _ := args[0].(name)
			if f := w.d.Array(w.d.Dict(w.d.Dict(w.resources["ExtGState"])[n])["Font"]); len(f) == 2 {
				w.font, w.size = w.d.font(f[0]), finite(w.d.Number(f[1]))
			}
		}
	case "Tc":
		w.char = number(args, 0)
	case "Tw":
		w.word = number(args, 0)
	case "Tz":
		w.scale = number(args, 0) / 100
	case "TL":
		w.lead = number(args, 0)
	case "Ts":
		w.rise = number(args, 0)
	case "Tr":
		w.mode = int(number(args, 0))
	case "Td":
		w.next(number(args, 0), number(args, 1))
	case "TD":
		w.lead = -number(args, 1)
		w.next(number(args, 0), number(args, 1))
	case "Tm":
		w.line = numbers(args)
		w.text = w.line
	case "T*":
		w.next(0, -w.lead)
	case "Tj":
		w.show(args)
	case "'":
		w.next(0, -w.lead)
		w.show(args)
	case "\"":
		w.word, w.char = number(args, 0), number(args, 1)
		w.next(0, -w.lead)
		w.show(args[min(len(args), 2):])
	case "TJ":
		if len(args) > 0 {
			list, _ := args[0].([]any)
			w.show(list)
		}
	case "BMC", "BDC":
		w.begin(args)
	case "EMC":
		if n := len(w.open) - 1; n >= 0 {
			w.open = w.open[:n]
		}
	case "Do":
		if len(args) > 0 {
			n, _ := args[0].(name)
			w.object(w.d.Dict(w.resources["XObject"])[n])
		}
	}
}

func (w *painter) next(x, y float64) {
	w.line = matrix{a: 1, d: 1, e: x, f: y}.mul(w.line)
	w.text = w.line
}

func (w *painter) begin(args []any) {
	b := bracket{mcid: -1}
	if n := len(w.open); n > 0 {
		b = w.open[n-1] // what lies within is of the same kind
		b.actual = nil
	}
	if len(args) > 0 && args[0] == name("Artifact") {
		b.artifact = true
	}
	if len(args) > 1 {
		props, ok := args[1].(dict)
		if n, named := args[1].(name); !ok && named {
			props = w.d.Dict(w.d.Dict(w.resources["Properties"])[n])
		}
		if v, ok := w.d.Get(props["MCID"]).(float64); ok {
			b.mcid, b.owner = int(v), w.owner
		}
		if v, ok := w.d.Get(props["ActualText"]).(text); ok {
			s := v.Decode()
			b.actual = &s
		}
		if b.artifact {
			if b.stands = w.d.Name(props["Subtype"]); b.stands == "" {
				b.stands = w.d.Name(props["Type"])
			}
		}
	}
	const most = 1 << 10
	if len(w.open) < most {
		w.open = append(w.open, b)
	}
}

// object draws a form or a picture.
func (w *painter) object(v any) {
	s, ok := w.d.Get(v).(stream)
	if !ok {
		return
	}
	r, _ := v.(ref)
	switch w.d.Name(s.Dict["Subtype"]) {
	case "Form":
		w.form(r, s)
	case "Image":
		m := drawing{ref: r, stream: s, mcid: -1}
		_, m.y = w.ctm.apply(0, 1)
		if n := len(w.open); n > 0 {
			b := w.open[n-1]
			m.artifact, m.owner, m.mcid = b.artifact, b.owner, b.mcid
		}
		if w.d.drawings++; w.d.drawings <= maxDrawings {
			w.p.images = append(w.p.images, m)
		}
	}
}

func (w *painter) form(r ref, s stream) {
	if w.depth >= maxWithin {
		return
	}
	if w.d.forms++; w.d.forms > maxForms {
		w.err = refuse(TooMuch, nil)
		return
	}
	inner := &painter{d: w.d, p: w.p, resources: w.resources, owner: r, state: w.state, open: w.open[:len(w.open):len(w.open)], depth: w.depth + 1}
	if own := w.d.Dict(s.Dict["Resources"]); own != nil {
		inner.resources = own
	}
	if m := w.d.Array(s.Dict["Matrix"]); len(m) == 6 {
		list := make([]any, len(m))
		for i, v := range m {
			list[i] = w.d.Get(v)
		}
		inner.ctm = numbers(list).mul(inner.ctm)
	}
	data, err := w.d.Inflate(s)
	if err == nil {
		inner.content(data)
	}
	w.err = inner.err
}
