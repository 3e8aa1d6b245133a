package kontrol_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"notat/internal/billede/billedetest"
	"notat/internal/fault"
	"notat/internal/kontrol"
)

// Texts that each check of texts finds, and texts that look like it and are
// allowed.
var textCases = []struct {
	kode     string
	findings []string
	allowed  []string
}{
	{"cpr-nummer",
		[]string{"010203-1234", "Elevens nr. er 3112991234.", "010203 1234", "010203–1234", "01.02.03-1234", "01 02 03 - 1234", "01022003-1234", "**010203**-1234", "0102\u00ad03-1234", "610203-1234", "CPR:010203-1234"},
		[]string{"13.03.25 1530", "13. marts 2025", "2024-2025", "17.02.08P21-0002", "2017-015327", "1664-1234", "991399-1234", "0102031234567", "12345678", "kl. 13.00-14.30", "123456-123"}},
	{"intern-adresse",
		[]string{"Se https://app.powerbi.com/groups/me/reports/985f/?x=1", "app.powerbi.com", "[rapport](https://fjordby.sharepoint.com/sites/skole)", "https://fjordby-my.sharepoint.com/x",
			"https://teams.microsoft.com/l/channel/1", "msteams:l/chat", "https://onedrive.live.com/?id=1", "https://1drv.ms/x", "https://intranet/skole", "http://server1:8080/x", "intranet.fjordby.dk",
			"https://bi.fjordby.dk/rapport", "https://skole.fjordby.local", "ida@fjordby.lan", "http://10.1.2.3/x", "192.168.0.10", "172.16.4.4", "http://127.0.0.1:8080", "http://localhost/", "localhost:8080", "fe80::1",
			`\\server\faelles\noter`, `\\\\server\\faelles`, `K:\Skole\noter.docx`, "K:/Skole/noter.docx", "file:///k:/noter.docx", "https://www.aula.dk/portal/#/beskeder", "https://docs.google.com/document/d/1", "https://fjordby.dk/_layouts/15/x",
			"https://rapport.eksempel.dk/ReportServer?x", "https://esdh.fjordby.dk/sag/1", "Adressen er (https://app.powerbi.com).", "HTTPS://APP.POWERBI.COM/X", "https://fjordby-intranet.dk/x", "intranet2.fjordby.dk"},
		[]string{"https://www.fjordby.dk/skoler", "www.birkelund-skole.eksempel.dk", "https://aula.dk", "https://birkelund.aula.dk/forside", "Power BI og SharePoint", "på intranettet. Vi", "kl. 13.05", "7.40", "og/eller", "forældre/elever",
			"https://8.8.8.8/x", "f.eks. biologi", "bl.a.", "https://www.uddannelsesstatistik.dk/", "skolen@fjordby.dk", "mailto:skolen@fjordby.dk", `\*ikke kursiv\*`, "1.2.3.4.5", "§ 40 a: tekst", "172.32.0.1", "intern.", "Teams: godt", "https://forms.office.com/x"}},
	{"internt-ord",
		[]string{"Internt arbejdsdokument til ledelsen", "FORTROLIGT", "fortroligt.", "arbejdsdokumentet", "kun **internt**", "for\u034ftroligt", "ｉｎｔｅｒｎｔ"},
		[]string{"eksternt", "internetadresse", "fortrolighed", "interne processer", "Tallene er fortrolige og gengives ikke."}},
	{"privat-mail",
		[]string{"skriv til asta@gmail.com", "[skriv](mailto:bo.o@hotmail.dk)", "x_y@live.dk.", "a@STOFANET.DK", "asta@gm\u2060ail.com", "[skriv](mailto:asta%40gmail.com)", "asta＠gmail.com",
			"a@googlemail.com", "a@outlook.dk", "a@live.com", "a@msn.com", "a@yahoo.dk", "a@ymail.com", "a@icloud.com", "a@me.com", "a@mac.com", "a@aol.com", "a@gmx.net", "a@proton.me", "a@protonmail.com", "a@pm.me", "a@mail.dk", "a@youmail.dk", "a@jubii.dk", "a@ofir.dk", "a@sol.dk", "a@webspeed.dk", "a@get2net.dk", "a@mail.tele.dk", "a@tdcadsl.dk", "a@privat.dk", "a@post.tele.dk", "a@dlgtele.dk", "a@fibermail.dk"},
		[]string{"skolen@fjordby.dk", "@gmail", "gmail.com", "kontakt@gmail-nyt.eksempel.dk", "x @ y"}},
	{"privat-telefon",
		[]string{"ring på 20 30 40 50", "tlf. 20304050", "+45 2030 4050", "+4520304050", "(2030 4050)", "Mobil:20304050.", "20304050, ring", "20304050. Ring", "20304050 eller",
			"20252030", "20251240", "40102025", "30202025", "20303025", "٢٠ ٣٠ ٤٠ ٥٠", "20\u200330 40 50"},
		[]string{"skoleår 2024 2025", "20250313", "20251013", "20250930", "13032025", "30092025", "24102025", "20304050/25", "20304050-12", "20304050kr", "CVR 20304050", "EAN-nr. 20304050", "2030405060", "https://x.dk/20304050", "20.304.050", "12 345 678", "25/20304050", "20304050,5", "20304050,0", "20304050,9", "10 20 30 40", "2030 405"}},
	{"dato-uenig",
		[]string{"Evaluering af samtalen, 14. marts 2025", "Samtalen blev afholdt den 12. marts.", "afviklet den 14.\nmarts 2025", "Samtale 2025-03-14", "samtalen 14.3.2025", "SAMTALE 14. MARTS", "samtalen den 1\u200b4. marts"},
		[]string{"Samtalen blev afholdt den 13. marts 2025.", "afviklet den 13. marts", "Samtalen 2025-03-13 og 13.3.2025", "Samtalen 12. marts 2024", "Frist 14. marts 2025", "Næste samtale er den 12. marts 2026", "Samtale om 14. kapitel"}},
	{"skoleaar-uenigt",
		[]string{"Fokus i 2024-2024", "2023/25", "skoleåret 2022-2026", "2024/24", "2024/2026", "2024-24", "2025/2024", "2024 – 2024", "２０２３/25"},
		[]string{"2024/25", "2024-2025", "2024/2025", "strategi 2022-2026", "2025-03-13", "13-03-2024", "1999/00", "2024-25", "25/1234", "2024 og 2024", "2025-12", "2024-2025-plan"}},
}

func TestEachCheckOfTextsFindsWhatItShould(t *testing.T) {
	for _, c := range textCases {
		for _, s := range c.findings {
			if got := find(t, s); !slices.Contains(got, c.kode+" /afsnit/0/blokke/0/tekst") {
				t.Errorf("%s: %q was not found, but %v", c.kode, s, got)
			}
		}
		for _, s := range c.allowed {
			if got := find(t, s); slices.Contains(got, c.kode+" /afsnit/0/blokke/0/tekst") {
				t.Errorf("%s: %q was found", c.kode, s)
			}
		}
	}
}

func find(t *testing.T, s string) []string {
	t.Helper()
	return faults(reduce(t, udkast(t, afsnit("indsatser", tekst(s)))).Faults)
}

// A group's label that stands for a title too is told of once, where it was posted.
func TestANameInAGroupIsToldOfOnce(t *testing.T) {
	v := udkast(t, `"deltagere":[{"navn":"Asta Lund","part":"elever","gruppe":"Asta Lund med flere"}],`+afsnit("indsatser", tekst("x")))
	if got := faults(reduce(t, v).Faults); !slices.Equal(got, []string{"tilbageholdt-navn /deltagere/0/gruppe"}) {
		t.Errorf("got %q", got)
	}
}

func TestNamesAreFoundInEveryField(t *testing.T) {
	v := udkast(t, `"sag":{"vedroerende":"Asta Ørnsgaard"},
		"deltagere":[{"navn":"Asta Ørnsgaard","part":"foraeldre","titel":"Asta Ørnsgaard, forælder"},{"navn":"Åge Lund","part":"skoleledelse","titel":"Skoleleder"}],
		"afsnit":[{"overskrift":"Asta Ørnsgaard","del":"indsatser","blokke":[
			{"type":"tekst","synlighed":"intern","tekst":"Asta Ørnsgaard"},
			{"type":"tabel","hoved":["a"],"raekker":[["Asta Ørnsgaard"]]},
			{"type":"aftaler","aftaler":[{"maal":"x","tiltag":["y","Asta Ørnsgaard"],"ansvarlig":"Åge Lund"}]}]}]`)
	want := []string{
		"tilbageholdt-navn /sag/vedroerende", "tilbageholdt-navn /deltagere/0/titel", "tilbageholdt-navn /afsnit/0/overskrift",
		"tilbageholdt-navn /afsnit/0/blokke/1/raekker/0/0", "tilbageholdt-navn /afsnit/0/blokke/2/aftaler/0/tiltag/1",
	}
	if got := faults(reduce(t, v).Faults); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestWordsOnConfidentialResultsHoldNoNumbers(t *testing.T) {
	for _, c := range []struct {
		words    string
		findings bool
	}{
		{"Over landsgennemsnittet", false},
		{"9. klasse ligger over", false}, {"2., 4., 6. klasse", false}, {"4. og 6. klasserne", false}, {"7.-9. klasse", false}, {"0. årgang", false}, {"9.b", false}, {"8. kl. ligger lavt", false},
		{"I 2023 og 2024/25", false}, {"2023-2024", false}, {"Målt den 13. marts 2025", false}, {"Målt 2025-03-13 og 13.3.2025", false}, {"1. juni", false},
		{"FP9 gik godt", false}, {"1. Først\n2. Dernæst", false}, {"Tallene er fortrolige og gengives ikke.", false},
		{"53 point", true}, {"7,4", true}, {"12 %", true}, {"½ af eleverne", true}, {"9. klasse: 53", true}, {"85. klasse", true}, {"3 klasser", true},
		{"3 af 4", true}, {"steg fra 50 til 55 i 2024", true}, {"1. Først\n2. Dernæst 53", true}, {"3/4 af eleverne", true}, {"1. pladsen", true},
	} {
		for _, field := range []string{"ord", "note"} {
			if field == "note" && strings.Contains(c.words, "\n") {
				continue
			}
			for art, fortrolig := range map[string]bool{"nationalTest": true, "trivsel": false} {
				v := udkast(t, afsnit("indsatser", fmt.Sprintf(`{"type":"resultater","resultater":[{"maaling":"Læsning","art":%q,%q:%s}]}`, art, field, quote(c.words))))
				got := slices.Contains(faults(reduce(t, v).Faults), "fortrolige-tal /afsnit/0/blokke/0/resultater/0/"+field)
				if got != (c.findings && fortrolig) {
					t.Errorf("%s of %s: %q: found %v", field, art, c.words, got)
				}
			}
		}
	}
}

func TestChecksOfTheWhole(t *testing.T) {
	const tabel, figur = `{"type":"tabel","hoved":["a"],"raekker":[["b"]]}`, `{"type":"tekst","tekst":"x"}`
	for _, c := range []struct {
		name, keys string
		want       []string
	}{
		{"a table in testresultater, also below", `"afsnit":[{"overskrift":"T","del":"testresultater","blokke":[` + tabel + `],"afsnit":[{"overskrift":"U","blokke":[` + tabel + `]}]},{"overskrift":"I","del":"indsatser","blokke":[` + tabel + `]}]`,
			[]string{"tabel-i-testresultater /afsnit/0/blokke/0", "tabel-i-testresultater /afsnit/0/afsnit/0/blokke/0"}},
		{"a picture in testresultater", `"afsnit":[{"overskrift":"T","del":"testresultater","blokke":[{"type":"figur","alt":"a","billede":"` + billedetest.PNG("") + `"}]},{"overskrift":"I","del":"indsatser","blokke":[` + figur + `]}]`,
			[]string{"figur-i-testresultater /afsnit/0/blokke/0"}},
		{"numbers of no kind in testresultater", `"afsnit":[{"overskrift":"T","del":"testresultater","blokke":[
			{"type":"resultater","resultater":[{"maaling":"a","vaerdi":53}]},{"type":"resultater","resultater":[{"maaling":"a","ord":"x"},{"maaling":"a","art":"karakter","vaerdi":7}]}]},
			{"overskrift":"I","del":"indsatser","blokke":[{"type":"resultater","resultater":[{"maaling":"a","vaerdi":53}]}]}]`,
			[]string{"testtal-uden-art /afsnit/0/blokke/0"}},
		{"an empty section", `"afsnit":[{"overskrift":"T","del":"indsatser","afsnit":[{"overskrift":"U"}]}]`, []string{"tomt-afsnit /afsnit/0/afsnit/0"}},
		{"neither agreements nor focus areas", `"afsnit":[{"overskrift":"T","blokke":[` + figur + `]}]`, []string{"ingen-aftaler /afsnit"}},
		{"agreements are enough", afsnit("", `{"type":"aftaler","aftaler":[{"maal":"x"}]}`), []string{}},
		{"places are those of the record as posted",
			`"afsnit":[{"overskrift":"S","synlighed":"intern","blokke":[` + figur + `]},{"overskrift":"T","del":"indsatser","blokke":[{"type":"tekst","synlighed":"intern","tekst":"x"},{"type":"resultater","resultater":[
				{"maaling":"a","ord":"x","synlighed":"intern"},{"maaling":"b","ord":"x","note":"010203-1234"}]}]}]`,
			[]string{"cpr-nummer /afsnit/1/blokke/1/resultater/1/note"}},
		{"what is internal is not checked", `"afsnit":[{"overskrift":"T","del":"indsatser","blokke":[{"type":"tekst","synlighed":"intern","tekst":"010203-1234"},` + figur + `]}]`, []string{}},
		{"an answer to no place answers nothing", `"afsnit":[{"overskrift":"T","del":"indsatser","blokke":[{"type":"tekst","tekst":"010203-1234"}]}],
			"kontroller":[{"kode":"cpr-nummer","sted":"","begrundelse":"x"},{"kode":"cpr-nummer","sted":"/afsnit/0/blokke/0/tek","begrundelse":"x"}]`,
			[]string{"cpr-nummer /afsnit/0/blokke/0/tekst"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := faults(reduce(t, udkast(t, c.keys)).Faults); !slices.Equal(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

// longName is longer than what is quoted.
const longName = "Alexandrina Wilhelmine Margaretha Christiane Bernhardine Constantine Kristensen Vestergaard"

// The clerk reads which words were found: two names in one text are two sentences, and
// of a long text nothing is. A CPR number is not written again.
func TestFindingsSayWhatWasFound(t *testing.T) {
	for _, c := range []struct {
		tekst string
		want  []string
	}{
		{"Ida Krog og Per Vad talte.", []string{"»Ida Krog«", "»Per Vad«"}},
		{"Se https://intranet/skole og \\\\server\\faelles.", []string{"»https://intranet/skole«", `server\faelles.«`}},
		{"Ring til Ida Krogs mor på ida@gmail.com.", []string{"»Ida Krogs«", "ida@gmail.com.«"}},
		{longName + " talte.", []string{"»Alexandrina Wilhelmine Margaretha Christiane Bernhardine Constantine Kristensen …«"}},
		{strings.Repeat("fortroligt ", 20), nil},
		{"Ida Krog 010203-1234", []string{"»Ida Krog«"}},
	} {
		said := map[string]bool{}
		for _, f := range reduce(t, udkast(t, `"deltagere":[{"navn":"Ida Krog","part":"elever"},{"navn":"Per Vad","part":"elever"},{"navn":"`+longName+`","part":"elever"}],`+afsnit("indsatser", tekst(c.tekst)))).Faults {
			if said[f.Code+f.Message] {
				t.Errorf("%q: said twice: %s", c.tekst, f.Message)
			}
			said[f.Code+f.Message] = true
			if len(f.Message) > 600 || strings.Contains(f.Message, "1234") || len(c.tekst) > 100 && strings.Contains(f.Message, "Fundet") {
				t.Errorf("%q: %d bytes", c.tekst, len(f.Message))
			}
		}
		for _, want := range c.want {
			if !slices.ContainsFunc(slices.Collect(maps.Keys(said)), func(s string) bool { return strings.Contains(s, want) }) {
				t.Errorf("%q: no %s in %v", c.tekst, want, said)
			}
		}
	}
}

func TestFaultsNameTheirPlaceAndRepeatNoNumberOfAPerson(t *testing.T) {
	f := reduce(t, udkast(t, afsnit("indsatser", tekst("010203-1234")))).Faults[0]
	if f.Line == 0 || f.Column == 0 || f.Sted == "" || f.Law == "" || f.Severity != fault.Error || strings.Contains(f.Message, "0102") {
		t.Errorf("%+v", f)
	}
}

func TestEveryCheckHasAnExampleAndASentence(t *testing.T) {
	tested := map[string]bool{"tilbageholdt-navn": true, "rolle-i-navn": true, "flere-i-navn": true, "anden-skole": true, "navneliste": true, "intern-tekst-offentlig": true, "fortrolige-tal": true, "tabel-i-testresultater": true, "testtal-uden-art": true, "figur-i-testresultater": true, "tomt-afsnit": true, "ingen-aftaler": true,
		"tilbageholdt-tal": true, "faa-elever-i-ord": true, "faa-elever-i-tekst": true}
	for _, c := range textCases {
		tested[c.kode] = true
	}
	for _, r := range kontrol.Regler() {
		if !tested[r.Kode] && !aboutAnswers[r.Kode] || r.Besked == "" || r.Finder == "" || r.Severity != fault.Error && r.Severity != fault.Warning {
			t.Errorf("%s is not whole", r.Kode)
		}
	}
}
