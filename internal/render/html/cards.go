package html

import (
	_ "embed"
	"strings"
)

//go:embed cards.css
var cardsCSS string

// cards are the kinds of tables that are shown as cards on a screen, the neediest
// first: a table of more rem than over does not fit a window of the width at, of
// which its margins take some.
var cards = []struct {
	class string
	over  float64
	at    string // media query after "screen"
}{
	{"cards-always", 43, ""}, // wider than the text is anywhere
	{"cards-more", 32, " and (max-width: 56rem)"},
	{"cards", 15, " and (max-width: 40rem)"}, // 15 rem is the text on 320 pixels
}

// cardsFor gives the class of a table that needs so many rem, "" where it fits.
func cardsFor(rem float64) string {
	for _, c := range cards {
		if rem > c.over {
			return c.class
		}
	}
	return ""
}

// cardsSheet is the rules of each kind.
func cardsSheet() string {
	var b strings.Builder
	for _, c := range cards {
		b.WriteString("@media screen" + c.at + " {\n" + strings.ReplaceAll(cardsCSS, ".cards", "."+c.class) + "}\n\n")
	}
	return b.String()
}
