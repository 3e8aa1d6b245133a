package readback

import (
	"slices"
	"strings"

	"notat/internal/story"
)

// liste is a list of the record that a table may be, by the words of its head.
type liste struct {
	list    string            // its key in the record
	columns map[string]string // what the head says, in small letters -> key of an item
	all     []string          // keys that the head must have
	some    []string          // keys of which it must have one
	called  string            // what the referent is told that the table was read as
}

// lister are those lists. A table is one of them when its head has words for each
// of its columns; else it stays a table, in which nothing is lost.
var lister = []liste{
	{"aftaler", map[string]string{
		"mål": "maal", "målsætning": "maal", "aftale": "maal", "aftaler": "maal", "indsats": "maal", "indsatser": "maal", "hvad": "maal", "baggrund": "baggrund", "tiltag": "tiltag", "handling": "tiltag", "handlinger": "tiltag", "hvordan": "tiltag", "initiativ": "tiltag", "tegn": "tegn", "tegn i data": "tegn", "tegn på succes": "tegn", "tegn på fremgang": "tegn", "succeskriterie": "tegn", "succeskriterier": "tegn", "ansvarlig": "ansvarlig", "ansvarlige": "ansvarlig",
		"hvem": "ansvarlig", "ansvar": "ansvarlig", "tovholder": "ansvarlig", "senest": "frist", "tidsfrist": "frist", "frist": "frist", "deadline": "frist", "hvornår": "frist", "status": "status", "hvor langt er vi": "status", "hvor langt er vi?": "status", "hvordan går det": "status", "bemærkning": "bemaerkning", "bemærkninger": "bemaerkning", "tegn på at vi lykkes": "tegn", "fra skoleåret": "fraSkoleaar"},
		[]string{"maal"}, []string{"ansvarlig", "frist", "status", "tegn", "tiltag"}, "aftaler"},
	{"resultater", map[string]string{
		"måling": "maaling", "nøgletal": "maaling", "test": "maaling", "prøve": "maaling", "indikator": "maaling", "fag": "fag", "profilområde": "profilomraade", "klassetrin": "klassetrin", "klasse": "klassetrin", "årgang": "klassetrin",
		"periode": "periode", "skoleår": "periode", "år": "periode", "antal": "antal", "antal elever": "antal", "skolen": "vaerdi", "skole": "vaerdi", "resultat": "vaerdi", "værdi": "vaerdi", "kommunen": "kommunetal", "kommune": "kommunetal",
		"landet": "landstal", "hele landet": "landstal", "landsgennemsnit": "landstal", "socioøkonomisk reference": "socialReference", "tidligere": "tidligere", "bemærkning": "bemaerkning", "bemærkninger": "bemaerkning", "kilde": "kilde"},
		[]string{"maaling"}, []string{"vaerdi", "kommunetal", "landstal", "socialReference"}, "resultater"},
	{"dagsorden", map[string]string{"tid": "tid", "tidspunkt": "tid", "klokken": "tid", "kl.": "tid", "punkt": "punkt", "emne": "punkt", "indhold": "punkt", "dagsorden": "punkt"},
		[]string{"tid", "punkt"}, nil, "en dagsorden"},
	{"deltagere", map[string]string{"navn": "navn", "deltager": "navn", "titel": "titel", "stilling": "titel", "rolle": "titel", "funktion": "titel"},
		[]string{"navn", "titel"}, nil, "deltagere"},
}

var resultatliste = &lister[1]

// columnWords is what the template says over columns, as Input.Columns.
type columnWords map[string]string

// list gives the list that a head tells of, and the key of each column.
func (c columnWords) list(head []string) (*liste, []string) {
	for n := range lister {
		l := &lister[n]
		keys := make([]string, len(head))
		for i, s := range head {
			keys[i] = c.key(l, s)
		}
		if blankFirst := l == resultatliste && keys[0] == "" && story.Words(head[0]) == ""; blankFirst {
			keys[0] = "maaling"
		}
		if l == resultatliste && keys[0] == "fag" && !slices.Contains(keys, "maaling") { // a subject is what was measured
			keys[0] = "maaling"
		}
		if l.fits(keys) {
			return l, keys
		}
	}
	return nil, nil
}

// key gives the key of a column of a list by its head: the template's own words come
// first.
func (c columnWords) key(l *liste, head string) string {
	s := strings.Trim(strings.ToLower(story.Words(head)), ":. ")
	if key := c[l.list+" "+s]; key != "" {
		return key
	}
	return l.columns[s]
}

func (l *liste) fits(keys []string) bool {
	for i, k := range keys {
		if k == "" || slices.Contains(keys[:i], k) {
			return false
		}
	}
	has := func(k string) bool { return slices.Contains(keys, k) }
	return !slices.ContainsFunc(l.all, func(k string) bool { return !has(k) }) && (l.some == nil || slices.ContainsFunc(l.some, has))
}
