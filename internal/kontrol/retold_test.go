package kontrol_test

import (
	"testing"

	"notat/internal/fault"
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
		if got := besideInternal(t, internal, text); got != want {
			t.Errorf("%s: %q, not %q", text, got, want)
		}
	}
}
