package pdf

import (
	"math"
	"strings"

	"notat/internal/prosa"
)

// line is what stands on one line, or on the part of it that is in one column.
type line struct {
	page      *page
	runs      []run // from left to right, never empty
	x, end, y float64
	size      float64 // of most of its letters
	drawn     int     // which one on its page
}

// text gives the line as plain text.
func (l *line) text() string {
	var b strings.Builder
	for _, o := range l.words() {
		b.WriteString(o.Tekst)
	}
	return b.String()
}

// goesOn reports whether r goes on where l ends: on the same baseline, or a little
// above or below it, as raised figures are.
func (l *line) goesOn(r run, apart float64) bool {
	last := l.runs[len(l.runs)-1]
	if r.turned != last.turned || r.artifact != last.artifact {
		return false
	}
	size := max(l.size, r.size)
	return math.Abs(r.y-l.y) < 0.45*size && r.x > last.end-0.6*size && r.x-last.end < apart*size
}

// apart is how far apart, in sizes, two runs of one line may be: what is further
// off may be another column.
const apart = 1.0

// lines puts runs together to lines, in the order in which they are drawn.
func lines(p *page, runs []run, apart float64) (out []*line) {
	for _, r := range runs {
		if n := len(out); n > 0 && out[n-1].goesOn(r, apart) {
			out[n-1].add(r)
			continue
		}
		if strings.TrimSpace(r.text) == "" {
			continue
		}
		l := &line{page: p, x: r.x, y: r.y, size: r.size, drawn: len(out)}
		l.add(r)
		out = append(out, l)
	}
	return out
}

func (l *line) add(r run) {
	if n := len(l.runs); n > 0 {
		last := &l.runs[n-1]
		if last.text == r.text && math.Abs(last.x-r.x) < 0.15*r.size && strings.TrimSpace(r.text) != "" {
			last.bold = true // drawn twice at one place
			return
		}
		if r.x-last.end > gap*min(r.size, last.size)/1000 && !strings.HasSuffix(last.text, " ") && !strings.HasPrefix(r.text, " ") {
			last.text += " "
		}
		if r.size > l.size*1.01 && len(strings.TrimSpace(r.text)) > 1 && len(r.text) > l.letters() {
			l.size, l.y = r.size, r.y
		}
	}
	l.runs = append(l.runs, r)
	if strings.TrimSpace(r.text) != "" {
		l.end = max(l.end, r.end)
	}
}

func (l *line) letters() (n int) {
	for _, r := range l.runs {
		n += len(r.text)
	}
	return n
}

func (l *line) endsInSpace() bool { return strings.HasSuffix(l.runs[len(l.runs)-1].text, " ") }

// bold reports whether all that has letters is bold.
func (l *line) bold() bool {
	for _, r := range l.runs {
		if !r.bold && strings.TrimSpace(r.text) != "" {
			return false
		}
	}
	return true
}

// words gives the runs as words, each with how it looks; spaces are single.
func (l *line) words() (out []prosa.Ord) {
	for _, r := range l.runs {
		out = join(out, prosa.Ord{Tekst: r.text, Fed: r.bold, Kursiv: r.italic, Henvisning: r.link})
	}
	return trim(out)
}

// join puts o behind the words before it: white space is one space, and words that
// look the same are one.
func join(out []prosa.Ord, o prosa.Ord) []prosa.Ord {
	n := len(out)
	var b strings.Builder
	space := n == 0 || strings.HasSuffix(out[n-1].Tekst, " ")
	for _, r := range o.Tekst {
		if r == ' ' && space {
			continue
		}
		space = r == ' '
		b.WriteRune(r)
	}
	if o.Tekst = b.String(); o.Tekst == "" {
		return out
	}
	if n > 0 {
		last := &out[n-1]
		alike := last.Fed == o.Fed && last.Kursiv == o.Kursiv && last.Henvisning == o.Henvisning
		if alike || o.Tekst == " " && last.Henvisning == "" {
			last.Tekst += o.Tekst
			return out
		}
	}
	return append(out, o)
}

// trim takes the spaces at the end away; there are none at the beginning.
func trim(out []prosa.Ord) []prosa.Ord {
	if n := len(out); n > 0 {
		out[n-1].Tekst = strings.TrimRight(out[n-1].Tekst, " ")
		if out[n-1].Tekst == "" {
			out = out[:n-1]
		}
	}
	return out
}

func plain(words []prosa.Ord) string {
	var b strings.Builder
	for _, o := range words {
		b.WriteString(o.Tekst)
	}
	return b.String()
}

// rejoin puts together what stands on one line after all: a bullet and its text, a
// label and what it says, the cells of a row. The lines are in reading order.
func rejoin(list []*line) (out []*line) {
	for _, l := range list {
		if n := len(out); n > 0 && out[n-1].page == l.page && out[n-1].goesOn(l.runs[0], math.Inf(1)) {
			for _, r := range l.runs {
				out[n-1].add(r)
			}
			continue
		}
		out = append(out, l)
	}
	return out
}
