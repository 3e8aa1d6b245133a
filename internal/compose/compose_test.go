package compose

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"notat/internal/notat"
	"notat/internal/notat/notattest"
	"notat/internal/samtale"
	"notat/internal/samtale/samtaletest"
	"notat/internal/template"
)

var standard = &template.Template{Name: "standard", Hash: "00ff"}

// atLeast is the least record there is, with one section of these blocks.
func atLeast(blokke ...samtale.Blok) *samtale.Record {
	return &samtale.Record{
		Dokument: samtale.Dokument{Titel: "Samtale på Ås Skole", Skoleaar: "2024/25", Status: samtale.Udkast},
		Kommune:  samtale.Kommune{Navn: "Fjordby Kommune"},
		Skole:    samtale.Skole{Navn: "Ås Skole"},
		Afsnit:   []samtale.Afsnit{{Overskrift: "Emne", Blokke: blokke}},
	}
}

// lav composes a record that its test knows to be right, so that a test of what
// is said does not hang on every rule. lack is the parts found to be missing.
func lav(r *samtale.Record, o Options, lack ...samtale.Del) (*notat.Document, error) {
	if o.Udgave == "" {
		o.Udgave = notat.Intern
	}
	var codes []string
	for _, d := range lack {
		codes = append(codes, "mangler-"+string(d))
	}
	return newComposer(r, samtaletest.Krav(), codes, standard, o).notat()
}

// dump is the body of the document from the first line that starts with from.
func dump(t *testing.T, r *samtale.Record, o Options, from string, lack ...samtale.Del) string {
	t.Helper()
	d, err := lav(r, o, lack...)
	if err != nil {
		t.Fatal(err)
	}
	s := notattest.Dump(d)
	i := strings.Index(s, "\n"+from)
	if i < 0 {
		t.Fatalf("no line %q in\n%s", from, s)
	}
	return strings.TrimSpace(s[i:])
}

// blokke is what the blocks become.
func blokke(t *testing.T, o Options, b ...samtale.Blok) string {
	t.Helper()
	said, _, _ := strings.Cut(dump(t, atLeast(b...), o, "h2 Emne"), "\nform\n  h2") // what the record lacks is another test's
	return strings.TrimSpace(strings.TrimPrefix(said, "h2 Emne"))
}

func same(t *testing.T, got, want string) {
	t.Helper()
	if want = strings.TrimSpace(want); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

func TestMarksSayWhatEveryPageMustSay(t *testing.T) {
	udkast, endelig := atLeast(), atLeast()
	endelig.Dokument.Status = ""
	const intern = "INTERN UDGAVE – MÅ IKKE OFFENTLIGGØRES"
	for name, c := range map[string]struct {
		r    *samtale.Record
		o    Options
		want []string
	}{
		"internal draft":               {udkast, Options{Udgave: notat.Intern}, []string{"UDKAST", intern}},
		"public draft":                 {udkast, Options{Udgave: notat.Offentlig}, []string{"UDKAST"}},
		"internal":                     {endelig, Options{Udgave: notat.Intern}, []string{intern}},
		"internal, same as the public": {endelig, Options{Udgave: notat.Intern, Same: true}, nil},
		"public":                       {endelig, Options{Udgave: notat.Offentlig}, nil},
	} {
		d, err := lav(c.r, c.o)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(d.Marks, c.want) {
			t.Errorf("%s: got %q", name, d.Marks)
		}
	}
}

func TestNothingInternalIsComposedForThePublic(t *testing.T) {
	tekst := &samtale.Tekst{Type: "tekst", Synlighed: samtale.Intern, Tekst: "hemmeligt"}
	afsnit := atLeast()
	afsnit.Afsnit[0].Synlighed = samtale.Intern
	below := atLeast()
	below.Afsnit[0].Afsnit = []samtale.Afsnit{{Overskrift: "Under", Blokke: []samtale.Blok{tekst}}}
	for where, r := range map[string]*samtale.Record{
		"/afsnit/0":                       afsnit,
		"/afsnit/0/blokke/0":              atLeast(tekst),
		"/afsnit/0/afsnit/0/blokke/0":     below,
		"/afsnit/0/blokke/0/resultater/1": atLeast(&samtale.Resultater{Resultater: []samtale.Resultat{{Maaling: "a"}, {Maaling: "b", Synlighed: samtale.Intern}}}),
	} {
		if _, err := lav(r, Options{Udgave: notat.Offentlig}); err == nil || !strings.Contains(err.Error(), where+":") {
			t.Errorf("%s: %v", where, err)
		}
		if _, err := lav(r, Options{Udgave: notat.Intern}); err != nil {
			t.Errorf("%s: %v", where, err)
		}
	}
}

// unknownBlock is a block that compose does not know.
type unknownBlock struct{ samtale.Tekst }

func (*unknownBlock) BlokType() string { return "video" }

func TestWhatIsNotKnownIsNamedByItsPlace(t *testing.T) {
	deltager := func(d samtale.Deltager) *samtale.Record {
		r := atLeast()
		r.Deltagere = []samtale.Deltager{d}
		return r
	}
	tom := atLeast()
	tom.Afsnit[0].UdenIndhold = &samtale.UdenIndhold{Grund: "glemt"}
	dyb := atLeast()
	dyb.Afsnit[0].Afsnit = []samtale.Afsnit{{Afsnit: []samtale.Afsnit{{Afsnit: []samtale.Afsnit{{Overskrift: "4"}}}}}}
	figur := func(s string) *samtale.Record { return atLeast(&samtale.Figur{Billede: s, Alt: "x"}) }
	for where, r := range map[string]*samtale.Record{
		"/afsnit/0/blokke/0":                   atLeast(&unknownBlock{}),
		"/afsnit/0/blokke/1":                   atLeast(&samtale.Tekst{}, nil),
		"/afsnit/0/blokke/2":                   atLeast(&samtale.Tekst{}, &samtale.Tekst{}, &samtale.Tekst{Synlighed: "halvt"}),
		"/afsnit/0/blokke/0/aftaler/0/status":  atLeast(&samtale.Aftaler{Aftaler: []samtale.Aftale{{Maal: "x", Status: "måske"}}}),
		"/afsnit/0/udenIndhold/grund":          tom,
		"/afsnit/0/afsnit/0/afsnit/0/afsnit/0": dyb,
		"/deltagere/0/part":                    deltager(samtale.Deltager{Titel: "x", Part: "naboer"}),
		"/deltagere/0/funktion/0":              deltager(samtale.Deltager{Titel: "x", Part: "elever", Funktion: []string{"tolk"}}),
		"/afsnit/0/blokke/0/billede":           figur("billede.png"),
	} {
		if _, err := lav(r, Options{}); err == nil || !strings.Contains(err.Error(), where+":") {
			t.Errorf("%s: %v", where, err)
		}
	}
	for _, s := range []string{"data:image/png;base64,%%%", "data:image/png;base64,aGVq", "data:image/gif;base64,R0lGODlhAQABAAAAACw="} {
		if _, err := lav(figur(s), Options{}); err == nil || !strings.Contains(err.Error(), "/afsnit/0/blokke/0/billede:") {
			t.Errorf("%s: %v", s, err)
		}
	}
	if _, err := Notat(&samtale.Valid{}, standard, Options{Udgave: "halvoffentlig"}); err == nil {
		t.Error("an unknown edition is composed")
	}
}

func TestMetadataComeFromTheRecordAlone(t *testing.T) {
	r := atLeast()
	r.Moede.Dato = "2025-03-13"
	d, err := lav(r, Options{Udgave: notat.Offentlig, Release: "notat 1", Record: []byte("{}")})
	if err != nil {
		t.Fatal(err)
	}
	want := notat.Meta{
		Forfatter: "Fjordby Kommune", Emne: "Skoleudviklingssamtale, Ås Skole, skoleåret 2024/25",
		Dato: "2025-03-13", Skole: "Ås Skole", Udgave: "offentlig", Status: "udkast",
		Template: "standard", TemplateHash: "00ff", Release: "notat 1",
		Noegleord: []string{"Skoleudviklingssamtale", "Ås Skole", "Fjordby Kommune", "2024/25"},
	}
	if !reflect.DeepEqual(d.Meta, want) {
		t.Errorf("got %+v", d.Meta)
	}
	if d.Titel != "Samtale på Ås Skole" || d.Sprog != "da-DK" || string(d.Record) != "{}" {
		t.Errorf("got %+v", d)
	}
	r.Dokument.Dato = "2025-03-20"
	if d, _ = lav(r, Options{}); d.Meta.Dato != "2025-03-20" {
		t.Error("the paper's own date goes first")
	}
}

func TestTagsAreExactlyTheTemplatesList(t *testing.T) {
	d, err := lav(atLeast(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, tag := range template.Tags {
		if _, ok := d.Felter[tag]; !ok {
			t.Errorf("{{%s}} has no words", tag)
		}
		delete(d.Felter, tag)
	}
	for tag := range d.Felter {
		t.Errorf("{{%s}} is not a tag", tag)
	}
}
