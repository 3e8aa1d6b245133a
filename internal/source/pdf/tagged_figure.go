package pdf

import (
	"notat/internal/source"
	"strings"
)

// figure makes a picture of what an element draws. Words drawn in it are left out
// where a text stands for them.
func (t *tagged) figure(e *element) {
	alt := strings.TrimSpace(clean(t.d.Text(e.dict["Alt"])))
	var images []drawing
	var where *page
	var find func(e *element)
	find = func(e *element) {
		for _, k := range e.kids {
			if k.element != nil {
				find(k.element)
			} else if m := t.content[address{k.owner, k.mcid}]; m != nil && !m.used {
				images, where = append(images, m.images...), m.page
				m.images = nil
			}
		}
	}
	find(e)
	if where == nil {
		where = t.d.byRef[owner(e)]
	}
	switch {
	case len(images) > 0:
		t.picture(images[0], where, alt)
	case alt != "" && where != nil:
		t.out = append(t.out, piece{Piece: source.Piece{What: source.Picture, Figure: &source.Figure{Form: "pdf", Alt: alt}, Place: source.Place{Page: where.number}}})
	}
	for _, list := range t.texts(e) {
		if alt == "" {
			if p, ok := t.d.paragraph(list); ok {
				t.out = append(t.out, p)
			}
			continue
		}
		for _, l := range list {
			t.left.add(source.Decoration, l.tidy(), source.Place{Page: l.page.number})
		}
	}
}

func owner(e *element) ref {
	r, _ := e.dict["Pg"].(ref)
	return r
}

func (t *tagged) picture(m drawing, p *page, alt string) {
	if m.ref != 0 && t.d.shown[m.ref] {
		return
	}
	t.d.shown[m.ref] = true
	f, ok := t.d.figure(m, alt)
	if !ok {
		return
	}
	if f == nil {
		f = &source.Figure{Form: "pdf", Alt: alt}
	}
	t.out = append(t.out, piece{Piece: source.Piece{What: source.Picture, Figure: f, Place: source.Place{Page: p.number}}, y: m.y})
}
