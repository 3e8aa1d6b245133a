package chart

import (
	"fmt"
	"notat/internal/ooxml"
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
		if ooxml.Contrast(c, mid) >= leastContrast && ooxml.Luminance(c) < ooxml.Luminance(mid) {
			return c
		}
	}
}
