package kontrol_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestInternalSentencesAreFoundWhereAllCanReadThem(t *testing.T) {
	const long = "Ledelsen overvejer at flytte to af lærerne fra udskolingen til mellemtrinnet efter sommerferien."
	const at = " /afsnit/0/blokke/1/tekst"
	for _, c := range []struct{ internt, offentligt, want string }{
		{long, long, "error" + at},
		{"Vi ved det godt. " + long + " Det er svært.", "Skolen har det godt. " + strings.ToUpper(long), "error" + at},
		{long, "Ledelsen over\u00advejer at\nflytte  to af **lærerne** fra udskolingen til mellemtrinnet efter sommer-\nferien.", "error" + at},
		{long, "- Ledelsen overvejer at flytte to af lærerne\n- fra udskolingen til mellemtrinnet efter sommerferien", "error" + at},
		{long, "Det er rigtigt, at ledelsen overvejer at flytte to af lærerne fra skolen.", "warning" + at},
		{long, "Ledelsen overvejer at flytte til nye lokaler efter sommerferien.", ""},
		{"Asta har det svært.", "Asta har det svært.", "error" + at},
		{"Elevtallet er 412 nu.", "Elevtallet er 412 nu.", "error" + at},
		{"Det er i 2024/25.", "Det er i 2024/25.", ""},
		{"Budgettet mangler 452.300 kr. i år.", "Der er et hul på 452300 kr.", "warning" + at},
		{"Budgettet mangler 452.300 kr. i år.", "Der er et hul på 452.000 kr.", ""},
		{"Det er sagt den 13.3.2025, jf. lov nr. 1664.", "Vi mødtes den 13.3.2025. Se lov nr. 1664.", ""},
		{"Vi er 612 elever.", "Der er 612 bøger.", ""},
		{"Vi er glade.", "Vi er glade.", ""},
	} {
		v := udkast(t, `"deltagere":[{"navn":"Asta Ørnsgaard","part":"elever"}],`+afsnit("indsatser", fmt.Sprintf(`{"type":"tekst","synlighed":"intern","tekst":%s}`, quote(c.internt)), tekst(c.offentligt)))
		if got := strings.Join(ofCode(t, v, "intern-tekst-offentlig"), " "); got != c.want {
			t.Errorf("%q in %q: got %q, want %q", c.internt, c.offentligt, got, c.want)
		}
	}
}

func TestTheFindingNamesTheInternalPlaceToo(t *testing.T) {
	v := udkast(t, afsnit("indsatser", tekst("En sætning med otte ord eller flere står her."), `{"type":"tekst","synlighed":"intern","tekst":"En sætning med otte ord eller flere står her."}`))
	for _, f := range reduce(t, v).Faults {
		if f.Code == "intern-tekst-offentlig" && f.Pointer == "/afsnit/0/blokke/0/tekst" && strings.Contains(f.Message, "Det andet sted er »Et afsnit«, teksten »En sætning") {
			return
		}
	}
	t.Errorf("got %v", reduce(t, v).Faults)
}

// The same measures may be internal in one result and public in another.
func TestAMeasureIsNoInternalSentence(t *testing.T) {
	const r = `{"maaling":"Folkeskolens nationale overgangstest i dansk, læsning, 6. klasse, foråret 2024","ord":"x"%s}`
	v := udkast(t, afsnit("indsatser", `{"type":"resultater","resultater":[`+fmt.Sprintf(r, `,"synlighed":"intern"`)+`,`+fmt.Sprintf(r, "")+`]}`))
	if got := faults(reduce(t, v).Faults); slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, "intern-tekst") }) {
		t.Error(got)
	}
}
