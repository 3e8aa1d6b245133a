package readback

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// The desk proposes the same part for the notes of a point as the way back from Word.
func TestTheDeskProposesTheSamePartForANote(t *testing.T) {
	desk, err := os.ReadFile("../httpapi/skriv/src/moede.ts")
	if err != nil {
		t.Fatal(err)
	}
	there := regexp.MustCompile(`if \(/(.+)/\.test\(p\)\) return "(\w+)";`).FindAllSubmatch(desk, -1)
	if len(there) != len(noteWords) {
		t.Fatalf("the desk has %d rows, and here are %d", len(there), len(noteWords))
	}
	for i, w := range noteWords {
		if words, to := strings.TrimPrefix(w.words.String(), "(?i)"), string(w.to); string(there[i][1]) != words || string(there[i][2]) != to {
			t.Errorf("the desk has %s: %s, and here is %s: %s", there[i][1], there[i][2], words, to)
		}
	}
}
