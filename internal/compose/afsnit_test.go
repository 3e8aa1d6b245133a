package compose

import (
	"strings"
	"testing"

	"notat/internal/notat"
	"notat/internal/notat/notattest"
	"notat/internal/samtale"
)

func TestSectionsNestAsHeadings(t *testing.T) {
	r := atLeast()
	r.Afsnit = []samtale.Afsnit{{Overskrift: "Et", Afsnit: []samtale.Afsnit{{Overskrift: "To", Afsnit: []samtale.Afsnit{{Overskrift: "Tre"}}}}}, {Overskrift: "Fire"}}
	d, err := lav(r, Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := []notat.Heading{{Level: 2, Anchor: "/afsnit/0"}, {Level: 3, Anchor: "/afsnit/0/afsnit/0"}, {Level: 4, Anchor: "/afsnit/0/afsnit/0/afsnit/0"}, {Level: 2, Anchor: "/afsnit/1"}}
	for i, b := range d.Blocks[2:] {
		h := b.(*notat.Heading)
		if h.Level != want[i].Level || h.Anchor != want[i].Anchor {
			t.Errorf("got %+v", h)
		}
	}
}

func TestAPartWithoutContentSaysWhy(t *testing.T) {
	for grund, want := range map[string]string{
		"ikkeDroeftet": "Emnet blev ikke drøftet ved samtalen.", "foersteSamtale": "Det var skolens første skoleudviklingssamtale, så der var ingen tidligere samtaler at følge op på.",
		"ingenData": "Der var ingen data på området.", "andet": "",
	} {
		r := atLeast()
		r.Afsnit[0].UdenIndhold = &samtale.UdenIndhold{Grund: grund, Tekst: "Det kommer til næste år."}
		same(t, dump(t, r, Options{}, "h2 Emne"), "h2 Emne\np.note "+strings.TrimSpace(want+" Det kommer til næste år."))
		r.Afsnit[0].UdenIndhold.Tekst = ""
		if prompt := strings.Contains(dump(t, r, Options{Draft: true}, "h2 Emne"), "{"); !prompt {
			t.Errorf("%s: a draft asks for no words of it", grund)
		}
		same(t, dump(t, r, Options{}, "h2 Emne"), strings.TrimSpace(strings.TrimSuffix("h2 Emne\np.note "+want, "p.note ")))
	}
}

func TestInternalPartsAreMarkedOnceWhereTheyBegin(t *testing.T) {
	tekst := &samtale.Tekst{Synlighed: samtale.Intern, Tekst: "a"}
	r := atLeast(&samtale.Tekst{Tekst: "b"}, tekst)
	r.Afsnit = append(r.Afsnit, samtale.Afsnit{Overskrift: "Økonomi", Synlighed: samtale.Intern, Blokke: []samtale.Blok{tekst},
		Afsnit: []samtale.Afsnit{{Overskrift: "Under", Synlighed: samtale.Intern, Blokke: []samtale.Blok{tekst}}}})
	same(t, dump(t, r, Options{}, "h2 Emne"), `
h2 Emne
p b
p.internt Internt: vises ikke i den offentlige udgave.
p a

h2 Økonomi
p.internt Internt afsnit: vises ikke i den offentlige udgave.
p a

h3 Under
p a`)
}

func TestAMissingPartStandsWhereItBelongs(t *testing.T) {
	del := func(dd ...samtale.Del) (out []samtale.Afsnit) {
		for _, d := range dd {
			out = append(out, samtale.Afsnit{Overskrift: "(" + string(d) + ")", Del: d})
		}
		return out
	}
	const r, o, e, test = samtale.Rammesaetning, samtale.Opfoelgning, samtale.Evaluering, samtale.Testresultater
	nested := []samtale.Afsnit{{Overskrift: "Om", Afsnit: del(r)}, {Overskrift: "Data", Afsnit: del(test)}}
	for name, c := range map[string]struct {
		afsnit []samtale.Afsnit
		lack   []samtale.Del
		want   string
	}{
		"between its neighbours":          {del(r, "", e), []samtale.Del{o}, "(rammesaetning) () Opfølgning på tidligere samtaler (evaluering)"},
		"last, when no later part is":     {del(r, "", ""), []samtale.Del{o, e}, "(rammesaetning) () () Opfølgning på tidligere samtaler Evaluering af samtalen"},
		"first":                           {del(o, test, e), []samtale.Del{r}, "Rammesætning (opfoelgning) (testresultater) (evaluering)"},
		"two in one place":                {del(r, e), []samtale.Del{o, test}, "(rammesaetning) Opfølgning på tidligere samtaler Testresultater (evaluering)"},
		"after an earlier part that lags": {del(e, r), []samtale.Del{o}, "(evaluering) (rammesaetning) Opfølgning på tidligere samtaler"},
		"among sections below others":     {nested, []samtale.Del{o}, "Om (rammesaetning) Opfølgning på tidligere samtaler Data (testresultater)"},
		"in its own section":              {del(r, o, e), []samtale.Del{o}, "(rammesaetning) (opfoelgning) (evaluering)"},
		"in a section below another":      {nested, []samtale.Del{test}, "Om (rammesaetning) Data (testresultater)"},
		"a part nobody requires":          {del(r, o, test, e), []samtale.Del{samtale.Handlingsplaner}, "(rammesaetning) (opfoelgning) (testresultater) (evaluering)"},
		"of no sections at all":           {nil, []samtale.Del{e}, "Evaluering af samtalen"},
	} {
		rec := atLeast()
		rec.Afsnit = c.afsnit
		d, err := lav(rec, Options{}, c.lack...)
		if err != nil {
			t.Fatal(err)
		}
		var heads []string
		missing := 0
		for _, b := range d.Blocks[2:] {
			switch b := b.(type) {
			case *notat.Heading:
				heads = append(heads, notat.Plain(b.Inlines))
			case *notat.Paragraph:
				if b.Role == notat.Missing {
					missing++
				}
			}
		}
		if got := strings.Join(heads, " "); got != c.want {
			t.Errorf("%s: got %s", name, got)
		}
		if want := len(c.lack); missing != want && name != "a part nobody requires" {
			t.Errorf("%s: %d sentences", name, missing)
		}
	}
}

func TestAMissingPartHasAPromptOfItsOwn(t *testing.T) {
	r := atLeast()
	r.Afsnit[0].Del = samtale.Opfoelgning
	d, err := lav(r, Options{Draft: true}, samtale.Opfoelgning, samtale.Evaluering)
	if err != nil {
		t.Fatal(err)
	}
	s := notattest.DumpFelter(d)
	same(t, strings.TrimSpace(s[strings.Index(s, "h2 ‹Emne›"):strings.Index(s, "form\n  h2 Indsatser")]), `
h2 ‹Emne›/afsnit/0/overskrift
p.mangler Mangler: opfølgning. Skriv, hvordan det er gået med aftalerne fra de tidligere samtaler.
form
  p ‹{Skriv teksten her.}›/afsnit/0/blokke/-*
  p Intet indhold, fordi: ‹{Vælg en grund, hvis der intet er at skrive.}›/afsnit/0/udenIndhold/grund ‹{Skriv eventuelt mere om grunden.}›/afsnit/0/udenIndhold/tekst

h2 Evaluering af samtalen
p.mangler Mangler: evaluering. Skriv, hvad deltagerne sagde om selve samtalen.
form
  p ‹{Skriv teksten her.}›/afsnit/-/evaluering*
  p Intet indhold, fordi: ‹{Vælg en grund, hvis der intet er at skrive.}›/afsnit/-/evaluering/udenIndhold/grund ‹{Skriv eventuelt mere om grunden.}›/afsnit/-/evaluering/udenIndhold/tekst
`)
}

func TestAFinalNotatLacksNothing(t *testing.T) {
	r := atLeast()
	r.Dokument.Status = samtale.Endelig
	same(t, dump(t, r, Options{}, "h2 Emne", samtale.Evaluering), "h2 Emne")
}
