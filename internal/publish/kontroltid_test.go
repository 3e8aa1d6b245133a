package publish

import (
	"context"
	"os"
	"testing"
	"time"

	"notat/internal/kontrol"
	"notat/internal/post"
)

// maxOfRender is how much of a render the publishing checks may take.
const maxOfRender = 0.15

// The shares are of the fastest of several runs: the machine may be busy.
func TestChecksTakeASmallPartOfARender(t *testing.T) {
	if os.Getenv("NOTAT_SOAK") == "" {
		t.Skip("a time: NOTAT_SOAK=1, on a machine that does nothing else")
	}
	s := newService(t)
	pdf, _ := FormatNamed("pdf")
	tpl, err := s.template(Request{})
	if err != nil {
		t.Fatal(err)
	}
	data, pages := sized(t, s, 10)
	q := Request{Data: data, Status: "udkast", Udgave: Offentlig}
	c, err := s.check(context.Background(), q, tpl)
	if err != nil {
		t.Fatal(err)
	}
	e := kontrol.Edition{Posted: c.valid.Record(), Reduced: c.public.Valid.Record(), Krav: c.valid.Krav(), Place: func(p post.Pointer) post.Pointer { return p }}
	fastest := func(do func()) time.Duration {
		best := time.Hour
		for range 7 {
			from := time.Now()
			do()
			best = min(best, time.Since(from))
		}
		return best
	}
	render := fastest(func() {
		if _, err := s.Render(context.Background(), q, pdf); err != nil {
			t.Fatal(err)
		}
	})
	checks := fastest(func() { kontrol.Check(context.Background(), e, kontrol.Regler()) })
	share := float64(checks) / float64(render)
	t.Logf("%d pages: the checks take %v of %v, %.1f %%", pages, checks, render, 100*share)
	if share > maxOfRender {
		t.Errorf("the checks take %.1f %% of a render, at most %.0f %% is promised", 100*share, 100*maxOfRender)
	}
}
