package publish

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"notat/internal/readback"
	"notat/internal/recorddiff"
	"notat/internal/samtale"
	"notat/internal/statistik"
)

// talfelter are the fields that an extract and a record are held against each other
// by, and what they are called.
var talfelter = []struct{ key, navn string }{
	{"vaerdi", "skolen"}, {"enhed", "enhed"}, {"antal", "antal"}, {"kommunetal", "kommunen"}, {"landstal", "landet"}, {"socialReference", "socioøkonomisk reference"}, {"referencevurdering", "vurdering"},
}

const (
	useExtract = "udtraek"
	keepRecord = "behold"
)

// beside holds a figure against the result of the record that is about the same:
// what is empty is filled, what differs is asked about.
func (m *talmerge) beside(at talsted, f statistik.Fund) {
	theirs, ours := fields(&f.Resultat), fields(at.Resultat)
	var says, has []string // where they differ
	fill := map[string]string{}
	for _, x := range talfelter {
		new, old := theirs[x.key], ours[x.key]
		switch {
		case new == old, new == "" && x.key != "vaerdi":
		case new == "" && (ours["vaerdi"] != ""):
			says, has = append(says, x.navn+": ikke offentliggjort"), append(has, x.navn+" "+asTal(old))
		case old == "" && new != "":
			fill[x.key] = new
		default:
			says, has = append(says, x.navn+" "+asTal(new)), append(has, x.navn+" "+asTal(old))
		}
	}
	for _, t := range f.Resultat.Tidligere {
		i := slices.IndexFunc(at.Tidligere, func(o samtale.Tidligere) bool {
			return keyOf(&samtale.Resultat{Periode: o.Periode}) == keyOf(&samtale.Resultat{Periode: t.Periode})
		})
		if i >= 0 && at.Tidligere[i].Vaerdi != t.Vaerdi {
			says, has = append(says, t.Periode+" "+t.Vaerdi.Danish()), append(has, t.Periode+" "+asTal(string(at.Tidligere[i].Vaerdi)))
		}
	}
	if len(says) > 0 {
		switch m.Tell(readback.Item{Kode: "tal-afviger", Severity: readback.Ask, Pointer: at.pointer,
			Tekst:   name(&f.Resultat) + ": notatet har " + strings.Join(has, ", ") + "; udtrækket har " + strings.Join(says, ", ") + m.rows(f),
			Besked:  "Notatet siger noget andet end udtrækket. Hvad skal stå?",
			Choices: []readback.Choice{{ID: useExtract, Tekst: "Brug udtrækkets tal"}, {ID: keepRecord, Tekst: "Behold notatets"}}}) {
		case useExtract:
			m.replace(at, f)
			return
		default:
			return
		}
	}
	m.complete(at, f, fill)
}

// fields are the fields of a result that hold numbers or say how to read them.
func fields(r *samtale.Resultat) map[string]string {
	out := talOf(r)
	out["enhed"], out["referencevurdering"] = r.Enhed, string(r.Referencevurdering)
	return out
}

func asTal(s string) string {
	if s == "" {
		return "intet"
	}
	return samtale.Tal(s).Danish()
}

// rows says where the figures stand.
func (m *talmerge) rows(f statistik.Fund) string {
	if len(f.Spor) == 0 {
		return ""
	}
	s := " (række " + strconv.Itoa(f.Spor[0].Raekke)
	if f.Spor[0].Ark != "" {
		s += " i arket »" + f.Spor[0].Ark + "«"
	}
	return s + ")"
}

// replace puts all that the extract says in the place of what the record says.
func (m *talmerge) replace(at talsted, f statistik.Fund) {
	o := recorddiff.Get(m.root, at.pointer).(map[string]any)
	if f.Resultat.Vaerdi == "" {
		for key := range talOf(&f.Resultat) {
			delete(o, key)
		}
		delete(o, "referencevurdering")
		delete(o, "cirka")
	}
	earlier := map[string]bool{}
	for _, t := range f.Resultat.Tidligere {
		earlier[keyOf(&samtale.Resultat{Periode: t.Periode}).periode] = true
	}
	if list, ok := o["tidligere"].([]any); ok {
		o["tidligere"] = slices.DeleteFunc(list, func(x any) bool {
			return earlier[keyOf(&samtale.Resultat{Periode: recorddiff.Text(x, "/periode")}).periode]
		})
	}
	at.Tidligere = slices.DeleteFunc(slices.Clone(at.Tidligere), func(t samtale.Tidligere) bool {
		return earlier[keyOf(&samtale.Resultat{Periode: t.Periode}).periode]
	})
	fill := map[string]string{}
	for key, v := range fields(&f.Resultat) {
		if v != "" {
			fill[key] = v
		}
	}
	delete(o, "kilde")
	kept := *at.Resultat
	kept.Kilde = ""
	m.complete(talsted{at.pointer, &kept}, f, fill)
}

// complete fills what the result does not say, and its source where it has none.
func (m *talmerge) complete(at talsted, f statistik.Fund, fill map[string]string) {
	o := recorddiff.Get(m.root, at.pointer).(map[string]any)
	for key, v := range fill {
		if key == "enhed" || key == "referencevurdering" {
			o[key] = v
		} else {
			o[key] = json.Number(v)
		}
	}
	note, _ := o["note"].(string)
	switch {
	case f.Resultat.Vaerdi != "" && note == statistik.NotPublished:
		delete(o, "note")
	case f.Resultat.Vaerdi == "" && !strings.Contains(note, statistik.NotPublished):
		o["note"] = strings.TrimSpace(note + " " + statistik.NotPublished)
	}
	if f.Resultat.Vaerdi == "" {
		m.unpublished(at.pointer, &f.Resultat)
	}
	list, _ := o["tidligere"].([]any)
	for i, t := range f.Resultat.Tidligere {
		if !slices.ContainsFunc(at.Tidligere, func(o samtale.Tidligere) bool {
			return keyOf(&samtale.Resultat{Periode: o.Periode}) == keyOf(&samtale.Resultat{Periode: t.Periode})
		}) {
			list = append(list, tidligereTree(f.Resultat.Tidligere[i:i+1])...)
		}
	}
	if len(list) > 0 {
		o["tidligere"] = list
	}
	if o["periode"] == nil && f.Resultat.Periode != "" {
		o["periode"] = f.Resultat.Periode
	}
	if o["art"] == nil {
		o["art"] = string(f.Resultat.Art)
	}
	if strings.TrimSpace(at.Kilde) == "" {
		o["kilde"] = statistik.Kilde
	}
	if o["kilde"] == statistik.Kilde {
		o["hentet"] = m.hentet
		m.trace(f)
	}
}

// asked says of a measure that the record asks for, and the extract is about, that
// there is no number.
func (m *talmerge) asked(u *statistik.Udtraek) {
	told, of := map[talKey]bool{}, map[string]samtale.Art{}
	for _, f := range u.Fund {
		told[subjectOf(&f.Resultat)] = true
	}
	for name, art := range u.Measures {
		of[keyOf(&samtale.Resultat{Maaling: name}).maaling] = art
	}
	m.results(func(_ string, _ *samtale.Resultater, pointer string, r *samtale.Resultat) {
		k := keyOf(r)
		art, known := of[k.maaling]
		if !known || told[subjectOf(r)] || k.periode != "" && !u.Periods[k.periode] || r.Vaerdi != "" || samtale.Visible(r.Ord) || samtale.Visible(r.Note) {
			return
		}
		about := *r
		about.Art = art
		m.complete(talsted{pointer, r}, statistik.Fund{Resultat: about}, nil)
	})
}
