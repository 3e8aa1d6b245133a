package statistik

import (
	"os"
	"strings"
	"testing"
)

// The guide tells of every column that is known.
func TestTheGuideNamesEveryColumn(t *testing.T) {
	guide, err := os.ReadFile("../../docs/da/tal.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range Names() {
		if !strings.Contains(string(guide), name) {
			t.Errorf("docs/da/tal.md does not name %q", name)
		}
	}
}
