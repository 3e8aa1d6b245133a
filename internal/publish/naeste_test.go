package publish

import (
	"bytes"
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"notat/internal/samtale"
	"notat/internal/samtale/samtaletest"
)

const toAar = `{"dokument":{"titel":"Samtale 2024/25","skoleaar":"2024/25"},"kommune":{"navn":"Fjordby Kommune"},"skole":{"navn":"Birkelund Skole","institutionsnr":"123456"},
"moede":{"dato":"2025-03-13"},
"deltagere":[{"navn":"Anna Holm","titel":"Skoleleder","part":"skoleledelse","funktion":["moedeleder"]},{"navn":"Bo Dahl","part":"foraeldre"}],
"afsnit":[{"overskrift":"Rammen","del":"rammesaetning","blokke":[{"type":"tekst","tekst":"Ord."}]},
{"overskrift":"Hvor kom vi fra","del":"opfoelgning","blokke":[{"type":"aftaler","aftaler":[
 {"maal":"Lukket sag","status":"lukket","fraSkoleaar":"2023/24"},{"maal":"Gammel og i gang","status":"iGang","fraSkoleaar":"2022/23"},{"maal":"Føres videre","status":"viderefoeres","fraSkoleaar":"2023/24"}]}]},
{"overskrift":"Test","del":"testresultater","udenIndhold":{"grund":"ingenData"}},
{"overskrift":"Evaluering","del":"evaluering","blokke":[{"type":"tekst","tekst":"God."}]},
{"overskrift":"Læsning","del":"indsatser","blokke":[{"type":"tekst","tekst":"Vi læser."},{"type":"aftaler","aftaler":[
 {"maal":"More læser","ansvarlig":"Skolelederen","bemaerkning":"x"},{"maal":"Naaet med det samme","status":"naaet"},{"maal":"føres  VIDERE"}]},
 {"type":"aftaler","synlighed":"intern","aftaler":[{"maal":"Internt maal"}]}]}]}`

func nextOf(t *testing.T, data []byte) *samtale.Record {
	t.Helper()
	r, err := samtale.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestNextYearCarriesWhatIsNotDone(t *testing.T) {
	s := newService(t)
	data, err := s.Next(context.Background(), Request{Data: []byte(toAar)})
	if err != nil {
		t.Fatal(err)
	}
	r := nextOf(t, data)
	if r.Dokument.Skoleaar != "2025/26" || r.Dokument.Titel != "Samtale 2025/26" || r.Dokument.Status != samtale.Udkast {
		t.Errorf("%+v", r.Dokument)
	}
	if bytes.Contains(data, []byte("Anna")) || bytes.Contains(data, []byte("Dahl")) {
		t.Error("a name was carried over")
	}
	if len(r.Deltagere) != 2 || r.Deltagere[0].Titel != "Skoleleder" || r.Deltagere[1].Titel == "" {
		t.Errorf("%+v", r.Deltagere)
	}
	var got []string
	for _, a := range r.Afsnit {
		for _, b := range a.Blokke {
			switch b := b.(type) {
			case *samtale.Aftaler:
				for _, x := range b.Aftaler {
					got = append(got, string(b.Synlighed)+"|"+x.Maal+"|"+x.FraSkoleaar+"|"+x.Status+x.Bemaerkning)
				}
				if a.Del != samtale.Opfoelgning || a.Overskrift != "Hvor kom vi fra" {
					t.Errorf("agreements stand under %q", a.Overskrift)
				}
			case *samtale.Tekst:
				if b.Tekst != "Vi læser." {
					t.Errorf("carried over: %q", b.Tekst)
				}
			}
		}
	}
	want := "|Gammel og i gang|2022/23|\n|føres  VIDERE|2024/25|\n|More læser|2024/25|\nintern|Internt maal|2024/25|"
	if strings.Join(got, "\n") != want {
		t.Errorf("%s", strings.Join(got, "\n"))
	}
}

func TestNextYearFromTheArchiveShowsTheInternalOnlyToWhoMaySeeIt(t *testing.T) {
	s := newService(t)
	a := OpenArchive(filepath.Join(t.TempDir(), "notat.db"), time.Now)
	defer a.Close()
	s.Keep(a)
	if _, err := s.NextFor(context.Background(), "123456", true); !errors.Is(err, ErrNotFound) {
		t.Error(err)
	}
	if _, err := s.Publish(context.Background(), Offentliggoerelse{Data: []byte(toAar)}); err != nil {
		t.Fatal(err)
	}
	for intern, want := range map[bool]bool{true: true, false: false} {
		data, err := s.NextFor(context.Background(), "123456", intern)
		if err != nil {
			t.Fatal(err)
		}
		if got := bytes.Contains(data, []byte("Internt maal")); got != want {
			t.Errorf("internal %v: the internal agreement is there: %v", intern, got)
		}
		// Publishing the next year without a word of them names what was dropped.
		next := strings.NewReplacer("2024/25", "2025/26", `"moede":{"dato":"2025-`, `"moede":{"dato":"2026-`, "Gammel og i gang", "En anden", "Internt maal", "Noget andet", "Vi læser.", `Vi læser:\n1) Mere.`).Replace(toAar)
		k, err := s.Publish(context.Background(), Offentliggoerelse{Data: []byte(next), Intern: intern})
		if err != nil {
			t.Fatal(err)
		}
		var dropped []string
		for i, f := range k.Faults {
			if i > 0 && f.Line < k.Faults[i-1].Line {
				t.Errorf("the faults are in no order: %v", k.Faults)
			}
			if f.Code == "aftale-ikke-fulgt-op" {
				dropped = append(dropped, f.Message)
			}
		}
		all := strings.Join(dropped, " ")
		if !strings.Contains(all, "Gammel og i gang") || strings.Contains(all, "Internt maal") != intern || strings.Contains(all, "Lukket") {
			t.Errorf("internal %v: %q", intern, all)
		}
		if _, err := s.Withdraw(context.Background(), k.ID, "fejl", Who{}); err != nil {
			t.Fatal(err)
		}
	}
}

// What the school agreed last is in an archive that may be out of reach; that is
// said of the archive, and is no fault of the record.
func TestLastYearsNotatOutOfReachIsNoFaultOfTheRecord(t *testing.T) {
	s := newService(t)
	a := OpenArchive(filepath.Join(t.TempDir(), "no", "such", "folder", "notat.db"), time.Now)
	defer a.Close()
	found, err := s.droppedSinceLast(context.Background(), a, nextOf(t, []byte(toAar)), true)
	var syntax *SyntaxError
	if found != nil || !errors.Is(err, ErrUnavailable) || errors.As(err, &syntax) {
		t.Errorf("%v, %v", found, err)
	}
}

// Whatever a valid record holds, next year's is one that can be worked on.
func TestNextYearOfAnyRecordIsValid(t *testing.T) {
	s := newService(t)
	rapid.Check(t, func(rt *rapid.T) {
		posted := samtaletest.JSON().Draw(rt, "record")
		data, err := s.Next(context.Background(), Request{Data: posted})
		if err != nil {
			rt.Fatal(err)
		}
		report, err := s.Validate(context.Background(), Request{Data: data})
		if err != nil || report.Faults.HasErrors() {
			rt.Fatalf("%v %v\n%s", err, report.Faults, data)
		}
		r, err := s.ValidateAfter(context.Background(), Request{Data: data}, posted)
		if err != nil {
			rt.Fatal(err)
		}
		for _, f := range r.Faults {
			if f.Code == "aftale-ikke-fulgt-op" {
				rt.Fatalf("an agreement was dropped: %s", f.Message)
			}
		}
	})
}

// Next year's record has a section for each part that the template requires, by
// its own name or last year's, and the focus areas where they belong.
func TestNextYearHasEachPartThatIsRequired(t *testing.T) {
	r := nextOf(t, []byte(toAar))
	r.SetStatus(samtale.Udkast)
	k := samtale.Krav{Dele: map[samtale.Del]samtale.Grad{}, Delnavne: map[samtale.Del]string{}}
	for _, d := range samtale.Dele {
		k.Dele[d], k.Delnavne[d] = samtale.Kraevet, "Navn på "+string(d)
	}
	v, faults := samtale.Validate(r, k)
	if v == nil {
		t.Fatal(faults)
	}
	var got []string
	for _, a := range nextRecord(v).Afsnit {
		got = append(got, string(a.Del)+" "+a.Overskrift)
	}
	want := []string{"rammesaetning Rammen", "opfoelgning Hvor kom vi fra", "testresultater Test", "evaluering Evaluering", "indsatser Læsning", "handlingsplaner Navn på handlingsplaner"}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	k.Dele = nil // what is followed up is there all the same
	if v, _ = samtale.Validate(r, k); v == nil || len(nextRecord(v).Afsnit) != 2 {
		t.Errorf("%+v", nextRecord(v).Afsnit)
	}
}

// A heading below which agreements alone stood is not carried over without them: it would
// ask to be deleted. Where the part is required, the heading is there once.
func TestNoHeadingIsCarriedWithoutItsAgreements(t *testing.T) {
	const two = `{"overskrift":"Aftaler","del":"indsatser","blokke":[{"type":"aftaler","aftaler":[{"maal":"Ro"}]}],"afsnit":[{"overskrift":"Flere","blokke":[{"type":"aftaler","aftaler":[{"maal":"Fred"}]}]}]}`
	headings := func(data string, demand samtale.Grad) (out []string) {
		r := nextOf(t, []byte(data))
		r.SetStatus(samtale.Udkast)
		v, faults := samtale.Validate(r, samtale.Krav{Dele: map[samtale.Del]samtale.Grad{samtale.Indsatser: demand}})
		if v == nil {
			t.Fatal(faults)
		}
		everySection(nextRecord(v).Afsnit, func(a *samtale.Afsnit, _ bool) bool {
			out = append(out, a.Overskrift)
			return true
		})
		return out
	}
	if got, want := headings(strings.TrimSuffix(toAar, "]}")+","+two+"]}", samtale.Fri), []string{"Hvor kom vi fra", "Læsning"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	alone := strings.Replace(toAar, `"blokke":[{"type":"tekst","tekst":"Vi læser."},`, `"blokke":[`, 1)
	if got, want := headings(alone, samtale.Kraevet), []string{"Hvor kom vi fra", "Læsning"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	if got, want := headings(alone, samtale.Fri), []string{"Hvor kom vi fra"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}
