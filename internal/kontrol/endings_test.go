package kontrol_test

import "testing"

// A text may end anywhere, and nothing stand behind it: no check reads on.
func TestATextMayEndAfterAnyWord(t *testing.T) {
	for _, last := range []string{"", "der", "som", "er", "i", "fra", "på", "går i", "har", "var", "og", "til", "fik", "mor", "s", "kl", "klasse", "begge", "for", "5", "5.", "med", "født", "elev", "klasselærer", "nr"} {
		for _, begin := range []string{"Viggo Holm ", "Viggo Holm, ", "I 5. a er det Viggo ", "familien Holm ", "PPR-psykolog Tine ", "Ayshas forældre ", "viggo holm, ", "De to ", "En elev ", "5. a: Viggo ", "Af 20 er 18 ", "n = 2 "} {
			reduce(t, udkast(t, afsnit("testresultater", tekst(begin+last))))
		}
	}
}
