package kontrol

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// nationalWords name a national test, each as a word or the beginning of one; where
// there are two, the second begins a word after it.
var nationalWords = pairsOf([][2]string{
	{"national", "test"}, {"national", "færdighedstest"}, {"national", "overgangstest"}, {"nationaltest", ""}, {"færdighedstest", ""}, {"overgangstest", ""}, {"overg", "test"}, {"ogt", ""},
	{"nat.", "test"}, {"dnt", ""}, {"fnf", ""}, {"fno", ""}, {"fnk", ""}, {"fnt", ""}, {"ntt", ""}, {"n.t.", ""}, {"nat ", "test"}, {"nat-", "test"}, {"nattest", ""}, {"obligatorisk", "test"},
	{"dansk", "nt"}, {"læsning", "nt"}, {"matematik", "nt"}, {"engelsk", "nt"},
	{"nt", "dansk"}, {"nt", "læs"}, {"nt", "mat"}, {"nt", "regn"}, {"nt", "stav"}, {"nt", "eng"}, {"nt", "fys"}, {"nt", "geo"}, {"nt", "biol"}, {"nt", "resultat"}, {"nt", "score"}, {"nt", "snit"}, {"nt", "tal"}, {"nt", "vis"}, {"nt", "klasse"},
	{"nt", "1"}, {"nt", "2"}, {"nt", "3"}, {"nt", "4"}, {"nt", "5"}, {"nt", "6"}, {"nt", "7"}, {"nt", "8"}, {"nt", "9"},
})

// testWords tell that the words are about the result of a test, which may be one.
var testWords = pairsOf([][2]string{
	{"percentil", ""}, {"testresultat", ""}, {"testscore", ""}, {"elevscore", ""}, {"elevernes", "score"}, {"gode", "læser"}, {"god", "læser"}, {"gode", "regner"}, {"svage", "læser"}, {"dygtigste", "elever"}, {"dygtigste", "læser"}, {"dårligste", "elever"}, {"dårligste", "læser"}, {"svageste", "elever"}, {"svageste", "læser"}, {"stærkeste", "elever"}, {"bedste", "læser"},
	{"allerdårligst", ""}, {"allerbedst", ""}, {"bekymringsgruppe", ""}, {"læsetest", ""}, {"matematiktest", ""}, {"dansktest", ""}, {"engelsktest", ""}, {"regnetest", ""}, {"stavetest", ""}, {"ordblindetest", ""}, {"ordblinderisikotest", ""}, {"risikotest", ""}, {"talblindetest", ""}, {"læseprøve", ""}, {"regneprøve", ""}, {"testsystem", ""}, {"testen", ""}, {"testene", ""}, {"testning", ""}, {"tests", "vis"}, {"profilområde", ""}, {"dygtighed", ""},
})

// openWords tell that the words are about numbers that anybody may see.
var openWords = openingsOf("karakter", "afgangsprøve", "prøve", "fp9", "fp10", "trivsel", "fravær", "elevtal", "klassekvotient", "overgang til", "ungdomsuddannelse", "kompetencedækning", "uddannelsesstatistik", "budget", "kr.", "elever fordelt", "elever pr", "elevtallet", "mindst 02", "gymnasi", "erhvervsuddannelse", "klasser", "lektion", "minutter", "timer")

// pairs are such words by the first.
type pairs struct{ byTwo[[2]string] }

func pairsOf(words [][2]string) *pairs {
	var p pairs
	for _, w := range words {
		p.add(w[0], w)
	}
	return &p
}

// tellsOf reports whether a text in lower case has one of a list of words or pairs.
func tellsOf(lower string, words *pairs) bool {
	for i := range len(lower) {
		if withinWord(lower, i) {
			continue
		}
		for _, w := range words.here(lower, i) {
			if strings.HasPrefix(lower[i:], w[0]) && !endsInLetter(lower[:i]) && goesOn(lower[i:], w) {
				return true
			}
		}
	}
	return false
}

// goesOn reports whether a text that begins with the first word of a pair goes on so
// that it is the pair.
func goesOn(s string, w [2]string) bool {
	if after := s[len(w[0]):]; w[1] == "" {
		return len(w[0]) > 3 || after == "" || !startsWithLetter(after) // dnt, but not dnts...
	}
	first, after := nextWord(s)
	if w[0] == "nt" && first != w[0] { // short for one, and no beginning of another word
		return false
	}
	for range 2 { // "nationale obligatoriske test"
		word, rest := nextWord(after)
		if strings.HasPrefix(word, w[1]) || w[1] == "test" && len(w[0]) > len("overg") && strings.Contains(word, w[1]) { // national læsetest
			return true
		}
		after = rest
	}
	return false
}

func endsInLetter(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsLetter(r)
}

func startsWithLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

// isOpen reports whether a text in lower case is about numbers that anybody may see.
func isOpen(lower string) bool { return openWords.in(lower) }
