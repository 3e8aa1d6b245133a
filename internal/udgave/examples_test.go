package udgave_test

import (
	"os"
	"path/filepath"
	"testing"

	"notat/internal/samtale/samtaletest"
)

func TestTheExamplesHaveAPublicEditionWithoutHardFindings(t *testing.T) {
	files, err := filepath.Glob("../../examples/*.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("no examples: %v", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		v, err := samtaletest.Check(data)
		if err != nil {
			t.Fatal(err)
		}
		o := reduce(t, v)
		t.Logf("%s: %d left out, %v", filepath.Base(file), len(o.Udeladt), o.Faults.Codes())
		if o.Faults.HasErrors() {
			t.Errorf("%s: %v", file, o.Faults.Codes())
		}
	}
}
