package readback

import (
	"cmp"
	"encoding/base64"
	"errors"
	"net/http"
	"path"
	"strings"

	"notat/internal/billede"
	"notat/internal/recorddiff"
	"notat/internal/story"
)

// newFigure takes a picture that was put into the file as a figure at its place.
// What is described by nobody is asked about.
func (p *pictures) newFigure(here spot, e int, d *figure) spot {
	if d.Part == "" {
		p.out.tell(Item{Kode: "billede", Severity: Ask, Pointer: here.ctx, Tekst: story.Words(d.Alt + " " + d.Linked), outside: d.Linked, Choices: []Choice{leaveOut("Udelad billedet")},
			Besked: "Der er sat et billede ind, som ikke er i filen, men hentes fra nettet. Det følger ikke med. Sæt selve billedet ind i Word, hvis det skal med."})
		return here
	}
	url, ok := p.pictureOf(here, d)
	if !ok {
		return here
	}
	b := map[string]any{"type": "figur", "billede": url}
	caption, below := p.captionAt(e)
	if caption != "" {
		b["billedtekst"] = caption
	}
	alt := written(d.Alt)
	if alt == "" {
		if alt, ok = p.askAlt(here, d, caption); !ok {
			return here
		}
	}
	if alt != "" {
		b["alt"] = alt
	}
	shown := cmp.Or(strings.Trim(alt+" ¶ "+caption, "¶ "), path.Base(d.Part))
	i := Item{Kode: "billede-indsat", Severity: Info, Tekst: shown, Besked: "Billedet er sat ind."}
	if caption != "" && !below {
		i.moved = []string{caption}
	}
	here, _ = p.putTelling(here, e, aBlock(&p.held.edited[e], e, shown, b), "billede", "Der er sat et billede ind i filen. Hvor hører det til?", i)
	return here
}

// captionAt takes the caption right below a picture, or right above it.
func (p *pictures) captionAt(e int) (s string, below bool) {
	for k := e + 1; k < len(p.held.edited); k++ {
		if x := &p.held.edited[k]; x.Caption && p.held.match[k] < 0 && !p.taken.placed[k] {
			p.taken.placed[k] = true
			return story.Words(x.Text), true
		} else if !x.Empty() || x.Pictures > 0 {
			break
		}
	}
	if p.above != nil {
		s = story.Words(p.above.text())
		p.above = nil
	}
	return s, false
}

// aAlt begins the answer that says what a picture shows, in the referent's words.
const aAlt = "alt:"

// askAlt asks what a picture shows; ok is false where it is left out.
func (p *pictures) askAlt(here spot, d *figure, caption string) (alt string, ok bool) {
	i := Item{Kode: "billede-uden-tekst", Severity: Ask, Words: aAlt, Pointer: here.ctx, Tekst: story.Words(path.Base(d.Part) + " " + caption),
		Besked: "Hvad viser billedet? Det læses højt for dem, som ikke kan se det."}
	if caption != "" {
		i.Choices = append(i.Choices, Choice{"billedtekst", "Det, som billedteksten siger: »" + caption + "«"})
	}
	if recorddiff.Text(p.out.root, "/dokument/status") == "udkast" {
		i.Choices = append(i.Choices, Choice{"senere", "Sæt billedet ind nu, og skriv det senere"})
	}
	i.Choices = append(i.Choices, leaveOut("Udelad billedet"))
	switch answer := p.out.tell(i); {
	case answer == "billedtekst":
		return caption, true
	case strings.HasPrefix(answer, aAlt):
		alt = story.Words(strings.TrimPrefix(answer, aAlt))
		p.out.read = append(p.out.read, Reading{Record: alt})
		return alt, true
	case answer == leaveTextOut.ID:
		told := &p.out.items[len(p.out.items)-1]
		told.outside = caption
		return "", false
	case answer == "":
		return path.Base(d.Part), true // until somebody says what it is
	}
	return "", true
}

// pictureOf gives what a picture of the file shows as a data URL, with nothing in
// its file but that. Where it cannot be had the referent is told.
func (p *pictures) pictureOf(here spot, d *figure) (url string, ok bool) {
	data, _ := p.file.Part(d.Part)
	i := Item{Kode: "billede", Severity: Ask, Pointer: here.ctx, Tekst: story.Words(d.Alt + " " + path.Base(d.Part)), Choices: []Choice{leaveOut("Udelad billedet")}}
	if d.Altered {
		p.out.tell(Item{Kode: "billede-udseende", Severity: Warn, Pointer: here.ctx, Tekst: d.named(), Besked: "Billedet er drejet skævt, farvet eller klippet til en anden form i Word. I notatet står det, som det var før: se efter, at det må vises."})
	}
	if p.pixels += len(data); p.pixels > maxPictures {
		i.Besked = "Billederne i filen fylder tilsammen mere end 25 MB. Gør dem mindre i Word (Billedformat, Komprimer billeder), og prøv igen."
		p.out.tell(i)
		return "", false
	}
	kind, err := http.DetectContentType(data), error(nil)
	if kind == billede.GIF {
		kind = billede.PNG
		data, err = billede.FromGIF(p.ctx, data)
	}
	var pic billede.Picture
	if err == nil {
		pic, err = billede.DrawShown(p.ctx, "data:"+kind+";base64,"+base64.StdEncoding.EncodeToString(data),
			billede.Window{Left: d.Crop.Left, Top: d.Crop.Top, Right: d.Crop.Right, Bottom: d.Crop.Bottom, MirrorX: d.MirrorX, MirrorY: d.MirrorY}, d.Turn)
	}
	switch {
	case err == nil:
		return pic.URL(), true
	case errors.Is(err, billede.ErrTooLarge):
		i.Besked = "Billedet er for stort: gør det mindre end 5 MB og 20 megapixel (i Word: Billedformat, Komprimer billeder), og prøv igen."
	case errors.Is(err, billede.ErrKind):
		i.Besked = "Billedet er hverken PNG, JPEG eller GIF og følger ikke med. Højreklik på det i Word, vælg Gem som billede og filtypen PNG, og sæt det gemte billede ind i stedet."
	default:
		i.Besked = "Billedet er beskadiget og følger ikke med. Sæt det ind igen."
	}
	p.out.tell(i)
	return "", false
}

// maxPictures is how many bytes of pictures are taken from a file: five of the
// largest that a record holds.
const maxPictures = 5 * billede.MaxBytes
