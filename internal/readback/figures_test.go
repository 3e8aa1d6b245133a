package readback_test

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"slices"
	"strings"
	"testing"

	"github.com/beevik/etree"

	"notat/internal/publish"
	word "notat/internal/readback/readbacktest"
)

// twoColours is a picture that is black at the left and white at the right.
func twoColours(kind string, wide, high int) []byte {
	m := image.NewRGBA(image.Rect(0, 0, wide, high))
	for x := range wide {
		for y := range high {
			c := color.Gray{}
			if 2*x >= wide {
				c.Y = 255
			}
			m.Set(x, y, c)
		}
	}
	var b bytes.Buffer
	var err error
	switch kind {
	case "png":
		err = png.Encode(&b, m)
	case "jpeg":
		err = jpeg.Encode(&b, m, nil)
	case "gif":
		err = gif.Encode(&b, m, nil)
	}
	if err != nil {
		panic(err)
	}
	return b.Bytes()
}

const drawingML = "http://schemas.openxmlformats.org/drawingml/2006/"

// inserted gives a paragraph with a picture, as Word writes one; blip is what
// stands after the blip, spPr what the shape says.
func inserted(h *word.Hand, kind string, data []byte, descr, blip, spPr string) *etree.Element {
	name := fmt.Sprintf("media/foto%d.%s", len(data), kind)
	h.Package.Set("word/"+name, data)
	id, err := h.Package.AddRel(h.Package.Main(), docRel+"image", name, false)
	if err != nil {
		panic(err)
	}
	return word.Element(`<w:p><w:r><w:drawing><wp:inline xmlns:wp="` + drawingML + `wordprocessingDrawing"><wp:extent cx="900000" cy="450000"/><wp:docPr id="991" name="Billede 9" descr="` + descr + `"/><a:graphic xmlns:a="` + drawingML + `main"><a:graphicData uri="` + drawingML +
		`picture"><pic:pic xmlns:pic="` + drawingML + `picture"><pic:nvPicPr><pic:cNvPr id="0" name="x"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="` + id + `"/>` + blip +
		`</pic:blipFill><pic:spPr>` + spPr + `</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`)
}

// dropPicture takes the picture of the draft away and gives its paragraph.
func dropPicture(h *word.Hand) *etree.Element {
	p := word.Above(h.All("w:drawing")[0], "p")
	p.Parent().RemoveChild(p)
	return p
}

// pictures are edits of pictures, in a draft with one of a wall and its caption.
var pictures = []struct {
	name   string
	edit   func(h *word.Hand)
	has    string // of the record in the end; "-" begins what it must not have
	items  []string
	answer string
}{
	{"a title", func(h *word.Hand) { h.All("wp:docPr")[0].CreateAttr("title", "Skolegården") }, `"alt":"En væg"`, []string{"warn tegning-alt"}, ""},
	{"another description", func(h *word.Hand) { h.All("wp:docPr")[0].CreateAttr("descr", "En malet væg") }, `"alt":"En malet væg"`, []string{"info billede-alt"}, ""},
	{"no description", func(h *word.Hand) { h.All("wp:docPr")[0].RemoveAttr("descr") }, `"alt":"En væg"`, []string{"warn billede-alt"}, ""},
	{"a file's name for a description", func(h *word.Hand) { h.All("wp:docPr")[0].CreateAttr("descr", "IMG_2041.jpg") }, `"alt":"En væg"`, []string{"warn billede-alt"}, ""},
	{"a picture", func(h *word.Hand) {
		word.After(h.Find("god tone"), inserted(h, "png", twoColours("png", 40, 20), "Et træ", "", ""))
	},
		`god tone.","type":"tekst"},{"alt":"Et træ","billede":"data:image/png;base64,`, []string{"info billede-indsat"}, ""},
	{"a picture in the words of a paragraph", func(h *word.Hand) {
		h.Find("god tone").AddChild(inserted(h, "png", twoColours("png", 40, 20), "Et træ", "", "").FindElement("./w:r"))
	}, `god tone.","type":"tekst"},{"alt":"Et træ"`, []string{"info billede-indsat"}, ""},
	{"a picture with its caption", func(h *word.Hand) {
		word.After(h.Find("andet emne"), inserted(h, "jpeg", twoColours("jpeg", 40, 20), "Et træ", "", ""), word.Styled(h.Style("caption"), "Figur 1: Vores træ"))
	}, `,"billedtekst":"Figur 1: Vores træ","type":"figur"}`, []string{"info billede-indsat"}, ""},
	{"a picture with its caption above", func(h *word.Hand) {
		word.After(h.Find("andet emne"), word.Styled(h.Style("caption"), "Figur 1: Vores træ"), inserted(h, "jpeg", twoColours("jpeg", 40, 20), "Et træ", "", ""))
	}, `,"billedtekst":"Figur 1: Vores træ","type":"figur"}`, []string{"info billede-indsat"}, ""},
	{"a picture with words above that its caption is not", func(h *word.Hand) {
		word.After(h.Find("andet emne"), word.Styled("", "Her er vores skole"), inserted(h, "jpeg", twoColours("jpeg", 40, 20), "Et træ", "", ""), word.Styled(h.Style("caption"), "Vores træ"))
	}, `,"billedtekst":"Vores træ","type":"figur"}`, []string{"info billede-indsat", "info nyt-afsnit-i-tekst"}, ""},
	{"a picture with a caption below, and words that look like one above", func(h *word.Hand) {
		word.After(h.Find("andet emne"), word.Styled(h.Style("caption"), "Her er vores skole"), inserted(h, "jpeg", twoColours("jpeg", 40, 20), "Et træ", "", ""), word.Styled(h.Style("caption"), "Vores træ"), word.Styled("", "Mere om træet"))
	}, `,"billedtekst":"Vores træ","type":"figur"}`, []string{"info billede-indsat", "info nyt-afsnit-i-tekst", "info nyt-afsnit-i-tekst"}, ""},
	{"a picture with its caption above, and words and a caption after it", func(h *word.Hand) {
		word.After(h.Find("andet emne"), word.Styled(h.Style("caption"), "Vores træ"), inserted(h, "jpeg", twoColours("jpeg", 40, 20), "Et træ", "", ""), word.Styled("", "Mere om træet"), word.Styled(h.Style("caption"), "Vores ture"), tableOf("Uge|Emne", "10|Skov"))
	}, `,"billedtekst":"Vores træ","type":"figur"}`, []string{"info billede-indsat", "info nyt-afsnit-i-tekst", "info tabel-indsat"}, ""},
	{"a picture that nobody has described", func(h *word.Hand) {
		word.After(h.Find("andet emne"), inserted(h, "png", twoColours("png", 40, 20), "Billede 3", "", ""))
	},
		`{"alt":"To træer","billede":`, []string{"ask billede-uden-tekst", "info billede-indsat"}, "alt:To træer"},
	{"a picture to be described later", func(h *word.Hand) {
		word.After(h.Find("andet emne"), inserted(h, "png", twoColours("png", 40, 20), "", "", ""))
	},
		`{"billede":"data:image/png`, []string{"ask billede-uden-tekst", "info billede-indsat"}, "senere"},
	{"a picture that its caption describes", func(h *word.Hand) {
		word.After(h.Find("andet emne"), inserted(h, "png", twoColours("png", 40, 20), "", "", ""), word.Styled(h.Style("caption"), "Vores træ"))
	}, `{"alt":"Vores træ","billede":`, []string{"ask billede-uden-tekst", "info billede-indsat"}, "billedtekst"},
	{"a picture that is left out with its caption", func(h *word.Hand) {
		word.After(h.Find("andet emne"), inserted(h, "png", twoColours("png", 40, 20), "", "", ""), word.Styled(h.Style("caption"), "Vores træ"))
	}, `-Vores træ`, []string{"ask billede-uden-tekst", "info billede-indsat"}, "udelades"},
	{"a picture between the fields of an agreement", func(h *word.Hand) {
		word.After(h.Find("Makkerlæsning"), inserted(h, "png", twoColours("png", 40, 20), "Et træ", "", ""))
	}, `"alt":"Et træ"`, []string{"ask billede"}, "blok:/afsnit/2"},
	{"the picture and its caption above the sections, and left out", func(h *word.Hand) {
		caption := h.Find("Væggen")
		word.Drop(caption)
		word.After(h.Find("Deltagere"), dropPicture(h), caption)
	}, `-Væggen`, []string{"ask billede", "info flyttet", "warn raekkefoelge"}, "udelades"},
	{"the picture deleted, and its caption written on", func(h *word.Hand) {
		h.Say("Væggen i salen", "Væggen i salen er malet")
		dropPicture(h)
	}, `"billedtekst":"Væggen i salen er malet"`, []string{"ask billede-slettet"}, "beholdes"},
	{"the picture deleted with its caption, which was written on", func(h *word.Hand) {
		h.Say("Væggen i salen", "Væggen i salen er malet")
		dropPicture(h)
	}, `-Væggen`, []string{"ask billede-slettet"}, "slettes"},
	{"a picture in a cell", func(h *word.Hand) {
		h.Find("fire").AddChild(inserted(h, "png", twoColours("png", 40, 20), "Et træ", "", "").FindElement("./w:r"))
	}, `"raekker":[["Anden","fire"],["Tredje","fem"]],"type":"tabel"},{"alt":"Et træ"`, []string{"info billede-indsat"}, ""},
	{"a picture of a third kind", func(h *word.Hand) {
		word.After(h.Find("god tone"), inserted(h, "gif", twoColours("gif", 40, 20), "Et træ", "", ""))
	}, `"alt":"Et træ","billede":"data:image/png`, []string{"info billede-indsat"}, ""},
	{"half a picture of that kind", func(h *word.Hand) {
		word.After(h.Find("god tone"), inserted(h, "gif", twoColours("gif", 40, 20)[:40], "Et træ", "", ""))
	}, `-Et træ`, []string{"ask billede"}, "udelades"},
	{"a picture of another kind", func(h *word.Hand) {
		word.After(h.Find("god tone"), inserted(h, "emf", []byte("\x01\x00\x00\x00\x6c\x00\x00\x00 EMF"), "Et træ", "", ""))
	}, `-Et træ`, []string{"ask billede"}, "udelades"},
	{"a picture turned a little", func(h *word.Hand) {
		word.After(h.Find("god tone"), inserted(h, "png", twoColours("png", 40, 20), "Et træ", "", `<a:xfrm rot="540000"/>`))
	}, `"alt":"Et træ"`, []string{"info billede-indsat", "warn billede-udseende"}, ""},
	{"the picture a second time", func(h *word.Hand) { word.After(h.Find("god tone"), word.Above(h.All("w:drawing")[0], "p").Copy()) },
		`god tone.","type":"tekst"},{"alt":"En væg"`, []string{"info billede-indsat"}, ""},
	{"the picture is deleted", func(h *word.Hand) { dropPicture(h) }, `-"figur"`, []string{"ask billede-slettet"}, "slettes"},
	{"the picture is deleted and kept", func(h *word.Hand) { dropPicture(h) }, `"alt":"En væg"`, []string{"ask billede-slettet"}, "beholdes"},
	{"the picture is deleted with its caption", func(h *word.Hand) { dropPicture(h); h.Remove("Væggen i salen") }, `-Væggen`, []string{"ask billede-slettet"}, "slettes"},
	{"the caption is deleted", func(h *word.Hand) { h.Remove("Væggen i salen") }, `"type":"figur"`, []string{"ask felt-slettet"}, "slettes"},
	{"the picture stands elsewhere", func(h *word.Hand) {
		p := dropPicture(h)
		word.After(h.Find("god tone"), p)
	}, `god tone.","type":"tekst"},{"alt":"En væg"`, []string{"info flyttet"}, ""},
	{"another picture in its place", func(h *word.Hand) {
		p := word.Above(h.All("w:drawing")[0], "p")
		word.After(p, inserted(h, "png", twoColours("png", 44, 20), "En væg", "", ""))
		p.Parent().RemoveChild(p)
	}, `"alt":"En væg"`, []string{"info billede-aendret"}, ""},
}

// A picture is a figure at its place, with what is said instead of it; none is
// lost, and none comes without a word.
func TestAPictureIsWhatIsShown(t *testing.T) {
	record := strings.Replace(word.Record, `{"type":"citater"`, `{"type":"figur","alt":"En væg","billedtekst":"Væggen i salen","billede":"data:image/png;base64,`+base64.StdEncoding.EncodeToString(twoColours("png", 30, 20))+`"},{"type":"citater"`, 1)
	s := newService(t)
	f, _ := publish.FormatNamed("docx")
	d, err := s.Render(t.Context(), publish.Request{Data: []byte(record)}, f)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range pictures {
		t.Run(c.name, func(t *testing.T) {
			h := word.InWord(t, d.Data, word.Rand)
			c.edit(h)
			q := publish.Indlevering{Fil: h.Save(t)}
			back := handBack(t, s, q)
			items, asked := told(back)
			svar := map[string]string{}
			for _, id := range asked {
				svar[id] = c.answer
			}
			if !slices.Equal(items, c.items) {
				t.Errorf("told %q, not %q: %+v", items, c.items, back.Rest)
			}
			if c.answer != "" {
				q.Svar, _ = json.Marshal(svar)
				back = handBack(t, s, q)
			}
			if !back.Ready() {
				t.Fatalf("not settled: %+v %v", back.Rest, back.Faults)
			}
			without, no := strings.CutPrefix(c.has, "-")
			if strings.Contains(string(back.Record), without) == no {
				t.Errorf("the record: %s: %v\n%.2000s", without, !no, back.Record)
			}
		})
	}
}

// What is cut off a picture in Word is not in the record, and neither is what a
// camera wrote into its file.
func TestACroppedPictureIsCut(t *testing.T) {
	s := newService(t)
	photo := twoColours("jpeg", 64, 32)
	photo = slices.Concat(photo[:2], []byte("\xff\xe1\x00\x16Exif\x00\x00Salens adresse\x00\x00"), photo[2:])
	for name, c := range map[string]struct {
		kind string
		data []byte
		crop string
		wide int
		spPr string
	}{
		"half of a drawing": {"png", twoColours("png", 40, 20), `<a:srcRect l="50000"/>`, 20, ""},
		"half of a photo":   {"jpeg", photo, `<a:srcRect l="50%"/>`, 32, ""},
		"a whole photo":     {"jpeg", photo, `<a:srcRect/>`, 64, ""},
		"room around it":    {"png", twoColours("png", 40, 20), `<a:srcRect l="-50000"/>`, 40, ""},
		"turned":            {"png", twoColours("png", 40, 20), "", 20, `<a:xfrm rot="5400000"/>`},
		"mirrored":          {"png", twoColours("png", 40, 20), "", 40, `<a:xfrm flipH="1"/>`},
	} {
		file := editedDraft(t, func(h *word.Hand) {
			word.After(h.Find("god tone"), inserted(h, c.kind, c.data, "Et træ", c.crop, c.spPr))
		})
		back := handBack(t, s, publish.Indlevering{Fil: file})
		var r struct {
			Afsnit []struct{ Blokke []struct{ Billede string } }
		}
		if err := json.Unmarshal(back.Record, &r); err != nil {
			t.Fatal(name, err, back.Rest)
		}
		_, code, _ := strings.Cut(r.Afsnit[0].Blokke[1].Billede, ",")
		data, err := base64.StdEncoding.DecodeString(code)
		if err != nil {
			t.Fatal(name, err)
		}
		img, _, err := image.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatal(name, err)
		}
		if img.Bounds().Dx() != c.wide || bytes.Contains(data, []byte("Salens")) {
			t.Errorf("%s: %d wide, with what the camera wrote: %v", name, img.Bounds().Dx(), bytes.Contains(data, []byte("Salens")))
		}
		black := color.GrayModel.Convert(img.At(1, 1)).(color.Gray).Y < 100
		if want := strings.HasPrefix(name, "half") || name == "mirrored"; black == want {
			t.Errorf("%s: the first pixel is black: %v", name, black)
		}
	}
}
