package template

import (
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
		if quote := strings.TrimSpace(text); quote != "" {
			place += " (»" + short(quote) + "«)"
		}
		r.checkNested(e, place)
		n := strings.Count(text, "{{"+Indhold+"}}")
		found += n
		switch {
		case n > 0 && strings.TrimSpace(text) != "{{"+Indhold+"}}":
			r.notes.fail("indhold-ikke-alene", place, "{{indhold}} skal stå alene i sit eget afsnit – her står der også anden tekst.")
			checkWords(strings.ReplaceAll(text, "{{"+Indhold+"}}", ""), place, r.notes)
		case n == 0:
			r.checkText(text, place)
		}
	}
	switch {
	case found == 0:
		r.notes.fail("indhold-mangler", "brødteksten", "{{indhold}} mangler. Skriv det alene i et afsnit, dér hvor notatets tekst skal stå.")
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
			if strings.Contains(text, "{{"+Indhold+"}}") {
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
	if strings.TrimSpace(text) != "" {
		r.notes.warn("kun-i-word", place, "Teksten uden for {{indhold}} vises kun i Word-udkastet, ikke i PDF og på siden. Flyt den til sidehovedet eller sidefoden.")
	}
}

// plainText gives the visible words of a paragraph, tags in their plain form.
func plainText(p *etree.Element) string {
	var b strings.Builder
	var walk func(e *etree.Element)
	walk = func(e *etree.Element) {
		for _, c := range e.ChildElements() {
			switch c.Tag {
			case "t":
				b.WriteString(c.Text())
			case "tab":
				if e.Tag == "r" {
					b.WriteByte('\t')
				}
			case "br", "cr":
				b.WriteByte('\n')
			case "del", "moveFrom", "pPr", "rPr", "Fallback", "p":
			default:
				walk(c)
			}
		}
	}
	walk(p)
	return tagPattern.ReplaceAllString(b.String(), "{{$1}}")
}

// short is the beginning of a text, to show where something is.
func short(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > 40 {
		return string(r[:39]) + "…"
	}
	return s
}
