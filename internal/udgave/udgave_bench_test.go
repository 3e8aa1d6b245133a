package udgave_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"notat/internal/samtale"
	"notat/internal/samtale/samtaletest"
	"notat/internal/udgave"
)

// firesider is a record of about four pages: prose, results, agreements,
// participants, something internal and a picture.
func firesider(tb testing.TB) *samtale.Valid {
	tb.Helper()
	prose := strings.Repeat("Skolen arbejder med trivsel og deltagelse i alle klasser. I 2024/25 har 9. klasse haft særligt fokus på læsning, og forældrene er med. ", 6)
	var sections []string
	for i, del := range []string{"rammesaetning", "opfoelgning", "testresultater", "indsatser", "", "evaluering"} {
		res := []string{}
		for j := range 6 {
			res = append(res, fmt.Sprintf(`{"maaling":"Trivsel","art":"trivsel","fag":"%d","klassetrin":"%d.","periode":"2024/25","antal":%d,"vaerdi":3.%d,"kommunetal":3.1,"tidligere":[{"periode":"2023/24","vaerdi":3.2,"antal":30}]}`, j/3, j, 3+j*7, j))
		}
		sections = append(sections, fmt.Sprintf(`{"overskrift":"Afsnit %d","del":%q,"blokke":[{"type":"tekst","tekst":%q},{"type":"tekst","tekst":%q,"synlighed":"intern"},
			{"type":"citater","citater":[{"tekst":"Det gav god mening at høre hinanden.","rolle":"Lærer"},{"tekst":"Vi skal gøre det igen."}]},
			{"type":"resultater","resultater":[%s]},
			{"type":"aftaler","aftaler":[{"maal":"Flere er med","tiltag":["Klubber efter skole","Samtaler"],"tegn":"Trivslen stiger","frist":"2026-06-01"}]}]}`, i, del, prose, prose, strings.Join(res, ",")))
	}
	v, err := samtaletest.Check([]byte(strings.ReplaceAll(`{"dokument":{"titel":"Skoleudviklingssamtale","skoleaar":"2024/25"},"kommune":{"navn":"Fjordby Kommune","kontakt":"tlf. 20 30 40 50"},"skole":{"navn":"Birkelund Skole"},
		"moede":{"dato":"2025-03-13"},"deltagere":[{"navn":"Åge Lund","part":"skoleledelse"},{"navn":"Bo Ø","part":"foraeldre"},{"navn":"Eva Æ Holm","part":"medarbejdere"}],"afsnit":[`+strings.Join(sections, ",")+`]}`, `"del":"",`, "")))
	if err != nil {
		tb.Fatal(err)
	}
	return v
}

func BenchmarkReduce(b *testing.B) {
	v := firesider(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := udgave.Reduce(context.Background(), v); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkValidate(b *testing.B) {
	r := firesider(b).Record().Clone()
	b.ReportAllocs()
	for b.Loop() {
		samtale.Validate(r, samtaletest.Krav())
	}
}
