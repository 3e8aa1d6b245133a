package tagpdf

import (
	"context"
	"fmt"
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
		d := lineOf(t, f, text)
		return fmt.Sprintf("%s %d %q", d.page.content, d.fonts[0].usualDrawn(), d.fonts[0].texts)
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
