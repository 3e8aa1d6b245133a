package readback

import (
	"strings"

	"notat/internal/prosa"
	"notat/internal/samtale"
)

// Shown gives the words of the item as a person reads them: no Markdown, and a line
// for each of several.
func (i Item) Shown() string {
	s := i.Tekst
	if f := samtale.FieldAt(i.Pointer); f != nil && f.Kind == samtale.KindProse {
		s = prosa.Plain(s)
	}
	return strings.ReplaceAll(s, " ¶ ", "\n")
}

// Own gives the words of an answer in own words, or "".
func (i Item) Own() string {
	if s, own := strings.CutPrefix(i.Chosen, i.Words); own && i.Words != "" {
		return s
	}
	return ""
}
