package recorddiff

import (
	"context"
	"strings"
	"testing"
)

// shown writes spans as -gone- and +come+.
func shown(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		m := map[SpanKind]string{Deleted: "-", Inserted: "+"}[s.Kind]
		b.WriteString(m + s.Text + m)
	}
	return b.String()
}

func TestTheWordsThatChangedAreMarkedAndNoOthers(t *testing.T) {
	for _, c := range [][3]string{
		{"Vi læser hver dag.", "Vi læser hver uge.", "Vi læser hver -dag-+uge+."},
		{"en lille bil", "to store biler", "-en lille bil-+to store biler+"},
		{"Det går godt.", "Det går rigtig godt.", "Det går +rigtig +godt."},
		{"Det går rigtig godt.", "Det går godt.", "Det går -rigtig -godt."},
		{"", "ny", "+ny+"}, {"væk", "", "-væk-"}, {"ens", "ens", "ens"}, {"", "", ""},
		{"Første linje\nAnden linje", "Første linje\nNy linje\nAnden linje", "Første linje\n+Ny linje\n+Anden linje"},
		{"7,2", "7,9", "-7,2-+7,9+"},
	} {
		got, err := Words(context.Background(), c[0], c[1])
		if err != nil || shown(got) != c[2] {
			t.Errorf("%q, %q: %q, not %q (%v)", c[0], c[1], shown(got), c[2], err)
		}
	}
}
