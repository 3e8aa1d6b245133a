package samtaletest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"

	"pgregory.net/rapid"

	"notat/internal/samtale"
)

// Option narrows or widens what Record draws.
type Option func(*maker)

// Endelig draws only records whose status is endelig.
func Endelig() Option { return func(m *maker) { m.endelig = true } }

// Hostile draws texts that want to do harm as well: markup, control of
// direction, scripts of the world, words of ten thousand letters.
func Hostile() Option { return func(m *maker) { m.hostile = true } }

// Public draws records without anything that a public edition leaves out on
// account of synlighed; names and numbers may still be withheld.
func Public() Option { return func(m *maker) { m.public = true } }

// Record draws valid records. They are built in Go and hold no posted value.
func Record(opts ...Option) *rapid.Generator[*samtale.Record] {
	return rapid.Custom(func(t *rapid.T) *samtale.Record {
		m := &maker{t: t}
		for _, o := range opts {
			o(m)
		}
		return m.record()
	})
}

// JSON draws valid records as they are posted.
func JSON(opts ...Option) *rapid.Generator[[]byte] {
	return rapid.Map(Record(opts...), Post)
}

// Valid draws records that were posted, read and checked against Krav. A
// record that does not pass fails the test.
func Valid(opts ...Option) *rapid.Generator[*samtale.Valid] {
	return rapid.Custom(func(t *rapid.T) *samtale.Valid {
		v, err := Check(JSON(opts...).Draw(t, "record"))
		if err != nil {
			t.Fatal(err)
		}
		return v
	})
}

// Post writes a record as a client would post it.
func Post(r *samtale.Record) []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(r); err != nil {
		panic(err) // a record of this package always has a JSON form
	}
	return b.Bytes()
}

// Check reads a posted record and checks it against Krav. The error names every
// fault.
func Check(posted []byte) (*samtale.Valid, error) {
	r, err := samtale.Decode(posted)
	if err != nil {
		return nil, fmt.Errorf("samtaletest: decode: %w\n%s", err, posted)
	}
	v, faults := samtale.Validate(r, Krav())
	if v == nil {
		return nil, fmt.Errorf("samtaletest: not valid: %v\n%s", faults, posted)
	}
	return v, nil
}

// maker draws the parts of one record.
type maker struct {
	t                        *rapid.T
	endelig, hostile, public bool

	year int // the school year's first calendar year
}

func (m *maker) n(lo, hi int) int        { return rapid.IntRange(lo, hi).Draw(m.t, "n") }
func (m *maker) chance(percent int) bool { return m.n(0, 99) >= 100-percent } // shrinks to false

func pick[T any](m *maker, from []T) T { return from[m.n(0, len(from)-1)] }

func itoa(n int) string { return strconv.Itoa(n) }

// record draws a whole record.
func (m *maker) record() *samtale.Record {
	m.year = m.n(2022, 2027)
	r := &samtale.Record{
		Dokument: samtale.Dokument{
			Betegnelse: pick(m, []string{"", "Notat", "Referat", "Opsamling"}),
			Titel:      m.felt(),
			Skoleaar:   skoleaar(m.year),
			Status:     pick(m, []samtale.Status{"", samtale.Endelig, samtale.Udkast}),
		},
		Kommune: samtale.Kommune{Navn: pick(m, []string{"Fjordby Kommune", "Ærøskøbing Ny Kommune", "Åmose Kommune"}), Forvaltning: m.maybeFelt(), Afdeling: m.maybeFelt(), Kontakt: m.maybeFelt()},
		Skole: samtale.Skole{
			Navn:           pick(m, []string{"Birkelund Skole", "Søndre Skole", "Åløkke Skole & SFO"}),
			Institutionsnr: pick(m, []string{"", "123456", "000001"}),
			Hjemmeside:     pick(m, []string{"", "https://www.birkelund-skole.eksempel.dk", "https://eksempel.dk/skole?a=1&b=ø"}),
		},
	}
	if m.endelig && r.Dokument.Status == samtale.Udkast {
		r.Dokument.Status = samtale.Endelig
	}
	final := r.Dokument.Status != samtale.Udkast
	if m.chance(30) {
		r.Skole.TidligereNumre = []string{"654321", "111222"}[:m.n(1, 2)]
	}
	if m.chance(60) {
		r.Sag = samtale.Sag{Sagsnr: pick(m, []string{"25/1234", "17.02.08P21-0002", "2017-015327"}), Dokumentnr: m.maybeFelt(), Sagsbehandler: m.maybeFelt(), Vedroerende: m.maybeFelt(), SendesTil: m.maybeFelt()}
	}
	m.moede(r, final)
	for range m.n(0, 5) {
		r.Deltagere = append(r.Deltagere, m.deltager())
	}
	r.Afsnit = m.allAfsnit(final)
	for range m.n(0, 4) - 2 { // most have none
		r.Bilag = append(r.Bilag, samtale.Bilag{Titel: m.felt(), Adresse: pick(m, []string{"", "https://www.eksempel.dk/bilag.pdf?nr=1&b=ø"}), Note: m.maybeFelt()})
	}
	if m.chance(30) {
		r.Ekstra = map[string]any{pick(m, ord): m.plain(), "tal": m.n(0, 9), "liste": []any{m.plain(), true, nil}}
	}
	m.kontroller(r)
	return r
}

// moede draws the meeting and the dates that hang on it.
func (m *maker) moede(r *samtale.Record, final bool) {
	if !final && m.chance(50) {
		return
	}
	day := func(month, day int) string {
		year := m.year
		if month < 8 {
			year++
		}
		return fmt.Sprintf("%d-%02d-%02d", year, month, day)
	}
	r.Moede.Dato = day(pick(m, []int{8, 11, 12, 1, 3, 5}), m.n(1, 28))
	if m.chance(60) {
		r.Moede.Start, r.Moede.Slut = pick(m, []string{"08:00", "9.00", "08.30"}), pick(m, []string{"16:00", "15.30"})
		if r.Moede.Start == "9.00" {
			r.Moede.Start = "09.00"
		}
		r.Moede.Sted = m.maybeFelt()
		for i := range m.n(0, 4) {
			p := samtale.Dagsordenspunkt{Punkt: m.plain()}
			if m.chance(70) {
				p.Start, p.Slut = fmt.Sprintf("%02d:05", 9+i), fmt.Sprintf("%02d.50", 9+i)
			}
			r.Moede.Dagsorden = append(r.Moede.Dagsorden, p)
		}
	}
	if m.chance(50) {
		r.Dokument.Dato = day(6, m.n(1, 10))
		if m.chance(50) {
			r.Dokument.Godkendt = samtale.Godkendt{Dato: day(6, m.n(11, 30)), Af: pick(m, []string{"", "Skolechefen"})}
		}
	}
}

// deltager draws one who took part.
func (m *maker) deltager() samtale.Deltager {
	d := samtale.Deltager{Part: pick(m, samtale.Parter), Gruppe: pick(m, []string{"", "", "Ledelsen på Birkelund", "Øvrige"}), Afbud: m.chance(20), Foraeldrevalgt: m.chance(20)}
	d.Navn = pick(m, []string{"Asta Ørnsgaard", "Bo", "Åse Bækgård-Lund", "Ib Ø. Skovmark", "Dagny O'Fjord"})
	switch m.n(0, 2) {
	case 0:
		d.Titel = pick(m, []string{"Skoleleder", "Lærer", "Pædagogisk konsulent"})
	case 1:
		d.Navn, d.Titel = "", "Elevrådsformand"
	}
	if m.chance(30) {
		d.Funktion = [][]string{samtale.Funktioner[:1], samtale.Funktioner[1:], samtale.Funktioner}[m.n(0, 2)]
	}
	if m.chance(30) {
		offentligt := m.chance(50)
		d.NavnOffentligt = &offentligt
	}
	return d
}

// kontroller draws answers to publishing checks, to places that are there.
func (m *maker) kontroller(r *samtale.Record) {
	steder := []string{"", "/afsnit"}
	if len(r.Deltagere) > 0 {
		steder = append(steder, "/deltagere/0")
	}
	for i, a := range r.Afsnit {
		s := "/afsnit/" + itoa(i)
		steder = append(steder, s)
		for j := range a.Blokke {
			steder = append(steder, s+"/blokke/"+itoa(j))
		}
		for j := range a.Afsnit {
			steder = append(steder, s+"/afsnit/"+itoa(j)+"/overskrift")
		}
	}
	for range m.n(0, 3) {
		r.Kontroller = append(r.Kontroller, samtale.Kontrol{
			Kode:        pick(m, []string{"intern-adresse", "cpr-nummer", "fortrolige-tal", "internt-ord"}),
			Sted:        pick(m, steder),
			Fund:        pick(m, []string{"", "", "5943ba1b87c3"}),
			Begrundelse: m.maybe(),
		})
	}
}

func skoleaar(year int) string { return fmt.Sprintf("%d/%02d", year, (year+1)%100) }
