package kontrol_test

import (
	"slices"
	"strings"
	"testing"

	"notat/internal/fault"
)

// A name beside that of one who took part is found, in the title, in the group and
// in the field of another's name; titles of places and units are none.
func TestANameBesideANameIsFound(t *testing.T) {
	for _, c := range []struct {
		who  string // first of those who took part
		want string // codes with their severity
	}{
		{`{"navn":"Jytte Vang","titel":"Skoleleder","part":"skoleledelse"}`, ""},
		{`{"navn":"Jytte Vang","titel":"Skoleleder og Alma Kirkeby, lærer","part":"skoleledelse"}`, "navneliste!"},
		{`{"navn":"Jytte Vang","titel":"Skoleleder (Malthe Dueholm, elev)","part":"skoleledelse"}`, "navneliste!"},
		{`{"navn":"Jytte Vang, elev i 9.b","titel":"Skoleleder","part":"skoleledelse"}`, "navneliste!"},
		{`{"navn":"Jytte Vang (mor til to)","part":"forvaltning"}`, "navneliste!"},
		{`{"navn":"Jytte Vang (forælder)","part":"udvalg","navnOffentligt":true}`, ""},
		{`{"navn":"Skoleleder Jytte Vang","part":"skoleledelse"}`, ""},
		{`{"navn":"Jytte Vang","titel":"Skoleleder og Qvade Dueholm","part":"skoleledelse"}`, "navneliste"},
		{`{"navn":"Jytte Vang","titel":"Skoleleder","gruppe":"Alma Kirkeby 2. b","part":"skoleledelse"}`, "navneliste!"},
		{`{"navn":"Jytte Vang","titel":"Skoleleder, stedfortræder for Jytte Vang","part":"skoleledelse"}`, ""},
		{`{"navn":"Jytte Vang","titel":"Mor til emma","part":"udvalg"}`, "navneliste"},
		{`{"navn":"Jytte Vang","titel":"Leder med ansvar for indskoling og sfo, bagud til maj","part":"skoleledelse"}`, ""},
		{`{"navn":"Jytte Vang","titel":"Skoleleder, Marie Lunds Skole","part":"skoleledelse"}`, ""},
		{`{"navn":"Jytte Vang","titel":"Chef for Center for Børn og Unge","part":"forvaltning"}`, ""},
		{`{"navn":"Jytte Vang","titel":"Konsulent, Team Nord","part":"forvaltning"}`, ""},
		{`{"navn":"Jytte Vang","titel":"Afdelingsleder, SFO Tusindfryd","gruppe":"Ledelsen","part":"skoleledelse"}`, ""},
		{`{"navn":"Jytte Vang og Ejnar Holt","titel":"Ledere","part":"skoleledelse"}`, "flere-i-navn"},
		{`{"navn":"Jytte Vang og Ejner Wissing","titel":"Ledere","part":"skoleledelse"}`, "flere-i-navn tilbageholdt-navn!"},
		{`{"navn":"Jytte Vang","titel":"Leder for Ejner Wissing","part":"skoleledelse"}`, "tilbageholdt-navn!"},
	} {
		v := reduce(t, udkast(t, `"deltagere":[`+c.who+`,{"navn":"Ejner Wissing","titel":"Forælder","part":"foraeldre"}],`+afsnit("indsatser", tekst("Vi har det godt.")))).Faults
		var got []string
		for _, f := range v {
			if slices.Contains([]string{"navneliste", "flere-i-navn", "tilbageholdt-navn"}, f.Code) {
				s := f.Code
				if f.Severity == fault.Error {
					s += "!"
				}
				got = append(got, s)
			}
		}
		slices.Sort(got)
		if s := strings.Join(slices.Compact(got), " "); s != c.want {
			t.Errorf("%s: %q, not %q", c.who, s, c.want)
		}
	}
}

// Three full names in a row are a list of people, whatever stands above it; it is asked
// about, and refuses nothing. Two, and those whose names are public, are none.
func TestNamesInARowAreAList(t *testing.T) {
	for words, want := range map[string]bool{
		"Til stede var Anna Bruun, Bo Krogh og Ditte Lind.":       true,
		"- Anna Bruun\n- Bo Krogh\n- Ditte Lind":                  true,
		"Anna Bruun; Bo Krogh; Ditte Lind":                        true,
		"Anna Bruun og Bo Krogh bød velkommen.":                   false,
		"Anna Bruun, Bo Krogh og Jytte Vang bød velkommen.":       false,
		"Anna Bruun læste højt, Bo Krogh sang, Ditte Lind tav.":   false,
		"Fælles Ferie, Store Bededag og Store Legedag er aftalt.": false,
	} {
		v := reduce(t, udkast(t, `"deltagere":[{"navn":"Jytte Vang","titel":"Skoleleder","part":"skoleledelse"}],`+afsnit("indsatser", tekst(words)))).Faults
		got := false
		for _, f := range v {
			if f.Code == "navneliste" {
				if got = true; f.Severity == fault.Error {
					t.Errorf("%s: an error", words)
				}
			}
		}
		if got != want {
			t.Errorf("%s: %v, not %v", words, got, want)
		}
	}
}
