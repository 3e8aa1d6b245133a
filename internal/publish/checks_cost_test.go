//go:build unix

package publish

import (
	"context"
	"testing"
	"time"

	"notat/internal/kontrol"
	"notat/internal/post"
	"notat/internal/render"
	"notat/internal/template"
)

// The publishing checks are to cost at most 15 % of what a render of the four
// examples does, in time of the processors. The test leaves room for a machine whose
// caches others use too.
func TestTheChecksCostLittleOfARender(t *testing.T) {
	const most = 0.20
	s := newService(t)
	pdf, _ := FormatNamed("pdf")
	tpl, err := s.template(Request{})
	if err != nil {
		t.Fatal(err)
	}
	best := 1.0 // of some attempts: what else the process does is in the others
	for range 3 {
		best = min(best, costOfChecks(t, s, tpl, pdf))
		if best <= most {
			t.Logf("%.1f %%", 100*best)
			return
		}
	}
	t.Errorf("the checks cost %.1f %% of a render", 100*best)
}

// costOfChecks gives the part that the checks are of a render of the examples.
func costOfChecks(t *testing.T, s *Service, tpl *template.Template, pdf render.Format) float64 {
	const rounds = 20
	var render, check time.Duration
	work := func(f func()) time.Duration {
		f()
		from := processors()
		for range rounds {
			f()
		}
		return processors() - from
	}
	for _, data := range records(t, examples) {
		q := Request{Data: data}
		c, err := s.check(t.Context(), q, tpl)
		if err != nil {
			t.Fatal(err)
		}
		e := kontrol.Edition{Posted: c.valid.Record(), Reduced: c.public.Valid.Record(), Krav: c.valid.Krav(), Place: func(p post.Pointer) post.Pointer { return p }}
		a := work(func() {
			if _, err := s.Render(context.Background(), q, pdf); err != nil {
				t.Fatal(err)
			}
		})
		b := work(func() { kontrol.Check(context.Background(), e, kontrol.Regler()) })
		render, check = render+a, check+b
	}
	return check.Seconds() / render.Seconds()
}
