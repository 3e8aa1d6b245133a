package kontrol_test

import (
	"slices"
	"strings"
	"testing"
)

// What is looked for is known in whatever form it is written, and what only looks like it is not.
func TestOneThingInManyForms(t *testing.T) {
	for _, c := range []struct {
		code            string
		record          func(place, text string) string
		found, harmless []string
	}{
		{"cpr-nummer", blokRecord, []string{
			"Født den femtende maj 2012 med de sidste fire cifre 3461.", "150512-xxxx, men xxxx er 3461", "xxxxxx-3461 født 15.5.2012", "Løbenummer 3461 har barnet født den 15. maj 2012.", "Nummeret slutter på 3461 og fødselsdagen er 15/5-12.",
			"1-5-0-5-1-2-3-4-6-1", "cpr 1505 1234 61", "Erstatningsnummer 150512-3UK1", "Dag|Måned|År|Sidste fire\n15|05|12|3461", "fødselsdag 15/5-12, pnr. 3461",
			"cpr 150512 streg 3461", "150512 og derefter 3461", "Født 15/5 12, de fire sidste er 3461.", "femtende i femte tolv, fireogtredive enogtres", "15 05 12, tre fire seks et", "15-maj-2012-3461", "15MAJ12-3461", "Nr.|Født|Sidste 4\n1|15.05.2012|3461", "Henvisning nr. 4, 150512/3461", "Persnr 150512-3461", "150512-3461/160512-2290", "2012-05-15 / 3461", "3461 er de sidste fire, hun er født 150512.", "15. maj 2012, 3461 (cpr)", "3461 – født 15.05.12 – er kontrolcifrene", "Født 15/5 12 (3461)", "Født: 150512. Nr.: 3461.", "1-5-0-5-1-2 3-4-6-1", "150512-3461/0.b", "Fødselsdag 15. maj 2012, nr. 3461", "3461 er endelsen, og hun er født 15/5 2012.", "15-05-12 34 61", "******-3461 (født 15.05.12)",
		}, []string{
			"Produktionsenhed nr. 1005123461", "Serienummer TX1505123461B22", "Budget|Forbrug\n150512|3461", "1-5-0-5-1-2-3-4-6-1-7", "1505 1234 61 breve", "Kode 150512-3UK1", "Skriv xxxxxx-xxxx, født 15.5.2012.",
			"Banken: 9005 1505123461", "Tabellen 4 6 8 10 12 14 16 18", "Lånernummer 1505123461", "Bilag nr. 150512-3461", "ISBN-10: 1505123461", "TILSKUD 2012-1505-3461", "UV12-SKO-1505123461", "Abonnement nr. 1505123461", "150512 + 3461 = 153973", "Antal|2025|2026\nBøger|150512|3461", "IBAN DK15 0512 3461 0000 00", "Lagernøgle 150512-3461", "Serienummer: BX-150512-3461", "Vinbestilling 150512-3461", "Acadre-nr. 1505123461", "Fakturanummeret er 1505123461.", "Åbent 15-05-12 14 30",
		}},
		{"intern-adresse", blokRecord, []string{
			"Filerne er på P-drevet.", "Se drev P under Ledelse.", "srv-skole-07", "~/Skrivebord/tal.xlsx", "/home/anna/tal.xlsx", `%APPDATA%\\tal.xlsx`, "https://x.fjordby.dk/tableau/views/1", "https://fjordby.kmd.dk/", "https://f2.fjordby.dk/1",
			"https://confluence.fjordby.dk/x", "intranet punktum fjordby punktum dk", "https://dc2.fjordby.dk/", "https://a.fjordby.dk/RDWeb", "https://fjordby.targit.dk/a", "https://sbsip-web.fjordby.dk/", "https://fjordby.app.box.com/s/a", "Det ligger i P drevet.", "fjordby (punktum) sharepoint (punktum) com",
		}, []string{
			"P-drevet er nedlagt.", "https://www.dropbox.com", "https://www.fjordby.dk/a.pdf?version=10.1.2.3", "Vi har drev i P og S.", "Udgave 10.200.0.1 er her.", "www.kmd.dk", "a /home b", "punktum dk", "https://x.fjordby.dk/home/skole",
		}},
		{"fortrolige-tal", fortroligRecord, []string{
			"ord: En enkelt elev er under niveauet.", "note: Ingen drenge ligger lavt.", "ord: Alle elever nåede målet.", "ord: Hele årgangen er over middel.", "ord: Tre gange så mange klarer sig dårligt.", "ord: Antallet er halveret.", "ord: Det er landsdelens tredjebedste.",
			"note: En halv karakter lavere.", "ord: Skolen er bedst i kommunen.", "test: Eleverne læser 130 ord i minuttet.", "ord: Trekvart årgang klarer sig.", "ord: Øverste kvartil", "ord: Vi er niendebedst.", "ord: En førsteplads", "note: En pige blev fritaget.", "ord: Et enkelt point bedre", "ord: 1,5 gange landets", "note: Karakteren B", "ord: Firedoblet", "ord: To skoler i kommunen ligger bedre.", "test: Snittet i 6. klasse er 52.", "test: 6. klasse fik 56 i snit.", "ord: 17 af 25 opgaver", "ord: Tre gange flere end før", "ord: Vi er tredjesidst.", "ord: Nr. 4 i kommunen",
		}, []string{
			"ord: Ingen fremgang i år.", "ord: Alle elever har taget testen.", "ord: Bedst i 6. klasse.", "ord: Det går så godt.", "note: Der er tre testrunder.", "note: Profilområde 1 og 3 er med.", "kilde: Rapport 6", "ord: Næste gang testes flere.", "ord: Blandt de bedste i kommunen", "kilde: Arket, fane 4", "ord: Efter to kampagner og tre temadage", "note: Opgjort 3/4", "note: Del 1 og del 2", "ord: Se aftale 3.", "ord: To skoleår med læsebånd.", "kilde: Rapport v. 1.3", "note: Fase 2 af 3", "note: Ugerne 10, 11 og 12", "note: Skolens 3. måling", "ord: I løbet af to måneder kommer en prøve.", "test: Skolen har købt 40 hørebøffer til testen.",
		}},
	} {
		finds := func(text string) bool {
			place, rest, ok := strings.Cut(text, ": ")
			if c.code != "fortrolige-tal" || !ok {
				place, rest = "", text
			}
			return slices.ContainsFunc(faults(reduce(t, udkast(t, c.record(place, rest))).Faults), func(f string) bool { return strings.HasPrefix(f, c.code+" ") })
		}
		for _, text := range c.found {
			if !finds(text) {
				t.Errorf("%s: %q is not found", c.code, text)
			}
		}
		for _, text := range c.harmless {
			if finds(text) {
				t.Errorf("%s: %q is taken", c.code, text)
			}
		}
	}
}
