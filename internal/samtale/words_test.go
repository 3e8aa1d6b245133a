package samtale

import (
	"strings"
	"testing"
)

// A word that nobody knows is taken for the known one that was probably meant: of
// three letters one may be wrong, and how Danish letters are written counts for
// nothing.
func TestTheWordThatWasMeantIsFound(t *testing.T) {
	for s, want := range map[string]string{
		"overskrift": "overskrift", "oversrift": "overskrift", "ovreskrift": "overskrift", "Overskrift": "overskrift", "over-skrift": "overskrift", "over_skrift": "overskrift", "over skrift": "overskrift", "xxxskrift": "",
		"vedrørende": "vedroerende", "vedroerende": "vedroerende", "ændret": "aendret", "tidligerenumre": "tidligereNumre", "årsag": "aarsag", "raekker": "raekker", "rækker": "raekker",
		"by": "ny", "yb": "", "yn": "ny", "n": "ny", "nyy": "ny", "nyyy": "", "": "", "x": "",
		"abcdef": "abcdef", "abcfed": "abcdef", "abdcfe": "abcdef", "abdcef": "abcdef", "badcfe": "", "abxxef": "abcdef", "axxxef": "", "abcdefgh": "abcdef", "abcdefghi": "abcdef",
		strings.Repeat("o", 41): "", strings.Repeat("z", 40): strings.Repeat("z", 39),
	} {
		possible := []string{"overskrift", "vedroerende", "aendret", "tidligereNumre", "aarsag", "raekker", "ny", "abcdef", strings.Repeat("z", 39), strings.Repeat("o", 40)}
		if got := nearest(s, possible); got != want {
			t.Errorf("%q is taken for %q, not %q", s, got, want)
		}
	}
	for want, words := range map[string][]string{"": nil, "a": {"a"}, "a eller b": {"a", "b"}, "a, b eller c": {"a", "b", "c"}} {
		if got := enumerated(words); got != want {
			t.Errorf("%q, not %q", got, want)
		}
	}
}

// A place is told in words a clerk uses, whatever list it is in: by what stands
// there, and never by a number.
func TestAPlaceIsToldInWords(t *testing.T) {
	r := &Record{
		Afsnit: []Afsnit{{Overskrift: "Rammen", Afsnit: []Afsnit{{Overskrift: " "}, {Overskrift: "Mål", Afsnit: []Afsnit{{Overskrift: "Dybt"}}}}, Blokke: []Blok{
			&Tekst{}, &Sammenstilling{Kolonner: []Kolonne{{Overskrift: "Styrker"}, {}}}, &Tabel{Hoved: []string{"Klasse", "Timer"}, Raekker: [][]string{{"Anden", "fire"}, {}}}, &Citater{Citater: []Citat{{Tekst: "Her er **rart**"}}},
			&Resultater{Resultater: []Resultat{{Maaling: "Trivsel"}}}, &Aftaler{Aftaler: []Aftale{{Maal: "Flere\nlæser"}}}, &Figur{}, nil,
		}}, {Overskrift: "To", Blokke: []Blok{&Tekst{Tekst: "**Et** ord"}, &Tekst{}, &Resultater{Resultater: []Resultat{{Maaling: "Trivsel", Klassetrin: "4."}, {Maaling: "Trivsel", Fag: " ", Periode: "2025"}}}}}, {Overskrift: strings.Repeat("x", 41)}},
		Deltagere: []Deltager{{Navn: "Anna", Titel: "Skoleleder"}, {Navn: "Bo"}, {}}, Moede: Moede{Dagsorden: []Dagsordenspunkt{{Punkt: "Velkomst"}}},
	}
	for pointer, want := range map[string]string{
		"": "hele notatet", "x": "x", "/afsnit": "afsnit", "/afsnit/0": "»Rammen«", "/afsnit/0/overskrift": "»Rammen«, overskrift", "/afsnit/0/afsnit/0": "»Rammen«, et afsnit uden overskrift", "/afsnit/0/afsnit/1": "»Mål«",
		"/afsnit/0/afsnit/1/afsnit/0": "»Dybt«", "/afsnit/2": "»" + strings.Repeat("x", 39) + "…«", "/afsnit/3": "et afsnit uden overskrift", "/afsnit/3/afsnit/0": "et afsnit uden overskrift", "/afsnit/3/blokke/0": "et afsnit uden overskrift, et stykke",
		"/afsnit/1/blokke/0": "»To«, teksten »Et ord«", "/afsnit/1/blokke/1": "»To«, teksten", "/afsnit/1/blokke/2/resultater/0": "»To«, tallene om »Trivsel, 4.«", "/afsnit/1/blokke/2/resultater/1": "»To«, tallene om »Trivsel, 2025«",
		"/deltagere/0": "deltageren »Skoleleder«", "/deltagere/1/titel": "deltageren »Bo«, deltagerens titel", "/deltagere/2/funktion/1": "deltageren, funktion", "/deltagere/3": "deltageren",
		"/moede/dagsorden/0/punkt": "dagsordenen »Velkomst«", "/moede/dagsorden/1/start": "dagsordenen, punktet begynder", "/kontroller/0": "et svar", "/skole/tidligereNumre/0": "tidligere institutionsnumre",
		"/afsnit/0/blokke/0/tekst": "»Rammen«, teksten", "/afsnit/0/blokke/1": "»Rammen«, kolonnerne", "/afsnit/0/blokke/1/kolonner/0/tekst": "»Rammen«, kolonnen »Styrker«", "/afsnit/0/blokke/1/kolonner/1": "»Rammen«, kolonnen", "/afsnit/0/blokke/1/kolonner/2": "»Rammen«, kolonnen",
		"/afsnit/0/blokke/2": "»Rammen«, tabellen", "/afsnit/0/blokke/2/hoved/1": "»Rammen«, tabellen, kolonnen »Timer«", "/afsnit/0/blokke/2/raekker/0": "»Rammen«, tabellen, rækken »Anden«", "/afsnit/0/blokke/2/raekker/0/1": "»Rammen«, tabellen, rækken »Anden«, kolonnen »Timer«",
		"/afsnit/0/blokke/2/raekker/1/0": "»Rammen«, tabellen, rækker", "/afsnit/0/blokke/2/billedtekst": "»Rammen«, tabellen, billedtekst",
		"/afsnit/0/blokke/3/citater/0/tekst": "»Rammen«, citatet »Her er rart«", "/afsnit/0/blokke/3/citater/1": "»Rammen«, citatet", "/afsnit/0/blokke/4/resultater/0/vaerdi": "»Rammen«, tallene om »Trivsel«, værdi", "/afsnit/0/blokke/4/resultater/1": "»Rammen«, tallene",
		"/afsnit/0/blokke/5/aftaler/0/frist": "»Rammen«, aftalen »Flere læser«, frist", "/afsnit/0/blokke/5/aftaler/0/maal": "»Rammen«, aftalen »Flere læser«", "/afsnit/0/blokke/5/aftaler/1": "»Rammen«, aftalen", "/afsnit/0/blokke/6/alt": "»Rammen«, billedet, alternativ tekst",
		"/afsnit/0/blokke/7/x": "»Rammen«, et stykke", "/afsnit/0/blokke/0/ukendt": "»Rammen«, teksten, »ukendt«", "/skole/navn": "skolens navn", "/ekstra/a/b": "jeres egne felter", "/ukendt": "»ukendt«",
	} {
		if got := Sted(r, pointer); got != want {
			t.Errorf("%s: %q, not %q", pointer, got, want)
		}
	}
}

// A part of a notat has content where somebody can see a word of it; what is told
// to those who cannot see, and what a measurement is called, is none.
func TestABlockHasWordsWhereTheyCanBeSeen(t *testing.T) {
	for _, c := range []struct {
		name              string
		b                 Blok
		filled, offentlig bool
	}{
		{"a text", &Tekst{Tekst: "a"}, true, true}, {"an empty one", &Tekst{Tekst: " \u00ad\n"}, false, false},
		{"columns", &Sammenstilling{Kolonner: []Kolonne{{}, {Tekst: "a"}, {}}}, true, true}, {"columns of heads", &Sammenstilling{Kolonner: []Kolonne{{Overskrift: "a"}}}, false, false},
		{"a table", &Tabel{Raekker: [][]string{{""}, {"", "a", ""}, {""}}}, true, true}, {"a head", &Tabel{Hoved: []string{"a"}, Raekker: [][]string{{""}}}, false, false},
		{"quotes", &Citater{Citater: []Citat{{}, {Tekst: "a"}, {}}}, true, true}, {"a role", &Citater{Citater: []Citat{{Rolle: "a"}}}, false, false},
		{"a picture", &Figur{Billedtekst: "a"}, true, true}, {"a picture without words", &Figur{Alt: "a", Billede: "b"}, false, false},
		{"agreements", &Aftaler{Aftaler: []Aftale{{}, {Maal: "a"}, {}}}, true, true}, {"no goal", &Aftaler{Aftaler: []Aftale{{Tegn: "a"}}}, false, false},
		{"a result", &Resultater{Resultater: []Resultat{{Maaling: "a"}}}, false, false},
		{"in words", &Resultater{Resultater: []Resultat{{Ord: "a"}}}, true, true}, {"a note", &Resultater{Resultater: []Resultat{{Note: "a"}}}, true, true}, {"a value", &Resultater{Resultater: []Resultat{{Vaerdi: "1"}}}, true, true},
		{"of the municipality", &Resultater{Resultater: []Resultat{{Kommunetal: "1"}}}, true, true}, {"of the country", &Resultater{Resultater: []Resultat{{Landstal: "1"}}}, true, true}, {"a reference", &Resultater{Resultater: []Resultat{{SocialReference: "1"}}}, true, true},
		{"of earlier", &Resultater{Resultater: []Resultat{{Tidligere: []Tidligere{{}, {Vaerdi: "1"}}}}}, true, true}, {"no earlier value", &Resultater{Resultater: []Resultat{{Tidligere: []Tidligere{{Periode: "a"}}}}}, false, false},
		{"an internal one", &Resultater{Resultater: []Resultat{{Ord: "a", Synlighed: Intern}}}, true, false}, {"one of them", &Resultater{Resultater: []Resultat{{Ord: "a", Synlighed: Intern}, {Ord: "b"}, {Ord: "c", Synlighed: Intern}}}, true, true}, {"an empty public one", &Resultater{Resultater: []Resultat{{Ord: "a", Synlighed: Intern}, {}}}, true, false},
	} {
		if filled, offentlig := blokHasWords(c.b); filled != c.filled || offentlig != c.offentlig {
			t.Errorf("%s: %v %v", c.name, filled, offentlig)
		}
	}
	for n, want := range map[Tal]string{"": "", "7": "7", "7.40": "7,40", "-0.5": "-0,5"} {
		if got := n.Danish(); got != want {
			t.Errorf("%s is printed %s", n, got)
		}
	}
}

// Each of several that say nothing is told of, whatever stands between them.
func TestEachResultThatSaysNothingIsTold(t *testing.T) {
	r := decode(t, good)
	says, silent := Resultat{Maaling: "Karakterer", Vaerdi: "7.40"}, Resultat{Maaling: "Trivsel"}
	r.Afsnit[2].Blokke[0] = &Resultater{Type: "resultater", Resultater: []Resultat{says, silent, says, silent}}
	_, list := Validate(r.Clone(), krav())
	var got []string
	for _, f := range list {
		if f.Code == "resultat-uden-indhold" {
			got = append(got, f.Pointer)
		}
	}
	if want := "/afsnit/2/blokke/0/resultater/1 /afsnit/2/blokke/0/resultater/3"; strings.Join(got, " ") != want {
		t.Errorf("told at %v", got)
	}
}

func TestATimeIsOneOfADay(t *testing.T) {
	for s, want := range map[string]bool{"00:00": true, "13.05": true, "23:59": true, "24:00": false, "23:60": false, "29:00": false, "13-05": false, "1305": false, "13:5": false, "13:055": false, "1a:05": false, "13:a5": false, "": false} {
		if got := isTid(s); got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
}
