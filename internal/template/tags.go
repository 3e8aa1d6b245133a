package template

import (
	"strings"

	"notat/internal/pattern"
)

// Tag is a place in the Word file that is filled with words: {{skole.navn}}.
type Tag struct {
	Name  string // "skole.navn"
	Titel string // what stands there, in Danish, for the one who makes a template
}

// Indhold is the tag that stands alone in the paragraph where the whole body
// goes: {{indhold}}. It is none of Tags.
const Indhold = "indhold"

// Tags is the closed list of what a template may ask for, besides {{indhold}}.
// compose fills Document.Felter for exactly these; an absent value is empty.
// Dates are written out ("13. marts 2025") and times with a full stop.
var Tags = []Tag{
	{"dokument.titel", "Notatets titel"},
	{"dokument.betegnelse", "Dokumenttype, fx Notat"},
	{"dokument.skoleaar", "Skoleår, fx 2024/25"},
	{"dokument.dato", "Notatets dato, fx 20. marts 2025"},
	{"dokument.godkendt", "Dato for godkendelsen"},
	{"dokument.godkendtAf", "Hvem der godkendte notatet"},
	{"kommune.navn", "Kommunens navn"},
	{"kommune.forvaltning", "Forvaltning"},
	{"kommune.afdeling", "Afdeling"},
	{"kommune.kontakt", "Kontakt i kommunen"},
	{"skole.navn", "Skolens navn"},
	{"skole.institutionsnr", "Skolens institutionsnummer"},
	{"skole.hjemmeside", "Skolens hjemmeside"},
	{"moede.dato", "Dato for samtalen"},
	{"moede.start", "Hvornår samtalen begyndte, fx 13.00"},
	{"moede.slut", "Hvornår samtalen sluttede"},
	{"moede.sted", "Hvor samtalen blev holdt"},
	{"sag.sagsnr", "Sagsnummer"},
	{"sag.dokumentnr", "Dokumentnummer"},
	{"sag.sagsbehandler", "Sagsbehandler"},
	{"sag.vedroerende", "Hvad sagen vedrører"},
	{"sag.sendesTil", "Hvem notatet sendes til"},
}

// Written is a tag as it stands in a text: from From to To, in bytes.
type Written struct {
	Name     string // without blanks and hyphens that are not seen
	From, To int
}

// FindTags gives the tags in the text of a paragraph as ooxml.Joined gives it, in
// order, also those that are in no list. The check, the look and the draft find them
// by it alone.
func FindTags(text string) []Written {
	var out []Written
	for _, m := range tagPattern.FindAllStringSubmatchIndex(text, -1) {
		out = append(out, Written{strings.ReplaceAll(text[m[2]:m[3]], "\u00AD", ""), m[0], m[1]})
	}
	return out
}

// tagPattern is a tag, also with blanks inside the braces; nothing that ends a word
// stands in it.
var tagPattern = pattern.New(`\{\{[ \x{00A0}]*([^{}\x00\t\n]*?)[ \x{00A0}]*\}\}`)

// IsContent reports whether a paragraph is the one where the whole body goes: it says
// {{indhold}} and nothing else.
func IsContent(text string) bool {
	text = strings.Trim(text, "\x00\t\n \u00A0")
	tags := FindTags(text)
	return len(tags) == 1 && tags[0] == Written{Indhold, 0, len(text)}
}

// IsTag reports whether a name is in the closed list.
func IsTag(name string) bool {
	for _, t := range Tags {
		if t.Name == name {
			return true
		}
	}
	return false
}
