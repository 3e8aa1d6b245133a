package samtale

import (
	"fmt"
	"notat/internal/prosa"
	"runtime"
	"strings"
	"testing"
)

// longest are texts of MaxText bytes, each of which becomes the most of
// something that a text of its size can become.
var longest = map[string]string{"items": "- a\\n", "lines": "a\\n", "paragraphs": "a\\n\\n", "lines of an old Mac": "a\\r", "bold words": "**a** ", "italic words": "_a_ ", "links": "[a](http://b) "}

// What is refused for its length costs less than reading it did.
func TestWhatIsTooLongIsRefusedBeforeAnyWork(t *testing.T) {
	for name, s := range longest {
		text := strings.Repeat(s, MaxText/len(s))
		r := decode(t, replaced(t, `{"type": "tekst"`, strings.Repeat(`{"type": "tekst", "tekst": "`+text+`"},`, 15)+`{"type": "tekst"`))
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		v, l := Validate(r, krav())
		runtime.ReadMemStats(&after)
		if v != nil || fmt.Sprint(l.Codes()) != "[for-langt-notat]" {
			t.Errorf("%s: %v", name, l.Codes())
		}
		if used := after.TotalAlloc - before.TotalAlloc; used > MaxTexts {
			t.Errorf("%s: %d bytes to refuse it", name, used)
		}
	}
}

// Blank lines become nothing, and cost nothing.
func TestBlankLinesDoNotCount(t *testing.T) {
	if n := markdownLines("a" + strings.Repeat("\n \t\n", 10_000) + "b"); n > 4 {
		t.Errorf("%d lines", n)
	}
	if n := plainLines("a\n\nb"); n != 3 {
		t.Errorf("a plain text keeps its blank lines: %d", n)
	}
}

// The lines counted are never fewer than the pieces and words that a text becomes.
func TestNothingOfATextGoesUncounted(t *testing.T) {
	for _, s := range append([]string{
		"", "a", "a\nb", "a\n\nb\r\rc\u2028d", "- a\n  - b\n- c", "1. a\n2. b", "**a** b *c* d __e__ _f_ ***g*** h", "[a](http://b) [c **d** e](http://f) g", "**a\n\nb** c", "* * *", "[a] b] c",
	}, longest["bold words"]+longest["links"]) {
		n := 0
		var count func(p prosa.Prosa)
		count = func(p prosa.Prosa) {
			for _, st := range p {
				n += len(st.Linje)
				for _, punkt := range st.Punkter {
					n += len(punkt.Linje)
					if punkt.Under != nil {
						count(prosa.Prosa{*punkt.Under})
					}
				}
			}
		}
		count(prosa.Read(s))
		if got := 2 * markdownLines(s); got < n { // a break and the words before it are two
			t.Errorf("%q: %d lines for %d pieces", s, got/2, n)
		}
	}
}
