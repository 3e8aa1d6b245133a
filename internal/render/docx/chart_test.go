package docx

import (
	"bytes"
	"fmt"
	"image/png"
	"testing"

	"notat/internal/notat"
	"notat/internal/ooxml"
)

func TestAChartIsAPictureThatSaysItsNumbers(t *testing.T) {
	f, err := newForm(standard(t))
	if err != nil {
		t.Fatal(err)
	}
	alt := `Søjlediagram. Fravær "1." & 2.: Skolen 7,4 %; Kommunen 6 %.`
	d := sample(t)
	d.Blocks = []notat.Block{&notat.Figure{Alt: alt, Chart: &notat.Chart{
		Titel:  "Søjlediagram",
		Groups: []notat.Group{{Label: `Fravær "1." & 2.`, Bars: []notat.Bar{{Name: "Skolen", Values: []notat.Value{{Text: "7,4 %", Number: 7.4}}}, {Owner: notat.Municipality, Name: "Kommunen", Values: []notat.Value{{Text: "6 %", Number: 6}}}}}},
	}}}
	p := draw(t, d)
	sound(t, p)
	main := mustXML(t, p, p.Main())
	if got := main.FindElement("//wp:docPr").SelectAttrValue("descr", ""); got != alt {
		t.Errorf("%q", got)
	}
	var wide, high int
	fmt.Sscan(ooxml.Attr(main.FindElement("//wp:extent"), "cx"), &wide)
	fmt.Sscan(ooxml.Attr(main.FindElement("//wp:extent"), "cy"), &high)
	if wide > f.width*emuPerTwip || wide < f.width*emuPerTwip*9/10 {
		t.Errorf("%d wide, in a text of %d", wide, f.width*emuPerTwip)
	}
	n := 0
	for _, part := range p.Parts() {
		if img, err := png.Decode(bytes.NewReader(part.Data)); err == nil {
			if b := img.Bounds(); b.Dx()*high/wide-b.Dy() < -2 || b.Dx()*high/wide-b.Dy() > 2 {
				t.Errorf("a picture of %v is shown as %d × %d", b, wide, high)
			}
			n++
		}
	}
	if n != 1 {
		t.Errorf("%d pictures", n)
	}
}
