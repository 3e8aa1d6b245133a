package kontrol

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// nationalWords name a national test, each as a word or the beginning of one; where
// there are two, the second begins a word after it.
var nationalWords = [][2]string{
	{"national", "test"}, {"national", "færdighedstest"}, {"national", "overgangstest"}, {"nationaltest", ""}, {"færdighedstest", ""}, {"overgangstest", ""},
	{"dnt", ""}, {"fnf", ""}, {"fno", ""}, {"obligatorisk", "test"},
}

// testWords tell that the words are about the result of a test, which may be one.
var testWords = [][2]string{
	{"percentil", ""}, {"testresultat", ""}, {"testscore", ""}, {"elevscore", ""}, {"elevernes", "score"}, {"gode", "læser"}, {"god", "læser"}, {"gode", "regner"}, {"svage", "læser"}, {"dygtigste", "elever"},
	{"allerdårligst", ""}, {"allerbedst", ""}, {"bekymringsgruppe", ""}, {"læsetest", ""}, {"matematiktest", ""}, {"dansktest", ""}, {"engelsktest", ""}, {"regnetest", ""}, {"stavetest", ""}, {"testsystem", ""}, {"testen", ""}, {"testene", ""}, {"testning", ""}, {"tests", "vis"}, {"profilområde", ""}, {"dygtighed", ""},
}

// openWords tell that the words are about numbers that anybody may see.
var openWords = []string{"karakter", "afgangsprøve", "prøve", "fp9", "fp10", "trivsel", "fravær", "elevtal", "klassekvotient", "overgang til", "ungdomsuddannelse", "kompetencedækning", "uddannelsesstatistik", "budget", "kr.", "elever fordelt", "klasser", "lektion", "minutter", "timer"}

// tellsOf reports whether a text in lower case has one of a list of words or pairs.
func tellsOf(lower string, words [][2]string) bool {
	for _, w := range words {
		for from := 0; ; {
			i := strings.Index(lower[from:], w[0])
			if i < 0 {
				break
			}
			i += from
			from = i + len(w[0])
			if i > 0 && endsInLetter(lower[:i]) {
				continue
			}
			if w[1] == "" {
				if len(w[0]) > 3 || from == len(lower) || !startsWithLetter(lower[from:]) { // dnt, but not dnts...
					return true
				}
				continue
			}
			_, after := nextWord(lower[i:])
			for range 2 { // "nationale obligatoriske test"
				word, rest := nextWord(after)
				if strings.HasPrefix(word, w[1]) {
					return true
				}
				after = rest
			}
		}
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
func isOpen(lower string) bool {
	for _, w := range openWords {
		if strings.Contains(lower, w) {
			return true
		}
	}
	return false
}
