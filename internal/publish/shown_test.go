package publish

import (
	"strings"
	"testing"

	"notat/internal/recorddiff"
)

// Of a long text the lines that changed are shown, and no others.
func TestOnlyTheLinesThatChangedAreShown(t *testing.T) {
	for _, c := range [][3]string{
		{"a\nb\nc\nd\ne", "a\nb x\nc\nd\ne", "b |+x+"},
		{"a\nb\nc\nd\ne", "a x\nb\nc\nd\ne y", "a |+x+|\n…\ne |+y+"},
		{"a\nb", "a\nb\nc", "b|+\nc+"},
		{"", "a\nb", "+a\nb+"},
		{"en linje", "en anden linje", "en |+anden +|linje"},
	} {
		words, err := recorddiff.Words(t.Context(), c[0], c[1])
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, w := range around(words) {
			m := map[recorddiff.SpanKind]string{recorddiff.Deleted: "-", recorddiff.Inserted: "+"}[w.Kind]
			got = append(got, m+w.Text+m)
		}
		if s := strings.Join(got, "|"); s != c[2] {
			t.Errorf("%q to %q: %q, not %q", c[0], c[1], s, c[2])
		}
	}
}
