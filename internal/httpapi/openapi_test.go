package httpapi

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"regexp"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

// docs/openapi.json is what the service answers at /openapi.json.
func TestTheDescriptionInDocsIsCurrent(t *testing.T) {
	const file = "../../docs/openapi.json"
	got, err := describe((&server{}).table(), "")
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s is not current; write it anew with -update", file)
	}
}

// Makers of clients name their types and modules by what they find here, so all
// of it can stand in a program, and each name stands once.
func TestTheDescriptionsNamesCanStandInAProgram(t *testing.T) {
	data, err := describe((&server{}).table(), "")
	if err != nil {
		t.Fatal(err)
	}
	var d struct {
		Servers, Tags []any
		Paths         map[string]map[string]struct {
			OperationID string
			Tags        []string
		}
		Components struct{ Schemas map[string]any }
	}
	if err := json.Unmarshal(data, &d); err != nil {
		t.Fatal(err)
	}
	name, seen := regexp.MustCompile(`^[A-Za-z][A-Za-z0-9]*$`), map[string]bool{}
	for path, methods := range d.Paths {
		for method, op := range methods {
			if !name.MatchString(op.OperationID) || seen[op.OperationID] || len(op.Tags) != 1 || op.Tags[0] == "" {
				t.Errorf("%s %s: %q, tags %q", method, path, op.OperationID, op.Tags)
			}
			seen[op.OperationID] = true
		}
	}
	for n := range d.Components.Schemas {
		if !name.MatchString(n) {
			t.Errorf("schema %q", n)
		}
	}
	schemas, err := schemas()
	if err != nil {
		t.Fatal(err)
	}
	var titles func(at string, v any)
	titles = func(at string, v any) {
		if s, ok := v.(object); ok {
			if title, ok := s["title"].(string); ok && !name.MatchString(title) {
				t.Errorf("%s has the title %q", at, title)
			}
			for k, below := range s {
				titles(at+"/"+k, below)
			}
		}
	}
	titles("", schemas)
	if len(d.Servers) == 0 || len(d.Tags) == 0 || len(seen) < 20 {
		t.Errorf("%d servers, %d tags, %d operations", len(d.Servers), len(d.Tags), len(seen))
	}
}
