package udgave

import (
	"flag"
	"os"
	"strings"
	"testing"

	"notat/internal/smaatal"
)

var update = flag.Bool("update", false, "rewrite what is left out in docs/da/offentliggoerelse.md")

// checkedHeading begins the half of the page that is kontrol's.
const checkedHeading = "## Det kontrolleres\n"

func TestTheDocumentationSaysWhatIsLeftOut(t *testing.T) {
	const file = "../../docs/da/offentliggoerelse.md"
	page, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	got, checked, _ := strings.Cut(string(page), checkedHeading)
	want := documentation()
	if *update && got != want {
		if err := os.WriteFile(file, []byte(want+checkedHeading+checked), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if got != want {
		t.Errorf("%s is not what the tables say: run go test ./internal/udgave -update", file)
	}
}

// units are the words by which a unit counts people: those most in use.
var units = []string{"antal", "elever", "børn", "drenge", "piger", "medarbejdere", "lærere", "personer", "pers.", "forældre", "underretninger", "klager"}

func TestTheUnitsOfTheDocumentationCountPeople(t *testing.T) {
	for _, u := range units {
		if !smaatal.CountsPeople(u, nil) {
			t.Errorf("%s counts nobody", u)
		}
	}
}

// documentation writes what the public edition leaves out, in Danish Markdown.
func documentation() string {
	var b strings.Builder
	b.WriteString(`# Hvad den offentlige udgave udelader og kontrollerer

Denne side skrives af programmet selv, så den altid passer med det, programmet gør.

## Det udelades

| Kode | Det får sekretæren at vide |
|---|---|
`)
	for _, g := range grunde {
		b.WriteString("| `" + string(g) + "` | " + tekster[g] + " |\n")
	}
	b.WriteString(`
Hvor noget er udeladt, står skabelonens faste sætning, så læseren kan se det: en note ved et resultat, rollen i stedet for et navn,
og en sætning i en krævet del, hvis alt indhold er internt.

### Små tal

Grænsen står i skabelonen (` + "`graense`, og for en enkelt slags tal `graenser`" + `) og er 5, når den ikke siger andet. Et resultats værdi, antal og
socioøkonomiske reference udelades,

- når antallet er under grænsen,
- når enheden tæller mennesker eller det, der sker for ét menneske ad gangen, og værdien er under grænsen. Det gælder fx ` + strings.Join(units, ", ") + `, også i
  sammensætninger og med flere ord (»antal elever«, »elever i 9. klasse«); skabelonen kan tilføje flere. Uden enhed gælder det, når målingen selv
  siger det (»Antal elever i 9. klasse«),
- når enheden er procent (også »% af eleverne«), og procenten eller resten op til 100 svarer til flere end ingen og færre end grænsen. Det samme gælder
  en optælling ud af et antal.

Kommunetal og landstal udelades, når de selv tæller færre end grænsen, og når de er det samme som skolens skjulte tal. Tidligere værdier følger de samme
regler; har de intet antal, udelades de sammen med deres resultat.

Et skjult tal må heller ikke kunne regnes ud af dem, der står. Derfor ses alle skolens tal under ét, også tidligere værdier og internt og fortroligt
indhold, der altid regnes for skjult. Der udelades ét tal mere (»supplerende«),

- når netop ét tal er skjult blandt resultater med samme måling, fag og periode: det, der bygger på næstfærrest,
- når det skjulte er resten af en helhed, hvis andre dele og sum står der, uanset hvad summen kaldes, og om den har et fag: klasser, fag, køn, profilområder
  og andele, der tilsammen er 100 %,
- når det samme tal står en gang til som tidligere værdi eller i et andet resultat.

»2024/25«, »2024-2025«, »skoleåret 2024/25« og »juni 2025« er samme periode; et tal uden periode kan høre til dem alle. Afrundede tal og »ca.« læses som
det, de kan betyde. Et skjult tal er først skjult, når det stadig kan være mindst tre forskellige antal for den, der kender alle de andre. Hvad en sum af
vilkårlige tal uden fælles navne kunne røbe, ses der ikke efter. Er der flere tal, end der kan ses igennem, skjules hellere for mange.

### Billeder

Billedets punkter ændres ikke. Alt andet i filen fjernes: EXIF (tid, sted, kamera), XMP, kommentarer, farveprofiler, små kopier af billedet og
det, der står efter billedet. Er billedet gemt på siden, beholdes den ene oplysning om, hvordan det skal vendes. Ingen kan se forskel, så det
regnes ikke for noget udeladt. Er de to udgaver ellers ens, får den interne også billederne uden andet i filen.

`)
	return b.String()
}
