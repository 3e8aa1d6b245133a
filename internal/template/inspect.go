package template

import (
	"path"
	"strings"

	"github.com/beevik/etree"

	"notat/internal/ooxml"
)

// revisions are the elements of changes that are neither accepted nor refused
// (ISO/IEC 29500-1 § 17.13.5).
var revisions = map[string]bool{
	"ins": true, "del": true, "moveFrom": true, "moveTo": true, "rPrChange": true, "pPrChange": true, "sectPrChange": true, "tblPrChange": true,
	"trPrChange": true, "tcPrChange": true, "tblGridChange": true, "numberingChange": true, "cellIns": true, "cellDel": true, "cellMerge": true,
}

// inspect finds what would follow every draft and should not: changes and
// comments of those who made the template, and pictures that say nothing to
// one who cannot see them.
func (r *reader) inspect(root *etree.Element, place string) {
	fail := func(p *etree.Element, code, sentence string, args ...any) {
		at := place
		if p != nil {
			if quote := short(plainText(p)); quote != "" {
				at += " (»" + quote + "«)"
			}
		}
		r.notes.fail(code, at, sentence, args...)
	}
	var walk func(e, p *etree.Element) // p is the paragraph that e stands in
	walk = func(e, p *etree.Element) {
		if e.Tag == "p" && e.Space == "w" {
			p = e
		}
		switch {
		case e.Space == "w" && revisions[e.Tag]:
			fail(p, "rettelser", "Her er ændringer, som hverken er godkendt eller afvist. Vælg Gennemse > Acceptér > Acceptér alle ændringer, og gem filen.")
			return
		case e.Space == "w" && e.Tag == "commentReference":
			fail(p, "kommentarer", "Her er en kommentar, som ville følge med i alle udkast. Vælg Gennemse > Slet > Slet alle kommentarer i dokumentet.")
		case e.Space == "w" && e.Tag == "altChunk":
			fail(p, "indlejret", "Her er indlejret et andet dokument. Kopiér teksten ind i stedet.")
		case e.Tag == "docPr" && strings.TrimSpace(ooxml.Attr(e, "descr")) == "" && !decorative(e):
			fail(p, "billede-uden-tekst", "Et billede (%s) har ingen alternativ tekst. Højreklik på billedet, vælg Rediger alternativ tekst, og skriv, hvad det viser, eller markér det som dekorativt.", pictureName(e))
		}
		for _, c := range e.ChildElements() {
			if c.Tag != "Fallback" { // an older drawing of the same
				walk(c, p)
			}
		}
	}
	walk(root, nil)
}

// decorative reports whether Word's "Markér som dekorativ" is set.
func decorative(docPr *etree.Element) bool {
	for _, e := range docPr.FindElements(".//*") {
		if e.Tag == "decorative" && ooxml.Attr(e, "val") != "0" {
			return true
		}
	}
	return false
}

func pictureName(docPr *etree.Element) string {
	if name := ooxml.Attr(docPr, "name"); name != "" {
		return "»" + short(name) + "«"
	}
	return "uden navn"
}

// checkLanguage says when Word takes the words for another language than Danish.
// The draft is set to Danish in any case.
func (r *reader) checkLanguage(ids IDs) {
	switch lang := r.s.Language(ids.Normal); {
	case lang == "":
		r.notes.warn("sprog", wordFile, "Filen siger ikke, hvilket sprog den er på. Vælg Gennemse > Sprog > Angiv korrektursprog > Dansk > Angiv som standard.")
	case !strings.HasPrefix(strings.ToLower(lang), "da"):
		r.notes.warn("sprog", wordFile, "Filens sprog er %s og ikke dansk. Vælg Gennemse > Sprog > Angiv korrektursprog > Dansk > Angiv som standard.", lang)
	}
}

// inspectSettings finds settings of the file that hinder the one who edits a
// draft, or change what is written in it.
func inspectSettings(settings *etree.Element, n *notes) {
	if ooxml.On(settings, "trackRevisions") {
		n.fail("registrerer-aendringer", wordFile, "»Registrer ændringer« er slået til og ville være det i alle udkast. Slå det fra under Gennemse.")
	}
	protection := ooxml.Child(settings, "documentProtection")
	if e := ooxml.Attr(protection, "enforcement"); e == "1" || e == "true" || e == "on" {
		n.fail("begraenset-redigering", wordFile, "Redigering er begrænset, så ingen kan skrive i udkastet. Vælg Gennemse > Begræns redigering > Stop beskyttelse.")
	}
	if ooxml.Has(settings, "mailMerge") {
		n.fail("brevfletning", wordFile, "Filen er sat op til brevfletning. Vælg Forsendelser > Start brevfletning > Normalt Word-dokument.")
	}
}

// external names the relationships that may lead out of the file: a link that a
// reader clicks on, and the template file that settle takes out.
var external = map[string]bool{"hyperlink": true, "attachedTemplate": true}

// inspectParts finds parts and relationships that a template may not have,
// whatever they are used for.
func inspectParts(p *ooxml.Package, n *notes) error {
	for _, part := range p.Parts() {
		switch dir := strings.ToLower(path.Dir(part.Name)); {
		case strings.HasSuffix(dir, "/activex"):
			n.fail("makroer", wordFile, "Filen har et ActiveX-kontrolelement, som er et lille program. Slet det under Udvikler > Designtilstand.")
		case strings.HasSuffix(dir, "/embeddings"):
			n.fail("indlejret", wordFile, "Filen har et indlejret objekt (fx et regneark). Slet det, eller sæt det ind som billede.")
		}
		if !strings.HasSuffix(part.Name, ".rels") {
			continue
		}
		owner := path.Join(path.Dir(path.Dir(part.Name)), strings.TrimSuffix(path.Base(part.Name), ".rels"))
		rels, err := p.Rels(owner)
		if err != nil {
			return err
		}
		for _, rel := range rels {
			if kind := path.Base(rel.Type); rel.External && !external[kind] {
				n.fail("ekstern-henvisning", wordFile, "Filen henter noget udefra (%s), hver gang den åbnes. Sæt billeder ind med Indsæt > Billeder > Denne enhed, og bryd andre kæder under Filer > Oplysninger > Rediger kæder til filer.", short(rel.Target))
			}
		}
	}
	return nil
}
