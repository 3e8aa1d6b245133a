package samtale

import (
	"notat/internal/post"
	"reflect"
	"slices"
)

// FieldText is what a field is called and what it is for, in a clerk's words:
// in the schema, in faults, and on the controls of the Word draft.
type FieldText struct{ Titel, Beskrivelse string }

// fieldTexts has a row for every field of the record, by type and JSON key.
var fieldTexts = map[string]FieldText{
	"Record.dokument":   {"Dokumentet", "Notatets titel, skoleår, status, dato og godkendelse."},
	"Record.sag":        {"Sagen", "Sagen i kommunens eget system. Alt er fri tekst."},
	"Record.kommune":    {"Kommunen", "Kommunen, der holder samtalen."},
	"Record.skole":      {"Skolen", "Skolen, som samtalen handler om."},
	"Record.moede":      {"Mødet", "Hvornår og hvor samtalen blev holdt, og dens dagsorden."},
	"Record.deltagere":  {"Deltagere", "Dem, der deltog eller meldte afbud."},
	"Record.afsnit":     {"Afsnit", "Notatets afsnit i den rækkefølge, de trykkes."},
	"Record.kontroller": {"Kontroller", "Svar på de kontroller, der standser en offentliggørelse: en har set på stedet, og det må blive stående."},
	"Record.ekstra":     {"Ekstra", "Kommunens egne koder. De gemmes, trykkes aldrig og kommer aldrig i en offentlig udgave."},

	"Dokument.betegnelse": {"Betegnelse", "Hvad papiret kaldes, for eksempel Notat eller Referat."},
	"Dokument.titel":      {"Titel", "Notatets titel. Skal altid udfyldes."},
	"Dokument.skoleaar":   {"Skoleår", "Skoleåret som 2024/25. Skal altid udfyldes."},
	"Dokument.status":     {"Status", "udkast eller endelig. Udelades den, er notatet endeligt."},
	"Dokument.dato":       {"Notatets dato", "Papirets dato som 2025-03-20."},
	"Dokument.godkendt":   {"Godkendt", "Hvem der godkendte notatet, og hvornår."},
	"Godkendt.dato":       {"Godkendt den", "Datoen for godkendelsen som 2025-03-27."},
	"Godkendt.af":         {"Godkendt af", "Den, der godkendte, for eksempel Skolechefen."},

	"Sag.sagsnr":        {"Sagsnummer", "Sagens nummer, som kommunen skriver det."},
	"Sag.dokumentnr":    {"Dokumentnummer", "Dokumentets nummer, som kommunen skriver det."},
	"Sag.sagsbehandler": {"Sagsbehandler", "Den, der behandler sagen."},
	"Sag.vedroerende":   {"Vedrørende", "Hvad sagen vedrører."},
	"Sag.sendesTil":     {"Sendes til", "Dem, notatet sendes til."},

	"Kommune.navn":        {"Kommunens navn", "Kommunens navn. Skal altid udfyldes."},
	"Kommune.forvaltning": {"Forvaltning", "Forvaltningen, for eksempel Børn og Unge."},
	"Kommune.afdeling":    {"Afdeling", "Afdelingen, for eksempel Skole."},
	"Kommune.kontakt":     {"Kontakt", "Hvor læseren kan henvende sig."},

	"Skole.navn":           {"Skolens navn", "Skolens navn. Skal altid udfyldes."},
	"Skole.institutionsnr": {"Institutionsnummer", "Skolens institutionsnummer, seks cifre. Skal bruges for at offentliggøre."},
	"Skole.hjemmeside":     {"Skolens hjemmeside", "Adressen på skolens hjemmeside, med https://."},
	"Skole.tidligereNumre": {"Tidligere institutionsnumre", "Numre fra før skolen blev lagt sammen eller delt."},

	"Moede.dato":            {"Mødedato", "Datoen for samtalen som 2025-03-13. Den afgør, hvilke regler der gælder."},
	"Moede.start":           {"Mødet begyndte", "Klokkeslæt som 13:05."},
	"Moede.slut":            {"Mødet sluttede", "Klokkeslæt som 16:00."},
	"Moede.sted":            {"Mødested", "Hvor mødet blev holdt."},
	"Moede.dagsorden":       {"Dagsorden", "Dagsordenens punkter i rækkefølge."},
	"Dagsordenspunkt.start": {"Punktet begynder", "Klokkeslæt som 13:05."},
	"Dagsordenspunkt.slut":  {"Punktet slutter", "Klokkeslæt som 13:20."},
	"Dagsordenspunkt.punkt": {"Punkt på dagsordenen", "Hvad punktet handler om."},

	"Deltager.navn":           {"Deltagerens navn", "Navnet. Enten navn eller titel skal udfyldes."},
	"Deltager.titel":          {"Deltagerens titel", "Titel eller rolle, for eksempel Skoleleder."},
	"Deltager.part":           {"Part", "Den part, deltageren hører til."},
	"Deltager.gruppe":         {"Gruppe", "En anden betegnelse for parten end skabelonens."},
	"Deltager.funktion":       {"Funktion", "moedeleder, referent eller begge."},
	"Deltager.afbud":          {"Afbud", "true, når deltageren meldte afbud."},
	"Deltager.foraeldrevalgt": {"Forældrevalgt", "true for et forældrevalgt medlem af skolebestyrelsen."},
	"Deltager.navnOffentligt": {"Navnet er offentligt", "Om navnet må stå i den offentlige udgave. Udelades det, afgør parten det."},

	"Afsnit.overskrift":  {"Overskrift", "Afsnittets overskrift, fri tekst."},
	"Afsnit.del":         {"Del", "Den kendte del af notatet, som afsnittet er, hvis det er en."},
	"Afsnit.synlighed":   {"Synlighed", "offentlig eller intern. Det, der er internt, og alt under det, kommer ikke i den offentlige udgave."},
	"Afsnit.udenIndhold": {"Uden indhold", "Siger, at der ikke er noget at skrive om delen, og hvorfor."},
	"Afsnit.blokke":      {"Blokke", "Afsnittets indhold i rækkefølge."},
	"Afsnit.afsnit":      {"Underafsnit", "Afsnit under afsnittet, højst tre niveauer i alt."},
	"UdenIndhold.grund":  {"Grund", "Hvorfor delen er uden indhold."},
	"UdenIndhold.tekst":  {"Begrundelse", "Tekst, der trykkes efter skabelonens sætning. Skal udfyldes, når grunden er andet."},

	"Kontrol.kode":        {"Kontrollens kode", "Koden på den kontrol, der svares på, for eksempel intern-adresse."},
	"Kontrol.sted":        {"Sted", "JSON-peger til stedet, for eksempel /afsnit/3/blokke/0. Svaret gælder også alt under stedet."},
	"Kontrol.begrundelse": {"Begrundelse", "Hvorfor stedet må blive stående."},

	"Tekst.type":               {"Type", "Altid tekst."},
	"Tekst.synlighed":          {"Synlighed", "offentlig eller intern."},
	"Tekst.tekst":              {"Tekst", "Løbende tekst. Afsnit, lister, fed, kursiv og henvisninger skrives i Markdown."},
	"Sammenstilling.type":      {"Type", "Altid sammenstilling."},
	"Sammenstilling.synlighed": {"Synlighed", "offentlig eller intern."},
	"Sammenstilling.kolonner":  {"Kolonner", "To eller tre kolonner, der står ved siden af hinanden."},
	"Kolonne.overskrift":       {"Kolonnens overskrift", "Kolonnens overskrift."},
	"Kolonne.tekst":            {"Kolonnens tekst", "Kolonnens tekst i Markdown."},
	"Tabel.type":               {"Type", "Altid tabel."},
	"Tabel.synlighed":          {"Synlighed", "offentlig eller intern."},
	"Tabel.hoved":              {"Tabellens hoved", "Kolonnernes overskrifter."},
	"Tabel.raekker":            {"Rækker", "Tabellens rækker. Hver har lige så mange felter som hovedet."},
	"Tabel.billedtekst":        {"Billedtekst", "Tekst over tabellen."},
	"Citater.type":             {"Type", "Altid citater."},
	"Citater.synlighed":        {"Synlighed", "offentlig eller intern."},
	"Citater.citater":          {"Citater", "Hvad deltagerne sagde."},
	"Citat.tekst":              {"Citat", "Citatet i Markdown."},
	"Citat.rolle":              {"Rolle", "Hvem der sagde det, som rolle og aldrig som navn. Kan udelades."},
	"Figur.type":               {"Type", "Altid figur."},
	"Figur.synlighed":          {"Synlighed", "offentlig eller intern."},
	"Figur.billede":            {"Billede", "Billedet som data-URL: PNG eller JPEG, højst 5 MB og 20 megapixel."},
	"Figur.alt":                {"Alternativ tekst", "Hvad billedet viser, for den, der ikke kan se det."},
	"Figur.billedtekst":        {"Billedtekst", "Tekst under billedet."},
	"Resultater.type":          {"Type", "Altid resultater."},
	"Resultater.synlighed":     {"Synlighed", "offentlig eller intern."},
	"Resultater.resultater":    {"Resultater", "Resultater i ord, i tal eller begge dele."},
	"Resultater.diagram":       {"Diagram", "true, når tallene også skal tegnes som søjler."},
	"Aftaler.type":             {"Type", "Altid aftaler."},
	"Aftaler.synlighed":        {"Synlighed", "offentlig eller intern."},
	"Aftaler.aftaler":          {"Aftaler", "Årets aftaler, eller opfølgningen på tidligere års."},

	"Resultat.maaling":         {"Måling", "Hvad der er målt, som det skal trykkes."},
	"Resultat.art":             {"Art", "Målingens art. Trykkes aldrig; skabelonens fortrolighed virker på den."},
	"Resultat.kilde":           {"Kilde", "Hvor tallet kommer fra."},
	"Resultat.fag":             {"Fag", "Faget."},
	"Resultat.profilomraade":   {"Profilområde", "Profilområdet i faget."},
	"Resultat.klassetrin":      {"Klassetrin", "Klassetrinnet, for eksempel 4. klasse."},
	"Resultat.periode":         {"Periode", "Hvornår der er målt, for eksempel 2024/25."},
	"Resultat.antal":           {"Antal", "Hvor mange værdien bygger på, som helt tal."},
	"Resultat.vaerdi":          {"Værdi", "Skolens tal. Cifrene trykkes, som de er skrevet, med komma."},
	"Resultat.cirka":           {"Cirka", "true, når værdien er omtrentlig."},
	"Resultat.enhed":           {"Enhed", "Enheden, som den skal trykkes, for eksempel %."},
	"Resultat.kommunetal":      {"Kommunens tal", "Kommunens tal for samme måling."},
	"Resultat.landstal":        {"Landets tal", "Landets tal for samme måling."},
	"Resultat.socialReference": {"Socioøkonomisk reference", "Den socioøkonomiske reference for samme måling."},
	"Resultat.tidligere":       {"Tidligere værdier", "Værdier fra tidligere perioder."},
	"Resultat.ord":             {"Resultatet i ord", "Resultatet med ord, i Markdown. Ord alene er nok."},
	"Resultat.note":            {"Note", "Forbehold eller forklaring, ren tekst."},
	"Resultat.synlighed":       {"Synlighed", "offentlig eller intern."},
	"Tidligere.periode":        {"Tidligere periode", "Perioden, for eksempel 2023/24."},
	"Tidligere.vaerdi":         {"Tidligere værdi", "Tallet dengang."},
	"Tidligere.antal":          {"Tidligere antal", "Hvor mange tallet bygger på, som helt tal."},
	"Tidligere.sammenlignelig": {"Sammenlignelig", "true, kun når tallet kan stilles op mod det nye."},

	"Aftale.maal":        {"Mål", "Hvad der skal nås."},
	"Aftale.baggrund":    {"Baggrund", "Hvorfor målet er sat, i Markdown."},
	"Aftale.tiltag":      {"Tiltag", "Hvad der gøres for at nå målet."},
	"Aftale.tegn":        {"Tegn", "Hvad man vil kunne se, når målet nærmer sig."},
	"Aftale.ansvarlig":   {"Ansvarlig", "Hvem der har ansvaret, som rolle."},
	"Aftale.frist":       {"Frist", "Datoen som 2026-06-01."},
	"Aftale.status":      {"Aftalens status", "Hvor langt aftalen er. Skal udfyldes, når fraSkoleaar er."},
	"Aftale.bemaerkning": {"Bemærkning", "Bemærkning til status, i Markdown."},
	"Aftale.fraSkoleaar": {"Fra skoleår", "Skoleåret, aftalen er fra, når der følges op på den."},
}

// typeTexts has a row for every type of the record.
var typeTexts = map[string]FieldText{
	"Record":          {"Skoleudviklingssamtale", "Et notat om en skoleudviklingssamtale efter folkeskolelovens § 40 a."},
	"Dokument":        {"Dokument", "Notatet som papir."},
	"Godkendt":        {"Godkendelse", "Hvem der godkendte notatet, og hvornår."},
	"Sag":             {"Sag", "Sagen i kommunens eget system."},
	"Kommune":         {"Kommune", "Kommunen, der holder samtalen."},
	"Skole":           {"Skole", "Skolen, samtalen handler om."},
	"Moede":           {"Møde", "Selve mødet."},
	"Dagsordenspunkt": {"Dagsordenspunkt", "Et punkt på dagsordenen."},
	"Deltager":        {"Deltager", "En, der deltog eller meldte afbud."},
	"Afsnit":          {"Afsnit", "Et afsnit med fri overskrift."},
	"UdenIndhold":     {"Uden indhold", "En del, der ikke er noget at skrive om."},
	"Kontrol":         {"Kontrol", "Et svar på en kontrol."},
	"Tekst":           {"Tekst", "Løbende tekst."},
	"Sammenstilling":  {"Sammenstilling", "To eller tre kolonner ved siden af hinanden."},
	"Kolonne":         {"Kolonne", "En kolonne i en sammenstilling."},
	"Tabel":           {"Tabel", "En tabel med ren tekst."},
	"Citater":         {"Citater", "Citater fra deltagerne."},
	"Citat":           {"Citat", "Et citat."},
	"Figur":           {"Figur", "Et billede."},
	"Resultater":      {"Resultater", "Resultater i ord og tal."},
	"Resultat":        {"Resultat", "Et resultat af en måling."},
	"Tidligere":       {"Tidligere værdi", "En tidligere værdi af samme måling."},
	"Aftaler":         {"Aftaler", "Aftaler eller opfølgning på aftaler."},
	"Aftale":          {"Aftale", "En aftale eller opfølgningen på den."},
}

// Titel gives the Danish title of the field that a pointer leads to: "Skolens
// navn" for /skole/navn. An item of a list has the title of what it is. It is
// "" for a pointer that can lead to nothing in a record.
func Titel(pointer string) string {
	if !post.Pointer(pointer).IsValid() {
		return ""
	}
	keys := slices.Collect(post.Pointer(pointer).Tokens())
	t, titel := recordType, typeTexts["Record"].Titel
	for i := 0; i < len(keys); i++ {
		for t.Kind() == reflect.Pointer {
			t = t.Elem()
		}
		switch {
		case t.Kind() == reflect.Map:
			return titel
		case t.Kind() == reflect.Slice:
			t = t.Elem()
			if n := typeTexts[t.Name()].Titel; n != "" {
				titel = n
			} else if t == blokType {
				titel = "Blok"
			}
		case t == blokType:
			bt, ok := blokWith(keys[i:])
			if !ok {
				return ""
			}
			t = bt
			i--
		case t.Kind() == reflect.Struct:
			p := plans[t]
			j, ok := p.byKey[keys[i]]
			if !ok {
				return ""
			}
			titel = fieldTexts[t.Name()+"."+keys[i]].Titel
			t = t.Field(p.fields[j].index).Type
		default:
			return ""
		}
	}
	return titel
}

// blokWith finds the kind of block that has the fields of a pointer's rest: the
// keys of blocks are so distinct that one or two settle it.
func blokWith(keys []string) (reflect.Type, bool) {
	for _, navn := range blokTypes {
		t := reflect.TypeOf(newBlok[navn]()).Elem()
		p := plans[t]
		if _, ok := p.byKey[keys[0]]; ok {
			return t, true
		}
	}
	return nil, false
}
