package typeset

import (
	"testing"

	"pgregory.net/rapid"
)

func TestOnlyLettersWithoutAFaceAreLacking(t *testing.T) {
	stack := Faces("", false, false)
	for text, want := range map[string]string{
		"Blåbærgrød på Århus Å – 7,4 %":              "",
		"Şanlı Łukasz Þórður Ωμέγα Привет ☀ 🌞 ✓":     "",
		"e\u0301 a\u030a blød\u00adhed \u200b\ufeff": "",
		"læs 読む og يقرأ, 読む igen":                    "読む" + "يقرأ",
		"\uf0b7 punkt":                               "\uf0b7",
		"\u0fa7":                                     "\u0fa6\u0fb7", // NFC takes it apart
	} {
		if got := string(stack.Lacking(text)); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// What is lacking is what Break shows a substitute for.
func TestLackingAgreesWithBreak(t *testing.T) {
	stack := Faces("", false, false)
	rapid.Check(t, func(rt *rapid.T) {
		text := rapid.StringOfN(rapid.Rune(), 1, 12, -1).Draw(rt, "text")
		lacking := map[rune]bool{}
		for _, r := range stack.Lacking(text) {
			lacking[r] = true
		}
		for _, l := range Break([]Span{{Text: text, Stack: stack, Size: 10}}, Options{Width: 1e6}) {
			for _, p := range l.Parts {
				for _, run := range p.Runs {
					for _, r := range run.Word.Actual {
						if !lacking[r] && cleanRune(r) == r {
							rt.Fatalf("%q is shown as a substitute, and not told", r)
						}
					}
				}
			}
		}
	})
}
