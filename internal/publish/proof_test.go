package publish

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	word "notat/internal/readback/readbacktest"

	"notat/internal/readback"
	"notat/internal/recorddiff"
)

// proved reads a file, does something to the record that came of it, as a fault
// of the reader would, and gives the codes that block.
func proved(t *testing.T, s *Service, q Indlevering, old, new string) []string {
	t.Helper()
	p, back, err := s.readBack(context.Background(), q, readback.Side{})
	if err != nil {
		t.Fatal(err)
	}
	if old != "" {
		if !strings.Contains(string(back.Record), old) {
			t.Fatalf("the record has no %s to lose:\n%s", old, back.Record)
		}
		back.Record = []byte(strings.Replace(string(back.Record), old, new, 1))
	}
	items, err := p.prove(context.Background(), back)
	if err != nil {
		t.Fatal(err)
	}
	var codes []string
	for _, i := range items {
		if (i.Severity != readback.Block && i.Severity != readback.Ask) || i.Tekst == "" {
			t.Errorf("%s lets through, or names nothing", i.Kode)
		}
		codes = append(codes, i.Kode+" "+i.Tekst)
	}
	return codes
}

// Whatever a fault of the reader does to a record, the words are named and
// nothing is taken over.
func TestALossOfTheReaderBlocks(t *testing.T) {
	s := newService(t)
	nothing := func(*word.Hand) {}
	for _, c := range []struct {
		name     string
		edit     func(h *word.Hand)
		old, new string // what the fault does to the record
		want     string
	}{
		{"no fault", func(h *word.Hand) { h.Say("god tone", "god tone, men det var ikke nok") }, "", "", ""},
		{"a negation", func(h *word.Hand) { h.Say("god tone", "god tone, men det var ikke nok") }, "ikke nok", "nok", "ord-ikke-gjort-rede-for ikke"},
		{"a negation, while a sentence of the program says the word", func(h *word.Hand) {
			h.Say("god tone", "god tone, men det var ikke nok")
			h.Find("Gode rutiner").AddChild(word.Element(`<w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t xml:space="preserve"> altid</w:t></w:r>`))
		}, "ikke nok", "nok", "ord-ikke-gjort-rede-for ikke"},
		{"a negation, while another change has the word", func(h *word.Hand) {
			h.Say("god tone", "god tone, men det var ikke nok")
			h.Say("Gode rutiner", "Rutiner, som ikke er gode")
		}, "ikke nok", "nok", "ord-ikke-gjort-rede-for ikke"},
		{"a word that an item only tells of", func(h *word.Hand) { word.After(h.Find("god tone"), word.Paragraph("", "Alle talte frit.")) }, "Alle talte frit.", "Alle talte.", "ord-ikke-gjort-rede-for frit"},
		{"a word that is underlined", func(h *word.Hand) {
			h.Find("god tone").AddChild(word.Element(`<w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t xml:space="preserve"> nemlig</w:t></w:r>`))
		}, " nemlig", "", "ord-ikke-gjort-rede-for nemlig"},
		{"a word of a text that was put into a field by nobody's answer", func(h *word.Hand) {
			h.Find("god tone").AddChild(word.Element(`<w:r><w:pict><v:textbox><w:txbxContent><w:p>` + word.Run("I en boks") + `</w:p></w:txbxContent></v:textbox></w:pict></w:r>`))
			h.Say("god tone", "fin tone")
		}, "fin tone", "tone", "ord-ikke-gjort-rede-for fin"},
		{"a word that nobody touched", nothing, "**læsning** ", "", "ord-ikke-gjort-rede-for læsning"},
		{"a paragraph", nothing, `Den blev holdt i god tone.\n\n`, "", "ord-ikke-gjort-rede-for blev den god holdt i tone"},
		{"the last bullet", nothing, `\n- andet emne`, "", "ord-ikke-gjort-rede-for andet emne"},
		{"a cell", nothing, `"fem"`, `""`, "ord-ikke-gjort-rede-for fem"},
		{"a digit", nothing, "7.40", "7.48", "ord-ikke-gjort-rede-for 40 ord-beholdt 48"},
		{"a digit of a date", func(h *word.Hand) { h.Say("13. marts 2026", "20/3-2026") }, "2026-03-20", "2026-03-21", "ord-beholdt 21"},
		{"the sign of a number", func(h *word.Hand) { h.Say("Trivslen er steget", "Trivslen er ændret med -3") }, "-3", "3", "ord-ikke-gjort-rede-for -3 ord-beholdt 3"},
		{"two texts change places", nothing, `"tekst":"Gode rutiner."},{"overskrift":"Svagheder","tekst":"Meget fravær."`, `"tekst":"Meget fravær."},{"overskrift":"Svagheder","tekst":"Gode rutiner."`, "tekst-byttet"},
		{"two column headers change places", nothing, `["Klasse","Timer"]`, `["Timer","Klasse"]`, "tekst-byttet"},
		{"two words change places", func(h *word.Hand) { h.Say("god tone", "god og fri tone") }, "god og fri", "fri og god", "ord-byttet Den blev holdt i god og fri tone."},
		{"a word is doubled", func(h *word.Hand) { h.Say("god tone", "fin tone") }, "fin tone", "fin fin tone", "ord-beholdt fin"},
		{"old words stay", func(h *word.Hand) { h.Say("god tone", "fin tone") }, "fin tone", "god fin tone", "ord-beholdt god"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := strings.Join(proved(t, s, Indlevering{Fil: editedDraft(t, s, c.edit)}, c.old, c.new), " ")
			if got != c.want && !(c.want == "tekst-byttet" && strings.HasPrefix(got, c.want)) {
				t.Errorf("%q, not %q", got, c.want)
			}
		})
	}
}

// The address of a link is a word like others.
func TestALostAddressBlocks(t *testing.T) {
	s := newService(t)
	file := editedDraft(t, s, func(h *word.Hand) {
		p := h.Find("god tone")
		p.AddChild(word.Element(`<w:fldSimple w:instr=" HYPERLINK &quot;https://a.example/plan&quot; ">` + word.Run(" Se planen") + `</w:fldSimple>`))
	})
	if got := proved(t, s, Indlevering{Fil: file}, "", ""); got != nil {
		t.Error(got)
	}
	for _, new := range []string{"https://b.example/plan", "https://a.example/"} {
		got := strings.Join(proved(t, s, Indlevering{Fil: file}, "https://a.example/plan", new), " ")
		if got != "ord-ikke-gjort-rede-for https://a.example/plan" {
			t.Errorf("%s: %q", new, got)
		}
	}
}

// A record with faults cannot be drawn, and is proved all the same.
func TestARecordWithFaultsIsProvedByItsBareWords(t *testing.T) {
	s := newService(t)
	p, back, err := s.readBack(t.Context(), Indlevering{Fil: editedDraft(t, s, func(h *word.Hand) { h.Say("god tone", "god tone, men det var ikke nok") })}, readback.Side{})
	if err != nil {
		t.Fatal(err)
	}
	faulty := strings.Replace(string(back.Record), `"status":"udkast"`, `"status":"kladde"`, 1)
	for record, want := range map[string]string{faulty: "", strings.Replace(faulty, "ikke nok", "nok", 1): "ord-ikke-gjort-rede-for ikke"} {
		back.Record = []byte(record)
		if drawn, err := p.after(t.Context(), back); err != nil || drawn != nil {
			t.Fatal("it is drawn", err)
		}
		items, err := p.prove(t.Context(), back)
		got := ""
		for _, i := range items {
			got += i.Kode + " " + i.Tekst
		}
		if err != nil || got != want {
			t.Errorf("%q %v", got, err)
		}
	}
}

// The proof stands after all that is done to a record, at the door itself: words
// where no program has words are seen by it alone.
func TestWordsThatNobodyReadsBlockAtTheDoor(t *testing.T) {
	s := newService(t)
	back := handBack(t, s, Indlevering{Fil: editedDraft(t, s, func(h *word.Hand) {
		h.Find("god tone").FindElement("w:pPr").AddChild(word.Element(`<w:t>Ulæst</w:t>`))
	})})
	if _, choices := item(t, back, "ord-ikke-gjort-rede-for"); back.Ready() || len(choices) > 0 {
		t.Error("taken over")
	}
	item(t, back, "regnskab")
}

// What an edit of a draft cannot change stays as it is.
func TestWhatADraftDoesNotShowStays(t *testing.T) {
	s := newService(t)
	q := Indlevering{Fil: editedDraft(t, s, func(h *word.Hand) { h.Say("god tone", "fin tone") })}
	for old, new := range map[string]string{`"part":"skoleledelse"`: `"part":"elever"`, `"del":"opfoelgning"`: `"del":"indsatser"`, `"overskrift":"Rammen"`: `"overskrift":"Rammen","synlighed":"intern"`} {
		p, back, err := s.readBack(context.Background(), q, readback.Side{})
		if err != nil {
			t.Fatal(err)
		}
		back.Record = []byte(strings.Replace(string(back.Record), old, new, 1))
		if p.read, err = Diff(context.Background(), p.base, back.Record); err != nil {
			t.Fatal(err)
		}
		items, err := p.prove(context.Background(), back)
		for _, kode := range []string{"skjult-aendret", "inddeling"} { // two that do not know of each other
			if err != nil || !slices.ContainsFunc(items, func(i readback.Item) bool { return i.Kode == kode }) {
				t.Errorf("%s: no %s: %v %v", new, kode, items, err)
			}
		}
	}
}

// What is put where the file does not have it is found, though no word is lost.
func TestATextThatStandsWhereNobodyPutItBlocks(t *testing.T) {
	s := newService(t)
	q := Indlevering{Fil: editedDraft(t, s, func(h *word.Hand) { h.Say("god tone", "fin tone") })}
	for name, c := range map[string][2]string{
		"a text of another section":  {`\n\n- første emne\n- andet emne"`, `"`},
		"an agreement's other field": {`"tegn":"Fraværet falder"`, `"ansvarlig":"Fraværet falder"`},
		"another order of two texts": {`"tiltag":["Læsebånd","Makkerlæsning"]`, `"tiltag":["Læsebånd"],"tegn":"Makkerlæsning"`},
	} {
		p, back, err := s.readBack(context.Background(), q, readback.Side{})
		if err != nil {
			t.Fatal(err)
		}
		record := strings.Replace(string(back.Record), c[0], c[1], 1)
		if name == "a text of another section" {
			record = strings.Replace(record, `"overskrift":"Det vi ser"`, `"overskrift":"Det vi ser","afsnit":[{"overskrift":"Emner","blokke":[{"type":"tekst","tekst":"- første emne\n- andet emne"}]}]`, 1)
		}
		if record == string(back.Record) {
			t.Fatalf("%s: the same", name)
		}
		back.Record = []byte(record)
		items, err := p.prove(context.Background(), back)
		if err != nil || !slices.ContainsFunc(items, func(i readback.Item) bool { return i.Kode == "inddeling" }) {
			t.Errorf("%s: %v %v", name, items, err)
		}
	}
}

// A failure of the program is not taken for a fault of the record.
func TestATimeLimitIsNoVerdict(t *testing.T) {
	s := newService(t)
	p, back, err := s.readBack(context.Background(), Indlevering{Fil: editedDraft(t, s, func(h *word.Hand) { h.Say("god tone", "fin tone") })}, readback.Side{})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if items, err := p.prove(ctx, back); !errors.Is(err, context.Canceled) || items != nil {
		t.Errorf("%v %v", items, err)
	}
	if said, err := p.after(ctx, back); !errors.Is(err, context.Canceled) || said != nil {
		t.Errorf("drawn: %v %v", said, err)
	}
}

// What the file changed and others took away meanwhile is asked about, with the
// file's words, and comes back when the file is to hold.
func TestWhatOthersTookAwayIsAskedAbout(t *testing.T) {
	s := newService(t)
	for _, c := range []struct {
		name, was, is string // words of the draft, edited
		old, new      string // what others did to the record
	}{
		{"a participant", "Bo Dahl", "Bodil Dahlgren", `,{"navn":"Bo Dahl","titel":"Viceskoleleder","part":"skoleledelse"}`, ""},
		{"a point of the agenda", "Trivsel", "Trivslen i år", `,{"start":"13:05","slut":"14:00","punkt":"Trivsel"}`, ""},
		{"a section", "god tone", "varm tone", `{"overskrift":"Rammen","del":"rammesaetning","blokke":[{"type":"tekst","tekst":"Samtalen handlede om **læsning** i indskolingen.\n\nDen blev holdt i god tone.\n\n- første emne\n- andet emne"}]},`, ""},
		{"a row", "fem", "femten", `,["Tredje","fem"]`, ""},
		{"a quote", "rart", "dejligt", `{"type":"citater","citater":[{"tekst":"Her er rart at være.","rolle":"Elev"}]},`, ""},
		{"an agreement", "Fraværet falder", "Fraværet halveres", `,
  {"maal":"Mindre fravær","tegn":"Fraværet falder","status":"naaet","fraSkoleaar":"2024/25"}`, ""},
		{"a field", "Aulaen", "Salen", `,"sted":"Aulaen"`, ""},
		{"a text that became a table", "god tone", "varm tone", `{"type":"tekst","tekst":"Samtalen handlede om **læsning** i indskolingen.\n\nDen blev holdt i god tone.\n\n- første emne\n- andet emne"}`, `{"type":"tabel","raekker":[["et","to"]]}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			q := Indlevering{Fil: editedDraft(t, s, func(h *word.Hand) { h.Say(c.was, c.is) }), Current: changedRecord(c.old, c.new)}
			if string(q.Current) == word.Record {
				t.Fatal("nobody changed anything")
			}
			first := handBack(t, s, q)
			id, _ := item(t, first, "konflikt")
			word := strings.Fields(c.is)[0]
			if i := slices.IndexFunc(first.Rest, func(i readback.Item) bool { return i.ID == id }); !strings.Contains(first.Rest[i].Tekst, word) {
				t.Errorf("it is not shown: %q", first.Rest[i].Tekst)
			}
			for choice, has := range map[string]bool{"fil": true, "aktuel": false} {
				q.Svar, _ = json.Marshal(map[string]string{id: choice})
				back := handBack(t, s, q)
				if back.Open || strings.Contains(string(back.maybe), c.is) != has {
					t.Errorf("%s: %+v\n%s", choice, back.Rest, back.maybe)
				}
			}
		})
	}
}

// A merge that loses words of the file is stopped by the proof.
func TestALossOfTheMergeBlocks(t *testing.T) {
	s := newService(t)
	q := Indlevering{Fil: editedDraft(t, s, func(h *word.Hand) { h.Say("god tone", "god tone, men det var ikke nok") }), Current: changedRecord("Bo Dahl", "Bodil Dahl", "Her er rart", "Her er ikke rart")}
	if got := proved(t, s, q, "", ""); got != nil {
		t.Errorf("%q", got)
	}
	if got := strings.Join(proved(t, s, q, ", men det var ikke nok", ""), " "); got != "ord-ikke-gjort-rede-for det ikke men nok var" && got != "ord-ikke-gjort-rede-for det men nok var" {
		t.Errorf("%q", got)
	}
}

// The drafts of other editors that are kept are read without a word of doubt.
func TestKeptDraftsOfOtherEditorsRaiseNoAlarm(t *testing.T) {
	s := newService(t)
	files, err := filepath.Glob("../readback/testdata/*.docx")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, i := range handBack(t, s, Indlevering{Fil: data}).Rest {
			if i.Severity == readback.Block {
				t.Errorf("%s: %s %s", name, i.Kode, i.Tekst)
			}
		}
	}
}

// What no draft shows blocks when it is another in the record; where something was
// deleted or moved two different items may be held against each other, and it does not.
func TestWhatNoDraftShowsIsHeldAgainstItself(t *testing.T) {
	p := &proving{read: []recorddiff.Change{{Pointer: "/deltagere/0/part", Before: "elever", After: "andre"}, {Pointer: "/deltagere/0/navn", Before: "A", After: "B"}}}
	for _, c := range []struct {
		item   readback.Item
		blocks int
	}{
		{readback.Item{Kode: "nyt-punkt"}, 1},
		{readback.Item{Kode: "del-slettet", Chosen: "beholdes"}, 1},
		{readback.Item{Kode: "deltager-part", Chosen: "part:elever"}, 1},
		{readback.Item{Kode: "deltager-part", Chosen: "part:andre"}, 0},
		{readback.Item{Kode: "del-slettet", Chosen: "slettes"}, 0},
		{readback.Item{Kode: "flyttet"}, 0},
		{readback.Item{Kode: "tomt-afsnit-slettet"}, 0},
	} {
		if got := p.unseen([]readback.Item{c.item}); len(got) != c.blocks || len(got) > 0 && (got[0].Severity != readback.Block || got[0].Pointer != "/deltagere/0/part") {
			t.Errorf("%+v: %+v", c.item, got)
		}
	}
}

// A section that another one is held against has the part that it had.
func TestAnotherSectionHasAPartOfItsOwn(t *testing.T) {
	base := []byte(`{"afsnit":[{"overskrift":"Læsning","del":"testresultater"},{"overskrift":"Det aftalte vi","del":"indsatser"}]}`)
	for _, c := range []struct {
		heading, del string
		blocks       int
	}{{"Læsning", "testresultater", 0}, {"Læsning", "evaluering", 1}, {"Tal", "testresultater", 1}} {
		p := &proving{base: base, read: []recorddiff.Change{
			{Pointer: "/afsnit/1/overskrift", Before: "Det aftalte vi", After: c.heading},
			{Pointer: "/afsnit/1/del", Before: "indsatser", After: c.del},
		}}
		if got := p.unseen(nil); len(got) != c.blocks {
			t.Errorf("%s, %s: %+v", c.heading, c.del, got)
		}
	}
}

// A letter that was put in as a sign of an ordinary font is read, and accounted for, as
// the letter that it is.
func TestALetterPutInAsASignIsThatLetter(t *testing.T) {
	s := newService(t)
	h := word.InWord(t, draftOf(t, s, Request{Data: []byte(approvedRecord)}), word.Rand)
	h.Find("god tone").AddChild(word.Element(`<w:r><w:t xml:space="preserve"> Vi har l</w:t><w:sym w:font="Calibri" w:char="F0E6"/><w:t>st.</w:t></w:r>`))
	back := handBack(t, s, Indlevering{Fil: h.Save(t), Svar: []byte(`{"godkendelse-foraeldet":"aftalt"}`)})
	if !back.Ready() || !strings.Contains(string(back.Record), "Vi har læst.") {
		t.Errorf("%+v", back.Rest)
	}
}
