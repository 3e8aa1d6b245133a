package publish

import (
	"fmt"
	"testing"

	"notat/internal/readback"
	"notat/internal/testrun"
)

// A file of tens of thousands of new lines has a question or a word for each: eight
// times as many take no more than some eight times as long to gather.
func TestManyQuestionsAreGatheredInTheTimeOfTheirNumber(t *testing.T) {
	work := func(n int) float64 {
		back := &readback.Result{}
		for i := range n {
			back.Items = append(back.Items, readback.Item{ID: fmt.Sprintf("%012d", i), Kode: "ny-tekst"})
		}
		start := testrun.Processors()
		for range 16_000 / n {
			var all readback.Result
			for range 2 { // of two files, which say the same
				gather(&all, back, &proving{}, readback.Side{Navn: "Skolen"})
			}
			if len(all.Items) != n {
				t.Fatalf("%d of %d", len(all.Items), n)
			}
		}
		return (testrun.Processors() - start).Seconds()
	}
	few := work(2_000)
	if many := work(16_000); many > 4*few+0.1 {
		t.Errorf("the same number of questions takes %.3f s in heaps of 2,000 and %.3f s in one of 16,000", few, many)
	}
}
