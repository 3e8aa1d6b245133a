package readback

import (
	"encoding/json"
	"slices"
	"strings"

	"notat/internal/pattern"
	"notat/internal/story"
)

// maal is a number as a table shows it: 8,30 %, ca. 7, 1.250 elever.
type maal struct {
	tal   json.Number // its digits as they are written
	cirka bool
	enhed string
}

// measured is a number with what may stand around it. Three digits after a full stop
// are thousands; fewer are decimals as calculators write them.
var measured = pattern.New(`^(?i:(ca\.?|cirka|omkring|~)\s*)?([-−–]?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+)|\.(\d{1,2}))?(?:\s*(\pL[^\d]*|%|‰|°[^\d]*))?$`)

// unitTwice is a unit that was typed before the one that its cell has.
var unitTwice = pattern.New(`^(.*\d\s*)(%|‰|\pL[\pL.]*)\s*(%|‰|\pL[\pL.]*)$`)

// percents is what people write for %.
var percents = []string{"%", "procent", "pct", "pct."}

// unitOnce gives the words of a cell with one unit, and the one that was typed besides.
func unitOnce(s string) (once, besides string) {
	f := unitTwice.FindStringSubmatch(story.Words(s))
	if f == nil || f[2] != f[3] && (f[3] != "%" || !slices.Contains(percents, strings.ToLower(f[2]))) {
		return s, ""
	}
	return f[1] + f[3], f[2]
}

// maxDigits is how many digits a number has at most: a longer one is none that was measured.
const maxDigits = 18

func readMaal(s string) (maal, bool) {
	f := measured.FindStringSubmatch(story.Words(s))
	if f == nil || len(f[3])+len(f[4]) > maxDigits {
		return maal{}, false
	}
	n := strings.TrimLeft(strings.ReplaceAll(f[3], ".", ""), "0")
	if n == "" {
		n = "0"
	}
	if f[2] != "" {
		n = "-" + n
	}
	if d := f[4] + f[5]; d != "" {
		n += "." + d
	}
	unit := strings.TrimSpace(f[6])
	if slices.Contains(percents, strings.ToLower(unit)) {
		unit = percents[0]
	}
	return maal{json.Number(n), f[1] != "", unit}, true
}

// noNumber reports whether the words of a cell say that there is no number: "–", "..".
func noNumber(s string) bool { return strings.Trim(s, "-–—−.…· \u00a0") == "" }
