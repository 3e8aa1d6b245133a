package kontrol

import (
	"slices"
	"strings"
)

// afterFamily reports whether a capital is the name of a family: "familien Aziz".
func (m *lists) afterFamily(i int) bool {
	return i > 0 && string(m.key(i-1)) == "familien" && m.gap(i-1) == " " && rolleOf(string(m.key(i))) == nil && !units[string(m.key(i))]
}

// toldToBe reports whether the words after a name say that a child or a parent bears it:
// "er forælder", "som har en søn", "blev valgt til formand for elevrådet", "og hendes mor".
func (m *lists) toldToBe(i, j int) bool {
	if j >= len(m.list) || !m.isNobodyPublic(i) {
		return false
	}
	k := j
	switch gap := m.gap(j - 1); {
	case m.word(j) == "der" || m.word(j) == "som":
		if gap != ", " && gap != " " {
			return false
		}
		k++
	case gap == ", " && m.ageAlone(j):
		return true // Noor, 14, har vundet
	case gap != " ":
		return false
	case strings.HasPrefix(m.word(j), "repræsenter"):
		return j+1 < len(m.list) && m.gap(j) == " " && m.isRolle(j+1)
	case m.word(j) == "og" && j+3 < len(m.list) && (m.word(j+1) == "resten" || m.word(j+2) == "andre"):
		return classLen(m.form[m.list[j+3].From:]) > 0 // Silas og resten af 4.c
	case m.word(j) == "og":
		return j+2 < len(m.list) && owners[m.word(j+1)] && (m.family(j+2) || ofChild[string(m.key(j+2))] || friends[string(m.key(j+2))])
	}
	if k > j && k+1 < len(m.list) && m.gap(k) == " " && strings.HasPrefix(m.word(k), "repræsenter") {
		return m.isRolle(k + 1) // som repræsenterer forældrene
	}
	if k+1 >= len(m.list) || !beings[m.word(k)] || m.gap(k) != " " {
		return false
	}
	const reach = 4 // words: "er blevet valgt til"
	has := m.word(k) == "har" || m.word(k) == "havde"
	for n := k + 1; n < len(m.list) && n <= k+reach && m.gap(n-1) == " "; n++ {
		switch key := string(m.key(n)); {
		case has && counts[m.word(n-1)] && offspring[key]:
			return true // har en datter, to børn
		case key == "formand" || key == "naestformand" || key == "medlem" || key == "repraesentant":
			return n+2 < len(m.list) && (m.word(n+1) == "for" || m.word(n+1) == "i" || m.word(n+1) == "af") && m.isRolle(n+2)
		case !has && (n == k+1 || m.word(n-1) == "som" || m.word(n-1) == "ny") && (m.isChildOrParent(n) || familyWords[key] && !m.isRolle(n)):
			return true // er forælder, sidder som forælder
		case m.capital(n):
			return false
		}
	}
	return false
}

// ageAlone reports whether a number between commas is how old a pupil is.
func (m *lists) ageAlone(j int) bool {
	w := m.word(j)
	return j+1 < len(m.list) && m.gap(j) == ", " && (len(w) == 1 && w >= "5" || len(w) == 2 && w >= "10" && w <= "17") && numeric(w)
}

// What stands between a name and the word for a child or a parent.
var (
	owners    = map[string]bool{"hans": true, "hendes": true, "dennes": true}
	beings    = map[string]bool{"er": true, "var": true, "bliver": true, "blev": true, "har": true, "havde": true, "sidder": true, "deltog": true, "deltager": true}
	counts    = map[string]bool{"en": true, "et": true, "to": true, "tre": true, "fire": true, "selv": true}
	offspring = keySet("barn boern soen soenner datter doetre tvillinger")
	friends   = keySet("ven venner veninder kammerater familie soeskende")
)

// calledBefore reports whether the words before a name say that a child or a parent bears it:
// "en elev ved navn Emil", "tvillingerne Noor", "14-årige Noor", "faren, Jens Holm", "som
// forælder mente Bo Lund", "elevrådet har valgt Ida Holm".
func (m *lists) calledBefore(i int) bool {
	if i == 0 {
		return false
	}
	k := i - 1
	gap, w := m.gap(k), m.word(k)
	switch {
	case gap == ", " || gap == " ":
	default:
		return false
	}
	switch key := string(m.key(k)); {
	case gap == ", ":
		return (familyWords[key] || ofOneChild[key]) && !plural[key] && key != "familie" && key != "familien"
	case kinWords[key], strings.HasSuffix(w, "årige") && (numeric(w) || k > 0 && numeric(m.word(k-1)) && m.gap(k-1) == "-"):
		return true
	case w == "navn":
		return k > 1 && m.word(k-1) == "ved" && m.isRolle(k-2)
	case m.capital(k):
		return false
	case k > 1 && m.gap(k-1) == " " && m.isChildOrParent(k-1):
		return m.word(k-2) == "som" || m.word(k-2) == "Som"
	case slices.Contains(chosen, w):
		const reach = 4 // words: "elevrådet har i år valgt"
		for n := k - 1; n >= 0 && n >= k-reach && m.gap(n) == " "; n-- {
			if m.isRolle(n) && (plural[string(m.key(n))] && !strings.HasPrefix(string(m.key(n)), "elever") || m.isChildOrParent(n)) {
				return true
			}
		}
	}
	return false
}

// spokenOf reports whether a first name alone is whom something is about that a class with its
// letter is said to have: "Uroen i 4. c handler især om Silas". What a class reads is no such thing.
func (m *lists) spokenOf(i, j int) bool {
	const reach = 8 // words of the sentence
	t := m.tokens
	if j != i+1 || i < 3 || t.gap(i-1) != " " || !abouts[t.word(i-1)] || !fornavne[string(m.key(i))] && !fornavne[string(stem(m.key(i)))] {
		return false
	}
	for k := i - 2; k > 0 && k >= i-reach && (t.gap(k) == " " || numeric(t.word(k))); k-- {
		if w := t.word(k - 1); letteredBefore(t, k) && numeric(t.word(k)) && (w == "i" || w == "fra") || numeric(t.word(k-1)) && k > 1 && (t.word(k-2) == "i" || t.word(k-2) == "fra") && letteredBefore(t, k) {
			p := m.l.at(t.list[i].From)
			return !works.begin(sentence(p.tekst.Form, t.list[i].From-p.from))
		}
	}
	return false
}

var abouts = map[string]bool{"om": true, "mellem": true, "omkring": true, "hos": true}

// works begin words of what is read, seen or heard.
var works = openingsOf("læs", "læst", "bog", "bøger", "film", "fortælling", "historie", "sang", "synge", "digt", "skriv", "skrev", "hørt", "hører", "forløb", "tema", "emne", "teater", "høres", "opgaver om", "podcast", "lydbog", "sagn", "myte", "eventyr", "roman", "kunst")

// chosen end what says that pupils or parents chose the one whose name follows.
var chosen = []string{"valgt", "valgte", "udpeget", "udpegede", "genvalgt", "genvalgte"}

// ofOneChild are words for one child in the definite, before whose name a comma stands.
var ofOneChild = keySet("drengen pigen barnet eleven")
