package readback

import (
	"cmp"
	"crypto/sha256"
	"path"
	"slices"
	"strconv"
	"strings"

	"notat/internal/ooxml"
	"notat/internal/recorddiff"
	"notat/internal/samtale"
	"notat/internal/story"
)

// pictures places the pictures: which of them are those of the record, and where new
// ones belong.
type pictures struct {
	*placer
	figures figures
	file    *ooxml.Package
	foreign bool // Input.Foreign
	pixels  int  // bytes of pictures that were read
}

// figures are the pictures of two drafts, each with its figure in the record.
type figures struct {
	was, is []figure
	at      map[int][]int // edited paragraph -> its pictures
}

// figure is a picture of a draft.
type figure struct {
	*story.Drawing
	sum     [sha256.Size]byte
	pointer string // of the block of the record that is shown, or ""
	pair    int    // the same picture in the other draft, or -1
}

// named gives what a picture is called where it is told of.
func (f *figure) named() string { return cmp.Or(story.Words(f.Alt), path.Base(f.Part)) }

// pairFigures pairs the pictures of both drafts: those of the same bytes, in their
// order. In a draft of another release those that the program draws may differ,
// and are known by what is said in their place.
func pairFigures(h *held, in *Input, record *samtale.Record) figures {
	f := figures{seen(in.Baseline, h.was), seen(in.Edited, h.file), map[int][]int{}}
	for n := range f.is {
		f.at[f.is[n].Near] = append(f.at[f.is[n].Near], n)
	}
	f.ofRecord(record)
	f.pairs(func(a, b *figure) bool { return a.sum == b.sum && h.anchorIn(a.Near) == h.anchorOf(b.Near) })
	f.pairs(func(a, b *figure) bool { return a.sum == b.sum })
	if in.Foreign {
		f.pairs(func(a, b *figure) bool {
			return story.Words(a.Alt) == story.Words(b.Alt) && a.Part != "" && b.Part != ""
		})
	}
	for n := range f.was {
		if w := &f.was[n]; w.pair < 0 && w.pointer != "" {
			f.exchanged(h, n)
		}
	}
	return f
}

// seen gives the pictures of a draft.
func seen(in Draft, s *story.Story) []figure {
	var out []figure
	for n := range s.Drawings {
		d := &s.Drawings[n]
		if d.Object {
			continue // the embedded file is told of
		}
		data, ok := in.File.Part(d.Part)
		if !ok {
			data = []byte(d.Linked)
		}
		out = append(out, figure{Drawing: d, sum: sha256.Sum256(data), pair: -1})
	}
	return out
}

// maxFigures is how many pictures are held against one another at most: a notat
// has a few, and each is held against each.
const maxFigures = 1000

func (f *figures) pairs(same func(a, b *figure) bool) {
	if len(f.was) > maxFigures || len(f.is) > maxFigures {
		return
	}
	for n := range f.is {
		for m := range f.was {
			if f.is[n].pair < 0 && f.was[m].pair < 0 && same(&f.was[m], &f.is[n]) {
				f.is[n].pair, f.was[m].pair = m, n
			}
		}
	}
}

// ofRecord finds which figure of the record each picture of the baseline is.
func (f *figures) ofRecord(record *samtale.Record) {
	walk := samtale.Walk{Text: func(*samtale.Field, string) {}}
	at := 0
	walk.Enter = func(x any) {
		b, ok := x.(*samtale.Figur)
		if !ok || !samtale.Visible(b.Billede) {
			return
		}
		pic, err := b.Picture()
		if err != nil {
			return
		}
		sum := sha256.Sum256(pic.Data)
		for n := at; n < len(f.was); n++ {
			if w := &f.was[n]; w.pointer == "" && w.sum == sum {
				w.pointer, at = walk.Pointer(), n+1
				return
			}
		}
	}
	walk.Over(record)
}

// exchanged pairs a picture that is gone with one that is new in its place.
func (f *figures) exchanged(h *held, n int) {
	for m := range f.is {
		if f.is[m].pair < 0 && f.is[m].Part != "" && h.anchorOf(f.is[m].Near) == h.anchorIn(f.was[n].Near) {
			f.is[m].pair, f.was[n].pair = n, m
			return
		}
	}
}

// anchorOf gives the nearest line of the baseline before edited paragraph e that
// the file has, and anchorIn that before line b; -1 is none.
func (h *held) anchorOf(e int) int {
	for e = min(e, len(h.match)) - 1; e >= 0; e-- {
		if h.match[e] >= 0 && h.key(e) != "" {
			return h.match[e]
		}
	}
	return -1
}

func (h *held) anchorIn(b int) int {
	for b = min(b, len(h.base)) - 1; b >= 0; b-- {
		if h.back[b] >= 0 && h.base[b].key != "" {
			return b
		}
	}
	return -1
}

// figuresAt takes the pictures of an edited paragraph: those of the record that
// stand elsewhere now, look or are described otherwise, and those that are new.
func (p *pictures) figuresAt(here spot, e int) spot {
	for _, n := range p.figures.at[e] {
		d := &p.figures.is[n]
		if d.pair < 0 {
			here = p.newFigure(here, e, d)
			continue
		}
		was := &p.figures.was[d.pair]
		if was.pointer != "" {
			p.taken.kept[was.pointer] = true
		}
		block, _ := recorddiff.Get(p.out.root, was.pointer).(map[string]any)
		switch {
		case was.pointer == "":
			if !p.foreign && (story.Words(d.Alt) != story.Words(was.Alt) || d.Shaped()) {
				p.out.tell(Item{Kode: "billede-alt", Severity: Warn, Pointer: here.ctx, Tekst: d.named(), Besked: "Programmet tegner selv billedet og skriver dets alternative tekst. Det, der er ændret ved det i filen, følger ikke med."})
			}
			continue
		case d.sum != was.sum && !p.foreign || d.Shaped():
			url, ok := p.pictureOf(here, d)
			if ok {
				block["billede"] = url
				p.out.tell(Item{Kode: "billede-aendret", Severity: Info, Pointer: was.pointer, Tekst: d.named(), Besked: "Billedet er skiftet ud eller beskåret."})
			}
		}
		if story.Words(d.Alt) != story.Words(was.Alt) {
			p.described(d, was, block)
		}
		if p.held.anchorOf(e) != p.held.anchorIn(was.Near) {
			here = p.movedFigure(here, e, was, block)
		}
	}
	return here
}

// movedFigure puts a figure where it stands in the file.
func (p *pictures) movedFigure(here spot, e int, was *figure, block map[string]any) spot {
	i := Item{Kode: "flyttet", Severity: Info, Pointer: was.pointer, Tekst: was.named(), Besked: "Billedet er flyttet, og dets billedtekst med det."}
	with := was.named() // and its caption: both wait where nobody knows a place
	if s, _ := block["billedtekst"].(string); s != "" {
		i.moved = []string{s}
		with += " ¶ " + s
	}
	p.out.tell(i)
	p.out.edits.Delete(was.pointer)
	return p.put(here, e, aBlock(&p.held.edited[e], e, with, block), "billede", "Billedet er flyttet. Hvor hører det til?")
}

// described takes what is said in the place of a picture into its figure.
func (p *pictures) described(d, was *figure, block map[string]any) {
	i := Item{Kode: "billede-alt", Severity: Info, Pointer: was.pointer + "/alt", Tekst: cmp.Or(story.Words(d.Alt), was.named()), Besked: "Billedets alternative tekst er ændret."}
	switch alt := written(d.Alt); {
	case alt == "" && story.Words(d.Alt) == "":
		i.Severity, i.Besked = Warn, "Billedets alternative tekst er slettet i filen. Notatet beholder den: den læses højt for dem, som ikke kan se billedet."
	case alt == "":
		i.Severity, i.Besked = Warn, "Billedets alternative tekst er blevet til et filnavn. Notatet beholder den, det har."
	default:
		block["alt"] = alt
	}
	p.out.tell(i)
}

// goneFigures asks about the figures whose pictures the file has no more.
func (g *ground) goneFigures(all figures, foreign bool) {
	for n := range all.was {
		f := &all.was[n]
		switch {
		case f.pair >= 0:
		case f.pointer == "":
			if !foreign {
				g.out.tell(Item{Kode: "billede-slettet", Severity: Warn, Tekst: f.named(), Besked: "Et billede, som programmet tegner selv, er slettet i filen. Det kommer igen i notatet."})
			}
		default:
			g.goneFigure(f)
		}
	}
}

func (g *ground) goneFigure(f *figure) {
	caption := f.pointer + "/billedtekst"
	g.taken.settled[caption] = g.taken.fields[caption] == nil // what was written into it is of the record, unless the answer takes it away
	i := Item{Kode: "billede-slettet", Severity: Ask, Pointer: f.pointer, Tekst: f.named(), Choices: []Choice{deleteIt, keepIt}, Besked: "Et billede er slettet i filen. Skal det også ud af notatet?"}
	left := "" // of the caption in the file, and gone with the picture
	if s := recorddiff.Text(g.out.root, caption); s != "" && g.held.fields[caption] != nil {
		i.Tekst += " ¶ " + s
		if ps := g.taken.fields[caption]; ps != nil {
			left = textOfPieces(ps)
		} else {
			i.inside = s
		}
	}
	if g.out.tell(i) == deleteIt.ID {
		g.out.edits.Delete(f.pointer)
		g.out.items[len(g.out.items)-1].outside = left
	}
}

// fileName is what a program writes where nobody has described a picture.
func fileName(s string) bool {
	low := strings.ToLower(s)
	for _, end := range []string{".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".heic", ".webp", ".svg"} {
		if strings.HasSuffix(low, end) {
			return true
		}
	}
	kind, n, numbered := strings.Cut(low, " ")
	_, err := strconv.Atoi(n)
	return numbered && err == nil && slices.Contains([]string{"billede", "picture", "image", "grafik", "figur", "graphic"}, kind)
}

// automatic are the sentences that Word puts after a description of its own.
var automatic = []string{"Automatisk genereret beskrivelse", "Beskrivelsen er genereret automatisk", "Description automatically generated", "AI-generated content may be incorrect.", "AI-genereret indhold kan være forkert.", "AI-genereret indhold kan være ukorrekt."}

// written gives what somebody wrote in the place of a picture; the name of a file
// is nothing, and neither is what Word says of its own descriptions.
func written(alt string) string {
	s := story.Words(alt)
	for _, a := range automatic {
		s = strings.TrimSpace(strings.TrimSuffix(s, a))
	}
	if fileName(s) {
		return ""
	}
	return s
}
