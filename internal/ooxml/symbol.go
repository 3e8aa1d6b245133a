package ooxml

import (
	"strings"
	"unicode"
)

// lettered are fonts whose numbers are those of Latin 1: where one of them stands among
// the signs, as "Insert symbol" writes it, it shows the letter.
const lettered = "|aptos|aptos display|arial|arial narrow|book antiqua|bookman old style|calibri|calibri light|cambria|candara|century gothic|consolas|constantia|corbel|courier new|franklin gothic book|garamond|georgia|helvetica|liberation sans|liberation serif|open sans|palatino linotype|segoe ui|tahoma|times|times new roman|trebuchet ms|verdana|"

// Letter gives the character that a font which is no font of signs shows for a
// character: of those from U+F000 to U+F0FF, which are a font's own numbers (ISO/IEC
// 29500-1 § 17.3.3.30), only an ordinary font has some; ok is false for the others.
func Letter(font string, c rune) (letter rune, ok bool) {
	if c < 0xF000 || c > 0xF0FF {
		return c, c >= ' '
	}
	latin := c & 0xFF
	return latin, font != "" && strings.Contains(lettered, "|"+strings.ToLower(font)+"|") && unicode.IsGraphic(latin)
}
