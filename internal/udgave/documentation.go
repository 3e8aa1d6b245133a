package udgave

import (
	"strings"

	"notat/internal/kontrol"
)

// Documentation writes what the public edition leaves out and checks, in Danish
// Markdown, for docs/da/offentliggoerelse.md.
func Documentation() string {
	var b strings.Builder
	b.WriteString(`# Hvad den offentlige udgave udelader og kontrollerer

Denne side skrives af programmet selv, så den altid passer med det, programmet gør.

## Det udelades

| Kode | Det får sekretæren at vide |
|---|---|
`)
	for _, g := range grunde {
		row(&b, "`"+string(g)+"`", tekster[g])
	}
	b.WriteString(`
Hvor noget er udeladt, står skabelonens faste sætning, så læseren kan se det: en note ved et resultat, rollen i stedet for et navn,
og en sætning i en krævet del, hvis alt indhold er internt.

### Små tal

Grænsen står i skabelonen og er 5, når den ikke siger andet. Et resultats værdi og antal udelades,

- når antallet er under grænsen,
- når enheden tæller mennesker, og værdien er under grænsen. Disse enheder tæller: ` + joined(taelleenheder) + `; skabelonen kan tilføje flere,
- når enheden er procent (` + joined(percentUnits) + `), og procenten eller resten op til 100 svarer til flere end ingen og færre end grænsen.

Er netop ét tal skjult blandt resultater med samme måling, fag og periode, udelades også det, der bygger på næstfærrest: ellers kan
det skjulte regnes ud. Et lille tal regnes også for skjult, når det er internt
eller fortroligt. Tidligere værdier følger de samme regler; har de intet antal, udelades de sammen med deres resultat.
Kommunetal, landstal og socioøkonomisk reference bliver stående, undtagen når målingens tal er fortrolige.

### Billeder

Billedets punkter ændres ikke. Alt andet i filen fjernes: EXIF (tid, sted, kamera), XMP, kommentarer, farveprofiler, små kopier af billedet og
det, der står efter billedet. Er billedet gemt på siden, beholdes den ene oplysning om, hvordan det skal vendes.

`)
	b.WriteString(kontrol.Documentation())
	return b.String()
}

// row writes one row of a table.
func row(b *strings.Builder, celler ...string) {
	b.WriteString("| " + strings.Join(celler, " | ") + " |\n")
}

func joined(words []string) string { return strings.Join(words, ", ") }
