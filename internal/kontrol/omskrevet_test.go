package kontrol_test

import (
	"fmt"
	"testing"

	"notat/internal/fault"
	"notat/internal/samtale/samtaletest"
)

// What is internal is asked about where the same record says it in other words, in one
// sentence or in two paragraphs; a subject that is spoken of in both is none.
func TestAnInternalSentenceInOtherWordsIsAskedAbout(t *testing.T) {
	const internal = "Ledelsen overvejer at flytte to af lærerne fra udskolingen til mellemtrinnet efter sommerferien."
	for text, want := range map[string]fault.Severity{
		"Efter sommerferien kan to lærere blive flyttet ned fra udskolingen til mellemtrinnet.":             fault.Warning,
		"To lærere skal måske flyttes.\n\nDet er fra udskolingen til mellemtrinnet, og efter sommerferien.": fault.Warning,
		"Mellemtrinnet og udskolingen holder fest efter sommerferien.":                                      "",
		"Udskolingen er glad. Mellemtrinnet har haft projektuge, og skolehaven er flyttet.":                 "",
	} {
		var got fault.Severity
		record := fmt.Sprintf(`{"dokument":{"titel":"Skoleudviklingssamtale","skoleaar":"2024/25","status":"udkast"},"kommune":{"navn":"Fjordby Kommune"},"skole":{"navn":"Mosedal Skole"},"afsnit":[{"overskrift":"Trivsel","del":"indsatser","blokke":[{"type":"tekst","synlighed":"intern","tekst":%s},%s]}]}`, quote(internal), tekst(text))
		for _, f := range checked(t, samtaletest.Krav(), record) {
			if f.Code == "intern-tekst-offentlig" {
				got = f.Severity
			}
		}
		if got != want {
			t.Errorf("%s: %q, not %q", text, got, want)
		}
	}
}
