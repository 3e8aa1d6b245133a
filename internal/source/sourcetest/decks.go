package sourcetest

import (
	"fmt"
	"strings"
)

// Decks gives the foreign slides of the corpus.
func Decks() []Sample {
	return []Sample{bulleted(), sectioned(), boxesAlone(), figured(), exported(), hiddenAndSaid()}
}

func (d *Deck) runs(n int) string {
	return d.Hold("dt", "10", "12. maj 2025") + d.Hold("ftr", "11", "Strandby Kommune") + d.Hold("sldNum", "12", fmt.Sprint(n))
}

func bulleted() Sample {
	d := NewDeck()
	d.title = "Havblik Skole 2025"
	d.Slide("title", d.Hold("ctrTitle", "", "Skoleudviklingssamtale\npå Havblik Skole"), d.Hold("subTitle", "1", "Den 12. maj 2025"))
	d.Slide("obj", d.Hold("title", "", "Formål"), d.Hold("", "1", "Et fælles billede af skolen", "> også af det svære", "Aftaler for næste år"), d.runs(2)).Notes("Begynd med at takke for sidst.", "Fortæl om ordningen med læsebånd.")
	d.Slide("obj", d.Hold("", "1", "Karla Holm, skolechef", "Peter Aabo, skoleleder"), d.Hold("title", "", "Deltagere"), d.runs(3))
	d.Slide("obj", d.Hold("title", "", "Aftaler"), d.Hold("", "1", "Læsebånd i **alle** klasser"), d.runs(4))
	return Sample{"titles and bullets, with notes", d.Bytes(), sure(1, "Skoleudviklingssamtale på Havblik Skole", "Formål", "Deltagere", "Aftaler"), 6, 0, 0, 2, nil}
}

func sectioned() Sample {
	d := NewDeck()
	d.Slide("title", d.Hold("ctrTitle", "", "Bøgelund Skole"), d.Hold("subTitle", "1", "Samtale om skolens udvikling"))
	d.Slide("secHead", d.Hold("title", "", "Hvor står vi"), d.Hold("body", "1", "Tal og oplevelser"))
	d.Slide("twoTxTwoObj", d.Hold("title", "", "To blikke på data"), d.Hold("body", "1", "Det, tallene siger"), d.Hold("", "2", "Fremgang i dansk", "Stilstand i matematik"), d.Hold("body", "3", "Det, vi tror"), d.Hold("", "4", "For få timer", "For mange vikarer"))
	d.Slide("titleOnly", d.Hold("title", "", "Prøver"), d.Grid(1, 2, []string{"Fag", "2024", "2025"}, []string{"Dansk", "6,8", "7,1"}, []string{"2>Andre fag", "<", "7,0"}, []string{"^", "Engelsk\n- mundtlig", "8,2"}))
	d.Slide("secHead", d.Hold("title", "", "Hvad gør vi"))
	d.Slide("obj", d.Hold("title", "", "Aftaler"), d.Hold("", "1", "Skolen følger op i marts"))
	return Sample{"sections, two columns and a table", d.Bytes(), all(sure(1, "Bøgelund Skole", "Hvor står vi"), sure(2, "To blikke på data"), guess(3, "Det, tallene siger", "Det, vi tror"), sure(2, "Prøver"), sure(1, "Hvad gør vi"), sure(2, "Aftaler")), 5, 1, 0, 0, nil}
}

func large(s string) string {
	return `<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="da-DK" sz="3200"/><a:t>` + esc(s) + `</a:t></a:r></a:p></p:txBody>`
}

func group(x, y, w, h float64, inner string) string {
	x0 := xfrm("a:xfrm", x, y, w, h)
	return `<p:grpSp><p:nvGrpSpPr><p:cNvPr id="90" name="Gruppe"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>` + x0[:len(x0)-len("</a:xfrm>")] + `<a:chOff x="0" y="0"/><a:chExt cx="914400" cy="914400"/></a:xfrm></p:grpSpPr>` + inner + `</p:grpSp>`
}

func boxesAlone() Sample {
	d := NewDeck()
	d.parts["ppt/media/image1.png"] = PNG
	logo := func() string { return d.pic("rIdLogo", "Kommunens logo", "", 9, 0.1) }
	mark := func() string { return d.Box(0.2, 7, 3, 0.3, "Kun til skolens brug") }
	add := func(title string, more ...string) {
		d.Slide("blank", append([]string{d.boxed("", 0.5, 0.3, 8, 0.8, large(title)), logo(), mark()}, more...)...)
		d.rel("rIdLogo", "image", "../media/image1.png")
	}
	add("Vores udgangspunkt", d.Box(5, 2, 4, 1, "Til højre: elevernes svar."), d.Box(0.5, 2, 4, 1, "Til venstre: lærernes svar."), d.Box(0.5, 4, 8, 1, "Nederst: det, begge er enige om."))
	add("Fokus og indsatser", d.Box(0.5, 2, 4, 3, "**Læsning**", "- Læsebånd", "- Forfatterbesøg", "**Trivsel**", "1) Legepatrulje", "2) Nye rutiner"))
	// The coordinates of a group are its own: its parts stand at 1/3 and 2/3 of its height.
	add("Hvem siger hvad", group(1, 2, 3, 3, d.Box(0, 0.5, 1, 0.3, "”Mere tid”, siger en lærer.")+d.Box(0, 0, 1, 0.3, "”Mere leg”, siger en elev.")), d.Box(5, 2.1, 3, 1, "Citaterne er fra i år."))
	return Sample{"text boxes without placeholders", d.Bytes(), all(guess(1, "Vores udgangspunkt", "Fokus og indsatser"), guess(2, "Læsning", "Trivsel"), guess(1, "Hvem siger hvad")), 4, 0, 0, 0, nil}
}

const decorativeExt = `<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>`

func figured() Sample {
	d := NewDeck()
	d.parts["ppt/media/image1.png"], d.parts["ppt/charts/chart1.xml"], d.parts["ppt/diagrams/data1.xml"] = PNG, Chart, Diagram
	d.Slide("titleOnly", d.Hold("title", "", "Trivsel i tal"), d.Frame(1, 2, "http://schemas.openxmlformats.org/drawingml/2006/chart", `<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="rIdG"/>`), d.pic("rIdP", "Søjler, der vokser", "", 1, 5), d.pic("rIdP", "Bølge i bunden", decorativeExt, 1, 6))
	d.rel("rIdG", "chart", "../charts/chart1.xml")
	d.rel("rIdP", "image", "../media/image1.png")
	d.Slide("titleOnly", d.Hold("title", "", "Sådan arbejder vi"), d.Frame(1, 2, "http://schemas.openxmlformats.org/drawingml/2006/diagram", `<dgm:relIds xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" r:dm="rIdD" r:lo="rIdX"/>`))
	d.rel("rIdD", "diagramData", "../diagrams/data1.xml")
	return Sample{"a chart, a diagram, pictures and decoration", d.Bytes(), sure(1, "Trivsel i tal", "Sådan arbejder vi"), 3, 1, 1, 0, nil}
}

func exported() Sample { // as Google Slides writes: lists set directly, ids with letters
	d := NewDeck()
	item := func(level int, s string) string {
		return ap(fmt.Sprintf(`<a:pPr marL="457200" lvl="%d" indent="-342900" rtl="0"><a:buSzPts val="1800"/><a:buChar char="●"/></a:pPr>`, level), s)
	}
	none := func(s string) string { return ap(`<a:pPr marL="0" lvl="0" indent="0" rtl="0"><a:buNone/></a:pPr>`, s) }
	body := func(inner string) string {
		return `<p:sp><p:nvSpPr><p:cNvPr id="55" name="Google Shape;55;p13"/><p:cNvSpPr txBox="1"><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph idx="1" type="body"/></p:nvPr></p:nvSpPr><p:spPr>` + xfrm("a:xfrm", 0.3, 1.2, 9, 4) + `</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/>` + inner + `</p:txBody></p:sp>`
	}
	d.Slide("obj", d.Hold("title", "", "Skolens styrker"), body(none("Personalet peger på tre ting.")+item(0, "Samarbejdet")+item(1, "på tværs af fag")+item(0, "Bygningerne"))).Notes("Nævn ombygningen.")
	d.Slide("obj", d.Hold("title", "", "Skolens udfordringer"), body(ap(`<a:pPr marL="457200" lvl="0"><a:buAutoNum type="arabicPeriod"/></a:pPr>`, "Fravær")+ap(`<a:pPr marL="457200" lvl="0"><a:buAutoNum type="arabicPeriod"/></a:pPr>`, "Skiftende vikarer")+none("")))
	return Sample{"exported from Google Slides", d.Bytes(), sure(1, "Skolens styrker", "Skolens udfordringer"), 5, 0, 0, 1, nil}
}

func hiddenAndSaid() Sample {
	d := NewDeck()
	d.master = d.Box(0.2, 7.1, 4, 0.3, "Strandby Skolevæsen")
	d.Slide("obj", d.Hold("title", "", "Status på aftalerne"), d.Hold("", "1", "Tre af fire er gennemført"), d.Box(12, 1, 2, 1, "Stikord uden for kanten"), d.boxed(` hidden="1"`, 1, 5, 2, 1, lines([]string{"Skjult bemærkning"})))
	d.rel("rIdC", "comments", "../comments/comment1.xml")
	d.part("ppt/comments/comment1.xml", slideType+"comments+xml", `<p:cmLst `+slideNames+`><p:cm authorId="0" dt="2025-03-01T00:00:00.000" idx="1"><p:pos x="10" y="10"/><p:text>Er det rigtigt?</p:text></p:cm></p:cmLst>`)
	d.part("ppt/commentAuthors.xml", slideType+"commentAuthors+xml", `<p:cmAuthorLst `+slideNames+`><p:cmAuthor id="0" name="Bodil Friis" initials="BF" lastIdx="1" clrIdx="0"/></p:cmAuthorLst>`)
	d.Slide("obj", d.Hold("title", "", "Internt om økonomi"), d.Hold("", "1", "Kun for ledelsen")).Notes("Springes over.")
	d.attrs[1] = ` show="0"`
	d.Slide("obj", d.Hold("title", "", "Næste skridt"), d.Hold("", "1", "Vi mødes i juni"))
	d.rel("rIdC", "http://schemas.microsoft.com/office/2018/10/relationships/comments", "../comments/modernComment_1.xml")
	d.part("ppt/comments/modernComment_1.xml", "application/vnd.ms-powerpoint.comments+xml", `<p188:cmLst xmlns:p188="http://schemas.microsoft.com/office/powerpoint/2018/8/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><p188:cm id="{1}" authorId="{A}"><p188:replyLst><p188:reply id="{2}" authorId="{B}"><p188:txBody><a:p><a:r><a:t>Hellere maj.</a:t></a:r></a:p></p188:txBody></p188:reply></p188:replyLst><p188:txBody><a:p><a:r><a:t>Kan vi nå det?</a:t></a:r></a:p></p188:txBody></p188:cm></p188:cmLst>`)
	d.part("ppt/authors.xml", "application/vnd.ms-powerpoint.authors+xml", `<p188:authorLst xmlns:p188="http://schemas.microsoft.com/office/powerpoint/2018/8/main"><p188:author id="{A}" name="Karla Holm"/><p188:author id="{B}" name="Jens Vang"/></p188:authorLst>`)
	d.extra = []rel{{"rIdA1", "commentAuthors", "commentAuthors.xml"}, {"rIdA2", "http://schemas.microsoft.com/office/2018/10/relationships/authors", "authors.xml"}}
	return Sample{"hidden slides and shapes, comments of both kinds", d.Bytes(), sure(1, "Status på aftalerne", "Næste skridt"), 2, 0, 0, 3, strings.Fields("Strandby Skolevæsen Strandby Skolevæsen")}
}
