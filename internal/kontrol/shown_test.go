package kontrol

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"notat/internal/prosa"
)

// What is cut without reading its Markdown is what the reading gives.
func TestTextsWithoutMarksAreReadAsMarkdownIs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOfN(rapid.SampledFrom([]string{"a", "æ b", " ", "\n", "\n\n", "- ", "\n- ", "\n- c", "-", "+ ", "1. ", "2", "#", "> "}), 1, 12).Draw(t, "pieces"), "")
		lines, ok := withoutMarks(s)
		if !ok {
			return
		}
		want, targets := linesOf(prosa.Read(s))
		if !slices.Equal(lines, want) || targets != nil {
			t.Fatalf("%q: %q, and read %q", s, lines, want)
		}
	})
}
