package template

import (
	"maps"
	"slices"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"notat/internal/samtale"
)

// synonymKeys are what a heading may tell of.
func synonymKeys() []string {
	keys := []string{"deltagere", "dagsorden", "aftaler"}
	for _, d := range samtale.Dele {
		keys = append(keys, string(d))
	}
	return keys
}

// standardSynonymer are words that people put over the parts of a notat.
func standardSynonymer() map[string][]string {
	return map[string][]string{
		"rammesaetning":   {"rammesætning", "ramme*", "formål*", "baggrund", "indledning", "lovgrundlag", "velkomst", "formelle ramme"},
		"opfoelgning":     {"opfølgning*", "siden sidst", "sidste år*", "tidligere samtale*", "forrige samtale*", "hvor kommer vi fra", "status på aftaler", "status på indsatser", "fulgt op"},
		"testresultater":  {"testresultat*", "test", "resultater*", "data", "datablik*", "dataprofil*", "nøgletal", "elevresultat*", "trivselsmåling*", "faglige resultater", "karakterer", "kvalitetsdata"},
		"evaluering":      {"evaluering*", "samtalens forløb", "udbytte af samtalen", "evaluering af samtalen"},
		"indsatser":       {"indsats*", "fokusområde*", "udviklingsområde*", "fokuspunkt*", "prioritering*", "det videre arbejde", "næste skridt*", "de næste gode skridt", "aftaler*", "fremadrettet*", "udviklingsmål", "fremtiden*"},
		"handlingsplaner": {"handlingsplan*", "handleplan*"},
		"deltagere":       {"deltagere", "til stede", "mødedeltagere", "fremmødte"},
		"dagsorden":       {"dagsorden", "program", "tidsplan"},
		"aftaler":         {"aftaler", "det aftalte", "vi har aftalt", "næste skridt", "beslutninger"},
	}
}

// maxSynonymer is how many words a template adds for one thing: each is looked for in
// each heading.
const maxSynonymer = 100

func readSynonymer(f *settingsAsWritten, v jsontext.Value, n *notes) {
	value(v, &f.synonymer, "synonymer", "en liste af dele med hver sine ord", n)
	for _, key := range slices.Sorted(maps.Keys(f.synonymer)) {
		among(synonymKeys(), key, "synonymer."+key, "Nøglen", n)
		if len(f.synonymer[key]) > maxSynonymer {
			n.fail("json-vaerdi", settingsFile+", synonymer."+key, "Der er flere end %d ord. Slet nogle af dem.", maxSynonymer)
		}
		for i, s := range f.synonymer[key] {
			f.synonymer[key][i] = strings.ToLower(strings.TrimSpace(s))
			if strings.Trim(f.synonymer[key][i], "* ") == "" {
				n.fail("json-vaerdi", settingsFile+", synonymer."+key, "Et ord er tomt. Skriv det, eller slet det.")
			}
		}
	}
}
