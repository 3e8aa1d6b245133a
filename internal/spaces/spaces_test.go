package spaces

import (
	"testing"
	"unicode"
)

func TestAnyWhiteSpaceBetweenWordsIsOneSpace(t *testing.T) {
	for r := range unicode.MaxRune {
		want := "a" + string(r) + "b"
		if unicode.IsSpace(r) {
			want = "a b"
		}
		for _, s := range []string{"a" + string(r) + "b", " a" + string(r) + "b ", "a" + string(r) + "b\n"} {
			if got := Joined(s); got != want {
				t.Fatalf("%q is %q", s, got)
			}
		}
	}
	for s, want := range map[string]string{"": "", " ": "", "  ": "", "a  b": "a b", "a ": "a"} {
		if got := Joined(s); got != want {
			t.Errorf("%q is %q", s, got)
		}
	}
}
