package kontrol_test

import (
	"slices"
	"strings"
	"testing"

	"notat/internal/kontrol"
	"notat/internal/samtale"
)

// aboutAnswers are what is said of answers, for TestEveryCheckHasAnExampleAndASentence.
var aboutAnswers = map[string]bool{"kontrol-ukendt-kode": true, "svar-foraeldet": true, "svar-uden-fund": true}

// The form never changes: these sums stand in records.
func TestFundIsFixed(t *testing.T) {
	for _, c := range []struct{ kode, found, fund string }{
		{"cpr-nummer", "010203-1234", "5943ba1b87c3"},
		{"cpr-nummer", " 010203\u00ad-1234\n", "5943ba1b87c3"},
		{"tilbageholdt-navn", "Asta  Ørnsgaard", "47bfb404a48c"},
		{"tilbageholdt-navn", "ASTA\u00a0ØRNSGAARD", "47bfb404a48c"},
		{"tilbageholdt-navn", "asta\n\u200børnsgaard", "47bfb404a48c"},
		{"tilbageholdt-navn", "Asta Ornsgaard", "f152997cf43c"},
		{"intern-adresse", "ﬁl.intranet.dk", "3a10e4ca8052"},
		{"intern-adresse", "fil.intranet.dk", "3a10e4ca8052"},
		{"tabel-i-testresultater", "", "833e4ce09241"},
	} {
		if got := kontrol.Fund(c.kode, c.found); got != c.fund {
			t.Errorf("%s %q: %s, want %s", c.kode, c.found, got, c.fund)
		}
	}
}

func TestAnAnswerCoversWhatItNames(t *testing.T) {
	const (
		one, other = "010203-1234", "020304-1234"
		first      = "/afsnit/0/blokke/0/tekst"
	)
	cpr := func(words string) string { return kontrol.Fund("cpr-nummer", words) }
	answer := func(kode, sted, fund string) string {
		if fund != "" {
			fund = `,"fund":"` + fund + `"`
		}
		return `{"kode":"` + kode + `","sted":"` + sted + `","begrundelse":"b"` + fund + `}`
	}
	for _, c := range []struct {
		name    string
		blokke  []string
		answers []string
		want    []string
		kept    []samtale.Kontrol // in the public record
	}{
		{"what was found", []string{tekst(one)}, []string{answer("cpr-nummer", first, cpr(one))}, nil, []samtale.Kontrol{{Kode: "cpr-nummer", Sted: first, Fund: cpr(one)}}},
		{"what was found, from above", []string{tekst(one)}, []string{answer("cpr-nummer", "/afsnit/0", cpr(one))}, nil, []samtale.Kontrol{{Kode: "cpr-nummer", Sted: first, Fund: cpr(one)}}},
		{"something else that was found", []string{tekst(other)}, []string{answer("cpr-nummer", first, cpr(one))}, []string{"cpr-nummer " + first, "svar-foraeldet /kontroller/0"}, nil},
		{"what stands elsewhere", []string{tekst("x"), tekst(one)}, []string{answer("cpr-nummer", first, cpr(one))}, []string{"cpr-nummer /afsnit/0/blokke/1/tekst", "svar-foraeldet /kontroller/0"}, nil},
		{"the sum of another check", []string{tekst(one)}, []string{answer("cpr-nummer", first, kontrol.Fund("intern-adresse", one))}, []string{"cpr-nummer " + first, "svar-foraeldet /kontroller/0"}, nil},
		{"a place with one finding", []string{tekst(one)}, []string{answer("cpr-nummer", first, "")}, nil, []samtale.Kontrol{{Kode: "cpr-nummer", Sted: first, Fund: cpr(one)}}},
		{"a place with two", []string{tekst(one), tekst(other)}, []string{answer("cpr-nummer", "/afsnit/0", "")},
			[]string{"cpr-nummer " + first, "cpr-nummer /afsnit/0/blokke/1/tekst", "svar-uden-fund /kontroller/0"}, nil},
		{"one of two", []string{tekst(one), tekst(other)}, []string{answer("cpr-nummer", "/afsnit/0", cpr(other))}, []string{"cpr-nummer " + first}, []samtale.Kontrol{{Kode: "cpr-nummer", Sted: "/afsnit/0/blokke/1/tekst", Fund: cpr(other)}}},
		{"a code that no check has", []string{tekst("x")}, []string{answer("cpr", first, "")}, []string{"kontrol-ukendt-kode /kontroller/0"}, nil},
		{"a reminder", []string{tekst("Skriv til ole.lind@gmail.com.")}, []string{answer("privat-mail", first, "")}, nil, []samtale.Kontrol{{Kode: "privat-mail", Sted: first, Fund: kontrol.Fund("privat-mail", "Skriv til ole.lind@gmail.com.")}}},
		{"a code about answers", []string{tekst("x")}, []string{answer("svar-foraeldet", first, "")}, []string{"kontrol-ukendt-kode /kontroller/0"}, nil},
		{"nothing any more, without naming it", []string{tekst("x")}, []string{answer("cpr-nummer", first, "")}, nil, nil},
		{"a number that another school has", []string{tekst("x")}, []string{answer("nummer-i-brug", "/skole", "")}, nil, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := reduce(t, udkast(t, afsnit("indsatser", c.blokke...)+`,"kontroller":[`+strings.Join(c.answers, ",")+`]`))
			if got := faults(o.Faults); !slices.Equal(got, c.want) && len(got)+len(c.want) > 0 {
				t.Errorf("told of %v, want %v", got, c.want)
			}
			if got := o.Valid.Record().Kontroller; !slices.Equal(got, c.kept) {
				t.Errorf("the public record keeps %v, want %v", got, c.kept)
			}
		})
	}
}

// A name that is also a word is asked about at the participant. An answer to a text in
// which it stands, beside another name, does not say which of the two was meant.
func TestAnAnswerAboutOneNameCoversNoOther(t *testing.T) {
	o := reduce(t, udkast(t, `"deltagere":[{"navn":"Bo","part":"foraeldre"},{"navn":"Asta Ørnsgaard","part":"foraeldre"}],`+
		afsnit("indsatser", tekst("Bo trygt. Asta Ørnsgaard klagede."))+`,"kontroller":[{"kode":"tilbageholdt-navn","sted":"/afsnit/0/blokke/0/tekst","begrundelse":"Bo er et udsagnsord."}]`))
	if got := faults(o.Faults); !slices.Contains(got, "tilbageholdt-navn /afsnit/0/blokke/0/tekst") || !slices.Contains(got, "svar-uden-fund /kontroller/0") {
		t.Errorf("%v", got)
	}
}

// Copying the answer of each hard finding and giving a reason settles all of them.
func TestEachHardFindingBringsItsAnswer(t *testing.T) {
	record := func(answers string) string {
		return `"deltagere":[{"navn":"Asta Ørnsgaard","part":"elever"}],` +
			afsnit("testresultater", tekst("Asta Ørnsgaard, 010203-1234 og 020304-1234, se intranet.fjordby.dk"), `{"type":"tabel","hoved":["a"],"raekker":[["b"]]}`) + `,"kontroller":[` + answers + `]`
	}
	var answers []string
	for _, f := range reduce(t, udkast(t, record(""))).Faults.Only("error") {
		if f.Svar == nil || f.Svar.Kode != f.Code || f.Svar.Sted != f.Pointer {
			t.Fatalf("%s has the answer %v", f.Code, f.Svar)
		}
		answers = append(answers, `{"kode":"`+f.Svar.Kode+`","sted":"`+f.Svar.Sted+`","fund":"`+f.Svar.Fund+`","begrundelse":"b"}`)
	}
	if len(answers) < 4 {
		t.Fatalf("only %d hard findings", len(answers))
	}
	o := reduce(t, udkast(t, record(strings.Join(answers, ","))))
	if o.Faults.HasErrors() {
		t.Errorf("still %v", o.Faults.Codes())
	}
	for _, k := range o.Valid.Record().Kontroller {
		if k.Kode == "tilbageholdt-navn" || k.Begrundelse != "" {
			t.Errorf("the public record keeps %v", k)
		}
	}
}

// A number is the same in any words: an answer to it is of the line, or the row, that it
// stands in, and no other.
func TestAnAnswerToANumberIsOfItsLine(t *testing.T) {
	ord := func(words string) string {
		return `{"type":"resultater","resultater":[{"maaling":"Læsning","art":"nationalTest","ord":"` + words + `"}]}`
	}
	row := func(cells string) string {
		return `{"type":"tabel","hoved":["Hvad","Tal"],"raekker":[[` + cells + `],["Andet","lidt"]]}`
	}
	asked := func(blok, kontroller string) (svar, got []string) {
		t.Helper()
		for _, f := range reduce(t, udkast(t, `"afsnit":[{"overskrift":"Overgangstest","del":"testresultater","blokke":[`+blok+`]}],"kontroller":[`+kontroller+`]`)).Faults {
			if f.Code == "fortrolige-tal" || strings.HasPrefix(f.Code, "svar-") {
				got = append(got, f.Code)
			}
			if f.Code == "fortrolige-tal" {
				svar = append(svar, `{"kode":"`+f.Svar.Kode+`","sted":"`+f.Svar.Sted+`","fund":"`+f.Svar.Fund+`","begrundelse":"b"}`)
			}
		}
		return svar, got
	}
	stale := []string{"fortrolige-tal", "svar-foraeldet"}
	for _, c := range []struct {
		was, is string
		want    []string
	}{
		{ord("Der var 62 til stede."), ord("Der var 62 til stede."), nil},
		{ord("Der var 62 til stede."), ord("Der  var\u00a062 til stede."), nil},
		{ord("Der var 62 til stede."), ord(`Der var 62 til stede.\n\nDet gik godt.`), nil},
		{ord("Der var 62 til stede."), ord("Der var 62 procent, der læser godt."), stale},
		{ord("Der var 62 til stede."), ord("Der var 62 til stede. 62 procent læser godt."), stale},
		{ord("Tre\u00a0af\u00a0fire var til stede."), ord("Tre\u00a0af\u00a0fire læser godt."), stale},
		{ord("Der var 62 til stede."), ord(`Der var 62 til stede.\n\n62 procent læser godt.`), stale},
		{row(`"National test, fremmødte","62"`), row(`"National test, fremmødte","62"`), nil},
		{row(`"National test, fremmødte","62"`), row(`"National test, gode læsere","62"`), stale},
	} {
		svar, got := asked(c.was, "")
		if len(svar) != 1 {
			t.Fatalf("%s: %v", c.was, got)
		}
		if _, got := asked(c.is, svar[0]); !slices.Equal(slices.Sorted(slices.Values(got)), c.want) {
			t.Errorf("%s: %v, not %v", c.is, got, c.want)
		}
	}
}

// A name may be another person's in one sentence and the participant's in the next: an
// answer to it is of the sentence, and what stands beside that may change unasked. A name
// that is asked about once is asked about again where any of its sentences is another.
func TestAnAnswerToANameIsOfItsSentence(t *testing.T) {
	asked := func(navn, sag, words, kontroller string) (svar, got []string) {
		t.Helper()
		for _, f := range reduce(t, udkast(t, `"sag":{"vedroerende":"`+sag+`"},"deltagere":[{"navn":"`+navn+`","part":"elever"}],`+afsnit("indsatser", tekst(words))+`,"kontroller":[`+kontroller+`]`)).Faults {
			if f.Svar != nil || strings.HasPrefix(f.Code, "svar-") {
				got = append(got, f.Code)
			}
			if f.Svar != nil {
				svar = append(svar, `{"kode":"`+f.Svar.Kode+`","sted":"`+f.Svar.Sted+`","fund":"`+f.Svar.Fund+`","begrundelse":"b"}`)
			}
		}
		return svar, got
	}
	name, list := []string{"tilbageholdt-navn", "svar-foraeldet"}, []string{"navneliste", "svar-foraeldet"}
	const pupil, one, child = "Asta Ørnsgaard", "Freja", "Bo Lind"
	for _, c := range []struct {
		navn, was, is string
		want          []string
	}{
		{pupil, "Vi læste en bog af Asta Ørnsgaard. Det gik godt.", "Vi læste en bog af  Asta\u00a0Ørnsgaard. Det gik rigtig godt.", nil},
		{pupil, "Vi læste en bog af Asta Ørnsgaard.", "Vi læste en bog af Asta Ørnsgaard.\n\nDet gik godt.", nil},
		{pupil, "I uge 9. Vi læste en bog af Asta Ørnsgaard, som 3. klasse holdt af.", "Vi læste en bog af Asta Ørnsgaard, som 3. klasse holdt af.", nil},
		{pupil, "Vi læste en bog af Asta Ørnsgaard.", "Vi talte om fraværet hos Asta Ørnsgaard.", name},
		{pupil, "Vi læste en bog af Asta Ørnsgaard.", "Vi læste en bog af Asta Ørnsgaard. Asta Ørnsgaard er tit syg.", name},
		{pupil, "Vi læste en bog af Asta Ørnsgaard.", "Vi læste en bog af Asta Ørnsgaard.\n\nAsta Ørnsgaard er tit syg.", name},
		{one, "Vi læste om Freja.\n\nVi legede.", "Vi læste om Freja.\n\nVi legede hele dagen.", nil},
		{one, "Vi læste om Freja.", "Vi læste om Freja.\n\nI maj var Freja tit syg.", name},
		{child, "Bo Holm, far til en elev i 3. b, er snedker. Han kom.", "Bo Holm, far til en elev i 3. b, er snedker. Han kom forbi.", nil},
		{child, "Bo Holm, far til en elev i 3. b, er snedker.", "Bo Holm, far til en elev i 3. b, er tit fraværende.", list},
	} {
		svar, _ := asked(c.navn, "", c.was, "")
		if len(svar) != 1 {
			t.Fatalf("%s: %v", c.was, svar)
		}
		if _, got := asked(c.navn, "", c.is, svar[0]); !slices.Equal(got, c.want) {
			t.Errorf("%s\n%s: %v", c.was, c.is, got)
		}
	}
	svar, _ := asked(pupil, "Skoleudviklingssamtale på Birkelund Skole og Egeskolen", "x", "")
	if len(svar) != 1 {
		t.Fatal(svar)
	}
	if _, got := asked(pupil, "Skoleudviklingssamtale på Egeskolen", "x", svar[0]); !slices.Equal(got, []string{"anden-skole", "svar-foraeldet"}) {
		t.Errorf("what the case is about: %v", got)
	}
}
