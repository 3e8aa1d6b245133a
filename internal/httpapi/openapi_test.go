package httpapi

import (
	"bytes"
	"flag"
	"os"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

// docs/openapi.json is what the service answers at /openapi.json.
func TestTheDescriptionInDocsIsCurrent(t *testing.T) {
	const file = "../../docs/openapi.json"
	got, err := describe((&server{}).table())
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
