package pdf

import (
	"context"
	"strings"
	"testing"

	"notat/internal/notat"
	"notat/internal/template"
)

func bannerOf(t *testing.T, runs []template.BannerRun, tabs ...template.Tab) *banner {
	t.Helper()
	l := look()
	for i := range runs {
		runs[i].Style = l.Normal
	}
	f, err := newLibrary(&template.Template{})
	if err != nil {
		t.Fatal(err)
	}
	return newBanner(template.Banner{Paragraphs: []template.BannerParagraph{{Style: l.Normal, Tabs: tabs, Runs: runs}}}, f)
}

func tagged(s string) map[string]notat.Felt {
	return map[string]notat.Felt{"sag.sagsnr": {Inlines: say(s)}}
}

func TestTextStandsAtItsTabStops(t *testing.T) {
	b := bannerOf(t, []template.BannerRun{{Text: "Venstre"}, {IsTab: true}, {Text: "Midt"}, {IsTab: true}, {Text: "Side "}, {Field: "PAGE"}},
		template.Tab{At: 200, Align: "center"}, template.Tab{At: 400, Align: "right"})
	strips, _ := b.set(50, 400, nil, numbers{3, 9})
	if len(strips) != 1 || len(strips[0].pieces) != 3 {
		t.Fatalf("%d strips", len(strips))
	}
	at := func(i int) (from, to float64) {
		c := strips[0].pieces[i]
		return c.x, c.x + c.line.Width
	}
	if x, _ := at(0); x != 50 {
		t.Errorf("left text at %.1f", x)
	}
	if from, to := at(1); (from+to)/2 < 249 || (from+to)/2 > 251 {
		t.Errorf("centred text from %.1f to %.1f", from, to)
	}
	if _, to := at(2); to < 449 || to > 451 {
		t.Errorf("right text ends at %.1f", to)
	}
}

func TestABannerTooLongForItsPlaceGetsMoreLines(t *testing.T) {
	b := bannerOf(t, []template.BannerRun{{Text: strings.Repeat("langt navn ", 12)}, {IsTab: true}, {Text: strings.Repeat("mere endnu ", 12)}}, template.Tab{At: 400, Align: "right"})
	strips, _ := b.set(50, 400, nil, numbers{1, 1})
	if len(strips) < 4 {
		t.Errorf("%d lines", len(strips))
	}
	for _, s := range strips {
		for _, c := range s.pieces {
			if c.x+c.line.Width > 451 {
				t.Errorf("text reaches %.1f, over the margin", c.x+c.line.Width)
			}
		}
	}
}

func TestALabelWithoutItsFieldIsLeftOut(t *testing.T) {
	runs := []template.BannerRun{{Text: "Sagsnr. "}, {Tag: "sag.sagsnr"}}
	if strips, h := bannerOf(t, runs).set(50, 400, tagged(""), numbers{1, 1}); len(strips) != 0 || h != 0 {
		t.Errorf("%d strips", len(strips))
	}
	if strips, _ := bannerOf(t, runs).set(50, 400, tagged("25/1234"), numbers{1, 1}); len(strips) != 1 {
		t.Errorf("%d strips", len(strips))
	}
}

func TestTheBodyBeginsBelowAHighHeaderAndEndsAboveAHighFooter(t *testing.T) {
	l := look()
	small := newRenderer(t).sheet.bounds(context.Background(), newWardrobe(document(), nil, &desk{}))
	for range 12 {
		l.Header.Paragraphs = append(l.Header.Paragraphs, l.Header.Paragraphs[0])
		l.Footer.Paragraphs = append(l.Footer.Paragraphs, l.Footer.Paragraphs[0])
	}
	high := rendererFor(t, l).sheet.bounds(context.Background(), newWardrobe(document(), nil, &desk{}))
	if high.upright.rest[0] < small.upright.rest[0]+50 || high.upright.rest[1] > small.upright.rest[1]-50 {
		t.Errorf("body from %.0f to %.0f, before from %.0f to %.0f", high.upright.rest[0], high.upright.rest[1], small.upright.rest[0], small.upright.rest[1])
	}
	if high.upright.first[0] != small.upright.first[0] {
		t.Error("the first page has its own header and moved")
	}
	for range 200 {
		l.Header.Paragraphs = append(l.Header.Paragraphs, l.Header.Paragraphs[0])
	}
	if room := rendererFor(t, l).sheet.bounds(context.Background(), newWardrobe(document(), nil, &desk{})).room(false); room < leastBody {
		t.Errorf("a header as high as the page leaves %.0f points", room)
	}
}
