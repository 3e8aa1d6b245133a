package udgave

import (
	"slices"
	"strconv"
	"strings"

	"notat/internal/post"
	"notat/internal/samtale"
)

// onlyIntern is a required part that is filled with internal content only.
type onlyIntern struct {
	del  samtale.Del
	sted string // its first section, as posted
	done bool   // its sentence stands in the reduced record
}

// onlyInternCode is the warning by which samtale, which alone knows what counts as
// content, names a required part that has none in public.
const onlyInternCode = "kun-internt"

// onlyInternDele finds the required parts whose content is all internal.
func onlyInternDele(v *samtale.Valid) []onlyIntern {
	var out []onlyIntern
	for _, f := range v.Warnings() {
		if f.Code == onlyInternCode {
			out = append(out, onlyIntern{del: delAt(v.Record().Afsnit, f.Pointer), sted: f.Pointer})
		}
	}
	return out
}

// delAt gives the part of the section that a pointer leads to.
func delAt(list []samtale.Afsnit, pointer string) samtale.Del {
	var a samtale.Afsnit
	keys := slices.Collect(post.Pointer(pointer).Tokens())
	for i := 0; i+1 < len(keys) && keys[i] == "afsnit"; i += 2 {
		n, _ := strconv.Atoi(keys[i+1]) // it was found in the record
		a = list[n]
		list = a.Afsnit
	}
	return a.Del
}

// substitute adds the template's sentence for each part whose first section is the
// one at the posted pointer, or below it, and has not got its sentence yet.
func (d *reduction) substitute(out []samtale.Afsnit, old, now string) []samtale.Afsnit {
	for i := range d.onlyInterns {
		k := &d.onlyInterns[i]
		if k.done || k.sted != old && !strings.HasPrefix(k.sted, old+"/") {
			continue
		}
		k.done = true
		d.places.replaced(k.sted, post.Item(now, "afsnit", len(out)))
		out = append(out, d.sentenceFor(k.del, d.delName(k.del)))
	}
	return out
}

// atLeastOneAfsnit sees to it that a record of internal sections only still has
// one section, which says so.
func (d *reduction) atLeastOneAfsnit(r *samtale.Record) {
	if len(r.Afsnit) == 0 {
		r.Afsnit = []samtale.Afsnit{d.sentenceFor("", noDel)}
	}
}

// noDel heads the section of a record that has nothing public and in which
// the template asks for no part.
const noDel = "Indhold"

// sentenceFor makes the section that stands where internal content was.
func (d *reduction) sentenceFor(del samtale.Del, overskrift string) samtale.Afsnit {
	return samtale.Afsnit{Overskrift: overskrift, Del: del, UdenIndhold: &samtale.UdenIndhold{
		Grund: "andet", Tekst: d.krav.Saetninger.KunInternt,
	}}
}

// delName gives the template's label of a part.
func (d *reduction) delName(del samtale.Del) string {
	if s := d.krav.Delnavne[del]; s != "" {
		return s
	}
	return string(del)
}
