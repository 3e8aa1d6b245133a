package template

// Settings is template.json after its defaults and what it extends were filled
// in. Keys are Danish nouns; every one is optional in the file.
type Settings struct {
	Navn          string            `json:"navn"`          // the municipality's own name for the template
	Extends       string            `json:"extends"`       // another template's name
	Dele          map[string]string `json:"dele"`          // part -> krav | advarsel | fri
	Fortrolige    []string          `json:"fortrolige"`    // kinds of results whose numbers stay inside
	Graense       int               `json:"graense"`       // small-numbers threshold
	Graenser      map[string]int    `json:"graenser"`      // that of a kind of results, where it has one of its own
	Taelleenheder []string          `json:"taelleenheder"` // further units that count people
	Godkendelse   string            `json:"godkendelse"`   // what publishing without an approval is: krav | advarsel | fri
	Kolonner      map[string]string `json:"kolonner"`      // other names of an extract's columns -> the known one, or "ART:Måling"
	Tekster       map[string]string `json:"tekster"`       // fixed sentences and labels, by the keys of tekster.go

	// Synonymer are words of a heading in a file from elsewhere that tell what stands
	// below it, in small letters, by part of a notat and by "deltagere", "dagsorden" and
	// "aftaler": those of a template stand beside the standard ones. A word that ends in
	// * may go on.
	Synonymer map[string][]string `json:"synonymer"`
	Begynd    []Opening           `json:"begynd"` // what new records begin with

	// IndlejrSkrifter says that a Word draft carries the faces it is set in, so
	// that it looks the same where they are not installed.
	IndlejrSkrifter bool `json:"indlejrSkrifter"`

	// UdenHandlingsplaner is the day lov nr. 1664 of 30 December 2024 came into
	// force, as the municipality's jurist reads it: "2024-12-31"; "" when the
	// template does not say.
	UdenHandlingsplaner string `json:"udenHandlingsplaner"`
}

// Label gives the template's label for a value of the record: part "elever" is
// "Elever". It is false where there is none.
func (t *Template) Label(kind, value string) (string, bool) {
	if _, known := tekster[kind+"."+value]; !known {
		return "", false
	}
	return t.Tekst(kind + "." + value), true
}

// Tekst gives a fixed sentence or label in the template's words, or the
// standard ones. An unknown key is a fault of the program and panics.
func (t *Template) Tekst(key string) string {
	if s, ok := t.Settings.Tekster[key]; ok {
		return s
	}
	s, ok := tekster[key]
	if !ok {
		panic("template: no text with key " + key)
	}
	return s
}
