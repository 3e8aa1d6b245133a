package udgave

import (
	"notat/internal/billede"
	"notat/internal/post"
	"notat/internal/samtale"
)

// alleAfsnit reduces a list of sections. gammel and ny are the pointers of what
// holds the list, as posted and as it stands now.
func (d *reduktion) alleAfsnit(list []samtale.Afsnit, gammel, ny string) []samtale.Afsnit {
	out := list[:0:0]
	for i := range list {
		a := &list[i]
		g := post.Item(gammel, "afsnit", i)
		if a.Synlighed == samtale.Intern {
			d.udelad(g, Intern)
			d.steder.fjernet(g)
			out = d.erstat(out, g, ny)
			continue
		}
		n := post.Item(ny, "afsnit", len(out))
		if d.afsnit(a, g, n) {
			d.steder.flyttet(g, n)
			out = append(out, *a)
		} else {
			d.steder.fjernet(g)
		}
		out = d.erstat(out, g, ny)
	}
	return out
}

// afsnit reduces one public section. It is false when the section had something
// to tell and has nothing left.
func (d *reduktion) afsnit(a *samtale.Afsnit, gammel, ny string) bool {
	foer := len(a.Blokke) + len(a.Afsnit)
	var blokke []samtale.Blok
	for i, b := range a.Blokke {
		g := post.Item(gammel, "blokke", i)
		n := post.Item(ny, "blokke", len(blokke))
		if d.blok(b, g, n) {
			d.steder.flyttet(g, n)
			blokke = append(blokke, b)
		} else {
			d.steder.fjernet(g)
		}
	}
	a.Blokke = blokke
	a.Afsnit = d.alleAfsnit(a.Afsnit, gammel, ny)
	return foer == 0 || len(a.Blokke)+len(a.Afsnit) > 0 || a.UdenIndhold != nil
}

// blok reduces one block. It is false when the block goes.
func (d *reduktion) blok(b samtale.Blok, gammel, ny string) bool {
	if b == nil { // of no kind, in a record that is not valid
		return false
	}
	if b.Visibility() == samtale.Intern {
		d.udelad(gammel, Intern)
		return false
	}
	switch b := b.(type) {
	case *samtale.Resultater:
		return d.resultater(b, gammel, ny)
	case *samtale.Figur:
		if clean := billede.Strip(b.Billede); clean != b.Billede {
			b.Billede = clean
			d.udelad(gammel+"/billede", Billede)
		}
	case *samtale.Tekst, *samtale.Sammenstilling, *samtale.Tabel, *samtale.Citater, *samtale.Aftaler: // public as they are
	}
	return true
}
