package pdf

import (
	"notat/internal/source"
	"slices"
)

// item makes an item of the first paragraph of one; what follows in it stands as
// text. A label that is no marker is a word, as that of a term: it stands before
// what it labels.
func (t *tagged) item(e *element) {
	var label []placed
	rest := element{kind: e.kind, dict: e.dict}
	for _, k := range e.kids {
		if k.element != nil && k.element.kind == "Lbl" {
			label = append(label, t.inner(k.element)...)
		} else {
			rest.kids = append(rest.kids, k)
		}
	}
	l, labelled := t.d.paragraph(byLines(label))
	m := plain(l.Words)
	if labelled && mark(m) != m {
		t.term(l, &rest)
		return
	}
	level := max(1, t.lists)
	for p := range t.paragraphs(&rest) {
		if m == "" {
			m = mark(plain(p.Words))
			p.Words = unmark(p.Words, m)
		}
		p.What, p.Level, p.Sure, p.Numbered = source.Item, level, true, numeral.MatchString(m)
		break
	}
	t.out = slices.DeleteFunc(t.out, func(p piece) bool { return p.What == source.Item && len(p.Words) == 0 })
}

// term puts a label before what it labels: on its line, where that is one.
func (t *tagged) term(label piece, e *element) {
	t.lists--
	from := len(t.out)
	t.flow(e)
	t.lists++
	for i := range label.Words {
		label.Words[i].Fed = true
	}
	if len(t.out) == from+1 && t.out[from].What == source.Text {
		label.Words[len(label.Words)-1].Tekst += " "
		t.out[from].Words = joined(label.Words, t.out[from].Words)
		return
	}
	t.out = slices.Insert(t.out, from, label)
}
