package begynd_test

import (
	"strings"
	"testing"
)

// A time that nobody can read stays with its point, in whichever column it stands.
func TestAnUnreadTimeStaysWithItsPoint(t *testing.T) {
	d := (&deck{}).heading(1, "Skoleudviklingssamtale").table("Tid|Indhold", "13.00|Velkomst", "ved middagstid|Nutid og fremtid")
	out, r := begin(t, d, nil)
	if i := item(t, out, "kan-ikke-laeses"); i.Sted != "stykke 2" {
		t.Errorf("the question stands at %q", i.Sted)
	}
	if p := r.Moede.Dagsorden; len(p) != 2 || p[0].Start == "" || !strings.Contains(p[1].Punkt, "Nutid og fremtid") || !strings.Contains(p[1].Punkt, "ved middagstid") {
		t.Errorf("the agenda is %+v", p)
	}
}
