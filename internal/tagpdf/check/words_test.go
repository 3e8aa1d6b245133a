package check

import (
	"slices"
	"testing"

	"notat/internal/tagpdf"
)

func TestAFileIsHeldAgainstTheWordsMeant(t *testing.T) {
	pdf := good(t, nil)
	meant := []string{"Overskrift", "Et afsnit med  link på", "tre lin\u00ADjer.\u200b", "Anna Čapek", "Punkt", "Tabel", "Fag", "Tal", "Dansk", "7,40"}
	if found, err := Against(pdf, meant); err != nil || len(found) > 0 {
		t.Error(found, err)
	}
	for name, other := range map[string][]string{
		"nothing":      {},
		"one too few":  meant[:9],
		"one too many": append(slices.Clone(meant), "mere"),
		"another word": append([]string{"Underskrift"}, meant[1:]...),
		"other order":  append([]string{meant[1], meant[0]}, meant[2:]...),
		"glued words":  append([]string{meant[0], "Et afsnit medlink på"}, meant[2:]...),
	} {
		found, err := Against(pdf, other)
		if err != nil || len(found) != 1 || found[0].Code != "words" {
			t.Errorf("%s: %v %v", name, found, err)
		}
	}
}

// Where the words are known there is nothing to guess: a word broken at a
// zero-width space is one word, and words that run together are two too few.
func TestKnownWordsTakeThePlaceOfGuesses(t *testing.T) {
	pdf := good(t, func(d *draft) { d.words(tagpdf.P, tagpdf.Attr{}, "nul|bredde er et ord") })
	text, err := Text(pdf)
	if err != nil {
		t.Fatal(err)
	}
	if found, err := Against(pdf, text); err != nil || len(found) > 0 {
		t.Error(found, err)
	}
	text[len(text)-1] = "nul bredde er et ord"
	if found, err := Against(pdf, text); err != nil || len(found) != 1 {
		t.Error(found, err)
	}
}
