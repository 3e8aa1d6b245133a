package kontrol_test

import "testing"

// What tells of few is found however the number stands, and what is counted beside them is left alone.
func TestFewAreFoundHoweverTheyAreCounted(t *testing.T) {
	for text, want := range map[string]bool{
		"Halvdelen af holdet på seks elever går om.":                                       true,
		"Ud af de otte elever på holdet har to fået en dom for vold.":                      true,
		"Vi har afsluttet et forløb med en søskendeflok på tre, der bor hos en bedstemor.": true,
		"På 9. årgang er tre erklæret ikke-uddannelsesparate.":                             true,
		"Elevtallet i specialrækken er faldet fra syv til fire.":                           true,
		"En elev i 5.a, hvis mor er død, er startet i sorggruppe.":                         true,
		"En elev får en samtale, hvis mor eller far ringer.":                               false,
		"Læreren i 3.a er langtidssyg, og vikaren er stoppet.":                             true,
		"Læreren i 3.a har ansvar for emneugen.":                                           false,
		"Vi har haft én skilsmissesag på mellemtrinnet.":                                   true,
		"To af punkterne blev udsat til næste møde.":                                       false,
		"»Vi er kun fire drenge tilbage i klassen,« sagde elevrepræsentanten.":             true,
		"»I min klasse er to elever, der løber hjem,« fortalte en lærer.":                  true,
		"»To af os fortalte om elevrådet,« sagde de.":                                      false,
	} {
		if found := finds(t, faaRecord("", text), "faa-elever-i-tekst"); found != want {
			t.Errorf("%s: found %v", text, found)
		}
	}
	for text, want := range map[string]bool{
		"Næsten alle, fem af seks, er i gang.":           true,
		"Af årets 17 er 15 gået videre.":                 true,
		"Klassen har seks elever, og af dem deltog fem.": true,
		"Kun fire aflagde prøve.":                        true,
		"Blot en trak ned.":                              true,
		"Fire målinger ligger til grund.":                false,
		"Opgjort over tre skoleår under ét.":             false,
		"Mindst to bestod ikke.":                         true,
		"Mindst 02 i dansk.":                             false,
		"Prøven var delt i to.":                          false,
	} {
		if found := finds(t, faaRecord("ord", text), "faa-elever-i-ord"); found != want {
			t.Errorf("%s: found %v", text, found)
		}
	}
}
