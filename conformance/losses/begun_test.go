package losses

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"

	"notat/internal/publish"
	"notat/internal/readback"
	"notat/internal/source/sourcetest"
)

// begun begins a record with each file of the corpus, and with one that has what the
// corpus does not, and answers as it is proposed.
func (u *owner) begun() {
	files := append(append(sourcetest.WordFiles(), sourcetest.Decks()...), sourcetest.ODTFiles()...)
	pdfs, err := filepath.Glob(filepath.Join(root, "internal", "source", "pdf", "testdata", "*.pdf"))
	if err != nil || len(pdfs) == 0 {
		u.Fatal(pdfs, err)
	}
	for _, name := range pdfs {
		data, err := os.ReadFile(name)
		if err != nil {
			u.Fatal(err)
		}
		files = append(files, sourcetest.Sample{Name: filepath.Base(name), Data: data})
	}
	d := sourcetest.NewDoc(sourcetest.DanishWord)
	d.H(0, "Skoleudviklingssamtale på Engbjerg Skole").P("Dato: 14. marts 2025 Tid: 13-15 Sted: Lærerværelset", "Deltagere: Bo Dal (skoleleder), Lis Holm (TR) og Kim Aabo")
	d.H(1, "Fortroligt: personalet").P("En lærer er syg.").H(1, "Trivsel").P("Det var ikke nok.", "Internt: ring til Bo.", "Vi ser fremad.").H(2, "Elever").P("»Her er rart« – elev, 5. klasse")
	d.H(1, "Aftaler").L(0, false, "Fælles læsebånd (Bo, 1/8-25)", "Mobiler (Lis, inden sommerferien)").T(true, []string{"Mål", "Frist", "Status"}, []string{"Flere læser", "uge 36", "Udskudt"}, []string{"Ro i timen", "1.5.2025", "Gennemført"})
	files = append(files, sourcetest.Sample{Name: "what people write", Data: d.Bytes()})
	for _, f := range files {
		u.begin(f.Name, f.Data)
	}
}

// begin begins a record, and once more with an answer to each question.
func (u *owner) begin(name string, file []byte) {
	svar := map[string]string{}
	for _, round := range []string{"", ", answered", ", answered again"} {
		open := false
		u.guard(name+round, func() (o outcome, err error) {
			q := publish.Begyndelse{Fil: file}
			if q.Svar, err = json.Marshal(svar); err != nil {
				return o, err
			}
			back, err := u.service.Begin(context.Background(), q)
			if err != nil {
				return o, err
			}
			for _, i := range back.Rest {
				said := i.Kode
				if i.Severity == readback.Block || i.Severity == readback.Ask && i.Chosen == "" {
					said, open = "!"+i.Kode, true
				}
				o.Said = append(o.Said, said+" "+i.Tekst)
				for _, r := range i.Rows {
					if r.Must && r.Chosen == "" {
						svar[i.ID+"."+r.ID] = r.Words + map[string]string{"skole": "Engbjerg Skole", "kommune": "Aadal Kommune", "skoleaar": "2024/25"}[r.ID]
					}
					o.Said = append(o.Said, i.Kode+" "+r.Tekst+" "+r.Chosen)
				}
				if i.Severity == readback.Ask {
					svar[i.ID] = i.Choices[0].ID
				}
			}
			o.Made = sum(back.Record)
			return o, nil
		})
		if !open {
			return
		}
	}
}
