package publish

import (
	"strings"

	"notat/internal/fault"
	"notat/internal/recorddiff"
)

// Answer puts answers to hard findings into a record's kontroller, those that give
// a reason. The record is in canonical form afterwards. The error is a *SyntaxError
// of what is no record.
func Answer(data []byte, answers []fault.Svar) ([]byte, error) {
	if err := Syntax(data); err != nil {
		return nil, err
	}
	root, err := recorddiff.Parse(data)
	if err != nil {
		return nil, err
	}
	list, _ := recorddiff.Get(root, "/kontroller").([]any)
	for _, a := range answers {
		if strings.TrimSpace(a.Begrundelse) != "" {
			list = append(list, map[string]any{"kode": a.Kode, "sted": a.Sted, "fund": a.Fund, "begrundelse": a.Begrundelse})
		}
	}
	if len(list) > 0 {
		recorddiff.Set(root, "/kontroller", list)
	}
	return recorddiff.Canonical(root)
}

// ReadyReason gives the reason that nearly always is the one for letting a hard
// finding stand, for those who choose and do not write.
func ReadyReason(kode string) string {
	if r, known := readyReasons[kode]; known {
		return r
	}
	return "Alle må læse det"
}

var readyReasons = map[string]string{
	"cpr-nummer":              "Det er ikke et cpr-nummer",
	"tilbageholdt-navn":       "Det er en anden person eller et andet ord",
	"navneliste":              "Det er ikke navne, der skal skjules",
	"anden-skole":             "Det er rigtigt, at det står her",
	"intern-adresse":          "Alle kan åbne linket",
	"fortrolige-tal":          "Tallet er ikke fortroligt",
	"tilbageholdt-tal":        "Det er et andet tal",
	"faa-elever-i-ord":        "Ingen kan kendes på tallet",
	"tabel-i-testresultater":  "Alle må se tallene i tabellen",
	"figur-i-testresultater":  "Billedet viser ikke testtal",
	"godkendelse-foraeldet":   "Rettelsen er aftalt med den, der godkendte",
	"nummer-i-brug":           "Skolerne er lagt sammen",
	"rettelse-holder-tilbage": "Det er noget andet end det, der stod",
	"testtal-uden-art":        "Tallene er ikke fra en fortrolig test",
}
