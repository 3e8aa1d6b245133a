package publish

import (
	"notat/internal/samtale"
	"notat/internal/template"
)

// krav says in samtale's words what the template asks of a record.
func (s *Service) krav(t *template.Template) samtale.Krav {
	k := samtale.Krav{
		Dele:          map[samtale.Del]samtale.Grad{},
		Graense:       t.Settings.Graense,
		Graenser:      map[samtale.Art]int{},
		Taelleenheder: t.Settings.Taelleenheder,
		Delnavne:      map[samtale.Del]string{},
		Partnavne:     map[samtale.Part]string{},
		Saetninger: samtale.Saetninger{
			TalFortrolige: t.Tekst("udeladt.fortrolig"),
			FaaElever:     t.Tekst("udeladt.faa"),
			KunInternt:    t.Tekst("udeladt.intern"),
		},
		UdenHandlingsplaner: t.Settings.UdenHandlingsplaner,
		Billeder:            s.pictures,
	}
	for _, d := range samtale.Dele {
		k.Dele[d] = samtale.Grad(t.Settings.Dele[string(d)])
		k.Delnavne[d] = t.Tekst("del." + string(d))
	}
	for _, p := range samtale.Parter {
		k.Partnavne[p] = t.Tekst("part." + string(p))
	}
	for a, n := range t.Settings.Graenser {
		k.Graenser[samtale.Art(a)] = n
	}
	for _, a := range t.Settings.Fortrolige {
		k.Fortrolige = append(k.Fortrolige, samtale.Art(a))
	}
	return k
}
