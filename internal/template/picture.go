package template

import (
	"bytes"
	"strings"

	"github.com/beevik/etree"

	"notat/internal/ooxml"
)

// graphic reads a picture; what else Word can draw in a header is said to be
// shown in Word only.
func (r *runReader) graphic(e *etree.Element, style Style) {
	if e.Tag == "AlternateContent" {
		for _, c := range ooxml.Children(ooxml.Child(e, "Choice")) {
			r.graphic(c, style)
		}
		return
	}
	if e.Tag != "drawing" {
		r.notes.warn("kun-i-word", r.place, "En gammel tegning eller et objekt vises kun i Word. Sæt logoet ind med Indsæt > Billeder.")
		return
	}
	for _, frame := range e.ChildElements() { // wp:inline or wp:anchor
		blip := frame.FindElement(".//a:blip")
		if blip == nil || frame.FindElement(".//pic:pic") == nil {
			r.notes.warn("kun-i-word", r.place, "En figur eller tekstboks vises kun i Word. Skriv teksten i et afsnit, og sæt logoet ind med Indsæt > Billeder.")
			continue
		}
		if p := r.picture(frame, blip); p != nil {
			r.put(BannerRun{Style: style, Picture: p})
		}
	}
}

func (r *runReader) picture(frame, blip *etree.Element) *Picture {
	rel, ok := r.rels[ooxml.Attr(blip, "embed")]
	if !ok || rel.External {
		r.notes.warn("kun-i-word", r.place, "Et billede er kun kædet sammen med filen. Sæt det ind med Indsæt > Billeder.")
		return nil
	}
	data, _ := r.p.Part(rel.Part)
	p := &Picture{Data: data, Anchored: frame.Tag == "anchor"}
	switch {
	case bytes.HasPrefix(data, []byte("\x89PNG\r\n\x1a\n")):
		p.MIME = "image/png"
	case bytes.HasPrefix(data, []byte("\xff\xd8\xff")):
		p.MIME = "image/jpeg"
	default:
		r.notes.warn("kun-i-word", r.place, "Et billede er hverken PNG eller JPEG og vises kun i Word. Gem logoet som PNG, og sæt det ind igen.")
		return nil
	}
	extent := ooxml.Child(frame, "extent")
	p.Width, p.Height = ooxml.EMU(ooxml.Attr(extent, "cx")), ooxml.EMU(ooxml.Attr(extent, "cy"))
	if p.Width <= 0 || p.Height <= 0 {
		return nil
	}
	p.Alt = strings.TrimSpace(ooxml.Attr(ooxml.Child(frame, "docPr"), "descr"))
	if p.Anchored {
		r.anchor(p, frame)
	}
	return p
}

// anchor computes the place on the sheet from what the picture is placed by
// (ISO/IEC 29500-1 § 20.4.2.10 and 11).
func (r *runReader) anchor(p *Picture, frame *etree.Element) {
	page := r.page
	h := ooxml.Child(frame, "positionH")
	from, to := page.Left, page.Width-page.Right // margin, column, character
	switch ooxml.Attr(h, "relativeFrom") {
	case "page":
		from, to = 0, page.Width
	case "leftMargin", "insideMargin":
		from, to = 0, page.Left
	case "rightMargin", "outsideMargin":
		from, to = page.Width-page.Right, page.Width
	}
	p.X = along(h, from, to, p.Width)

	v := ooxml.Child(frame, "positionV")
	from, to = r.at(), r.at()+p.Height // paragraph, line
	p.byParagraph = true
	switch ooxml.Attr(v, "relativeFrom") {
	case "page":
		from, to, p.byParagraph = 0, page.Height, false
	case "margin":
		from, to, p.byParagraph = page.Top, page.Height-page.Bottom, false
	case "topMargin", "insideMargin":
		from, to, p.byParagraph = 0, page.Top, false
	case "bottomMargin", "outsideMargin":
		from, to, p.byParagraph = page.Height-page.Bottom, page.Height, false
	}
	p.Y = along(v, from, to, p.Height)
}

// along places a length between two edges as w:align or posOffset says.
func along(e *etree.Element, from, to, length float64) float64 {
	switch strings.TrimSpace(ooxml.Child(e, "align").Text()) {
	case "right", "bottom", "outside":
		return to - length
	case "center":
		return (from + to - length) / 2
	case "left", "top", "inside":
		return from
	}
	return from + ooxml.EMU(strings.TrimSpace(ooxml.Child(e, "posOffset").Text()))
}
