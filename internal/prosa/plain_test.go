package prosa

import "testing"

func TestAPlainTextHasItsWordsAndNoMarks(t *testing.T) {
	for in, want := range map[string]string{
		"Vi **læser** *hver* dag.\n\nAndet stykke":           "Vi læser hver dag.\nAndet stykke",
		"- et\n- to\n  - under\n\n1. a\n2. b":                "• et\n• to\n  • under\n1. a\n2. b",
		`9\. klasse`:                                         "9. klasse",
		"se [skolens side](https://example.org/a)":           "se skolens side (https://example.org/a)",
		"skriv til [a@example.org](mailto:a@example.org) nu": "skriv til a@example.org nu",
		"linje\nlinje":                                       "linje\nlinje", "": "",
	} {
		if got := Plain(in); got != want {
			t.Errorf("%q: %q, not %q", in, got, want)
		}
	}
}
