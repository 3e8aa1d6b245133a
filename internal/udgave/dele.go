package udgave

import (
	"strings"

	"notat/internal/samtale"
)

// kunIntern is a part that the template asks for and that is filled with
// internal content only.
type kunIntern struct {
	del     samtale.Del
	sted    string // its first section, as posted
	erstatt bool   // its sentence stands in the reduced record
}

// kunInterneDele finds the parts that have content in the record and none in
// its public edition.
func kunInterneDele(r *samtale.Record, k *samtale.Krav) []kunIntern {
	foerste, synlig := map[samtale.Del]string{}, map[samtale.Del]bool{}
	type over struct {
		del  samtale.Del
		sted string
	}
	var walk func(list []samtale.Afsnit, sted string, intern bool, overs []over)
	walk = func(list []samtale.Afsnit, sted string, intern bool, overs []over) {
		for i := range list {
			a := &list[i]
			s := nr(sted+"/afsnit", i)
			intern := intern || a.Synlighed == samtale.Intern
			overs := overs[:len(overs):len(overs)]
			if g := k.Dele[a.Del]; g == samtale.Kraevet || g == samtale.Advarsel {
				overs = append(overs, over{a.Del, s})
			}
			fyldt, offentligt := indhold(a)
			for _, o := range overs {
				if _, set := foerste[o.del]; fyldt && !set {
					foerste[o.del] = o.sted
				}
				synlig[o.del] = synlig[o.del] || offentligt && !intern
			}
			walk(a.Afsnit, s, intern, overs)
		}
	}
	walk(r.Afsnit, "", false, nil)

	var out []kunIntern
	for _, del := range samtale.Dele {
		if sted, ok := foerste[del]; ok && !synlig[del] {
			out = append(out, kunIntern{del: del, sted: sted})
		}
	}
	return out
}

// indhold reports whether a section itself, not those below it, tells
// something, and whether it does so in public when the section is public.
func indhold(a *samtale.Afsnit) (fyldt, offentligt bool) {
	if a.UdenIndhold != nil {
		return true, true
	}
	for _, b := range a.Blokke {
		fyldt = true
		if b.Synlig() == samtale.Intern {
			continue
		}
		res, ok := b.(*samtale.Resultater)
		if !ok {
			return true, true
		}
		for i := range res.Resultater {
			if res.Resultater[i].Synlighed != samtale.Intern {
				return true, true
			}
		}
	}
	return fyldt, false
}

// erstat adds the template's sentence for each part whose first section is the
// one at the posted pointer, or below it, and has not got its sentence yet.
func (d *reduktion) erstat(out []samtale.Afsnit, gammel, ny string) []samtale.Afsnit {
	for i := range d.kunInterne {
		k := &d.kunInterne[i]
		if k.erstatt || k.sted != gammel && !strings.HasPrefix(k.sted, gammel+"/") {
			continue
		}
		k.erstatt = true
		d.steder.erstattet(k.sted, nr(ny+"/afsnit", len(out)))
		out = append(out, d.saetning(k.del, d.delnavn(k.del)))
	}
	return out
}

// mindstEtAfsnit sees to it that a record of internal sections only still has
// one section, which says so.
func (d *reduktion) mindstEtAfsnit(r *samtale.Record) {
	if len(r.Afsnit) == 0 {
		d.steder.erstattet("/afsnit/0", "/afsnit/0")
		r.Afsnit = []samtale.Afsnit{d.saetning("", udenDel)}
	}
}

// udenDel heads the section of a record that has nothing public and in which
// the template asks for no part.
const udenDel = "Indhold"

// saetning makes the section that stands where internal content was.
func (d *reduktion) saetning(del samtale.Del, overskrift string) samtale.Afsnit {
	return samtale.Afsnit{Overskrift: overskrift, Del: del, UdenIndhold: &samtale.UdenIndhold{
		Grund: "andet", Tekst: d.krav.Saetninger.KunInternt,
	}}
}

// delnavn gives the template's label of a part.
func (d *reduktion) delnavn(del samtale.Del) string {
	if s := d.krav.Delnavne[del]; s != "" {
		return s
	}
	return string(del)
}
