package publish

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"

	"notat/internal/template"
	"notat/templates"
)

func skabeloner(t testing.TB) *Service {
	t.Helper()
	return New(template.NewStore(templates.FS, "../../examples/templates"), "standard")
}

// The preview is an ordinary record without any warning, and shows all there is
// to design.
func TestThePreviewShowsEveryKindOfBlock(t *testing.T) {
	s := skabeloner(t)
	for _, name := range s.Templates() {
		q := Request{Data: sample, Name: name}
		r, err := s.Validate(context.Background(), q)
		if err != nil || len(r.Faults) > 0 {
			t.Errorf("%s: %v %v", name, r, err)
		}
		tm, _ := s.templates.Get(name)
		for _, f := range Formats {
			d, err := s.Preview(context.Background(), tm, f)
			if err != nil || len(d.Data) == 0 || d.Navn.ASCII != "proeve-"+name+"."+f.Name {
				t.Errorf("%s, %s: %v", name, f.Name, err)
			}
		}
	}
	for _, kind := range []string{"tekst", "sammenstilling", "tabel", "citater", "figur", "resultater", "aftaler"} {
		if !bytes.Contains(sample, []byte(`"type": "`+kind+`"`)) {
			t.Errorf("%s is not in the preview", kind)
		}
	}
}

// What a secretary hands in is kept no longer than the answer.
func TestAHandedInTemplateIsNotKept(t *testing.T) {
	s := skabeloner(t)
	word, err := os.ReadFile("../../examples/templates/fjordby/notat.docx")
	if err != nil {
		t.Fatal(err)
	}
	k, err := s.CheckWord(context.Background(), word, "")
	if err != nil || k.Template == nil {
		t.Fatal(k.Faults, err)
	}
	f, _ := FormatNamed("html")
	d, err := s.Preview(context.Background(), k.Template, f)
	if err != nil || !bytes.Contains(d.Data, []byte("#166A45")) {
		t.Fatalf("not in Fjordby's green: %v", err)
	}
	s.prepared.Range(func(key, _ any) bool {
		t.Errorf("kept: %v", key.(preparedKey).what)
		return true
	})
}

func TestAFolderMayExtendAKnownTemplate(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "template.json"), []byte(`{"extends": "fjordby", "graense": 10}`), 0o644); err != nil {
		t.Fatal(err)
	}
	k, err := skabeloner(t).CheckFolder(os.DirFS(dir), "ny")
	if err != nil || k.Template == nil || k.Template.Settings.Graense != 10 || !k.Svar().Gyldig {
		t.Errorf("%v %v", k.Faults, err)
	}
}
