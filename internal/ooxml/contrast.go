package ooxml

import (
	"math"
	"strconv"
)

// Contrast is WCAG's ratio of two colours RRGGBB, 1 to 21.
func Contrast(a, b string) float64 {
	la, lb := Luminance(a), Luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

// Luminance is WCAG's relative luminance of a colour RRGGBB, 0 to 1; what is no colour has 0.
func Luminance(rgb string) float64 {
	n, err := strconv.ParseUint(rgb, 16, 32)
	if err != nil {
		return 0
	}
	linear := func(v uint64) float64 {
		c := float64(v&255) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(n>>16) + 0.7152*linear(n>>8) + 0.0722*linear(n)
}
