// Package conformance holds what the program makes against validators and
// readers that are not ours. It has tests only, and each is skipped where the
// folder to work in is not named; make conformance names it and installs the
// tools.
package conformance

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"notat/internal/publish"
	"notat/internal/samtale/samtaletest"
	"notat/internal/template"
	"notat/templates"
)

const examples = "../examples"

// folder gives the folder to write in. Its name comes from the environment.
func folder(t *testing.T) string {
	t.Helper()
	dir := os.Getenv("CONFORMANCE_DIR")
	if dir == "" {
		t.Skip("CONFORMANCE_DIR names no folder; make conformance does")
	}
	return dir
}

// setOf is a kind of files. Each goes in a folder of its own.
type setOf struct {
	name string
	make func(w *writer)
}

var sets = []setOf{{"examples", (*writer).examples}, {"random", (*writer).random}, {"hostile", (*writer).hostile}, {"long", (*writer).long}, {"wide", (*writer).wide}, {"columns", (*writer).columns}}

// writer writes the files of one set.
type writer struct {
	*testing.T
	service *publish.Service
	dir     string
	files   int
}

func newService(t testing.TB) *publish.Service {
	t.Helper()
	return publish.New(template.NewStore(templates.FS, filepath.Join(examples, "templates")), "standard")
}

func TestWriteEverything(t *testing.T) {
	root := folder(t)
	s := newService(t)
	for _, set := range sets {
		t.Run(set.name, func(t *testing.T) {
			dir := filepath.Join(root, set.name)
			if err := os.MkdirAll(dir, 0o755); err != nil {
				t.Fatal(err)
			}
			w := &writer{t, s, dir, 0}
			set.make(w)
			t.Logf("%d files", w.files)
		})
	}
}

// write makes one file. It gives false when the record is refused.
func (w *writer) write(name, format string, q publish.Request) bool {
	w.Helper()
	made, err := w.render(format, q)
	var refused *publish.Rejected
	switch {
	case errors.As(err, &refused):
		return false
	case err != nil:
		w.Fatalf("%s: %v", name, err)
	}
	if err := os.WriteFile(filepath.Join(w.dir, name+"."+format), made.Data, 0o644); err != nil {
		w.Fatal(err)
	}
	w.files++
	return true
}

// render makes a PDF as for publishing, and anything else as it is.
func (w *writer) render(format string, q publish.Request) (*publish.Document, error) {
	if format == "pdf" {
		return w.service.RenderProven(context.Background(), q)
	}
	f, _ := publish.FormatNamed(format)
	return w.service.Render(context.Background(), q, f)
}

// example gives the records of the examples by name.
func example(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(examples, name+".json"))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// examples are all examples in both editions and all templates, as PDF, as
// Word draft and as page.
func (w *writer) examples() {
	files, err := filepath.Glob(filepath.Join(examples, "*.json"))
	if err != nil || len(files) == 0 {
		w.Fatalf("no examples (%v)", err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".json")
		data := example(w, name)
		for _, municipality := range w.service.Templates() {
			for _, edition := range publish.Udgaver {
				for _, format := range []string{"pdf", "docx", "html"} {
					q := publish.Request{Data: data, Name: municipality, Udgave: edition}
					if !w.write(name+"-"+municipality+"-"+string(edition), format, q) {
						w.Errorf("%s is refused", name)
					}
				}
			}
		}
	}
}

// wide is what is too wide for its page, which is turned for some of it.
func (w *writer) wide() {
	data, err := os.ReadFile(filepath.Join("pages", "wide.json"))
	if err != nil {
		w.Fatal(err)
	}
	for _, municipality := range w.service.Templates() {
		for _, format := range []string{"pdf", "docx"} {
			if !w.write(municipality, format, publish.Request{Data: data, Name: municipality}) {
				w.Errorf("%s: it is refused", municipality)
			}
		}
	}
}

// count gives how many random records are wanted.
func count(t testing.TB) int {
	t.Helper()
	n := 30
	if s := os.Getenv("CONFORMANCE_RECORDS"); s != "" {
		var err error
		if n, err = strconv.Atoi(s); err != nil {
			t.Fatalf("CONFORMANCE_RECORDS: %v", err)
		}
	}
	return n
}

// random are random valid records, the same each time, in turn over templates
// and editions. What the public edition of one is refused for, its internal
// edition shows.
func (w *writer) random() {
	plain, hostile := samtaletest.JSON(), samtaletest.JSON(samtaletest.Hostile())
	met := reach{}
	municipalities := w.service.Templates()
	for seed := range count(w) {
		data := plain.Example(seed)
		if seed%2 == 1 {
			data = hostile.Example(seed)
		}
		met.add(data)
		q := publish.Request{Data: data, Name: municipalities[seed%len(municipalities)], Udgave: publish.Offentlig}
		if seed%4 > 1 {
			q.Udgave = publish.Intern
		}
		name := fmt.Sprintf("%03d", seed)
		if w.write(name, "pdf", q) {
			continue
		}
		q.Udgave = publish.Intern
		if !w.write(name, "pdf", q) {
			w.Errorf("record %d is refused:\n%s", seed, data)
		}
	}
	if missing := met.missing(); len(missing) > 0 && count(w) >= 100 {
		w.Errorf("the records do not reach %s", strings.Join(missing, ", "))
	}
}

// long is the longest example over and over, to 150 pages and more.
func (w *writer) long() {
	var r map[string]any
	if err := json.Unmarshal(example(w, "birkelund-2024-25"), &r); err != nil {
		w.Fatal(err)
	}
	sections, _ := r["afsnit"].([]any)
	delete(r, "kontroller") // its pointers are into the sections as they were
	r["afsnit"] = slices.Repeat(sections, 21)
	data, err := json.Marshal(r)
	if err != nil {
		w.Fatal(err)
	}
	for _, edition := range []publish.Udgave{publish.Offentlig, publish.Intern} {
		if w.write("long-"+string(edition), "pdf", publish.Request{Data: data, Udgave: edition}) {
			return
		}
	}
	w.Error("the long record is refused")
}
