package kontrol

import (
	"slices"
	"strconv"
	"strings"

	"notat/internal/laesning"
	"notat/internal/talord"
)

// sameInResults finds the number of a confidential or internal result that another result
// shows as its own: what it is about says which of them it may be. What is about too few
// goes from every result by itself.
func (t *checker) sameInResults(ws []withheld, near map[int][]int) (out []hit) {
	for _, r := range t.reducedResults() {
		if len(out) >= maxFindings {
			break
		}
		if h, ok := t.sameAs(r, ws, near); ok {
			out = append(out, h)
		}
	}
	return out
}

// sameAs finds what of ws a result shows as its own.
func (t *checker) sameAs(r placed, ws []withheld, near map[int][]int) (h hit, ok bool) {
	v, err := strconv.ParseFloat(string(ofHundred(r.Vaerdi, r.Enhed)), 64)
	if err != nil || len(near[rounded(v)]) == 0 {
		return hit{}, false
	}
	maaling, fag := laesning.Lower(begin(r.Maaling)), laesning.Lower(begin(r.Fag))
	trin := grades(begin(r.Klassetrin), talord.Read(begin(r.Klassetrin), talord.Grades))
	for _, i := range near[rounded(v)] {
		w := &ws[i]
		if w.few || w.value != v || w.unit == heads || w.unit != unitOf(r.Enhed, t.Krav.Taelleenheder) || w.at == t.Place(r.at) {
			continue
		}
		told := func(x string) bool { return strings.Contains(maaling, x) }
		ofFag := slices.ContainsFunc(w.fag, func(x string) bool { return strings.Contains(fag, x) || told(x) })
		ofTrin := slices.ContainsFunc(w.trin, func(g float64) bool { return slices.Contains(trin, g) })
		if measured := slices.ContainsFunc(w.about, told); measured || ofFag && ofTrin {
			return hit{found: strings.TrimSpace(r.Vaerdi.Danish() + " " + r.Enhed), at: r.at + "/vaerdi", other: w.at, soft: w.decimals == 0 && !(ofFag && ofTrin)}, true
		}
	}
	return hit{}, false
}
