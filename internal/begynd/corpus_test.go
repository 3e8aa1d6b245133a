package begynd_test

import (
	"context"
	"strings"
	"testing"

	"notat/internal/samtale"
	"notat/internal/source"
	"notat/internal/source/odt"
	"notat/internal/source/slides"
	"notat/internal/source/sourcetest"
	"notat/internal/source/word"
)

// The files of the corpus begin a valid record, with every word of them accounted for
// and few questions.
func TestForeignFilesBeginARecord(t *testing.T) {
	const most = 12
	read := func(samples []sourcetest.Sample, by func(context.Context, []byte) (source.File, error)) {
		for _, s := range samples {
			t.Run(strings.ReplaceAll(s.Name, " ", "-"), func(t *testing.T) {
				f, err := by(t.Context(), s.Data)
				if err != nil {
					t.Fatal(err)
				}
				out, r := begin(t, &deck{f}, nil)
				if n := asked(out); n > most {
					t.Errorf("%d questions: %v", n, kinds(out))
				}
				if _, faults := samtale.Validate(r, samtale.Krav{}); faults.HasErrors() {
					t.Errorf("the record is not valid: %v", faults)
				}
			})
		}
	}
	read(sourcetest.WordFiles(), word.Read)
	read(sourcetest.Decks(), slides.Read)
	read(sourcetest.ODTFiles(), odt.Read)
}
