package story_test

import (
	"strings"
	"testing"
	"time"

	"notat/internal/story"
)

// Many comments on one paragraph take the time of many comments, and not of each with
// each.
func TestManyCommentsOnOneParagraphAreReadInTheirTime(t *testing.T) {
	took := func(n int) time.Duration {
		f := file(t, p(strings.Repeat(`<w:r><w:commentReference w:id="1"/></w:r>`, n)+r("a")), part{rel + "comments", "comments.xml", "<w:comments " + names + `><w:comment w:id="1">` + p(r("x")) + `</w:comment></w:comments>`})
		best := time.Hour
		for range 3 {
			start := time.Now()
			if got, err := story.Comments(f); err != nil || got[0].At != "a" {
				t.Fatal(err, got)
			}
			best = min(best, time.Since(start))
		}
		return best
	}
	if few, many := took(500), took(8000); many > 100*few { // sixteen times as many; each with each is 256 times
		t.Errorf("%v, and %v for sixteen times as many", few, many)
	}
}
