package readback

import (
	"strings"

	"notat/internal/pattern"
)

var (
	aYear = pattern.New(`(?i)^(?:(?:forår(?:et)?|efterår(?:et)?|sommer(?:en)?|vinter(?:en)?|skoleåret)\s+)?(?:19|20)\d\d(?:\s*[/–-]\s*(?:\d\d){1,2})?$`)
	trin  = pattern.New(`(?i)klasse|årgang|trin|^\d{1,2}\.?(?:\s*[–-]\s*\d{1,2}\.?)?$`)
)

// likes tells how well words stand in a column of results; 0 is not at all.
func likes(key, s string) int {
	m, number := readMaal(s)
	year := aYear.MatchString(s)
	switch {
	case key == "antal":
		if number && !m.cirka && m.enhed == "" && !strings.ContainsAny(string(m.tal), "-.") {
			return 3
		}
		return 0
	case numbers[key]:
		switch {
		case !number:
			return 0
		case m.enhed != "" || strings.Contains(string(m.tal), "."):
			return 4
		}
		return 2
	case key == "periode" && year, key == "klassetrin" && trin.MatchString(s):
		return 4
	case number || year:
		return 1
	}
	return 2
}

// fit spreads the cells of a row that has fewer than the head over the columns,
// each below a head that it can be read by. A row that fits nowhere stays as it is.
func fit(keys []string, row []cell) []cell {
	n := len(row)
	for n > 0 && len(row[n-1]) == 0 {
		n--
	}
	if n == 0 || n >= len(keys) || !strings.HasPrefix(keys[0], "maaling") {
		return row
	}
	best := make([][]int, n+1) // the most that cells from i on are liked in columns from k on; -1 is nowhere
	for i := range best {
		best[i] = make([]int, len(keys)+1)
		for k := range best[i] {
			if i < n {
				best[i][k] = -1
			}
		}
	}
	takes := func(i, k int) int {
		l := likes(keys[k], row[i].text())
		if i == 0 && k > 0 || len(row[i]) > 0 && l == 0 || best[i+1][k+1] < 0 {
			return -1
		}
		return l + best[i+1][k+1]
	}
	for i := n - 1; i >= 0; i-- {
		for k := len(keys) - 1; k >= 0; k-- {
			best[i][k] = max(best[i][k+1], takes(i, k))
		}
	}
	if best[0][0] < 0 {
		return row
	}
	out := make([]cell, len(keys))
	for i, k := 0, 0; i < n; k++ {
		if takes(i, k) == best[i][k] {
			out[k], i = row[i], i+1
		}
	}
	return out
}
