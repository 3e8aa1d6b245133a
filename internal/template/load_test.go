package template_test

import (
	"testing"

	"notat/internal/template"
	"notat/templates"
)

func standard(t testing.TB) *template.Template {
	t.Helper()
	s, err := template.NewStore(templates.FS, "").Get("standard")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestStandardLoadsWithoutWarnings(t *testing.T) {
	if w := standard(t).Warnings; len(w) > 0 {
		t.Errorf("warnings: %q", w)
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := template.NewStore(templates.FS, "").Get("standard"); err != nil {
			b.Fatal(err)
		}
	}
}
