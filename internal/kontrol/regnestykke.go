package kontrol

import (
	"math"
	"slices"
	"strconv"

	"notat/internal/post"
	"notat/internal/samtale"
	"notat/internal/smaatal"
	"notat/internal/talord"
)

// maxSums is how many results are held against the numbers of texts that tell how many
// pupils there are: those of a large school, many times over.
const maxSums = 300

// wholeWords tell that a number of people is all of them.
var wholeWords = openingsOf("årgang", "klassen", "klasserne", "i alt", "samlet", "består af", "elevtal", "afgangselev", "skolen har", "der går", "gik ud")

// shownResult is a number of a result that the public edition shows.
type shownResult struct {
	*samtale.Resultat
	value float64
}

// wholeTold finds, in a text, how many pupils there are, where a small number that is
// hidden is what the shown one leaves of it, or a share that is shown is of few of them.
func (t *checker) wholeTold() (out []hit) {
	var shown []shownResult
	for _, r := range t.reducedResults() {
		if v, err := strconv.ParseFloat(string(r.Vaerdi), 64); err == nil && len(shown) < maxSums {
			shown = append(shown, shownResult{r.Resultat, v})
		}
	}
	if len(shown) == 0 {
		return nil
	}
	few := slices.DeleteFunc(slices.Clone(t.withheldNumbers()), func(w withheld) bool { return !w.few || w.unit == share || w.decimals > 0 })
	few = few[:min(len(few), maxSums)]
	for _, p := range t.passages() {
		if p.blok == nil || p.resultat != nil || p.target || p.again {
			continue
		}
		for _, n := range p.numbers {
			if n.Kind != talord.Value || n.Percent || n.Of > 0 || n.People == "" || n.Value != math.Trunc(n.Value) || t.small(n, "") || len(out) >= maxFindings || !wholeWords.begin(sentence(p.tekst.Form, n.From)) {
				continue
			}
			if at, ok := t.reckoned(n.Value, shown, few); ok {
				out = append(out, hit{found: p.tekst.Form[n.From:n.To], at: p.stretch.at, other: at})
			}
		}
	}
	return out
}

// aFewOfAll is how small a share of a class or a year, in percent, may be of too few
// where nobody says how many there are: of fifty it is five.
const aFewOfAll = 10

// smallShares finds shares of a class or a year that are shown, and may be of too few.
func (t *checker) smallShares() (out []hit) {
	for _, r := range t.reducedResults() {
		v, err := strconv.ParseFloat(string(r.Vaerdi), 64)
		if err == nil && r.Antal == nil && smaatal.OfWhole(r.Enhed) && (v > 0 && v < aFewOfAll || v < 100 && v > 100-aFewOfAll) && len(out) < maxFindings {
			out = append(out, hit{found: r.Vaerdi.Danish() + " " + r.Enhed, at: t.Place(r.at + "/vaerdi")})
		}
	}
	return out
}

// reckoned reports whether a number of all pupils gives away how many few are; at is
// the result where that is hidden, or "".
func (t *checker) reckoned(whole float64, shown []shownResult, few []withheld) (at post.Pointer, ok bool) {
	for _, s := range shown {
		if smaatal.OfWhole(s.Enhed) && s.Antal == nil {
			part, limit := whole*s.value/100, float64(t.Krav.GraenseOf(s.Art))
			if part > 0.5 && part < limit-0.5 || whole-part > 0.5 && whole-part < limit-0.5 {
				return "", true
			}
		}
		if unitOf(s.Enhed, t.Krav.Taelleenheder) == share {
			continue
		}
		about := significant(begin(s.Maaling))
		for _, w := range few {
			if whole-s.value == w.value && slices.ContainsFunc(w.about, func(word string) bool { return slices.Contains(about, word) }) {
				return w.at, true
			}
		}
	}
	return "", false
}
