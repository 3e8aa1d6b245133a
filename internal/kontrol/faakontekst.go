package kontrol

import (
	"math"
	"slices"
	"strings"

	"notat/internal/laesning"
	"notat/internal/pattern"
	"notat/internal/talord"
)

// What stands right before a number, or right after it, tells whether it counts people where no word
// for them follows it.

// countsThose reports whether a number in the words of a result counts those whom the words before it
// name or have named: "drengene var to", "heraf to på særlige vilkår".
func countsThose(form string, n talord.Number) bool {
	ahead := laesning.Lower(form[max(0, n.From-longestWord):n.From])
	if strings.HasSuffix(ahead, "raf ") && wholeAhead.MatchString(ahead) {
		word, _ := nextWord(form[n.To:])
		return !talord.IsThing(word) && !nounFollows(form[n.To:])
	}
	if strings.HasPrefix(form[n.To:], " andres ") {
		return true
	}
	return thoseWere.MatchString(ahead)
}

var (
	wholeAhead = pattern.New(`(?:^|[^\pL])(?:heraf|deraf|hvoraf) (?:kun |blot )?$`)
	thoseWere  = pattern.New(`(?:elever|eleverne|drenge|drengene|piger|pigerne|elevtallet|deltagerne|prøvetagerne) (?:er|var|udgør|udgjorde|talte|tæller) (?:kun |blot |nede på )?$`)
)

// ofNobody reports whether a number without a word for people is one of time, of an order, of a
// difference, or of what a text names by its number: "tre uger før", "4. termin", "rapport 4".
func ofNobody(form string, n talord.Number) bool {
	after := laesning.Lower(form[n.To:min(len(form), n.To+longestWord)])
	switch {
	case n.Of > 0:
		return partOfTime.MatchString(after) || ranked.MatchString(after)
	case n.Percent:
		return false
	case form[n.To-1] <= '9' && ordered.MatchString(form[n.To:]):
		word, rest := nextWord(form[n.To:])
		next, _ := nextWord(rest)
		return !child(word) && !child(next) && !befell(" "+word+rest[:min(len(rest), longestWord/2)])
	case lasting.MatchString(after), ranked.MatchString(after), n.Value == 1 && stepsApart.MatchString(after):
		return true
	}
	ahead := laesning.Lower(form[max(0, n.From-maxAround/4):n.From])
	return labelled.MatchString(ahead) || difference.MatchString(ahead)
}

var (
	partOfTime = pattern.New(`^ (?:af )?(?:de |den |vores )?(?:\pL+ )?(?:tiden|timer|timerne|ugen|ugerne|lektioner|lektionerne|dagen|året|skoleåret|undervisning\pL*|pensum|arbejdet|teksterne|forberedelse\pL*|budgettet)(?:[^\pL]|$)`)
	ordered    = pattern.New(`^\. [a-zæøå]`)
	lasting    = pattern.New(`^ (?:hele |ekstra )?(?:uge|uger|dage|dag|måned|måneder|minutter|timer|time|lektioner|kilometer|decimal|decimaler)(?:[^\pL]|$)`)
	ranked     = pattern.New(`^ (?:bedste|højeste|laveste|dårligste|øverste) (?:skoler |resultater )?(?:i|blandt) (?:kommunen|landet|regionen|hele|kommunens)(?:[^\pL]|$)`)
	stepsApart = pattern.New(`^ (?:karakter|karaktertrin|trin|point) (?:over|under|bedre|højere|lavere)(?: end)? (?:\pL|det)`)
	labelled   = pattern.New(`(?:^|[^\pL])(?:rapport|udtræk|tabel|figur|version|bilag|model|fil|ark|kapitel|punkt|niveau|spor|modul|termin|note|nr\.|nummer) $`)
	difference = pattern.New(`(?:^|[^\pL])\pL*(?:forskel|afstand|differens|udsving)\pL*(?: \pL+)*? (?:på|under|over|er|cirka) $`)
)

// leastMarks is how many marks in a row are those of single pupils.
const leastMarks = 3

// marksListed finds marks that stand one after the other: "4, 7, 7 og 10".
func marksListed(form string, ns []talord.Number) (out []span) {
	for i := 0; i < len(ns); i++ {
		j := i
		for ; j < len(ns) && ns[j].Kind == talord.Value && ns[j].People == "" && ns[j].Of == 0 && !ns[j].Percent && slices.Contains(scaleMarks, ns[j].Value); j++ {
			if j > i && !betweenMarks[form[ns[j-1].To:ns[j].From]] {
				break
			}
		}
		if j-i >= leastMarks {
			out = append(out, span{ns[i].From, ns[j-1].To})
			i = j - 1
		}
	}
	return out
}

var (
	scaleMarks   = []float64{-3, 0, 2, 4, 7, 10, 12}
	betweenMarks = map[string]bool{", ": true, " og ": true, ",": true, "; ": true, " samt ": true, " / ": true, "/": true}
)

// halved reports whether a text tells that so many have become half as many, and those are few: "halveret
// fra seks", "fra otte til det halve".
func (t *checker) halved(form string, n talord.Number) bool {
	half := n.Value / 2
	if n.Kind != talord.Value || n.Percent || n.Of > 0 || half != math.Trunc(half) || !t.small(talord.Number{Value: half}, "") {
		return false
	}
	ahead := laesning.Lower(form[max(0, n.From-longestWord):n.From])
	return strings.HasSuffix(ahead, "halveret fra ") || strings.HasSuffix(ahead, "halverede fra ") || strings.HasSuffix(ahead, " fra ") && toHalf.MatchString(laesning.Lower(form[n.To:min(len(form), n.To+longestWord)]))
}

var toHalf = pattern.New(`^(?: \pL+)? (?:til|ned til) (?:det halve|halvdelen)(?:[^\pL]|$)`)

// countsPupils reports whether a number counts the people whose word follows it: "fire af eleverne", and not "to
// busser kører eleverne", where they are told of as known.
func countsPupils(form string, n talord.Number) bool {
	if n.People == "læser" {
		return n.Value == 1
	}
	if !strings.HasSuffix(n.People, "ne") || n.Of > 0 {
		return true
	}
	after := laesning.Lower(form[n.To:min(len(form), n.To+2*longestWord)])
	between, _, _ := strings.Cut(after, n.People)
	return !drives.MatchString(between)
}

// drives matches what is counted before a verb that has people as its object.
var drives = pattern.New(`^ \pL+(?:er|e|s) \pL+(?:r|ede|te) $`)

// perMille reads a number of a thousand as one of a hundred.
func perMille(form string, n talord.Number) talord.Number {
	if after := strings.TrimLeft(form[n.To:min(len(form), n.To+longestWord)], " "); n.Of == 0 && !n.Percent && (strings.HasPrefix(after, "‰") || strings.HasPrefix(after, "promille")) {
		n.Value, n.Percent = n.Value/10, true
	}
	return n
}

// shareBefore reports whether a share of the pupils of whom a text has told how many they are is one of few,
// or leaves few: "Årgangen har 83 elever. 96,4 % af dem kom til prøven."
func (t *checker) shareBefore(form string, whole, n talord.Number) bool {
	const reach = 240 // bytes
	if !n.Percent || whole.Value == 0 || whole.From >= n.From || n.From-whole.To > reach || !shareDid.MatchString(form[n.To:]) {
		return false
	}
	few := func(x float64) bool { return x > 0.5 && math.Round(x) < float64(t.Krav.GraenseOf("")) }
	part := n.Value * whole.Value / 100
	return few(part) || few(whole.Value-part)
}

// shareDid matches what follows a share of pupils.
var shareDid = pattern.New(`^ ?(?:%|pct\.?|procent) (?:af (?:dem|disse|eleverne|børnene|drengene|pigerne|årgangen|klassen|holdet)|er|var|blev|har|havde|kom|gik|bestod|fik|trives|mistrives|svarede|dumpede|mangler|nåede)(?:[^\pL]|$)`)

// countedPupils ends in what tells how many pupils something holds of, or from how many to how many they
// have changed, in a sentence on what may be wrong with them: "Antallet af ikke-parate faldt fra syv til",
// "Ikke-parate: fra 5 til", "Færre end fem, nemlig".
func countedPupils(ahead string) bool {
	return changedTo.MatchString(ahead) || namely.MatchString(ahead)
}

var (
	changedTo = pattern.New(`(?:(?:^|[^\pL])antal\pL* .*|: ?)(?:fra )\pL*\d* (?:i \d{4} )?(?:og )?til $`)
	namely    = pattern.New(`(?:færre end|under|mindre end) fem, (?:nemlig|altså|præcis|præcist) $`)
)
