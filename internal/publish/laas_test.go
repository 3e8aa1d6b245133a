package publish

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/beevik/etree"

	"notat/internal/readback"
	word "notat/internal/readback/readbacktest"
)

// fortrolig has something internal of each kind, and a name that is not public.
// Its words with Q are nowhere else.
const fortrolig = `{
"dokument":{"titel":"Skoleudviklingssamtale på Birkelund Skole","skoleaar":"2025/26","status":"udkast"},
"kommune":{"navn":"Fjordby Kommune"},"skole":{"navn":"Birkelund Skole"},
"moede":{"dato":"2026-03-13","start":"13:00","slut":"16:00","sted":"Aulaen","dagsorden":[{"start":"13:00","slut":"13:05","punkt":"Velkomst"}]},
"deltagere":[{"navn":"Anna Berg","titel":"Skoleleder","part":"skoleledelse"},{"navn":"Tove Qhegn","titel":"Lærer","part":"medarbejdere"}],
"afsnit":[
 {"overskrift":"Rammen","del":"rammesaetning","blokke":[
  {"type":"tekst","tekst":"Samtalen handlede om læsning i indskolingen.\n\nDen blev holdt i god tone."},
  {"type":"tekst","synlighed":"intern","tekst":"Forvaltningen overvejer Qbiblioteket, som måske skal lukke Qtil sommer.\n\nDet Qkoster for meget.\n\n- vi Qspørger igen\n- og Qventer lidt"},
  {"type":"tekst","tekst":"Vi sluttede til tiden."},
  {"type":"tabel","synlighed":"intern","hoved":["Klasse","Sag"],"raekker":[["Anden","Qflytning"],["Tredje","Qskilsmisse i hjemmet"]]}]},
 {"overskrift":"Qpersonale på vej","synlighed":"intern","blokke":[{"type":"citater","citater":[{"tekst":"Jeg Qstopper snart.","rolle":"Lærer"}]}]},
 {"overskrift":"Det vi ser","blokke":[
  {"type":"tabel","hoved":["Klasse","Timer"],"raekker":[["Anden","fire"],["Tredje","fem"]]},
  {"type":"resultater","resultater":[{"maaling":"Trivsel","ord":"Trivslen er steget."},{"maaling":"Ro","synlighed":"intern","ord":"Roen er Qfaldet meget."}]}]},
 {"overskrift":"Opfølgning","del":"opfoelgning","blokke":[{"type":"aftaler","aftaler":[{"maal":"More læser godt","tiltag":["Læsebånd"],"status":"iGang","fraSkoleaar":"2024/25"}]}]}]}`

func draftOf(t testing.TB, s *Service, q Request) []byte {
	t.Helper()
	f, _ := FormatNamed("docx")
	d, err := s.Render(context.Background(), q, f)
	if err != nil {
		t.Fatal(err)
	}
	return d.Data
}

// offentligt gives what the public page of a record says, or "" where there is
// none.
func offentligt(t testing.TB, s *Service, record []byte) string {
	t.Helper()
	f, _ := FormatNamed("html")
	d, err := s.Render(context.Background(), Request{Data: record, Udgave: Offentlig, Status: "udkast"}, f)
	if err != nil {
		return ""
	}
	_, main, _ := strings.Cut(string(d.Data), "<main")
	return main
}

// What was internal and is moved, copied or cut to where the public reads it is
// asked about once; it stays internal until somebody says otherwise, and goes out
// when somebody does.
func TestWhatIsInternalGoesOutOnPurposeOnly(t *testing.T) {
	if testing.Short() {
		t.Skip("hands scores of files in: left out with -short")
	}
	s := newService(t)
	draft := draftOf(t, s, Request{Data: []byte(fortrolig)})
	bare := func(h *word.Hand, words string) *etree.Element { // as "keep text only" pastes it
		return word.Paragraph("", word.TextBelow(h.Find(words)))
	}
	for _, c := range []struct {
		name string
		edit func(h *word.Hand)
		says string // the word that is withheld
		n    int    // questions of the lock
	}{
		{"a paragraph is cut and pasted", func(h *word.Hand) {
			p := bare(h, "Qbiblioteket")
			h.Remove("Qbiblioteket")
			word.After(h.Find("god tone"), p)
		}, "Qbiblioteket", 1},
		{"a paragraph is copied", func(h *word.Hand) { word.After(h.Find("Vi sluttede"), bare(h, "Qkoster")) }, "Qkoster", 1},
		{"two paragraphs are copied to one place", func(h *word.Hand) {
			word.After(h.Find("god tone"), bare(h, "Qkoster"))
			word.After(h.Find("god tone"), bare(h, "Qbiblioteket"))
		}, "Qkoster", 1},
		{"a paragraph is moved with its control", func(h *word.Hand) {
			p := h.Find("Qkoster")
			p.Parent().RemoveChild(p)
			word.After(h.Find("Trivslen er steget"), p)
		}, "Qkoster", 1},
		{"three words are cut off, and set above the mark", func(h *word.Hand) {
			h.Say("som måske skal lukke Qtil sommer.", "som måske skal")
			word.After(h.Find("god tone"), word.Paragraph("", "lukke Qtil sommer."))
		}, "Qtil", 1},
		{"a sentence goes into a public one", func(h *word.Hand) {
			h.Say("god tone.", "god tone. Forvaltningen overvejer Qbiblioteket, som måske skal lukke Qtil sommer.")
		}, "Qbiblioteket", 1},
		{"a paragraph is moved, and said in other words", func(h *word.Hand) {
			h.Remove("Qbiblioteket")
			word.After(h.Find("god tone"), word.Paragraph("", "Til sommer lukker vi nok Qbiblioteket. Det overvejes for tiden."))
		}, "Qbiblioteket", 1},
		{"an ordinary sentence", func(h *word.Hand) {
			h.Say("god tone.", "god tone. Biblioteket er blevet lysere, og alle låner flere bøger.")
		}, "", 0},
		{"a cell becomes a cell", func(h *word.Hand) { h.Say("fire", "Qflytning") }, "Qflytning", 1},
		{"the place of the meeting", func(h *word.Hand) { h.Say("Aulaen", "Qskilsmisse i hjemmet") }, "Qskilsmisse", 1},
		{"a heading", func(h *word.Hand) { h.Say("Det vi ser", "Qpersonale på vej") }, "Qpersonale", 1},
		{"the goal of an agreement", func(h *word.Hand) { h.Say("More læser godt", "Jeg Qstopper snart.") }, "Qstopper", 1},
		{"the words of a result", func(h *word.Hand) { h.Say("Trivslen er steget.", "Trivslen er steget. Roen er Qfaldet meget.") }, "Qfaldet", 1},
		{"a name in a text", func(h *word.Hand) { h.Say("god tone.", "god tone. Tove Qhegn talte.") }, "Qhegn", 1},
		{"a name in an item of the agenda", func(h *word.Hand) { h.Say("Velkomst", "Tove Qhegn byder velkommen") }, "Qhegn", 1},
		{"a new item of the agenda", func(h *word.Hand) {
			row := h.Row("Velkomst")
			c := row.Copy()
			word.After(row, c)
			for _, t := range c.FindElements(".//w:t") {
				if strings.Contains(t.Text(), "Velkomst") {
					t.SetText("Tove Qhegn viser rundt")
				}
			}
		}, "Qhegn", 1},
		{"a name as a title", func(h *word.Hand) { h.Say("Skoleleder", "Tove Qhegn") }, "Qhegn", 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := word.InWord(t, draft, word.Rand)
			c.edit(h)
			file := h.Save(t)
			back := handBack(t, s, Indlevering{Fil: file})
			n := 0
			for _, i := range back.Rest {
				if i.Kode == "intern-tekst-offentlig" {
					n++
					if i.Severity != "ask" || len(i.Choices) != 2 || i.Choices[0].ID != "intern" || i.Choices[1].ID != "offentlig" {
						t.Errorf("%+v", i)
					}
				}
			}
			if n != c.n {
				t.Errorf("%d questions, not %d: %+v", n, c.n, back.Rest)
			}
			if n > 0 && !back.Open {
				t.Error("nothing waits for the answer")
			}
			for _, answer := range []string{"", "intern", "offentlig"} {
				back := answeredFrom(t, s, Indlevering{Fil: file}, back, answer)
				for _, i := range back.Rest {
					if i.Severity == "block" {
						t.Errorf("%s: %+v", answer, i)
					}
				}
				if out := offentligt(t, s, back.maybe); c.says != "" && strings.Contains(out, c.says) != (answer == "offentlig") || out == "" {
					t.Errorf("answered %q: public %v\n%s", answer, strings.Contains(out, c.says), back.maybe)
				}
			}
		})
	}
}

// An answer about one thing is no answer about another: who is made public by a
// party that was asked for takes no internal text along, which is asked about itself.
func TestAnAnswerIsOfOneThing(t *testing.T) {
	s := newService(t)
	h := word.InWord(t, draftOf(t, s, Request{Data: []byte(fortrolig)}), word.Rand)
	moved, copied := h.Find("Qhegn"), word.Paragraph("", word.TextBelow(h.Find("Qkoster")))
	moved.Parent().RemoveChild(moved)
	word.After(h.Find("Anna Berg"), moved)
	word.After(h.Find("Anna Berg"), word.Styled(h.Style("list bullet"), "Bo Dahl, Viceskoleleder")) // a new one before it
	word.After(h.Find("Vi sluttede"), copied)
	back := answered(t, s, Indlevering{Fil: h.Save(t)}, "part:skoleledelse")
	var asked []string
	for _, i := range back.Rest {
		if i.Severity == readback.Ask || i.Severity == readback.Block {
			asked = append(asked, string(i.Severity)+" "+i.Kode+" "+i.Chosen)
		}
	}
	if want := []string{"ask deltager-part part:skoleledelse", "ask intern-tekst-offentlig intern"}; !slices.Equal(asked, want) {
		t.Errorf("%q, not %q", asked, want)
	}
	if out := offentligt(t, s, back.maybe); !strings.Contains(out, "Tove Qhegn") || strings.Contains(out, "Qkoster") {
		t.Errorf("%s", back.maybe)
	}
}

// answered hands a file in again and again, with the given answer where it is
// one of the choices and the first of them elsewhere, until nothing is asked.
func answered(t testing.TB, s *Service, q Indlevering, answer string) *IndleveringSvar {
	t.Helper()
	return answeredFrom(t, s, q, handBack(t, s, q), answer)
}

// answeredFrom does so where it is known what q asks without an answer.
func answeredFrom(t testing.TB, s *Service, q Indlevering, back *IndleveringSvar, answer string) *IndleveringSvar {
	t.Helper()
	svar := map[string]string{}
	for {
		more := false
		for _, i := range back.Rest {
			if i.Severity != "ask" || i.Chosen != "" || len(i.Choices) == 0 || svar[i.ID] != "" {
				continue
			}
			k := max(0, slices.IndexFunc(i.Choices, func(c readback.Choice) bool { return c.ID == answer }))
			if answer == "" && i.Kode == "intern-tekst-offentlig" {
				continue
			}
			svar[i.ID], more = i.Choices[k].ID, true
		}
		if !more {
			return back
		}
		var err error
		if q.Svar, err = json.Marshal(svar); err != nil {
			t.Fatal(err)
		}
		back = handBack(t, s, q)
	}
}

// Whatever the hand does at the borders between internal and public text, no
// word that was internal is public in what comes of it.
// NOTAT_SOAK gives the number of files (15 without it), NOTAT_SEED the first.
func TestNoInternalWordIsLetOut(t *testing.T) {
	s := newService(t)
	draft := draftOf(t, s, Request{Data: []byte(fortrolig)})
	files, first := 15, 0
	if testing.Short() {
		files = 10
	}
	if n, err := strconv.Atoi(os.Getenv("NOTAT_SOAK")); err == nil {
		files = n
	}
	if n, err := strconv.Atoi(os.Getenv("NOTAT_SEED")); err == nil {
		first = n
	}
	hemmelige := []string{"Qbiblioteket", "Qkoster", "Qspørger", "Qventer", "Qflytning", "Qskilsmisse", "Qpersonale", "Qstopper", "Qfaldet", "Tove Qhegn"}
	asked, ready := 0, 0
	for seed := first; seed < first+files; seed++ {
		h := word.InWord(t, draft, rand.New(rand.NewPCG(uint64(seed), 12)))
		did := h.AtBorders(func(s string) bool {
			return slices.ContainsFunc(hemmelige, func(w string) bool { return strings.Contains(s, w) })
		})
		back := answered(t, s, Indlevering{Fil: h.Save(t)}, "intern")
		for _, i := range back.Rest {
			if i.Kode == "intern-tekst-offentlig" {
				asked++
			}
		}
		if !back.Open {
			ready++
		}
		out := offentligt(t, s, back.maybe)
		for _, w := range hemmelige {
			if strings.Contains(out, w) {
				t.Errorf("seed %d %v: %s is public\n%s", seed, did, w, back.maybe)
			}
		}
	}
	t.Logf("%d files, %d questions of the lock, %d settled, 0 let out", files, asked, ready)
	if asked == 0 || ready < files/2 {
		t.Error(fmt.Sprint("nothing was tried: ", asked, " ", ready))
	}
}
