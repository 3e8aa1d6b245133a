package publish

import (
	"context"
	"encoding/json"
	"errors"
	"strconv"
	"strings"
	"time"

	"notat/internal/readback"
	"notat/internal/recorddiff"
	"notat/internal/regneark"
	"notat/internal/samtale"
	"notat/internal/statistik"
	"notat/internal/template"
)

// Tal is an extract of the ministry's statistics that goes into a record.
type Tal struct {
	Fil      Fil
	Record   []byte
	Dato     string             // the day of the extract, "2026-09-20"; "" is asked for
	Svar     []byte             // JSON object of answers, id -> choice, or nil
	Template *template.Template // instead of Name
	Name     string             // template name, "" is the service's default
}

// MaxUdtraek is the largest extract in bytes; one of MaxRaekker rows is some 5 MB.
const MaxUdtraek = 20 << 20

// datoSvar begins the answer that is a day in the caller's own words.
const datoSvar = "dato:"

// ReadTal puts a school's figures into its record. What the record says otherwise
// is asked about, what the extract has not is said; nothing is overwritten unasked.
// The error is an *Ulaeselig, ErrSvar, a *Rejected or *SyntaxError of the record, or
// a failure of the program.
func (s *Service) ReadTal(ctx context.Context, q Tal) (out *IndleveringSvar, err error) {
	err = s.computing(ctx, weight(nil, q.Record, nil)+perUdtraek*regneark.Unpacked(q.Fil.Data), func(ctx context.Context) (err error) {
		ark, err := regneark.Read(q.Fil.Data)
		if err != nil {
			return q.unread(err)
		}
		out, err = s.readTal(ctx, q, ark)
		return err
	})
	return out, err
}

// perUdtraek is what reading a byte of an unpacked extract takes in memory: a
// spreadsheet of 20,000 rows and 12 columns, 10 MB unpacked, takes 90 MB.
const perUdtraek = 10

// readTal puts in the figures of an extract that was read.
func (s *Service) readTal(ctx context.Context, q Tal, ark []regneark.Ark) (*IndleveringSvar, error) {
	svar, err := answersOf(q.Svar)
	if err != nil {
		return nil, err
	}
	t, err := s.template(Request{Name: q.Name, Template: q.Template})
	if err != nil {
		return nil, err
	}
	c, err := s.check(ctx, Request{Data: q.Record, Status: string(samtale.Udkast)}, t) // what is not written yet is no fault here
	if err != nil {
		return nil, err
	}
	root, err := recorddiff.Parse(q.Record)
	if err != nil {
		return nil, err
	}
	before, err := recorddiff.Canonical(root)
	if err != nil {
		return nil, err
	}
	r := c.valid.Record()
	m := &talmerge{Questions: readback.NewQuestions(r, svar), record: r, root: root, fil: q.Fil, t: t}
	if err := m.merge(ark, q); err != nil {
		return nil, err
	}
	after, err := recorddiff.Canonical(root)
	if err != nil {
		return nil, err
	}
	changes, err := recorddiff.Diff(ctx, before, after)
	if err != nil {
		return nil, err
	}
	return s.indleveringSvar(ctx, &readback.Result{Record: after, Changes: changes, Items: m.Items()}, false, t, nil)
}

// Skole gives whose figures a record may have: the school's number and the school
// year. The error is an *Ulaeselig or a *SyntaxError.
func Skole(record []byte) (institutionsnr, skoleaar string, err error) {
	r, err := samtale.Decode(record)
	switch {
	case err != nil:
		return "", "", err
	case r.Skole.Institutionsnr == "":
		return "", "", &Ulaeselig{Besked: "Notatet har intet institutionsnummer. Skriv de seks cifre."}
	case !samtale.IsSkoleaar(r.Dokument.Skoleaar):
		return "", "", &Ulaeselig{Besked: "Notatet har intet skoleår som 2025/26."}
	}
	return r.Skole.Institutionsnr, r.Dokument.Skoleaar, nil
}

// unread says why nothing can be read from the extract.
func (q *Tal) unread(err error) error {
	var wrong *regneark.Fejl
	if !errors.As(err, &wrong) {
		return err
	}
	besked := wrong.Besked
	if wrong.Sted != "" {
		besked = strings.ToUpper(wrong.Sted[:1]) + wrong.Sted[1:] + ": " + besked
	}
	if q.Fil.Navn != "" {
		besked = "»" + q.Fil.Navn + "«: " + besked
	}
	return &Ulaeselig{besked, err}
}

// talmerge puts the figures into the record's tree.
type talmerge struct {
	*readback.Questions
	record *samtale.Record
	root   any
	fil    Fil
	t      *template.Template
	hentet string
	spor   []any // ekstra.tal

	blocks  map[samtale.Art]string // where new results of a kind go
	section string                 // of results
	stopped bool                   // it says that it is without content, and may
}

func (m *talmerge) merge(ark []regneark.Ark, q Tal) error {
	nr := m.record.Skole.Institutionsnr
	if nr == "" {
		m.Tell(readback.Item{Kode: "mangler-institutionsnr", Severity: readback.Block, Pointer: "/skole/institutionsnr",
			Besked: "Notatet har intet institutionsnummer, så det kan ikke ses, hvilke rækker der er skolens. Skriv de seks cifre."})
		return nil
	}
	u, err := statistik.Read(ark, statistik.Skole{Institutionsnr: nr, Skoleaar: m.record.Dokument.Skoleaar, Kolonner: m.t.Settings.Kolonner})
	if err != nil {
		return q.unread(err)
	}
	m.told(u)
	if len(u.Fund) == 0 {
		m.Tell(readback.Item{Kode: "ingen-tal", Severity: readback.Block, Pointer: "/skole/institutionsnr", Tekst: nr,
			Besked: "Udtrækket har ingen tal om skolen med det nummer i notatets skoleår eller før. Se efter, om det er den rigtige fil og det rigtige nummer."})
		return nil
	}
	if !m.day(q.Dato) {
		return nil
	}
	m.spor, _ = recorddiff.Get(m.root, "/ekstra/tal").([]any)
	places := m.places()
	for _, f := range u.Fund {
		said := false
		for _, at := range places[subjectOf(&f.Resultat)] {
			switch periode := keyOf(at.Resultat).periode; {
			case periode == "", periode == f.Resultat.Periode:
				said = true
				m.beside(at, f)
			case u.Periods[periode]:
				m.beside(at, f.I(periode))
			}
		}
		if !said {
			m.add(f)
		}
	}
	m.asked(u)
	if m.spor != nil {
		recorddiff.Set(m.root, "/ekstra/tal", m.spor)
	}
	return nil
}

// told tells of what the extract has and is not used.
func (m *talmerge) told(u *statistik.Udtraek) {
	for _, x := range u.Unknown {
		m.Tell(readback.Item{Kode: "ukendt-kolonne", Severity: readback.Warn, Sted: x.Sted, Tekst: x.Navn,
			Besked: "Kolonnen eller arket kendes ikke og er ikke læst. Er det tal, der skal med, så skriv navnet i skabelonens »kolonner«."})
	}
	if len(u.Departments) > 0 {
		var nrs []string
		for _, x := range u.Departments[:min(len(u.Departments), 20)] {
			nrs = append(nrs, x.Navn)
		}
		m.Tell(readback.Item{Kode: "andre-afdelinger", Severity: readback.Warn, Sted: u.Departments[0].Sted, Tekst: strings.Join(nrs, ", "),
			Besked: "Rækkerne er om skolens afdelinger med egne numre og er ikke læst. Gælder notatet en afdeling, så skriv dens nummer i notatet."})
	}
	if len(u.Later) > 0 {
		m.Tell(readback.Item{Kode: "senere-skoleaar", Severity: readback.Info, Tekst: strings.Join(u.Later, ", "), Besked: "Udtrækket har tal fra skoleår efter notatets. De er ikke læst."})
	}
}

// day finds out when the extract was made.
func (m *talmerge) day(given string) bool {
	if given == "" {
		given = strings.TrimPrefix(m.Tell(readback.Item{Kode: "udtraek-dato", Severity: readback.Ask, Tekst: m.fil.Navn, Words: datoSvar,
			Besked: "Hvilken dag er udtrækket hentet? Dagen skal stå ved tallene. Skriv den som 2026-09-20."}), datoSvar)
	}
	if given == "" {
		return false
	}
	if _, err := time.Parse(time.DateOnly, given); err != nil {
		m.Tell(readback.Item{Kode: "ugyldig-dato", Severity: readback.Block, Tekst: given, Besked: "Dagen kan ikke læses. Skriv den som 2026-09-20."})
		return false
	}
	m.hentet = given
	return true
}

// trace notes the rows that a result's numbers come from, in ekstra: it is never
// printed and never public.
func (m *talmerge) trace(f statistik.Fund) {
	r := &f.Resultat
	for _, s := range f.Spor {
		one := map[string]any{"maaling": r.Maaling, "periode": s.Periode, "fil": m.fil.Navn, "raekke": json.Number(strconv.Itoa(s.Raekke)), "hentet": m.hentet}
		for key, v := range map[string]string{"fag": r.Fag, "profilomraade": r.Profilomraade, "klassetrin": r.Klassetrin, "ark": s.Ark} {
			if v != "" {
				one[key] = v
			}
		}
		at := -1
		for i, x := range m.spor {
			if same(x, one, "maaling", "periode", "fag", "profilomraade", "klassetrin") {
				at = i
			}
		}
		if at < 0 {
			m.spor = append(m.spor, one)
		} else {
			m.spor[at] = one
		}
	}
}

// same reports whether two traces are of one value.
func same(x any, y map[string]any, keys ...string) bool {
	o, ok := x.(map[string]any)
	for _, k := range keys {
		ok = ok && o[k] == y[k]
	}
	return ok
}
