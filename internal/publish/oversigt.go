package publish

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"notat/internal/compose"
	"notat/internal/maaned"
	"notat/internal/samtale"
	"notat/internal/template"
)

// Oversigt asks for the agreements and focus areas of all schools of a municipality
// in a year, as far as they are published here.
type Oversigt struct {
	Skoleaar string             // "2025/26"; "" is the newest that has a notat
	Kommune  string             // "" is the only one of the archive
	Dag      string             // today, "2026-11-27": which deadlines have passed
	Template *template.Template // instead of Name
	Name     string             // template name, "" is the service's default
}

// OversigtAftale is an agreement of a school.
type OversigtAftale struct {
	Skole, Institutionsnr string
	samtale.Aftale
	Overskredet bool // its deadline has passed, and it is not done
}

// oversigt is what is told.
type oversigt struct {
	skoleaar, kommune string
	notater           int
	aftaler           []OversigtAftale
	indsatser         [][2]string // school, focus area
	mangler           []string    // schools without a notat of the year
}

var (
	// ErrNoYear says that the archive has no notat of the year.
	ErrNoYear = errors.New("the archive has no notat of that year")
	// ErrKommune says that the archive has notater of several municipalities.
	ErrKommune = errors.New("the archive has several municipalities: say which")
)

// Overview gives the overview as a document of a format. It holds what is public
// and nothing else.
func (s *Service) Overview(ctx context.Context, q Oversigt, f Format) (*Document, error) {
	t, err := s.template(Request{Name: q.Name, Template: q.Template})
	if err != nil {
		return nil, err
	}
	o, err := s.oversigt(ctx, q)
	if err != nil {
		return nil, err
	}
	r := o.record(t)
	var d *Document
	err = s.computing(ctx, perPosted*(len(o.aftaler)+len(o.indsatser)+1)<<10, func(ctx context.Context) error {
		composed, err := compose.Oversigt(r, t, Release)
		if err != nil {
			return err
		}
		draw, err := s.renderer(t, f)
		if err != nil {
			return err
		}
		data, err := draw(ctx, composed)
		if err != nil {
			return refused(fmt.Errorf("%s: %w", f.Name, err))
		}
		name := "oversigt-" + strings.ReplaceAll(o.skoleaar, "/", "-") + "." + f.Name
		d = &Document{Data: data, MIME: f.MIME, Navn: Filnavn{name, name}}
		return nil
	})
	return d, err
}

// OverviewCSV gives the agreements as CSV with semicolons, in UTF-8 with a byte
// order mark.
func (s *Service) OverviewCSV(ctx context.Context, q Oversigt) ([]byte, error) {
	t, err := s.template(Request{Name: q.Name, Template: q.Template})
	if err != nil {
		return nil, err
	}
	o, err := s.oversigt(ctx, q)
	if err != nil {
		return nil, err
	}
	rows := [][]string{{"Skole", "Institutionsnummer", "Skoleår", "Aftale", "Ansvarlig", "Frist", "Status", "Fra skoleår", "Overskredet"}}
	for _, a := range o.aftaler {
		late := ""
		if a.Overskredet {
			late = "ja"
		}
		rows = append(rows, []string{a.Skole, a.Institutionsnr, o.skoleaar, a.Maal, a.Ansvarlig, a.Frist, statusOf(t, a.Status), a.FraSkoleaar, late})
	}
	for _, m := range o.mangler {
		rows = append(rows, []string{m, "", o.skoleaar, "Notatet mangler", "", "", "", "", ""})
	}
	return csvOf(rows)
}

// oversigt gathers what is public of the year.
func (s *Service) oversigt(ctx context.Context, q Oversigt) (*oversigt, error) {
	a, err := s.Archive()
	if err != nil {
		return nil, err
	}
	o := &oversigt{skoleaar: q.Skoleaar, kommune: q.Kommune}
	if q.Kommune == "" {
		all, err := a.Kommuner(ctx)
		switch {
		case err != nil:
			return nil, err
		case len(all) == 0:
			return nil, ErrNoYear
		case len(all) > 1:
			return nil, ErrKommune
		}
		o.kommune = all[0]
	}
	schools, err := a.SchoolsOf(ctx, o.kommune)
	if err != nil {
		return nil, err
	}
	for _, n := range schools {
		if q.Skoleaar == "" && n.Kommune == o.kommune {
			o.skoleaar = max(o.skoleaar, n.Skoleaar)
		}
	}
	if o.skoleaar != "" && !samtale.IsSkoleaar(o.skoleaar) {
		return nil, ErrSkoleaar
	}
	year, err := a.Year(ctx, o.kommune, o.skoleaar)
	if err != nil {
		return nil, err
	}
	has := map[string]bool{}
	for _, n := range year {
		if n.Kommune != o.kommune {
			continue
		}
		has[n.Institutionsnr] = true
		data, err := a.File(ctx, n.ID, filOffentlig)
		if err != nil {
			return nil, err
		}
		r, err := samtale.Decode(data)
		if err != nil {
			return nil, fmt.Errorf("the public record of %s: %w", n.ID, err)
		}
		o.add(n, r, q.Dag)
	}
	if o.notater == 0 {
		return nil, ErrNoYear
	}
	for _, n := range schools {
		if n.Kommune == o.kommune && !has[n.Institutionsnr] {
			o.mangler = append(o.mangler, n.Skole)
		}
	}
	return o, nil
}

// add takes what a school's notat says.
func (o *oversigt) add(n Udgivet, r *samtale.Record, day string) {
	o.notater++
	everySection(r.Afsnit, func(a *samtale.Afsnit, intern bool) bool {
		if a.Del == samtale.Indsatser && !intern {
			o.indsatser = append(o.indsatser, [2]string{n.Skole, a.Overskrift})
			for _, x := range a.Afsnit {
				o.indsatser = append(o.indsatser, [2]string{n.Skole, x.Overskrift})
			}
		}
		for _, b := range a.Blokke {
			list, ok := b.(*samtale.Aftaler)
			if !ok || intern || list.Synlighed == samtale.Intern {
				continue
			}
			for _, x := range list.Aftaler {
				o.aftaler = append(o.aftaler, OversigtAftale{n.Skole, n.Institutionsnr, x, x.Frist != "" && x.Frist < day && !done[x.Status]})
			}
		}
		return true
	})
}

// record puts the overview into the sections of a record, in which it is drawn.
func (o *oversigt) record(t *template.Template) *samtale.Record {
	r := &samtale.Record{
		Dokument: samtale.Dokument{Betegnelse: "Oversigt", Titel: "Aftaler og indsatser på skolerne, " + o.skoleaar, Skoleaar: o.skoleaar},
		Kommune:  samtale.Kommune{Navn: o.kommune}, Skole: samtale.Skole{Navn: "Alle skoler"},
	}
	section := func(heading, none string, head []string, rows [][]string) {
		a := samtale.Afsnit{Overskrift: heading}
		if len(rows) == 0 {
			a.Blokke = []samtale.Blok{&samtale.Tekst{Type: "tekst", Tekst: none}}
		} else {
			a.Blokke = []samtale.Blok{&samtale.Tabel{Type: "tabel", Hoved: head, Raekker: rows}}
		}
		r.Afsnit = append(r.Afsnit, a)
	}
	var all, late, focus, lacking [][]string
	for _, a := range o.aftaler {
		row := []string{a.Skole, a.Maal, a.Ansvarlig, a.dag(), statusOf(t, a.Status)}
		if all = append(all, row); a.Overskredet {
			late = append(late, row)
		}
	}
	for _, x := range o.indsatser {
		focus = append(focus, []string{x[0], x[1]})
	}
	for _, m := range o.mangler {
		lacking = append(lacking, []string{m})
	}
	head := []string{"Skole", "Aftale", t.Tekst("aftale.ansvarlig"), t.Tekst("aftale.frist"), t.Tekst("aftale.status")}
	section("Aftaler, hvor fristen er overskredet", "Der er ingen.", head, late)
	section("Alle aftaler", "Der er ingen aftaler i de offentlige notater.", head, all)
	section(t.Tekst("del.indsatser"), "Der er ingen indsatser i de offentlige notater.", []string{"Skole", "Indsats"}, focus)
	section("Skoler uden et offentliggjort notat for året", "Alle kendte skoler har et.", []string{"Skole"}, lacking)
	return r
}

// dag is the deadline in words.
func (a *OversigtAftale) dag() string {
	if a.Frist == "" {
		return ""
	}
	return maaned.Dato(a.Frist)
}

// statusOf is what a status is called.
func statusOf(t *template.Template, status string) string {
	if !slices.Contains(samtale.Aftalestatusser, status) {
		return ""
	}
	return t.Tekst("status." + status)
}
