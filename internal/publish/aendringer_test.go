package publish

import (
	"strings"
	"testing"

	word "notat/internal/readback/readbacktest"

	"notat/internal/readback"
)

// Whoever reads the list sees every change with the words that changed, what is new
// and what is gone as such, and who did it; and no word of the record's own.
func TestTheListOfChangesTellsThemAll(t *testing.T) {
	changes, err := Diff(t.Context(), []byte(word.Record), changedRecord(`"Aulaen"`, `"Salen <1>"`, "om **læsning** i", "om **læsning** og leg i", `"frist":"2026-06-01"`, `"frist":"2026-08-01"`,
		`"status":"iGang"`, `"status":"naaet"`, `"start":"13:00","slut":"16:00"`, `"start":"12:30","slut":"16:00"`, "7.40", "7.90", `,{"navn":"Bo Dahl","titel":"Viceskoleleder","part":"skoleledelse"}`, ""))
	if err != nil {
		t.Fatal(err)
	}
	for i := range changes {
		if changes[i].Pointer == "/moede/sted" {
			changes[i].Af = "Bo Dahl"
		}
	}
	standard, err := newService(t).template(Request{})
	if err != nil {
		t.Fatal(err)
	}
	page, err := AendringerHTML(&IndleveringSvar{Aendringer: changes, template: standard, Rest: []readback.Item{{Sted: "sidehoved", Besked: "Se her.", Tekst: "ord"}, {Besked: "Og her.", Af: "Bo Dahl", Dato: "2026-02-03T09:05:00Z"}}})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"<strong>mødested</strong> (Bo Dahl): Rettet\n<p><del>Aulaen</del><ins>Salen &lt;1&gt;</ins></p>", "om læsning <ins>og leg </ins>i indskolingen", "1. <del>juni </del><ins>august </ins>2026",
		"<del>I gang</del><ins>Nået</ins>", "kl. <del>13.00</del><ins>12.30</ins>", "<del>7,40</del><ins>7,90</ins>", "Slettet\n<p><del>Bo Dahl\nViceskoleleder\nSkoleledelse</del></p>", "Se her. »ord«", "(Bo Dahl, 3. februar 2026 kl. 9.05)"} {
		if !strings.Contains(string(page), want) {
			t.Errorf("the page lacks %s:\n%s", want, page)
		}
	}
}
