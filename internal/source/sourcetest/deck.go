package sourcetest

import (
	"fmt"
	"strings"
)

// Deck is a file of slides being written.
type Deck struct {
	title  string
	slides []string // the shapes of each
	layout []string // "title", "obj", "secHead", "twoTxTwoObj", "blank"
	attrs  []string // of each p:sld
	rels   [][]rel
	parts  map[string]string
	types  map[string]string
	extra  []rel  // of the presentation
	master string // shapes on the master
	id     int
}

const slideNames = `xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"`

// NewDeck begins a file of slides.
func NewDeck() *Deck {
	return &Deck{parts: map[string]string{}, types: map[string]string{}}
}

// Slide adds a slide of a layout with these shapes.
func (d *Deck) Slide(layout string, shapes ...string) *Deck {
	d.slides = append(d.slides, strings.Join(shapes, ""))
	d.layout = append(d.layout, layout)
	d.attrs = append(d.attrs, "")
	d.rels = append(d.rels, nil)
	return d
}

// rel adds a relationship to the last slide.
func (d *Deck) rel(id, kind, target string) {
	d.rels[len(d.rels)-1] = append(d.rels[len(d.rels)-1], rel{id, kind, target})
}

// part adds a part with its content type.
func (d *Deck) part(name, ct, xml string) {
	d.parts[name] = xmlHead + xml
	if ct != "" {
		d.types[name] = ct
	}
}

// ap gives a paragraph of a text body; pPr is its properties with the tag.
func ap(pPr, s string) string {
	var b strings.Builder
	for i, line := range strings.Split(s, "\n") {
		if i > 0 {
			b.WriteString("<a:br/>")
		}
		for k, part := range strings.Split(line, "**") {
			bold := ""
			if k%2 == 1 {
				bold = ` b="1"`
			}
			if part != "" {
				b.WriteString(`<a:r><a:rPr lang="da-DK"` + bold + `/><a:t>` + esc(part) + `</a:t></a:r>`)
			}
		}
	}
	return "<a:p>" + pPr + b.String() + `<a:endParaRPr lang="da-DK"/></a:p>`
}

// lines gives a text body; a line that begins with "> " is a level further in.
func lines(texts []string) string {
	var b strings.Builder
	for _, s := range texts {
		pPr := ""
		for n := 1; strings.HasPrefix(s, "> "); n++ {
			s, pPr = s[2:], fmt.Sprintf(`<a:pPr lvl="%d"/>`, n)
		}
		b.WriteString(ap(pPr, s))
	}
	return `<p:txBody><a:bodyPr/><a:lstStyle/>` + b.String() + `</p:txBody>`
}

func (d *Deck) named(kind, more string) string {
	d.id++
	return fmt.Sprintf(`<p:cNvPr id="%d" name="%s %d"%s/>`, d.id+1, kind, d.id, more)
}

// Hold gives a placeholder with lines of text.
func (d *Deck) Hold(kind, idx string, texts ...string) string {
	ph := `<p:ph`
	if kind != "" {
		ph += ` type="` + kind + `"`
	}
	if idx != "" {
		ph += ` idx="` + idx + `"`
	}
	return `<p:sp><p:nvSpPr>` + d.named("Pladsholder", "") + `<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>` + ph + `/></p:nvPr></p:nvSpPr><p:spPr/>` + lines(texts) + `</p:sp>`
}

func xfrm(tag string, x, y, w, h float64) string {
	emu := func(v float64) int { return int(v * 914400) }
	return fmt.Sprintf(`<%s><a:off x="%d" y="%d"/><a:ext cx="%d" cy="%d"/></%s>`, tag, emu(x), emu(y), emu(w), emu(h), tag)
}

// Box gives a text box at a place in inches.
func (d *Deck) Box(x, y, w, h float64, texts ...string) string {
	return d.boxed("", x, y, w, h, lines(texts))
}

func (d *Deck) boxed(own string, x, y, w, h float64, body string) string {
	return `<p:sp><p:nvSpPr>` + d.named("Tekstfelt", own) + `<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>` + xfrm("a:xfrm", x, y, w, h) + `<a:prstGeom prst="rect"/></p:spPr>` + body + `</p:sp>`
}

// pic gives a picture by its relationship.
func (d *Deck) pic(id, descr, ext string, x, y float64) string {
	own := ` descr="` + esc(descr) + `"`
	nv := strings.Replace(d.named("Billede", own), "/>", ">"+ext+"</p:cNvPr>", 1)
	return `<p:pic><p:nvPicPr>` + nv + `<p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed="` + id + `"/></p:blipFill><p:spPr>` + xfrm("a:xfrm", x, y, 1, 1) + `</p:spPr></p:pic>`
}

// Frame gives a graphic frame.
func (d *Deck) Frame(x, y float64, uri, inner string) string {
	return `<p:graphicFrame><p:nvGraphicFramePr>` + d.named("Indhold", "") + `<p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>` + xfrm("p:xfrm", x, y, 6, 2) + `<a:graphic><a:graphicData uri="` + uri + `">` + inner + `</a:graphicData></a:graphic></p:graphicFrame>`
}

// Grid gives a table with a first row that is its head.
func (d *Deck) Grid(x, y float64, rows ...[]string) string {
	var b strings.Builder
	b.WriteString(`<a:tbl><a:tblPr firstRow="1" bandRow="1"/><a:tblGrid>` + strings.Repeat(`<a:gridCol w="2000000"/>`, len(rows[0])) + `</a:tblGrid>`)
	for _, row := range rows {
		b.WriteString(`<a:tr h="370840">`)
		for _, s := range row {
			attr := ""
			switch {
			case strings.HasPrefix(s, "2>"): // goes over two columns
				attr, s = ` gridSpan="2"`, s[2:]
			case s == "<":
				attr, s = ` hMerge="1"`, ""
			case s == "^":
				attr, s = ` vMerge="1"`, ""
			}
			b.WriteString(`<a:tc` + attr + `>` + strings.ReplaceAll(lines(strings.Split(s, "\n")), "p:txBody", "a:txBody") + `<a:tcPr/></a:tc>`)
		}
		b.WriteString(`</a:tr>`)
	}
	return d.Frame(x, y, "http://schemas.openxmlformats.org/drawingml/2006/table", b.String()+`</a:tbl>`)
}

// Notes gives the last slide its speaker's notes.
func (d *Deck) Notes(texts ...string) *Deck {
	n := len(d.slides)
	d.part(fmt.Sprintf("ppt/notesSlides/notesSlide%d.xml", n), slideType+"notesSlide+xml", `<p:notes `+slideNames+`><p:cSld><p:spTree>`+tree+
		`<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slidebillede"/><p:cNvSpPr/><p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>`+d.Hold("body", "1", texts...)+d.Hold("sldNum", "5", fmt.Sprint(n))+`</p:spTree></p:cSld></p:notes>`)
	d.rel("rIdNote", "notesSlide", fmt.Sprintf("../notesSlides/notesSlide%d.xml", n))
	return d
}
