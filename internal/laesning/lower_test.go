package laesning

import (
	"strings"
	"testing"
)

func FuzzLowerIsLower(f *testing.F) {
	for _, s := range []string{"", "Skolen", "ÆBLER, Øst og Årgang", "ÀÞ×÷ßÿ", "a\xc3", "A\xc3A", "\xc3\x28B", "İstanbul K", "læse- og SKRIVE 9.B", "Ÿ", "ĀB"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got, want := Lower(s), strings.ToLower(s); got != want {
			t.Errorf("%q: %q, and not %q", s, got, want)
		}
	})
}
