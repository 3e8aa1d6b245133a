package publish

import (
	"strings"
	"testing"

	word "notat/internal/readback/readbacktest"
)

// Whatever others did meanwhile, what was written in Word is in the record or in a
// question, and so is what they wrote; an answer for the file puts it there.
func TestNothingOfTheFileIsLostWhateverTheOthersDid(t *testing.T) {
	if testing.Short() {
		t.Skip("hands scores of files in: left out with -short")
	}
	s := newService(t)
	const (
		section   = ` {"overskrift":"Rammen","del":"rammesaetning","blokke":[{"type":"tekst","tekst":"Samtalen handlede om **læsning** i indskolingen.\n\nDen blev holdt i god tone.\n\n- første emne\n- andet emne"}]},`
		columns   = `{"type":"sammenstilling","kolonner":[{"overskrift":"Styrker","tekst":"Gode rutiner."},{"overskrift":"Svagheder","tekst":"Meget fravær."}]},`
		table     = `{"type":"tabel","hoved":["Klasse","Timer"],"raekker":[["Anden","fire"],["Tredje","fem"]]},`
		quotes    = `{"type":"citater","citater":[{"tekst":"Her er rart at være.","rolle":"Elev"}]},`
		agreement = `{"maal":"Flere læser godt","tiltag":["Læsebånd","Makkerlæsning"],"ansvarlig":"Skoleleder","frist":"2026-06-01","status":"iGang","fraSkoleaar":"2024/25"},`
		bo        = `,{"navn":"Bo Dahl","titel":"Viceskoleleder","part":"skoleledelse"}`
		para      = `Den blev holdt i god tone.\n\n`
	)
	say := func(old, new string) func(*word.Hand) { return func(h *word.Hand) { h.Say(old, new) } }
	for name, c := range map[string]struct {
		file  func(*word.Hand)
		wrote string // in Word
		ours  []string
		here  string // what the others wrote
		asks  bool
	}{
		"a section that is gone":             {say("god tone", "god kvart tone"), "kvart", []string{section, ""}, "", true},
		"a section that was moved":           {say("god tone", "god kvart tone"), "kvart", []string{section, "", `"kontroller"`, `"kontroller"`, "\"fraSkoleaar\":\"2024/25\"}]}]}],", "\"fraSkoleaar\":\"2024/25\"}]}]}," + strings.TrimSuffix(section, ",") + "],"}, "", true},
		"a paragraph that is gone":           {say("god tone", "god kvart tone"), "kvart", []string{para, ""}, "", true},
		"a paragraph that was split":         {say("god tone", "god kvart tone"), "kvart", []string{para, `Den blev holdt.\n\nDet var i god halv tone.\n\n`}, "halv", true},
		"a paragraph beside it that changed": {say("god tone", "god kvart tone"), "kvart", []string{"i indskolingen", "i halv indskolingen"}, "halv", false},
		"the same paragraph":                 {say("god tone", "god kvart tone"), "kvart", []string{"god tone", "god halv tone"}, "halv", true},
		"an item of the list":                {say("første emne", "første kvart emne"), "kvart", []string{`- første emne\n`, ``}, "", true},
		"a text that became a table":         {say("god tone", "god kvart tone"), "kvart", []string{`{"type":"tekst","tekst":"Samtalen handlede om **læsning** i indskolingen.\n\nDen blev holdt i god tone.\n\n- første emne\n- andet emne"}`, `{"type":"tabel","hoved":["halv"],"raekker":[["x"]]}`}, "halv", true},
		"a participant who is gone":          {say("Viceskoleleder", "Viceskoleleder kvart"), "kvart", []string{bo, ""}, "", true},
		"participants in another order":// whose order holds is asked
		{say("Viceskoleleder", "Viceskoleleder kvart"), "kvart", []string{bo, "", `"deltagere":[`, `"deltagere":[` + bo[1:] + `,`}, "", true},
		"columns that are gone": {say("Gode rutiner", "Gode kvart rutiner"), "kvart", []string{columns, ""}, "", true},
		"a row that is gone":    {say("fire", "kvart"), "kvart", []string{`["Anden","fire"],`, ""}, "", true},
		"a table that is gone":  {say("fire", "kvart"), "kvart", []string{table, ""}, "", true},
		"a quote that is gone":  {say("rart at være", "rart kvart at være"), "kvart", []string{quotes, ""}, "", true},
		"a result that is gone": {say("Trivslen er steget", "Trivslen er kvart steget"), "kvart", []string{`,
  {"type":"resultater","resultater":[{"maaling":"Trivsel","vaerdi":7.40,"enhed":"%","ord":"Trivslen er steget."}]}`, ""}, "", true},
		"a result with another number":              {say("Trivslen er steget", "Trivslen er kvart steget"), "kvart", []string{"7.40", "7.50"}, "7.50", false},
		"an agreement that is gone":                 {say("Læsebånd", "Læsebånd kvart"), "kvart", []string{agreement, ""}, "", true},
		"an agreement's other field":                {say("Læsebånd", "Læsebånd kvart"), "kvart", []string{`"ansvarlig":"Skoleleder"`, `"ansvarlig":"Skoleleder halv"`}, "halv", false},
		"an agreement's step that is gone":          {say("Læsebånd", "Læsebånd kvart"), "kvart", []string{`"Læsebånd",`, ""}, "", true},
		"an item of the agenda that is gone":        {say("Velkomst", "Velkomst kvart"), "kvart", []string{`{"start":"13:00","slut":"13:05","punkt":"Velkomst"},`, ""}, "", true},
		"a heading that both changed":               {say("Det vi ser", "Det vi kvart ser"), "kvart", []string{"Det vi ser", "Det vi halv ser"}, "halv", true},
		"what was deleted in Word and changed here": {func(h *word.Hand) { h.Remove("Den blev holdt i god tone") }, "", []string{"god tone", "god halv tone"}, "halv", true},
	} {
		q := Indlevering{Fil: editedDraft(t, s, c.file), Current: changedRecord(c.ours...)}
		if string(q.Current) == word.Record {
			t.Fatalf("%s: nothing was changed", name)
		}
		back := handBack(t, s, q)
		told, asks := "", false
		answers := map[string]string{}
		for _, i := range back.Rest {
			told += i.Tekst
			for _, v := range i.Choices {
				told += v.Tekst
			}
			if asks = asks || i.Severity == Ask; i.Severity == Ask {
				answers[i.ID] = i.Choices[0].ID
			}
			if i.Severity == Block {
				t.Errorf("%s: %s: %s", name, i.Kode, i.Besked)
			}
		}
		record := string(back.maybe)
		if asks != c.asks || !strings.Contains(record+told, c.wrote) || !strings.Contains(record+told, c.here) || !asks && !strings.Contains(record, c.wrote) {
			t.Errorf("%s: asks is %v: %+v\n%s", name, asks, back.Rest, record)
			continue
		}
		if q.Svar = svar(t, answers); asks {
			if back = handBack(t, s, q); back.Open || !strings.Contains(string(back.Settled()), c.wrote) {
				t.Errorf("%s, for the file: %+v\n%s", name, back.Rest, back.Settled())
			}
		}
	}
}

// Who made a change in Word is told of it, whatever others wrote meanwhile.
func TestAMergeTellsWhoChangedWhat(t *testing.T) {
	s := newService(t)
	file := editedDraft(t, s, func(h *word.Hand) {
		h.Find("god tone").AddChild(word.Element(`<w:ins w:id="1" w:author="Mette" w:date="2025-04-01T10:00:00Z">` + word.Run(" Kaffen var varm.") + `</w:ins>`))
	})
	back := handBack(t, s, Indlevering{Fil: file, Current: changedRecord("Gode rutiner", "Gode faste rutiner")})
	by := map[string]bool{}
	for _, c := range back.Aendringer {
		who, _, _ := strings.Cut(c.Af, ",")
		by[who] = by[who] || strings.Contains(c.After, "Kaffen var varm")
	}
	if !by["Mette"] {
		t.Errorf("%+v", back.Aendringer)
	}
}
