package publish

import (
	"context"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"notat/internal/notat"
	"notat/internal/notat/notattest"
	"notat/internal/template"
	"notat/templates"
)

var update = flag.Bool("update", false, "write the golden files anew")

const examples = "../../examples"

// store is one for all tests that change no template: reading them takes time.
var store = template.NewStore(templates.FS, filepath.Join(examples, "templates"))

// newService gives the service as the doors have it, with the example
// municipalities' templates.
func newService(t testing.TB) *Service {
	t.Helper()
	return New(store, "standard")
}

// records gives the examples by name without ending.
func records(t testing.TB, folder string) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	files, err := fs.Glob(os.DirFS(folder), "*.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("no records in %s (%v)", folder, err)
	}
	for _, f := range files {
		data, err := os.ReadFile(filepath.Join(folder, f))
		if err != nil {
			t.Fatal(err)
		}
		out[strings.TrimSuffix(f, ".json")] = data
	}
	return out
}

// document composes a record as Render does before it draws.
func document(t testing.TB, s *Service, q Request, f Format) *notat.Document {
	t.Helper()
	m, err := s.compose(context.Background(), q, f)
	if err != nil {
		t.Fatal(err)
	}
	return m.document
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got == string(want) {
		return
	}
	g, w := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	for i := range g {
		if i >= len(w) || g[i] != w[i] {
			t.Errorf("%s differs from line %d on:\n got %s", file, i+1, g[i])
			return
		}
	}
	t.Errorf("%s has lines that are no longer there", file)
}

// What the examples become, in both editions, lies beside them as text.
func TestExamplesBecomeTheirDumps(t *testing.T) {
	s := newService(t)
	pdf, _ := FormatNamed("pdf")
	for name, data := range records(t, examples) {
		for _, edition := range []Udgave{Offentlig, Intern} {
			d := document(t, s, Request{Data: data, Udgave: edition}, pdf)
			golden(t, filepath.Join(examples, "out", name+"."+string(edition)+".txt"), notattest.Dump(d))
		}
	}
}

// Every bad example has exactly the faults that lie beside it.
func TestBadExamplesHaveTheirFaults(t *testing.T) {
	s := newService(t)
	for name, data := range records(t, filepath.Join(examples, "bad")) {
		r, err := s.Validate(context.Background(), Request{Data: data})
		var lines strings.Builder
		switch e := err.(type) {
		case nil:
			for _, f := range r.Faults {
				lines.WriteString(string(f.Severity) + " " + f.Pointer + " " + f.String() + "\n")
			}
			if !r.Faults.HasErrors() {
				t.Errorf("%s: has no error", name)
			}
		case *SyntaxError:
			lines.WriteString(SyntaxFault(e).String() + "\n")
		default:
			t.Fatal(err)
		}
		golden(t, filepath.Join(examples, "bad", name+".faults.txt"), lines.String())
	}
}

// Every word of every example stands in each format, in the document's order,
// and no other word does.
func TestEveryFormatSaysTheSameWords(t *testing.T) {
	if testing.Short() {
		t.Skip("reads every example in each format: left out with -short")
	}
	s := newService(t)
	for name, data := range records(t, examples) {
		for _, f := range Formats {
			for _, municipality := range s.Templates() {
				for _, edition := range []Udgave{Offentlig, Intern} {
					q := Request{Data: data, Udgave: edition, Name: municipality}
					want := words(said(document(t, s, q, f)))
					made, err := s.Render(context.Background(), q, f)
					if err != nil {
						t.Fatalf("%s %s %s: %v", name, f.Name, municipality, err)
					}
					got := words(bodyText[f.Name](t, made.Data))
					if slices.Equal(got, want) {
						continue
					}
					i := 0
					for i < len(got) && i < len(want) && got[i] == want[i] {
						i++
					}
					t.Errorf("%s %s %s %s: word %d differs: got %q, want %q", name, f.Name, municipality, edition, i, part(got, i), part(want, i))
				}
			}
		}
	}
}

// words parts units into words. A soft hyphen marks where a word was broken at
// the end of a line, and is no letter.
func words(units []string) []string {
	return strings.Fields(strings.ReplaceAll(strings.Join(units, " "), "\u00ad", ""))
}

// part shows a few words around the one that differs.
func part(w []string, i int) string {
	return strings.Join(w[min(len(w), max(0, i-3)):min(len(w), i+5)], " ")
}
