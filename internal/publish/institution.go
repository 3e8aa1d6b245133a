package publish

import (
	"errors"
	"slices"
	"strings"

	"notat/internal/fault"
	"notat/internal/institution"
	"notat/internal/maaned"
	"notat/internal/regneark"
	"notat/internal/samtale"
)

// Institutioner is a register of institutions.
type Institutioner = institution.Register

// MaxRegister is the largest register in bytes: the published one is 2 MB.
const MaxRegister = 20 << 20

// ReadInstitutioner reads a register. The error is an *Ulaeselig.
func ReadInstitutioner(fil []byte) (*Institutioner, error) {
	r, err := institution.Read(fil)
	var wrong *regneark.Fejl
	if errors.As(err, &wrong) {
		return nil, &Ulaeselig{strings.TrimPrefix(wrong.Sted+": "+wrong.Besked, ": "), err}
	}
	return r, err
}

// Know lets the service look numbers up in a register; nil: in none. It is called
// before the service is used.
func (s *Service) Know(r *Institutioner) { s.institutioner = r }

// institution looks a record's number up. Without a register nothing is said.
func (s *Service) institution(r *samtale.Record) fault.List {
	nr := r.Skole.Institutionsnr
	if s.institutioner == nil || nr == "" {
		return nil
	}
	const place = "/skole/institutionsnr"
	i, known := s.institutioner.Find(nr)
	if !known {
		if near, ok := s.institutioner.Nearest(r.Skole.Navn, r.Kommune.Navn); ok {
			return fault.List{unknownInstitution.at(r, place, nr, " Mente du "+near.Navn+" ("+near.Nummer+")?")}
		}
		return fault.List{unknownInstitution.at(r, place, nr, "")}
	}
	var out fault.List
	day := r.Moede.Dato
	if day == "" && samtale.IsSkoleaar(r.Dokument.Skoleaar) {
		day = r.Dokument.Skoleaar[:4] + "-08-01"
	}
	switch {
	case i.Lukket == "":
	case day != "" && i.Lukket < day:
		out = append(out, closedInstitution.at(r, place, maaned.Dato(i.Lukket), s.successor(i)))
	default:
		out = append(out, closingInstitution.at(r, place, maaned.Dato(i.Lukket), s.successor(i)))
	}
	switch departments := s.institutioner.Departments(nr); {
	case i.Hoved != "":
		out = append(out, mainOrDepartment.at(r, place, "afdelingens. Gælder notatet hele skolen, så skriv "+i.Hoved))
	case len(departments) > 0:
		out = append(out, mainOrDepartment.at(r, place, "hovedskolens. Gælder notatet kun en afdeling, så skriv dens nummer ("+strings.Join(departments[:min(len(departments), 10)], ", ")+")"))
	}
	return out
}

// successor says what an institution became part of.
func (s *Service) successor(i institution.Institution) string {
	if i.Ny == "" {
		return ""
	}
	if to, ok := s.institutioner.Find(i.Ny); ok {
		return " Den blev en del af " + to.Navn + " (" + to.Nummer + ")."
	}
	return " Den blev en del af " + i.Ny + "."
}

// formerNumbers fills in the numbers of the institutions that became part of a school.
func (s *Service) formerNumbers(r *samtale.Record) {
	if s.institutioner == nil || r.Skole.Institutionsnr == "" {
		return
	}
	for _, n := range s.institutioner.Merged(r.Skole.Institutionsnr) {
		if !slices.Contains(r.Skole.TidligereNumre, n) {
			r.Skole.TidligereNumre = append(r.Skole.TidligereNumre, n)
		}
	}
}
