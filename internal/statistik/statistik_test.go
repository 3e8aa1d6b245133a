package statistik

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"notat/internal/regneark"
	"notat/internal/regneark/regnearktest"
	"notat/internal/samtale"
)

const (
	ours = "123456"
	year = "2025/26"
)

// kuber are invented extracts of every cube, in the form that the API gives them.
var kuber = map[string][][]string{
	"KARAGNS": {{"[Institution].[Institutionsnummer].[Institutionsnummer]", "[Institution].[Institution].[Institution]", "[Skoleår].[Skoleår].[Skoleår]", "Gennemsnit i bundne prøver", "Antal elever med alle bundne prøver"},
		{ours, "Birkelund Skole", "2024/2025", "7,30", "41"}, {ours, "Birkelund Skole", "2023/2024", "7,1", "39"}, {"654321", "Åby Skole", "2024/2025", "9,9", "1.204"}},
	"KARADM": {{"[Institution].[Institutionsnummer].[Institutionsnummer]", "[Skoleår].[Skoleår].[Skoleår]", "Gennemsnit - Dansk bundne prøver", "Gennemsnit - Matematik bundne prøver", "Andel elever med mindst 2 i dansk og matematik"},
		{ours, "2024/2025", "7,4", "6,90", "100,0 %"}},
	"TRIVIND": {{"[Institution].[Institutionsnummer].[Institutionsnummer]", "[Skoleår].[Skoleår].[Skoleår]", "[Trivselsindikator].[Trivselsindikator].[Trivselsindikator]", "[Klassetrin].[Klassetrin].[Klassetrin]", "Indikatorsvar", "Antal Indikatorsvar", "Indikatorsvar - Kommunetal", "Indikatorsvar - Landstal"},
		{ours, "2025/2026", "Generel trivsel", "4. klasse", "3,8", "52", "3,7", "3,6"}, {ours, "2025/2026", "Ro og orden", "4. klasse", "3,10", "52", "3,2", "3,3"},
		{"654321", "2025/2026", "Social trivsel", "4. klasse", "4,1", "30", "3,7", "3,6"}, {"654321", "2025/2026", "Generel trivsel", "9. klasse", "4,1", "30", "3,7", "3,6"}},
	"FRAVAAR": {{"[Institution].[Institutionsnummer].[Institutionsnummer]", "[Tid].[Skoleår].[Skoleår]", "[Klassetrin].[Skoletrin].[Skoletrin]", "Gennemsnitligt fravær per skoleår", "Over 10 procent"},
		{ours, "2024/2025", "Mellemtrin", "5,6 %", "12,35 %"}},
	"KOMP": {{"[Institution].[Institutionsnummer].[Institutionsnummer]", "[Skoleår].[Skoleår].[Skoleår]", "[Fag].[Fag].[Fag]", "Kompetencedækning"},
		{ours, "2024/2025", "Matematik", "95,5 %"}, {ours, "2024/2025", "Alle", "91,0 %"}},
	"ELEVEX": {{"[Institution].[Institutionsnummer].[Institutionsnummer]", "[Skoleår].[Skoleår].[Skoleår]", "Antal elever", "Inklusionsgrad"},
		{ours, "2025/2026", "2.351", "96,5 %"}},
	"OVERSKO": {{"[Institution].[Afdelingsnummer].[Afdelingsnummer]", "[Institution].[Afdeling].[Afdeling]", "[Skoleår].[Skoleår].[Skoleår]", "Elevtal", "Klassekvotient", "Klassekvotient Kommune", "Klassekvotient Land", "Samlet elevfravær",
		"SocRef Karaktergennemsnit", "SocRef Socioøkonomisk reference", "SocRef Forskel", "SocRef Signifikant forskel"},
		{ours, "Birkelund Skole", "2025/2026", "412", "21,3", "20,9", "21,0", "6,0 %", "", "", "", ""}, {ours, "Birkelund Skole", "2024/2025", "405", "21,10", "20,8", "21,0", "5,9 %", "7,3", "7,1", "0,2", "Over niveau"}},
}

func read(t *testing.T, fil []byte) *Udtraek {
	t.Helper()
	ark, err := regneark.Read(fil)
	if err != nil {
		t.Fatal(err)
	}
	u, err := Read(ark, Skole{Institutionsnr: ours, Skoleaar: year})
	if err != nil {
		t.Fatal(err)
	}
	return u
}

// said writes what was found, one line each.
func said(u *Udtraek) string {
	var b strings.Builder
	for _, f := range u.Fund {
		r := f.Resultat
		fmt.Fprintf(&b, "%s|%s|%s|%s|%s: %s", r.Art, r.Maaling, r.Fag, r.Klassetrin, r.Periode, r.Vaerdi)
		if r.Antal != nil {
			fmt.Fprintf(&b, " n=%d", *r.Antal)
		}
		fmt.Fprintf(&b, " %s/%s/%s%s %s", r.Kommunetal, r.Landstal, r.SocialReference, r.Referencevurdering, r.Enhed)
		for _, x := range r.Tidligere {
			fmt.Fprintf(&b, " [%s %s]", x.Periode, x.Vaerdi)
		}
		fmt.Fprintf(&b, " %s\n", r.Note)
	}
	return b.String()
}

// Every cube gives the same results from the API's answer, the spreadsheet and CSV,
// and those that stand in it: a suppressed number is told of and is no number.
func TestEveryCubeInEveryFormat(t *testing.T) {
	for name, c := range map[string]string{
		"KARAGNS": "karakter|Gennemsnit i bundne prøver|||2024/25: 7.30 n=41 //  [2023/24 7.1] \n",
		"KARADM":  "karakter|Gennemsnit i bundne prøver|Dansk||2024/25: 7.4 //  \nkarakter|Gennemsnit i bundne prøver|Matematik||2024/25: 6.90 //  \nkarakter|Elever med mindst 2 i dansk og matematik|||2024/25: 100.0 // % \n",
		"TRIVIND": "trivsel|Generel trivsel||4. klasse|2025/26: 3.8 n=52 3.7/3.6/  \ntrivsel|Ro og orden||4. klasse|2025/26: 3.10 n=52 3.2/3.3/  \ntrivsel|Social trivsel||4. klasse|2025/26:  //  " + NotPublished + "\n",
		"FRAVAAR": "fravaer|Gennemsnitligt fravær||Mellemtrin|2024/25: 5.6 // % \nfravaer|Elever med over 10 procent fravær||Mellemtrin|2024/25: 12.35 // % \n",
		"KOMP":    "kompetencedaekning|Kompetencedækning|Matematik||2024/25: 95.5 // % \nkompetencedaekning|Kompetencedækning|||2024/25: 91.0 // % \n",
		"ELEVEX":  "andet|Elevtal|||2025/26: 2351 // elever \nandet|Inklusionsgrad|||2025/26: 96.5 // % \n",
		"OVERSKO": "andet|Elevtal|||2025/26: 412 // elever [2024/25 405] \nandet|Klassekvotient|||2025/26: 21.3 20.9/21.0/  [2024/25 21.10] \nfravaer|Samlet elevfravær|||2025/26: 6.0 // % [2024/25 5.9] \n" +
			"karakter|Karaktergennemsnit mod socioøkonomisk reference|||2024/25: 7.3 //7.1over  \n",
	} {
		for format, write := range regnearktest.Formats {
			u := read(t, write(kuber[name]))
			if got := said(u); got != c {
				t.Errorf("%s as %s:\n%s\nwant\n%s", name, format, got, c)
			}
			if len(u.Unknown) > 0 {
				t.Errorf("%s as %s: %v", name, format, u.Unknown)
			}
			first := 2 // the head is the first row of a sheet
			if format == "json" {
				first = 1
			}
			if got := u.Fund[0].Spor[0].Raekke; got != first {
				t.Errorf("%s as %s: the number is said to come from row %d", name, format, got)
			}
		}
	}
}

// Of random extracts no number changes in a digit, none of another school comes in,
// and none that is absent becomes one. make soak draws more.
func TestRandomExtractsKeepEveryDigit(t *testing.T) {
	n := 40
	if s := os.Getenv("NOTAT_SOAK"); s != "" {
		n, _ = strconv.Atoi(s)
	}
	for seed := range n {
		r := rand.New(rand.NewPCG(uint64(seed), 18))
		rows, want := draw(r)
		var first string
		for _, format := range []string{"json", "xlsx", "csv"} {
			u := read(t, regnearktest.Formats[format](rows))
			got := map[string]string{}
			for _, f := range u.Fund {
				x := f.Resultat
				key := x.Maaling + x.Fag
				got[key+x.Periode] = x.Vaerdi.Danish()
				if (x.Vaerdi == "") != (x.Note == NotPublished) {
					t.Fatalf("seed %d: %+v", seed, x)
				}
				if x.Vaerdi == "" {
					delete(got, key+x.Periode)
				}
				for _, e := range x.Tidligere {
					got[key+e.Periode] = e.Vaerdi.Danish()
				}
			}
			if !reflect.DeepEqual(got, want) {
				t.Fatalf("seed %d as %s: got %v, want %v", seed, format, got, want)
			}
			all, err := json.Marshal(u.Fund)
			if err != nil {
				t.Fatal(err)
			}
			if s := said(u); first != "" && s != first {
				t.Fatalf("seed %d as %s: %s\n%s", seed, format, all, first)
			} else {
				first = s
			}
		}
	}
}

// draw makes an extract of several schools, and what it says of ours. The numbers of
// the others end in 77.
func draw(r *rand.Rand) (rows [][]string, want map[string]string) {
	measures := []string{"Karaktergennemsnit", "Klassekvotient", "Kompetencedækning"}
	labels := map[string]string{"Karaktergennemsnit": "Gennemsnit i bundne prøver"}
	rows, want = [][]string{append([]string{"Institutionsnummer", "Skoleår", "Fag"}, measures...)}, map[string]string{}
	for _, fag := range []string{"Dansk", "Matematik", "Tysk"}[:1+r.IntN(3)] {
		for _, year := range []string{"2022/2023", "2023/2024", "2024/2025"} {
			for _, school := range []string{"654321", ours, "123457"} {
				if r.IntN(6) == 0 { // suppressed
					continue
				}
				row := []string{school, year, fag}
				for _, m := range measures {
					s := danishNumber(r)
					if school != ours {
						s += "77"
					}
					if m == "Kompetencedækning" {
						s += " %"
					}
					if r.IntN(8) == 0 {
						s = ""
					}
					row = append(row, s)
					if school == ours && s != "" {
						name := m
						if l := labels[m]; l != "" {
							name = l
						}
						plain := strings.ReplaceAll(strings.TrimSuffix(s, " %"), ".", "")
						want[name+fag+year[:5]+year[7:]] = plain
					}
				}
				rows = append(rows, row)
			}
		}
	}
	r.Shuffle(len(rows)-1, func(i, j int) { rows[i+1], rows[j+1] = rows[j+1], rows[i+1] })
	return rows, want
}

func danishNumber(r *rand.Rand) string {
	s := strconv.Itoa(r.IntN(1000))
	if r.IntN(4) == 0 {
		s = strconv.Itoa(1+r.IntN(99)) + fmt.Sprintf(".%03d", r.IntN(1000))
	}
	return s + "," + strconv.Itoa(r.IntN(10)) + strings.Repeat("0", r.IntN(2))
}

// What cannot be an extract of a school's figures is refused with its place.
func TestWhatIsNoExtractIsRefusedWithItsPlace(t *testing.T) {
	for name, c := range map[string]struct {
		csv, sted string
	}{
		"two rows of names above":  {"Tal;Tal\nInstitutionsnummer;Skoleår;Klassekvotient\n123456;2024/2025;20\n", "række 1"},
		"two rows of names below":  {"Institutionsnummer;Skoleår;Klassekvotient\n123456;2024/2025;Gennemsnit\n", "række 2, kolonne »Klassekvotient«"},
		"no number of the school":  {"Institution;Skoleår;Klassekvotient\nBirkelund;2024/2025;20\n", "række 1"},
		"no school year":           {"Institutionsnummer;Klassekvotient\n123456;20\n", "række 1"},
		"commas in and between":    {"Institutionsnummer,Skoleår,Karaktergennemsnit,Inklusionsgrad\n123456,2024/2025,7,30,\n", "række 2"},
		"no such year":             {"Institutionsnummer;Skoleår;Klassekvotient\n123456;2024/2027;20\n", "række 2, kolonne »Skoleår«"},
		"English number":           {"Institutionsnummer;Skoleår;Klassekvotient\n123456;2024/2025;20.5\n", "række 2, kolonne »Klassekvotient«"},
		"half a pupil":             {"Institutionsnummer;Skoleår;Karaktergennemsnit;Antal elever\n123456;2024/2025;7,0;4,5\n", "række 2, kolonne »Antal elever«"},
		"two rows say it":          {"Institutionsnummer;Skoleår;Klassekvotient\n123456;2024/2025;20\n123456;2024/2025;21\n", "række 3"},
		"twice the same column":    {"Institutionsnummer;Skoleår;Klassekvotient;Klassekvotient\n123456;2024/2025;20;20\n", "række 1, kolonne »Klassekvotient«"},
		"an unknown verdict":       {"Institutionsnummer;Skoleår;Karaktergennemsnit;SocRef Signifikant forskel\n123456;2024/2025;7,0;måske\n", "række 2, kolonne »SocRef Signifikant forskel«"},
		"two columns of one thing": {"Institutionsnummer;Institutionsnr;Skoleår;Klassekvotient\n123456;123456;2024/2025;20\n", "række 1, kolonne »Institutionsnr«"},
	} {
		ark, err := regneark.Read([]byte(c.csv))
		if err != nil {
			t.Fatal(err)
		}
		_, err = Read(ark, Skole{Institutionsnr: ours, Skoleaar: year})
		var wrong *regneark.Fejl
		if !errors.As(err, &wrong) || wrong.Sted != c.sted {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Other names of columns are a matter of the municipality's table; what stands in no
// table is told.
func TestAMunicipalityNamesItsColumns(t *testing.T) {
	ark, err := regneark.Read([]byte("Skolens nr.;Skoleår;Snit;Snit Land;Pr. lærer;Vejret\n123456;2024/2025;7,3;7,0;11,2;sol\n"))
	if err != nil {
		t.Fatal(err)
	}
	u, err := Read(ark, Skole{Institutionsnr: ours, Skoleaar: year, Kolonner: map[string]string{"Skolens nr.": "Institutionsnummer", "Snit": "Gennemsnit i bundne prøver", "Pr. lærer": "personale: Elever pr. lærer"}})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := said(u), "karakter|Gennemsnit i bundne prøver|||2024/25: 7.3 /7.0/  \npersonale|Elever pr. lærer|||2024/25: 11.2 //  \n"; got != want {
		t.Errorf("%s", got)
	}
	if len(u.Unknown) != 1 || u.Unknown[0].Navn != "Vejret" {
		t.Errorf("%v", u.Unknown)
	}
}

// The figures of a department are not those of the school, and rows of the years
// after the record's are not its.
func TestDepartmentsAndLaterYearsAreNotUsed(t *testing.T) {
	u := read(t, []byte("Institutionsnummer;Afdelingsnummer;Skoleår;Klassekvotient\n123456;111111;2024/2025;30\n123456;123456;2024/2025;20\n123456;123456;2026/2027;40\n"))
	if len(u.Fund) != 1 || u.Fund[0].Resultat.Vaerdi != "20" || len(u.Departments) != 1 || len(u.Later) != 1 {
		t.Errorf("%s %v %v", said(u), u.Departments, u.Later)
	}
}

func TestDanishNumbers(t *testing.T) {
	for s, want := range map[string]samtale.Tal{"2.351": "2351", "7,3": "7.3", "7,40": "7.40", "100,0 %": "100.0", "0": "0", "-0,20": "-0.20", "12,5\u00a0%": "12.5", "1.234.567,8": "1234567.8",
		"7.3": "", "1.23": "", "12.34.567": "", "007": "", "1e3": "", "½": "", "": "", "7,": "", "+3": "", "1 000": ""} {
		if got, _, ok := tal(s); got != want || ok != (want != "") {
			t.Errorf("%q is %q", s, got)
		}
	}
}
