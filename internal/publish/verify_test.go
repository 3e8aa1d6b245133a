package publish

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"notat/internal/template"
	"notat/templates"
)

// verdict is that on a file of a release, also while this program is none.
func verdict(t *testing.T, s *Service, file []byte) Verified {
	t.Helper()
	k := verified(t, s, file, nil)
	if !strings.HasSuffix(k.Besked, notOrigin) {
		t.Errorf("does not say that it proves no origin: %s", k.Besked)
	}
	return k
}

func verified(t *testing.T, s *Service, file []byte, only *template.Template) Verified {
	t.Helper()
	k, err := s.Verify(context.Background(), file, only)
	if o, no := Extract(file); no == nil && o.Release == Release && !fixed(Release) {
		if k.Dom != Uafgjort {
			t.Errorf("%s is decided: %s", Release, k.Besked)
		}
		k, err = s.compare(context.Background(), file, o, only)
	}
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// What no release made has no bytes to be held to: it is never called altered.
func TestOnlyAReleaseIsDecided(t *testing.T) {
	for release, want := range map[string]bool{"notat 0.1.0": false, "notat 0.2.0-dev": false, "notat 0.2.0": true, "notat 1.10.0": true, "notat 1.10.0-dev": false} {
		if fixed(release) != want {
			t.Errorf("%s: %v", release, !want)
		}
	}
	s := newService(t)
	file := made(t, s, Request{Data: records(t, examples)["solbakken-2025-26"]}, "pdf")
	k, err := s.Verify(context.Background(), file, nil)
	if err != nil || (k.Dom == Uafgjort) == fixed(Release) {
		t.Errorf("%s: %v %v", Release, k, err)
	}
	if altered, err := s.Verify(context.Background(), append(file, '\n'), nil); err != nil || altered.Dom == Stemmer || altered.Dom == Aendret && !fixed(Release) {
		t.Errorf("%s, altered: %v %v", Release, altered, err)
	}
}

func TestEveryExampleAgreesWithItsRecord(t *testing.T) {
	s := newService(t)
	for name, data := range records(t, examples) {
		for _, municipality := range s.Templates() {
			for _, edition := range []Udgave{Offentlig, Intern} {
				file := made(t, s, Request{Data: data, Udgave: edition, Name: municipality}, "pdf")
				if k := verdict(t, s, file); k.Dom != Stemmer {
					t.Errorf("%s %s %s: %s", name, municipality, edition, k.Besked)
				}
			}
		}
	}
	draft := made(t, s, Request{Data: records(t, examples)["solbakken-2025-26"], Status: "udkast"}, "pdf")
	if k := verdict(t, s, draft); k.Dom != Stemmer {
		t.Errorf("draft: %s", k.Besked)
	}
}

// No byte of a file can be changed, added or taken away unseen.
func TestAnAlteredFileNeverAgrees(t *testing.T) {
	s := newService(t)
	file := made(t, s, Request{Data: records(t, examples)["solbakken-2025-26"]}, "pdf")
	altered := map[string][]byte{
		"a byte added":      append(slices.Clone(file), '\n'),
		"an update added":   append(slices.Clone(file), "1 0 obj<<>>endobj\nxref\n0 0\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n"...),
		"the end cut off":   file[:len(file)-1],
		"nothing but noise": []byte("%PDF-1.7\nintet"),
		"no PDF":            []byte("PK\x03\x04"),
	}
	for n := 0; n < len(file); n += 211 {
		b := slices.Clone(file)
		b[n] ^= 0x10
		if k := verdict(t, s, b); k.Dom == Stemmer {
			t.Errorf("byte %d changed: %s", n, k.Besked)
		}
	}
	for name, b := range altered {
		if k := verdict(t, s, b); k.Dom != Aendret {
			t.Errorf("%s: %d %s", name, k.Dom, k.Besked)
		}
	}
}

// Another release or template cannot be judged here, and is not called altered.
func TestWhatIsNotDecidableHereIsSaid(t *testing.T) {
	s := newService(t)
	data := records(t, examples)["solbakken-2025-26"]
	file := made(t, s, Request{Data: data, Name: "fjordby"}, "pdf")

	elsewhere := New(template.NewStore(templates.FS, ""), "standard")
	if k := verdict(t, elsewhere, file); k.Dom != Uafgjort || !strings.Contains(k.Besked, "fjordby") {
		t.Errorf("no such template: %d %s", k.Dom, k.Besked)
	}

	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "fjordby"), os.DirFS(filepath.Join(examples, "templates", "fjordby"))); err != nil {
		t.Fatal(err)
	}
	same := New(template.NewStore(templates.FS, dir), "standard")
	if k := verdict(t, same, file); k.Dom != Stemmer {
		t.Errorf("the same template elsewhere: %s", k.Besked)
	}
	settings := filepath.Join(dir, "fjordby", "template.json")
	old, err := os.ReadFile(settings)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(settings, append(old, '\n'), 0o644); err != nil {
		t.Fatal(err)
	}
	changed := New(template.NewStore(templates.FS, dir), "standard")
	if k := verdict(t, changed, file); k.Dom != Uafgjort {
		t.Errorf("a changed template: %d %s", k.Dom, k.Besked)
	}
	only, err := template.NewStore(templates.FS, "").OpenDir(filepath.Join(examples, "templates", "fjordby"))
	if err != nil {
		t.Fatal(err)
	}
	if k := verified(t, elsewhere, file, only); k.Dom != Stemmer {
		t.Errorf("the template at hand: %s", k.Besked)
	}
}

// A file of another release has another release's name in its mark.
func TestAnotherReleaseIsNotDecidableHere(t *testing.T) {
	s := newService(t)
	pdf, _ := FormatNamed("pdf")
	q := Request{Data: records(t, examples)["solbakken-2025-26"]}
	m, err := s.compose(context.Background(), q, pdf)
	if err != nil {
		t.Fatal(err)
	}
	m.document.Meta.Release = "notat 0.0.1"
	draw, err := s.renderer(m.template, pdf)
	if err != nil {
		t.Fatal(err)
	}
	file, err := draw(context.Background(), m.document)
	if err != nil {
		t.Fatal(err)
	}
	if k := verdict(t, s, file); k.Dom != Uafgjort || !strings.Contains(k.Besked, "0.0.1") {
		t.Errorf("%d %s", k.Dom, k.Besked)
	}
	if bytes.Contains(file, []byte(Release)) {
		t.Error("the file names two releases")
	}
}
