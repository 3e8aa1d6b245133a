package pdf

import (
	"math"
	"slices"
	"strings"

	"notat/internal/prosa"
)

// line is what stands on one line, or on the part of it that is in one column.
type line struct {
	page      *page
	runs      []run // from left to right, never empty
	x, end, y float64
	size      float64     // of most of its letters
	drawn     int         // which one on its page
	put       []prosa.Ord // its words, and as plain text, once they were asked for
	plain     string
}

// words gives the runs as words, each with how it looks. Nobody may write to them.
func (l *line) words() []prosa.Ord {
	if l.put == nil {
		var w writer
		for _, r := range l.runs {
			w.put(prosa.Ord{Tekst: r.text, Fed: r.bold, Kursiv: r.italic, Henvisning: r.link})
		}
		l.put = w.words()
		l.plain = plain(l.put)
	}
	return l.put
}

// text gives the line as plain text.
func (l *line) text() string {
	l.words()
	return l.plain
}

// tidy is the line's words for themselves.
func (l *line) tidy() string { return plain(whole(slices.Clone(l.words()))) }

// goesOn reports whether r goes on where l ends: on the same baseline, or a little
// above or below it, as raised figures are.
func (l *line) goesOn(r run, apart float64) bool {
	last := l.runs[len(l.runs)-1]
	if len(l.runs) >= maxOfLine || r.turned != last.turned || r.artifact != last.artifact {
		return false
	}
	size := max(l.size, r.size)
	return math.Abs(r.y-l.y) < 0.45*size && r.x > last.end-0.6*size && r.x-last.end < apart*size
}

// maxOfLine is how many runs a line may have; what is more stands on another.
const maxOfLine = 2_000

// apart is how far apart, in sizes, two runs of one line may be: what is further
// off may be another column.
const apart = 1.0

// lines puts runs together to lines, in the order in which they are drawn.
func lines(p *page, runs []run, apart float64) (out []*line) {
	for _, r := range runs {
		if n := len(out); n > 0 && (out[n-1].again(r) || out[n-1].goesOn(r, apart)) {
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

// again reports whether r is drawn at its place a second time, to look bold, or to
// cast a shadow.
func (l *line) again(r run) bool {
	const lately = 16 // runs
	for i := len(l.runs) - 1; i >= max(0, len(l.runs)-lately); i-- {
		o := l.runs[i]
		if o.text == r.text && math.Abs(o.x-r.x) < 0.15*r.size && math.Abs(o.y-r.y) < 0.15*r.size && strings.TrimSpace(r.text) != "" {
			return true
		}
	}
	return false
}

func (l *line) add(r run) {
	l.put = nil
	if n := len(l.runs); n > 0 {
		if l.again(r) {
			return
		}
		last := &l.runs[n-1]
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

// rejoin puts together what stands on one line after all: a bullet and its text, a
// label and what it says, the cells of a row. The lines are in reading order.
func (d *document) rejoin(list []*line) (out []*line) {
	for _, l := range list {
		if n := len(out); n > 0 && d.tables[l] == nil && d.tables[out[n-1]] == nil && out[n-1].page == l.page && out[n-1].goesOn(l.runs[0], math.Inf(1)) {
			for _, r := range l.runs {
				out[n-1].add(r)
			}
			continue
		}
		out = append(out, l)
	}
	return out
}
