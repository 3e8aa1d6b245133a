package compose

import (
	"bytes"
	"encoding/base64"
	"image"
	"image/png"
	"testing"

	"notat/internal/notat"
	"notat/internal/samtale"
)

func TestTextKeepsItsMannerAndItsLines(t *testing.T) {
	same(t, blokke(t, Options{}, &samtale.Tekst{Tekst: "Vi er **glade, [meget *glade*](https://x.dk)**\nnu.\n\n- et\n  1. under\n  2. mere\n- to"}), `
p Vi er **glade,** [**meget *glade***](https://x.dk) ⏎ nu.
- et
  1. under
  2. mere
- to`)
}

func TestTextThatLooksLikeSomethingElsePrintsAsWritten(t *testing.T) {
	same(t, blokke(t, Options{}, &samtale.Tekst{Tekst: "9. klasse ligger over.\n7. klasse ligger under.\n\n2., 4., 6. klasse\n\n13. marts 2025\n\n- 3 procentpoint\n\n<navn udeladt>\n\n# x"}), `
p 9. klasse ligger over. ⏎ 7. klasse ligger under.
p 2., 4., 6. klasse
p 13. marts 2025
p - 3 procentpoint
p <navn udeladt>
p # x`)
}

func TestEveryParagraphAndItemOfAFieldHasItsPointer(t *testing.T) {
	d, err := lav(atLeast(&samtale.Tekst{Tekst: "a\n\n- b\n  - c\n- d"}), Options{})
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, f := range d.Felts() {
		if f.Pointer == "/afsnit/0/blokke/0/tekst" && f.Rich && !f.Fixed && f.Titel == "Tekst" {
			n++
		}
	}
	if n != 4 {
		t.Errorf("got %d", n)
	}
}

func TestADraftAsksForAnEmptyText(t *testing.T) {
	same(t, blokke(t, Options{Draft: true}, &samtale.Tekst{}), "p {Skriv teksten her.}")
	same(t, blokke(t, Options{}, &samtale.Tekst{}), "")
}

func TestColumns(t *testing.T) {
	same(t, blokke(t, Options{}, &samtale.Sammenstilling{Kolonner: []samtale.Kolonne{{Overskrift: "Det vi ser", Tekst: "a\n\nb"}, {Overskrift: "Det vi tænker"}}}), `
columns
  column Det vi ser
    p a
    p b
  column Det vi tænker`)
}

func TestATableKeepsEveryCell(t *testing.T) {
	same(t, blokke(t, Options{}, &samtale.Tabel{
		Hoved: []string{"Klasse", "Tal"}, Raekker: [][]string{{"1. a", "7,4"}, {"", "-12 %"}, {"1. c"}, {"1. d", "1.250", "for meget"}}, Billedtekst: "Tal fra skolen",
	}), `
table Tal fra skolen
  head
    cell Klasse
    number Tal
    cell
  row
    cell 1. a
    number 7,4
    cell
  row
    cell
    number -12 %
    cell
  row
    cell 1. c
    number
    cell
  row
    cell 1. d
    number 1.250
    cell for meget`)
}

func TestNumbersAreKnownInTables(t *testing.T) {
	for s, want := range map[string]bool{
		"7": true, "7,40": true, "1.250,5": true, "12 %": true, "-3": true, "−3": true, " 4 ": true, "12%": true,
		"": false, "%": false, "-": false, "9. klasse": false, "ca. 7": false, ",5": false, "2024/25": false, "13.00-14.00": false,
	} {
		if got := isTal(s); got != want {
			t.Errorf("%q: got %v", s, got)
		}
	}
}

func TestQuotesCarryARoleOrNothing(t *testing.T) {
	same(t, blokke(t, Options{}, &samtale.Citater{Citater: []samtale.Citat{{Tekst: "Godt *møde*", Rolle: "Forælder"}, {Tekst: "Vi\n\nblev hørt"}}}), `
quote
  p Godt *møde*
  source Forælder
quote
  p Vi
  p blev hørt`)
}

func TestAPictureKeepsItsPixels(t *testing.T) {
	posted := image.NewGray(image.Rect(0, 0, 3, 2))
	copy(posted.Pix, []byte{0, 50, 100, 150, 200, 255})
	var b bytes.Buffer
	if err := png.Encode(&b, posted); err != nil {
		t.Fatal(err)
	}
	d, err := lav(atLeast(&samtale.Figur{Billede: "data:image/png;base64," + base64.StdEncoding.EncodeToString(b.Bytes()), Alt: "Grå", Billedtekst: "Et billede"}), Options{})
	if err != nil {
		t.Fatal(err)
	}
	f := d.Blocks[len(d.Blocks)-1].(*notat.Figure)
	drawn, err := png.Decode(bytes.NewReader(f.Image))
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range posted.Pix {
		if r, _, _, _ := drawn.At(i%3, i/3).RGBA(); byte(r>>8) != want {
			t.Errorf("pixel %d: %d, want %d", i, r>>8, want)
		}
	}
	if f.MIME != "image/png" || f.Width != 3 || f.Height != 2 || f.Alt != "Grå" ||
		f.Anchor != "/afsnit/0/blokke/0" || notat.Plain(f.Caption) != "Et billede" {
		t.Errorf("got %+v", f)
	}
}

func TestAnAgreementIsReadable(t *testing.T) {
	same(t, blokke(t, Options{}, &samtale.Aftaler{Aftaler: []samtale.Aftale{
		{
			Maal: "Færre skift", Baggrund: "Det *knirker*.", Tiltag: []string{"Fast makker", "", "Fast rum"}, Tegn: "Tryg start", Ansvarlig: "Skoleleder",
			Frist: "2025-06-01", Status: "viderefoeres", Bemaerkning: "Først\n\nså", FraSkoleaar: "2023/24",
		},
		{Maal: "Læsning"},
	}}), `
definitions
  term Færre skift
    p **Fra skoleåret:** 2023/24
    p **Baggrund:** Det *knirker*.
    p **Tiltag:**
    - Fast makker
    - Fast rum
    p **Tegn:** Tryg start
    p **Ansvarlig:** Skoleleder
    p **Frist:** 1. juni 2025
    p **Status:** Videreføres
    p **Bemærkning:**
    p Først
    p så
  term Læsning`)
}

func TestADraftAsksWhatBecameOfAnAgreement(t *testing.T) {
	b := &samtale.Aftaler{Aftaler: []samtale.Aftale{{Maal: "Læsning", FraSkoleaar: "2023/24"}}}
	same(t, blokke(t, Options{Draft: true}, b), `
definitions
  term Læsning
    p **Fra skoleåret:** 2023/24
    p.mangler Mangler: status på aftalen. {Skriv status, fx I gang eller Nået.}`)
}
