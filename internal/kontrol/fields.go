package kontrol

import (
	"strings"

	"notat/internal/post"
	"notat/internal/samtale"
)

// field is what is read of one field of the reduced record in one go: its lines, the
// target of one of its links, what is decoded of it.
type field struct {
	*stretch        // its first
	form     string // in normal form; lines stand below each other
	digits   int    // how many digits
	atSign   bool   // has an @
}

// kontakt reports whether a field is meant for contact data and case numbers.
func (f *field) kontakt() bool { return f.stretch.field.Is(samtale.Contact) }

// fields gives the fields that hold something, as a whole: the soft checks tell of
// no words. What has no digit, no @ and no word of internWords holds nothing.
func (t *checker) fields(holds func(*field) bool) (out []hit) {
	if t.read == nil {
		t.read = t.telling()
	}
	for i := range t.read {
		if f := &t.read[i]; holds(f) {
			out = append(out, hit{found: f.source, at: f.at})
		}
	}
	return out
}

// telling puts the stretches of the reading together that are of one field, of those that
// may hold something. What is read the other way is there once.
func (t *checker) telling() []field {
	t.digits()
	l := t.reading
	var out []field
	for i := 0; i < len(l.stretches); {
		p := &l.stretches[i]
		digits := p.digits
		for i++; i < len(l.stretches) && !p.target && l.stretches[i].at == p.at && !l.stretches[i].target && !l.stretches[i].again; i++ {
			digits += l.stretches[i].digits
		}
		if p.again {
			continue
		}
		last := &l.stretches[i-1]
		to := last.from + len(last.tekst.Form)
		f := field{stretch: p, form: l.form[p.from:to], digits: digits}
		f.atSign = strings.IndexByte(f.form, '@') >= 0
		if f.digits > 0 || f.atSign || t.intern {
			out = append(out, f)
		}
	}
	return out
}

// digits gives the runs of digits of the reading, and counts those of each stretch.
func (t *checker) digits() []run {
	if t.runs == nil {
		l, i := t.reading, 0
		t.runs = runsOf(make([]run, 0, len(l.form)/32), l.form)
		for _, r := range t.runs {
			for i+1 < len(l.stretches) && l.stretches[i+1].from <= r.from {
				i++
			}
			l.stretches[i].digits += r.antal()
		}
	}
	return t.runs
}

// look goes through sections and the blocks in them.
func (t *checker) look(list []samtale.Afsnit, at string) {
	for i := range list {
		a, here := &list[i], post.Item(at, "afsnit", i)
		test := t.test
		t.test = test || a.Del == samtale.Testresultater
		t.at = post.Pointer(here)
		for _, r := range t.ofsections {
			t.hits(r, r.afsnit(a))
		}
		for k, b := range a.Blokke {
			for _, r := range t.ofblocks {
				if hits := r.blok(t, b); len(hits) > 0 { // hardly any block has some
					t.at = post.Pointer(post.Item(here, "blokke", k))
					t.hits(r, hits)
				}
			}
		}
		t.look(a.Afsnit, here)
		t.test = test
	}
}
