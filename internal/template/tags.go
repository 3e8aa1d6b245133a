package template

import (
	"slices"
	"strings"

	"notat/internal/pattern"
)

// Indhold is the tag that stands alone in the paragraph where the whole body
// goes: {{indhold}}. It is none of Tags.
const Indhold = "indhold"

// Tags is the closed list of what a template may ask for, {{skole.navn}}, besides
// {{indhold}}. compose fills Document.Felter for exactly these; an absent value is
// empty. Dates are written out ("13. marts 2025") and times with a full stop.
var Tags = []string{
	"dokument.titel", "dokument.betegnelse", "dokument.skoleaar", "dokument.dato", "dokument.godkendt", "dokument.godkendtAf",
	"kommune.navn", "kommune.forvaltning", "kommune.afdeling", "kommune.kontakt",
	"skole.navn", "skole.institutionsnr", "skole.hjemmeside",
	"moede.dato", "moede.start", "moede.slut", "moede.sted",
	"sag.sagsnr", "sag.dokumentnr", "sag.sagsbehandler", "sag.vedroerende", "sag.sendesTil",
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
func IsTag(name string) bool { return slices.Contains(Tags, name) }
