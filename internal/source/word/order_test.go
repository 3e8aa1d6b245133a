package word_test

import (
	"context"
	"strings"
	"testing"

	"notat/internal/source/sourcetest"
	"notat/internal/source/word"
)

// What was read stands in the order in which it is read: asides where they hang,
// pictures and charts where they stand, cells in their rows; what is left out has its
// name.
func TestPiecesStandInReadingOrder(t *testing.T) {
	want := map[string]string{
		"tables of people, times and agreements": `
# Deltagere
|Navn|Rolle|
|Alma Kjær|Skoleleder|
|Villy Brandt|Afdelingschef|
# Dagsorden
|kl. 12.30|Frokost|
|kl. 13.00|Status|
|kl. 14.15|Aftaler|
# Aftaler
|Aftale|Ansvarlig|Hvornår|
|Læsning|||
|Læsebånd / *? i indskolingen / *? på mellemtrinnet|Skolelederen|Fra august|
|Kursus for alle|^|Inden jul|
`,
		"tracked changes and comments": `
# Udkast til aftaler
(deleted Bodil Friis: i januar)
Skolen begynder efter påske med læsebånd.
(deleted Bodil Friis: Hele dette afsnit er strøget.)
Dette afsnit er skrevet til.
Bestyrelsen orienteres.
(comment Karla Holm: Hvornår?)
(comment Jens Vang: I juni.)
‖Hvad|Hvem|
|Plan for læsning|Vejlederen|
`,
		"pictures, a chart and a diagram": `
# Billeder og tal
[png 70 bytes: Tre børn ved et bord]
Billedet er fra biblioteket.
[emf 0 bytes: ]
Andel, der trives
‖|Skolen|Landet|
|2023|81 %||
|2024|86,5 %|3,4|
* Lytte
  * spørge elever
* Handle
Figurerne er skolens egne.
`,
		"saved by LibreOffice": `
# Referat
# Rammer
Samtalen skal give skolen og forvaltningen et fælles billede af, hvor langt skolen er nået, og hvad det næste skoleår skal bruges til.
# Drøftelse
Eleverne fortæller, at der er mere ro i timerne end sidste år, men at frikvartererne i den store gård stadig er urolige.
* Legegrupper
* Gårdvagter
## Til næste gang
Skolen sender tallene inden 1. april.
- number ×1: Side 1 af 4
`,
	}
	for _, s := range sourcetest.WordFiles() {
		if want[s.Name] == "" {
			continue
		}
		f, err := word.Read(context.Background(), s.Data)
		if got := sourcetest.Dump(f); err != nil || got != strings.TrimPrefix(want[s.Name], "\n") {
			t.Errorf("%s: %v\n%s", s.Name, err, got)
		}
		delete(want, s.Name)
	}
	for name := range want {
		t.Errorf("no file %q", name)
	}
}

// A line at the top or the foot of the pages is left out once, however many sections
// repeat it; a number with words of its own is a line as any other.
func TestWhatEveryPageRepeatsIsToldOfOnce(t *testing.T) {
	d := sourcetest.NewDoc(sourcetest.Unstyled).P("Et ord.")
	line := `<w:p><w:r><w:t>Fjordby Kommune</w:t></w:r></w:p>`
	d.Banner("header", line).Banner("header", line).Banner("footer", line+`<w:p><w:r><w:t xml:space="preserve">Journal 4711, side </w:t></w:r><w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p><w:p><w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>`)
	if got := dump(t, d); got != "Et ord.\n- running ×3: Fjordby Kommune\n- running ×1: Journal 4711, side 1\n- number ×1: 1\n" {
		t.Error(got)
	}
}
