package template

import (
	"strings"
	"unicode"

	"notat/internal/pattern"
)

// checkWords says what is wrong with the tags in the words of one paragraph:
// those it has, and what looks as if it should have been one.
func checkWords(text, place string, n *notes) {
	if n.full() || !strings.ContainsAny(text, marks) {
		return
	}
	if len(text) > maxParagraph {
		n.fail("for-langt", place, "Afsnittet er så langt, at det ikke hører til i en skabelon. Slet det: notatets tekst kommer, hvor der står {{indhold}}.")
		return
	}
	var without strings.Builder // the tags, each of which leaves a taken
	last := 0
	for _, m := range FindTags(text) {
		checkTag(m.Name, place, n)
		without.WriteString(text[last:m.From] + taken)
		last = m.To
	}
	rest := without.String() + text[last:]
	if !strings.ContainsAny(rest, marks) {
		return
	}
	if marked := logicPattern.FindString(rest); marked != "" {
		n.fail("loekke", place, noLogic, marked)
	}
	if strings.Contains(rest, "{{") || strings.Contains(rest, "}}") || strings.Contains(rest, "{"+taken) || strings.Contains(rest, taken+"}") {
		n.fail("halvt-felt", place, "Et felt er ikke skrevet helt. Et felt har to krøllede parenteser på hver side og står på én linje: {{skole.navn}}.%s", n.meantIn(rest))
		return
	}
	for _, p := range lookAlikes {
		for _, m := range p.FindAllStringSubmatch(rest, -1) {
			if tag := n.tagMeant(m[1]); tag != "" {
				n.fail("forkert-parentes", place, "»%s« ligner et felt, men bliver stående som tekst. Skriv {{%s}}.", strings.TrimSpace(m[0]), tag)
			}
		}
	}
}

// marks are the signs of which one at least is in a tag, and in whatever looks like one.
const marks = "{}[«<%+"

// taken stands where a tag stood; no Word file has it (XML 1.0 § 2.2).
const taken = "\x01"

// maxParagraph is the longest paragraph of a template in bytes, two full pages.
const maxParagraph = 10_000

const noLogic = "En skabelon har ingen løkker og ingen betingelser. Slet »%s«: afsnit, lister og tabeller kommer af sig selv, hvor der står {{indhold}}."

var (
	// logicPattern finds the marks of other template programs.
	logicPattern = pattern.New(`\{%.*?%\}|\+\+\+.*?\+\+\+|\{[#/^][^{}]*\}`)
	// logicName is how a tag begins that would repeat or choose.
	logicName = pattern.New(`^(?:[#/^%@!]|(?i:for|foreach|each|if|else|elseif|endif|endfor|end|hvis|ellers|slut)(?:\s|$))`)
	// lookAlikes are how other programs write a field.
	lookAlikes = []*pattern.Pattern{
		pattern.New(`\$?\{([^{}\x00\x01]{1,60})\}`), pattern.New(`\[+([^\[\]\x00\x01]{1,60})\]+`),
		pattern.New(`«([^«»\x00\x01]{1,60})»`), pattern.New(`<+([^<>\x00\x01]{1,60})>+`), pattern.New(`%+([^%\s\x00\x01]{1,60})%+`),
	}
)

// checkTag says what is wrong with a tag, if anything is.
func checkTag(name, place string, n *notes) {
	if IsTag(name) {
		return
	}
	meant := n.tagMeant(name)
	switch {
	case logicName.MatchString(name):
		n.fail("loekke", place, noLogic, "{{"+name+"}}")
	case fold(name) == Indhold:
		n.fail("indhold-forkert-sted", place, "{{indhold}} må kun stå i brødteksten, alene i sit eget afsnit, og skrives med små bogstaver.")
	case strings.TrimSpace(name) == "":
		n.fail("halvt-felt", place, "Der står intet felt mellem parenteserne. Skriv et, fx {{skole.navn}}, eller slet dem.")
	case strings.EqualFold(name, meant):
		n.fail("store-bogstaver", place, "Felter skrives med små bogstaver: {{%s}} kendes ikke. Mente du {{%s}}?", name, meant)
	case meant != "":
		n.fail("ukendt-felt", place, "Feltet {{%s}} kendes ikke. Mente du {{%s}}?", name, meant)
	default:
		n.fail("ukendt-felt", place, "Feltet {{%s}} kendes ikke. Slet det, eller brug et af felterne i vejledningen, fx {{skole.navn}}.", name)
	}
}

// tagMeant gives the tag nearest to what was written, or "".
func (n *notes) tagMeant(written string) string {
	if n.guessed++; n.guessed > maxGuessed {
		return ""
	}
	if near := nearest(strings.TrimSpace(written), append([]string{Indhold}, Tags...)); near != "" {
		return near
	}
	// The words in the other order, or one of them alone: "navn.skole", "Journalnr".
	if tag, ok := otherNames[fold(written)]; ok {
		return tag
	}
	return ""
}

// otherNames are what a tag is called in other systems, folded.
var otherNames = map[string]string{
	"skolenavn": "skole.navn", "skole": "skole.navn", "skolensnavn": "skole.navn", "navn.skole": "skole.navn",
	"kommune": "kommune.navn", "kommunenavn": "kommune.navn", "kommunensnavn": "kommune.navn",
	"journalnr": "sag.sagsnr", "journalnummer": "sag.sagsnr", "sagsnr": "sag.sagsnr", "sagsnummer": "sag.sagsnr",
	"dokumentnr": "sag.dokumentnr", "dokumentnummer": "sag.dokumentnr", "sagsbehandler": "sag.sagsbehandler",
	"titel": "dokument.titel", "overskrift": "dokument.titel", "skoleaar": "dokument.skoleaar", "aar": "dokument.skoleaar",
	"dato": "dokument.dato", "moededato": "moede.dato", "sted": "moede.sted", "moedested": "moede.sted", "tekst": Indhold, "notat": Indhold, "body": Indhold,
}

// meantIn gives " Mente du {{x}}?" for what stands at a half tag.
func (n *notes) meantIn(rest string) string {
	i := strings.IndexAny(rest, "{}")
	if rest[i] == '}' {
		rest = rest[max(0, strings.LastIndexFunc(rest[:i], unicode.IsSpace)):i]
	} else {
		rest = rest[i:]
	}
	word := strings.FieldsFunc(rest, func(r rune) bool { return strings.ContainsRune("{}()[]<>\x00\x01", r) || unicode.IsSpace(r) })
	if len(word) == 0 {
		return ""
	}
	if tag := n.tagMeant(word[0]); tag != "" {
		return " Mente du {{" + tag + "}}?"
	}
	return ""
}
