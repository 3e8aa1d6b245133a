package template

import (
	"bytes"
	"errors"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"notat/internal/samtale"
	"notat/internal/statistik"
)

// demands is what a template may ask of each part of a notat.
var demands = []string{"krav", "advarsel", "fri"}

// lov1664 is the day of lov nr. 1664, before which it was not in force.
const lov1664 = "2024-12-30"

// maxGraense keeps a slip of the pen from hiding every number.
const maxGraense = 100

func defaults() Settings {
	return Settings{
		Dele: map[string]string{
			"rammesaetning": "krav", "opfoelgning": "krav", "testresultater": "krav", "evaluering": "krav",
			"indsatser": "fri", "handlingsplaner": "fri",
		},
		Fortrolige:  []string{"nationalTest", "personale"},
		Graense:     5,
		Godkendelse: "advarsel",
		Graenser:    map[string]int{},
		Kolonner:    map[string]string{},
		Tekster:     map[string]string{},
		Synonymer:   standardSynonymer(),
	}
}

// settingsAsWritten is template.json before its defaults: nil is not said.
type settingsAsWritten struct {
	navn, extends             string
	godkendelse               string // "" is not said
	udenHandlingsplaner       string // "" is not said
	dele, tekster             map[string]string
	fortrolige, taelleenheder []string
	graense                   *int
	graenser                  map[string]int
	kolonner                  map[string]string
	indlejrSkrifter           *bool
	synonymer                 map[string][]string
	begynd                    []Opening
}

// over lays what the file says over s.
func (f settingsAsWritten) over(s *Settings) {
	if f.navn != "" {
		s.Navn = f.navn
	}
	s.Extends = f.extends
	maps.Copy(s.Dele, f.dele)
	maps.Copy(s.Tekster, f.tekster)
	for key, words := range f.synonymer {
		s.Synonymer[key] = append(s.Synonymer[key], words...)
	}
	if f.fortrolige != nil {
		s.Fortrolige = f.fortrolige
	}
	if f.taelleenheder != nil {
		s.Taelleenheder = f.taelleenheder
	}
	if f.graense != nil {
		s.Graense = *f.graense
	}
	maps.Copy(s.Graenser, f.graenser)
	if f.begynd != nil {
		s.Begynd = f.begynd
	}
	maps.Copy(s.Kolonner, f.kolonner)
	if f.indlejrSkrifter != nil {
		s.IndlejrSkrifter = *f.indlejrSkrifter
	}
	if f.godkendelse != "" {
		s.Godkendelse = f.godkendelse
	}
	if f.udenHandlingsplaner != "" {
		s.UdenHandlingsplaner = f.udenHandlingsplaner
	}
}

// settingsKeys reads the value of each key of template.json; what is wrong is
// said with the key's path as its place.
var settingsKeys = map[string]func(f *settingsAsWritten, v jsontext.Value, n *notes){
	"navn":    func(f *settingsAsWritten, v jsontext.Value, n *notes) { value(v, &f.navn, "navn", "en tekst", n) },
	"extends": readExtends,
	"begynd":  readBegynd,
	"dele": func(f *settingsAsWritten, v jsontext.Value, n *notes) {
		value(v, &f.dele, "dele", "en liste af dele med krav, advarsel eller fri", n)
		for _, del := range slices.Sorted(maps.Keys(f.dele)) {
			among(samtale.Dele, samtale.Del(del), "dele."+del, "Delen", n)
			among(demands, f.dele[del], "dele."+del, "Værdien", n)
		}
	},
	"fortrolige": func(f *settingsAsWritten, v jsontext.Value, n *notes) {
		value(v, &f.fortrolige, "fortrolige", "en liste af tekster", n)
		for _, art := range f.fortrolige {
			among(samtale.Arter, samtale.Art(art), "fortrolige", "Arten", n)
		}
	},
	"graense": func(f *settingsAsWritten, v jsontext.Value, n *notes) {
		value(v, &f.graense, "graense", "et helt tal", n)
		if f.graense != nil {
			checkGraense(*f.graense, "graense", n)
		}
	},
	"godkendelse": func(f *settingsAsWritten, v jsontext.Value, n *notes) {
		value(v, &f.godkendelse, "godkendelse", "en tekst", n)
		among(demands, f.godkendelse, "godkendelse", "Værdien", n)
	},
	"graenser": func(f *settingsAsWritten, v jsontext.Value, n *notes) {
		value(v, &f.graenser, "graenser", "en liste af arter med hver sit hele tal", n)
		for _, art := range slices.Sorted(maps.Keys(f.graenser)) {
			among(samtale.Arter, samtale.Art(art), "graenser."+art, "Arten", n)
			checkGraense(f.graenser[art], "graenser."+art, n)
		}
	},
	"kolonner": func(f *settingsAsWritten, v jsontext.Value, n *notes) {
		value(v, &f.kolonner, "kolonner", "en liste af kolonnenavne med hver sit kendte navn", n)
		for _, name := range slices.Sorted(maps.Keys(f.kolonner)) {
			if to := f.kolonner[name]; !statistik.Known(to) {
				n.fail("json-vaerdi", settingsFile+", kolonner."+name, "»%s« er hverken en kendt kolonne eller en art og en måling som »andet: Elever pr. lærer«.%s", to, meant(to, statistik.Names()))
			}
		}
	},
	"indlejrSkrifter": func(f *settingsAsWritten, v jsontext.Value, n *notes) {
		value(v, &f.indlejrSkrifter, "indlejrSkrifter", "true eller false", n)
	},
	"synonymer": readSynonymer,
	"taelleenheder": func(f *settingsAsWritten, v jsontext.Value, n *notes) {
		value(v, &f.taelleenheder, "taelleenheder", "en liste af tekster", n)
		for i, s := range f.taelleenheder {
			f.taelleenheder[i] = strings.ToLower(strings.TrimSpace(s))
			if f.taelleenheder[i] == "" {
				n.fail("json-vaerdi", settingsFile+", taelleenheder", "Et navn er tomt. Skriv det, eller slet det.")
			}
		}
	},
	"udenHandlingsplaner": func(f *settingsAsWritten, v jsontext.Value, n *notes) {
		value(v, &f.udenHandlingsplaner, "udenHandlingsplaner", "en dato", n)
		if _, err := time.Parse(time.DateOnly, f.udenHandlingsplaner); f.udenHandlingsplaner != "" && (err != nil || f.udenHandlingsplaner < lov1664) {
			n.fail("json-vaerdi", settingsFile+", udenHandlingsplaner", "Værdien skal være den dag, lov nr. 1664 af 30. december 2024 trådte i kraft, skrevet som "+lov1664+".")
		}
	},
	"tekster": func(f *settingsAsWritten, v jsontext.Value, n *notes) {
		value(v, &f.tekster, "tekster", "en liste af nøgler med hver sin tekst", n)
		for _, key := range slices.Sorted(maps.Keys(f.tekster)) {
			checkTekst(key, f.tekster[key], n)
		}
	},
}

func checkGraense(graense int, key string, n *notes) {
	if graense < 0 || graense > maxGraense {
		n.fail("json-vaerdi", settingsFile+", "+key, "Grænsen skal være et helt tal fra 0 til %d.", maxGraense)
	}
}

func readExtends(f *settingsAsWritten, v jsontext.Value, n *notes) {
	value(v, &f.extends, "extends", "navnet på en anden skabelon", n)
	if f.extends != "" && !GoodName(f.extends) {
		n.fail("json-vaerdi", settingsFile+", extends", "»%s« er ikke navnet på en skabelon. Et navn har små bogstaver a-z, tal og bindestreg.", f.extends)
		f.extends = ""
	}
}

func checkTekst(key, s string, n *notes) {
	place := settingsFile + ", tekster." + key
	standard, known := tekster[key]
	switch {
	case !known:
		n.fail("json-noegle", place, "Der er ingen tekst med nøglen »%s«.%s", key, meant(key, Tekstnoegler()))
	case strings.TrimSpace(s) == "" && standard != "":
		n.fail("json-vaerdi", place, "Teksten er tom. Skriv en tekst, eller slet linjen, så gælder »%s«.", standard)
	case strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r == 0x7f }):
		n.fail("json-vaerdi", place, "Teksten skal stå på én linje uden tabulatorer.")
	}
}

// readSettings reads template.json. Everything wrong is said at once, but a
// file that is no JSON object says only that, with line and column.
func readSettings(data []byte, n *notes) (f settingsAsWritten) {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	var members map[string]jsontext.Value
	if err := json.Unmarshal(data, &members); err != nil {
		n.fail("json-ulaeselig", settingsFile+jsonPlace(data, err), "Filen er ikke rigtig JSON: hver nøgle må stå én gang, og anførselstegn, kommaer og klammer skal passe sammen.")
		return f
	}
	for _, key := range slices.Sorted(maps.Keys(members)) {
		read, ok := settingsKeys[key]
		if !ok {
			n.fail("json-noegle", settingsFile+", "+key, "Nøglen »%s« kendes ikke.%s", key, meant(key, slices.Sorted(maps.Keys(settingsKeys))))
			continue
		}
		read(&f, members[key], n)
	}
	return f
}

// jsonPlace gives ", linje 3, tegn 7" where the error says it.
func jsonPlace(data []byte, err error) string {
	at := int64(-1)
	var syntax *jsontext.SyntacticError
	var semantic *json.SemanticError
	switch {
	case errors.As(err, &syntax):
		at = syntax.ByteOffset
	case errors.As(err, &semantic):
		at = semantic.ByteOffset
	}
	if at < 0 || at > int64(len(data)) {
		return ""
	}
	before := data[:at]
	line := bytes.Count(before, []byte("\n")) + 1
	column := len([]rune(string(before[bytes.LastIndexByte(before, '\n')+1:]))) + 1
	return sprintf(", linje %d, tegn %d", line, column)
}

func value(v jsontext.Value, to any, key, want string, n *notes) {
	if v.Kind() == 'n' {
		n.fail("json-vaerdi", settingsFile+", "+key, "Værdien skal være %s, ikke null.", want)
	} else if err := json.Unmarshal(v, to); err != nil {
		n.fail("json-vaerdi", settingsFile+", "+key, "Værdien skal være %s.", want)
	}
}

func among[S ~string](allowed []S, s S, place, what string, n *notes) {
	if slices.Contains(allowed, s) {
		return
	}
	var words []string
	for _, a := range allowed {
		words = append(words, string(a))
	}
	n.fail("json-vaerdi", settingsFile+", "+place, "%s »%s« kendes ikke. Brug en af: %s.%s", what, s, strings.Join(words, ", "), meant(string(s), words))
}
