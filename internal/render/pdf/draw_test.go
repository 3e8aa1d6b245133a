package pdf

import (
	"context"
	"testing"

	"notat/internal/notat"
	"notat/internal/template"
)

// newRenderer prepares the test's look.
func newRenderer(t testing.TB) *renderer {
	t.Helper()
	return rendererFor(t, look())
}

func rendererFor(t testing.TB, l template.Look) *renderer {
	t.Helper()
	r, err := prepare(&template.Template{Name: "fjordby", Look: l})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// draw draws a document.
func draw(t testing.TB, r *renderer, d *notat.Document) []byte {
	t.Helper()
	b, err := r.render(context.Background(), d)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// laidOut lays a document out.
func laidOut(t testing.TB, r *renderer, d *notat.Document) ([]item, *bounds) {
	t.Helper()
	flow, b, err := r.layout(context.Background(), d, newWardrobe(d, r.mark, &desk{}))
	if err != nil {
		t.Fatal(err)
	}
	return flow, b
}

// each calls do for every item of a flow and of the flows within it.
func each(flow []item, do func(*item)) {
	for i := range flow {
		do(&flow[i])
		if r := flow[i].row; r != nil {
			for j := range r.cells {
				each(r.cells[j].flow, do)
			}
		}
	}
}
