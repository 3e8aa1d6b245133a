package publish

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"notat/internal/samtale"
	"notat/internal/template"
)

// Ny is what a new record must know.
type Ny struct{ Kommune, Skole, Skoleaar string }

// ErrNy says that something a new record must know is missing or wrong.
var ErrNy = errors.New("a new record needs kommune, skole and skoleaar (2025/26)")

// New gives an empty record to fill in, as indented JSON: a draft with the
// parts that the default template requires, each under the template's label.
func (s *Service) New(n Ny) ([]byte, error) {
	kommune, skole, year := strings.TrimSpace(n.Kommune), strings.TrimSpace(n.Skole), strings.TrimSpace(n.Skoleaar)
	if !named(kommune) || !named(skole) || !samtale.IsSkoleaar(year) {
		return nil, ErrNy
	}
	t, err := s.template(Request{})
	if err != nil {
		return nil, err
	}
	r := &samtale.Record{
		Dokument: samtale.Dokument{Betegnelse: "Notat", Titel: "Skoleudviklingssamtale på " + skole, Skoleaar: year, Status: samtale.Udkast},
		Kommune:  samtale.Kommune{Navn: kommune},
		Skole:    samtale.Skole{Navn: skole},
	}
	k := s.krav(t)
	for _, d := range samtale.Dele {
		if k.Dele[d] == samtale.Kraevet {
			r.Afsnit = append(r.Afsnit, samtale.Afsnit{Overskrift: k.Delnavne[d], Del: d})
		}
	}
	openings(r, t.Settings.Openings(year[:len("2025")]+"-08-01"), k.Delnavne)
	data, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("new record: %w", err)
	}
	return append(data, '\n'), nil
}

// openings puts the municipality's own words into a new record: into the section of
// their part, or into one of their own, before those of the parts.
func openings(r *samtale.Record, all []template.Opening, names map[samtale.Del]string) {
	own := 0
	for _, o := range all {
		del := samtale.Del(o.Del)
		text := &samtale.Tekst{Type: "tekst", Tekst: o.Tekst}
		at := slices.IndexFunc(r.Afsnit, func(a samtale.Afsnit) bool { return del != "" && a.Del == del })
		switch {
		case at >= 0:
			a := &r.Afsnit[at]
			a.Overskrift = cmp.Or(o.Overskrift, a.Overskrift)
			a.Blokke = append(a.Blokke, text)
		case del != "":
			r.Afsnit = append(r.Afsnit, samtale.Afsnit{Overskrift: cmp.Or(o.Overskrift, names[del]), Del: del, Blokke: []samtale.Blok{text}})
		default:
			r.Afsnit = slices.Insert(r.Afsnit, own, samtale.Afsnit{Overskrift: o.Overskrift, Blokke: []samtale.Blok{text}})
			own++
		}
	}
}

// named reports whether a name is one that a record can hold as it is.
func named(s string) bool {
	return s != "" && utf8.ValidString(s) && !strings.ContainsFunc(s, unicode.IsControl)
}
