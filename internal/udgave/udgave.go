package udgave

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"notat/internal/fault"
	"notat/internal/kontrol"
	"notat/internal/post"
	"notat/internal/samtale"
)

// Offentlig is the public edition of a record.
type Offentlig struct {
	Valid   *samtale.Valid              // an ordinary record, with pointers of its own
	Udeladt []Udeladelse                // what was left out, in document order
	Faults  fault.List                  // the publishing checks, in document order, when they have run; pointers are into the record as posted
	Posted  func(pointer string) string // where a place of the public edition stands in the record as posted
	Same    bool                        // nothing was left out: the two editions say the same, but for what the files of pictures held besides

	unchecked *kontrol.Edition // what the checks are still to look over
}

// Udeladelse is one thing that the public edition leaves out.
type Udeladelse struct {
	Pointer string `json:"pointer" jsonschema:"Stedet i posten (RFC 6901)."` // RFC 6901, into the record as posted
	Grund   Grund  `json:"grund" jsonschema:"Grundens kode."`
	Tekst   string `json:"tekst" jsonschema:"Hvad der udelades og hvorfor."` // one Danish sentence for the clerk; it repeats nothing of what was left out
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
	Kontrol     Grund = "kontrol"     // an answer to a publishing check, or its reason
	Ekstra      Grund = "ekstra"      // local codes
)

// grunde lists them in the order of the documentation.
var grunde = []Grund{Intern, Fortrolig, FaaElever, Supplerende, Navn, Kontrol, Ekstra}

// tekster is what the clerk is told for each reason.
var tekster = map[Grund]string{
	Intern:      "Indholdet er markeret som internt.",
	Fortrolig:   "Tallene er fortrolige; ordene gengives.",
	FaaElever:   "Tallet bygger på så få, at enkelte kan genkendes.",
	Supplerende: "Tallet er udeladt, fordi man ellers kunne regne ud, hvad der er skjult et andet sted.",
	Navn:        "Navnet er ikke offentligt; rollen står i stedet.",
	Kontrol:     "Svar på kontroller og begrundelser for dem er til intern brug.",
	Ekstra:      "Lokale koder er til intern brug.",
}

// Reduce makes the public edition and checks it. v is not changed. It ends with ctx's
// error soon after ctx does; any other error is a fault of the program: whatever v
// holds, its reduction is valid.
func Reduce(ctx context.Context, v *samtale.Valid) (*Offentlig, error) {
	o, err := Unchecked(ctx, v)
	if err != nil {
		return nil, err
	}
	return o, o.Check(ctx)
}

// Unchecked makes the public edition as Reduce does, before its checks: they may run
// while others read it. Of a record with answers they have run, for it keeps the answers
// that it needs itself.
func Unchecked(ctx context.Context, v *samtale.Valid) (*Offentlig, error) {
	posted, r := v.Record(), v.Record().Clone()
	d := &reduction{krav: v.Krav(), places: newPlaces(), onlyInterns: onlyInternDele(v)}
	d.apply(ctx, r)
	e := d.edition(posted, r)
	o := &Offentlig{Posted: d.places.posted, unchecked: &e}
	if len(posted.Kontroller) > 0 {
		checked := o.check(ctx)
		d.keepKontroller(posted.Kontroller, r, checked.Kept)
	}
	var faults fault.List
	if o.Valid, faults = samtale.Validate(r, d.krav); o.Valid == nil {
		return nil, fmt.Errorf("udgave: the reduced record is not valid: %v", faults.Only(fault.Error).Codes())
	}
	d.sortOmitted(posted)
	o.Udeladt, o.Same = d.omitted, len(d.omitted) == 0
	return o, ctx.Err()
}

// Checked reports whether the publishing checks have run.
func (o *Offentlig) Checked() bool { return o.unchecked == nil }

// Check runs the publishing checks where they have not run. It ends with ctx's error
// soon after ctx does.
func (o *Offentlig) Check(ctx context.Context) error {
	if !o.Checked() {
		o.check(ctx)
	}
	return ctx.Err()
}

func (o *Offentlig) check(ctx context.Context) *kontrol.Checked {
	checked := kontrol.Check(ctx, *o.unchecked, kontrol.Regler())
	o.Faults, o.unchecked = checked.Faults, nil
	return checked
}

// CheckInvalid runs the publishing checks of texts and blocks over a record that is not
// valid, so that its maker is told of everything at once. The others wait: what
// they would miss may be what cannot be read. Nothing comes of the reduction.
// They are not all where ctx has ended, and none where the record becomes more
// than a notat may: to read it all is the work that it is refused for.
func CheckInvalid(ctx context.Context, posted *samtale.Record, k samtale.Krav) fault.List {
	if posted.Lines() > samtale.MaxLines {
		return nil
	}
	r := posted.Clone()
	d := &reduction{krav: k, places: newPlaces(), invalid: true}
	d.apply(ctx, r)
	return kontrol.Check(ctx, d.edition(posted, r), kontrol.OfTexts()).Faults
}

// edition gives what the publishing checks look over.
func (d *reduction) edition(posted, reduced *samtale.Record) kontrol.Edition {
	return kontrol.Edition{Posted: posted, Reduced: reduced, Krav: d.krav,
		Place: func(p post.Pointer) post.Pointer { return post.Pointer(d.places.posted(string(p))) }}
}

// reduction is the work on one record.
type reduction struct {
	krav        samtale.Krav
	invalid     bool // its pictures are left alone: they may be what is wrong
	tal         map[*samtale.Resultat]*hidden
	onlyInterns []onlyIntern
	places      places
	omitted     []Udeladelse
}

// apply takes out of r what the public edition leaves out.
func (d *reduction) apply(ctx context.Context, r *samtale.Record) {
	d.tal = smallTal(ctx, allResultater(r, &d.krav), &d.krav)
	d.reduceDeltagere(r)
	if len(r.Afsnit) > 0 { // a draft in which nothing is written has nothing to say so of
		r.Afsnit = d.reduceAllAfsnit(r.Afsnit, "", "")
		d.atLeastOneAfsnit(r)
	}
	d.dropEkstra(r)
	r.Kontroller = nil // until it is known which are needed
}

// omit notes that something went.
func (d *reduction) omit(pointer string, g Grund) {
	d.omitted = append(d.omitted, Udeladelse{Pointer: pointer, Grund: g, Tekst: tekster[g]})
}

// sortOmitted puts what was left out in the order of the record as posted; one that
// was not posted has the order of its fields already.
func (d *reduction) sortOmitted(posted *samtale.Record) {
	at := make(map[string]int, len(d.omitted))
	for _, u := range d.omitted {
		at[u.Pointer] = posted.Offset(u.Pointer)
	}
	slices.SortStableFunc(d.omitted, func(a, b Udeladelse) int { return cmp.Compare(at[a.Pointer], at[b.Pointer]) })
}

// dropEkstra drops the local codes.
func (d *reduction) dropEkstra(r *samtale.Record) {
	if len(r.Ekstra) > 0 {
		d.omit("/ekstra", Ekstra)
	}
	r.Ekstra = nil
}
