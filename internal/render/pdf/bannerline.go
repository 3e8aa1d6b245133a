package pdf

import (
	"notat/internal/template"
	"notat/internal/typeset"
)

// stretch is what stands between two tab stops.
type stretch struct {
	spans    []typeset.Span
	runs     []run
	pictures []*template.Picture
	tagged   bool // holds tags,
	filled   bool // and one of them says something
	lead     float64
	base     float64
}

// dropEmpty empties stretches that only introduce a tag without words, such as
// "Sagsnr." where there is none. It tells a line that was nothing else.
func dropEmpty(line []stretch) bool {
	dropped, left := false, false
	for i := range line {
		s := &line[i]
		if s.tagged && !s.filled && len(s.pictures) == 0 {
			*s, dropped = stretch{}, true
		}
		left = left || len(s.spans)+len(s.pictures) > 0
	}
	return dropped && !left
}

func (s *stretch) add(text string, st *style) {
	s.spans = append(s.spans, typeset.Span{Text: text, Stack: st.stack(false, false), Size: st.size})
	s.runs = append(s.runs, run{color: st.color, underline: st.underline})
	s.lead, s.base = max(s.lead, st.lead), max(s.base, st.base)
	if st.caps {
		i := len(s.spans) - 1
		capitals(s.spans[i:])
	}
}

// lines sets a stretch in a width.
func (s *stretch) lines(width float64) []typeset.Line {
	return typeset.Break(s.spans, typeset.Options{Width: max(width, 20)})
}

// line sets stretches at their tab stops.
func (p *bannerParagraph) line(line []stretch, x, width, margin float64) []strip {
	if len(line) == 1 {
		return p.wrapped(&line[0], x, width, p.style.align)
	}
	one := strip{height: p.style.lead, base: p.style.base}
	pen := 0.0 // from the margin
	for i := range line {
		s := &line[i]
		lines := s.lines(width)
		w := s.pictureWidth()
		if len(lines) > 0 {
			w += lines[0].Width
		}
		at := pen
		if i > 0 {
			stop := p.stop(pen)
			switch stop.Align {
			case "right":
				at = max(pen, stop.At-w)
			case "center":
				at = max(pen, stop.At-w/2)
			default:
				at = stop.At
			}
		}
		if len(lines) > 1 || margin+at+w > x+width+1 && w > 0 {
			// Too long for its place: each stretch gets lines of its own, for words
			// over the sheet's edge are lost.
			var out []strip
			for j := range line {
				if len(line[j].spans)+len(line[j].pictures) > 0 {
					out = append(out, p.wrapped(&line[j], x, width, p.style.align)...)
				}
			}
			return out
		}
		one.put(s, lines, margin+at)
		pen = at + w
	}
	return []strip{one}
}

// stop is the next tab stop after a place; behind the last come Word's own.
func (p *bannerParagraph) stop(pen float64) template.Tab {
	for _, t := range p.Tabs {
		if t.At > pen+0.5 {
			return t
		}
	}
	const every = 65.2 // 1304 twentieths of a point, Word's setting for Danish
	n := float64(int(pen/every) + 1)
	return template.Tab{At: n * every}
}

func (s *stretch) pictureWidth() (w float64) {
	for _, p := range s.pictures {
		w += p.Width
	}
	return w
}

// wrapped sets one stretch as a paragraph.
func (p *bannerParagraph) wrapped(s *stretch, x, width float64, align string) []strip {
	pw := s.pictureWidth()
	lines := s.lines(width - pw)
	if len(lines) == 0 {
		lines = []typeset.Line{{}}
	}
	var out []strip
	for i := range lines {
		one := strip{height: p.style.lead, base: p.style.base}
		w, at := lines[i].Width, x
		if i == 0 {
			w += pw
		}
		switch align {
		case "center":
			at = x + (width-w)/2
		case "right":
			at = x + width - w
		}
		if i == 0 {
			one.put(s, lines[:1], at)
		} else {
			one.put(&stretch{spans: s.spans, runs: s.runs, lead: s.lead, base: s.base}, lines[i:i+1], at)
		}
		out = append(out, one)
	}
	return out
}

// put puts a stretch on the strip: pictures first, standing on the baseline.
func (t *strip) put(s *stretch, lines []typeset.Line, x float64) {
	if s.lead > 0 {
		t.grow(s.base, s.lead-s.base)
	}
	for _, p := range s.pictures {
		t.grow(p.Height, 0)
		t.pieces = append(t.pieces, piece{x: x, picture: p})
		x += p.Width
	}
	if len(lines) > 0 {
		t.pieces = append(t.pieces, piece{x: x, line: lines[0], spans: s.spans, runs: s.runs})
	}
}

// grow makes room above and below the baseline.
func (t *strip) grow(above, below float64) {
	below = max(below, t.height-t.base)
	t.base = max(t.base, above)
	t.height = t.base + below
}
