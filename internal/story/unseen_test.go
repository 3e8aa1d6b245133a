package story_test

import (
	"context"
	"strings"
	"testing"

	"notat/internal/story"
)

// unseenStyles hide words, or show light ones on something dark.
const unseenStyles = `<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Gemt"><w:name w:val="Gemt"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="UnderGemt"><w:name w:val="Under gemt"/><w:basedOn w:val="Gemt"/></w:style>
<w:style w:type="paragraph" w:styleId="Lys"><w:name w:val="Lys"/><w:rPr><w:color w:val="FDFDFD"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="LysPaaMoerk"><w:name w:val="Lys paa moerk"/><w:basedOn w:val="Lys"/><w:pPr><w:shd w:val="clear" w:fill="003366"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Lav"><w:name w:val="Lav"/><w:pPr><w:spacing w:line="20" w:lineRule="exact"/></w:pPr></w:style>
<w:style w:type="character" w:styleId="GemtTegn"><w:name w:val="Gemt tegn"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Smaa"><w:name w:val="Smaa"/><w:rPr><w:sz w:val="4"/></w:rPr></w:style>
<w:style w:type="table" w:styleId="Blaa"><w:name w:val="Blaa"/><w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:fill="003366"/></w:tcPr></w:tblStylePr></w:style>
<w:style w:type="table" w:styleId="Bleg"><w:name w:val="Bleg"/><w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:fill="FAFAFA"/></w:tcPr></w:tblStylePr></w:style>`

// What nobody sees in Word is marked, whatever hides it; what is only light, small
// or narrow is not, nor light words on a dark ground.
func TestWhatNobodySeesIsMarked(t *testing.T) {
	run := func(rPr string) string { return p(`<w:r><w:rPr>` + rPr + `</w:rPr><w:t>ord</w:t></w:r>`) }
	para := func(pPr, rPr string) string {
		return p(`<w:pPr>` + pPr + `</w:pPr><w:r><w:rPr>` + rPr + `</w:rPr><w:t>ord</w:t></w:r>`)
	}
	cell := func(style, trPr, tcPr, rPr string) string {
		return `<w:tbl><w:tblPr><w:tblStyle w:val="` + style + `"/></w:tblPr><w:tr><w:trPr>` + trPr + `</w:trPr><w:tc><w:tcPr>` + tcPr + `</w:tcPr>` + run(rPr) + `</w:tc></w:tr></w:tbl>`
	}
	const white = `<w:color w:val="FFFFFF"/>`
	for body, unseen := range map[string]bool{
		run(`<w:vanish/>`): true, run(`<w:vanish w:val="0"/>`): false, run(`<w:webHidden/>`): true, run(`<w:specVanish/>`): true,
		run(white): true, run(`<w:color w:val="FAFAF5"/>`): true, run(`<w:color w:val="auto"/>`): false, run(`<w:color w:val="808080"/>`): false, run(`<w:color w:val="000000"/><w:highlight w:val="black"/>`): true,
		run(white + `<w:highlight w:val="darkBlue"/>`): false, run(white + `<w:shd w:val="clear" w:fill="FEFEFE"/>`): true, run(white + `<w:shd w:val="clear" w:fill="222222"/>`): false, run(`<w:color w:val="101010"/><w:shd w:val="clear" w:fill="000000"/>`): true,
		run(`<w:sz w:val="1"/>`): true, run(`<w:sz w:val="7"/>`): true, run(`<w:sz w:val="12"/>`): false, run(`<w:w w:val="3"/>`): true, run(`<w:w w:val="80"/>`): false, run(`<w:spacing w:val="-220"/>`): true, run(`<w:spacing w:val="-10"/>`): false,
		run(`<w:position w:val="2000"/>`): true, run(`<w:position w:val="-2000"/>`): true, run(`<w:position w:val="6"/>`): false,
		run(`<w14:textFill><w14:noFill/></w14:textFill>`): true, run(`<w14:textFill><w14:solidFill><w14:schemeClr w14:val="bg1"/></w14:solidFill></w14:textFill>`): true, run(white + `<w14:textFill><w14:solidFill><w14:srgbClr w14:val="003366"/></w14:solidFill></w14:textFill>`): false,
		run(`<w14:textFill><w14:solidFill><w14:srgbClr w14:val="003366"><w14:alpha w14:val="100000"/></w14:srgbClr></w14:solidFill></w14:textFill>`): true,
		styled("Gemt", "ord"): true, styled("UnderGemt", "ord"): true, para(`<w:pStyle w:val="Gemt"/>`, `<w:vanish w:val="0"/>`): false, styled("Lys", "ord"): true, styled("LysPaaMoerk", "ord"): false, styled("Lav", "ord"): true, styled("Normal", "ord"): false,
		run(`<w:rStyle w:val="GemtTegn"/>`): true, run(`<w:rStyle w:val="Smaa"/>`): true, run(`<w:rStyle w:val="Smaa"/><w:sz w:val="20"/>`): false,
		para(`<w:shd w:val="clear" w:fill="000000"/>`, white): false, para(`<w:spacing w:line="1" w:lineRule="exact"/>`, ``): true, para(`<w:spacing w:line="240" w:lineRule="exact"/>`, ``): false, para(`<w:rPr><w:vanish/></w:rPr>`, ``): false,
		cell("", "", "", white): true, cell("Blaa", "", "", white): false, cell("Bleg", "", "", white): true, cell("Blaa", "", `<w:shd w:val="clear" w:fill="FFFFFF"/>`, white): true, cell("", "", `<w:shd w:val="clear" w:fill="003366"/>`, white): false,
		cell("", `<w:trHeight w:val="1" w:hRule="exact"/>`, "", ""): true, cell("", `<w:trHeight w:val="1"/>`, "", ""): false, cell("", `<w:hidden/>`, "", ""): true,
		p(`<w:hyperlink r:id="rIdL"><w:r><w:rPr>` + white + `</w:rPr><w:t>ord</w:t></w:r></w:hyperlink>`): true,
	} {
		f := file(t, body)
		f.Set("word/styles.xml", []byte("<w:styles "+names+">"+unseenStyles+"</w:styles>"))
		s, err := story.Read(context.Background(), f, nil)
		if err != nil || len(s.Paragraphs) != 1 || strings.TrimSpace(s.Paragraphs[0].Text) != "ord" {
			t.Errorf("%s: %v %+v", body, err, s.Paragraphs)
		} else if got := s.Paragraphs[0].Runs[0].Lost == story.Unseen; got != unseen {
			t.Errorf("%s: unseen: %v", body, got)
		}
	}
}
