package kontrol_test

import (
	"slices"
	"strings"
	"testing"
)

func TestOnePupilIsFoundHoweverOneIsWritten(t *testing.T) {
	for text, want := range map[string]bool{
		"Vi har visiteret en elev til et andet tilbud.":           true,
		"Vi har visiteret én elev til et andet tilbud.":           true,
		"Et barn er visiteret.":                                   true,
		"ÉT barn er visiteret.":                                   true,
		"Vi har visiteret en enkelt dreng til et andet tilbud.":   true,
		"En eneste pige er visiteret.":                            true,
		"Vi har visiteret en elevgruppe.":                         false,
		"Vi har visiteret den elev, som skolen har talt om.":      false,
		"Skolen har en elev i elevrådet fra hver klasse.":         false,
		"Trillingerne i 5. a har det godt.":                       true,
		"Søskendeparret i 3. b bor langt væk.":                    true,
		"Tvillingerne fra 4. klasse cykler.":                      true,
		"7.b har tvillinger, og det går godt.":                    true,
		"I 5. a går et tvillingepar.":                             true,
		"Drengen i 5. a går hjem kl. 12.":                         true,
		"Den nye dreng i 6. c er glad.":                           true,
		"Søskende går i samme klasse.":                            false,
		"Når tvillinger begynder i 0. a, tales der med dem.":      false,
		"Vi er som søskende. I 5. a er der 22.":                   false,
		"Eleven i 3. b fortalte om bogen.":                        false,
		"Dreng i 3. b eller pige i 3. a: det er ligegyldigt.":     false,
		"Vi har visiteret nogen, elev og barn, til andet tilbud.": false,
	} {
		found := slices.ContainsFunc(faults(reduce(t, udkast(t, faaRecord("tekst", text))).Faults), func(f string) bool {
			return strings.HasPrefix(f, "faa-elever-i-tekst")
		})
		if found != want {
			t.Errorf("%s: found %v", text, found)
		}
	}
}
