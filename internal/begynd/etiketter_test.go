package begynd_test

import "testing"

// A table of labels with people, an agenda and words among them is read as the lines that
// it frames; one in which there is nothing of the kind stays what it is.
func TestAFrameAroundTheHeadIsReadAsItsLines(t *testing.T) {
	_, r := begin(t, (&deck{}).table("Aadal Kommune|Notat", "Emne|Samtale på Bakkeskolen", "Mødedato|tirsdag d. 6.5-2025", "Deltagere:|Bo Dal, skoleleder/Anne Holm, skolechef", "Fraværende:|Ib Lund, lærer", "Dagsorden|Velkomst/Status/Aftaler").
		heading(1, "Andet").text("Vi talte sammen."), nil)
	if r.Moede.Dato != "2025-05-06" || len(r.Deltagere) != 3 || r.Deltagere[1].Part != "forvaltning" || !r.Deltagere[2].Afbud {
		t.Errorf("the head is %s", shown(r))
	}
	if _, r = begin(t, (&deck{}).table("Tema|Sted", "Læsning|Skolen", "Trivsel|Klubben"), nil); len(r.Deltagere) > 0 || r.Moede.Sted != "" {
		t.Errorf("a table became a head: %s", shown(r))
	}
}
