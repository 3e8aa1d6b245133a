package sourcetest

import (
	"fmt"
	"strings"
)

const (
	slideType = "application/vnd.openxmlformats-officedocument.presentationml."
	tree      = `<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>`
)

// layouts are those of PowerPoint's own template that the corpus uses; each but for
// the blank one has its placeholders where they stand.
var layouts = []string{"title", "obj", "secHead", "twoTxTwoObj", "titleOnly", "blank"}

func holder(kind, idx string, x, y, w, h float64, list string) string {
	ph := ""
	if kind != "" {
		ph = ` type="` + kind + `"`
	}
	if idx != "" {
		ph += ` idx="` + idx + `"`
	}
	return `<p:sp><p:nvSpPr><p:cNvPr id="2" name="Pladsholder"/><p:cNvSpPr/><p:nvPr><p:ph` + ph + `/></p:nvPr></p:nvSpPr><p:spPr>` + xfrm("a:xfrm", x, y, w, h) + `</p:spPr><p:txBody><a:bodyPr/><a:lstStyle>` + list + `</a:lstStyle>` + ap("", "Klik for at redigere") + `</p:txBody></p:sp>`
}

const none = `<a:lvl1pPr marL="0" indent="0"><a:buNone/><a:defRPr sz="2400" b="1"/></a:lvl1pPr>`

func layoutShapes(kind string) string {
	title := holder("title", "", 0.5, 0.3, 9, 1, "")
	switch kind {
	case "title":
		return holder("ctrTitle", "", 1, 2, 8, 1.5, "") + holder("subTitle", "1", 1, 4, 8, 1, `<a:lvl1pPr><a:buNone/></a:lvl1pPr>`)
	case "obj":
		return title + holder("", "1", 0.5, 1.5, 9, 5, "")
	case "secHead":
		return holder("title", "", 1, 3, 8, 1, "") + holder("body", "1", 1, 2, 8, 1, `<a:lvl1pPr><a:buNone/></a:lvl1pPr>`)
	case "twoTxTwoObj":
		return title + holder("body", "1", 0.5, 1.5, 4, 0.6, none) + holder("", "2", 0.5, 2.2, 4, 4, "") + holder("body", "3", 5, 1.5, 4, 0.6, none) + holder("", "4", 5, 2.2, 4, 4, "")
	case "titleOnly":
		return title
	}
	return ""
}

// Bytes gives the file.
func (d *Deck) Bytes() []byte {
	own := []rel{{"rIdM", "slideMaster", "slideMasters/slideMaster1.xml"}}
	var ids strings.Builder
	for i, shapes := range d.slides {
		name := fmt.Sprintf("ppt/slides/slide%d.xml", i+1)
		d.part(name, slideType+"slide+xml", `<p:sld `+slideNames+d.attrs[i]+`><p:cSld><p:spTree>`+tree+shapes+`</p:spTree></p:cSld></p:sld>`)
		n := 1
		for k, l := range layouts {
			if l == d.layout[i] {
				n = k + 1
			}
		}
		d.parts[fmt.Sprintf("ppt/slides/_rels/slide%d.xml.rels", i+1)] = rels(append(d.rels[i], rel{"rIdLayout", "slideLayout", fmt.Sprintf("../slideLayouts/slideLayout%d.xml", n)}))
		own = append(own, rel{fmt.Sprintf("rId%d", i+100), "slide", fmt.Sprintf("slides/slide%d.xml", i+1)})
		fmt.Fprintf(&ids, `<p:sldId id="%d" r:id="rId%d"/>`, 256+i, i+100)
	}
	for k, l := range layouts {
		d.part(fmt.Sprintf("ppt/slideLayouts/slideLayout%d.xml", k+1), slideType+"slideLayout+xml", `<p:sldLayout `+slideNames+` type="`+l+`"><p:cSld name="`+l+`"><p:spTree>`+tree+layoutShapes(l)+`</p:spTree></p:cSld></p:sldLayout>`)
		d.parts[fmt.Sprintf("ppt/slideLayouts/_rels/slideLayout%d.xml.rels", k+1)] = rels([]rel{{"rId1", "slideMaster", "../slideMasters/slideMaster1.xml"}})
	}
	bullets := ""
	for n := 1; n <= 5; n++ {
		bullets += fmt.Sprintf(`<a:lvl%dpPr><a:buFont typeface="Arial"/><a:buChar char="•"/><a:defRPr sz="%d"/></a:lvl%dpPr>`, n, 3000-200*n, n)
	}
	d.part("ppt/slideMasters/slideMaster1.xml", slideType+"slideMaster+xml", `<p:sldMaster `+slideNames+`><p:cSld><p:spTree>`+tree+holder("title", "", 0.5, 0.3, 9, 1, "")+holder("body", "1", 0.5, 1.5, 9, 5, "")+d.master+
		`</p:spTree></p:cSld><p:txStyles><p:titleStyle><a:lvl1pPr><a:buNone/><a:defRPr sz="4400"/></a:lvl1pPr></p:titleStyle><p:bodyStyle>`+bullets+`</p:bodyStyle><p:otherStyle/></p:txStyles></p:sldMaster>`)
	d.parts["ppt/_rels/presentation.xml.rels"] = rels(append(own, d.extra...))
	d.part("ppt/presentation.xml", slideType+"presentation.main+xml", `<p:presentation `+slideNames+`><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rIdM"/></p:sldMasterIdLst><p:sldIdLst>`+ids.String()+`</p:sldIdLst><p:sldSz cx="9144000" cy="6858000"/></p:presentation>`)
	d.parts["docProps/core.xml"] = core(d.title)
	d.parts["_rels/.rels"] = rels([]rel{{"rId1", "officeDocument", "ppt/presentation.xml"}, {"rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"}})
	d.parts["[Content_Types].xml"] = types(d.types)
	return Zip(d.parts)
}
