package samtale

import (
	"reflect"
	"strings"
	"testing"

	"notat/internal/billede"
	"notat/internal/fault"
)

// good is a small endelig record that keeps every rule.
const good = `{
  "dokument": {"titel": "Skoleudviklingssamtale på Birkelund Skole", "skoleaar": "2025/26", "dato": "2025-10-20"},
  "kommune": {"navn": "Fjordby Kommune"},
  "skole": {"navn": "Birkelund Skole", "institutionsnr": "123456", "hjemmeside": "https://birkelund.example"},
  "moede": {"dato": "2025-10-13", "start": "13:00", "slut": "16.00", "dagsorden": [{"start": "13:00", "slut": "13:05", "punkt": "Velkomst"}]},
  "deltagere": [{"titel": "Skoleleder", "part": "skoleledelse", "funktion": ["referent"]},
                {"titel": "Formand", "part": "skolebestyrelse", "foraeldrevalgt": true, "navnOffentligt": false}],
  "afsnit": [
    {"overskrift": "Rammen", "del": "rammesaetning", "blokke": [{"type": "tekst", "tekst": "Vi mødtes **én** gang."}]},
    {"overskrift": "Siden sidst", "del": "opfoelgning", "blokke": [{"type": "aftaler", "aftaler": [
      {"maal": "Flere læser", "tiltag": ["Læsebånd"], "fraSkoleaar": "2024/25", "status": "naaet"}]}]},
    {"overskrift": "Resultater", "del": "testresultater", "blokke": [{"type": "resultater", "resultater": [
      {"maaling": "Karakterer", "art": "karakter", "kilde": "Ministeriet", "hentet": "2025-09-20", "vaerdi": 7.40, "antal": 40, "ord": "Som landet"}]}]},
    {"overskrift": "Evaluering", "del": "evaluering", "udenIndhold": {"grund": "ikkeDroeftet"}}
  ],
  "ekstra": {"kode": [1.50, null, {"b": 1, "a": 2}]}
}`

// pictures are those of all tests: the largest take long to make.
var pictures = new(billede.Cache)

// krav is the standard template's demands.
func krav() Krav {
	return Krav{
		Billeder: pictures,
		Dele:     map[Del]Grad{Rammesaetning: Kraevet, Opfoelgning: Kraevet, Testresultater: Kraevet, Evaluering: Kraevet},
		Graense:  5,
	}
}

// replaced gives the good record with one piece of it replaced.
func replaced(t testing.TB, oldnew ...string) string {
	t.Helper()
	s := good
	for i := 0; i < len(oldnew); i += 2 {
		if !strings.Contains(s, oldnew[i]) {
			t.Fatalf("the good record does not hold %q", oldnew[i])
		}
		s = strings.Replace(s, oldnew[i], oldnew[i+1], 1)
	}
	return s
}

func decode(t testing.TB, s string) *Record {
	t.Helper()
	r, err := Decode([]byte(s))
	if err != nil {
		t.Fatalf("%v in %s", err, s)
	}
	return r
}

func faults(t testing.TB, s string) fault.List {
	t.Helper()
	_, l := Validate(decode(t, s), krav())
	return l
}

func TestAGoodRecordPassesWithoutAWord(t *testing.T) {
	v, l := Validate(decode(t, good), krav())
	if v == nil || len(l) > 0 {
		t.Fatalf("faults: %v", l)
	}
	if got := v.Record().Afsnit[2].Blokke[0].(*Resultater).Resultater[0].Vaerdi; got != "7.40" {
		t.Errorf("digits became %s", got)
	}
	if p := v.Record().Deltagere[1].NavnOffentligt; p == nil || *p {
		t.Error("false and absent are not the same")
	}
}

func TestCanonicalKeepsWhatWasPosted(t *testing.T) {
	r := decode(t, ` {"skole":{"navn":"\u00c5 \/ \u0022\n"},"ekstra":{"b":[1.50,null,true],"a":{}},"sag":{"sagsnr":""},"dokument":{"titel":""}} `)
	got, err := r.Canonical()
	want := `{"dokument":{"titel":""},"ekstra":{"a":{},"b":[1.50,null,true]},"sag":{"sagsnr":""},"skole":{"navn":"Å / \"\n"}}`
	if err != nil || string(got) != want {
		t.Errorf("got %s %v", got, err)
	}
	r.SetStatus(Udkast)
	got, _ = r.Canonical()
	if want := strings.Replace(want, `{"titel":""}`, `{"status":"udkast","titel":""}`, 1); string(got) != want {
		t.Errorf("after SetStatus %s", got)
	}
	r = decode(t, `{}`)
	r.SetStatus(Endelig)
	if got, _ := r.Canonical(); string(got) != `{"dokument":{"status":"endelig"}}` {
		t.Errorf("SetStatus adds the keys: %s", got)
	}
}

func TestACloneIsItsFields(t *testing.T) {
	r := decode(t, good)
	c := r.Clone()
	a, _ := r.Canonical()
	b, err := c.Canonical()
	if err != nil || string(a) != string(b) {
		t.Errorf("the clone's JSON differs: %v\n%s\n%s", err, a, b)
	}
	c.Afsnit[0].Blokke[0].(*Tekst).Tekst = "x"
	c.Ekstra["kode"].([]any)[0] = "y"
	*c.Deltagere[1].NavnOffentligt = true
	if d, _ := r.Canonical(); string(d) != string(a) || *r.Deltagere[1].NavnOffentligt {
		t.Error("a change to the clone reached the original")
	}
	again, err := Decode(b)
	if err != nil {
		t.Fatal(err)
	}
	again.posted, r.posted = nil, nil
	if !reflect.DeepEqual(again, r) {
		t.Error("canonical JSON decodes to another record")
	}
}
