package ooxml

import (
	"strconv"
	"strings"
)

// Numeral writes a number of a list as its format says (w:numFmt, ISO/IEC 29500-1
// § 17.18.59): letters, Roman numerals, two digits. Any other format is in digits.
func Numeral(format string, n int) string {
	switch format {
	case "upperLetter", "lowerLetter":
		if n < 1 || n > 26*26 { // Word writes AA for 27, BB for 28
			break
		}
		s := strings.Repeat(string(rune('A'+(n-1)%26)), (n-1)/26+1)
		return cased(format, s)
	case "upperRoman", "lowerRoman":
		if n < 1 || n > 3999 {
			break
		}
		return cased(format, roman(n))
	case "decimalZero":
		if n < 10 {
			return "0" + strconv.Itoa(n)
		}
	case "none":
		return ""
	}
	return strconv.Itoa(n)
}

func cased(format, s string) string {
	if strings.HasPrefix(format, "lower") {
		return strings.ToLower(s)
	}
	return s
}

func roman(n int) string {
	var b strings.Builder
	for _, r := range []struct {
		value  int
		letter string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= r.value; n -= r.value {
			b.WriteString(r.letter)
		}
	}
	return b.String()
}
