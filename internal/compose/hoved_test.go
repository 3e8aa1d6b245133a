package compose

import (
	"strings"
	"testing"

	"notat/internal/notat"
	"notat/internal/samtale"
)

// hoved is the head table as "label: words" lines.
func hoved(t *testing.T, r *samtale.Record, o Options) string {
	t.Helper()
	d, err := lav(r, o)
	if err != nil {
		t.Fatal(err)
	}
	head := d.Blocks[1].(*notat.Definitions)
	if !head.Head {
		t.Error("not a head table")
	}
	var b strings.Builder
	for _, it := range head.Items {
		if !it.PromptOnly() {
			b.WriteString(notat.Plain(it.Term) + ": " + notat.Plain(it.Blocks[0].(*notat.Paragraph).Inlines) + "\n")
		}
	}
	return strings.TrimSpace(b.String())
}

func TestTheHeadHoldsWhatIsThereInOrder(t *testing.T) {
	r := atLeast()
	r.Dokument = samtale.Dokument{Betegnelse: "Referat", Titel: "x", Skoleaar: "2024/25", Dato: "2025-03-20", Godkendt: samtale.Godkendt{Dato: "2025-03-27", Af: "Skolechefen"}}
	r.Kommune = samtale.Kommune{Navn: "Fjordby Kommune", Forvaltning: "Børn og Unge", Afdeling: "Skole", Kontakt: "post@x.dk"}
	r.Skole = samtale.Skole{Navn: "Ås Skole", Institutionsnr: "123456", TidligereNumre: []string{"654321", "111222"}, Hjemmeside: "https://x.dk"}
	r.Moede = samtale.Moede{Dato: "2025-03-03", Start: "09:05", Slut: "10.30", Sted: "Biblioteket"}
	r.Sag = samtale.Sag{Sagsnr: "25/1", Dokumentnr: "7", Sagsbehandler: "Bo", Vedroerende: "§ 40 a", SendesTil: "Ledelsen\nBestyrelsen"}
	same(t, hoved(t, r, Options{}), `
Kommune: Fjordby Kommune, Børn og Unge, Skole
Kontakt: post@x.dk
Skole: Ås Skole
Institutionsnr.: 123456, tidligere 654321, 111222
Skolens hjemmeside: https://x.dk
Skoleår: 2024/25
Dato for samtalen: 3. marts 2025
Tid: kl. 09.05–10.30
Sted: Biblioteket
Dokumenttype: Referat
Notatets dato: 20. marts 2025
Sagsnr.: 25/1
Dokumentnr.: 7
Sagsbehandler: Bo
Vedrørende: § 40 a
Sendes til: Ledelsen Bestyrelsen
Godkendt: 27. marts 2025 af Skolechefen`)
}

func TestTheHeadOfAlmostNothing(t *testing.T) {
	r := atLeast()
	r.Dokument.Status = samtale.Endelig
	same(t, hoved(t, r, Options{Draft: true}), "Kommune: Fjordby Kommune\nSkole: Ås Skole\nSkoleår: 2024/25")
	r.Moede.Slut, r.Dokument.Godkendt.Af, r.Skole.TidligereNumre = "12:00", "Udvalget", []string{"654321"}
	same(t, hoved(t, r, Options{}), `
Kommune: Fjordby Kommune
Skole: Ås Skole
Institutionsnr.: tidligere 654321
Skoleår: 2024/25
Tid: kl. til 12.00
Godkendt: af Udvalget`)
}

func TestAnEditableDraftAsksForWhatTheReferentKnows(t *testing.T) {
	got := dump(t, atLeast(), Options{Draft: true}, "head")
	for _, want := range []string{
		"  term Dato for samtalen\n    p.mangler Mangler: datoen for samtalen. {Skriv datoen, fx 13. marts 2025.}",
		"  term Tid\n    p {Begyndte, fx 13.00} {Sluttede, fx 16.00}",
		"  term Sted\n    p {Skriv, hvor samtalen blev holdt.}",
		"  term Sagsnr.\n    p {Skriv sagsnummeret.}",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no\n%s\nin\n%s", want, got)
		}
	}
	if got := dump(t, atLeast(), Options{}, "head"); strings.Contains(got, "{") || !strings.Contains(got, "Mangler: datoen for samtalen.") {
		t.Errorf("a draft that is not edited:\n%s", got)
	}
}

// In Word all of the head can be changed but the address of the school's page,
// which is a link where it leads anywhere.
func TestOnlyTheAddressOfTheHeadIsKeptFromWord(t *testing.T) {
	for address, link := range map[string]bool{"https://skolen.example": true, "http://skolen.example": true, "skolen.example": false} {
		r := atLeast()
		r.Skole.Institutionsnr, r.Skole.Hjemmeside = "123456", address
		d, err := lav(r, Options{Draft: true})
		if err != nil {
			t.Fatal(err)
		}
		for tag, f := range d.Felter {
			if want := tag == "skole.hjemmeside"; f.Fixed != want || f.Titel == "" || f.Pointer == "" {
				t.Errorf("%s: %+v", tag, f)
			}
		}
		if l, ok := d.Felter["skole.hjemmeside"].Inlines[0].(notat.Link); ok != link || link && l.Address != address {
			t.Errorf("%s: %+v", address, d.Felter["skole.hjemmeside"])
		}
	}
}

func TestPromptsAreNoWords(t *testing.T) {
	r := atLeast(&samtale.Tabel{Hoved: []string{"a", "b"}, Raekker: [][]string{{"1", ""}}})
	r.Afsnit = append(r.Afsnit, samtale.Afsnit{Overskrift: "x", UdenIndhold: &samtale.UdenIndhold{Grund: "ingenData"}})
	edited, err := lav(r, Options{Draft: true}, samtale.Opfoelgning)
	if err != nil {
		t.Fatal(err)
	}
	drawn, err := lav(r, Options{}, samtale.Opfoelgning)
	if err != nil {
		t.Fatal(err)
	}
	same(t, strings.Join(edited.Text(), "\n"), strings.Join(drawn.Text(), "\n"))
}

func TestDatesAndTimesInDanish(t *testing.T) {
	for in, want := range map[string]string{
		"2025-03-13": "13. marts 2025", "2024-02-29": "29. februar 2024", "2025-12-01": "1. december 2025",
		"2025-13-01": "2025-13-01", "2025-00-10": "2025-00-10", "engang i maj": "engang i maj", "": "", "2025-03-xx": "2025-03-xx",
	} {
		if got := notat.Plain(dato(in)); got != want {
			t.Errorf("%q: got %q", in, got)
		}
	}
	for in, want := range map[string]string{"13:05": "13.05", "13.05": "13.05", "9:05": "9.05", "": ""} {
		if got := notat.Plain(tid(in)); got != want {
			t.Errorf("%q: got %q", in, got)
		}
	}
}
