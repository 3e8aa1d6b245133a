package publish

import (
	"encoding/json"
	"slices"
	"strings"

	"notat/internal/kontrol"
	"notat/internal/samtale"
	"notat/internal/template"
)

// Register is what a form needs to know of a record: its fields, what they are
// called and may hold, and the template's words for what is chosen among.
type Register struct {
	Types    map[string][]Registered `json:"typer"`        // by type, in the type's own order
	Texts    map[string]string       `json:"tekster"`      // the template's labels, by their keys: "part.elever"
	Required []string                `json:"kraevet"`      // the parts that a final notat must have
	Public   []string                `json:"offentlige"`   // the parties whose names are public unless said otherwise
	Reasons  map[string]string       `json:"begrundet"`    // by a finding's code, the reason that nearly always is the one
	Soft     []string                `json:"paamindelser"` // the codes of findings that stop nothing and may be answered
	Picture  int                     `json:"billede"`      // bytes of the largest picture
}

// Registered is one field of a type.
type Registered struct {
	Key     string   `json:"noegle"`
	Title   string   `json:"titel"`
	Help    string   `json:"hjaelp"`
	Kind    string   `json:"slags"`
	Choices []string `json:"valg,omitempty"`
	Lists   int      `json:"lister,omitempty"` // how many lists lie around a value
	Under   []string `json:"under,omitempty"`  // the types that a value may be
	Needed  bool     `json:"skal,omitempty"`   // to be filled in
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
	r := Register{Types: map[string][]Registered{}, Texts: map[string]string{}, Required: []string{}, Reasons: readyReasons, Soft: kontrol.Reminders(), Picture: MaxBillede}
	for f := range samtale.Fields() {
		r.Types[f.Type] = append(r.Types[f.Type], Registered{Key: f.Key, Title: f.Title, Help: f.Explain, Kind: slags[f.Kind],
			Choices: f.Choices, Lists: f.Lists(), Under: f.Under(), Needed: f.Needed})
	}
	for _, key := range template.Tekstnoegler() {
		if slices.ContainsFunc(shownLabels, func(p string) bool { return strings.HasPrefix(key, p) }) {
			r.Texts[key] = t.Tekst(key)
		}
	}
	k := s.krav(t)
	for _, d := range samtale.Dele {
		if k.Dele[d] == samtale.Kraevet {
			r.Required = append(r.Required, string(d))
		}
	}
	for _, p := range samtale.Parter {
		if (samtale.Deltager{Part: p}).NavnIsPublic() {
			r.Public = append(r.Public, string(p))
		}
	}
	return json.Marshal(r)
}
