package pdf

import (
	"strconv"
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"
)

// The widths of the letters from space to ~, in thousandths of the size, of the
// fonts that every reader has and whose widths a file need not say (ISO 32000-1,
// 9.6.2.2).
const (
	helvetica = `278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 556
		1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556
		333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584`
	times = `250 333 408 500 500 833 778 180 333 333 500 564 250 333 250 278 500 500 500 500 500 500 500 500 500 500 278 278 564 564 564 444
		921 722 667 667 722 611 556 722 722 333 389 722 611 889 722 722 556 722 667 556 611 722 722 944 722 722 611 333 278 333 469 500
		333 444 500 444 500 444 333 500 500 278 278 500 278 778 500 500 500 500 333 389 278 500 500 722 500 500 444 480 200 480 541`
)

var standards = sync.OnceValue(func() map[string][]float64 {
	return map[string][]float64{"Helvetica": parseWidths(helvetica), "Times": parseWidths(times), "Courier": nil}
})

func parseWidths(s string) (w []float64) {
	for _, f := range strings.Fields(s) {
		v, _ := strconv.ParseFloat(f, 64)
		w = append(w, v)
	}
	return w
}

// standardWidths names the font whose widths are the nearest to those of a font
// that says none.
func standardWidths(base string) string {
	switch {
	case strings.Contains(base, "Courier"), strings.Contains(base, "Mono"):
		return "Courier"
	case strings.Contains(base, "Times"), strings.Contains(base, "Serif"), strings.Contains(base, "Georgia"):
		return "Times"
	}
	return "Helvetica"
}

// standardWidth takes a letter with an accent for the letter.
func standardWidth(font, letter string) float64 {
	const usual, fixed = 556, 600
	w := standards()[font]
	if w == nil {
		return fixed
	}
	d := norm.NFD.String(letter)
	if d == "" {
		return usual
	}
	if i := int(d[0]) - ' '; i >= 0 && i < len(w) {
		return w[i]
	}
	return usual
}
