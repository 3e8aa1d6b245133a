package template

import (
	"bytes"
	"context"
	"path"
	"strconv"
	"strings"

	"github.com/beevik/etree"

	"notat/internal/billede"
	"notat/internal/ooxml"
)

// settlePictures draws the pictures of the file as Word shows them, cropped,
// mirrored and turned, and leaves out the rest of them: what the secretary cropped away is in no
// document made with the template. What of a picture's look is not followed is told.
func settlePictures(ctx context.Context, p *ooxml.Package, n *notes) error {
	loose := map[string]bool{} // pictures that may be in no place any more
	for _, part := range p.Parts() {
		if path.Ext(part.Name) != ".xml" || !bytes.Contains(part.Data, []byte("blipFill")) {
			continue
		}
		doc, err := p.XMLContext(ctx, part.Name)
		if err != nil {
			continue // what is no XML is told where it is read
		}
		c := cropper{ctx: ctx, p: p, notes: n, owner: part.Name, loose: loose}
		if err := c.settle(doc.Root()); err != nil {
			return err
		}
		if c.changed {
			if err := p.SetXML(part.Name, doc); err != nil {
				return err
			}
		}
	}
	return leavePictures(p, loose)
}

// cropper settles the pictures of one part.
type cropper struct {
	ctx     context.Context
	p       *ooxml.Package
	notes   *notes
	owner   string
	loose   map[string]bool
	changed bool
}

func (c *cropper) settle(e *etree.Element) error {
	for _, child := range e.ChildElements() {
		if err := c.settle(child); err != nil {
			return err
		}
	}
	if e.Tag != "pic" || e.Space != "pic" {
		return nil
	}
	place := placeOf(c.owner)
	fill, form := ooxml.Child(e, "blipFill"), ooxml.Child(ooxml.Child(e, "spPr"), "xfrm")
	blip := ooxml.Child(fill, "blip")
	for _, effect := range blip.ChildElements() {
		if effect.Tag != "extLst" {
			c.notes.warn("billedeffekt", place, "Et billede har en farveeffekt, som kun vises i Word. Gem billedet, som det skal se ud, og sæt det ind igen.")
		}
	}
	const quarter = 90 * 60_000 // 60,000 to a degree
	turn, _ := strconv.Atoi(ooxml.Attr(form, "rot"))
	quarters := turn / quarter % 4
	if turn%quarter != 0 {
		quarters = 0
		c.notes.warn("billede-drejet", place, "Et billede er drejet skævt, og det vises kun i Word. Drej billedet, før det sættes ind.")
	}
	crop := ooxml.Child(fill, "srcRect")
	w := billede.Window{
		Left: shareOf(crop, "l"), Top: shareOf(crop, "t"), Right: shareOf(crop, "r"), Bottom: shareOf(crop, "b"),
		MirrorX: on(form, "flipH"), MirrorY: on(form, "flipV"),
	}
	if w == (billede.Window{}) && quarters == 0 {
		return nil
	}
	rels, err := c.p.Rels(c.owner)
	if err != nil {
		return err
	}
	for _, rel := range rels {
		if rel.ID != ooxml.Attr(blip, "embed") || rel.External {
			continue
		}
		return c.cut(fill, form, blip, rel.Part, w, quarters)
	}
	return nil
}

func (c *cropper) cut(fill, form, blip *etree.Element, part string, w billede.Window, quarters int) error {
	data, _ := c.p.Part(part)
	mime := billede.JPEG
	if bytes.HasPrefix(data, []byte("\x89PNG")) {
		mime = billede.PNG
	}
	pixels, err := billede.Cut(c.ctx, data, mime, w, quarters)
	switch {
	case c.ctx.Err() != nil:
		return c.ctx.Err()
	case err != nil:
		c.notes.warn("beskaaret", placeOf(c.owner), "Et billede er beskåret, spejlet eller drejet i Word på en måde, der ikke kan følges, så hele billedet ligger i filen. Beskær det, før det sættes ind, eller vælg Billedformat > Komprimer billeder > Slet beskårne områder.")
		return nil
	}
	name := ""
	for i := 1; name == ""; i++ {
		try := path.Join(path.Dir(c.p.Main()), "media", "beskaaret"+strconv.Itoa(i)+".png")
		if _, taken := c.p.Part(try); !taken {
			name = try
		}
	}
	if err := c.p.Add(name, billede.PNG, pixels); err != nil {
		return err
	}
	id, err := c.p.AddRel(c.owner, ooxml.RelImage, "/"+name, false)
	if err != nil {
		return err
	}
	blip.RemoveAttr(blip.SelectAttr("embed").FullKey())
	blip.CreateAttr("r:embed", id)
	for _, e := range blip.ChildElements() { // the same as a drawing in another form
		if e.Tag == "extLst" {
			blip.RemoveChild(e)
		}
	}
	if ooxml.Has(fill, "srcRect") {
		fill.RemoveChild(ooxml.Child(fill, "srcRect"))
	}
	for _, mirrored := range []string{"flipH", "flipV"} {
		form.RemoveAttr(mirrored)
	}
	if quarters != 0 {
		form.RemoveAttr("rot")
	}
	if quarters%2 != 0 {
		onItsSide(form)
	}
	c.loose[part], c.changed = true, true
	return nil
}

// onItsSide gives a picture that stands a quarter turned the size that it takes so. It is
// turned round its middle, so where it is placed by its corner, that moves.
func onItsSide(form *etree.Element) {
	swap(ooxml.Child(form, "ext"))
	frame := form.Parent()
	for frame != nil && frame.Tag != "inline" && frame.Tag != "anchor" {
		frame = frame.Parent()
	}
	if frame == nil {
		return
	}
	extent := ooxml.Child(frame, "extent")
	wide, _ := strconv.Atoi(ooxml.Attr(extent, "cx"))
	high, _ := strconv.Atoi(ooxml.Attr(extent, "cy"))
	swap(extent)
	for axis, by := range map[string]int{"positionH": (wide - high) / 2, "positionV": (high - wide) / 2} {
		if offset := ooxml.Child(ooxml.Child(frame, axis), "posOffset"); offset.Text() != "" {
			at, _ := strconv.Atoi(strings.TrimSpace(offset.Text()))
			offset.SetText(strconv.Itoa(at + by))
		}
	}
	if effects := ooxml.Child(frame, "effectExtent"); effects.Parent() != nil { // the room that the turned one took beyond its size
		frame.RemoveChild(effects)
	}
}

func swap(size *etree.Element) {
	if x, y := size.SelectAttr("cx"), size.SelectAttr("cy"); x != nil && y != nil {
		x.Value, y.Value = y.Value, x.Value
	}
}

func on(form *etree.Element, name string) bool {
	v := ooxml.Attr(form, name)
	return v == "1" || v == "true"
}

// shareOf reads a side of a:srcRect, in thousandths of a per cent (ISO/IEC 29500-1
// § 20.1.8.55) or as Word's strict form has it.
func shareOf(crop *etree.Element, side string) float64 {
	v, err := strconv.ParseFloat(ooxml.Attr(crop, side), 64)
	if err != nil {
		return 0
	}
	return v / 100_000
}

// placeOf tells a part of the file as the secretary knows it.
func placeOf(part string) string {
	switch base := path.Base(part); {
	case len(base) > 6 && base[:6] == "header":
		return "sidehovedet"
	case len(base) > 6 && base[:6] == "footer":
		return "sidefoden"
	}
	return "brødteksten"
}

// leavePictures takes those of the parts out that no part names any more.
func leavePictures(p *ooxml.Package, loose map[string]bool) error {
	if len(loose) == 0 {
		return nil
	}
	keep := map[string]bool{}
	for _, part := range p.Parts() {
		if path.Ext(part.Name) == ".rels" {
			continue
		}
		if !loose[part.Name] {
			keep[part.Name] = true
		}
		rels, err := p.Rels(part.Name)
		if err != nil {
			return err
		}
		gone := map[string]bool{}
		for _, rel := range rels {
			switch named := bytes.Contains(part.Data, []byte(`"`+rel.ID+`"`)); {
			case !loose[rel.Part]:
			case named:
				keep[rel.Part] = true
			default:
				gone[rel.ID] = true
			}
		}
		if len(gone) > 0 {
			if err := p.RemoveRels(part.Name, gone); err != nil {
				return err
			}
		}
	}
	return p.Retain(keep)
}
