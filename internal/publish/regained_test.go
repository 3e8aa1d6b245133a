package publish

import (
	"strings"
	"testing"

	word "notat/internal/readback/readbacktest"
)

// udeladt has a number of each kind that the public edition leaves out, and a name.
const udeladt = `{
"dokument":{"titel":"Skoleudviklingssamtale på Birkelund Skole","skoleaar":"2025/26","status":"udkast"},
"kommune":{"navn":"Fjordby Kommune"},"skole":{"navn":"Birkelund Skole"},"moede":{"dato":"2026-03-13"},
"deltagere":[{"navn":"Anna Berg","titel":"Skoleleder","part":"skoleledelse"},{"navn":"Tove Kvistgaard","titel":"Forælder","part":"foraeldre"}],
"afsnit":[
 {"overskrift":"Rammen","del":"rammesaetning","blokke":[{"type":"tekst","tekst":"Samtalen handlede om læsning i indskolingen.\n\nVi sluttede til tiden."},
  {"type":"tabel","hoved":["Emne","Hvornår"],"raekker":[["Ro","Efterår"],["Bøger","Forår"]]}]},
 {"overskrift":"Tallene","blokke":[{"type":"resultater","resultater":[
  {"maaling":"Trivsel","fag":"Alle","vaerdi":4.1,"ord":"Trivslen er steget."},
  {"maaling":"National læsetest","art":"nationalTest","fag":"Dansk","klassetrin":"6. klasse","antal":44,"vaerdi":63,"enhed":"%","ord":"Lidt over landet."},
  {"maaling":"Sygefravær","vaerdi":12.4,"enhed":"dage","ord":"Meget højt.","synlighed":"intern"},
  {"maaling":"Flyttet i årets løb","antal":41,"vaerdi":3,"enhed":"elever","ord":"Der er få."}]}]}]}`

// What a result or a participant had that was not for the public is asked about where
// somebody deletes it in Word and writes it in another place: nothing withholds it then.
func TestWhatIsDeletedAndWrittenElsewhereIsAskedAbout(t *testing.T) {
	s := newService(t)
	draft := draftOf(t, s, Request{Data: []byte(udeladt)})
	after := func(line string) func(*word.Hand) {
		return func(h *word.Hand) { word.After(h.Find("Vi sluttede"), word.Paragraph("", line)) }
	}
	for _, c := range []struct {
		name, gone string
		edit       func(*word.Hand)
		says       string // what is withheld; "": nothing of it is
	}{
		{"of a confidential kind, in a text", "National læsetest", after("I dansk på 6. årgang læser 63 % godt."), "63 %"},
		{"the row as text", "National læsetest", after("National læsetest, Dansk, 6. klasse: 44 elever, 63 %"), "63 %"},
		{"in a free table", "National læsetest", func(h *word.Hand) { h.Say("Bøger", "Dansk, 6. klasse"); h.Say("Forår", "63 %") }, "63 %"},
		{"an internal one", "Sygefravær", after("Vi har mange sygedage, i snit 12,4 dage."), "12,4"},
		{"about too few", "Flyttet i årets", after("Der er flyttet 3 elever i årets løb."), "3 elever"},
		{"in the words of another", "Sygefravær", func(h *word.Hand) {
			h.Say("Trivslen er steget.", "Trivslen er steget, men sygefravær på 12,4 dage fylder.")
		}, "12,4"},
		{"as the number of another", "Sygefravær", func(h *word.Hand) {
			h.Say("Trivsel", "Medarbejderes sygefravær")
			h.Say("4,1", "12,4")
		}, "12,4"},
		{"a name in another spelling", "Tove Kvistgaard", after("Tove Kvistgård var glad for det."), "Kvistgård"},
		{"a part of a name", "Tove Kvistgaard", after("Det var især Kvistgaard, der klagede."), "Kvistgaard"},
		{"a public number", "Trivsel", after("Trivslen ligger på 4,1."), ""},
		{"nothing of it", "Sygefravær", after("Vi begyndte klokken 12.40 og så på 14 planer."), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := word.InWord(t, draft, word.Rand)
			if strings.HasPrefix(c.gone, "Tove") {
				h.Remove(c.gone)
			} else {
				word.Drop(h.Row(c.gone))
			}
			c.edit(h)
			q := Indlevering{Fil: h.Save(t)}
			unanswered := handBack(t, s, q)
			for _, answer := range []string{"intern", "offentlig"} {
				back := answeredFrom(t, s, q, unanswered, answer)
				asked := 0
				for _, i := range back.Rest {
					if i.Kode == "intern-tekst-offentlig" {
						asked++
					}
					if i.Severity == "block" {
						t.Errorf("%s: %+v", answer, i)
					}
				}
				if (asked > 0) != (c.says != "") {
					t.Errorf("%d questions: %+v", asked, back.Rest)
				}
				if out := offentligt(t, s, back.maybe); c.says != "" && strings.Contains(out, c.says) != (answer == "offentlig") || out == "" {
					t.Errorf("answered %q: public %v\n%s", answer, strings.Contains(out, c.says), back.maybe)
				}
			}
		})
	}
}
