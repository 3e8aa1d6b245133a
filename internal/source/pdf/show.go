package pdf

import (
	"math"
	"strings"
)

// gap is how far a number in TJ moves on, in thousandths of the size, before it
// stands for a space.
const gap = 110

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
		f = unknownFont()
	}
	for len(s) > 0 {
		code, n := f.next(s)
		letters := f.letters(code)
		w.d.codes++
		wide := f.width(code)
		if letters == "" && wide != 0 {
			letters = unknownLetter
			w.d.unknown++
		}
		x := wide/1000*w.size + w.char
		if n == 1 && s[0] == ' ' {
			x += w.word
		}
		const seen = 0.08 // of the size: some programs write spaces that they take back
		if letters != " " || x >= seen*w.size || w.word+w.char >= 0 {
			b.WriteString(letters)
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
	if d.runs > maxRuns/d.share || d.characters > maxCharacters/d.share {
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
