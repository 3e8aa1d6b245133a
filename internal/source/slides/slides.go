// Package slides reads a foreign file of slides (PresentationML, ISO/IEC 29500-1
// § 19) as what it says: each slide's title is a heading, and its words follow in the
// order in which they are read. What every slide repeats, numbers and decoration are
// left out by name. It runs no macro, plays nothing and fetches nothing.
package slides

import (
	"context"
	"fmt"
	"strings"

	"github.com/beevik/etree"

	"notat/internal/ooxml"
	"notat/internal/source"
	"notat/internal/source/office"
)

// Limits of what is read. The largest notat made as slides has a tenth of each.
const (
	MaxSlides  = 500     // nobody looks through more of them to begin a notat
	MaxShapes  = 2000    // of one slide: their order is a matter of each with each
	MaxDepth   = 32      // of groups in groups; by hand nobody makes more than five
	MaxPieces  = 20_000  // each is looked at, and shown, on its own
	MaxCells   = 50_000  // of all tables, empty ones too
	MaxLayouts = 4 << 20 // bytes of all layouts and masters, which are kept while the slides are read
)

// tooMany says what there is too much of.
func tooMany(of string) error {
	return &ooxml.Error{Code: ooxml.TooComplex, Message: fmt.Sprintf("Filen har for mange %s. Kopiér de slides, der skal bruges, over i en ny præsentation, og gem den.", of)}
}

// Read reads a .pptx, .ppsx or .potx, with macros or without. What is not sound or not
// within the limits is refused with an *ooxml.Error; it ends with ctx's error soon
// after ctx does.
func Read(ctx context.Context, data []byte) (source.File, error) {
	p, err := ooxml.OpenSlides(ctx, data)
	if err != nil {
		return source.File{}, err
	}
	r := &reader{ctx: ctx, file: p, layouts: map[string]*layout{}}
	if err := r.read(); err != nil {
		return source.File{}, ooxml.AboutSlides(err)
	}
	r.out.Title = office.Title(p)
	return r.out, nil
}

// reader reads one file.
type reader struct {
	ctx     context.Context
	file    *ooxml.Package
	layouts map[string]*layout // by their part; masters too
	kept    int                // bytes of those
	text    *etree.Element     // how text is set where nothing else says it
	width   float64            // of a slide
	height  float64
	authors map[string]string
	cells   int
	said    int // paragraphs, pictures and tables
	left    source.LeftOut

	slides []*slide
	out    source.File
}

// slide is one slide, read.
type slide struct {
	number int
	hidden bool
	head   bool // of a new section, by its layout
	shapes []*shape
	beside []source.Piece // notes and comments
	left   []source.Left  // of its page of notes
	from   []string       // its layout and master
	count  int            // paragraphs so far
}

func (r *reader) read() error {
	main := r.file.Main()
	doc, err := r.file.XMLContext(r.ctx, main)
	if err != nil {
		return err
	}
	root := doc.Root()
	r.text = ooxml.Child(root, "defaultTextStyle")
	size := ooxml.Child(root, "sldSz")
	r.width, r.height = number(size, "cx"), number(size, "cy")
	rels, err := r.rels(main)
	if err != nil {
		return err
	}
	if err := r.readAuthors(main); err != nil {
		return err
	}
	for _, id := range ooxml.Child(root, "sldIdLst").ChildElements() {
		if err := r.ctx.Err(); err != nil {
			return err
		}
		rel, ok := rels[attrNS(id, "id")]
		if !ok || rel.External {
			continue
		}
		if len(r.slides) == MaxSlides {
			return tooMany("slides")
		}
		s := &slide{number: len(r.slides) + 1}
		r.slides = append(r.slides, s)
		if err := r.slide(s, rel.Part); err != nil {
			return err
		}
	}
	return r.tell()
}

// rels gives the relationships of a part by their ids.
func (r *reader) rels(part string) (map[string]ooxml.Rel, error) {
	all, err := r.file.Rels(part)
	out := make(map[string]ooxml.Rel, len(all))
	for _, rel := range all {
		out[rel.ID] = rel
	}
	return out, err
}

// part gives the part that the first relationship of a kind leads to: the last word of
// its type, which two standards and two programs write behind different addresses.
func part(rels map[string]ooxml.Rel, kind string) string {
	best := ""
	for _, rel := range rels {
		if !rel.External && strings.HasSuffix(rel.Type, "/"+kind) && (best == "" || rel.Part < best) {
			best = rel.Part
		}
	}
	return best
}

// tell writes what was read, slide by slide.
func (r *reader) tell() error {
	r.repeated()
	sections := false
	for _, s := range r.slides {
		sections = sections || s.head && !s.hidden
	}
	level := 1
	for _, s := range r.slides {
		if err := r.ctx.Err(); err != nil {
			return err
		}
		if s.hidden {
			r.leaveSlide(s)
			continue
		}
		if sections && s.head {
			level = 1
		}
		for _, sh := range order(s.shapes) {
			for _, p := range sh.pieces {
				if p.What == source.Heading {
					p.Level += level - 1
				}
				r.out.Pieces = append(r.out.Pieces, p)
			}
			for _, l := range sh.left {
				r.leave(l)
			}
		}
		r.out.Pieces = append(r.out.Pieces, s.beside...)
		for _, l := range s.left {
			r.leave(l)
		}
		if sections && s.head {
			level = 2
		}
	}
	r.behind()
	r.out.Left = r.left.List
	if len(r.out.Pieces)+len(r.out.Left) > MaxPieces {
		return tooMany("afsnit")
	}
	return nil
}
