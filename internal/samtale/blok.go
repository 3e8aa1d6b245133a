package samtale

// Blok is the content of a section. The set is closed: *Tekst, *Sammenstilling,
// *Tabel, *Citater, *Figur, *Resultater and *Aftaler. A type switch over it ends
// in a default that reports the kind it does not know.
//
//sumtype:decl
type Blok interface {
	blok()
	BlokType() string
	Visibility() Synlighed
}

// Tekst is running text in the Markdown subset.
type Tekst struct {
	Type      string    `json:"type"` // "tekst"
	Synlighed Synlighed `json:"synlighed,omitempty" validate:"omitempty,oneof=offentlig intern"`
	Tekst     string    `json:"tekst" validate:"udfyldt"`
}

// Sammenstilling is two or three columns side by side, read column by column.
type Sammenstilling struct {
	Type      string    `json:"type"` // "sammenstilling"
	Synlighed Synlighed `json:"synlighed,omitempty" validate:"omitempty,oneof=offentlig intern"`
	Kolonner  []Kolonne `json:"kolonner" validate:"min=2,max=3,dive"`
}

// Kolonne is one column of a Sammenstilling.
type Kolonne struct {
	Overskrift string `json:"overskrift" validate:"udfyldt"`
	Tekst      string `json:"tekst,omitempty"` // Markdown
}

// Tabel is a table; Hoved is its header row, in plain text.
type Tabel struct {
	Type        string     `json:"type"` // "tabel"
	Synlighed   Synlighed  `json:"synlighed,omitempty" validate:"omitempty,oneof=offentlig intern"`
	Hoved       []string   `json:"hoved" validate:"min=1"`
	Format      string     `json:"format,omitempty" validate:"omitempty,oneof=markdown"` // of the cells in Raekker; "" is plain text
	Raekker     [][]string `json:"raekker" validate:"min=1"`
	Billedtekst string     `json:"billedtekst,omitempty"`
}

// Citater is quotes from those who took part, each by role or unsigned.
type Citater struct {
	Type      string    `json:"type"` // "citater"
	Synlighed Synlighed `json:"synlighed,omitempty" validate:"omitempty,oneof=offentlig intern"`
	Citater   []Citat   `json:"citater" validate:"min=1,dive"`
}

// Citat is one quote.
type Citat struct {
	Tekst string `json:"tekst" validate:"udfyldt"` // Markdown
	Rolle string `json:"rolle,omitempty"`
}

// Figur is a picture with its alternative text.
type Figur struct {
	Type        string    `json:"type"` // "figur"
	Synlighed   Synlighed `json:"synlighed,omitempty" validate:"omitempty,oneof=offentlig intern"`
	Billede     string    `json:"billede" validate:"udfyldt"` // data URL of a PNG or JPEG
	Alt         string    `json:"alt" validate:"udfyldt"`
	Billedtekst string    `json:"billedtekst,omitempty"`

	opened *opened // what Billede says that it is, once asked for
	drawn  *drawn  // what it became, once asked for
}

// Resultater is measured results, in words, in numbers or both.
type Resultater struct {
	Type       string     `json:"type"` // "resultater"
	Synlighed  Synlighed  `json:"synlighed,omitempty" validate:"omitempty,oneof=offentlig intern"`
	Resultater []Resultat `json:"resultater" validate:"min=1,dive"`
	Diagram    bool       `json:"diagram,omitempty"` // also draw the numbers as a bar chart
}

// Aftaler is agreements: this year's, or last year's as a follow-up.
type Aftaler struct {
	Type      string    `json:"type"` // "aftaler"
	Synlighed Synlighed `json:"synlighed,omitempty" validate:"omitempty,oneof=offentlig intern"`
	Aftaler   []Aftale  `json:"aftaler" validate:"min=1,dive"`
}

func (*Tekst) blok()          {}
func (*Sammenstilling) blok() {}
func (*Tabel) blok()          {}
func (*Citater) blok()        {}
func (*Figur) blok()          {}
func (*Resultater) blok()     {}
func (*Aftaler) blok()        {}

func (*Tekst) BlokType() string          { return "tekst" }
func (*Sammenstilling) BlokType() string { return "sammenstilling" }
func (*Tabel) BlokType() string          { return "tabel" }
func (*Citater) BlokType() string        { return "citater" }
func (*Figur) BlokType() string          { return "figur" }
func (*Resultater) BlokType() string     { return "resultater" }
func (*Aftaler) BlokType() string        { return "aftaler" }

func (b *Tekst) Visibility() Synlighed          { return b.Synlighed }
func (b *Sammenstilling) Visibility() Synlighed { return b.Synlighed }
func (b *Tabel) Visibility() Synlighed          { return b.Synlighed }
func (b *Citater) Visibility() Synlighed        { return b.Synlighed }
func (b *Figur) Visibility() Synlighed          { return b.Synlighed }
func (b *Resultater) Visibility() Synlighed     { return b.Synlighed }
func (b *Aftaler) Visibility() Synlighed        { return b.Synlighed }

// newBlok makes an empty block of each kind, by its type key.
var newBlok = map[string]func() Blok{
	"tekst":          func() Blok { return &Tekst{Type: "tekst"} },
	"sammenstilling": func() Blok { return &Sammenstilling{Type: "sammenstilling"} },
	"tabel":          func() Blok { return &Tabel{Type: "tabel"} },
	"citater":        func() Blok { return &Citater{Type: "citater"} },
	"figur":          func() Blok { return &Figur{Type: "figur"} },
	"resultater":     func() Blok { return &Resultater{Type: "resultater"} },
	"aftaler":        func() Blok { return &Aftaler{Type: "aftaler"} },
}
