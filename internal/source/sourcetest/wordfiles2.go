package sourcetest

func moreWordFiles() []Sample {
	return []Sample{layoutTables(), dataTables(), textBoxes(), trackedChanges(), brokenLines(), drawn(), macros(), hiddenWords()}
}

func layoutTables() Sample {
	d := NewDoc(Unstyled)
	d.T(false, []string{"**Samtale på Nørrevang Skole**\n" + purpose})
	d.T(false, []string{"**Rammen**", purpose}, []string{"**Det faglige**", reading + "\n- Læsning\n- Stavning"}, []string{"**Trivslen**", calm})
	d.T(false, []string{"**Det går godt**\n" + calm, "**Det skal vi arbejde med**\n" + reading})
	d.Raw(`<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="9000"/></w:tblGrid><w:tr><w:tc><w:tcPr/>` + d.text("Her står dagsordenen:") + d.Table(false, []string{"09.00", "Velkomst"}, []string{"09.15", "Gennemgang af tal"}) + `</w:tc></w:tr></w:tbl><w:p/>`)
	d.P("Tak for i dag.")
	return Sample{"tables that only lay out", d.Bytes(), guess(1, "Samtale på Nørrevang Skole", "Rammen", "Det faglige", "Trivslen", "Det går godt", "Det skal vi arbejde med"), 2, 1, 0, 0, nil}
}

func dataTables() Sample {
	d := NewDoc(DanishWord)
	d.H(1, "Deltagere").T(false, []string{"**Navn**", "**Rolle**"}, []string{"Alma Kjær", "Skoleleder"}, []string{"Villy Brandt", "Afdelingschef"})
	d.H(1, "Dagsorden").T(false, []string{"kl. 12.30", "Frokost"}, []string{"kl. 13.00", "Status"}, []string{"kl. 14.15", "Aftaler"})
	d.H(1, "Aftaler")
	cell := func(pr, s string) string { return d.Cell(pr, s) }
	d.Raw(`<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="1"/><w:gridCol w:w="1"/><w:gridCol w:w="1"/></w:tblGrid>` +
		`<w:tr>` + cell("", "**Aftale**") + cell("", "**Ansvarlig**") + cell("", "**Hvornår**") + `</w:tr>` +
		`<w:tr>` + cell(`<w:gridSpan w:val="3"/>`, "Læsning") + `</w:tr>` +
		`<w:tr>` + cell("", "Læsebånd\n- i indskolingen\n- på mellemtrinnet") + cell(`<w:vMerge w:val="restart"/>`, "Skolelederen") + cell("", "Fra august") + `</w:tr>` +
		`<w:tr>` + cell("", "Kursus for alle") + cell(`<w:vMerge/>`, "") + cell("", "Inden jul") + `</w:tr></w:tbl><w:p/>`)
	return Sample{"tables of people, times and agreements", d.Bytes(), sure(1, "Deltagere", "Dagsorden", "Aftaler"), 0, 3, 0, 0, nil}
}

func textBoxes() Sample {
	d := NewDoc(EnglishWord)
	d.H(1, "Indtryk").Raw(para("", run("", "Vi gik en tur på skolen. ")+box(para("", run("", "Citat fra en lærer: Vi har fået tiden tilbage."))+para("", run("", "Og fra en elev: Det er sjovt.")))))
	d.Raw(para("", box(para("", run("<w:b/>", "Fokus i år"))+para("", run("", "Læsning i alle fag og en rolig start på dagen.")))))
	d.Raw(para("", `<w:r><w:pict><v:shape><v:textpath string="KLADDE"/></v:shape></w:pict></w:r>`))
	d.P(calm)
	return Sample{"text boxes", d.Bytes(), all(sure(1, "Indtryk"), guess(2, "Fokus i år")), 0, 0, 0, 0, nil}
}

func trackedChanges() Sample {
	d := NewDoc(DanishWord)
	d.H(1, "Udkast til aftaler")
	d.Raw(para("", run("", "Skolen begynder ")+by("del", deleted("i januar"))+by("ins", run("", "efter påske"))+run("", " med læsebånd.")))
	d.Raw(para("<w:rPr>"+by("del", "")+"</w:rPr>", by("del", deleted("Hele dette afsnit er strøget."))))
	d.Raw(para("<w:rPr>"+by("ins", "")+"</w:rPr>", by("ins", run("", "Dette afsnit er skrevet til."))))
	d.Raw(para("", run("", "Bestyrelsen orienteres.")+d.Comment("Karla Holm", "Hvornår?")+d.Comment("Jens Vang", "I juni.")))
	d.T(true, []string{"Hvad", "Hvem"}, []string{"Plan for læsning", "Vejlederen"})
	return Sample{"tracked changes and comments", d.Bytes(), sure(1, "Udkast til aftaler"), 0, 1, 0, 4, nil}
}

func brokenLines() Sample {
	d := NewDoc(Unstyled)
	d.P("**Baggrund**\n"+purpose+"\n", "**Fokuspunkter**\n- Læsning\n- Ro i timerne\n- Forældresamarbejde", "Dato: 3. juni 2025\nMødeleder: Anton Bay\nReferent: Lea Skov", "**Afslutning**\nVi evaluerede mødet, og alle syntes,\nat det var en god form.")
	return Sample{"lines broken by hand", d.Bytes(), guess(1, "Baggrund", "Fokuspunkter", "Afslutning"), 3, 0, 0, 0, nil}
}

func picture(id, descr string) string {
	return `<w:r><w:drawing><wp:inline><wp:extent cx="9525" cy="9525"/><wp:docPr id="3" name="Billede 3" descr="` + esc(descr) + `"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:blipFill><a:blip r:embed="` + id + `"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`
}

func drawn() Sample {
	d := NewDoc(DanishWord)
	d.rels = append(d.rels, rel{"rIdP", "image", "media/image1.png"}, rel{"rIdE", "image", "media/image2.emf"}, rel{"rIdG", "chart", "charts/chart1.xml"}, rel{"rIdD", "diagramData", "diagrams/data1.xml"})
	d.parts["word/media/image1.png"], d.parts["word/media/image2.emf"] = PNG, "\x01\x00\x00\x00"
	d.parts["word/charts/chart1.xml"], d.parts["word/diagrams/data1.xml"] = Chart, Diagram
	graphic := func(uri, inner string) string {
		return `<w:r><w:drawing><wp:inline><wp:docPr id="7" name="Diagram 7"/><a:graphic><a:graphicData uri="` + uri + `">` + inner + `</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`
	}
	d.H(1, "Billeder og tal").Raw(para("", picture("rIdP", "Tre børn ved et bord"))).Raw(para("", run("", "Billedet er fra biblioteket.")+picture("rIdE", "")))
	d.Raw(para("", graphic("http://schemas.openxmlformats.org/drawingml/2006/chart", `<c:chart r:id="rIdG"/>`)))
	d.Raw(para("", graphic("http://schemas.openxmlformats.org/drawingml/2006/diagram", `<dgm:relIds r:dm="rIdD"/>`)))
	d.P("Figurerne er skolens egne.")
	return Sample{"pictures, a chart and a diagram", d.Bytes(), sure(1, "Billeder og tal"), 3, 1, 2, 0, nil}
}

func macros() Sample {
	d := NewDoc(EnglishWord)
	d.parts["word/vbaProject.bin"], d.parts["word/vbaData.xml"] = "Attribut VB_Name", `<x/>`
	d.rels = append(d.rels, rel{"rIdV", "http://schemas.microsoft.com/office/2006/relationships/vbaProject", "vbaProject.bin"})
	d.H(1, "Skabelon med makroer").P(purpose)
	return Sample{"a file with macros", d.As("application/vnd.ms-word.document.macroEnabled.main+xml"), sure(1, "Skabelon med makroer"), 0, 0, 0, 0, nil}
}

func hiddenWords() Sample {
	d := NewDoc(DanishWord)
	d.H(1, "Status").Raw(para("", run("", "Det går fremad.")+run("<w:vanish/>", " Internt: spørg igen om økonomien.")))
	d.Raw(para("", run(`<w:color w:val="FFFFFF"/>`, "Hvid skrift på hvidt papir")))
	d.P(calm)
	return Sample{"hidden words", d.Bytes(), sure(1, "Status"), 0, 0, 0, 0, nil}
}

// Chart is a chart part with two series over three years.
const Chart = xmlHead + `<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>Andel, der trives</a:t></a:r></a:p></c:rich></c:tx></c:title><c:plotArea><c:barChart>` +
	`<c:ser><c:idx val="0"/><c:tx><c:strRef><c:strCache><c:pt idx="0"><c:v>Skolen</c:v></c:pt></c:strCache></c:strRef></c:tx><c:cat><c:strRef><c:strCache><c:pt idx="0"><c:v>2023</c:v></c:pt><c:pt idx="1"><c:v>2024</c:v></c:pt></c:strCache></c:strRef></c:cat><c:val><c:numRef><c:numCache><c:formatCode>0%</c:formatCode><c:pt idx="0"><c:v>0.81</c:v></c:pt><c:pt idx="1"><c:v>0.865</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser>` +
	`<c:ser><c:idx val="1"/><c:tx><c:strRef><c:strCache><c:pt idx="0"><c:v>Landet</c:v></c:pt></c:strCache></c:strRef></c:tx><c:val><c:numRef><c:numCache><c:formatCode>General</c:formatCode><c:pt idx="1"><c:v>3.4000000000000004</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser></c:barChart></c:plotArea></c:chart></c:chartSpace>`

// Diagram is the data part of a diagram of three points, one below another.
const Diagram = xmlHead + `<dgm:dataModel xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><dgm:ptLst><dgm:pt modelId="{0}" type="doc"/>` +
	`<dgm:pt modelId="{2}"><dgm:t><a:p><a:r><a:t>Handle</a:t></a:r></a:p></dgm:t></dgm:pt><dgm:pt modelId="{1}"><dgm:t><a:p><a:r><a:t>Lytte</a:t></a:r></a:p></dgm:t></dgm:pt><dgm:pt modelId="{3}"><dgm:t><a:p><a:r><a:t>spørge elever</a:t></a:r></a:p></dgm:t></dgm:pt><dgm:pt modelId="{4}" type="parTrans"/></dgm:ptLst>` +
	`<dgm:cxnLst><dgm:cxn modelId="{a}" srcId="{0}" destId="{2}" srcOrd="1"/><dgm:cxn modelId="{b}" srcId="{0}" destId="{1}" srcOrd="0"/><dgm:cxn modelId="{c}" srcId="{1}" destId="{3}" srcOrd="0"/></dgm:cxnLst></dgm:dataModel>`
