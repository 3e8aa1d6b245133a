package readback

import (
	"slices"
	"strings"

	"notat/internal/pattern"
	"notat/internal/story"
)

// stamp is what a line of the file says of being internal.
type stamp struct {
	section bool // a whole section is
	alone   bool // the line says nothing else
	from    int  // where its other words begin, in bytes
}

// internalStyle is the style that a draft gives to such lines (package render/docx).
const internalStyle = "notat internt"

// typed is how people write that what follows is internal: "Intern:", "[Internt]",
// "INTERN NOTE (forvaltningen):", "Internt – må ikke vises".
const what = `(?: (?:note|notat|bemærkning|bemærkninger|tekst|oplysning|oplysninger|kommentar|kommentarer|punkt|afsnit|del|brug|drøftelse|orientering|vurdering)\b)?`

var (
	typed      = pattern.New(`(?i)^[^\p{L}\p{N}]*(?:kun )?(?:til )?intern(?:t|e)?\b` + what + `(?:[^\p{L}\p{N}]*$|[\]):]+\s*|\s*[–—-]\s+|\s[^:.!?¶\n]{0,40}:\s*)`)
	ofSection  = pattern.New(`(?i)^[^\p{L}]*intern(?:t|e)? (?:del|afsnit)\b`)
	notForMore = pattern.New(`(?i)^[^\p{L}]*(?:(?:vises|kommer|er) ikke|må ikke|ikke til|ikke med|kun (?:for|til)|alene (?:for|til))\b[^.!?]*\.?\s*$`)
)

// stampOf reads what a line says of being internal; known are the template's own
// words for it.
func stampOf(x *story.Paragraph, known map[string]bool) (s stamp, ok bool) {
	words := story.Words(story.Unhyphenated(x.Text))
	if section, ok := known[strings.ToLower(words)]; ok {
		return stamp{section: section, alone: true, from: len(x.Text)}, true
	}
	if at := typed.FindStringIndex(x.Text); at != nil {
		rest := x.Text[at[1]:]
		s := stamp{section: ofSection.MatchString(x.Text), alone: strings.TrimSpace(rest) == "" || notForMore.MatchString(rest), from: at[1]}
		if s.alone {
			s.from = len(x.Text)
		}
		return s, true
	}
	for label, section := range known { // a label of the template with words after it
		if first, _, ok := strings.Cut(label, ":"); ok && len(words) > len(first) && strings.EqualFold(words[:len(first)], first) && words[len(first)] == ':' {
			return stamp{section: section, from: strings.IndexByte(x.Text, ':') + 1}, true
		}
	}
	return stamp{}, slices.Contains(x.Styles, internalStyle)
}
