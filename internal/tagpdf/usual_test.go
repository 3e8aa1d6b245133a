package tagpdf

import (
	"context"
	"testing"

	"notat/fonts"
	"notat/internal/typeset"
)

// A word of usual letters is written alike in every document, and one with others in
// each document's own codes, whatever was drawn before.
func TestAWordIsWrittenForOneDocumentOrForAll(t *testing.T) {
	f, err := typeset.ParseFont("Source Sans", fonts.File(fonts.Default.Regular))
	if err != nil {
		t.Fatal(err)
	}
	codes := func(text string) string {
		all := ""
		drawn, _ := lineOf(t, f, text).fonts[0].codes()
		for _, c := range drawn {
			all += string(rune(c.code)) + c.text
		}
		return all
	}
	for _, text := range []string{"trivsel", "Čapek", "Ωmega", "Čapek Ω", "Ω Čapek", "trivsel Ω"} {
		first := codes(text)
		for _, before := range []string{"skole", "Ω", "Č", text} {
			codes(before)
			if again := codes(text); again != first {
				t.Errorf("%q after %q: %q, first %q", text, before, again, first)
			}
		}
		if _, err := lineOf(t, f, text).Bytes(context.Background()); err != nil {
			t.Error(err)
		}
	}
}
