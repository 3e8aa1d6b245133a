package readback

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"notat/internal/prosa"
	"notat/internal/samtale"
	"notat/internal/source"
)

// A row is read as an item of the list that the head above it tells of, whatever
// table it stands in; of a cell that says something else only that cell is asked about.
func TestARowIsReadAsAnItem(t *testing.T) {
	for _, c := range []struct{ head, row, list, item, told string }{
		{"Mål | Ansvarlig | Frist", "Flere læser | Lederen | 1. juni 2026", "aftaler", `{"ansvarlig":"Lederen","frist":"2026-06-01","maal":"Flere læser"}`, ""},
		{"Hvad | Hvordan | Hvornår", "Flere læser | - Læsebånd; • Makkere | juni", "aftaler", `{"maal":"Flere læser","tiltag":["Læsebånd","Makkere"]}`, "ask kan-ikke-laeses juni"},
		{"Mål | Status | Bemærkninger", "Flere læser | nået | Godt gået", "aftaler", `{"bemaerkning":"Godt gået","maal":"Flere læser","status":"naaet"}`, ""},
		{"Mål | Status", "Flere læser | næsten", "aftaler", `{"maal":"Flere læser"}`, "ask kan-ikke-laeses næsten"},
		{"Mål | Frist | Fra skoleåret", "Flere læser | 2026-06-01 | 2024/26", "aftaler", `{"frist":"2026-06-01","maal":"Flere læser"}`, "ask kan-ikke-laeses 2024/26"},
		{"Måling | Skolen", "Trivsel | ca. 3,9", "resultater", `{"cirka":true,"maaling":"Trivsel","vaerdi":3.9}`, ""},
		{"Måling | Skolen | Kommunen", "Fravær | 8,30 % | 7 %", "resultater", `{"enhed":"%","kommunetal":7,"maaling":"Fravær","vaerdi":8.30}`, ""},
		{"Måling | Skolen | Kommunen", "Fravær | 8,3 % | 7 dage", "resultater", `{"enhed":"%","maaling":"Fravær","vaerdi":8.3}`, "ask kan-ikke-laeses 7 dage"},
		{"Måling | Skolen", "Trivsel | 3,6 af 5", "resultater", `{"enhed":"af 5","maaling":"Trivsel","vaerdi":3.6}`, ""},
		{"Måling | Skolen", "Fravær | 8 % %", "resultater", `{"enhed":"%","maaling":"Fravær","vaerdi":8}`, "info gentaget %"},
		{"Måling | Antal | Skolen", "Karakter; dansk, 9. klasse, 2025 | 1.250 | 7,4", "resultater", `{"antal":1250,"fag":"dansk","klassetrin":"9. klasse","maaling":"Karakter","periode":"2025","vaerdi":7.4}`, ""},
		{"Måling | Periode | Skolen", "Karakter; dansk, skriftlig | 2025 | 7,4", "resultater", `{"fag":"dansk","maaling":"Karakter","periode":"2025","profilomraade":"skriftlig","vaerdi":7.4}`, ""},
		{"Måling | Antal | Skolen", "Karakter | ca. 20 | 7", "resultater", `{"maaling":"Karakter","vaerdi":7}`, "ask kan-ikke-laeses ca. 20"},
		{"Måling | Skolen | Tidligere", "Trivsel | 4 | 2023: 3,8, antal 55 (ikke sammenligneligt); 2024: 3,9; i fjor: mange", "resultater",
			`{"maaling":"Trivsel","tidligere":[{"antal":55,"periode":"2023","vaerdi":3.8},{"periode":"2024","sammenlignelig":true,"vaerdi":3.9}],"vaerdi":4}`, "ask kan-ikke-laeses i fjor: mange"},
		{"Måling | Skolen | Bemærkning", "Trivsel | 4 | Steget lidt.; Kilde: Datapakken, hentet 20. februar 2026", "resultater", `{"hentet":"2026-02-20","kilde":"Datapakken","maaling":"Trivsel","ord":"Steget lidt.","vaerdi":4}`, ""},
		{"Måling | Skolen", "Internt; Trivsel | 4", "resultater", `{"maaling":"Trivsel","synlighed":"intern","vaerdi":4}`, ""},
		{"Tid | Punkt", "13.00–13.15 | Velkomst", "dagsorden", `{"punkt":"Velkomst","slut":"13:15","start":"13:00"}`, ""},
		{"Tid | Punkt", "efter kaffen | Velkomst", "dagsorden", `{"punkt":"Velkomst"}`, "ask kan-ikke-laeses efter kaffen"},
		{"Navn | Titel", "Anna Berg (afbud) | Skoleleder", "deltagere", `{"afbud":true,"navn":"Anna Berg","titel":"Skoleleder"}`, ""},
		{"Navn | Titel", "Anna Berg, lærer | Tillidsrepræsentant", "deltagere", `{"navn":"Anna Berg","titel":"Tillidsrepræsentant"}`, ""},
		{"Uge | Sted", "12 | Skoven", "", "", ""},
		{"Mål | Noget andet | Frist", "a | b | c", "", "", ""},
	} {
		out := &outcome{questions: questions{record: &samtale.Record{}}, status: map[string]string{"nået": "naaet"}}
		r := rowReader{out: out, columns: columnWords{internLinje: "Internt"}}
		head := strings.Split(c.head, " | ")
		l, keys := r.columns.list(head)
		if l == nil || c.list == "" {
			if l != nil || c.list != "" {
				t.Errorf("%s: read as %v", c.head, l)
			}
			continue
		}
		var row []cell
		for words := range strings.SplitSeq(c.row, " | ") {
			var lines []source.Piece
			for line := range strings.SplitSeq(words, "; ") {
				lines = append(lines, source.Piece{Words: []prosa.Ord{{Tekst: line}}})
			}
			row = append(row, cellFrom(lines))
		}
		item, err := json.Marshal(r.itemFrom(l.list, "", keys, head, []string{"af 5"}, row))
		if err != nil {
			t.Fatal(err)
		}
		var told []string
		for _, i := range out.items {
			told = append(told, fmt.Sprintf("%s %s %s", i.Severity, i.Kode, i.Tekst))
		}
		if l.list != c.list || string(item) != c.item || strings.Join(told, "; ") != c.told {
			t.Errorf("%s below %s is in %s:\n got %s %q\nwant %s %q", c.row, c.head, l.list, item, told, c.item, c.told)
		}
	}
}
