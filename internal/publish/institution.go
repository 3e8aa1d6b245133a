package publish

import (
	"context"
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

// Know lets the service look numbers up in a register; nil: in none.
func (s *Service) Know(r *Institutioner) {
	s.institutioner.Store(&known{Institutioner: r, named: true})
}

// known is the register in which numbers are looked up.
type known struct {
	*Institutioner
	named bool   // by a setting: the archive's is not asked for
	sum   string // of the archive's
}

// register gives the register, nil where numbers are looked up nowhere.
func (s *Service) register() *Institutioner {
	if k := s.institutioner.Load(); k != nil {
		return k.Institutioner
	}
	return nil
}

// Learn lets the service look numbers up in the register that the archive keeps, where
// Know named no other; again and again it notices that there is a new one. Nothing is
// changed where the archive cannot be read.
func (s *Service) Learn(ctx context.Context) error {
	var have known
	if k := s.institutioner.Load(); k != nil {
		have = *k
	}
	a, err := s.Archive()
	if err != nil || have.named {
		return nil //nolint:nilerr // without an archive there is nothing to learn
	}
	data, sum, err := a.Register(ctx, have.sum)
	switch {
	case errors.Is(err, ErrNotFound):
		s.institutioner.Store(nil)
		return nil
	case err != nil || data == nil:
		return err
	}
	r, err := ReadInstitutioner(data)
	if err == nil {
		s.institutioner.Store(&known{Institutioner: r, sum: sum})
	}
	return err
}

// InstitutionNamed gives what the register calls an institution, and its municipality; "" of
// what is not known.
func (s *Service) InstitutionNamed(institutionsnr string) (navn, kommune string) {
	register := s.register()
	if register == nil {
		return "", ""
	}
	i, _ := register.Find(institutionsnr)
	return i.Navn, i.Kommune
}

// institution looks a record's number up. Without a register nothing is said.
func (s *Service) institution(r *samtale.Record) fault.List {
	nr, register := r.Skole.Institutionsnr, s.register()
	if register == nil || nr == "" {
		return nil
	}
	const place = "/skole/institutionsnr"
	i, known := register.Find(nr)
	if !known {
		if near, ok := register.Nearest(r.Skole.Navn, r.Kommune.Navn); ok {
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
		out = append(out, closedInstitution.at(r, place, maaned.Dato(i.Lukket), successor(register, i)))
	default:
		out = append(out, closingInstitution.at(r, place, maaned.Dato(i.Lukket), successor(register, i)))
	}
	switch departments := register.Departments(nr); {
	case i.Hoved != "":
		out = append(out, mainOrDepartment.at(r, place, "afdelingens. Gælder notatet hele skolen, så skriv "+i.Hoved))
	case len(departments) > 0:
		out = append(out, mainOrDepartment.at(r, place, "hovedskolens. Gælder notatet kun en afdeling, så skriv dens nummer ("+strings.Join(departments[:min(len(departments), 10)], ", ")+")"))
	}
	return out
}

// successor says what an institution became part of.
func successor(register *Institutioner, i institution.Institution) string {
	if i.Ny == "" {
		return ""
	}
	if to, ok := register.Find(i.Ny); ok {
		return " Den blev en del af " + to.Navn + " (" + to.Nummer + ")."
	}
	return " Den blev en del af " + i.Ny + "."
}

// formerNumbers fills in the numbers of the institutions that became part of a school.
func (s *Service) formerNumbers(r *samtale.Record) {
	register := s.register()
	if register == nil || r.Skole.Institutionsnr == "" {
		return
	}
	for _, n := range register.Merged(r.Skole.Institutionsnr) {
		if !slices.Contains(r.Skole.TidligereNumre, n) {
			r.Skole.TidligereNumre = append(r.Skole.TidligereNumre, n)
		}
	}
}
