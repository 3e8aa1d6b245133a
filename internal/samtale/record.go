package samtale

import "notat/internal/post"

// Record is one skoleudviklingssamtale as it is posted. JSON keys are the field
// names with a small first letter. A zero field is an absent key, except where
// a pointer tells the two apart.
//
// A Record may hold anything a decoder could bind; only a Valid has been checked.
type Record struct {
	Dokument   Dokument       `json:"dokument"`
	Sag        Sag            `json:"sag,omitzero"`
	Kommune    Kommune        `json:"kommune"`
	Skole      Skole          `json:"skole"`
	Moede      Moede          `json:"moede,omitzero"`
	Deltagere  []Deltager     `json:"deltagere,omitempty" validate:"dive"`
	Afsnit     []Afsnit       `json:"afsnit" validate:"required,dive"`
	Bilag      []Bilag        `json:"bilag,omitempty" validate:"dive"`
	Kontroller []Kontrol      `json:"kontroller,omitempty" validate:"dive"`
	Ekstra     map[string]any `json:"ekstra,omitempty"` // local codes: kept, never printed, never public

	posted *post.Document // the JSON value as it was posted; nil for a record built in Go
}

// Status is where a notat is in its life.
type Status string

// The statuses of a record. An absent status is Endelig.
const (
	Udkast  Status = "udkast"
	Endelig Status = "endelig"
)

// Statusser lists the statuses.
var Statusser = []Status{Udkast, Endelig}

// Synlighed says which edition shows a section, a block or a result.
type Synlighed string

// The visibilities. An absent one is Offentlig, and Intern is inherited downward.
const (
	Offentlig Synlighed = "offentlig"
	Intern    Synlighed = "intern"
)

// Synligheder lists the visibilities.
var Synligheder = []Synlighed{Offentlig, Intern}

// Dokument is the notat as a paper: its title, school year and approval.
type Dokument struct {
	Betegnelse string   `json:"betegnelse,omitempty"` // "Notat", "Referat": a label, not a type
	Titel      string   `json:"titel" validate:"udfyldt"`
	Skoleaar   string   `json:"skoleaar" validate:"udfyldt,skoleaar"` // "2024/25"
	Status     Status   `json:"status,omitempty" validate:"omitempty,oneof=udkast endelig"`
	Dato       string   `json:"dato,omitempty" validate:"omitempty,dato"` // date of the paper, "2025-03-20"
	Godkendt   Godkendt `json:"godkendt,omitzero"`
}

// Godkendt tells who approved the notat, and when.
type Godkendt struct {
	Dato string `json:"dato,omitempty" validate:"omitempty,dato"`
	Af   string `json:"af,omitempty"`
}

// Sag is the case in the municipality's own system. Number shapes differ
// between municipalities, so all of it is free text.
type Sag struct {
	Sagsnr        string `json:"sagsnr,omitempty"`
	Dokumentnr    string `json:"dokumentnr,omitempty"`
	Sagsbehandler string `json:"sagsbehandler,omitempty"`
	Vedroerende   string `json:"vedroerende,omitempty"`
	SendesTil     string `json:"sendesTil,omitempty"`
}

// Kommune is the municipality that holds the conversation.
type Kommune struct {
	Navn        string `json:"navn" validate:"udfyldt"`
	Forvaltning string `json:"forvaltning,omitempty"`
	Afdeling    string `json:"afdeling,omitempty"`
	Kontakt     string `json:"kontakt,omitempty"`
}

// Skole is the school the conversation is about.
type Skole struct {
	Navn           string   `json:"navn" validate:"udfyldt"`
	Institutionsnr string   `json:"institutionsnr,omitempty" validate:"omitempty,institutionsnr"` // six digits
	Hjemmeside     string   `json:"hjemmeside,omitempty" validate:"omitempty,hjemmeside"`
	TidligereNumre []string `json:"tidligereNumre,omitempty" validate:"dive,institutionsnr"`
}

// Moede is the meeting itself.
type Moede struct {
	Dato      string            `json:"dato,omitempty" validate:"omitempty,dato"`
	Start     string            `json:"start,omitempty" validate:"omitempty,tid"` // "13:05"; "13.05" is accepted
	Slut      string            `json:"slut,omitempty" validate:"omitempty,tid"`
	Sted      string            `json:"sted,omitempty"`
	Dagsorden []Dagsordenspunkt `json:"dagsorden,omitempty" validate:"dive"`
}

// Dagsordenspunkt is one line of the agenda.
type Dagsordenspunkt struct {
	Start string `json:"start,omitempty" validate:"omitempty,tid"`
	Slut  string `json:"slut,omitempty" validate:"omitempty,tid"`
	Punkt string `json:"punkt" validate:"udfyldt"`
}

// Part is the party that a participant belongs to.
type Part string

// Parter lists the parties.
var Parter = []Part{"kommunalbestyrelse", "udvalg", "forvaltning", "skoleledelse", "skolebestyrelse", "medarbejdere", "foraeldre", "elever", "andre"}

// Funktioner lists what one who took part did at the meeting besides.
var Funktioner = []string{"moedeleder", "referent"}

// Deltager is one who took part, or sent regrets. Navn or Titel is required.
type Deltager struct {
	Navn           string   `json:"navn,omitempty"`
	Titel          string   `json:"titel,omitempty"`
	Part           Part     `json:"part" validate:"required,oneof=kommunalbestyrelse udvalg forvaltning skoleledelse skolebestyrelse medarbejdere foraeldre elever andre"`
	Gruppe         string   `json:"gruppe,omitempty"` // overrides the template's label of the party
	Funktion       []string `json:"funktion,omitempty" validate:"dive,oneof=moedeleder referent"`
	Afbud          bool     `json:"afbud,omitempty"`
	Foraeldrevalgt bool     `json:"foraeldrevalgt,omitempty"`
	NavnOffentligt *bool    `json:"navnOffentligt,omitempty"` // nil: by party, see NavnIsPublic
}

// publicParter are the parties whose names are public unless said otherwise;
// the others are shown by role only.
var publicParter = map[Part]bool{"kommunalbestyrelse": true, "udvalg": true, "forvaltning": true, "skoleledelse": true}

// NavnIsPublic reports whether the public edition may print the name.
func (d Deltager) NavnIsPublic() bool {
	if d.NavnOffentligt != nil {
		return *d.NavnOffentligt
	}
	return publicParter[d.Part]
}

// Del is one of the known parts of a notat; a section with a free heading
// carries it when it is one of them.
type Del string

// The known parts. The first four are the required parts of the product;
// Handlingsplaner is demanded by older law only.
const (
	Rammesaetning   Del = "rammesaetning"   // framing
	Opfoelgning     Del = "opfoelgning"     // follow-up on last year
	Testresultater  Del = "testresultater"  // test results
	Evaluering      Del = "evaluering"      // evaluation of the conversation by those who took part
	Indsatser       Del = "indsatser"       // focus areas, carried into next year
	Handlingsplaner Del = "handlingsplaner" // status of action plans, folkeskoleloven § 57 d
)

// Dele lists the known parts in the order of the law and the template.
var Dele = []Del{Rammesaetning, Opfoelgning, Testresultater, Evaluering, Indsatser, Handlingsplaner}

// MaxAfsnitDepth is how deep sections nest: heading 1 to 3 in Word.
const MaxAfsnitDepth = 3

// Afsnit is a section with a free heading, its blocks, and the sections below it.
type Afsnit struct {
	Overskrift  string       `json:"overskrift" validate:"udfyldt"`
	Del         Del          `json:"del,omitempty" validate:"omitempty,oneof=rammesaetning opfoelgning testresultater evaluering indsatser handlingsplaner"`
	Synlighed   Synlighed    `json:"synlighed,omitempty" validate:"omitempty,oneof=offentlig intern"`
	UdenIndhold *UdenIndhold `json:"udenIndhold,omitempty"`
	Blokke      []Blok       `json:"blokke,omitempty" validate:"dive"`
	Afsnit      []Afsnit     `json:"afsnit,omitempty" validate:"dive"`
}

// Grunde lists why a part may have nothing to tell.
var Grunde = []string{"ikkeDroeftet", "foersteSamtale", "ingenData", "andet"}

// UdenIndhold says that a part has nothing to tell, and why. It counts as
// content and is printed as the template's sentence followed by Tekst.
type UdenIndhold struct {
	Grund string `json:"grund" validate:"required,oneof=ikkeDroeftet foersteSamtale ingenData andet"`
	Tekst string `json:"tekst,omitempty"` // plain text; required when Grund is andet
}

// Bilag is an attachment: what lies beside the notat, and where it is found.
type Bilag struct {
	Titel   string `json:"titel" validate:"udfyldt"`
	Adresse string `json:"adresse,omitempty" validate:"omitempty,hjemmeside"`
	Note    string `json:"note,omitempty"`
}

// Kontrol answers a publishing check: somebody looked at the place and it may stand.
type Kontrol struct {
	Kode        string `json:"kode" validate:"udfyldt"`
	Sted        string `json:"sted"`           // RFC 6901 pointer into the record; covers the place and all below it
	Fund        string `json:"fund,omitempty"` // what was found there (kontrol.Fund); then the answer covers that alone
	Begrundelse string `json:"begrundelse,omitempty"`
}
