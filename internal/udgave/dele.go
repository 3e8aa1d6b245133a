package udgave

import (
	"strconv"
	"strings"

	"notat/internal/post"
	"notat/internal/samtale"
)

// kunIntern is a required part that is filled with internal content only.
type kunIntern struct {
	del     samtale.Del
	sted    string // its first section, as posted
	erstatt bool   // its sentence stands in the reduced record
}

// kunInternt is the warning by which samtale, which alone knows what counts as
// content, names a required part that has none in public.
const kunInternt = "kun-internt"

// kunInterneDele finds the required parts whose content is all internal.
func kunInterneDele(v *samtale.Valid) []kunIntern {
	var out []kunIntern
	for _, f := range v.Warnings() {
		if f.Code == kunInternt {
			out = append(out, kunIntern{del: delVed(v.Record().Afsnit, f.Pointer), sted: f.Pointer})
		}
	}
	return out
}

// delVed gives the part of the section that a pointer leads to.
func delVed(list []samtale.Afsnit, pointer string) samtale.Del {
	var a samtale.Afsnit
	keys := strings.Split(pointer, "/")
	for i := 1; i+1 < len(keys) && keys[i] == "afsnit"; i += 2 {
		n, err := strconv.Atoi(keys[i+1])
		if err != nil || n >= len(list) {
			return ""
		}
		a = list[n]
		list = a.Afsnit
	}
	return a.Del
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
		d.steder.erstattet(k.sted, post.Item(ny, "afsnit", len(out)))
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
