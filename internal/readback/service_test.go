package readback_test

import (
	"context"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"notat/internal/ooxml"
	"notat/internal/publish"
	"notat/internal/readback"
	word "notat/internal/readback/readbacktest"
	"notat/internal/render/docx"
	"notat/internal/samtale"
	"notat/internal/template"
	_ "notat/internal/testrun"
	"notat/templates"
)

// These tests see read-back through the service, which draws the drafts and
// proves what came of them.

const examples = "../../examples"

// store is one for all tests: reading the templates takes time.
var store = template.NewStore(templates.FS, filepath.Join(examples, "templates"))

func newService(testing.TB) *publish.Service { return publish.New(store, "standard") }

// draft gives the draft of word.Record.
var draft = sync.OnceValues(func() ([]byte, error) {
	f, _ := publish.FormatNamed("docx")
	d, err := newService(nil).Render(context.Background(), publish.Request{Data: []byte(word.Record)}, f)
	if err != nil {
		return nil, err
	}
	return d.Data, nil
})

// editedDraft gives the draft of word.Record after an edit.
func editedDraft(t testing.TB, edit func(*word.Hand)) []byte {
	t.Helper()
	d, err := draft()
	if err != nil {
		t.Fatal(err)
	}
	h := word.InWord(t, d, word.Rand)
	edit(h)
	return h.Save(t)
}

func handBack(t testing.TB, s *publish.Service, q publish.Indlevering) *publish.IndleveringSvar {
	t.Helper()
	back, err := s.ReadBack(context.Background(), q)
	if err != nil {
		t.Fatal(err)
	}
	return back
}

// item gives the item of a code.
func item(t testing.TB, i *publish.IndleveringSvar, kode string) (id string, choices map[string]bool) {
	t.Helper()
	choices = map[string]bool{}
	for _, x := range i.Rest {
		if x.Kode == kode {
			for _, c := range x.Choices {
				choices[c.ID] = true
			}
			return x.ID, choices
		}
	}
	t.Fatalf("no item %s among %v", kode, i.Rest)
	return "", nil
}

// certain gives what of the record is certain after an edit of the draft of word.Record,
// also while items are open.
func certain(t testing.TB, file []byte, back *publish.IndleveringSvar) string {
	t.Helper()
	if record := back.Settled(); record != nil {
		return string(record)
	}
	in, err := underway()
	if err != nil {
		t.Fatal(err)
	}
	if in.Edited, _, err = opened(file); err != nil {
		t.Fatal(err)
	}
	read, err := readback.Read(context.Background(), in)
	if err != nil {
		t.Fatal(err)
	}
	return string(read.Record)
}

// underway is what the service reads an edited draft of word.Record with.
var underway = sync.OnceValues(func() (in readback.Input, err error) {
	file, err := draft()
	if err != nil {
		return in, err
	}
	if in.Baseline, in.Base, err = opened(file); err != nil {
		return in, err
	}
	tpl, err := store.Get("standard")
	if err != nil {
		return in, err
	}
	in.Hoved, in.Labels, in.Status, in.Parter = publish.Hoved(tpl), map[string]string{}, map[string]string{}, map[string]string{}
	for _, part := range samtale.Parter {
		in.Parter[strings.ToLower(tpl.Tekst("part."+string(part)))] = string(part)
	}
	for _, key := range []string{"baggrund", "tiltag", "tegn", "ansvarlig", "frist", "status", "bemaerkning", "fraSkoleaar"} {
		in.Labels[tpl.Tekst("aftale."+key)] = key
	}
	for _, code := range samtale.Aftalestatusser {
		in.Status[strings.ToLower(tpl.Tekst("status."+code))] = code
	}
	return in, nil
})

// opened gives a draft, and the record in it.
func opened(file []byte) (d readback.Draft, record []byte, err error) {
	if d.File, err = ooxml.Open(file); err != nil {
		return d, nil, err
	}
	m, err := docx.ReadMark(d.File)
	if err != nil {
		return d, nil, err
	}
	d.Controls = map[string]readback.Control{}
	for _, c := range m.Controls {
		d.Controls[c.Tag] = readback.Control{Pointer: c.Pointer, Rich: c.Rich}
	}
	return d, m.Record, nil
}

func changedRecord(old ...string) []byte {
	return []byte(strings.NewReplacer(old...).Replace(word.Record))
}
