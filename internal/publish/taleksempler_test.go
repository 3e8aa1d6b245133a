package publish

import (
	"context"
	"encoding/json"
	"testing"

	"notat/internal/recorddiff"
	"notat/internal/samtale"
)

// The examples' public figures, taken out and imported from an extract, are those
// that were typed: the record is the same, but for the traces in ekstra.
func TestTheExamplesFiguresImportedAreThoseTyped(t *testing.T) {
	s, tried := newService(t), 0
	for name, data := range records(t, examples) {
		r, err := samtale.Decode(data)
		if err != nil {
			t.Fatal(err)
		}
		root, err := recorddiff.Parse(data)
		if err != nil {
			t.Fatal(err)
		}
		template, err := s.template(Request{})
		if err != nil {
			t.Fatal(err)
		}
		own := *template
		own.Settings.Kolonner = map[string]string{"Antal": "Antal Indikatorsvar"}
		var rows []map[string]string
		m := &talmerge{record: r}
		m.results(func(_ string, _ *samtale.Resultater, pointer string, x *samtale.Resultat) {
			year := samtale.SchoolYearOf(x.Periode)
			if x.Vaerdi == "" || year == "" || year > r.Dokument.Skoleaar || x.Enhed == "elever" || x.Art == "" || x.Kilde == "" {
				return
			}
			column := "Tal " + string(rune('A'+len(rows)))
			own.Settings.Kolonner[column] = string(x.Art) + ": " + x.Maaling
			unit := ""
			if x.Enhed == "%" {
				unit = " %"
			}
			row := map[string]string{"Institutionsnummer": r.Skole.Institutionsnr, "Skoleår": year, "Klassetrin": x.Klassetrin, "Fag": x.Fag, "Fagdisciplin": x.Profilomraade, "Antal": count(x.Antal)}
			for key, v := range map[string]samtale.Tal{column: x.Vaerdi, column + " - Kommunetal": x.Kommunetal, column + " - Landstal": x.Landstal} {
				if v != "" {
					row[key] = v.Danish() + unit
				}
			}
			rows = append(rows, row)
			o := recorddiff.Get(root, pointer).(map[string]any)
			for _, key := range []string{"vaerdi", "antal", "kommunetal", "landstal"} {
				delete(o, key)
			}
			tried++
		})
		if rows == nil {
			continue
		}
		extract, err := json.Marshal(rows)
		if err != nil {
			t.Fatal(err)
		}
		without, err := json.Marshal(root)
		if err != nil {
			t.Fatal(err)
		}
		back, err := s.ReadTal(context.Background(), Tal{Record: without, Dato: "2025-01-01", Template: &own, Fil: Fil{"u.json", extract}})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if back.Open {
			t.Fatalf("%s: %v", name, back.Rest)
		}
		got, err := recorddiff.Parse(back.maybe)
		if err != nil {
			t.Fatal(err)
		}
		if extra, ok := recorddiff.Get(got, "/ekstra").(map[string]any); ok {
			delete(extra, "tal")
			if len(extra) == 0 {
				delete(got.(map[string]any), "ekstra")
			}
		}
		imported, err := recorddiff.Canonical(got)
		if err != nil {
			t.Fatal(err)
		}
		changes, err := recorddiff.Diff(context.Background(), data, imported)
		if err != nil || len(changes) > 0 {
			t.Errorf("%s: %v %+v", name, err, changes)
		}
	}
	if tried < 5 {
		t.Errorf("only %d figures were tried", tried)
	}
}
