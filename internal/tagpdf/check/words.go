package check

import (
	"fmt"
	"strings"

	"notat/internal/typeset"
)

// Against checks a file as Bytes does, and that its structure says the words
// that were meant and no others, in their order. That is exact where Bytes has
// to guess: it takes the place of the check for glued words. Of text, only its
// words count, as typeset.Clean leaves them; soft hyphens and the like do not.
func Against(pdf []byte, text []string) ([]Finding, error) {
	d, err := load(pdf)
	if err != nil {
		return nil, err
	}
	d.meant = words(text)
	return d.check(), nil
}

// words gives the words of texts; never nil.
func words(text []string) []string {
	return append([]string{}, strings.Fields(breaks.Replace(typeset.Clean(strings.Join(text, " "))))...)
}

// breaks say where a word may be broken, and are no part of it.
var breaks = strings.NewReplacer("\u00AD", "", "\u200B", "")

// checkWords compares what the structure says with what was meant.
func (d *document) checkWords() {
	got := words(d.said())
	for i := range max(len(got), len(d.meant)) {
		if i >= len(got) || i >= len(d.meant) || got[i] != d.meant[i] {
			d.find("words", fmt.Sprintf("word %d", i+1), "%s, not %s", some(got, i), some(d.meant, i))
			return
		}
	}
}

// some shows a few words from the i-th on.
func some(w []string, i int) string {
	if i >= len(w) {
		return "nothing"
	}
	return fmt.Sprintf("%q", strings.Join(w[i:min(len(w), i+4)], " "))
}
