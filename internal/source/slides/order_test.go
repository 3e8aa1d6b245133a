package slides_test

import (
	"context"
	"strings"
	"testing"

	"notat/internal/source/slides"
	"notat/internal/source/sourcetest"
)

// Slides are read as they are shown: by their places and not by the order in which
// they were drawn, and what nobody is shown is told of.
func TestSlidesAreReadAsTheyAreShown(t *testing.T) {
	want := map[string]string{
		"sections, two columns and a table": `
# Bøgelund Skole
Samtale om skolens udvikling
# Hvor står vi
Tal og oplevelser
## To blikke på data
###? Det, tallene siger
* Fremgang i dansk
* Stilstand i matematik
###? Det, vi tror
* For få timer
* For mange vikarer
## Prøver
‖Fag|2024|2025|
|Dansk|6,8|7,1|
|Andre fag||7,0|
|^|Engelsk / *? mundtlig|8,2|
# Hvad gør vi
## Aftaler
* Skolen følger op i marts
`,
		"text boxes without placeholders": `
#? Vores udgangspunkt
Til venstre: lærernes svar.
Til højre: elevernes svar.
Nederst: det, begge er enige om.
#? Fokus og indsatser
##? Læsning
*? Læsebånd
*? Forfatterbesøg
##? Trivsel
1.? Legepatrulje
1.? Nye rutiner
#? Hvem siger hvad
”Mere leg”, siger en elev.
”Mere tid”, siger en lærer.
Citaterne er fra i år.
- decoration ×3: Kommunens logo
- running ×3: Kun til skolens brug
`,
		"hidden slides and shapes, comments of both kinds": `
# Status på aftalerne
* Tre af fire er gennemført
(comment Bodil Friis: Er det rigtigt?)
# Næste skridt
* Vi mødes i juni
(comment Karla Holm: Kan vi nå det?)
(comment Jens Vang: Hellere maj.)
- hidden ×1: Stikord uden for kanten
- hidden ×1: Skjult bemærkning
- hidden ×1: Internt om økonomi | Kun for ledelsen | Springes over. | 2
- running ×2: Strandby Skolevæsen
`,
	}
	for _, s := range sourcetest.Decks() {
		if want[s.Name] == "" {
			continue
		}
		f, err := slides.Read(context.Background(), s.Data)
		if got := sourcetest.Dump(f); err != nil || got != strings.TrimPrefix(want[s.Name], "\n") {
			t.Errorf("%s: %v\n%s", s.Name, err, got)
		}
		delete(want, s.Name)
	}
	for name := range want {
		t.Errorf("no file %q", name)
	}
}
