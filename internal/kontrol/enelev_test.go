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
