package readback_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"notat/internal/publish"
)

// A draft that LibreOffice has opened and saved gives its record, and nothing is
// to be said of it, though little of the file is as it was: the controls are
// gone, fewer or by other ids, stress in a quote is direct formatting, and a
// soft hyphen is an element. The files are the draft of word.Record with the
// words below, saved by the version that they are named for; the same is done
// with today's drafts where LibreOffice is installed (conformance/readback).
func TestADraftSavedByLibreOfficeGivesItsRecord(t *testing.T) {
	s := newService(t)
	files, err := filepath.Glob("testdata/libreoffice-*.docx")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		draft, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		o, err := publish.Extract(draft)
		if err != nil {
			t.Fatal(file, err)
		}
		for _, want := range []string{"*rart* og ***trygt***", "blød\u00adhed"} {
			if !strings.Contains(string(o.Record), want) {
				t.Errorf("%s: the record has no %q", file, want)
			}
		}
		back := handBack(t, s, publish.Indlevering{Fil: draft})
		for _, i := range back.Rest {
			if i.Kode != "anden-udgivelse" {
				t.Errorf("%s: %s %s: %s", file, i.Severity, i.Kode, i.Tekst)
			}
		}
		for _, c := range back.Aendringer {
			t.Errorf("%s: changed %s: %q -> %q", file, c.Pointer, c.Before, c.After)
		}
		if !back.Ready() || string(back.Record) != string(o.Record) {
			t.Errorf("%s: not the same record", file)
		}
	}
}
