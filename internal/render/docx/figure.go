package docx

import (
	"crypto/sha256"
	"encoding/hex"

	"notat/internal/notat"
	"notat/internal/ooxml"
)

const emuPerTwip = 635

// endings are the picture kinds a Document holds.
var endings = map[string]string{"image/png": "png", "image/jpeg": "jpeg"}

// picture is a part with an image.
type picture struct {
	name, ending, mime string
	data               []byte
}

// figure writes a picture in a line of its own, no wider than the text and no
// higher than the PDF's, its caption below.
func (w *writer) figure(f *notat.Figure) {
	x, y := f.Points()
	wide, high := int(x*emuPerPoint), int(y*emuPerPoint)
	if f.Chart != nil {
		f, wide, high = w.chart(f)
	}
	rel, ok := w.picture(f)
	if !ok {
		return
	}
	caption := w.shows(f.Caption)
	if most := w.form.width * emuPerTwip; wide > most {
		wide, high = most, int(int64(high)*int64(most)/int64(wide))
	}
	if most := w.form.height * emuPerTwip * 6 / 10; high > most {
		wide, high = int(int64(wide)*int64(most)/int64(high)), most
	}
	w.drawings++
	id := w.form.drawings + w.drawings
	w.open(para{keepNext: caption})
	w.raw(`<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">`)
	w.extent("wp:extent", wide, high)
	w.raw(`<wp:docPr id="`)
	w.int(id)
	w.raw(`" name="Billede `)
	w.int(w.drawings)
	w.raw(`" descr="`)
	w.text(f.Alt)
	w.raw(`"/><wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" noChangeAspect="1"/></wp:cNvGraphicFramePr>`,
		`<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">`,
		`<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="`)
	w.int(id)
	w.raw(`" name="Billede `)
	w.int(w.drawings)
	w.raw(`" descr="`)
	w.text(f.Alt)
	w.raw(`"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="`)
	w.text(rel)
	w.raw(`"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>`)
	w.extent("a:ext", wide, high)
	w.raw(`</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`)
	w.close()
	if caption {
		w.line(para{style: w.form.styles.Caption, lone: true}, f.Caption) // the style keeps it with a table below
	}
}

func (w *writer) extent(name literal, wide, high int) {
	w.raw("<", name, ` cx="`)
	w.int(wide)
	w.raw(`" cy="`)
	w.int(high)
	w.raw(`"/>`)
}

// picture gives the relationship id of a figure's image; the same image is one
// part however often it is shown.
func (w *writer) picture(f *notat.Figure) (rel string, ok bool) {
	ending, ok := endings[f.MIME]
	if !ok {
		w.fail("picture of kind %q", f.MIME)
		return "", false
	}
	sum := sha256.Sum256(f.Image)
	target := "media/billede-" + hex.EncodeToString(sum[:8]) + "." + ending
	if rel, ok := w.media[target]; ok {
		return rel, true
	}
	rel = w.relate(ooxml.RelImage, target, false)
	if w.media == nil {
		w.media = map[string]string{}
	}
	w.media[target] = rel
	w.pictures = append(w.pictures, picture{name: "word/" + target, ending: ending, mime: f.MIME, data: f.Image})
	return rel, true
}
