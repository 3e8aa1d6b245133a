package udgave

import (
	"context"
	"reflect"
	"slices"
	"time"

	"notat/internal/fault"
	"notat/internal/samtale"
)

// tjek is one run of the publishing checks over a reduced record: one walk,
// each text looked at once.
type tjek struct {
	ctx    context.Context
	d      *reduktion
	regler []Regel
	navne  navne
	moede  time.Time // of the meeting; zero when it is not known
	test   int       // how many testresultater sections we are in
	svar   svar
	fundet []fund
	antal  map[*Regel]int

	// where the walk is
	sti      []byte // pointer, in the reduced record
	plads    feltplads
	resultat *samtale.Resultat
	felt     felt
}

// fund is what a check found: which, and where in the record as posted.
type fund struct {
	regel   *Regel
	pointer string
}

// tjek runs publishing checks on the reduced record. Faults point into the
// record as posted, and what is answered there is left out.
func (d *reduktion) tjek(ctx context.Context, posted, reduced *samtale.Record, navne []string, regler []Regel) fault.List {
	t := &tjek{ctx: ctx, d: d, regler: regler, navne: nyeNavne(navne), svar: nyeSvar(posted.Kontroller), antal: map[*Regel]int{}}
	t.moede, _ = time.Parse(time.DateOnly, reduced.Moede.Dato)
	for i := range regler {
		if r := &regler[i]; r.record != nil && r.record(reduced) {
			t.fund(r, "/afsnit")
		}
	}
	t.felter(reflect.ValueOf(reduced).Elem())

	var out fault.List
	for _, f := range t.fundet {
		linje, kolonne := posted.At(f.pointer)
		out = append(out, fault.Fault{
			Code: f.regel.Kode, Severity: f.regel.Severity, Pointer: f.pointer, Sted: samtale.Sted(posted, f.pointer),
			Law: f.regel.Lov, Message: f.regel.Besked, Line: linje, Column: kolonne,
		})
	}
	if len(out) > 0 && out[0].Line > 0 { // posted: its own order; else that of the fields
		out.Sort()
	}
	return out
}

// maxFund is how many findings of one check are reported. It is counted for
// each check, so that many soft ones never hide a hard one.
const maxFund = 200

// fund notes a finding at a posted place, unless it is answered there or above.
func (t *tjek) fund(r *Regel, pointer string) {
	f := fund{r, pointer}
	if t.antal[r] < maxFund && !t.svar.daekker(r.Kode, pointer) && !slices.Contains(t.fundet, f) {
		t.antal[r]++
		t.fundet = append(t.fundet, f)
	}
}

// her gives the posted place that the walk is at.
func (t *tjek) her() string { return t.d.steder.posted(string(t.sti)) }

// seTekst runs the checks of texts over one field.
func (t *tjek) seTekst(f *felt) {
	for i := range t.regler {
		if r := &t.regler[i]; r.tekst != nil && r.tekst(t, f) {
			t.fund(r, t.her())
		}
	}
}

func (t *tjek) seBlok(b samtale.Blok) {
	for i := range t.regler {
		if r := &t.regler[i]; r.blok != nil && r.blok(t, b) {
			t.fund(r, t.her())
		}
	}
}

func (t *tjek) seAfsnit(a *samtale.Afsnit) {
	for i := range t.regler {
		if r := &t.regler[i]; r.afsnit != nil && r.afsnit(a) {
			t.fund(r, t.her())
		}
	}
}
