package template

import (
	"slices"
	"strings"

	"github.com/beevik/etree"

	"notat/internal/ooxml"
)

// checkBody sees to it that {{indhold}} stands alone in one paragraph of the
// body, and that nothing else stands there which the PDF would not show.
func (r *reader) checkBody() {
	found := 0
	for i, e := range r.body.ChildElements() {
		if r.ctx.Err() != nil {
			return
		}
		place := sprintf("brødteksten, afsnit %d", i+1)
		if e.Tag != "p" {
			r.checkNested(e, place)
			continue
		}
		if ooxml.Has(ooxml.Child(e, "pPr"), "sectPr") {
			r.notes.fail("sektionsskift", place, "Filen har et sektionsskift. Slet det: hele notatet har samme sidehoved og margener.")
		}
		text := plainText(e)
		if quote := short(text); quote != "" {
			place += " (»" + quote + "«)"
		}
		r.checkNested(e, place)
		n := contentTags(text)
		found += n
		switch {
		case n == 0:
			r.checkText(text, place)
		case !IsContent(text) || ooxml.Draws(e):
			r.notes.fail("indhold-ikke-alene", place, "{{indhold}} skal stå alene i sit eget afsnit – her står der også andet.")
			checkWords(withoutContent(text), place, r.notes)
		case e.FindElement(".//w:br[@w:type]") != nil:
			r.notes.warn("sideskift", place, "Her er et sideskift i afsnittet med {{indhold}}. Det følger ikke med: notatets tekst begynder, hvor afsnittet står.")
		}
	}
	switch {
	case found == 0:
		r.notes.fail("indhold-mangler", "brødteksten", "{{indhold}} mangler. Skriv det alene i et afsnit, dér, hvor notatets tekst skal stå.")
	case found > 1:
		r.notes.fail("indhold-flere-gange", "brødteksten", "{{indhold}} står %d gange. Det skal stå ét sted.", found)
	}
}

func (r *reader) checkNested(e *etree.Element, place string) {
	for _, c := range e.ChildElements() {
		if r.ctx.Err() != nil {
			return
		}
		if c.Space == "w" && c.Tag == "p" {
			text := plainText(c)
			if contentTags(text) > 0 {
				r.notes.fail("indhold-forkert-sted", place, "{{indhold}} skal stå i et almindeligt afsnit, ikke i en tabel, en tekstboks eller et felt.")
			} else {
				r.checkText(text, place)
			}
		}
		r.checkNested(c, place)
	}
}

func (r *reader) checkText(text, place string) {
	checkWords(text, place, r.notes)
	if short(text) != "" {
		r.notes.warn("kun-i-word", place, "Teksten uden for {{indhold}} vises kun i Word-udkastet, ikke i PDF og på siden. Flyt den til sidehovedet eller sidefoden.")
	}
}

// contentTags counts {{indhold}}.
func contentTags(text string) (n int) {
	for _, m := range FindTags(text) {
		if m.Name == Indhold {
			n++
		}
	}
	return n
}

// withoutContent gives a text without {{indhold}}.
func withoutContent(text string) string {
	tags := FindTags(text)
	for _, m := range slices.Backward(tags) {
		if m.Name == Indhold {
			text = text[:m.From] + text[m.To:]
		}
	}
	return text
}

// plainText gives the words of a paragraph as FindTags reads them.
func plainText(p *etree.Element) string { return ooxml.Joined(ooxml.LettersOf(p)) }

// short is the beginning of a text, to show where something is.
func short(s string) string {
	s = strings.Join(strings.Fields(strings.ReplaceAll(s, "\x00", " ")), " ")
	if r := []rune(s); len(r) > 40 {
		return string(r[:39]) + "…"
	}
	return s
}
