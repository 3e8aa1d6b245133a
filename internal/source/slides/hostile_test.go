package slides_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"notat/internal/ooxml"
	"notat/internal/source/slides"
	"notat/internal/source/sourcetest"
)

// What is not sound, or more than the limits allow, is refused with a sentence about
// slides.
func TestWhatCannotBeReadIsRefused(t *testing.T) {
	one := func(shapes string) []byte { return sourcetest.NewDeck().Slide("blank", shapes).Bytes() }
	parts := func(change func(map[string]string)) []byte {
		p := sourcetest.Parts(sourcetest.Decks()[0].Data)
		change(p)
		return sourcetest.Zip(p)
	}
	box := sourcetest.NewDeck().Box(1, 1, 1, 1, "x")
	group := `<p:grpSp><p:nvGrpSpPr/><p:grpSpPr/>`
	many := sourcetest.NewDeck()
	for range slides.MaxSlides + 1 {
		many.Slide("blank")
	}
	row := `<a:tr>` + strings.Repeat("<a:tc/>", 500) + `</a:tr>`
	for name, c := range map[string]struct {
		data []byte
		code ooxml.Code
	}{
		"no zip":        {[]byte("GIF89a"), ooxml.NotWord},
		"a Word file":   {sourcetest.NewDoc(sourcetest.Unstyled).Bytes(), ooxml.OtherOffice},
		"cut off":       {one(box)[:200], ooxml.Damaged},
		"damaged slide": {parts(func(p map[string]string) { p["ppt/slides/slide2.xml"] = "<a></b>" }), ooxml.Damaged},
		"damaged notes": {parts(func(p map[string]string) { p["ppt/notesSlides/notesSlide2.xml"] = "<a></b>" }), ooxml.Damaged},
		"damaged rels":  {parts(func(p map[string]string) { p["ppt/slides/_rels/slide2.xml.rels"] = "<a></b>" }), ooxml.Damaged},
		"no slide":      {parts(func(p map[string]string) { delete(p, "ppt/slides/slide2.xml") }), ooxml.Damaged},
		"doctype":       {parts(func(p map[string]string) { p["ppt/slides/slide2.xml"] = "<!DOCTYPE a><a/>" }), ooxml.Doctype},
		"groups":        {one(strings.Repeat(group, slides.MaxDepth+2) + strings.Repeat("</p:grpSp>", slides.MaxDepth+2)), ooxml.TooComplex},
		"shapes":        {one(strings.Repeat(box, slides.MaxShapes+1)), ooxml.TooComplex},
		"slides":        {many.Bytes(), ooxml.TooComplex},
		"paragraphs":    {one(strings.Replace(box, "</p:txBody>", strings.Repeat(`<a:p><a:r><a:t>x</a:t></a:r></a:p>`, slides.MaxPieces+1)+"</p:txBody>", 1)), ooxml.TooComplex},
		"cells":         {one(sourcetest.NewDeck().Frame(1, 1, "x", "<a:tbl>"+strings.Repeat(row, slides.MaxCells/500+1)+"</a:tbl>")), ooxml.TooComplex},
		"layouts": {parts(func(p map[string]string) {
			p["ppt/slideLayouts/slideLayout2.xml"] = "<a>" + noise(slides.MaxLayouts) + "</a>"
		}), ooxml.TooComplex},
		"bomb": {one(strings.Repeat(" ", 6<<20)), ooxml.Bomb},
		"deep": {one(strings.Repeat("<a>", 300)), ooxml.TooComplex},
	} {
		_, err := slides.Read(context.Background(), c.data)
		var refused *ooxml.Error
		if !errors.As(err, &refused) || refused.Code != c.code || refused.Message == "" || strings.Contains(refused.Message, "Word") {
			t.Errorf("%s: %v %+v", name, err, refused)
		}
	}
}

// noise gives text that does not pack to nothing.
func noise(n int) string {
	var b strings.Builder
	for i := uint32(1); b.Len() < n; i = i*1664525 + 1013904223 {
		fmt.Fprintf(&b, "%x", i)
	}
	return b.String()
}

// Who waits no longer is not worked for.
func TestReadingEndsWithItsRequest(t *testing.T) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Millisecond)
	defer cancel()
	if _, err := slides.Read(ctx, hundred().Bytes()); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("%v", err)
	}
}

// hundred gives a hundred slides as a school fills them.
func hundred() *sourcetest.Deck {
	d := sourcetest.NewDeck()
	for i := range 100 {
		d.Slide("obj", d.Hold("title", "", fmt.Sprintf("Indsats nummer %d", i+1)), d.Hold("", "1", "Det, vi gør", "> med alle elever", "Det, vi har set", "Det, vi gør som det næste"),
			d.Grid(1, 4, []string{"Mål", "Handling", "Tegn"}, []string{"Flere læser", "Læsebånd", fmt.Sprint(i)}), d.Box(7, 1, 2, 1, "Kilde: skolens egne svar")).Notes("Sig noget om det.")
	}
	return d
}

// A hundred slides are read far within the time that somebody waits.
func TestAHundredSlidesAreReadAtOnce(t *testing.T) {
	data := hundred().Bytes()
	start := time.Now()
	f, err := slides.Read(context.Background(), data)
	took := time.Since(start)
	if err != nil || len(f.Pieces) != 100*7 {
		t.Fatal(err, len(f.Pieces))
	}
	t.Logf("%d bytes in %v", len(data), took)
	if took > 2*time.Second {
		t.Errorf("it took %v", took)
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range sourcetest.Decks()[:4] {
		p := sourcetest.Parts(s.Data)
		f.Add([]byte(p["ppt/slides/slide1.xml"]), []byte(p["ppt/slideLayouts/slideLayout2.xml"]))
	}
	base := sourcetest.Parts(sourcetest.Decks()[1].Data)
	f.Fuzz(func(t *testing.T, slide, layout []byte) {
		if len(slide)+len(layout) > 64<<10 {
			t.Skip("larger than what is looked for needs")
		}
		base["ppt/slides/slide1.xml"], base["ppt/slides/slide3.xml"], base["ppt/slideLayouts/slideLayout2.xml"] = string(slide), string(slide), string(layout)
		file, err := slides.Read(context.Background(), sourcetest.Zip(base))
		var refused *ooxml.Error
		if err != nil && !errors.As(err, &refused) {
			t.Fatal(err)
		}
		sourcetest.CheckFile(t, file)
		if again, _ := slides.Read(context.Background(), sourcetest.Zip(base)); sourcetest.Dump(file) != sourcetest.Dump(again) {
			t.Error("read otherwise the second time")
		}
	})
}
