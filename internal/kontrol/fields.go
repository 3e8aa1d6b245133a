package kontrol

import (
	"strings"

	"notat/internal/post"
	"notat/internal/samtale"
)

// field is what is read of one field of the reduced record in one go: its lines, the
// target of one of its links, what is decoded of it.
type field struct {
	at      post.Pointer
	source  string // the whole field, as written
	form    string // in normal form; lines stand below each other
	kontakt bool   // a field that is meant for contact data and case numbers
	digits  int    // how many digits
	atSign  bool   // has an @
}

// fields gives the fields that hold something, as a whole: the soft checks tell of
// no words.
func (t *checker) fields(holds func(*field) bool) (out []hit) {
	if t.read == nil {
		t.read = t.reading.fields()
	}
	for i := range t.read {
		if f := &t.read[i]; holds(f) {
			out = append(out, hit{found: f.source, at: f.at})
		}
	}
	return out
}

// fields puts the stretches of a reading together that are of one field. What is read
// the other way is there once.
func (l *reading) fields() []field {
	out := make([]field, 0, len(l.stretches))
	var runs []run
	for i := 0; i < len(l.stretches); {
		p, from := &l.stretches[i], i
		for i++; i < len(l.stretches) && !p.target && l.stretches[i].at == p.at && !l.stretches[i].target && !l.stretches[i].again; i++ {
		}
		if p.again {
			continue
		}
		last := &l.stretches[i-1]
		f := field{at: p.at, source: p.source, form: l.form[l.stretches[from].from : last.from+len(last.tekst.Form)], kontakt: p.field.Is(samtale.Contact)}
		f.atSign = strings.IndexByte(f.form, '@') >= 0
		runs = runsOf(runs[:0], f.form)
		for _, l := range runs {
			f.digits += l.antal()
		}
		out = append(out, f)
	}
	return out
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

// lookAtField has the field at the place of the walk looked at as it is written.
func (t *checker) lookAtField(at *samtale.Field, s string) {
	if s == "" || at.Is(samtale.Unprinted|samtale.Internal) || t.ctx.Err() != nil {
		return
	}
	for _, r := range t.oftexts {
		t.hits(r, r.tekst(s))
	}
}
