package statistik

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"notat/internal/samtale"
)

// rolle is what a column holds.
type rolle int

const (
	unused         rolle = iota // known, and not of use here
	institutionsnr              // six digits
	afdelingsnr                 // six digits; of a department of an institution
	skoleaar                    // "2024/2025"
	fag
	profilomraade
	klassetrin
	indikator // what was measured, where the measure's own name does not say it
	opdeling  // pupils of one kind: their own name, or "Alle" for all of them
	vaerdi
	antal
	kommunetal
	landstal
	reference // the socio-economic reference
	vurdering // over, på or under niveau
)

// kolonne is what a column is. The last three are of a measure's columns alone.
type kolonne struct {
	rolle   rolle
	maaling string      // what the school's number is called; "" is the indicator's own name
	art     samtale.Art // of the measure
	enhed   string      // where the number itself does not carry its sign
	fag     string      // where the measure's name says it
	af      string      // the measure that a kommunetal, an antal ... belongs to: its column's name; "" is every one of the sheet
}

const snit = "Gennemsnit i bundne prøver"

// kolonner is every column of the cubes that is known, by its name in the site's
// own words. A municipality's template adds other names (template.json, kolonner).
//
// Sources: the cubes GS/KARA/KARAGNS, KARA/KARADM, TRIV/TRIVIND, ELEVFRAV/FRAVAAR,
// KOMP, ELEV/ELEVEX and OVER/OVERSKO as /Api/v1/skema lists them. docs/da/tal.md
// lists the table.
var kolonner = map[string]kolonne{
	"Institutionsnummer":                {rolle: institutionsnr},
	"Institutionsnr":                    {rolle: institutionsnr},
	"Afdelingsnummer":                   {rolle: afdelingsnr},
	"Afdelingsnr":                       {rolle: afdelingsnr},
	"Institution":                       {},
	"Institutionsnavn":                  {},
	"Institutionstype":                  {},
	"Afdeling":                          {},
	"Beliggenhedskommune":               {},
	"Beliggenhedskommunenummer":         {},
	"Institution Beliggenhedskommune":   {},
	"Kommune":                           {},
	"Skoleår":                           {rolle: skoleaar},
	"Fag":                               {rolle: fag},
	"Fagdisciplin":                      {rolle: profilomraade},
	"Prøveform":                         {rolle: opdeling},
	"Klassetrin":                        {rolle: klassetrin},
	"Klassetringruppe":                  {rolle: klassetrin},
	"Klassetrinsgruppe":                 {rolle: klassetrin},
	"Skoletrin":                         {rolle: klassetrin},
	"Klassetype":                        {rolle: opdeling},
	"Køn":                               {rolle: opdeling},
	"Herkomst":                          {rolle: opdeling},
	"Herkomstgruppe":                    {rolle: opdeling},
	"Trivselsindikator":                 {rolle: indikator},
	"Trivselsindikator Svarintervaller": {rolle: opdeling},

	// KARA/KARAGNS
	snit:                                  {rolle: vaerdi, maaling: snit, art: "karakter"},
	"Gennemsnit i bundne 9.-klasseprøver": {rolle: vaerdi, maaling: "Gennemsnit i bundne 9.-klasseprøver", art: "karakter"},
	"Gennemsnit - Obl. prøver":            {rolle: vaerdi, maaling: "Gennemsnit i obligatoriske prøver", art: "karakter"},
	"Antal elever med alle bundne prøver": {rolle: antal},
	"Antal elever med karakter eller anden status i prøver": {rolle: antal},

	// KARA/KARADM
	"Gennemsnit - Dansk bundne prøver":               {rolle: vaerdi, maaling: snit, art: "karakter", fag: "Dansk"},
	"Gennemsnit - Matematik bundne prøver":           {rolle: vaerdi, maaling: snit, art: "karakter", fag: "Matematik"},
	"Andel elever med mindst 2 i dansk og matematik": {rolle: vaerdi, maaling: "Elever med mindst 2 i dansk og matematik", art: "karakter", enhed: "%"},

	// TRIV/TRIVIND
	"Indikatorsvar":       {rolle: vaerdi, art: "trivsel"},
	"Andel Indikatorsvar": {rolle: vaerdi, art: "trivsel", enhed: "%"},
	"Antal Indikatorsvar": {rolle: antal},

	// ELEVFRAV/FRAVAAR
	"Gennemsnitligt fravær per skoleår": {rolle: vaerdi, maaling: "Gennemsnitligt fravær", art: "fravaer", enhed: "%"},
	"Ulovligt fravær per skoleår":       {rolle: vaerdi, maaling: "Ulovligt fravær", art: "fravaer", enhed: "%"},
	"Over 10 procent":                   {rolle: vaerdi, maaling: "Elever med over 10 procent fravær", art: "fravaer", enhed: "%"},

	// KOMP and OVER/OVERSKO
	"Kompetencedækning": {rolle: vaerdi, maaling: "Kompetencedækning", art: "kompetencedaekning", enhed: "%"},

	// ELEV/ELEVEX
	"Antal elever":   {rolle: vaerdi, maaling: "Elevtal", art: "andet", enhed: "elever"},
	"Inklusionsgrad": {rolle: vaerdi, maaling: "Inklusionsgrad", art: "andet", enhed: "%"},
	"Andel der modtager seg specialundervisning": {rolle: vaerdi, maaling: "Elever, der får specialundervisning i segregerede tilbud", art: "andet", enhed: "%"},

	// OVER/OVERSKO
	"Elevtal":                         {rolle: vaerdi, maaling: "Elevtal", art: "andet", enhed: "elever"},
	"Klassekvotient":                  {rolle: vaerdi, maaling: "Klassekvotient", art: "andet"},
	"Samlet elevfravær":               {rolle: vaerdi, maaling: "Samlet elevfravær", art: "fravaer", enhed: "%"},
	"Karaktergennemsnit":              {rolle: vaerdi, maaling: snit, art: "karakter"},
	"SocRef Karaktergennemsnit":       {rolle: vaerdi, maaling: "Karaktergennemsnit mod socioøkonomisk reference", art: "karakter"},
	"SocRef Socioøkonomisk reference": {rolle: reference, af: "SocRef Karaktergennemsnit"},
	"SocRef Signifikant forskel":      {rolle: vurdering, af: "SocRef Karaktergennemsnit"},
	"SocRef Forskel":                  {}, // the difference of two numbers that stand beside it
	"Andel med højest trivsel":        {rolle: vaerdi, maaling: "Elever med højest trivsel", art: "trivsel", enhed: "%"},
	"Overgang til UU fra 9. og 10. kl. sept året efter": {rolle: vaerdi, maaling: "Overgang til ungdomsuddannelse året efter 9. og 10. klasse", art: "overgang", enhed: "%"},
}

// andre are the endings that a measure's name has when the number is not the school's.
var andre = map[string]rolle{" - Kommunetal": kommunetal, " - Landstal": landstal, " Kommune": kommunetal, " Land": landstal}

// Known reports whether a municipality may say that a column is this: see Named.
func Known(til string) bool { _, ok := Named(til); return ok }

// navne is the table by the names in small letters.
type navne map[string]kolonne

// tabel gives the table with a municipality's names: each is another name of a
// known column, or "ART:Måling" for a measure that is not known.
func tabel(egne map[string]string) navne {
	t := navne{}
	for name, k := range kolonner {
		t[lower(name)] = k
		if k.rolle != vaerdi {
			continue
		}
		for ending, r := range andre {
			t[lower(name+ending)] = kolonne{rolle: r, af: name}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(egne)) {
		if k, ok := Named(egne[name]); ok {
			if k.rolle == vaerdi && k.af == "" {
				for ending, r := range andre {
					t[lower(name+ending)] = kolonne{rolle: r, af: name}
				}
			}
			t[lower(name)] = k
		}
	}
	return t
}

// Named reads what a municipality says that a column is.
func Named(til string) (kolonne, bool) {
	if art, maaling, ok := strings.Cut(til, ":"); ok && slices.Contains(samtale.Arter, samtale.Art(art)) && strings.TrimSpace(maaling) != "" {
		return kolonne{rolle: vaerdi, maaling: strings.TrimSpace(maaling), art: samtale.Art(art)}, true
	}
	k, ok := tabel(nil)[lower(til)]
	return k, ok
}

// find gives what a column is. The API's names say where a value lies:
// "[Institution].[Institutionsnummer].[Institutionsnummer]".
func (t navne) find(navn string) (kolonne, bool) {
	k, ok := t[lower(short(navn))]
	return k, ok
}

// short is the last part of a name of the API, and any other name as it is.
func short(navn string) string {
	if s, ok := strings.CutSuffix(navn, "]"); ok && strings.HasPrefix(s, "[") {
		return s[strings.LastIndex(s, "[")+1:]
	}
	return navn
}

func lower(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }

// Names lists the known names of columns with what they are, for the guide.
func Names() []string {
	return slices.SortedFunc(maps.Keys(kolonner), func(a, b string) int { return cmp.Compare(lower(a), lower(b)) })
}
