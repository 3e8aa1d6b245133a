package publish

import (
	"encoding/json"
	"slices"
	"strings"

	"notat/internal/samtale"
	"notat/internal/template"
)

// Register is what a form needs to know of a record: its fields, what they are
// called and may hold, and the template's words for what is chosen among.
type Register struct {
	Typer      map[string][]Registered `json:"typer"`      // by type, in the type's own order
	Tekster    map[string]string       `json:"tekster"`    // the template's labels, by their keys: "part.elever"
	Kraevet    []string                `json:"kraevet"`    // the parts that a final notat must have
	Offentlige []string                `json:"offentlige"` // the parties whose names are public unless said otherwise
	Begrundet  map[string]string       `json:"begrundet"`  // by a finding's code, the reason that nearly always is the one
	Billede    int                     `json:"billede"`    // bytes of the largest picture
}

// Registered is one field of a type.
type Registered struct {
	Noegle string   `json:"noegle"`
	Titel  string   `json:"titel"`
	Hjaelp string   `json:"hjaelp"`
	Slags  string   `json:"slags"`
	Valg   []string `json:"valg,omitempty"`
	Lister int      `json:"lister,omitempty"` // how many lists lie around a value
	Under  []string `json:"under,omitempty"`  // the types that a value may be
	Skal   bool     `json:"skal,omitempty"`   // to be filled in
}

// slags names the kinds of fields for a form.
var slags = map[samtale.Kind]string{
	samtale.KindWords: "ord", samtale.KindProse: "tekst", samtale.KindAddress: "link", samtale.KindDate: "dato", samtale.KindTime: "tid",
	samtale.KindSchoolYear: "skoleaar", samtale.KindInstitution: "institution", samtale.KindCode: "valg", samtale.KindPicture: "billede",
	samtale.KindNumber: "tal", samtale.KindCount: "antal", samtale.KindYesNo: "janej", samtale.KindObject: "under",
}

// shownLabels begin the keys of the template's labels that a form shows.
var shownLabels = []string{"del.", "part.", "funktion.", "art.", "status.", "referencevurdering.", "udenIndhold.", "udeladt."}

// Register gives the register with the labels of the default template, as JSON.
func (s *Service) Register() ([]byte, error) {
	t, err := s.template(Request{})
	if err != nil {
		return nil, err
	}
	r := Register{Typer: map[string][]Registered{}, Tekster: map[string]string{}, Kraevet: []string{}, Begrundet: readyReasons, Billede: MaxBillede}
	for f := range samtale.Fields() {
		r.Typer[f.Type] = append(r.Typer[f.Type], Registered{Noegle: f.Key, Titel: f.Title, Hjaelp: f.Explain, Slags: slags[f.Kind],
			Valg: f.Choices, Lister: f.Lists(), Under: f.Under(), Skal: f.Needed})
	}
	for _, key := range template.Tekstnoegler() {
		if slices.ContainsFunc(shownLabels, func(p string) bool { return strings.HasPrefix(key, p) }) {
			r.Tekster[key] = t.Tekst(key)
		}
	}
	k := s.krav(t)
	for _, d := range samtale.Dele {
		if k.Dele[d] == samtale.Kraevet {
			r.Kraevet = append(r.Kraevet, string(d))
		}
	}
	for _, p := range samtale.Parter {
		if (samtale.Deltager{Part: p}).NavnIsPublic() {
			r.Offentlige = append(r.Offentlige, string(p))
		}
	}
	return json.Marshal(r)
}
