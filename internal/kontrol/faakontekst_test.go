package kontrol_test

import (
	"strings"
	"testing"
)

// Whom a number counts is told by what stands around it.
func TestFewByWhatStandsAroundTheNumber(t *testing.T) {
	for _, c := range []struct {
		place, text string
		few         bool
	}{
		{"ord", "Pigerne var to.", true},
		{"ord", "Holdet var delt, heraf to med ekstra tid.", true},
		{"ord", "De to andres resultat var over middel.", true},
		{"ord", "De fires prøver gik godt.", true},
		{"ord", "Et par stykker nåede ikke målet.", true},
		{"ord", "Tre kvart af gruppen bestod.", true},
		{"ord", "Resultaterne var 02, 7, 7 og 12.", true},
		{"ord", "Tallet er halveret fra otte.", true},
		{"ord", "Vi er gået fra seks prøvetagere til det halve.", true},
		{"ord", "En forlod prøven.", true},
		{"ord", "En tilflytter fik 10.", true},
		{"ord", "En af de testede dumpede.", true},
		{"ord", "Ser vi bort fra en enkelt karakter, er det flot.", true},
		{"ord", "Den nye dreng dumpede.", true},
		{"ord", "Hver 4. dumpede.", true},
		{"ord", "Der er tre uger mellem prøverne.", false},
		{"ord", "En fjerdedel af undervisningen var læsning.", false},
		{"ord", "Det er 3. termin i træk.", false},
		{"ord", "Se rapport 4.", false},
		{"ord", "Forskellen på fagene er under 1.", false},
		{"ord", "Holdet er et af de fire bedste i kommunen.", false},
		{"ord", "Vi håber, at alle består til næste år.", false},
		{"ord", "Eleverne så fire podcasts.", false},
		{"", "8. årgang har 75 elever. 97,3 % af dem gik op til prøven.", true},
		{"", "Årgangen har 52 elever. Kun 3,8 % dumpede.", true},
		{"", "40 ‰ af de 75 elever fik ikke bevis.", true},
		{"", "En tredjedel af et hold på ni har angst.", true},
		{"", "Syv procent af de 43 lærere er sygemeldte.", true},
		{"", "Antallet af ikke-parate gik fra ni til tre.", true},
		{"", "Antallet af elever med PPR-sag er halveret fra otte.", true},
		{"", "Fire ansøgninger om støtte blev afvist.", true},
		{"", "Emne|Status\nBørn med epilepsi|3 børn", true},
		{"", "17 af 19 blev erklæret parate til gymnasiet.", true},
		{"", "95 % af de 42 elever er parate.", true},
		{"", "Alle i 5. klasse er med pånær to.", true},
		{"", "En fjerdedel af pigerne i 7.a (i alt 12) er i mistrivsel.", true},
		{"", "I 4.b (23 elever) har 20 svaret.", true},
		{"", "Kun tre svarede, at de har nogen at lege med.", true},
		{"", "Fire oplever ofte mobning.", true},
		{"", "En elev fortæller, at ingen vil lege i frikvarteret.", true},
		{"", "Der er færre elever med sygefravær: 2 mod 9 i fjor.", true},
		{"", "Sidste år var der otte elever i modtageklassen, og nu er der tre.", true},
		{"", "To forældre har søgt aktindsigt.", true},
		{"", "Fire elever fra 6.a fik ikke fotograferet deres computer.", true},
		{"", "Til prøven i engelsk dumpede to.", true},
		{"", "Fra 7. årgang har vi henvist tre til PPR.", true},
		{"", "To fra lærerkollegiet er langtidssyge.", true},
		{"", "24 elever begyndte på kurset, og 21 fuldførte.", true},
		{"", "En afdelingsleder er sygemeldt.", true},
		{"", "I 1.a er der netop tre, der har fået høreapparat.", true},
		{"", "Klasse | Elever | Bestået\n9.a | 20 | 18", true},
		{"", "Klasse | Status\n5.b | Tre elever er henvist til PPR", true},
		{"", "Klasse | Elever | Bestået\n9.a | 20 | 20", false},
		{"", "Rum | Antal\nGrupperum | 3", false},
		{"", "Klasse | Status\n5.b | Tre gode projekter i gang", false},
		{"", "Tre elever fejer hver fredag skolegården.", false},
		{"", "Når tre elever mangler, spørger vi hjemme.", false},
		{"", "Skolen har 430 elever. Fraværet er 1 %.", false},
		{"", "Årgangen har 52 elever. 90 % trives.", false},
		{"", "To chauffører henter eleverne hver morgen.", false},
		{"", "Tre og tre læser eleverne teksten igennem.", false},
		{"", "Emne|Status\nKlasser i alt|3 klasser", false},
	} {
		found := strings.Contains(strings.Join(faults(reduce(t, udkast(t, faaRecord(c.place, c.text))).Faults), "\n"), "faa-elever-i-")
		if found != c.few {
			t.Errorf("%s: %q: found is %v", c.place, c.text, found)
		}
	}
}
