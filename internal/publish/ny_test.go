package publish

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"notat/internal/samtale"
	"notat/internal/template"
	"notat/templates"
)

// What the municipality has every notat begin with stands in a new record and in its
// Word draft as words of its own, by the day and in the section of its part. A notat
// that lacks them never gets them.
func TestANewRecordBeginsWithTheMunicipalitysWords(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "engby"), 0o700); err != nil {
		t.Fatal(err)
	}
	const settings = `{"extends": "standard", "begynd": [
		{"overskrift": "Om notatet", "tekst": "Kommunen skriver *ens*."},
		{"del": "rammesaetning", "overskrift": "Ramme", "fra": "2025-08-01", "tekst": "Efter folkeskolelovens § 40 a."},
		{"del": "rammesaetning", "til": "2025-07-31", "tekst": "Efter den gamle lov."},
		{"del": "indsatser", "tekst": "Kommunens indsats er læsning."}]}`
	if err := os.WriteFile(filepath.Join(dir, "engby", "template.json"), []byte(settings), 0o600); err != nil {
		t.Fatal(err)
	}
	s := New(template.NewStore(templates.FS, dir), "engby")
	data, err := s.New(Ny{Kommune: "Engby Kommune", Skole: "Engskolen", Skoleaar: "2025/26"})
	if err != nil {
		t.Fatal(err)
	}
	r, err := samtale.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, a := range r.Afsnit {
		line := string(a.Del) + " " + a.Overskrift
		for _, b := range a.Blokke {
			line += ": " + b.(*samtale.Tekst).Tekst
		}
		got = append(got, line)
	}
	const want = ` Om notatet: Kommunen skriver *ens*.
rammesaetning Ramme: Efter folkeskolelovens § 40 a.
opfoelgning Opfølgning på tidligere samtaler
testresultater Testresultater
evaluering Evaluering af samtalen
indsatser Indsatser: Kommunens indsats er læsning.`
	if strings.Join(got, "\n") != want {
		t.Errorf("%s", strings.Join(got, "\n"))
	}
	f, _ := FormatNamed("docx")
	draft, err := s.Render(context.Background(), Request{Data: data}, f)
	if err != nil {
		t.Fatal(err)
	}
	if words := strings.Join(docxText(t, draft.Data), "\n"); !strings.Contains(words, "Efter folkeskolelovens § 40 a.") || strings.Contains(words, "den gamle lov") {
		t.Errorf("%s", words)
	}
	bare := strings.Replace(string(data), "Efter folkeskolelovens § 40 a.", "Andre ord.", 1)
	draft, err = s.Render(context.Background(), Request{Data: []byte(bare)}, f)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(strings.Join(docxText(t, draft.Data), "\n"), "§ 40 a") {
		t.Error("the words came back by themselves")
	}
}
