package samtale

// Aftalestatusser lists how an agreement may stand, in the order of its life.
var Aftalestatusser = []string{"ikkeStartet", "iGang", "naaet", "ikkeNaaet", "viderefoeres", "aendret", "lukket"}

// AftaleFields are the keys of what an agreement has below its goal, in the order in which
// it is read. The year that it is from is no such field: nobody is asked for it.
var AftaleFields = []string{"baggrund", "tiltag", "tegn", "ansvarlig", "frist", "status", "bemaerkning"}

// Aftale is an agreement; next year's follow-up on it is the same type with
// FraSkoleaar and a status.
type Aftale struct {
	Maal        string   `json:"maal" validate:"udfyldt"`
	Baggrund    string   `json:"baggrund,omitempty"` // Markdown
	Tiltag      []string `json:"tiltag,omitempty"`
	Tegn        string   `json:"tegn,omitempty"`      // the expected sign in data
	Ansvarlig   string   `json:"ansvarlig,omitempty"` // a role
	Frist       string   `json:"frist,omitempty" validate:"omitempty,dato"`
	Status      string   `json:"status,omitempty" validate:"omitempty,oneof=ikkeStartet iGang naaet ikkeNaaet viderefoeres aendret lukket"`
	Bemaerkning string   `json:"bemaerkning,omitempty"` // Markdown
	FraSkoleaar string   `json:"fraSkoleaar,omitempty" validate:"omitempty,skoleaar"`
}
