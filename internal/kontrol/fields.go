package kontrol

import (
	"notat/internal/samtale"
)

// field is one field of free text, and what the checks want to know of it before
// they look closer.
type field struct {
	tekst    string // as written
	smoothed string // see smooth; "" until asked for
	kontakt  bool   // a field that is meant for contact data and case numbers
	digits   int    // how many digits
	atSign   bool   // has an @
	rough    bool   // has something that smooth may change
}

// look walks every field of free text that a public document may hold, and the
// sections and blocks around them.
func (t *checker) look(r *samtale.Record) {
	t.walk = samtale.Walk{Text: t.lookAtField, Enter: t.enter, Leave: t.leave}
	t.walk.Over(r)
}

func (t *checker) enter(object any) {
	switch x := object.(type) {
	case *samtale.Afsnit:
		if x.Del == samtale.Testresultater {
			t.test++
		}
		t.run(func(r *Regel) []hit {
			if r.afsnit == nil {
				return nil
			}
			return r.afsnit(x)
		})
	case samtale.Blok:
		t.run(func(r *Regel) []hit {
			if r.blok == nil {
				return nil
			}
			return r.blok(t, x)
		})
	}
}

func (t *checker) leave(object any) {
	if a, ok := object.(*samtale.Afsnit); ok && a.Del == samtale.Testresultater {
		t.test--
	}
}

// lookAtField makes the field at the place of the walk and has it looked at.
func (t *checker) lookAtField(at *samtale.Field, s string) {
	if s == "" || at.Is(samtale.Unprinted|samtale.Internal) || t.ctx.Err() != nil {
		return
	}
	f := &t.field
	*f = field{tekst: s, kontakt: at.Is(samtale.Contact)}
	var kinds byte
	for i := range len(s) {
		k := byteKinds[s[i]]
		kinds |= k
		f.digits += int(k & digit)
	}
	f.atSign = kinds&atSign != 0
	f.rough = kinds&roughSign != 0
	for _, r := range t.oftexts {
		t.hits(r, r.tekst(t, f))
	}
}
