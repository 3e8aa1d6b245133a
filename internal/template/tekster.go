package template

import (
	"maps"
	"slices"
)

// tekster are the standard fixed sentences and labels. template.json may
// replace each by its key; a key outside this table is reported. A key that
// ends in a value of the record ("status.naaet") is that value's label.
var tekster = map[string]string{
	// the table of contents of a long notat, and what a link in it tells of the page
	"indhold.overskrift": "Indhold",
	"indhold.side":       "side",

	// what every page says
	"maerke.udkast":       "UDKAST",
	"maerke.intern":       "INTERN UDGAVE – MÅ IKKE OFFENTLIGGØRES",
	"maerke.kommentering": "Kommentarer senest",

	// the parts of a notat
	"del.rammesaetning":   "Rammesætning",
	"del.opfoelgning":     "Opfølgning på tidligere samtaler",
	"del.testresultater":  "Testresultater",
	"del.evaluering":      "Evaluering af samtalen",
	"del.indsatser":       "Indsatser",
	"del.handlingsplaner": "Handlingsplaner",

	// where a draft lacks something
	"mangler.rammesaetning":   "Mangler: rammesætning. Skriv, hvad samtalen skulle handle om, og hvad den tog udgangspunkt i.",
	"mangler.opfoelgning":     "Mangler: opfølgning. Skriv, hvordan det er gået med aftalerne fra de tidligere samtaler.",
	"mangler.testresultater":  "Mangler: testresultater. Skriv, hvad de obligatoriske test viser.",
	"mangler.evaluering":      "Mangler: evaluering. Skriv, hvad deltagerne sagde om selve samtalen.",
	"mangler.indsatser":       "Mangler: indsatser. Skriv, hvad skolen vil arbejde med.",
	"mangler.handlingsplaner": "Mangler: handlingsplaner. Skriv, hvordan det går med dem.",
	"mangler.moededato":       "Mangler: datoen for samtalen.",
	"mangler.status":          "Mangler: status på aftalen.",
	"mangler.billede":         "Mangler: billedet.",
	"mangler.alt":             "Mangler: en beskrivelse af billedet.",

	// in place of a part that has nothing to tell; andet has its own words
	"udenIndhold.ikkeDroeftet":   "Emnet blev ikke drøftet ved samtalen.",
	"udenIndhold.foersteSamtale": "Det var skolens første skoleudviklingssamtale, så der var ingen tidligere samtaler at følge op på.",
	"udenIndhold.ingenData":      "Der var ingen data på området.",
	"udenIndhold.andet":          "",

	// in place of what the public edition leaves out
	"udeladt.fortrolig": "Tallene er fortrolige og gengives ikke.",
	"udeladt.faa":       "Udeladt: for få til at vise tallet.",
	"udeladt.intern":    "Indholdet er kun til intern brug og gengives ikke.",

	// what only the internal edition shows
	"internt.afsnit":   "Internt afsnit: vises ikke i den offentlige udgave.",
	"internt.blok":     "Internt: vises ikke i den offentlige udgave.",
	"internt.resultat": "Internt.",

	// the head of the notat
	"hoved.dokument.betegnelse":  "Dokumenttype",
	"hoved.dokument.skoleaar":    "Skoleår",
	"hoved.dokument.dato":        "Notatets dato",
	"hoved.dokument.godkendt":    "Godkendt",
	"hoved.kommune.navn":         "Kommune",
	"hoved.kommune.kontakt":      "Kontakt",
	"hoved.skole.navn":           "Skole",
	"hoved.skole.institutionsnr": "Institutionsnr.",
	"hoved.skole.tidligere":      "tidligere",
	"hoved.skole.hjemmeside":     "Skolens hjemmeside",
	"hoved.moede.dato":           "Dato for samtalen",
	"hoved.moede.tid":            "Tid",
	"hoved.moede.sted":           "Sted",
	"hoved.sag.sagsnr":           "Sagsnr.",
	"hoved.sag.dokumentnr":       "Dokumentnr.",
	"hoved.sag.sagsbehandler":    "Sagsbehandler",
	"hoved.sag.vedroerende":      "Vedrørende",
	"hoved.sag.sendesTil":        "Sendes til",
	"godkendt.af":                "af",
	"tid.kl":                     "kl.",
	"tid.til":                    "til",

	// those who took part
	"deltagere.overskrift":    "Deltagere",
	"deltager.afbud":          "afbud",
	"deltager.foraeldrevalgt": "forældrevalgt",
	"funktion.moedeleder":     "mødeleder",
	"funktion.referent":       "referent",
	"part.kommunalbestyrelse": "Kommunalbestyrelse",
	"part.udvalg":             "Udvalg",
	"part.forvaltning":        "Forvaltning",
	"part.skoleledelse":       "Skoleledelse",
	"part.skolebestyrelse":    "Skolebestyrelse",
	"part.medarbejdere":       "Medarbejdere",
	"part.foraeldre":          "Forældre",
	"part.elever":             "Elever",
	"part.andre":              "Andre",

	// the agenda
	"dagsorden.overskrift": "Dagsorden",
	"dagsorden.tid":        "Tid",
	"dagsorden.punkt":      "Punkt",

	// results
	"resultat.maaling":            "Måling",
	"resultat.fag":                "Fag",
	"resultat.profilomraade":      "Profilområde",
	"resultat.klassetrin":         "Klassetrin",
	"resultat.periode":            "Periode",
	"resultat.antal":              "Antal",
	"resultat.vaerdi":             "Skolen",
	"resultat.kommunetal":         "Kommunen",
	"resultat.landstal":           "Landet",
	"resultat.socialReference":    "Socioøkonomisk reference",
	"resultat.tidligere":          "Tidligere",
	"resultat.bemaerkning":        "Bemærkning",
	"resultat.kilde":              "Kilde",
	"resultat.hentet":             "hentet",
	"resultat.cirka":              "ca.",
	"resultat.tidligereAntal":     "antal",
	"resultat.ikkeSammenlign":     "ikke sammenligneligt",
	"resultat.diagram":            "Søjlediagram",
	"resultat.ikkeSammenlignNote": "Tidligere tal, der er mærket »ikke sammenligneligt«, kan ikke holdes op mod de nye tal.",

	// agreements
	"aftale.baggrund":     "Baggrund",
	"aftale.tiltag":       "Tiltag",
	"aftale.tegn":         "Tegn",
	"aftale.ansvarlig":    "Ansvarlig",
	"aftale.frist":        "Frist",
	"aftale.status":       "Status",
	"aftale.bemaerkning":  "Bemærkning",
	"aftale.fraSkoleaar":  "Fra skoleåret",
	"status.ikkeStartet":  "Ikke startet",
	"status.iGang":        "I gang",
	"status.naaet":        "Nået",
	"status.ikkeNaaet":    "Ikke nået",
	"status.viderefoeres": "Videreføres",
	"status.aendret":      "Ændret",
	"status.lukket":       "Afsluttet",

	// the file's metadata
	"meta.emne":     "Skoleudviklingssamtale",
	"meta.skoleaar": "skoleåret",

	// what a draft asks for in an empty field
	"prompt.tekst":             "Skriv teksten her.",
	"prompt.celle":             "Skriv her.",
	"prompt.status":            "Skriv status, fx I gang eller Nået.",
	"prompt.udenIndhold":       "Skriv eventuelt mere.",
	"prompt.dokument.dato":     "Skriv datoen, fx 20. marts 2025.",
	"prompt.moede.dato":        "Skriv datoen, fx 13. marts 2025.",
	"prompt.moede.start":       "Begyndte, fx 13.00",
	"prompt.moede.slut":        "Sluttede, fx 16.00",
	"prompt.moede.sted":        "Skriv, hvor samtalen blev holdt.",
	"prompt.sag.sagsnr":        "Skriv sagsnummeret.",
	"prompt.sag.sagsbehandler": "Skriv sagsbehandlerens navn.",

	// the names of the fields, as a Word draft shows them
	"felt.dokument.titel":         "Notatets titel",
	"felt.dokument.betegnelse":    "Dokumenttype",
	"felt.dokument.skoleaar":      "Skoleår",
	"felt.dokument.dato":          "Notatets dato",
	"felt.dokument.godkendt":      "Dato for godkendelsen",
	"felt.dokument.godkendtAf":    "Godkendt af",
	"felt.kommune.navn":           "Kommunens navn",
	"felt.kommune.forvaltning":    "Forvaltning",
	"felt.kommune.afdeling":       "Afdeling",
	"felt.kommune.kontakt":        "Kontakt i kommunen",
	"felt.skole.navn":             "Skolens navn",
	"felt.skole.institutionsnr":   "Skolens institutionsnummer",
	"felt.skole.hjemmeside":       "Skolens hjemmeside",
	"felt.skole.tidligereNumre":   "Tidligere institutionsnummer",
	"felt.moede.dato":             "Dato for samtalen",
	"felt.moede.start":            "Samtalens start",
	"felt.moede.slut":             "Samtalens slutning",
	"felt.moede.sted":             "Sted for samtalen",
	"felt.sag.sagsnr":             "Sagsnummer",
	"felt.sag.dokumentnr":         "Dokumentnummer",
	"felt.sag.sagsbehandler":      "Sagsbehandler",
	"felt.sag.vedroerende":        "Vedrørende",
	"felt.sag.sendesTil":          "Sendes til",
	"felt.deltager.navn":          "Deltagerens navn",
	"felt.deltager.titel":         "Deltagerens titel",
	"felt.deltager.gruppe":        "Gruppe af deltagere",
	"felt.dagsorden.start":        "Punktets start",
	"felt.dagsorden.slut":         "Punktets slutning",
	"felt.dagsorden.punkt":        "Punkt på dagsordenen",
	"felt.afsnit.overskrift":      "Afsnittets overskrift",
	"felt.afsnit.udenIndhold":     "Hvorfor afsnittet er uden indhold",
	"felt.afsnit.mangler":         "Tekst til afsnittet",
	"felt.tekst":                  "Tekst",
	"felt.kolonne.overskrift":     "Kolonnens overskrift",
	"felt.kolonne.tekst":          "Kolonnens tekst",
	"felt.tabel.hoved":            "Tabellens hoved",
	"felt.tabel.celle":            "Felt i tabellen",
	"felt.tabel.billedtekst":      "Tekst til tabellen",
	"felt.citat.tekst":            "Citat",
	"felt.citat.rolle":            "Hvem citatet er fra",
	"felt.figur.billedtekst":      "Tekst til billedet",
	"felt.resultat.maaling":       "Måling",
	"felt.resultat.kilde":         "Kilde",
	"felt.resultat.hentet":        "Kilden er hentet den",
	"felt.resultat.fag":           "Fag",
	"felt.resultat.profilomraade": "Profilområde",
	"felt.resultat.klassetrin":    "Klassetrin",
	"felt.resultat.periode":       "Periode",
	"felt.resultat.tal":           "Tal",
	"felt.resultat.ord":           "Resultatet i ord",
	"felt.resultat.note":          "Note til resultatet",
	"felt.aftale.maal":            "Aftalens mål",
	"felt.aftale.baggrund":        "Aftalens baggrund",
	"felt.aftale.tiltag":          "Tiltag i aftalen",
	"felt.aftale.tegn":            "Tegn på, at målet nås",
	"felt.aftale.ansvarlig":       "Ansvarlig for aftalen",
	"felt.aftale.frist":           "Aftalens frist",
	"felt.aftale.status":          "Aftalens status",
	"felt.aftale.bemaerkning":     "Bemærkning til aftalen",
	"felt.aftale.fraSkoleaar":     "Skoleåret, aftalen er fra",
}

// Tekstnoegler gives the keys of all fixed sentences and labels, sorted.
func Tekstnoegler() []string { return slices.Sorted(maps.Keys(tekster)) }

// HasTekst reports whether there is a fixed sentence or label with the key.
func HasTekst(key string) bool {
	_, ok := tekster[key]
	return ok
}
