package statistik

import (
	"strconv"
	"strings"

	"notat/internal/pattern"
	"notat/internal/samtale"
)

func itoa(n int) string { return strconv.Itoa(n) }

// numberText is a number as the ministry writes it: "2.351", "7,3", "100,0 %".
var numberText = pattern.New(`^([-\x{2212}]?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?(?:[\s\x{a0}\x{202f}]*(%))?$`)

// maxDigits is how long a number of a record may be.
const maxDigits = 30

// tal reads a number, digit by digit.
func tal(s string) (t samtale.Tal, percent, ok bool) {
	m := numberText.FindStringSubmatch(s)
	if m == nil || len(s) > maxDigits {
		return "", false, false
	}
	whole := strings.ReplaceAll(m[2], ".", "")
	if len(whole) > 1 && whole[0] == '0' { // no JSON number; "007" is a code
		return "", false, false
	}
	out := whole
	if m[3] != "" {
		out += "." + m[3]
	}
	if m[1] != "" {
		out = "-" + out
	}
	return samtale.Tal(out), m[4] != "", true
}

// antalOf reads how many.
func antalOf(s string) (int, bool) {
	t, percent, ok := tal(s)
	n, err := strconv.Atoi(string(t))
	return n, ok && err == nil && !percent && n >= 0
}

// absent reports whether a cell is one that was suppressed, also where an editor
// or an empty row has put a mark there.
func absent(s string) bool {
	switch s {
	case "", "-", "–", "—", ".", "..", "...", "*", "<fejl>", "null":
		return true
	}
	return false
}

// everybody reports whether the value of a column says that it is about all.
func everybody(s string) bool {
	switch lower(s) {
	case "", "alle", "total", "i alt", "hele skolen", "alle elever", "alle klassetrin", "alle fag", "all":
		return true
	}
	return false
}

var aar = pattern.New(`^(\d{4})\s*/\s*(?:(\d{2})(\d{2})|(\d{2}))$`)

// skoleaarOf reads "2024/2025" as "2024/25".
func skoleaarOf(s string) (string, bool) {
	m := aar.FindStringSubmatch(s)
	if m == nil {
		return "", false
	}
	out := m[1] + "/" + m[3] + m[4]
	if m[2] != "" && m[2] != itoa(must(m[1]) + 1)[:2] {
		return "", false
	}
	return out, samtale.IsSkoleaar(out)
}

func must(s string) int { n, _ := strconv.Atoi(s); return n } // digits alone

// vurderinger are the verdicts as the overview writes them, and as the reference's
// own cube does.
var vurderinger = map[string]samtale.Vurdering{
	"over niveau": "over", "på niveau": "paa", "under niveau": "under",
	"bedre end forventet": "over", "dårligere end forventet": "under", "som forventet": "paa",
}
