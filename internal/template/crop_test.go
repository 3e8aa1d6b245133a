package template_test

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"

	"notat/internal/fault"
	"notat/internal/ooxml"
	"notat/internal/template"
)

// quarters is a picture of four colours: red, green above; blue, black below.
func quarters(t *testing.T) []byte {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, 40, 20))
	for y := range 20 {
		for x := range 40 {
			img.Set(x, y, [2][2]color.RGBA{{red, green}, {blue, black}}[y/10][x/20])
		}
	}
	var out bytes.Buffer
	if err := png.Encode(&out, img); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

var red, green, blue, black = color.RGBA{255, 0, 0, 255}, color.RGBA{0, 255, 0, 255}, color.RGBA{0, 0, 255, 255}, color.RGBA{0, 0, 0, 255}

// withLogo gives the standard template with a picture in its header.
func withLogo(t *testing.T, crop, form string) []byte {
	t.Helper()
	return edited(t, func(p *ooxml.Package) {
		if err := p.Add("word/media/logo.png", "image/png", quarters(t)); err != nil {
			t.Fatal(err)
		}
		id, err := p.AddRel(header, ooxml.RelImage, "media/logo.png", false)
		if err != nil {
			t.Fatal(err)
		}
		was, _ := p.Part(header)
		p.Set(header, []byte(inside(`<w:p><w:r><w:drawing><wp:inline><wp:extent cx="400000" cy="200000"/><wp:docPr id="7" name="b" descr="Våben"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="`+id+`"/>`+
			crop+`<a:stretch/></pic:blipFill><pic:spPr><a:xfrm `+form+`/></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`)(string(was))))
	})
}

// What the secretary cropped away or mirrored is so in every format, and the rest of the
// picture is nowhere in the file.
func TestAPictureIsWhatWordShowsOfIt(t *testing.T) {
	for name, c := range map[string]struct {
		crop, form    string
		size          image.Point
		first, last   color.RGBA
		keptUntouched bool
	}{
		"whole":        {``, ``, image.Pt(40, 20), red, black, true},
		"right half":   {`<a:srcRect l="50000"/>`, ``, image.Pt(20, 20), green, black, false},
		"lower left":   {`<a:srcRect t="50000" r="50000"/>`, ``, image.Pt(20, 10), blue, blue, false},
		"mirrored":     {``, `flipH="1"`, image.Pt(40, 20), green, blue, false},
		"upside down":  {``, `rot="10800000"`, image.Pt(40, 20), black, red, false},
		"both":         {`<a:srcRect r="50000"/>`, `flipV="1"`, image.Pt(20, 20), blue, red, false},
		"to the right": {``, `rot="5400000"`, image.Pt(20, 40), blue, green, false},
		"to the left":  {``, `rot="16200000"`, image.Pt(20, 40), green, blue, false},
		"left as well": {``, `rot="-5400000"`, image.Pt(20, 40), green, blue, false},
		"and mirrored": {``, `rot="5400000" flipH="1"`, image.Pt(20, 40), black, red, false},
	} {
		tm, found, err := template.CheckWord(context.Background(), withLogo(t, c.crop, c.form), named(t, "standard"))
		if err != nil || tm == nil || len(found) > 0 {
			t.Fatalf("%s: %v %v", name, found, err)
		}
		var p *template.Picture
		for _, paragraph := range tm.Look.Header.Paragraphs {
			for _, r := range paragraph.Runs {
				if r.Picture != nil {
					p = r.Picture
				}
			}
		}
		img, err := png.Decode(bytes.NewReader(p.Data))
		if err != nil {
			t.Fatal(err)
		}
		b := img.Bounds()
		if b.Size() != c.size || color.RGBAModel.Convert(img.At(0, 0)) != c.first || color.RGBAModel.Convert(img.At(b.Dx()-1, b.Dy()-1)) != c.last {
			t.Errorf("%s: %v, %v to %v", name, b.Size(), img.At(0, 0), img.At(b.Dx()-1, b.Dy()-1))
		}
		if wide, high := p.Width > p.Height, p.Height > p.Width; wide != (c.size.X > c.size.Y) && c.size.X != c.size.Y || high != (c.size.Y > c.size.X) && c.size.X != c.size.Y {
			t.Errorf("%s: drawn %.0f wide and %.0f high", name, p.Width, p.Height)
		}
		_, kept := tm.Word.Part("word/media/logo.png")
		if main, _ := tm.Word.Part(header); kept != c.keptUntouched || bytes.Contains(main, []byte("srcRect")) || bytes.Contains(main, []byte("flip")) || bytes.Contains(main, []byte("rot=")) {
			t.Errorf("%s: the whole picture is kept: %v", name, kept)
		}
	}
}

func TestWhatOfAPictureIsNotFollowedIsTold(t *testing.T) {
	for code, word := range map[string][]byte{
		"billede-drejet": withLogo(t, ``, `rot="2700000"`),
		"beskaaret":      withLogo(t, `<a:srcRect l="60000" r="60000"/>`, ``),
		"billedeffekt":   withLogo(t, `<a:srcRect/>`, ``),
	} {
		if code == "billedeffekt" {
			word = edited(t, func(p *ooxml.Package) {
				q, err := ooxml.Open(word)
				if err != nil {
					t.Fatal(err)
				}
				*p = *q
				was, _ := p.Part(header)
				p.Set(header, []byte(strings.Replace(string(was), `"/><a:srcRect/>`, `"><a:grayscl/></a:blip>`, 1)))
			})
		}
		_, found, err := template.CheckWord(context.Background(), word, named(t, "standard"))
		if err != nil || !has(found.Only(fault.Warning), code, "sidehovedet", "") {
			t.Errorf("%s: %v %v", code, found, err)
		}
	}
}

// A picture that stands a quarter turned is drawn as high as it was wide, round its middle.
func TestATurnedPictureStandsWhereItStoodInWord(t *testing.T) {
	word := edited(t, func(p *ooxml.Package) {
		q, err := ooxml.Open(withLogo(t, ``, `rot="5400000"`))
		if err != nil {
			t.Fatal(err)
		}
		*p = *q
		was, _ := p.Part(header)
		at := func(axis, offset string) string {
			return `<wp:` + axis + ` relativeFrom="page"><wp:posOffset>` + offset + `</wp:posOffset></wp:` + axis + `>`
		}
		now := strings.Replace(string(was), `<wp:inline><wp:extent cx="400000" cy="200000"/>`, `<wp:anchor>`+at("positionH", "1016000")+at("positionV", "635000")+`<wp:extent cx="400000" cy="200000"/><wp:effectExtent l="0" t="100000" r="0" b="100000"/>`, 1)
		p.Set(header, []byte(strings.Replace(now, `</wp:inline>`, `</wp:anchor>`, 1)))
	})
	tm, found, err := template.CheckWord(context.Background(), word, named(t, "standard"))
	if err != nil || tm == nil || len(found) > 0 {
		t.Fatal(found, err)
	}
	for _, paragraph := range tm.Look.Header.Paragraphs {
		for _, r := range paragraph.Runs {
			if p := r.Picture; p != nil {
				const emu = 12700
				if got, want := [4]float64{p.X, p.Y, p.Width, p.Height}, [4]float64{1116000. / emu, 535000. / emu, 200000. / emu, 400000. / emu}; got != want {
					t.Errorf("x, y, width, height are %.2f, want %.2f", got, want)
				}
				return
			}
		}
	}
	t.Error("no picture")
}
