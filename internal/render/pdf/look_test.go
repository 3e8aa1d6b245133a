package pdf

import (
	"bytes"
	"image"
	"image/color"
	"image/png"

	"notat/internal/template"
)

// look is a municipality's look as a Word file would give it.
func look() template.Look {
	text := template.Style{Font: "Source Sans 3", Size: 11, Color: "000000", After: 7, Line: 1.08, Align: "left"}
	heading := func(size, before, after float64, color string) template.Style {
		return template.Style{Font: "Source Sans 3", Size: size, Bold: true, Color: color, Before: before, After: after, Line: 1, Align: "left", KeepNext: true}
	}
	const blue = "1F4E79"
	list := func(marker string) template.ListStyle {
		return template.ListStyle{Style: text, Levels: [2]template.ListLevel{{Marker: marker, Left: 18, Hanging: 14}, {Marker: "–", Left: 34, Hanging: 14}}}
	}
	small := text
	small.Size, small.After, small.Color, small.Line = 9, 0, "404040", 1
	bold := small
	bold.Bold, bold.Color = true, blue
	cell := text
	cell.Size, cell.After = 10, 0
	head := cell
	head.Bold, head.Color, head.Shading = true, "FFFFFF", blue
	line := template.Border{Width: 0.5, Color: "B7C7D9"}
	caption := small
	caption.Italic, caption.Before, caption.After = true, 2, 4
	caption.Size = 9.5
	quote := text
	quote.Italic = true
	return template.Look{
		Page: template.Page{Width: 595.3, Height: 841.9, Top: 85, Right: 71, Bottom: 71, Left: 71, HeaderDistance: 35, FooterDistance: 30},
		Header: template.Banner{Paragraphs: []template.BannerParagraph{{
			Style: small,
			Tabs:  []template.Tab{{At: 453.3, Align: "right"}},
			Runs: []template.BannerRun{
				{Style: bold, Tag: "kommune.navn"}, {Style: small, IsTab: true}, {Style: small, Tag: "skole.navn"},
			},
		}}},
		FirstPage: true,
		FirstHeader: template.Banner{Paragraphs: []template.BannerParagraph{{
			Style: small,
			Tabs:  []template.Tab{{At: 453.3, Align: "right"}},
			Runs: []template.BannerRun{
				{Picture: &template.Picture{Data: logo(), MIME: "image/png", Width: 90, Height: 36, Alt: "Fjordby Kommunes logo"}},
				{IsTab: true}, {Style: bold, Tag: "kommune.navn"}, {IsBreak: true},
				{IsTab: true}, {Style: small, Tag: "kommune.forvaltning"},
			},
		}}},
		FirstFooter: footer(small),
		Footer:      footer(small),
		Normal:      text,
		Title:       heading(24, 0, 10, blue),
		Heading:     [3]template.Style{heading(16, 16, 5, blue), heading(13, 12, 3, blue), heading(11, 9, 2, "404040")},
		ListBullet:  list("•"),
		ListNumber:  list(""),
		Caption:     caption,
		Quote:       quote,
		Hyperlink:   template.Style{Color: "0B5394", Underline: true},
		Strong:      template.Style{Bold: true},
		Emphasis:    template.Style{Italic: true},
		Table: template.TableStyle{
			Style: cell, Head: head, CellTop: 2, CellBottom: 2, CellLeft: 5.4, CellRight: 5.4,
			Outer: template.Borders{Top: line, Bottom: line}, InsideH: line, BandShading: "F3F7FB",
		},
	}
}

func footer(small template.Style) template.Banner {
	p := small
	p.Border.Top = template.Border{Width: 0.5, Color: "B7C7D9", Space: 4}
	return template.Banner{Paragraphs: []template.BannerParagraph{{
		Style: p,
		Tabs:  []template.Tab{{At: 226.6, Align: "center"}, {At: 453.3, Align: "right"}},
		Runs: []template.BannerRun{
			{Style: small, Text: "Sag "}, {Style: small, Tag: "sag.sagsnr"}, {IsTab: true}, {IsTab: true},
			{Style: small, Text: "Side "}, {Style: small, Field: "PAGE"}, {Style: small, Text: " af "}, {Style: small, Field: "NUMPAGES"},
		},
	}}}
}

// logo is a small picture.
func logo() []byte { return pictureOf(150, 60) }

func pictureOf(w, h int) []byte {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := color.RGBA{0x1F, 0x4E, 0x79, 0xFF}
			if (x/20+y/20)%2 == 0 {
				c = color.RGBA{0x8F, 0xB4, 0xD9, 0xFF}
			}
			m.Set(x, y, c)
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		panic(err)
	}
	return b.Bytes()
}
