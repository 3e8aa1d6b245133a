package conformance

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"notat/internal/publish"
	"notat/internal/template"
	"notat/templates"
)

// columns are all examples, and what is too wide, in a template whose text stands in two
// columns.
func (w *writer) columns() {
	of := w.service
	defer func() { w.service = of }()
	w.service = publish.New(template.NewStore(templates.FS, inColumns(w.T)), "spalter")
	files, err := filepath.Glob(filepath.Join(examples, "*.json"))
	if err != nil {
		w.Fatal(err)
	}
	for _, file := range append(files, filepath.Join("pages", "wide.json")) {
		data, err := os.ReadFile(file)
		if err != nil {
			w.Fatal(err)
		}
		for _, format := range []string{"pdf", "docx"} {
			if !w.write(filepath.Base(file), format, publish.Request{Data: data, Udgave: publish.Intern}) {
				w.Errorf("%s: it is refused", file)
			}
		}
	}
}

// inColumns gives a folder with the standard's template, in two columns.
func inColumns(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "spalter"), sub(t, "standard")); err != nil {
		t.Fatal(err)
	}
	word := filepath.Join(dir, "spalter", "notat.docx")
	from, err := zip.OpenReader(word)
	if err != nil {
		t.Fatal(err)
	}
	defer from.Close()
	var to bytes.Buffer
	z := zip.NewWriter(&to)
	for _, f := range from.File {
		data, err := fs.ReadFile(from, f.Name)
		if err != nil {
			t.Fatal(err)
		}
		part, err := z.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := part.Write(bytes.Replace(data, []byte(`<w:cols w:space="708"/>`), []byte(`<w:cols w:num="2" w:space="708" w:sep="1"/>`), 1)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(word, to.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
}

func sub(t *testing.T, name string) fs.FS {
	t.Helper()
	f, err := fs.Sub(templates.FS, name)
	if err != nil {
		t.Fatal(err)
	}
	return f
}
