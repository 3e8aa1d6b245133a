package chart

import (
	"fmt"
	"math"
	"strconv"
)

// mid is the colour of the second bars: 3.4:1 on white. What stands beside it
// must be darker still, so that the two differ 3:1 (WCAG 2.1, 1.4.11).
const mid = "8C8C8C"

// leastContrast is that ratio.
const leastContrast = 3

// Dark gives the accent, made darker until it stands out from mid and thereby
// from white.
func (s Style) Dark() string {
	n, err := strconv.ParseUint(s.Accent, 16, 32)
	if err != nil || len(s.Accent) != 6 {
		return "1F1F1F"
	}
	r, g, b := float64(n>>16&255), float64(n>>8&255), float64(n&255)
	for f := 1.0; ; f *= 0.94 {
		c := fmt.Sprintf("%02X%02X%02X", int(r*f), int(g*f), int(b*f))
		if contrast(c, mid) >= leastContrast && luminance(c) < luminance(mid) {
			return c
		}
	}
}

// contrast is WCAG's ratio of two colours, 1 to 21.
func contrast(a, b string) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

// luminance is WCAG's relative luminance of a colour RRGGBB, 0 to 1.
func luminance(rgb string) float64 {
	n, _ := strconv.ParseUint(rgb, 16, 32)
	linear := func(v uint64) float64 {
		c := float64(v&255) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(n>>16) + 0.7152*linear(n>>8) + 0.0722*linear(n)
}
