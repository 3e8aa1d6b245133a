package compose

import (
	"strings"

	"notat/internal/maaned"
	"notat/internal/notat"
)

// dato prints a date.
func dato(s string) []notat.Inline { return lines(maaned.Dato(s)) }

// tid prints "13:05" as "13.05", as Danish is written.
func tid(s string) []notat.Inline {
	return lines(strings.ReplaceAll(s, ":", "."))
}
