package publish

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"notat/internal/fault"
)

// record gives a record with these blocks and these participants, as JSON.
func record(t testing.TB, blocks []map[string]any, deltagere ...map[string]any) []byte {
	t.Helper()
	data, err := json.Marshal(map[string]any{
		"dokument": map[string]any{"titel": "Samtale", "skoleaar": "2024/25", "status": "udkast"},
		"kommune":  map[string]any{"navn": "Fjordby Kommune"}, "skole": map[string]any{"navn": "Birkelund Skole"},
		"deltagere": append([]map[string]any{}, deltagere...),
		"afsnit":    []map[string]any{{"overskrift": "Ramme", "blokke": blocks}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// everyFormat makes a record in every format and fails unless each says the
// document's words in their order; the PDF is read back as before publication.
func everyFormat(t *testing.T, s *Service, data []byte) (pdf []byte) {
	t.Helper()
	for _, f := range Formats {
		q := Request{Data: data, Udgave: Offentlig}
		made, err := s.Render(context.Background(), q, f)
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		got, want := words(bodyText[f.Name](t, made.Data)), words(said(document(t, s, q, f)))
		if !slices.Equal(got, want) {
			i := 0
			for i < len(got) && i < len(want) && got[i] == want[i] {
				i++
			}
			t.Errorf("%s: word %d of %d and %d is %.60q, want %.60q", f.Name, i, len(got), len(want), part(got, i), part(want, i))
		}
		if f.Name == "pdf" {
			pdf = made.Data
		}
	}
	if _, err := s.RenderProven(context.Background(), Request{Data: data, Udgave: Offentlig}); err != nil {
		t.Error(err)
	}
	return pdf
}

func TestLettersWithoutAFontAreToldAndStillRead(t *testing.T) {
	s := newService(t)
	data := record(t, []map[string]any{
		{"type": "tekst", "tekst": "Velkommen: أهلاً وسهلاً, 欢迎 og ようこそ."},
		{"type": "tekst", "tekst": "Blåbærgrød, Şanlı, Ωμέγα, Привет ☀ 🌞"},
		{"type": "tabel", "hoved": []string{"Sprog", "Hilsen"}, "raekker": [][]string{{"Kinesisk", "你好"}}},
	}, map[string]any{"titel": "Tolk", "gruppe": "العربية", "part": "andre"})
	r, err := s.Validate(context.Background(), Request{Data: data})
	if err != nil {
		t.Fatal(err)
	}
	told := map[string]fault.Fault{}
	for _, f := range r.Faults {
		if f.Code == withoutFont.Kode {
			told[f.Pointer] = f
		}
	}
	for pointer, sted := range map[string]string{
		"/afsnit/0/blokke/0/tekst":       "»Ramme«, teksten »Velkommen: أهلاً وسهلاً, 欢迎 og ようこそ.«",
		"/afsnit/0/blokke/2/raekker/0/1": "»Ramme«, tabellen, rækken »Kinesisk«, kolonnen »Hilsen«",
		"/deltagere/0/gruppe":            "deltageren »Tolk«, gruppe",
	} {
		if f := told[pointer]; f.Sted != sted || f.Severity != fault.Warning || f.Line == 0 {
			t.Errorf("%s: %+v", pointer, f)
		}
	}
	if len(told) != 3 {
		t.Errorf("%d places told", len(told))
	}
	text := strings.Join(pdfText(t, everyFormat(t, s, data)), " ")
	for _, word := range []string{"欢迎", "ようこそ", "你好", "العربية"} {
		if !strings.Contains(text, word) {
			t.Errorf("the PDF does not read as %s", word)
		}
	}
}

func TestExtremesStandInEveryFormat(t *testing.T) {
	if testing.Short() {
		t.Skip("sets long texts: left out with -short")
	}
	s := newService(t)
	endless := strings.Repeat("ordet", 2000)
	narrow := func(n int) (row []string) {
		for i := range n {
			row = append(row, string([]rune("abcdefghijklmnopqrstuvwxyzæøå")[i%29])+"bc")
		}
		return row
	}
	var rows [][]string
	for i := range 500 { // five thousand in one table: render/pdf, and the growth of cells here
		rows = append(rows, []string{fmt.Sprintf("%d. klasse", i%10), fmt.Sprint(i), "Som landet"})
	}
	for name, blocks := range map[string][]map[string]any{
		"a word of ten thousand letters": {
			{"type": "tekst", "tekst": endless + "\n\n- " + endless},
			{"type": "tabel", "hoved": []string{"A", endless}, "raekker": [][]string{{endless, "b"}}, "billedtekst": endless},
			{"type": "sammenstilling", "kolonner": []map[string]any{{"overskrift": endless, "tekst": endless}, {"overskrift": "B", "tekst": "b"}}},
			{"type": "citater", "citater": []map[string]any{{"tekst": endless, "rolle": endless}}},
			{"type": "resultater", "diagram": true, "resultater": []map[string]any{{"maaling": endless, "vaerdi": 7.40, "kommunetal": 7, "enhed": endless, "ord": endless}}},
		},
		"columns of three letters": {{"type": "tabel", "hoved": narrow(30), "raekker": [][]string{narrow(30), narrow(30)}}},
		"five hundred rows":        {{"type": "tabel", "hoved": []string{"Klasse", "Tal", "Bemærkning"}, "raekker": rows}},
		"marks and ends of lines": {{"type": "tekst", "tekst": "blød\u00adhed nul\u200bbred hårdt\u00a0mellemrum e\u0301 a\u030a\r\nny linje\r\n\r\nnyt afsnit \u202eom\u202c 👩‍👧‍👦 🏳️‍🌈 ﬁ \ue000"},
			{"type": "tabel", "hoved": []string{"A\tB"}, "raekker": [][]string{{"linje\r\nlinje"}}}},
	} {
		t.Run(name, func(t *testing.T) {
			if name == "marks and ends of lines" { // what has no glyph is in no PDF
				for _, f := range Formats {
					if _, err := s.Render(context.Background(), Request{Data: record(t, blocks), Udgave: Offentlig}, f); err != nil {
						t.Errorf("%s: %v", f.Name, err)
					}
				}
				if _, err := s.RenderProven(context.Background(), Request{Data: record(t, blocks)}); err != nil {
					t.Error(err)
				}
				return
			}
			everyFormat(t, s, record(t, blocks))
		})
	}
}

// Words are hyphenated in narrow cells, and nowhere else: neither the names of
// those who took part, nor who said what, nor running text.
func TestOnlyNarrowCellsAreHyphenated(t *testing.T) {
	s := newService(t)
	long := "Skolebestyrelsesformandskandidat Bartholomæussen-Kristoffersensgaard"
	word := "kompetenceudviklingsplanlægning"
	row := []string{word, word, word, word, word, "Bartholomæus", "skole"}
	data := record(t, []map[string]any{
		{"type": "tekst", "tekst": strings.Repeat(word+" ", 40)},
		{"type": "citater", "citater": []map[string]any{{"tekst": strings.Repeat(word+" ", 30), "rolle": strings.Repeat(long+" ", 5)}}},
		{"type": "sammenstilling", "kolonner": []map[string]any{{"overskrift": word, "tekst": strings.Repeat(word+" ", 9)}, {"overskrift": word, "tekst": strings.Repeat(word+" ", 9)}}},
		{"type": "tabel", "hoved": []string{"a", "b", "c", "d", "e", "Navn", "g"}, "raekker": [][]string{row, row}},
	}, map[string]any{"navn": strings.Repeat(long+" ", 4), "titel": "Formand", "part": "skolebestyrelse", "navnOffentligt": true})
	hyphens, cells := 0, 0
	for _, block := range pdfText(t, everyFormat(t, s, data)) {
		n := strings.Count(block, "\u00ad")
		if hyphens += n; strings.ReplaceAll(block, "\u00ad", "") == word {
			cells += n
		}
		if n > 0 && strings.Contains(block, "Bartholomæus") {
			t.Errorf("a name is hyphenated: %q", block)
		}
	}
	if cells == 0 || hyphens != cells {
		t.Errorf("%d hyphens, %d of them in cells", hyphens, cells)
	}
}
