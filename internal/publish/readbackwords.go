package publish

import (
	"slices"
	"strings"

	"notat/internal/readback"
	"notat/internal/samtale"
	"notat/internal/template"
)

// wordsOf gives what a template prints, as a reader needs it.
func wordsOf(t *template.Template) readback.Input {
	in := readback.Input{Status: map[string]string{}, Labels: map[string]string{}, Grunde: map[string]string{}, Arter: map[string]string{}, Parter: map[string]string{}, Hoved: Hoved(t), Columns: columns(t)}
	for _, grund := range samtale.Grunde {
		said := t.Tekst("udenIndhold." + grund)
		if said == "" {
			said = t.Tekst("prompt.grund.andet")
		}
		in.Grunde[strings.ToLower(said)] = grund
	}
	for _, art := range samtale.Arter {
		in.Arter[strings.ToLower(t.Tekst("art."+string(art)))] = string(art)
	}
	for _, key := range aftaleFields {
		in.Labels[t.Tekst("aftale."+key)] = key
	}
	in.Intern = map[string]bool{strings.ToLower(t.Tekst("internt.afsnit")): true, strings.ToLower(t.Tekst("internt.blok")): false}
	for _, part := range samtale.Parter {
		in.Parter[strings.ToLower(t.Tekst("part."+string(part)))] = string(part)
	}
	for _, code := range samtale.Aftalestatusser {
		in.Status[strings.ToLower(t.Tekst("status."+code))] = code
	}
	return in
}

// Hoved gives what a template calls the fields of the head, and their places.
func Hoved(t *template.Template) map[string]string {
	out := map[string]string{}
	for _, tag := range append([]string{"moede.tid"}, template.Tags...) {
		if template.HasTekst("hoved."+tag) && tag != "kommune.forvaltning" { // which is a party too
			out[strings.TrimSuffix(t.Tekst("hoved."+tag), ".")] = "/" + strings.ReplaceAll(tag, ".", "/")
		}
	}
	return out
}

// aftaleFields are the fields of an agreement that a template has a label for, by their keys.
var aftaleFields = append(slices.Clone(samtale.AftaleFields), "fraSkoleaar")

// columns gives what a template says over the columns of its tables, as readback
// reads them, and how it marks an internal result.
func columns(t *template.Template) map[string]string {
	out := map[string]string{"intern": t.Tekst("internt.resultat"), "dagsorden " + strings.ToLower(t.Tekst("dagsorden.tid")): "tid", "dagsorden " + strings.ToLower(t.Tekst("dagsorden.punkt")): "punkt"}
	for _, key := range resultatColumns {
		out["resultater "+strings.ToLower(t.Tekst("resultat."+key))] = key
	}
	for _, key := range aftaleFields {
		out["aftaler "+strings.ToLower(t.Tekst("aftale."+key))] = key
	}
	return out
}

var resultatColumns = []string{"maaling", "fag", "profilomraade", "klassetrin", "periode", "antal", "vaerdi", "kommunetal", "landstal", "socialReference", "tidligere", "bemaerkning"}
