package udgave

import (
	"notat/internal/post"
	"notat/internal/samtale"
)

// reduceAllAfsnit reduces a list of sections. old and now are the pointers of what
// holds the list, as posted and as it stands now.
func (d *reduction) reduceAllAfsnit(list []samtale.Afsnit, old, now string) []samtale.Afsnit {
	out := list[:0:0]
	for i := range list {
		a := &list[i]
		g := post.Item(old, "afsnit", i)
		if a.Synlighed == samtale.Intern {
			d.omit(g, Intern)
			d.places.removed(g)
			out = d.substitute(out, g, now)
			continue
		}
		n := post.Item(now, "afsnit", len(out))
		if d.reduceAfsnit(a, g, n) {
			d.places.moved(g, n)
			out = append(out, *a)
		} else {
			d.places.removed(g)
		}
		out = d.substitute(out, g, now)
	}
	return out
}

// reduceAfsnit reduces one public section. It is false when the section had something
// to tell and has nothing left.
func (d *reduction) reduceAfsnit(a *samtale.Afsnit, old, now string) bool {
	before := len(a.Blokke) + len(a.Afsnit)
	var blokke []samtale.Blok
	for i, b := range a.Blokke {
		g := post.Item(old, "blokke", i)
		n := post.Item(now, "blokke", len(blokke))
		if d.reduceBlok(b, g, n) {
			d.places.moved(g, n)
			blokke = append(blokke, b)
		} else {
			d.places.removed(g)
		}
	}
	a.Blokke = blokke
	a.Afsnit = d.reduceAllAfsnit(a.Afsnit, old, now)
	return before == 0 || len(a.Blokke)+len(a.Afsnit) > 0 || a.UdenIndhold != nil
}

// reduceBlok reduces one block. It is false when the block goes.
func (d *reduction) reduceBlok(b samtale.Blok, old, now string) bool {
	if b == nil { // of no kind, in a record that is not valid
		return false
	}
	if b.Visibility() == samtale.Intern {
		d.omit(old, Intern)
		return false
	}
	switch b := b.(type) {
	case *samtale.Resultater:
		return d.reduceResultater(b, old, now)
	case *samtale.Figur:
		if !d.invalid {
			b.Strip() // nothing that anybody sees goes
		}
	case *samtale.Tekst, *samtale.Sammenstilling, *samtale.Tabel, *samtale.Citater, *samtale.Aftaler: // public as they are
	}
	return true
}
