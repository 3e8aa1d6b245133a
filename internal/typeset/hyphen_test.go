package typeset

import (
	"strings"
	"testing"
)

func TestDanishWordsAreHyphenatedAsTheirPatternsSay(t *testing.T) {
	for _, want := range []string{
		"under-vis-nings-miljø", "for-valt-nin-gen", "triv-sels-må-ling", "resul-ta-ter", "til-lids-re-præ-sen-tan-ten", "ele-ver", "elev", "æblerne",
	} {
		word, last, parts := strings.ReplaceAll(want, "-", ""), 0, []string(nil)
		for _, at := range danishHyphenation().points(word) {
			parts = append(parts, word[last:at])
			last = at
		}
		if got := strings.Join(append(parts, word[last:]), "-"); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestOnlyWordsAreHyphenated(t *testing.T) {
	for text, want := range map[string]string{
		"(undervisning),": "undervisning", "Undervisning": "Undervisning", "UNDERVISNING": "", "skole@fjordby.dk": "", "9.klasse": "", "iPad": "", "»": "",
	} {
		if got, _ := onlyWord(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestASoftHyphenOverrulesThePatterns(t *testing.T) {
	lines := set("under\u00ADvisningsmiljø", Options{Width: 66, Hyphenate: true})
	if got := strings.Join(written(lines), "|"); got != "under~|visningsmiljø" {
		t.Errorf("got %q", got)
	}
}
