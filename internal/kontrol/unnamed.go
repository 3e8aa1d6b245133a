package kontrol

import (
	"strings"

	"notat/internal/laesning"
	"notat/internal/pattern"
	"notat/internal/talord"
)

// unnamedFew reports whether a number without a word for what it counts is one of people: it is said
// that there are so many, and who they are, and nothing that may be counted is named before it.
// "Hos de ældste er der fire, som bliver væk", "blandt de nye er der to med hjertefejl".
func unnamedFew(ahead, after string) bool {
	if !strings.HasPrefix(after, " med ") && !strings.HasPrefix(after, " uden ") && !strings.HasPrefix(after, ", der ") && !strings.HasPrefix(after, ", som ") {
		return false
	}
	if !thereAre.MatchString(ahead) {
		return false
	}
	for w, rest := nextWord(ahead); w != ""; w, rest = nextWord(rest) {
		if talord.IsThing(w) || manyGroups.MatchString(w) || len(w) > len("disse") && (strings.HasSuffix(w, "er") || strings.HasSuffix(w, "erne")) && !child(w) && !befell(w) {
			return false
		}
	}
	return true
}

// thereAre ends in what says that there are so many.
var thereAre = pattern.New(`(?:^|[^\pL])(?:er der|var der|der er|der var|har vi|havde vi|vi har|vi havde|det er|det var|drejer sig om|gælder|handler om|talte|tæller|rummer)(?: (?:kun|bare|blot|stadig|fortsat|nu|i år|også|desuden|mindst|højst|cirka|ca\.|pludselig|lige|netop|for tiden|aktuelt|igen|fx|samtidig|alene|yderligere|endnu|faktisk|p\.t\.))* $`)

// restOf reports whether the sentence tells how many pupils a class or a year has, and then of how
// many of them something holds: "I klassen med 19 elever har 17 bestået".
func restOf(form string, all, n talord.Number) bool {
	if !child(all.People) || n.People != "" || !heldOf[lastWord(strings.TrimRight(form[all.To:n.From], " "))] {
		return false
	}
	return (strings.HasSuffix(form[:all.From], "(") || ownGroup.MatchString(lastGroup(laesning.Lower(form[max(0, all.From-longestWord):all.From])))) && (befell(form[n.To:]) || participle.MatchString(further(form, n.To))) && sentence(form, all.From) == sentence(form, n.From)
}

// heldOf stand before how many of them it holds of.
var heldOf = map[string]bool{"har": true, "er": true, "blev": true, "fik": true, "og": true, "men": true, "bestod": true, "kan": true}

// lastGroup gives the last word of a text that ends as that for a class, and what follows it.
func lastGroup(s string) string {
	for _, w := range []string{"klassen", "årgangen", "holdet", "gruppen"} {
		if i := strings.LastIndex(s, w); i >= 0 {
			return s[i:]
		}
	}
	return ""
}

// participle matches what follows those of whom something is told that has been done.
var participle = pattern.New(`^ (?:er |har |blev )?(?:\pL+ ){0,2}?\pL{3,}(?:et|te|t)(?:[^\pL]|$)`)
