package publish

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"notat/internal/samtale"
)

func made(t testing.TB, s *Service, q Request, format string) []byte {
	t.Helper()
	f, _ := FormatNamed(format)
	doc, err := s.Render(context.Background(), q, f)
	if err != nil {
		t.Fatal(err)
	}
	return doc.Data
}

// What a document carries, rendered again, gives the same bytes; and what is
// carried does not change on the way. An ordinary run takes one municipality's template for
// each, by turns; NOTAT_SOAK takes all.
func TestWhatIsExtractedBecomesTheSameDocument(t *testing.T) {
	if testing.Short() {
		t.Skip("makes hundreds of files: left out with -short")
	}
	s := newService(t)
	all, turn := records(t, examples), 0
	for _, name := range slices.Sorted(maps.Keys(all)) {
		data := all[name]
		for _, format := range []string{"pdf", "docx"} {
			for i, municipality := range s.Templates() {
				for _, edition := range []Udgave{Offentlig, Intern} {
					if os.Getenv("NOTAT_SOAK") == "" && (turn+i)%len(s.Templates()) > 0 {
						continue
					}
					first := made(t, s, Request{Data: data, Udgave: edition, Name: municipality}, format)
					o, err := Extract(first)
					if err != nil {
						t.Fatalf("%s %s: %v", name, format, err)
					}
					if o.Udgave != edition || o.Template != municipality || o.Release != Release {
						t.Errorf("%s %s: made with %v", name, format, o)
					}
					again := made(t, s, Request{Data: o.Record, Udgave: edition, Name: municipality}, format)
					if !bytes.Equal(first, again) {
						t.Errorf("%s.%s %s %s: other bytes", name, format, municipality, edition)
					}
				}
			}
			turn++
		}
	}
}

// The internal edition carries the posted value itself, sorted and without white space.
func TestTheInternalEditionCarriesWhatWasPosted(t *testing.T) {
	s := newService(t)
	for name, data := range records(t, examples) {
		o, err := Extract(made(t, s, Request{Data: data, Udgave: Intern}, "pdf"))
		if err != nil {
			t.Fatal(err)
		}
		r, err := samtale.Decode(data)
		if err != nil {
			t.Fatal(err)
		}
		want, err := r.Canonical()
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(o.Record, want) {
			t.Errorf("%s: carries another record", name)
		}
	}
}

// Files that carry nothing, or nothing that can be read, are told from one another.
func TestWhatCannotBeExtractedIsNamed(t *testing.T) {
	s := newService(t)
	pdf := made(t, s, Request{Data: records(t, examples)["solbakken-2025-26"]}, "pdf")
	docx := made(t, s, Request{Data: records(t, examples)["solbakken-2025-26"]}, "docx")
	if o, err := Extract(withRecord(t, s, append(bytes.Repeat([]byte(" "), MaxBytes-2), "{}"...))); err != nil || len(o.Record) != MaxBytes {
		t.Errorf("the largest record: %v", err)
	}
	for name, c := range map[string]struct {
		file []byte
		want string
	}{
		"nothing":              {nil, notOurs},
		"a record":             {[]byte(`{"dokument":{}}`), notOurs},
		"a page":               {[]byte("<!DOCTYPE html>"), notOurs},
		"too large":            {append([]byte("%PDF-"), make([]byte, MaxFil)...), TooLarge(MaxFil).Besked},
		"half a PDF":           {pdf[:len(pdf)/2], damaged},
		"a PDF in name":        {[]byte("%PDF-1.7\n"), damaged},
		"another PDF":          {withRecord(t, s, nil), withoutRecord},
		"no record in it":      {withRecord(t, s, []byte("intet")), notARecord},
		"far too much":         {withRecord(t, s, append(bytes.Repeat([]byte(" "), MaxBytes), "{}"...)), notARecord},
		"another record in it": {editedDraft(t, s, altered(t)), changedInFile},
		"half a Word file":     {docx[:len(docx)/2], ""},
		"a zip in name":        {[]byte("PK\x03\x04"), ""},
		"an empty Word box":    {[]byte("PK\x05\x06" + strings.Repeat("\x00", 18)), ""},
	} {
		o, err := Extract(c.file)
		var no *Ulaeselig
		switch {
		case !errors.As(err, &no) || no.Besked == "":
			t.Errorf("%s: %v, %v", name, o, err)
		case c.want != "" && no.Besked != c.want:
			t.Errorf("%s: %s", name, no.Besked)
		}
	}
}

// withRecord draws a PDF of ours that carries what it should not.
func withRecord(t *testing.T, s *Service, record []byte) []byte {
	t.Helper()
	pdf, _ := FormatNamed("pdf")
	m, err := s.compose(context.Background(), Request{Data: records(t, examples)["solbakken-2025-26"]}, pdf)
	if err != nil {
		t.Fatal(err)
	}
	m.document.Record = record
	draw, err := s.renderer(m.template, pdf)
	if err != nil {
		t.Fatal(err)
	}
	file, err := draw(context.Background(), m.document)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

func FuzzExtract(f *testing.F) {
	s := newService(f)
	data := records(f, examples)["solbakken-2025-26"]
	f.Add(made(f, s, Request{Data: data}, "pdf"))
	f.Add(made(f, s, Request{Data: data}, "docx"))
	f.Fuzz(func(t *testing.T, file []byte) {
		if o, err := Extract(file); err == nil && !json.Valid(o.Record) {
			t.Error("gave what is no JSON")
		}
	})
}
