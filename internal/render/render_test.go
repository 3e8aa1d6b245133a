package render_test

import (
	"bytes"
	"context"
	"testing"

	"notat/internal/notat"
	"notat/internal/render"
	"notat/internal/template"
	"notat/templates"
)

// Each format is found by the ending of its files, draws with any template that
// opens, and gives the same bytes for the same document.
func TestEveryFormatIsFoundByItsEndingAndDraws(t *testing.T) {
	look, err := template.NewStore(templates.FS, "").Get("standard")
	if err != nil {
		t.Fatal(err)
	}
	begins := map[string]string{"pdf": "%PDF-", "docx": "PK", "html": "<!DOCTYPE html>"}
	d := &notat.Document{Titel: "Mødet", Sprog: "da-DK", Blocks: []notat.Block{
		&notat.Heading{Level: 1, Inlines: []notat.Inline{notat.Text("Mødet")}},
		&notat.Paragraph{Role: notat.Body, Inlines: []notat.Inline{notat.Text("Det gik godt.")}}}}
	for _, f := range render.Formats {
		named, ok := render.Named(f.Name)
		if !ok || named.MIME != f.MIME {
			t.Errorf("%s is not found by its ending", f.Name)
			continue
		}
		draw, err := named.New(look, nil)
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		first, err := draw(context.Background(), d)
		if err != nil || !bytes.HasPrefix(first, []byte(begins[f.Name])) {
			t.Errorf("%s: %.20q, %v", f.Name, first, err)
		}
		if again, err := draw(context.Background(), d); err != nil || !bytes.Equal(first, again) {
			t.Errorf("%s: another file the second time (%v)", f.Name, err)
		}
	}
	if f, ok := render.Named("doc"); ok {
		t.Errorf("doc is %v", f)
	}
}

// Only what is made to be edited shows the internal edition unasked.
func TestOnlyADraftIsInternalUnasked(t *testing.T) {
	for _, f := range render.Formats {
		if (f.Udgave == notat.Intern) != f.Draft {
			t.Errorf("%s: %s, draft %v", f.Name, f.Udgave, f.Draft)
		}
	}
}
