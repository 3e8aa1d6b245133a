package readback

import (
	"slices"
	"strings"

	"notat/internal/pattern"
	"notat/internal/samtale"
	"notat/internal/story"
)

// partyWords is what the template calls the parties, as Input.Parter.
type partyWords map[string]string

// headCount is how many there are of a party, behind its name: "Elever (3)".
var headCount = pattern.New(`\s*\(\d{1,2}\)$`)

// part gives the party that a line names, as a template or as people call it.
func (w partyWords) part(s string) samtale.Part {
	s = strings.ToLower(headCount.ReplaceAllString(strings.TrimRight(story.Words(s), ": "), ""))
	if part := w[s]; part != "" {
		return samtale.Part(part)
	}
	return partyCalled[s]
}

// partyCalled is what people call a party besides what a template prints.
var partyCalled = map[string]samtale.Part{
	"kommunalbestyrelsen": "kommunalbestyrelse", "byrådet": "kommunalbestyrelse", "byråd": "kommunalbestyrelse", "udvalget": "udvalg", "forvaltningen": "forvaltning", "ledelse": "skoleledelse", "ledelsen": "skoleledelse",
	"skolens ledelse": "skoleledelse", "skoleledelsen": "skoleledelse", "skolebestyrelsen": "skolebestyrelse", "medarbejderne": "medarbejdere", "lærere": "medarbejdere", "personale": "medarbejdere", "personalet": "medarbejdere",
	"forældrene": "foraeldre", "eleverne": "elever", "elevråd": "elever", "elevrådet": "elever", "øvrige": "andre",
}

// aPart is what an answer begins with that names a party.
const aPart = "part:"

// parter are the choices of a party, each once.
func parter(all ...samtale.Part) []Choice {
	var out []Choice
	for _, part := range all {
		c := Choice{aPart + string(part), partnavn(part)}
		if part != "" && !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	return out
}

// partnavn is what a party is called in a question.
func partnavn(part samtale.Part) string {
	navn := map[samtale.Part]string{"kommunalbestyrelse": "Kommunalbestyrelsen", "udvalg": "Udvalget", "forvaltning": "Forvaltningen", "skoleledelse": "Skolens ledelse",
		"skolebestyrelse": "Skolebestyrelsen", "medarbejdere": "Medarbejderne", "foraeldre": "Forældrene", "elever": "Eleverne", "andre": "Andre"}[part]
	if (samtale.Deltager{Part: part}).NavnIsPublic() {
		return navn + " (navnet er offentligt)"
	}
	return navn + " (navnet vises ikke offentligt)"
}
