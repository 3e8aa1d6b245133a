package sourcetest

import "strings"

// WordFiles gives the foreign Word files of the corpus.
func WordFiles() []Sample {
	return append([]Sample{
		styledDanish(), styledEnglish(), boldOnly(), sizes(), capitals(), underlinedColumns(),
		ownNames(), outlineLevels(), googleDocs(), libreOffice(), shortLines(), numberedByHand(),
	}, moreWordFiles()...)
}

func sure(level int, texts ...string) []Head { return heads(level, true, texts...) }

func guess(level int, texts ...string) []Head { return heads(level, false, texts...) }

func heads(level int, sure bool, texts ...string) []Head {
	var out []Head
	for _, s := range texts {
		out = append(out, Head{s, level, sure})
	}
	return out
}

func all(of ...[]Head) []Head {
	var out []Head
	for _, h := range of {
		out = append(out, h...)
	}
	return out
}

func pageNumber(d *Doc) {
	d.Banner("footer", para("", run("", "Side ")+`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`+run("", "1")+`<w:r><w:fldChar w:fldCharType="end"/></w:r>`+run("", " af ")+`<w:fldSimple w:instr=" NUMPAGES ">`+run("", "4")+`</w:fldSimple>`))
}

// What the texts say again and again, each in its own words.
const (
	purpose = "Samtalen skal give skolen og forvaltningen et fælles billede af, hvor langt skolen er nået, og hvad det næste skoleår skal bruges til."
	reading = "Læseprøverne viser fremgang på mellemtrinnet, mens indskolingen ligger en smule under det øvrige land. Lærerne peger på, at elever med dansk som andetsprog har haft færre timer end planlagt."
	calm    = "Eleverne fortæller, at der er mere ro i timerne end sidste år, men at frikvartererne i den store gård stadig er urolige."
)

func styledDanish() Sample {
	d := NewDoc(DanishWord)
	d.title = "Referat fra Havblik Skole"
	d.Banner("header", para("", run("", "Strandby Kommune\tSkoleafdelingen")))
	pageNumber(d)
	d.H(0, "Skoleudviklingssamtale på Havblik Skole")
	d.P("Dato: 4. november 2025", "Mødeleder: Karla Holm, skolechef", "Referent: Jens Vang")
	d.H(1, "Formål").P(purpose)
	d.H(1, "Deltagere").L(0, false, "Karla Holm, skolechef", "Peter Aabo, skoleleder", "Sofie Lind, formand for skolebestyrelsen")
	d.H(1, "Resultater").P(reading)
	d.H(2, "Dansk").P("Resultaterne i dansk er **over** det kommunale gennemsnit.")
	d.H(2, "Trivsel").P(calm)
	d.H(1, "Aftaler")
	d.T(true, []string{"Mål", "Handling", "Tegn"}, []string{"Flere læser hver dag", "Læsebånd på alle årgange", "Prøven i maj viser fremgang"}, []string{"Ro i gården", "Legepatrulje\nFlere voksne ude", "Eleverne svarer bedre i målingen"})
	return Sample{"styles of a Danish Word", d.Bytes(), all(sure(1, "Skoleudviklingssamtale på Havblik Skole", "Formål", "Deltagere", "Resultater"), sure(2, "Dansk", "Trivsel"), sure(1, "Aftaler")), 3, 1, 0, 0, nil}
}

func styledEnglish() Sample {
	d := NewDoc(EnglishWord)
	d.H(0, "Notat")
	toc := func(s, page string) string {
		return para(`<w:pStyle w:val="TOC1"/>`, `<w:hyperlink w:anchor="_Toc1">`+run("", s+"\t")+run("", page)+`</w:hyperlink>`)
	}
	d.Raw(`<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>` + para("", run("", "Indhold")) + toc("Baggrund", "1") + toc("Opfølgning på sidste år", "2") + `</w:sdtContent></w:sdt>`)
	d.H(1, "Baggrund").Raw(para("", run("", purpose)+d.Footnote("Se også kvalitetsrapporten fra foråret.")+run("", " Den bygger på ")+d.Link("https://skoler.example/plan", "planen for alle skoler")+run("", ".")))
	d.H(1, "Opfølgning på sidste år").Raw(para("", `<w:commentRangeStart w:id="2"/>`+run("", "Mentorordningen kom i gang i august.")+d.Comment("Bodil Friis", "Var det ikke september?")))
	d.L(0, true, "Læsebånd er indført", "Legepatruljen er uddannet", "Forældremøderne er lagt om")
	d.L(1, true, "dog kun i udskolingen")
	d.H(2, "Det, vi ikke nåede").P(calm)
	d.Raw(para(`<w:pStyle w:val="Quote"/>`, run("", "»Jeg glæder mig til mandag«, sagde en elev fra 5. klasse.")))
	return Sample{"styles of an English Word, with contents, notes and comments", d.Bytes(), all(sure(1, "Notat", "Baggrund", "Opfølgning på sidste år"), sure(2, "Det, vi ikke nåede")), 4, 0, 0, 2, nil}
}

func boldOnly() Sample {
	d := NewDoc(Unstyled)
	d.P("**Referat af samtale på Bøgelund Skole**", "**Dato: 11. marts 2025**", "**Mødeleder:** Inger Toft", "**Referent:** Aksel Ravn", "Sagsnr. 17/4410")
	d.P("**Deltagere**", "- Inger Toft, områdechef", "- Mogens Krogh, skoleleder", "- Rie Dam, forælder")
	d.P("**Baggrund for samtalen**", purpose)
	d.P("**Indsatser**", reading, "•\tLæsning på tværs", "•\tNy start på matematik", "•  Flere fælles morgener")
	d.P("**Aftaler:**", "1) Skolen måler læselyst hver måned", "2) Forvaltningen betaler for kurset", "Vi mødes igen **inden sommer** for at se, hvordan det går.")
	d.P("Tak for en god samtale.")
	return Sample{"headings in bold, lists by hand", d.Bytes(), guess(1, "Referat af samtale på Bøgelund Skole", "Deltagere", "Baggrund for samtalen", "Indsatser", "Aftaler:"), 8, 0, 0, 0, nil}
}

func sized(size, s string, bold bool) string {
	rPr := `<w:sz w:val="` + size + `"/>`
	if bold {
		rPr = "<w:b/>" + rPr
	}
	return para("", run(rPr, s))
}

func sizes() Sample {
	d := NewDoc(Unstyled)
	p := func(s string) { d.Raw(sized("24", s, false)) } // the text is larger than the file's default
	d.Raw(sized("40", "Notat om skoleåret på Enghave Skole", false))
	p("Udarbejdet af Ulla Thy efter mødet på skolen.")
	d.Raw(sized("32", "Rammen", false))
	p(purpose)
	d.Raw(sized("32", "Data og fund", false))
	d.Raw(sized("24", "Faglighed", true))
	p(reading)
	d.Raw(sized("24", "Trivsel", true))
	p(calm)
	d.Raw(sized("32", "Hvad gør vi nu?", false))
	p("Skolen udpeger en læsevejleder, og forvaltningen følger op efter jul.")
	return Sample{"headings by size alone", d.Bytes(), all(guess(1, "Notat om skoleåret på Enghave Skole"), guess(2, "Rammen", "Data og fund"), guess(3, "Faglighed", "Trivsel"), guess(2, "Hvad gør vi nu?")), 0, 0, 0, 0, nil}
}

func capitals() Sample {
	d := NewDoc(Unstyled)
	d.P("SAMTALE MED MOSEVANG SKOLE", "Mødet blev holdt på skolen.", "FORMÅL", purpose, "STATUS", calm, "AFTALER FOR NÆSTE ÅR", "a) En fast vejleder i hver afdeling", "b) Læsning hver morgen", "c) Opfølgning i marts", "Skolelederen skriver til alle forældre.")
	return Sample{"headings in capitals", d.Bytes(), guess(1, "SAMTALE MED MOSEVANG SKOLE", "FORMÅL", "STATUS", "AFTALER FOR NÆSTE ÅR"), 3, 0, 0, 0, nil}
}

func underlinedColumns() Sample {
	d := NewDoc(Unstyled)
	head := func(s string) { d.Raw(para("", run(`<w:u w:val="single"/>`, s))) }
	head("Det, der lykkes")
	d.P(calm)
	d.Raw(para(`<w:sectPr><w:type w:val="continuous"/><w:cols w:num="1"/></w:sectPr>`, run("", "Herfra står teksten i to spalter.")))
	head("Det, der er svært")
	d.P(reading)
	d.Raw(`<w:p><w:r><w:br w:type="column"/></w:r>` + run("", "Skolen ønsker hjælp til at måle på det.") + `</w:p>`)
	head("Næste skridt")
	d.P("– Fælles forberedelse i teamene", "– Ét mål ad gangen", "Vi ses til efteråret, hvor forvaltningen kommer på besøg.")
	d.sect += `<w:cols w:num="2" w:space="708"/>`
	return Sample{"underlined headings in columns", d.Bytes(), guess(1, "Det, der lykkes", "Det, der er svært", "Næste skridt"), 2, 0, 0, 0, nil}
}

func ownNames() Sample {
	d := NewDoc(OwnNames)
	d.H(0, "Aftalenotat").H(1, "Om skolen").P(purpose).H(2, "Elever og ansatte").P("Der går 412 elever på skolen, og 38 lærere underviser dem.").H(1, "Opsamling").P(calm)
	return Sample{"styles with Danish names", d.Bytes(), all(sure(1, "Aftalenotat", "Om skolen"), sure(2, "Elever og ansatte"), sure(1, "Opsamling")), 0, 0, 0, 0, nil}
}

func outlineLevels() Sample {
	d := NewDoc(Unstyled)
	h := func(level, s string) { d.Raw(para(`<w:outlineLvl w:val="`+level+`"/>`, run("<w:b/>", s))) }
	h("0", "Velkomst og ramme")
	d.P(purpose)
	h("1", "Hvem var med")
	d.P("Ledelsen, to lærere og en elev fra elevrådet.")
	h("0", "Fund")
	d.P(reading, "**Mere om tallene**", calm)
	return Sample{"outline levels without styles", d.Bytes(), all(sure(1, "Velkomst og ramme"), sure(2, "Hvem var med"), sure(1, "Fund"), guess(2, "Mere om tallene")), 0, 0, 0, 0, nil}
}

func googleDocs() Sample {
	d := NewDoc(GoogleDocs)
	d.H(0, "Samtale om udvikling").H(1, "Hvorfor mødes vi").P(purpose, "")
	d.H(1, "Pointer").L(0, false, "Ro og orden er blevet bedre", "**Matematik** halter").L(1, false, "mest i 4. klasse")
	d.H(2, "Stemmer fra samtalen").P("”Det er blevet sjovere at gå i skole.”", "”Vi mangler tid sammen.”")
	d.T(false, []string{"Område", "Status"}, []string{"Dansk", "Går frem"}, []string{"Matematik", "Står stille"})
	return Sample{"exported from Google Docs", d.Bytes(), all(sure(1, "Samtale om udvikling", "Hvorfor mødes vi", "Pointer"), sure(2, "Stemmer fra samtalen")), 3, 1, 0, 0, nil}
}

func libreOffice() Sample {
	d := NewDoc(LibreOffice)
	pageNumber(d)
	d.H(0, "Referat").H(1, "Rammer").P(purpose).H(1, "Drøftelse").P(calm).L(0, false, "Legegrupper", "Gårdvagter").H(2, "Til næste gang").P("Skolen sender tallene inden 1. april.")
	return Sample{"saved by LibreOffice", d.Bytes(), all(sure(1, "Referat", "Rammer", "Drøftelse"), sure(2, "Til næste gang")), 2, 0, 0, 0, nil}
}

func shortLines() Sample {
	d := NewDoc(Unstyled)
	d.P("Formål med mødet", purpose, "Hvor står vi", reading, "Elevernes stemme", "* Mere tid i hallen", "* Bedre toiletter", "Hvad vi aftalte", "Skolen laver en plan for læsning i alle fag, og forvaltningen hjælper med at skaffe vejledere til den.")
	return Sample{"nothing set apart but short lines", d.Bytes(), guess(1, "Formål med mødet", "Hvor står vi", "Elevernes stemme", "Hvad vi aftalte"), 2, 0, 0, 0, nil}
}

func numberedByHand() Sample {
	d := NewDoc(Unstyled)
	d.P("**1. Indledning**", purpose, "**2. Data**", "Tre kilder er brugt.", "**2.1 Prøver**", reading, "**2.2 Målinger**", calm, "**3. Aftaler**", "1. Fast læsebånd", "2. Flere voksne i gården", "3. Opfølgning i maj", "3. klasse begynder først efter ferien, og 7. årgang er ikke med.")
	return Sample{"numbers by hand", d.Bytes(), all(guess(1, "1. Indledning", "2. Data"), guess(2, "2.1 Prøver", "2.2 Målinger"), guess(1, "3. Aftaler")), 3, 0, 0, 0, nil}
}

func box(inner string) string {
	anchor := func(s string) string {
		return `<w:drawing><wp:anchor><wp:docPr id="5" name="Tekstfelt 5"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx><w:txbxContent>` + s + `</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>`
	}
	return `<w:r><mc:AlternateContent><mc:Choice Requires="wps">` + anchor(inner) + `</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>` + inner + `</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
}

func by(tag, inner string) string {
	return `<w:` + tag + ` w:id="9" w:author="Bodil Friis" w:date="2025-02-02T08:00:00Z">` + inner + `</w:` + tag + `>`
}

func deleted(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(run("", s), "<w:t ", "<w:delText "), "</w:t>", "</w:delText>")
}
