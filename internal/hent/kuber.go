package hent

// kube is one question: which figures of which cube.
type kube struct {
	emne, underemne string
	noegletal       []string
	skole, aar      string   // the dimensions that the school's number and the year stand in
	detaljering     []string // besides those two
}

const (
	institution = "[Institution].[Institutionsnummer]"
	afdeling    = "[Institution].[Afdelingsnummer]"
	skoleaar    = "[Skoleår].[Skoleår]"
)

// kuber are the questions, in the order in which a notat has the figures. The
// coarsest answer is asked for: the finer it is, the more of it is suppressed.
// The cube of competences is not among them: its name within KOMP is not known, and
// the overview has the school's number.
var kuber = []kube{
	{"KARA", "KARAGNS", []string{"Gennemsnit i bundne prøver", "Antal elever med alle bundne prøver"}, institution, skoleaar, nil},
	{"KARA", "KARADM", []string{"Gennemsnit - Dansk bundne prøver", "Gennemsnit - Matematik bundne prøver", "Andel elever med mindst 2 i dansk og matematik"}, institution, skoleaar, nil},
	{"TRIV", "TRIVIND", []string{"Indikatorsvar", "Antal Indikatorsvar", "Indikatorsvar - Kommunetal", "Indikatorsvar - Landstal"}, institution, skoleaar, []string{"[Trivselsindikator].[Trivselsindikator]"}},
	{"ELEVFRAV", "FRAVAAR", []string{"Gennemsnitligt fravær per skoleår"}, institution, "[Tid].[Skoleår]", nil},
	{"ELEV", "ELEVEX", []string{"Antal elever"}, institution, skoleaar, nil},
	{"OVER", "OVERSKO", []string{"Klassekvotient", "Klassekvotient Kommune", "Klassekvotient Land", "Kompetencedækning", "SocRef Karaktergennemsnit", "SocRef Socioøkonomisk reference", "SocRef Signifikant forskel"}, afdeling, skoleaar, nil},
}

// question is the body of a question, as the API's description has its keys.
type question struct {
	Omraade      string              `json:"område"`
	Emne         string              `json:"emne"`
	Underemne    string              `json:"underemne"`
	Noegletal    []string            `json:"nøgletal"`
	Detaljering  []string            `json:"detaljering"`
	Filtre       map[string][]string `json:"filtre"`
	Indlejret    bool                `json:"indlejret"`
	TommeRaekker bool                `json:"tomme_rækker"`
	Formattering string              `json:"formattering"`
	Side         int                 `json:"side"`
}

// om asks a cube about a school in some years.
func (k kube) om(nr string, years []string) question {
	return question{Omraade: "GS", Emne: k.emne, Underemne: k.underemne, Noegletal: k.noegletal, Detaljering: append([]string{k.skole, k.aar}, k.detaljering...),
		Filtre: map[string][]string{k.skole: {nr}, k.aar: years}, Formattering: "json"}
}
