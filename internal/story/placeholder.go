package story

import (
	"strings"

	"github.com/beevik/etree"

	"notat/internal/ooxml"
)

// placeholders are what Word shows in a control that somebody emptied, or in a
// new item of a section that repeats, where the file has no words of its own for
// it. Nobody wrote them. The mark that a control shows its placeholder is not
// enough: an editor may leave it beside words.
var placeholders = func() map[string]bool {
	out := map[string]bool{}
	for _, s := range []string{
		"Klik eller tryk her for at skrive tekst.", "Klik eller tryk her for at angive tekst.", "Klik her for at skrive tekst.", "Klik her for at angive tekst.",
		"Vælg et element.", "Klik eller tryk for at angive en dato.", "Klik her for at angive en dato.",
		"Click or tap here to enter text.", "Click here to enter text.", "Choose an item.", "Click or tap to enter a date.", "Click here to enter a date.",
	} {
		out[Key(s)] = true
	}
	return out
}()

// placeholder gives the words of a control when they are Word's own for an empty one.
func placeholder(sdt, pr *etree.Element) (string, bool) {
	if !ooxml.On(pr, "showingPlcHdr") {
		return "", false
	}
	s := TextBelow(ooxml.Child(sdt, "sdtContent"))
	return s, placeholders[Key(strings.TrimSpace(s))]
}
