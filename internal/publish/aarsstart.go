package publish

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"notat/internal/parallel"
	"notat/internal/readback"
	"notat/internal/regneark"
	"notat/internal/samtale"
	"notat/internal/template"
)

// Aarsstart is a new school year for all schools of a municipality.
type Aarsstart struct {
	Skoleaar string // "2026/27"
	Sidste   []Fil  // last year's notater: records, or the PDF and Word files that carry one
	Tal      []Udtraek
	Template *template.Template // instead of Name
	Name     string             // template name, "" is the service's default
}

// Udtraek is an extract of the ministry's statistics and the day it was made.
type Udtraek struct {
	Fil
	Dato string // "2026-09-20"
}

// Begyndt is what came of one school: its draft, and what is missing.
type Begyndt struct {
	Skole, Institutionsnr string
	Navn                  string   // of the draft's file; "" when there is none
	Udkast                []byte   // the Word draft
	Mangler               []string // Danish sentences
}

// MaxAarsstart is how many files a year is begun with: more than any municipality has schools.
const MaxAarsstart = 500

var (
	// ErrAarsstart says that there is nothing to begin a year with, or too much.
	ErrAarsstart = errors.New("a year begins with last year's notater, at most " + strconv.Itoa(MaxAarsstart))
	// ErrSkoleaar says that a school year is not written as 2026/27.
	ErrSkoleaar = errors.New("a school year is written 2026/27")
)

// BeginYear makes a Word draft for each school: what Next gives, the municipality's
// opening words, and the figures that an extract has. The schools come in Danish
// order of their names; a file that nothing can be made of is one without a draft.
func (s *Service) BeginYear(ctx context.Context, q Aarsstart) ([]Begyndt, error) {
	switch {
	case !samtale.IsSkoleaar(q.Skoleaar):
		return nil, ErrSkoleaar
	case len(q.Sidste) == 0 || len(q.Sidste) > MaxAarsstart:
		return nil, ErrAarsstart
	}
	t, err := s.template(Request{Name: q.Name, Template: q.Template})
	if err != nil {
		return nil, err
	}
	y := &year{Service: s, skoleaar: q.Skoleaar, template: t}
	for _, u := range q.Tal {
		release, err := s.hold(perUdtraek * regneark.Unpacked(u.Data)) // its sheets stay till all schools are done
		if err != nil {
			return nil, err
		}
		defer release()
		if err := y.read(ctx, u); err != nil {
			return nil, err
		}
	}
	out, failed := make([]Begyndt, len(q.Sidste)), make([]error, len(q.Sidste))
	parallel.Do(len(out), func(i int) { out[i], failed[i] = y.begin(ctx, q.Sidste[i]) })
	if err := errors.Join(failed...); err != nil {
		return nil, err
	}
	order := collate.New(language.Danish)
	slices.SortStableFunc(out, func(a, b Begyndt) int {
		return cmp.Or(order.CompareString(a.Skole, b.Skole), strings.Compare(a.Institutionsnr, b.Institutionsnr))
	})
	apart(out)
	return out, nil
}

// year is a year that is begun.
type year struct {
	*Service
	skoleaar string
	template *template.Template
	tal      []Udtraek
	ark      [][]regneark.Ark // of tal
}

// read takes an extract in.
func (y *year) read(ctx context.Context, u Udtraek) error {
	return y.computing(ctx, 0, func(context.Context) error {
		ark, err := regneark.Read(u.Data)
		if err != nil {
			return (&Tal{Fil: u.Fil}).unread(err)
		}
		y.tal, y.ark = append(y.tal, u), append(y.ark, ark)
		return nil
	})
}

// begin makes the draft of one school.
func (y *year) begin(ctx context.Context, last Fil) (b Begyndt, err error) {
	b.Skole = last.Navn
	data, err := carriedRecord(last.Data)
	var no *Ulaeselig
	switch {
	case errors.As(err, &no):
		b.Mangler = []string{no.Besked}
		return b, nil
	case err != nil:
		return b, err
	}
	c, err := y.check(ctx, Request{Data: data, Status: string(samtale.Udkast)}, y.template)
	var refused *Rejected
	var broken *SyntaxError
	switch {
	case errors.As(err, &refused):
		b.Mangler = []string{"Sidste års notat har fejl og kan ikke bruges. Ret det først: " + refused.Faults[0].Message}
		return b, nil
	case errors.As(err, &broken):
		b.Mangler = []string{brokenNotat}
		return b, nil
	case err != nil:
		return b, err
	}
	old := c.valid.Record()
	b.Skole, b.Institutionsnr = old.Skole.Navn, old.Skole.Institutionsnr
	if old.Dokument.Skoleaar >= y.skoleaar {
		b.Mangler = []string{"Notatet er fra " + old.Dokument.Skoleaar + ". Der er ikke lavet et udkast af det."}
		return b, nil
	}
	record, err := y.record(c.valid).Canonical()
	if err != nil {
		return b, err
	}
	b.Mangler = y.lacking(old)
	posted, err := samtale.Decode(data) // which status it had: it was checked as a draft
	if err != nil {
		return b, err
	}
	if posted.Dokument.Status == samtale.Udkast {
		b.Mangler = append(b.Mangler, lastIsDraft)
	}
	if record, err = y.figures(ctx, record, &b); err != nil {
		return b, err
	}
	word, _ := FormatNamed("docx")
	d, err := y.Render(ctx, Request{Data: record, Template: y.template}, word)
	if errors.As(err, &refused) {
		b.Mangler = append(b.Mangler, "Udkastet kan ikke laves: "+refused.Faults[0].Message)
		return b, nil
	}
	if err != nil {
		return b, err
	}
	b.Udkast, b.Navn = d.Data, d.Navn.ASCII
	return b, nil
}

// carriedRecord gives the record that a file is or carries.
func carriedRecord(file []byte) ([]byte, error) {
	if IsWord(file) {
		o, err := Extract(file)
		if err != nil {
			return nil, err
		}
		return o.Record, nil
	}
	record, _, err := Carried(file)
	return withoutBOM(record), err
}

// record is the draft of the year: what Next gives, for this year also where the
// last is older, with the municipality's opening words.
func (y *year) record(v *samtale.Valid) *samtale.Record {
	r := nextRecord(v)
	r.Dokument.Titel = strings.ReplaceAll(r.Dokument.Titel, r.Dokument.Skoleaar, y.skoleaar)
	r.Dokument.Skoleaar = y.skoleaar
	openings(r, y.template.Settings.Openings(y.skoleaar[:len("2025")]+"-08-01"), y.krav(y.template).Delnavne)
	y.formerNumbers(r)
	return r
}

const lastIsDraft = "Sidste års notat er et udkast."

// lacking says what of last year a clerk has to look after.
func (y *year) lacking(old *samtale.Record) (out []string) {
	if old.Skole.Institutionsnr == "" {
		out = append(out, "Institutionsnummeret mangler. Uden det kan tal ikke sættes ind, og notatet kan ikke offentliggøres.")
	}
	if nextYear(old.Dokument.Skoleaar) != y.skoleaar {
		out = append(out, "Sidste notat er fra "+old.Dokument.Skoleaar+". Årene imellem mangler.")
	}
	if public, internal := open(old); len(public)+len(internal) == 0 {
		out = append(out, "Der er ingen åbne aftaler at følge op på.")
	}
	return out
}

// figures puts in what the extracts have, and says what they have not.
func (y *year) figures(ctx context.Context, record []byte, b *Begyndt) ([]byte, error) {
	if len(y.tal) == 0 {
		b.Mangler = append(b.Mangler, "Der er ingen udtræk med tal.")
	}
	if b.Institutionsnr == "" {
		return record, nil
	}
	found := false
	for i, u := range y.tal {
		back, err := y.readTal(ctx, Tal{Fil: u.Fil, Record: record, Dato: u.Dato, Template: y.template}, y.ark[i])
		var no *Ulaeselig
		if errors.As(err, &no) {
			b.Mangler = append(b.Mangler, no.Besked)
			continue
		} else if err != nil {
			return nil, err
		}
		if back.Open {
			if !slices.ContainsFunc(back.Rest, func(i readback.Item) bool { return i.Kode == "ingen-tal" }) {
				b.Mangler = append(b.Mangler, "»"+u.Navn+"« kan ikke sættes ind uden svar. Brug notat tal.")
			}
			continue
		}
		found = true
		for _, i := range back.Rest {
			if i.Kode == "ikke-offentliggjort" {
				b.Mangler = append(b.Mangler, "Ikke offentliggjort: "+i.Tekst)
			}
		}
		record = back.maybe
	}
	if len(y.tal) > 0 && !found {
		b.Mangler = append(b.Mangler, "Udtrækkene har ingen tal om skolen.")
	}
	return record, nil
}

// apart gives schools of the same name files of different names, and tells of two
// notater of one school.
func apart(all []Begyndt) {
	names, numbers := map[string]int{}, map[string]bool{}
	for i := range all {
		b := &all[i]
		if b.Institutionsnr != "" && numbers[b.Institutionsnr] {
			b.Mangler = append(b.Mangler, "Der er to notater med institutionsnummeret "+b.Institutionsnr+".")
		}
		numbers[b.Institutionsnr] = true
		if b.Navn == "" {
			continue
		}
		if names[b.Navn]++; names[b.Navn] > 1 {
			b.Navn = strings.TrimSuffix(b.Navn, ".docx") + "-" + strconv.Itoa(names[b.Navn]) + ".docx"
		}
	}
}
