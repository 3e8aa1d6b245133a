package template

import (
	"maps"
	"slices"
	"strings"

	"github.com/beevik/etree"

	"notat/internal/ooxml"
)

// followed are the properties of runs and paragraphs that every format shows, or that
// nobody sees (ISO/IEC 29500-1 §§ 17.3.1 and 17.3.2). All others are shown in Word only.
var followed = kinds("rFonts b bCs i iCs u caps color sz szCs lang noProof kern rtl cs snapToGrid webHidden specVanish rStyle rPrChange ligatures cntxtAlts numForm numSpacing stylisticSets oMath " +
	"pStyle keepNext keepLines widowControl spacing ind jc shd pBdr tabs contextualSpacing outlineLvl rPr suppressAutoHyphens suppressLineNumbers suppressOverlap overflowPunct autoSpaceDE " +
	"autoSpaceDN adjustRightInd kinsoku wordWrap topLinePunct textAlignment cnfStyle divId mirrorIndents sectPr pPrChange")

// onlyInWord is what the others are called to the one who makes a template.
var onlyInWord = map[string]string{
	"smallCaps": "kapitæler", "strike": "gennemstregning", "dstrike": "dobbelt gennemstregning", "vanish": "skjult tekst", "w": "tegnbredde", "position": "hævet eller sænket tekst",
	"vertAlign": "hævet eller sænket skrift", "outline": "konturskrift", "shadow": "skygge", "emboss": "relief", "imprint": "indgravering", "effect": "animation", "em": "betoningstegn",
	"highlight": "overstregningsfarve", "bdr": "ramme om tegn", "fitText": "tilpasset tekst", "eastAsianLayout": "østasiatisk opsætning", "bidi": "højre mod venstre",
	"pageBreakBefore": "sideskift før", "framePr": "ramme", "numPr": "nummerering", "textDirection": "tekstretning", "textboxTightWrap": "tekstombrydning",
	"run spacing": "tegnafstand", "run shd": "farve bag tegn",
}

// meaningless are values that say that the property is not used.
var meaningless = kinds("0 false off none nil auto clear baseline lrTb")

// apart are the properties that are followed where all words of a paragraph, or of a
// piece of a header, have them.
var apart = kinds("smallCaps spacing")

// alone gives what some properties ask for that is shown in Word only, by their Danish
// names. Whole are those of all words of a paragraph.
func alone(props *etree.Element, whole bool, out map[string]bool) {
	for _, e := range props.ChildElements() {
		name := e.Tag
		switch val := ooxml.Attr(e, "val"); {
		case props.Tag == "rPr" && whole && apart[name]:
			continue
		case props.Tag == "rPr" && (name == "spacing" || name == "shd"):
			if fill := ooxml.Attr(e, "fill"); val == "0" || name == "shd" && (fill == "" || fill == "auto") {
				continue
			}
			name = "run " + name
		case followed[name], meaningless[val], name == "w" && val == "100", name == "numPr" && ooxml.Val(e, "numId") == "0":
			continue
		}
		said := onlyInWord[name]
		if said == "" {
			said = "teksteffekt (" + short(name) + ")"
		}
		out[said] = true
	}
}

// checkFollowed says, once for each named style, what of it is shown in Word only.
func (r *reader) checkFollowed(ids IDs) {
	for _, w := range wantedStyles {
		all := map[string]bool{}
		id := *w.to(&ids)
		for _, e := range r.s.Chain(id) {
			alone(ooxml.Child(e, "rPr"), w.typ == "paragraph" && !strings.HasPrefix(w.name, "List "), all)
			alone(ooxml.Child(e, "pPr"), false, all)
		}
		if slices.Contains([]string{"heading 1", "heading 2", "heading 3", "List Bullet", "List Number"}, w.name) {
			delete(all, onlyInWord["numPr"])
		}
		if strings.HasPrefix(w.name, "heading ") {
			delete(all, onlyInWord["pageBreakBefore"])
		}
		r.onlyInWord("typografien »"+w.danish+"«", all)
	}
	all := map[string]bool{}
	for _, e := range r.sect.ChildElements() {
		switch {
		case e.Tag == "cols":
			switch n, _, differ := columnsOf(r.sect); {
			case n > 1 && r.page.Columns.Count == 1:
				all["så smalle spalter"] = true
			case n > 1 && differ:
				all["spalter, der ikke er lige brede"] = true
			}
		case e.Tag == "lnNumType":
			all["linjenumre"] = true
		case e.Tag == "pgNumType" && ooxml.Attr(e, "start") != "" && ooxml.Attr(e, "start") != "1":
			all["sidetal, der ikke begynder med 1"] = true
		case e.Tag == "pgNumType" && !slices.Contains([]string{"", "decimal"}, ooxml.Attr(e, "fmt")):
			all["sidetal i andet end almindelige tal"] = true
		case e.Tag == "vAlign" && ooxml.Attr(e, "val") != "top":
			all["lodret justering"] = true
		case e.Tag == "textDirection" && !meaningless[ooxml.Attr(e, "val")], e.Tag == "bidi" && ooxml.On(r.sect, "bidi"):
			all["tekstretning"] = true
		}
	}
	r.onlyInWord("siden", all)
}

func (r *reader) onlyInWord(place string, all map[string]bool) {
	if len(all) > 0 {
		r.notes.warn("kun-i-word", place, "Det her vises kun i Word-udkastet, ikke i PDF og på siden: %s. Vælg det fra, hvis de skal se ens ud.", strings.Join(slices.Sorted(maps.Keys(all)), ", "))
	}
}
