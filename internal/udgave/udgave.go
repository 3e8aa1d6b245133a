package udgave

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"notat/internal/fault"
	"notat/internal/samtale"
)

// Offentlig is the public edition of a record.
type Offentlig struct {
	Valid   *samtale.Valid // an ordinary record, with pointers of its own
	Udeladt []Udeladelse   // what was left out, in document order
	Faults  fault.List     // the publishing checks, in document order; pointers are into the record as posted
	Ens     bool           // nothing was left out: the two editions are the same
}

// Udeladelse is one thing that the public edition leaves out.
type Udeladelse struct {
	Pointer string `json:"pointer"` // RFC 6901, into the record as posted
	Grund   Grund  `json:"grund"`
	Tekst   string `json:"tekst"` // one Danish sentence for the clerk; it repeats nothing of what was left out
}

// Grund is the code of why something was left out.
type Grund string

// The reasons for leaving out.
const (
	Intern      Grund = "intern"      // marked as internal, or below what is
	Fortrolig   Grund = "fortrolig"   // the numbers of a confidential kind
	FaaElever   Grund = "faa-elever"  // a number about fewer than the threshold
	Supplerende Grund = "supplerende" // a number that would give a hidden one away
	Navn        Grund = "navn"        // the name of one who is shown by role
	Billede     Grund = "billede"     // what a picture holds besides the picture
	Kontrol     Grund = "kontrol"     // an answer to a publishing check, or its reason
	Ekstra      Grund = "ekstra"      // local codes
)

// grunde lists them in the order of the documentation.
var grunde = []Grund{Intern, Fortrolig, FaaElever, Supplerende, Navn, Billede, Kontrol, Ekstra}

// tekster is what the clerk is told for each reason.
var tekster = map[Grund]string{
	Intern:      "Indholdet er markeret som internt.",
	Fortrolig:   "Tallene er fortrolige; ordene gengives.",
	FaaElever:   "Tallet bygger på så få, at enkelte kan genkendes.",
	Supplerende: "Tallet er udeladt, fordi man ellers kunne regne ud, hvad der er skjult et andet sted.",
	Navn:        "Navnet er ikke offentligt; rollen står i stedet.",
	Billede:     "Skjulte oplysninger i billedfilen, fx om tid, sted og kamera, er fjernet; billedet er det samme.",
	Kontrol:     "Svar på kontroller og begrundelser for dem er til intern brug.",
	Ekstra:      "Lokale koder er til intern brug.",
}

// Reduce makes the public edition. v is not changed. It ends with ctx's error
// soon after ctx does; any other error is a fault of the program: whatever v
// holds, its reduction is valid.
func Reduce(ctx context.Context, v *samtale.Valid) (*Offentlig, error) {
	r := v.Record().Clone()
	d := &reduktion{krav: v.Krav(), steder: nyeSteder(), kunInterne: kunInterneDele(v)}
	navne := d.reducer(r)
	valid, faults := samtale.Validate(r, d.krav)
	if valid == nil {
		return nil, fmt.Errorf("udgave: the reduced record is not valid: %v", faults.Only(fault.Error).Codes())
	}
	d.orden(v.Record())
	o := &Offentlig{Valid: valid, Udeladt: d.udeladt, Ens: len(d.udeladt) == 0}
	o.Faults = d.tjek(ctx, v.Record(), r, navne, regler)
	return o, ctx.Err()
}

// Tjek runs the publishing checks of texts and blocks over a record that is not
// valid, so that its maker is told of everything at once. The others wait: what
// they would miss may be what cannot be read. Nothing comes of the reduction.
// They are not all where ctx has ended.
func Tjek(ctx context.Context, posted *samtale.Record, k samtale.Krav) fault.List {
	r := posted.Clone()
	d := &reduktion{krav: k, steder: nyeSteder()}
	navne := d.reducer(r)
	return d.tjek(ctx, posted, r, navne, slices.DeleteFunc(Regler(), func(r Regel) bool { return r.tekst == nil && r.blok == nil }))
}

// reduktion is the work on one record.
type reduktion struct {
	krav       samtale.Krav
	tal        map[*samtale.Resultat]*skjult
	kunInterne []kunIntern
	steder     steder
	udeladt    []Udeladelse
}

// reducer takes out of r what the public edition leaves out, and gives the names
// that went.
func (d *reduktion) reducer(r *samtale.Record) (navne []string) {
	d.tal = smaaTal(alleResultater(r, &d.krav), &d.krav)
	navne = d.deltagere(r)
	r.Afsnit = d.alleAfsnit(r.Afsnit, "", "")
	d.mindstEtAfsnit(r)
	d.ekstra(r)
	d.kontroller(r)
	return navne
}

// udelad notes that something went.
func (d *reduktion) udelad(pointer string, g Grund) {
	d.udeladt = append(d.udeladt, Udeladelse{Pointer: pointer, Grund: g, Tekst: tekster[g]})
}

// orden puts what was left out in the order of the record as posted; one that
// was not posted has the order of its fields already.
func (d *reduktion) orden(posted *samtale.Record) {
	type plads struct{ linje, kolonne int }
	at := make(map[string]plads, len(d.udeladt))
	for _, u := range d.udeladt {
		l, k := posted.At(u.Pointer)
		at[u.Pointer] = plads{l, k}
	}
	slices.SortStableFunc(d.udeladt, func(a, b Udeladelse) int {
		x, y := at[a.Pointer], at[b.Pointer]
		return cmp.Or(cmp.Compare(x.linje, y.linje), cmp.Compare(x.kolonne, y.kolonne))
	})
}

// ekstra drops the local codes.
func (d *reduktion) ekstra(r *samtale.Record) {
	if len(r.Ekstra) > 0 {
		d.udelad("/ekstra", Ekstra)
	}
	r.Ekstra = nil
}
