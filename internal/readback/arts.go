package readback

import (
	"strings"

	"notat/internal/recorddiff"
	"notat/internal/samtale"
)

// arter are words of what was measured that tell its kind.
var arter = []struct {
	ord string
	art samtale.Art
}{
	{"sygefravær", "personale"}, {"medarbejder", "personale"}, {"national", "nationalTest"}, {"overgangstest", "nationalTest"}, {"trivsel", "trivsel"}, {"fravær", "fravaer"}, {"karakter", "karakter"}, {"afgangsprøve", "karakter"}, {"folkeskolens prøver", "karakter"}, {"9.-klasseprøve", "karakter"},
	{"ungdomsuddannelse", "overgang"}, {"overgang til", "overgang"}, {"kompetencedækning", "kompetencedaekning"},
}

// artOf gives the kind that the words of a measurement tell, or "".
func artOf(maaling string) samtale.Art {
	low := strings.ToLower(maaling)
	for _, a := range arter {
		if strings.Contains(low, a.ord) {
			return a.art
		}
	}
	return ""
}

// arts gives results the kind that their words tell. Of those that tell none it
// is asked once for the table; until then they are withheld as tests are.
func (o *outcome) arts(at, by string, items []any, text string) {
	var unknown []map[string]any
	for _, item := range items {
		r, _ := item.(map[string]any)
		if s, _ := r["maaling"].(string); artOf(s) != "" {
			r["art"] = string(artOf(s))
		} else {
			unknown = append(unknown, r)
		}
	}
	if len(unknown) == 0 {
		return
	}
	art := o.askArt(at, by, text)
	for _, r := range unknown {
		r["art"] = string(art)
	}
}

// aArt begins the answer that gives the kind of a measurement.
const aArt = "art:"

// askArt asks what the numbers of somebody are about.
func (o *outcome) askArt(at, by, text string) samtale.Art {
	i := Item{Kode: "resultater-art", Severity: Ask, Pointer: at, Tekst: text, Af: by,
		Besked: "Hvad viser tallene? Resultater af nationale test er fortrolige og vises ikke offentligt."}
	last := samtale.Art("nationalTest")
	for _, art := range samtale.Arter {
		if art != last || o.inTests(at) {
			i.Choices = append(i.Choices, Choice{aArt + string(art), artnavn[art]})
		}
	}
	if !o.inTests(at) {
		i.Choices = append(i.Choices, Choice{aArt + string(last), artnavn[last]})
	}
	if art, ok := strings.CutPrefix(o.tell(i), aArt); ok {
		return samtale.Art(art)
	}
	return last
}

// inTests reports whether a place is in the part of the results of tests.
func (o *outcome) inTests(at string) bool {
	path, _ := sectionOf(at)
	for ; path != ""; path, _ = sectionOf(path[:strings.LastIndex(path, "/afsnit/")]) {
		if recorddiff.Text(o.root, path+"/del") == string(samtale.Testresultater) {
			return true
		}
	}
	return false
}

var artnavn = map[samtale.Art]string{"nationalTest": "Nationale test (fortrolige)", "karakter": "Karakterer", "trivsel": "Trivsel", "fravaer": "Elevernes fravær", "overgang": "Overgang til ungdomsuddannelse",
	"kompetencedaekning": "Kompetencedækning", "personale": "Personalet", "andet": "Andet"}
