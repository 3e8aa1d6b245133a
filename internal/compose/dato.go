package compose

import (
	"strconv"
	"strings"

	"notat/internal/maaned"
	"notat/internal/notat"
)

// Dato gives "2025-03-13" as "13. marts 2025". What is not such a date stays as
// written.
func Dato(s string) string {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return s
	}
	day, err1 := strconv.Atoi(s[8:])
	md, err2 := strconv.Atoi(s[5:7])
	if err1 != nil || err2 != nil || md < 1 || md > len(maaned.Names) || day < 1 {
		return s
	}
	return strconv.Itoa(day) + ". " + maaned.Names[md-1] + " " + s[:4]
}

// dato prints a date.
func dato(s string) []notat.Inline { return lines(Dato(s)) }

// tid prints "13:05" as "13.05", as Danish is written.
func tid(s string) []notat.Inline {
	return lines(strings.ReplaceAll(s, ":", "."))
}
