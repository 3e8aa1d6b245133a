package udgave_test

import (
	"flag"
	"os"
	"testing"

	"notat/internal/udgave"
)

var update = flag.Bool("update", false, "rewrite docs/da/offentliggoerelse.md")

func TestTheDocumentationSaysWhatTheProgramDoes(t *testing.T) {
	const file = "../../docs/da/offentliggoerelse.md"
	want := udgave.Documentation()
	if *update {
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Errorf("%s is not what the tables say: run go test ./internal/udgave -update", file)
	}
}
