package readback_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"notat/internal/publish"
	"notat/internal/readback"
)

// A draft that nobody touched gives the same record, and nothing is to be said.
func TestAnUneditedDraftGivesTheSameRecord(t *testing.T) {
	s := newService(t)
	files, err := filepath.Glob(filepath.Join(examples, "*.json"))
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	f, _ := publish.FormatNamed("docx")
	for _, file := range files {
		for _, q := range []publish.Request{{}, {Udgave: publish.Offentlig}, {Status: "udkast"}} {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			q.Data = data
			doc, err := s.Render(context.Background(), q, f)
			if err != nil {
				t.Fatal(file, err)
			}
			unchanged(t, s, file+" "+string(q.Udgave)+" "+q.Status, doc.Data)
			if q.Udgave != publish.Offentlig {
				continue
			}
			if back := handBack(t, s, publish.Indlevering{Fil: doc.Data, Record: data}); !back.Ready() || len(back.Rest)+len(back.Aendringer) > 0 {
				t.Errorf("%s, public, with its record: %+v %+v", file, back.Rest, back.Aendringer)
			}
		}
	}
}

func unchanged(t *testing.T, s *publish.Service, name string, draft []byte) {
	t.Helper()
	o, err := publish.Extract(draft)
	if err != nil {
		t.Fatal(name, err)
	}
	back, err := s.ReadBack(context.Background(), publish.Indlevering{Fil: draft, Svar: []byte(`{"offentligt-udkast":"uden-resten"}`)})
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	back.Rest = slices.DeleteFunc(back.Rest, func(i readback.Item) bool { return i.Kode == "offentligt-udkast" && i.Chosen != "" })
	for _, c := range back.Aendringer {
		t.Errorf("%s: changed %s: %q -> %q", name, c.Pointer, c.Before, c.After)
	}
	for _, i := range back.Rest {
		t.Errorf("%s: %s %s %s: %s", name, i.Severity, i.Kode, i.Pointer, i.Tekst)
	}
	if !back.Ready() || string(back.Record) != string(o.Record) {
		t.Errorf("%s: not the same record", name)
	}
}

// A draft that was made by an older release comes back as well: the record it
// carries is what counts, and the file says no more than that it is older.
func TestADraftOfAnOlderReleaseGivesItsRecord(t *testing.T) {
	const frozen = "testdata/udkast-0.1.0.docx"
	s := newService(t)
	draft, err := os.ReadFile(frozen)
	if err != nil {
		t.Fatal(err)
	}
	o, err := publish.Extract(draft)
	if err != nil {
		t.Fatal(err)
	}
	back := handBack(t, s, publish.Indlevering{Fil: draft})
	for _, i := range back.Rest {
		if i.Kode != "anden-udgivelse" {
			t.Errorf("%s %s: %s", i.Severity, i.Kode, i.Tekst)
		}
	}
	if !back.Ready() || len(back.Aendringer) > 0 || string(back.Record) != string(o.Record) {
		t.Errorf("not the same record: %v", back.Aendringer)
	}
}
