package kontrol_test

import (
	"testing"

	"notat/internal/fault"
	"notat/internal/samtale/samtaletest"
)

// A first name alone tells of whom where the sentence tells how it went or what has
// befallen somebody: that of one who is withheld is hard there, and a warning where somebody
// public is called so too, or where nobody is.
func TestAFirstNameIsFoundWhereSomethingIsReported(t *testing.T) {
	deltagere := deltagerOf("Peter Holm", false) + "," + deltagerOf("Karen Leth", true) + "," + deltagerOf("Karen Bruun", false)
	for text, want := range map[string]string{
		"Kun Peter bestod ikke.":           "tilbageholdt-navn error",
		"Peters fravær er stort.":          "tilbageholdt-navn error",
		"Alle på nær Peter bestod.":        "tilbageholdt-navn error",
		"Vi er bekymrede for Peter.":       "tilbageholdt-navn error",
		"Kun peter bestod ikke.":           "tilbageholdt-navn warning",
		"Vi talte med Peter om haven.":     "tilbageholdt-navn warning",
		"Karen bestod ikke.":               "tilbageholdt-navn warning",
		"Karen bad om ordet.":              "",
		"Kun Viggo bestod ikke.":           "navneliste warning",
		"Alle på nær Viggo bestod.":        "navneliste warning",
		"Viggos fravær er stort.":          "navneliste warning",
		"Viggo roste bogen.":               "",
		"Viggo Holm fortalte om fraværet.": "",
		"Peter Pan kom ikke i år.":         "",
	} {
		got := ""
		for _, f := range checked(t, samtaletest.Krav(), namedRecord(deltagere, text)) {
			if f.Code == "tilbageholdt-navn" || f.Code == "navneliste" {
				if got != "" && f.Severity != fault.Error {
					t.Errorf("%s: %s and %s", text, got, f.Code)
				}
				got = f.Code + " " + string(f.Severity)
			}
		}
		if got != want {
			t.Errorf("%s: %q, not %q", text, got, want)
		}
	}
}
