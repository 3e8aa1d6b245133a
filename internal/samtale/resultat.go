package samtale

// Art is the kind of a measurement. It is never printed; the template's
// confidentiality works on it.
type Art string

// Arter lists the kinds; a result may be of none.
var Arter = []Art{"nationalTest", "karakter", "trivsel", "fravaer", "overgang", "kompetencedaekning", "personale", "andet"}

// Vurdering is the ministry's verdict on a value beside its socio-economic
// reference. Nobody here reckons it.
type Vurdering string

// Vurderinger lists the verdicts: significantly over, on the level, significantly under.
var Vurderinger = []Vurdering{"over", "paa", "under"}

// Resultat is one measured result. Ord alone is enough: words are what is
// published today.
type Resultat struct {
	Maaling            string      `json:"maaling" validate:"udfyldt"`
	Art                Art         `json:"art,omitempty" validate:"omitempty,oneof=nationalTest karakter trivsel fravaer overgang kompetencedaekning personale andet"`
	Kilde              string      `json:"kilde,omitempty"`
	Hentet             string      `json:"hentet,omitempty" validate:"omitempty,dato"` // when the number was taken from its source
	Fag                string      `json:"fag,omitempty"`
	Profilomraade      string      `json:"profilomraade,omitempty"`
	Klassetrin         string      `json:"klassetrin,omitempty"`
	Periode            string      `json:"periode,omitempty"`
	Antal              *int        `json:"antal,omitempty" validate:"omitempty,min=0"` // how many the value rests on
	Vaerdi             Tal         `json:"vaerdi,omitempty" validate:"omitempty,tal"`
	Cirka              bool        `json:"cirka,omitempty"`
	Enhed              string      `json:"enhed,omitempty"` // printed as written
	Kommunetal         Tal         `json:"kommunetal,omitempty" validate:"omitempty,tal"`
	Landstal           Tal         `json:"landstal,omitempty" validate:"omitempty,tal"`
	SocialReference    Tal         `json:"socialReference,omitempty" validate:"omitempty,tal"`
	Referencevurdering Vurdering   `json:"referencevurdering,omitempty" validate:"omitempty,oneof=over paa under"`
	Tidligere          []Tidligere `json:"tidligere,omitempty" validate:"dive"`
	Ord                string      `json:"ord,omitempty"`  // Markdown
	Note               string      `json:"note,omitempty"` // plain text
	Synlighed          Synlighed   `json:"synlighed,omitempty" validate:"omitempty,oneof=offentlig intern"`
}

// Tidligere is an earlier value of the same measurement. Only values marked
// Sammenlignelig may be set against each other.
type Tidligere struct {
	Periode        string `json:"periode" validate:"udfyldt"`
	Vaerdi         Tal    `json:"vaerdi,omitempty" validate:"omitempty,tal"`
	Antal          *int   `json:"antal,omitempty" validate:"omitempty,min=0"`
	Sammenlignelig bool   `json:"sammenlignelig,omitempty"`
}
