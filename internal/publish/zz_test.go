package publish

import (
	"testing"

	"notat/internal/kontrol"
	"notat/internal/post"
)

func BenchmarkZZ(b *testing.B) {
	s := newService(b)
	tpl, err := s.template(Request{})
	if err != nil {
		b.Fatal(err)
	}
	ten, _ := sized(b, s, 10)
	q := Request{Data: ten, Status: "udkast", Udgave: Offentlig}
	c, err := s.check(b.Context(), q, tpl)
	if err != nil {
		b.Fatal(err)
	}
	e := kontrol.Edition{Posted: c.valid.Record(), Reduced: c.public.Valid.Record(), Krav: c.valid.Krav(), Place: func(p post.Pointer) post.Pointer { return p }}
	for b.Loop() {
		kontrol.Check(b.Context(), e, kontrol.Regler())
	}
}
