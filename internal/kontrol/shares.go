package kontrol

import (
	"math"
	"strings"

	"notat/internal/laesning"
	"notat/internal/pattern"
	"notat/internal/talord"
)

// shareWords stand between a share and how many it is of: "5 % af de 41 elever", "halvdelen
// af de seks elever".
var shareWords = pattern.New(`^ ?(?:%|‰|promille|pct\.?|procent)? ?af (?:(?:de|alle|vores|\pL{4,}s|\d\d?\.? ?\pL+'?s|(?:(?:en|et) (?:lille )?(?:gruppe|hold|klasse|årgang)|holdet|gruppen|klassen|årgangen) på) )*$|^ ?(?:%|pct\.?|procent)? ?af \pL*(?:eleverne|drengene|pigerne|børnene|klassen|årgangen|holdet|gruppen)(?:[^.!?]|\d\.){0,20}\((?:i alt )?$`)

// shareOf reports whether a share of so many pupils is one of few, or leaves few who did
// not pass.
func (t *checker) shareOf(form string, n, of talord.Number) bool {
	if !n.Percent && n.Of == 0 || of.Kind != talord.Value || of.Percent || of.Of > 0 || of.From-n.To > longestWord {
		return false
	}
	between := laesning.Lower(form[min(n.To, of.From):of.From])
	people := child(of.People) || toldAs(form[of.To:], false) != "" || strings.HasSuffix(between, " på ") || strings.Contains(between, "(") || of.People != "" && harmWords.begin(sentence(form, n.From))
	if !people || !shareWords.MatchString(between) {
		return false
	}
	few := func(x float64) bool { return x > 0.5 && math.Round(x) < float64(t.Krav.GraenseOf("")) }
	part := n.Value * of.Value / 100
	if n.Of > 0 {
		part = n.Value * of.Value / n.Of
	}
	return few(part) || few(of.Value-part) && (heldWell.MatchString(sentence(form, n.From)) || conditions.begin(sentence(form, n.From)))
}

// heldWell matches what, when it holds of nearly all, tells something of the others.
var heldWell = pattern.New(`(?:^|[^\pL])(?:best\pL*|parate?|uddannelsesparate?|trives|trygge?|ven|venner|(?:kom|gik|mødte) (?:op )?til|kan (?:læse|svømme)|alderssvarende|gennemfør\pL*|afgangsbevis|vaccine\pL*)(?:[^\pL]|$)`)

// leavesFew reports whether two numbers tell how many pupils there are and of how many of
// them something holds, so that few are left: "Af de 12 i 0. a er 11 skoleparate", "22
// elever begyndte, og 20 af dem er her endnu".
func (t *checker) leavesFew(form string, all, n talord.Number) bool {
	plain := func(x talord.Number) bool { return x.Kind == talord.Value && !x.Percent && x.Of == 0 }
	if !plain(all) || !plain(n) || n.From-all.To > maxAround/4 || n.People != "" && !child(n.People) || !t.small(talord.Number{Value: all.Value - n.Value}, "") {
		return false
	}
	return countsAll(form, all) && toldOfThose(form, all, n)
}

// countsAll reports whether a number is how many pupils there are.
func countsAll(form string, all talord.Number) bool {
	after := further(form, all.To)
	return child(all.People) || answered.MatchString(after) || marked.MatchString(after) && conditions.begin(sentence(form, all.From)) ||
		ofClass("", form[all.To:], true) || someWho.MatchString(after)
}

// toldOfThose reports whether a number is of those that one before it counts.
func toldOfThose(form string, all, n talord.Number) bool {
	ahead, after := form[:n.From], further(form, n.To)
	switch {
	case restOf(form, all, n), ofThem.MatchString(after), strings.HasSuffix(ahead, " heraf "), strings.HasSuffix(ahead, " hvoraf "):
		return true
	case allOfWhom.MatchString(laesning.Lower(form[max(0, all.From-longestWord):all.From])) && sentence(form, all.From) == sentence(form, n.From):
		return true
	}
	return child(all.People) && cameThrough.MatchString(after) && clauseAhead.MatchString(form[all.To:n.From])
}

// marked matches what those have or are of whom it is told how many there are: "af de 14 med ordblindhed".
var marked = pattern.New(`^ (?:med|uden|i|på) |^ (?:ordblinde|tosprogede|anbragte|udsatte)(?:[^\pL]|$)`)

// cameThrough matches what some of those who began did, and clauseAhead ends in what begins to tell it: "18 elever
// startede, og 16 gennemførte".
var (
	cameThrough = pattern.New(`^ (?:gennemførte|bestod|fuldførte|kom igennem|er tilbage|blev (?:færdige|tilbage)|går her|er stadig|mødte|afleverede|deltog|svarede)(?:[^\pL]|$)`)
	clauseAhead = pattern.New(`^[^.!?:]*(?:,| og| men| kun) $`)
)

// answered matches what only people do, after how many there are: "Af 22 svarede 21 ja".
var answered = pattern.New(`^ (?:svarede|svarer|bestod|deltog|trives|klarede|har svaret|mødte op) (?:de |kun |blot )?\d`)

// allOfWhom matches what ends before how many there are in all, and ofThem what follows a
// number of those.
var (
	allOfWhom = pattern.New(`(?:^|[^\pL])(?:af|blandt)(?: [\pL\d.]+){0,3} $`)
	ofThem    = pattern.New(`^ (?:af dem|af disse|af eleverne|af børnene)(?:[^\pL]|$)`)
)
