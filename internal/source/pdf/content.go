package pdf

import (
	"bytes"
	"errors"
	"math"
	"strings"

	"notat/internal/pdfobject"
)

// run is text drawn in one go: on one line, in one font.
type run struct {
	text         string
	x, end, y    float64 // as the page is shown: where it begins and ends, its baseline from below
	size         float64
	bold, italic bool
	turned       bool   // not from left to right
	artifact     bool   // the file says that it is no content
	stands       name   // of an artifact: its Type or Subtype
	owner        ref    // whose MCID it is: of the page or a form; 0 for none
	mcid         int    // -1 for none
	link         string // address
	drawn        int    // which one on its page
}

// drawing is a picture that is drawn.
type drawing struct {
	ref      ref
	stream   stream
	y        float64
	artifact bool
	owner    ref
	mcid     int
	before   int // the runs that were drawn before it
}

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
		if len(content) > objects.Stream {
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
		m := drawing{ref: r, stream: s, mcid: -1, before: len(w.p.runs)}
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

// gap is how far a number in TJ moves on, in thousandths of the size, before it
// stands for a space.
const gap = 170

// show draws strings and the distances between them. What is drawn without a gap
// is one run.
func (w *painter) show(list []any) {
	var b strings.Builder
	from := w.text
	flush := func() {
		if b.Len() > 0 {
			w.put(b.String(), from)
			b.Reset()
		}
		from = w.text
	}
	for _, v := range list {
		switch v := v.(type) {
		case float64:
			if v = finite(v); math.Abs(v) > gap {
				flush()
			}
			w.move(-v / 1000 * w.size * w.scale)
			if b.Len() == 0 {
				from = w.text
			}
		case text:
			w.codes(string(v), &b)
		}
	}
	flush()
}

func (w *painter) move(x float64) { w.text = matrix{a: 1, d: 1, e: finite(x)}.mul(w.text) }

// codes reads a string and goes on by its widths.
func (w *painter) codes(s string, b *strings.Builder) {
	f := w.font
	if f == nil {
		f = unknownFont
	}
	for len(s) > 0 {
		code, n := f.next(s)
		letters := f.letters(code)
		w.d.codes++
		if letters == "" {
			letters = unknownLetter
			w.d.unknown++
		}
		b.WriteString(letters)
		x := f.width(code)/1000*w.size + w.char
		if n == 1 && s[0] == ' ' {
			x += w.word
		}
		w.move(x * w.scale)
		s = s[n:]
	}
}

// put takes one run, which goes from a place to where the text is now.
func (w *painter) put(s string, from matrix) {
	d := w.d
	d.runs++
	d.characters += len(s)
	if d.runs > maxRuns || d.characters > maxCharacters {
		w.err = refuse(TooMuch, nil)
		return
	}
	r := run{text: s, mcid: -1, drawn: len(w.p.runs)}
	if n := len(w.open); n > 0 {
		b := w.open[n-1]
		r.owner, r.mcid, r.artifact, r.stands = b.owner, b.mcid, b.artifact, b.stands
		for i := n - 1; i >= 0; i-- {
			if actual := w.open[i].actual; actual != nil {
				r.text = *actual
				*actual = "" // the rest of the sequence reads as nothing
				break
			}
		}
	}
	at, to := from.mul(w.ctm), w.text.mul(w.ctm)
	r.x, r.y = at.apply(0, w.rise)
	r.end, _ = to.apply(0, w.rise)
	r.x, r.y, r.end = finite(r.x), finite(r.y), finite(r.end)
	r.size = math.Abs(w.size) * math.Hypot(at.c, at.d)
	if r.turned = math.Abs(at.b) > math.Abs(at.a)/4 || at.a < 0; r.turned {
		r.alongItself(at, to)
	}
	if w.font != nil {
		r.bold, r.italic = w.font.bold, w.font.italic
	}
	r.bold = r.bold || w.mode == 2 // filled and with an edge: bold where a font has none
	r.link = w.p.linkAt((r.x+r.end)/2, r.y+r.size/4)
	if r.text = clean(r.text); r.text != "" {
		w.p.runs = append(w.p.runs, r)
	}
}

// alongItself gives a run its place on a page that is turned as the run is.
func (r *run) alongItself(at, to matrix) {
	long := math.Hypot(at.a, at.b)
	if long == 0 {
		return
	}
	cos, sin := at.a/long, at.b/long
	r.x, r.y = finite(at.e*cos+at.f*sin), finite(at.f*cos-at.e*sin)
	r.end = finite(to.e*cos + to.f*sin)
}
