package template

// tekster are the standard fixed sentences and labels. template.json may
// replace each by its key; a key outside this table is reported.
var tekster = map[string]string{
	"del.rammesaetning":   "Rammesætning",
	"del.opfoelgning":     "Opfølgning på tidligere samtaler",
	"del.testresultater":  "Testresultater",
	"del.evaluering":      "Evaluering af samtalen",
	"del.indsatser":       "Indsatser",
	"del.handlingsplaner": "Handlingsplaner",

	"udeladt.fortrolig": "Tallene er fortrolige og gengives ikke.",
	"udeladt.faa":       "Udeladt: for få elever.",
	"udeladt.intern":    "Indholdet er kun til intern brug og gengives ikke.",
}
