package kontrol_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"notat/internal/samtale/samtaletest"
)

// what is found of a withheld name in a text
const (
	nothing = ""
	refused = "error /afsnit/0/blokke/0/tekst"   // the name
	points  = "warning /afsnit/0/blokke/0/tekst" // a part that points at the person
	asked   = "error /deltagere/0/navn"          // a name of one word: one question, which refuses
	doubted = "warning /deltagere/0/navn"        // ... or does not
)

func TestWithheldNamesAreFoundInAnyText(t *testing.T) {
	for _, c := range []struct{ navn, tekst, want string }{
		{"Asta Ørnsgaard", "Asta Ørnsgaard fortalte.", refused},
		{"Asta Ørnsgaard", "ASTA ØRNSGAARD", refused},
		{"Asta Ørnsgaard", "asta ørnsgaard", refused},
		{"Asta Ørnsgaard", "**Asta** _Ørnsgaard_", refused},
		{"Asta Ørnsgaard", "Asta\nØrnsgaard", refused},
		{"Asta Ørnsgaard", "Asta   \t  Ørnsgaard", refused},
		{"Asta Ørnsgaard", "- Asta\n- Ørnsgaard", refused},
		{"Asta Ørnsgaard", "Asta\n\nØrnsgaard", refused},
		{"Asta Ørnsgaard", "Asta\u00a0Ørns\u00adgaard", refused},
		{"Asta Ørnsgaard", "As\u2060ta Ørns\ufe0egaard", refused},
		{"Asta Ørnsgaard", "Asta Ørns-\ngaard", refused},
		{"Asta Ørnsgaard", "Asta Ørns- gaard", refused},
		{"Asta Ørnsgaard", "Asta Ørnsgaards ide", refused},
		{"Asta Ørnsgaard", "Asta Ørnsgaard's ide", refused},
		{"Asta Ørnsgaard", "Asta Örnsgård", refused},
		{"Asta Ørnsgaard", "Asta Oernsgaard", refused},
		{"Asta Ørnsgaard", "ＡＳＴＡ Ørnsgaard", refused},
		{"Asta Ørnsgaard", "asta.ørnsgaard@fjordby.dk", refused},
		{"Asta Ørnsgaard", "asta.oernsgaard@fjordby.dk", refused},
		{"Asta Ørnsgaard", "astaoernsgaard@fjordby.dk", refused},
		{"Asta Ørnsgaard", "[Asta Ørnsgaard](https://www.fjordby.dk)", refused},
		{"Asta Ørnsgaard", "[Asta](https://www.fjordby.dk/skole) Ørnsgaard", refused},
		{"Asta Ørnsgaard", "[Brevet](https://www.fjordby.dk/breve/Asta%20%C3%98rnsgaard.pdf)", refused},
		{"Asta Ørnsgaard", "[Brevet](https://www.fjordby.dk/?u=https%3A%2F%2Fx.dk%2Fasta-%25C3%25B8rnsgaard)", refused},
		{"Asta Ørnsgaard", "https://www.fjordby.dk/asta%20%C3%B8rnsgaard", refused},
		{"Asta Ørnsgaard", "A s t a Ø r n s g a a r d", refused},
		{"Asta Ørnsgaard", "Ørnsgaard, Asta", refused},
		{"Asta Ørnsgaard", "Ørnsgaard Asta", refused},
		{"Asta Ørnsgaard", "Asta M. Ørnsgaard", refused},
		{"Asta Ørnsgaard", "Asta Marie Ørnsgaard", refused},
		{"Asta Ørnsgaard", "Asta fortalte", points},
		{"Asta Ørnsgaard", "Astas forslag", points},
		{"Asta Ørnsgaard", "Asta Ø. fortalte", points},
		{"Asta Ørnsgaard", "A. Ørnsgaard fortalte", points},
		{"Asta Ørnsgaard", "A.Ø. fortalte", points},
		{"Asta Ørnsgaard", "Forslaget fra AØ", points},
		{"Asta Ørnsgaard", "asta@fjordby.dk", points},
		{"Asta Ørnsgaard", "Asta Ørnsgård-Holt", refused},
		{"Asta Ørnsgaard", "Asta Ørnsgard", points},
		{"Asta Ørnsgaard", "Asta Ørnsgaardvej 3", nothing},
		{"Asta Ørnsgaard", "Asta Nielsen var skuespiller", nothing},
		{"Asta Ørnsgaard", "På Ørnsgaard Skole", nothing},
		{"Asta Ørnsgaard", "Kastastaden", nothing},
		{"Ida Marie Krog Holt", "Ida Holt", refused},
		{"Ida Marie Krog Holt", "Ida Krog", refused},
		{"Ida Marie Krog Holt", "Holt, Ida Marie", refused},
		{"Ida Marie Krog Holt", "Marie Holt", points},
		{"Ida Marie Krog Holt", "Ida Marie", points},
		{"Ida Marie Krog Holt", "Marie fra 4.b", nothing},
		{"Ida Marie Krog Holt", "I et holt ved åen", nothing},
		{"Ida Marie Holt", "ida.m.holt@fjordby.dk", refused},
		{"Ida Marie Holt", "ida-marie.holt@fjordby.dk", refused},
		{"Ida Marie Holt", "iholt@fjordby.dk", points},
		{"Ida Marie Holt", "Notat fra IMH", points},
		{"Åse Søgård", "ase.sogard@fjordby.dk", refused},
		{"Åse Søgård", "[Siden](https://xn--sesgrd-huae3o.dk/)", refused},
		{"N.N.", "N.N. fortalte", nothing},
		{"André Lund", "Andre\u0301 Lund", refused},
		{"Anna von Bülow", "Anna von Bülow", refused},
		{"Åse Bækgård-Lund", "Åse Bækgård Lund", refused},
		{"Dagny O'Fjord", "Dagny O’Fjord", refused},
		{"Ib Ø. Skovmark", "Ib Ø Skovmark", refused},
		{"Bo Skov", "Her kan man bo. Skov og strand er tæt på.", nothing},
		{"Bo Skov", "Skov sagde, at det går godt.", points},
		{"Bo", "Bo sagde", asked},
		{"Bo", "Vi talte med Bo i pausen", asked},
		{"Bo", "Det er Bos forslag", asked},
		{"Bo", "Bo og naboskab er årets tema", doubted},
		{"Skov", "Rude Skov Skole er nabo", nothing},
		{"Bo", "at bo i byen", nothing},
		{"Bo", "Boligen", nothing},
		{"Bo", "Birkebo", nothing},
		{"bo", "vi talte med bo", doubted},
		{"Villum", "Villum fortalte", asked},
		{"Ida og Bo Krog", "Ida Krog", refused},
		{"Ida og Bo Krog", "Bo Krog", refused},
		{"Krog, Ida", "Ida Krog", refused},
		{"Lone Birk (mor til Emil)", "Lone Birk", refused},
		{"Lone Birk (mor til Emil)", "Emil fortalte", asked},
		{"Lærer Per Vad", "Per Vad", refused},
		{"Per Vad, lærer", "Per Vad", refused},
		{"Per Vad, lærer", "En lærer fortalte", nothing},
		{"Elevrådet", "Elevrådet fortalte", nothing},
		{"To elever", "To elever fortalte", nothing},
		{"-", "- et punkt", nothing},
	} {
		v := udkast(t, fmt.Sprintf(`"deltagere":[{"navn":%s,"part":"foraeldre"}],%s`, quote(c.navn), afsnit("indsatser", tekst(c.tekst))))
		if got := ofCode(t, v, "tilbageholdt-navn"); !slices.Equal(got, slices.DeleteFunc([]string{c.want}, func(s string) bool { return s == "" })) {
			t.Errorf("%q in %q: %q, want %q", c.navn, c.tekst, got, c.want)
		}
	}
}

// ofCode lists what a check finds, as "severity pointer".
func ofCode(t *testing.T, v valid, kode string) []string {
	t.Helper()
	out := []string{}
	for _, f := range reduce(t, v).Faults {
		if f.Code == kode {
			out = append(out, string(f.Severity)+" "+f.Pointer)
		}
	}
	return out
}

func TestNamesThatArePublicAreLeftAlone(t *testing.T) {
	const deltagere = `"deltagere":[{"navn":"Karen Holt","part":"skoleledelse"},{"navn":"Per Fjordby Solbakke","part":"foraeldre"},{"navn":"Asta Holt","part":"foraeldre"},{"navn":"Karen Ørn","part":"foraeldre"}],`
	for s, want := range map[string]int{
		"Karen Holt bød velkommen.": 0, "Holt bød velkommen.": 0, "Karen bød velkommen.": 0, "Fjordby Kommune var vært i Fjordby.": 0,
		"Karen Ørn roste skolen.": 1, "Asta roste skolen.": 1, "Karen Holt og Asta Holt": 1,
	} {
		if got := ofCode(t, udkast(t, deltagere+afsnit("indsatser", tekst(s))), "tilbageholdt-navn"); len(got) != want {
			t.Errorf("%q: %q, want %d", s, got, want)
		}
	}
}

// The school's own name is nobody's, whoever is called like it.
func TestTheNameOfTheSchoolIsNobodys(t *testing.T) {
	for skole, who := range map[string]string{"Ellenlund Skole": "Ellen Lund", "Ellen Lund Skole": "Ellen Lund", "Holm Skole": "Ida Holm"} {
		for s, want := range map[string]int{skole + " er ny.": 0, strings.ToUpper(skole) + " og " + strings.TrimSuffix(skole, "e") + "es elever": 0, "Vi takker " + who + ".": 1} {
			r := checked(t, samtaletest.Krav(), `{"dokument":{"titel":"Samtale på `+skole+`","status":"udkast","skoleaar":"2024/25"},"moede":{"dato":"2025-03-13"},"kommune":{"navn":"Fjordby Kommune"},"skole":{"navn":"`+skole+`"},"deltagere":[{"navn":"`+who+`","part":"foraeldre"}],`+afsnit("indsatser", tekst(s))+`}`)
			n := 0
			for _, f := range r {
				if f.Code == "tilbageholdt-navn" {
					n++
				}
			}
			if n != want {
				t.Errorf("%s: %q: %d, not %d: %v", skole, s, n, want, r)
			}
		}
	}
}

func TestANameIsFoundOverCellsColumnsAndItems(t *testing.T) {
	for _, blok := range []string{
		`{"type":"tabel","hoved":["Fornavn","Efternavn"],"raekker":[["Asta","Ørnsgaard"]]}`,
		`{"type":"tabel","hoved":["A","B"],"raekker":[["Asta","x"],["Ørnsgaard","y"]]}`,
		`{"type":"tabel","hoved":["A","B"],"raekker":[["Efternavn","Fornavn"],["Ørnsgaard","Asta"]]}`,
		`{"type":"sammenstilling","kolonner":[{"overskrift":"A","tekst":"x\n\nAsta"},{"overskrift":"B","tekst":"y\n\nØrnsgaard"}]}`,
		`{"type":"sammenstilling","kolonner":[{"overskrift":"Asta","tekst":"x"},{"overskrift":"Ørnsgaard","tekst":"y"}]}`,
		`{"type":"aftaler","aftaler":[{"maal":"x","tiltag":["Asta","Ørnsgaard"]}]}`,
		`{"type":"citater","citater":[{"tekst":"Godt.","rolle":"Ørnsgaard, Asta"}]}`,
		`{"type":"resultater","resultater":[{"maaling":"x","ord":"y","kilde":"Asta Ørnsgaard"}]}`,
	} {
		v := udkast(t, `"deltagere":[{"navn":"Asta Ørnsgaard","part":"foraeldre"}],`+afsnit("indsatser", blok))
		if got := ofCode(t, v, "tilbageholdt-navn"); len(got) != 1 || !strings.HasPrefix(got[0], "error /afsnit/0/blokke/0") {
			t.Errorf("%s: %q", blok, got)
		}
	}
	v := udkast(t, `"deltagere":[{"navn":"Asta Ørnsgaard","part":"foraeldre"}],`+afsnit("indsatser", tekst("Vi takker Asta."), tekst("Ørnsgaard er en gård")))
	for _, f := range ofCode(t, v, "tilbageholdt-navn") {
		if strings.HasPrefix(f, "error") {
			t.Errorf("two blocks are read as one name: %s", f)
		}
	}
	// A sentence that ends is no name that goes on; one that does not is.
	for heading, texts := range map[string][]string{"Om": {"Det sagde Asta", "Ørnsgaard var glad."}, "Tak til Asta": {"Ørnsgaard"}, "Vi hørte": {"Ørnsgaard,", "Asta", "x"}, "Rammen": {"Asta", `","synlighed":"intern`, "Ørnsgaard"}} {
		var blokke []string
		for _, s := range texts {
			blokke = append(blokke, `{"type":"tekst","tekst":"`+s+`"}`)
		}
		v := udkast(t, `"deltagere":[{"navn":"Asta Ørnsgaard","part":"foraeldre"}],"afsnit":[{"overskrift":"`+heading+`","del":"indsatser","blokke":[`+strings.Join(blokke, ",")+`]}]`)
		if got := ofCode(t, v, "tilbageholdt-navn"); len(got) != 1 || !strings.HasPrefix(got[0], "error") {
			t.Errorf("%s %q: %q", heading, texts, got)
		}
	}
}

// A part of a name is the name where only a role may stand; in small letters it is
// when it is no word of the language.
func TestAPartOfANameIsJudgedByItsPlace(t *testing.T) {
	const who = `"deltagere":[{"navn":"Sonja Marquardt","titel":"Forælder","part":"foraeldre"},{"navn":"Ib Skovgaard","part":"foraeldre"},{"navn":"Åse Mortensen","part":"foraeldre"}],`
	for _, c := range []struct{ blok, want string }{
		{`{"type":"citater","citater":[{"tekst":"Godt.","rolle":"Sonja"}]}`, "error /afsnit/0/blokke/0/citater/0/rolle"},
		{`{"type":"aftaler","aftaler":[{"maal":"x","ansvarlig":"Marquardt og lederen"}]}`, "error /afsnit/0/blokke/0/aftaler/0/ansvarlig"},
		{`{"type":"citater","citater":[{"tekst":"Sonja var glad.","rolle":"Lærer"}]}`, "warning /afsnit/0/blokke/0/citater/0/tekst"},
		{tekst("familien marquardt kom"), "warning /afsnit/0/blokke/0/tekst"},
		{tekst("vi gik til skovgaard i går"), ""},
		{tekst("her mente skovgaard noget andet, og skovgaard sagde det"), "warning /afsnit/0/blokke/0/tekst"},
		{tekst("hos familien skovgaard er der ro"), "warning /afsnit/0/blokke/0/tekst"},
		{tekst("mødet gik godt, og fru skovgaards forslag blev fulgt"), "warning /afsnit/0/blokke/0/tekst"},
		{tekst("det ønskede mortensen også"), "warning /afsnit/0/blokke/0/tekst"},
	} {
		if got := strings.Join(ofCode(t, udkast(t, who+afsnit("indsatser", c.blok)), "tilbageholdt-navn"), " "); got != c.want {
			t.Errorf("%s: %q, not %q", c.blok, got, c.want)
		}
	}
}

func TestTheClerkIsToldOfFieldsThatHoldNoOneName(t *testing.T) {
	for _, c := range []struct{ navn, rolle, flere string }{
		{"Elevrådet", "rolle-i-navn", ""}, {"To elever", "rolle-i-navn", ""}, {"Forældrerepræsentant", "rolle-i-navn", ""}, {"2 elever fra 8. klasse", "rolle-i-navn", ""}, {"Elev A", "rolle-i-navn", ""}, {"UU-vejleder", "rolle-i-navn", ""}, {"Udskolingen", "rolle-i-navn", ""}, {"Trivselsambassadører", "rolle-i-navn", ""}, {"9. klasse", "rolle-i-navn", ""},
		{"Ida og Bo Krog", "", "flere-i-navn"}, {"Ida Krog, Per Vad", "", "flere-i-navn"}, {"Lone Birk (mor til Emil)", "", "flere-i-navn"}, {"Ida Krog\nPer Vad", "", "flere-i-navn"}, {"Ida Krog elev Per Vad", "", "flere-i-navn"},
		{"Ida Krog", "", ""}, {"Krog, Ida", "", ""}, {"Lærer Per Vad", "", ""}, {"Per Vad (forælder)", "", ""}, {"Bo", "", ""}, {"Anne-Mette von der Ahe", "", ""},
	} {
		codes := map[string]bool{}
		for _, f := range reduce(t, udkast(t, fmt.Sprintf(`"deltagere":[{"navn":%s,"part":"elever"}],%s`, quote(c.navn), afsnit("indsatser", tekst("x"))))).Faults {
			codes[f.Code] = true
			if strings.HasSuffix(f.Code, "-i-navn") && (f.Severity != "warning" || f.Pointer != "/deltagere/0/navn") {
				t.Errorf("%q: %+v", c.navn, f)
			}
		}
		if codes["rolle-i-navn"] != (c.rolle != "") || codes["flere-i-navn"] != (c.flere != "") {
			t.Errorf("%q: %v", c.navn, codes)
		}
	}
}

// However many people and words there are, each word is looked up once.
func TestManyNamesAndManyWordsTakeLinearTime(t *testing.T) {
	if testing.Short() {
		t.Skip("large records")
	}
	var people, blokke []string
	for i := range 3000 {
		people = append(people, fmt.Sprintf(`{"navn":"Asta Nr%c%c%c Holt","part":"foraeldre"}`, 'a'+i%26, 'a'+i/26%26, 'a'+i/676))
	}
	blocks := 20
	if os.Getenv("NOTAT_SOAK") != "" {
		blocks = 100
	}
	for range blocks {
		blokke = append(blokke, tekst(strings.Repeat("Asta og A B C Holtby ", 200)))
	}
	v := udkast(t, `"deltagere":[`+strings.Join(people, ",")+`],`+afsnit("indsatser", blokke...))
	if got := ofCode(t, v, "tilbageholdt-navn"); len(got) == 0 {
		t.Error("nothing is found")
	}
}
