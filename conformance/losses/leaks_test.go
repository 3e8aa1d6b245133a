package losses

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"notat/conformance/leaks"
	"notat/internal/publish"
	"notat/internal/template"
	_ "notat/internal/testrun"
	"notat/templates"
)

// Nothing that is withheld gets out, in any way that is known, in any format: it is
// not in the public edition, or there is none. NOTAT_SOAK is how many records.
func TestNothingWithheldGetsOut(t *testing.T) {
	n, err := strconv.Atoi(os.Getenv("NOTAT_SOAK"))
	if err != nil {
		n = leaks.Kinds()
	}
	s := publish.New(template.NewStore(templates.FS, ""), "standard")
	stopped := 0
	for i := range n {
		l := leaks.New(1, i)
		out, refused, err := l.Shown(t, s)
		if err != nil {
			t.Errorf("%v\n%s", err, l.Record)
		}
		if len(out) > 0 {
			t.Errorf("%s: out: %q\n%s", l.Kind, out, l.Record)
		}
		if refused {
			stopped++
		}
		if refused && (l.Kind == leaks.Plain || strings.HasPrefix(l.Kind, "billede: ")) {
			t.Errorf("%s: refused", l.Kind)
		}
	}
	t.Logf("%d records, %d refused", n, stopped)
}
