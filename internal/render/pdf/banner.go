package pdf

import (
	"fmt"
	"strconv"

	"notat/internal/notat"
	"notat/internal/tagpdf"
	"notat/internal/template"
	"notat/internal/typeset"
)

// banner is a header or footer made ready to set, with the styles of its runs.
type banner struct {
	paragraphs []bannerParagraph
	pictures   []*template.Picture // placed on the page, not in a line
	numbered   bool                // says something else on each page
}

type bannerParagraph struct {
	*template.BannerParagraph
	style *style
	runs  []*style
}

func newBanner(t template.Banner, f *library) *banner {
	b := &banner{}
	for i := range t.Paragraphs {
		p := bannerParagraph{&t.Paragraphs[i], newStyle(t.Paragraphs[i].Style, f), nil}
		for _, r := range p.Runs {
			st := p.style
			if r.Text != "" || r.Tag != "" || r.Field != "" {
				st = newStyle(r.Style, f)
			}
			p.runs = append(p.runs, st)
			b.numbered = b.numbered || r.Field != ""
			if r.Picture != nil && r.Picture.Anchored {
				b.pictures = append(b.pictures, r.Picture)
			}
		}
		b.paragraphs = append(b.paragraphs, p)
	}
	return b
}

// numbers are what the page fields say.
type numbers struct{ page, pages int }

// strip is one line of a banner: what stands on it, its height and its baseline.
type strip struct {
	pieces  []piece
	height  float64
	base    float64
	space   float64 // above it
	frame   *frame  // of its paragraph, on the paragraph's first strip
	frameTo int     // the paragraph's last strip
}

// piece is words or a picture on a strip.
type piece struct {
	x       float64
	line    typeset.Line
	spans   []typeset.Span // of line
	runs    []run
	picture *template.Picture
}

// set sets a banner in the width of the page's text.
func (b *banner) set(x, width float64, felter map[string]notat.Felt, n numbers) (strips []strip, total float64) {
	after := 0.0
	for i := range b.paragraphs {
		p := &b.paragraphs[i]
		from := len(strips)
		left := x + p.style.left
		strips = append(strips, p.strips(left, width-p.style.left-p.style.right, x, felter, n)...)
		if len(strips) == from {
			continue
		}
		e := p.style.border
		first, last := &strips[from], &strips[len(strips)-1]
		first.space = p.style.before + after
		if p.style.shading != "" || e.Top.Width+e.Right.Width+e.Bottom.Width+e.Left.Width > 0 {
			f := &frame{left, width - p.style.left - p.style.right, p.style.shading, e, 0, 0}
			top, bottom := f.pad()
			first.height += top
			first.base += top
			last.height += bottom // the same strip, in a paragraph of one line
			first.frame, first.frameTo = f, len(strips)-1
		}
		after = p.style.after
	}
	for i := range strips {
		total += strips[i].space + strips[i].height
	}
	return strips, total
}

// strips sets one paragraph: stretches between tab stops on one line, and on
// lines of their own what is too long for that.
func (p *bannerParagraph) strips(x, width, margin float64, felter map[string]notat.Felt, n numbers) []strip {
	var out []strip
	line := []stretch{{}}
	flush := func() {
		if !dropEmpty(line) {
			out = append(out, p.line(line, x, width, margin)...)
		}
		line = []stretch{{}}
	}
	for i, r := range p.Runs {
		at := &line[len(line)-1]
		switch {
		case r.IsBreak:
			flush()
		case r.IsTab:
			line = append(line, stretch{})
		case r.Picture != nil:
			if !r.Picture.Anchored {
				at.pictures = append(at.pictures, r.Picture)
			}
		default:
			s := fieldWords(r, felter, n)
			if r.Tag != "" {
				at.tagged, at.filled = true, at.filled || s != ""
			}
			if s != "" {
				at.add(s, p.runs[i])
			}
		}
	}
	flush()
	return out
}

// fieldWords gives the words of a run.
func fieldWords(r template.BannerRun, felter map[string]notat.Felt, n numbers) string {
	switch {
	case r.Field == "PAGE":
		return strconv.Itoa(n.page)
	case r.Field == "NUMPAGES":
		return strconv.Itoa(n.pages)
	case r.Tag != "":
		return notat.Plain(felter[r.Tag].Inlines)
	}
	return r.Text
}

// banner draws strips from y, and the pictures placed on the page.
func (p *pen) banner(b *banner, strips []strip, y float64) {
	for _, pic := range b.pictures {
		p.picture(pic, pic.X, pic.Y)
	}
	for i := range strips {
		s := &strips[i]
		y += s.space
		if s.frame != nil {
			h := 0.0
			for j := i; j <= s.frameTo; j++ {
				h += strips[j].height
			}
			s.frame.box(p, y, y+h, true, true)
		}
		for _, c := range s.pieces {
			if c.picture != nil {
				p.picture(c.picture, c.x, y+s.base-c.picture.Height)
				continue
			}
			for _, part := range c.line.Parts {
				r, size := c.runs[part.Span], c.spans[part.Span].Size
				p.doc.Text(c.x+part.X, y+s.base, part.Runs, size, r.color)
				if r.underline {
					p.doc.Line(c.x+part.X, y+s.base+size*0.13, c.x+part.X+part.Width, y+s.base+size*0.13, size*0.055, r.color)
				}
			}
		}
		y += s.height
	}
}

func (p *pen) picture(pic *template.Picture, x, y float64) {
	if err := p.doc.Image(pic.Data, pic.MIME, tagpdf.Rect{X: x, Y: y, W: pic.Width, H: pic.Height}); err != nil && p.err == nil {
		p.err = fmt.Errorf("picture of the template's header or footer: %w", err)
	}
}
