package kontrol

import (
	"math"
	"slices"
	"strings"

	"notat/internal/laesning"
	"notat/internal/pattern"
	"notat/internal/talord"
)

// coarsest is the highest number of parts that people say roughly: "seks ud af ti" is
// anything from 55 to 65 %.
const coarsest = 10

// aboveIt and belowIt match the end of what stands before a share that is more or less
// than it says.
var (
	aboveIt = pattern.New(`(?:^|[^\pL])(?:godt|over|mere end|flere end|mindst|rigeligt) (?:og vel )?$`)
	belowIt = pattern.New(`(?:^|[^\pL])(?:knap|knapt|under|mindre end|færre end|næsten|op mod|tæt på|ikke helt|højst) $`)
)

// wentWell matches words that tell how pupils did in something that is tested.
var wentWell = pattern.New(`(?:^|[^\pL])(?:læser|læste|regner|regnede|staver|stavede|klarer|klarede|bestod|består|er bestået|nåede|når|mestrer|mestrede|gode læsere|gode regnere|dygtige|middel|gennemsnittet|landet|niveau|resultat\pL*|score\pL*|test\pL*|prøve\pL*)(?:[^\pL]|$)`)

// coarsely finds a withheld share that one in few parts comes near to, in a sentence that is
// about its subject or measurement: "Seks ud af ti læser godt", "godt halvdelen i dansk".
func (t *checker) coarsely(p *passage, n talord.Number, ws []withheld, near map[int][]int) (h hit, ok bool) {
	if n.Of < 2 || n.Of > coarsest || n.Value <= 0 || n.Value >= n.Of || n.Percent || n.People != "" && !child(n.People) {
		return hit{}, false
	}
	const step, most = 50.0, 5.0 // half a part in a hundred, and how much people round at most
	low, high := 100*n.Value/n.Of, 100*n.Value/n.Of
	before := laesning.Lower(p.tekst.Form[max(0, n.From-maxAround):n.From])
	switch around := math.Min(step/n.Of, most); {
	case aboveIt.MatchString(before):
		low, high = low-1, high+2*around
	case belowIt.MatchString(before):
		low, high = low-2*around, high+1
	default:
		low, high = low-around, high+around
	}
	own := sentence(p.tekst.Form, n.From)
	if isOpen(own) {
		return hit{}, false
	}
	for v := int(math.Floor(low)); v <= int(math.Ceil(high)); v++ {
		for _, i := range near[v] {
			w := &ws[i]
			if w.unit != share || w.value < low || w.value > high || p.result != "" && t.Place(p.result) == w.at {
				continue
			}
			maaling, fag := w.meant(p, n)
			if !w.namedIn(own) && !((maaling || fag) && wentWell.MatchString(own)) && !saysWell.MatchString("%"+p.tekst.Form[n.To:]) {
				continue
			}
			return hit{found: p.tekst.Form[n.From:n.To], at: p.stretch.at, other: w.at, soft: true}, true
		}
	}
	return hit{}, false
}

// namedIn reports whether a sentence in lower case names the measurement or the subject.
func (w *withheld) namedIn(sentence string) bool {
	told := func(x string) bool { return strings.Contains(sentence, x) }
	return slices.ContainsFunc(w.about, told) || slices.ContainsFunc(w.fag, told)
}
