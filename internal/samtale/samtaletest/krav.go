package samtaletest

import "notat/internal/samtale"

// Krav is what a municipality's template usually asks: the four required
// parts, confidential national tests and staff figures, threshold 5.
func Krav() samtale.Krav {
	return samtale.Krav{
		Dele: map[samtale.Del]samtale.Grad{
			samtale.Rammesaetning:   samtale.Kraevet,
			samtale.Opfoelgning:     samtale.Kraevet,
			samtale.Testresultater:  samtale.Kraevet,
			samtale.Evaluering:      samtale.Kraevet,
			samtale.Indsatser:       samtale.Fri,
			samtale.Handlingsplaner: samtale.Fri,
		},
		Fortrolige:    []samtale.Art{"nationalTest", "personale"},
		Graense:       5,
		Taelleenheder: []string{"familier"},
		Delnavne: map[samtale.Del]string{
			samtale.Rammesaetning:   "Rammesætning",
			samtale.Opfoelgning:     "Opfølgning på tidligere samtaler",
			samtale.Testresultater:  "Testresultater",
			samtale.Evaluering:      "Evaluering af samtalen",
			samtale.Indsatser:       "Indsatser",
			samtale.Handlingsplaner: "Handlingsplaner",
		},
		Partnavne: map[samtale.Part]string{
			"kommunalbestyrelse": "Kommunalbestyrelsen",
			"udvalg":             "Udvalget",
			"forvaltning":        "Forvaltningen",
			"skoleledelse":       "Skoleledelsen",
			"skolebestyrelse":    "Skolebestyrelsen",
			"medarbejdere":       "Medarbejdere",
			"foraeldre":          "Forældre",
			"elever":             "Elever",
			"andre":              "Andre",
		},
		Saetninger: samtale.Saetninger{
			TalFortrolige: "Tallene er fortrolige og gengives ikke.",
			FaaElever:     "Udeladt: for få elever.",
			KunInternt:    "Indholdet er kun til intern brug og gengives ikke.",
		},
	}
}
