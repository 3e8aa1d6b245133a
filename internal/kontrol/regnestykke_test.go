package kontrol_test

import (
	"fmt"
	"testing"

	"notat/internal/fault"
	"notat/internal/samtale/samtaletest"
)

// A text that says how many pupils there are is asked about where a small number that
// is hidden could be reckoned from it, and nowhere else.
func TestATextThatGivesTheWholeIsAskedAbout(t *testing.T) {
	const parts = `{"maaling":"Elever med prøve","vaerdi":47},{"maaling":"Elever uden prøve","vaerdi":3}`
	for _, c := range []struct {
		results, text string
		want          fault.Severity
	}{
		{parts, "Årgangen er på 50 elever.", fault.Warning},
		{parts, "Der er i alt halvtreds elever på årgangen.", fault.Warning},
		{"", "5 % af de 41 elever bestod ikke.", fault.Warning},
		{"", "95 procent af årgangens 41 elever bestod.", fault.Warning},
		{"", "50 % af de 41 elever cykler.", ""},
		{"", "Alle på nær to blev uddannelsesparate.", fault.Warning},
		{"", "Den ene elev med kørestol klarer sig godt.", fault.Warning},
		{"", "Den ene elev viste rundt.", ""},
		{parts, "Skolen har 412 elever i alt.", ""},
		{parts, "50 elever så stykket i maj.", ""},
		{`{"maaling":"Uden prøve","vaerdi":6,"enhed":"% af årgangen"}`, "Årgangen er på 50 elever.", fault.Warning},
		{`{"maaling":"Uden prøve","vaerdi":3.1,"enhed":"% af årgangen"}`, "Vi følger op.", fault.Warning},
		{`{"maaling":"Uden prøve","vaerdi":3.1,"enhed":"% af årgangen","antal":400}`, "Vi følger op.", ""},
		{`{"maaling":"Uden prøve","vaerdi":36,"enhed":"% af årgangen"}`, "Årgangen er på 50 elever.", ""},
		{`{"maaling":"Fravær","vaerdi":6,"enhed":"%"}`, "Årgangen er på 50 elever.", ""},
	} {
		if c.results == "" {
			c.results = `{"maaling":"Trivsel","vaerdi":3.4}`
		}
		var got fault.Severity
		record := fmt.Sprintf(`{"dokument":{"titel":"Skoleudviklingssamtale","skoleaar":"2024/25","status":"udkast"},"kommune":{"navn":"Fjordby Kommune"},"skole":{"navn":"Mosedal Skole"},"afsnit":[{"overskrift":"Trivsel","del":"indsatser","blokke":[{"type":"resultater","resultater":[%s]},%s]}]}`, c.results, tekst(c.text))
		for _, f := range checked(t, samtaletest.Krav(), record) {
			if f.Code == "faa-elever-i-tekst" {
				got = f.Severity
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, not %q", c.text, got, c.want)
		}
	}
}
