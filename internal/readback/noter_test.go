package readback_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/beevik/etree"

	"notat/internal/publish"
	"notat/internal/readback"
	word "notat/internal/readback/readbacktest"
)

// Beside each point of the agenda is a place for notes. One question puts each where
// it belongs, first where its point says; none is lost, and what is kept is where the
// desk keeps notes.
func TestNotesOfTheMeetingFindTheirPart(t *testing.T) {
	s := newService(t)
	h := word.InWord(t, emptyDraft(t, s), word.Rand)
	note := func(punkt string, words ...string) {
		cells := h.Row(punkt).FindElements(".//w:tc")
		first := cells[len(cells)-1].FindElement(".//w:p")
		put(first, words[0])
		for i := len(words) - 1; i > 0; i-- {
			word.After(first, lines(words[i])...)
		}
	}
	row := h.Row("Skriv tid, fx")
	again(row.FindElement(".//w:p"), "14.00–14.30", "Elevernes bidrag")
	again(row.FindElement(".//w:p"), "13.15–14.00", "Opfølgning på sidste år")
	word.Above(row, "tbl").AddChild(word.Element(`<w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc><w:tc><w:p>` + word.Run("Husk gaven.") + `</w:p></w:tc></w:tr>`))
	h.Say("Skriv tid, fx 13.00–13.15.", "13.00–13.15")
	h.Say("Skriv, hvad punktet handler om.", "Velkomst")
	note("Velkomst", "Anna bød velkommen.")
	note("Opfølgning på sidste år", "Læsebåndet er indført:", "- i alle klasser", "- hver dag")
	note("Elevernes bidrag", "De vil have flere bolde/net.")
	h.Say("Skriv teksten her.", "Samtalen handlede om læsning.")
	file := h.Save(t)

	back := handBack(t, s, publish.Indlevering{Fil: file})
	if got := asks(back); len(got) != 1 || !strings.HasPrefix(got[0], "noter ") {
		t.Fatalf("asked %q", got)
	}
	asked := back.Rest[askAt(back)]
	var proposed []string
	for _, r := range asked.Rows {
		proposed = append(proposed, r.Chosen)
		if r.Choices[0].ID != r.Chosen {
			t.Errorf("what is proposed for %s is not first", r.Tekst)
		}
	}
	if got := strings.Join(proposed, " "); got != "rammesaetning opfoelgning nyt-afsnit gem" {
		t.Errorf("proposed %s", got)
	}
	for _, c := range []struct {
		name     string
		answers  map[string]string // words of a row -> choice
		has, not []string
	}{
		{"as proposed", nil, []string{
			`"blokke":[{"tekst":"Samtalen handlede om læsning.","type":"tekst"},{"tekst":"Anna bød velkommen.","type":"tekst"}],"del":"rammesaetning"`,
			`"blokke":[{"tekst":"Læsebåndet er indført:\n\n- i alle klasser\n- hver dag","type":"tekst"}],"del":"opfoelgning"`,
			`{"blokke":[{"tekst":"De vil have flere bolde/net.","type":"tekst"}],"overskrift":"Elevernes bidrag"}`,
			`"ekstra":{"underMoedet":{"Andre noter":{"note":"Husk gaven."}}}`,
			`"punkt":"Velkomst"`, `"punkt":"Opfølgning på sidste år"`, `"punkt":"Elevernes bidrag"`,
		}, nil},
		{"otherwise", map[string]string{"Velkomst": "udelades", "sidste år": "gem", "Elevernes": "evaluering", "Andre": "indsatser"}, []string{
			`{"Opfølgning på sidste år":{"note":"Læsebåndet er indført:\ni alle klasser\nhver dag"}}`,
			`{"blokke":[{"tekst":"De vil have flere bolde/net.","type":"tekst"}],"del":"evaluering"`,
			`{"blokke":[{"tekst":"Husk gaven.","type":"tekst"}],"del":"indsatser"`,
		}, []string{"velkommen", `er indført:\n\n- i`}},
	} {
		svar := map[string]string{asked.ID: "ja"}
		for _, r := range asked.Rows {
			for words, to := range c.answers {
				if strings.Contains(r.Tekst, words) {
					svar[asked.ID+"."+r.ID] = to
				}
			}
		}
		data, err := json.Marshal(svar)
		if err != nil {
			t.Fatal(err)
		}
		back := handBack(t, s, publish.Indlevering{Fil: file, Svar: data})
		for _, i := range back.Rest {
			if i.Severity == readback.Block {
				t.Errorf("%s: %s %s", c.name, i.Kode, i.Tekst)
			}
		}
		if !back.Ready() {
			t.Errorf("%s: not settled: %q %v", c.name, asks(back), back.Faults)
		}
		got := string(back.Record)
		for _, want := range c.has {
			if !strings.Contains(got, want) {
				t.Errorf("%s: no %s in\n%s", c.name, want, got)
			}
		}
		for _, no := range c.not {
			if strings.Contains(got, no) {
				t.Errorf("%s: %s in\n%s", c.name, no, got)
			}
		}
	}
}

// What is typed below the agenda of a form, before the next heading, are notes of no
// point, and a table there is asked about: nothing of it ends in the agenda itself.
func TestWhatStandsBelowTheAgendasFormIsANote(t *testing.T) {
	s := newService(t)
	for _, c := range []struct {
		name, asks string
		below      []*etree.Element
		has        string
	}{
		{"lines", "noter", lines("Vi mødtes i aulaen.", "- Alle kom"), `"ekstra":{"underMoedet":{"Andre noter":{"note":"Vi mødtes i aulaen.\nAlle kom"}}}`},
		{"a table", "ny-tabel", []*etree.Element{tableOf("Uge|Emne", "7|Skov")}, `"hoved":["Uge","Emne"],"raekker":[["7","Skov"]]`},
	} {
		h := word.InWord(t, emptyDraft(t, s), word.Rand)
		word.After(word.Above(h.Row("Skriv tid, fx"), "tbl"), c.below...)
		q := publish.Indlevering{Fil: h.Save(t)}
		back := handBack(t, s, q)
		if got := asks(back); len(got) != 1 || !strings.HasPrefix(got[0], c.asks+" ") {
			t.Fatalf("%s: asked %q %v", c.name, got, back.Faults)
		}
		i := back.Rest[askAt(back)]
		q.Svar, _ = json.Marshal(map[string]string{i.ID: i.Choices[0].ID})
		if back = handBack(t, s, q); !back.Ready() || !strings.Contains(string(back.Record), c.has) {
			t.Errorf("%s: %v %v\n%s", c.name, back.Rest, back.Faults, back.Record)
		}
	}
}
