package publish

import (
	"strings"
	"testing"

	"notat/internal/readback"
)

// Whoever reads the list sees every change, what is new and what is gone as
// such, and who did it.
func TestTheListOfChangesTellsThemAll(t *testing.T) {
	page, err := AendringerHTML(&IndleveringSvar{Aendringer: []Change{
		{Sted: "mødested", Before: "Aulaen", After: "Salen <1>", Af: "Bo Dahl"},
		{Sted: "afsnit 2", After: "Et nyt afsnit"},
		{Sted: "afsnit 3", Before: "Et gammelt"},
	}, Rest: []readback.Item{{Sted: "sidehoved", Besked: "Se her.", Tekst: "ord"}}})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"<strong>mødested</strong> (Bo Dahl)", "<dt>Før</dt><dd>Aulaen</dd>", "<dt>Efter</dt><dd>Salen &lt;1&gt;</dd>",
		"<dt>Nyt</dt><dd>Et nyt afsnit</dd>", "<dt>Slettet</dt><dd>Et gammelt</dd>", "Se her. »ord«"} {
		if !strings.Contains(string(page), want) {
			t.Errorf("the page lacks %s", want)
		}
	}
}
