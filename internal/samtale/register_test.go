package samtale

import (
	"slices"
	"strings"
	"testing"
)

// A mark that goes astray lets a telephone number stop a case number, or loses
// an item that was deleted in Word: each change of these lists is meant.
func TestTheMarksOfTheRegister(t *testing.T) {
	for m, want := range map[Mark]string{
		ByParty:  "Deltager.navn",
		Aloud:    "Figur.alt",
		Internal: "Record.ekstra",
		Contact:  "Kommune.kontakt Sag.dokumentnr Sag.sagsbehandler Sag.sagsnr Sag.sendesTil",
		Grows: "Afsnit.afsnit Afsnit.blokke Aftale.tiltag Aftaler.aftaler Citater.citater Moede.dagsorden " +
			"Record.afsnit Record.bilag Record.deltagere Resultater.resultater Tabel.raekker",
	} {
		var got []string
		for f := range Fields() {
			if f.Is(m) {
				got = append(got, f.Type+"."+f.Key)
			}
		}
		slices.Sort(got)
		if strings.Join(got, " ") != want {
			t.Errorf("mark %d: %q", m, got)
		}
	}
}
