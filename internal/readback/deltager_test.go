package readback_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/beevik/etree"

	"notat/internal/publish"
	"notat/internal/readback"
	word "notat/internal/readback/readbacktest"
	"notat/internal/samtale"
)

// Who took part is typed, copied, pasted, split and moved as people do. The party
// is never guessed where it would make a name public.
func TestWhoTookPartIsWrittenInWord(t *testing.T) {
	if testing.Short() {
		t.Skip("reads scores of drafts: left out with -short")
	}
	below := func(all ...*etree.Element) func(h *word.Hand) {
		return func(h *word.Hand) { word.After(h.Find("Bo Dahl"), all...) }
	}
	bullet := func(s string) *etree.Element {
		return word.Element(`<w:p><w:pPr><w:pStyle w:val="Opstilling-punkttegn"/></w:pPr>` + word.Run(s) + `</w:p>`)
	}
	plain := func(s string) *etree.Element { return word.Paragraph("", s) }
	const after = `{"navn":"Bo Dahl","part":"skoleledelse","titel":"Viceskoleleder"}`
	tryTyped(t, []typed{
		{"name and title", below(bullet("Eva Friis, Afdelingsleder")), nil, "", []string{after + `,{"navn":"Eva Friis","part":"skoleledelse","titel":"Afdelingsleder"}`}, nil},
		{"the title in brackets", below(bullet("Eva Friis (afdelingsleder)")), nil, "", []string{`{"navn":"Eva Friis","part":"skoleledelse","titel":"afdelingsleder"}`}, nil},
		{"the title after a dash", below(bullet("Eva Friis – afdelingsleder")), nil, "", []string{`{"navn":"Eva Friis","part":"skoleledelse","titel":"afdelingsleder"}`}, nil},
		{"a plain line", below(plain("Eva Friis, Afdelingsleder")), nil, "", []string{`{"navn":"Eva Friis","part":"skoleledelse","titel":"Afdelingsleder"}`}, nil},
		{"a sign of a list by hand", below(plain("- Eva Friis, Afdelingsleder")), nil, "", []string{`{"navn":"Eva Friis","part":"skoleledelse","titel":"Afdelingsleder"}`}, nil},
		{"several", below(bullet("Eva Friis, Afdelingsleder"), bullet("Ib Holm, Souschef")), nil, "", []string{after + `,{"navn":"Eva Friis","part":"skoleledelse","titel":"Afdelingsleder"},{"navn":"Ib Holm","part":"skoleledelse","titel":"Souschef"}`}, nil},
		{"several in one paragraph", below(word.Element(`<w:p><w:r><w:t>Eva Friis, Afdelingsleder</w:t><w:br/><w:t>Ib Holm, Souschef</w:t></w:r></w:p>`)), nil, "",
			[]string{`{"navn":"Eva Friis","part":"skoleledelse","titel":"Afdelingsleder"},{"navn":"Ib Holm","part":"skoleledelse","titel":"Souschef"}`}, nil},
		{"pupils' names alone on a line", below(plain("Elever"), bullet("Ida, Bo og Emma fra 7. b")), nil, "",
			[]string{`{"navn":"Ida","part":"elever"},{"navn":"Bo","part":"elever"},{"navn":"Emma fra 7. b","part":"elever"}`}, nil},
		{"a mark after a comma", below(bullet("Eva Friis, Afdelingsleder, afbud")), nil, "", []string{`{"afbud":true,"navn":"Eva Friis","part":"skoleledelse","titel":"Afdelingsleder"}`}, nil},
		{"two marks in one bracket", below(bullet("Eva Friis, Afdelingsleder (referent, afbud)")), nil, "", []string{`{"afbud":true,"funktion":["referent"],"navn":"Eva Friis","part":"skoleledelse","titel":"Afdelingsleder"}`}, nil},
		{"a parent who is elected", below(bullet("Eva Friis, Forældrevalgt medlem")), map[string]string{"deltager-part": "part:skolebestyrelse"}, "deltager-part",
			[]string{`{"foraeldrevalgt":true,"navn":"Eva Friis","part":"skolebestyrelse","titel":"Forældrevalgt medlem"}`}, nil},
		{"a parent who is elected, in brackets", below(bullet("Eva Friis, Formand for skolebestyrelsen (forældrevalgt)")), map[string]string{"deltager-part": "part:skolebestyrelse"}, "deltager-part",
			[]string{`"foraeldrevalgt":true,"navn":"Eva Friis","part":"skolebestyrelse"`}, nil},
		{"a pupil below officials", below(bullet("Eva Friis, Elev i 7. b")), map[string]string{"deltager-part": "part:elever"}, "deltager-part", []string{`{"navn":"Eva Friis","part":"elever","titel":"Elev i 7. b"}`}, nil},
		{"nobody knows who below officials", below(bullet("Eva Friis")), map[string]string{"deltager-part": "part:foraeldre"}, "deltager-part", []string{`{"navn":"Eva Friis","part":"foraeldre"}`}, nil},
		{"left out", below(bullet("Eva Friis")), map[string]string{"deltager-part": "udelades"}, "deltager-part", nil, []string{"Eva Friis"}},
		{"a party and those who are of it", below(plain("Elever"), bullet("Eva Friis, 7. b"), bullet("Ib Holm")), nil, "", []string{`{"navn":"Eva Friis","part":"elever","titel":"7. b"},{"navn":"Ib Holm","part":"elever"}`}, nil},
		{"a party by another name", below(plain("Lærere:"), bullet("Eva Friis")), nil, "", []string{`{"navn":"Eva Friis","part":"medarbejdere"}`}, nil},
		{"a line that is no group, above the name of a party", below(plain("Gæster"), plain("Elever"), bullet("Eva Friis")), nil, "udenfor", []string{`{"navn":"Eva Friis","part":"elever"}`}, []string{"Gæster"}},
		{"an official below the name of a party", below(plain("Forvaltningen"), bullet("Eva Friis, Skolechef")), nil, "", []string{`{"navn":"Eva Friis","part":"forvaltning","titel":"Skolechef"}`}, nil},
		{"someone without a title below the name of officials", below(plain("Forvaltningen"), bullet("Eva Friis")), map[string]string{"deltager-part": "part:forvaltning"}, "deltager-part", []string{`{"navn":"Eva Friis","part":"forvaltning"}`}, nil},
		{"a party and those who are of it, on one line", below(plain("Elever: Ida Holm og Emma Lund")), nil, "", []string{`{"navn":"Ida Holm","part":"elever"},{"navn":"Emma Lund","part":"elever"}`}, []string{"Elever:"}},
		{"a party and those who are of it, in an item", below(bullet("Forældre: Ida Holm, mor")), nil, "", []string{`{"navn":"Ida Holm","part":"foraeldre","titel":"mor"}`}, []string{"Forældre:"}},
		{"two parties in one paragraph", below(word.Element(`<w:p><w:r><w:t>Lærere: Ida Holm</w:t><w:br/><w:t>Elever: Emma Lund</w:t></w:r></w:p>`)), nil, "", []string{`{"navn":"Ida Holm","part":"medarbejdere"},{"navn":"Emma Lund","part":"elever"}`}, nil},
		{"officials on a line with their party, of whom no title tells it", below(plain("Forvaltning: Eva Friis")), map[string]string{"deltager-part": "part:forvaltning"}, "deltager-part", []string{`{"navn":"Eva Friis","part":"forvaltning"}`}, nil},
		{"no name after the name of a party", below(plain("Elever: to fra elevrådet")), nil, "", []string{`{"navn":"to fra elevrådet","part":"elever"}`}, nil},
		{"the title before the name", below(bullet("Afdelingsleder: Eva Friis")), nil, "", []string{`{"navn":"Eva Friis","part":"skoleledelse","titel":"Afdelingsleder"}`}, nil},
		{"the title before the name, and a mark", below(plain("Afdelingsleder: Eva Friis (afbud)")), nil, "", []string{`{"afbud":true,"navn":"Eva Friis","part":"skoleledelse","titel":"Afdelingsleder"}`}, nil},
		{"two who share a title", below(bullet("Eva Friis og Ib Holm, afdelingsledere")), nil, "", []string{`{"navn":"Eva Friis","part":"skoleledelse","titel":"afdelingsleder"},{"navn":"Ib Holm","part":"skoleledelse","titel":"afdelingsleder"}`}, []string{"afdelingsledere"}},
		{"two who share a title, in brackets", below(bullet("Eva og Ib (pædagogiske ledere)")), nil, "", []string{`{"navn":"Eva","part":"skoleledelse","titel":"pædagogisk leder"},{"navn":"Ib","part":"skoleledelse","titel":"pædagogisk leder"}`}, nil},
		{"two who share a title, before their names", below(bullet("Afdelingsledere: Eva Friis og Ib Holm")), nil, "", []string{`{"navn":"Eva Friis","part":"skoleledelse","titel":"Afdelingsleder"},{"navn":"Ib Holm","part":"skoleledelse","titel":"Afdelingsleder"}`}, nil},
		{"one with a title, and two who share another", below(bullet("Eva Friis, souschef, Ib Holm og Ole Krag, begge lærere i indskolingen")), map[string]string{"deltager-part": "ja"}, "deltager-part",
			[]string{`{"navn":"Eva Friis","part":"skoleledelse","titel":"souschef"},{"navn":"Ib Holm","part":"medarbejdere","titel":"lærer i indskolingen"},{"navn":"Ole Krag","part":"medarbejdere","titel":"lærer i indskolingen"}`}, nil},
		{"two, of whom the last has a title", below(bullet("Eva Friis og Ib Holm, afdelingsleder")), map[string]string{"deltager-part": "part:skoleledelse"}, "deltager-part", []string{`{"navn":"Eva Friis","part":"skoleledelse"},{"navn":"Ib Holm","part":"skoleledelse","titel":"afdelingsleder"}`}, nil},
		{"two of the same class", below(plain("Elever"), bullet("Ida og Emma, 7. b")), nil, "", []string{`{"navn":"Ida","part":"elever","titel":"7. b"},{"navn":"Emma","part":"elever","titel":"7. b"}`}, nil},
		{"two who are elected", below(plain("Skolebestyrelsen"), bullet("Eva Friis og Ib Holm, forældrevalgte")), nil, "", []string{`{"foraeldrevalgt":true,"navn":"Eva Friis","part":"skolebestyrelse","titel":"forældrevalgt"},{"foraeldrevalgt":true,"navn":"Ib Holm","part":"skolebestyrelse","titel":"forældrevalgt"}`}, nil},
		{"a telephone number", below(bullet("Eva Friis, souschef (23 45 67 89)")), nil, "", []string{`{"navn":"Eva Friis","part":"skoleledelse","titel":"souschef"}`}, []string{"23 45"}},
		{"a telephone number and no title", below(plain("Elever"), bullet("Eva Friis (tlf. 23456789)")), nil, "", []string{`{"navn":"Eva Friis","part":"elever"}`}, []string{"2345"}},
		{"a telephone number, an address and a mark", below(bullet("Eva Friis, souschef, mobil: +45 23 45 67 89, eva@fjordby.example (referent)")), nil, "", []string{`{"funktion":["referent"],"navn":"Eva Friis","part":"skoleledelse","titel":"souschef"}`}, []string{"23 45", "@"}},
		{"a telephone number behind a title that was there", func(h *word.Hand) { h.Find("Bo Dahl").AddChild(word.Element(word.Run(" (23 45 67 89)"))) }, nil, "", []string{after}, []string{"23 45"}},
		{"a table of people below people", below(word.Element(`<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Navn</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Titel</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>Eva Friis</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>skolechef</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>Ida Holm</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>elev</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`)),
			map[string]string{"deltager-part": "efter-titel"}, "deltager-part", []string{after + `,{"navn":"Eva Friis","part":"forvaltning","titel":"skolechef"},{"navn":"Ida Holm","part":"elever","titel":"elev"}`}, nil},
		{"a table of people below people, left out", below(word.Element(`<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Navn</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Titel</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>Eva Friis</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>skolechef</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`)),
			map[string]string{"deltager-part": "udelades"}, "deltager-part", nil, []string{"Eva Friis"}},
		{"copied and changed", func(h *word.Hand) {
			p := h.Find("Bo Dahl")
			c := p.Copy()
			word.After(p, c)
			for _, t := range c.FindElements(".//w:t") {
				if t.Text() == "Bo Dahl" {
					t.SetText("Eva Friis")
				}
			}
		}, nil, "", []string{after + `,{"navn":"Eva Friis","part":"skoleledelse","titel":"Viceskoleleder"}`}, nil},
		{"absent", func(h *word.Hand) { h.Find("Anna Berg").AddChild(word.Element(word.Run(" (afbud)"))) }, nil, "", []string{`{"afbud":true,"funktion":["moedeleder"],"navn":"Anna Berg"`}, nil},
		{"no longer in the chair", func(h *word.Hand) { h.Say(" (mødeleder)", "") }, nil, "", []string{`{"navn":"Anna Berg","part":"skoleledelse","titel":"Skoleleder"}`}, nil},
		{"takes the minutes instead", func(h *word.Hand) { h.Say("mødeleder", "referent") }, nil, "", []string{`{"funktion":["referent"],"navn":"Anna Berg"`}, nil},
	})
}

// The name of a group stands once for all who are of it, and is told of when it
// is gone, though what stands before it was never filled in.
func TestTheNameOfAGroupIsGone(t *testing.T) {
	s := newService(t)
	record := string(changedRecord(`"part":"skoleledelse"`, `"part":"skoleledelse","gruppe":"Hele ledelsen"`))
	for name, edit := range map[string]func(*word.Hand){
		"deleted":          func(h *word.Hand) { h.Remove("Hele ledelsen") },
		"with its heading": func(h *word.Hand) { h.Remove("Hele ledelsen"); h.Remove("Deltagere") },
	} {
		back := handBack(t, s, publish.Indlevering{Fil: internFile(t, s, record, edit)})
		told := slices.ContainsFunc(back.Rest, func(i readback.Item) bool {
			return i.Kode == "fast-tekst-slettet" && strings.Contains(i.Tekst, "Hele ledelsen")
		})
		if !told || !back.Ready() {
			t.Errorf("%s: %+v", name, back.Rest)
		}
	}
}

// What somebody new does at the meeting is accounted for in a record that has
// faults, too: it is held against its bare words.
func TestWhoLedTheMeetingIsAccountedForInARecordWithFaults(t *testing.T) {
	s := newService(t)
	q := publish.Indlevering{Fil: editedDraft(t, func(h *word.Hand) {
		below(h, "Skole").FindElement(".//w:t").SetText("")
		word.After(h.Find("Bo Dahl"), word.Styled(h.Style("list bullet"), "Kaja Bregne, souschef (referent)"))
	})}
	svar := map[string]string{}
	for _, i := range handBack(t, s, q).Rest {
		if i.Severity == readback.Ask {
			svar[i.ID] = i.Choices[0].ID
		}
	}
	q.Svar, _ = json.Marshal(svar)
	back := handBack(t, s, q)
	if len(back.Faults) == 0 || slices.ContainsFunc(back.Rest, func(i readback.Item) bool { return i.Severity == readback.Block }) {
		t.Errorf("%v %+v", back.Faults, back.Rest)
	}
}

// A class after a name tells of a pupil.
func TestAClassIsAPupils(t *testing.T) {
	for titel, want := range map[string]samtale.Part{"9.b": "elever", "8. a": "elever", "7. klasse": "elever", "elev i 3. kl.": "elever", "Lærer i 9.b": "medarbejdere", "Mor til elev": "foraeldre", "9. etage": "", "Kontor 9b": ""} {
		if got := readback.PartOf(titel); got != want {
			t.Errorf("%s: %q, not %q", titel, got, want)
		}
	}
}

// What was written in each other's place stands there, as the file says, and it is told
// where the places are of two kinds or two parties.
func TestTwoFieldsChangePlaces(t *testing.T) {
	s := newService(t)
	of := func(part string) string {
		return string(changedRecord(`"titel":"Viceskoleleder","part":"skoleledelse"`, `"titel":"Viceskoleleder","part":"`+part+`"`))
	}
	swap := func(a, b string) func(h *word.Hand) {
		return func(h *word.Hand) { h.Say(a, "§"); h.Say(b, a); h.Say("§", b) }
	}
	for _, c := range []struct {
		record string
		edit   func(h *word.Hand)
		told   int
		has    []string
	}{
		{of("skoleledelse"), swap("Anna Berg", "Bo Dahl"), 0, []string{`"navn":"Bo Dahl","part":"skoleledelse","titel":"Skoleleder"`}},
		{of("forvaltning"), swap("Anna Berg", "Bo Dahl"), 2, []string{`"navn":"Bo Dahl","part":"skoleledelse","titel":"Skoleleder"`, `"navn":"Anna Berg","part":"forvaltning"`}},
		{word.Record, swap("Den blev holdt i god tone.", "Gode rutiner."), 2, []string{`indskolingen.\n\nGode rutiner.\n\n- første`, `"tekst":"Den blev holdt i god tone."`}},
		{string(changedRecord(`"dokument":{`, `"dokument":{"dato":"2026-03-20",`)), swap("13. marts 2026", "20. marts 2026"), 2, []string{`"dato":"2026-03-13","skoleaar"`, `"dato":"2026-03-20","slut"`}},
	} {
		back := handBack(t, s, publish.Indlevering{Fil: internFile(t, s, c.record, c.edit)})
		told := 0
		for _, i := range back.Rest {
			if i.Kode == "felt-byttet" {
				told++
			}
		}
		if told != c.told || !back.Ready() {
			t.Errorf("told of %d, not of %d: %+v", told, c.told, back.Rest)
		}
		for _, has := range c.has {
			if !strings.Contains(string(back.Record), has) {
				t.Errorf("the record has no %s: %s", has, back.Record)
			}
		}
	}
}
