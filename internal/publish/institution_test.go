package publish

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"notat/internal/samtale"
)

const institutioner = "Institutionsnummer;Institutionsnavn;Beliggenhedskommune;Hovedinstitution;Nedlagt dato;Sammenlagt med\n" +
	"123456;Birkelund Skole;Fjordby Kommune;;;\n123457;Åvej;Fjordby Kommune;123458;;\n123458;Skolen ved Åen;Fjordby Kommune;;;\n" +
	"111111;Lukket Skole;Fjordby Kommune;;2024-07-31;123456\n111112;Lukker Skole;Fjordby Kommune;;2025-12-31;\n"

// A number that closed before the meeting is a fault, one that closed later is told;
// one that is unknown is asked about with the school it may be; and without a
// register nothing is said.
func TestANumberIsLookedUpInTheRegister(t *testing.T) {
	r, err := ReadInstitutioner([]byte(institutioner))
	if err != nil {
		t.Fatal(err)
	}
	codes := []string{"ukendt-institution", "institution-lukket", "institution-lukker", "hovedskole-eller-afdeling"}
	for _, c := range []struct{ nr, moede, want string }{
		{"123456", "2025-10-01", ""},
		{"123455", "2025-10-01", "warning ukendt-institution"},
		{"111111", "2025-10-01", "error institution-lukket"},
		{"111111", "2024-03-01", "warning institution-lukker"},
		{"111111", "", "error institution-lukket"},
		{"111112", "2025-10-01", "warning institution-lukker"},
		{"123457", "2025-10-01", "warning hovedskole-eller-afdeling"},
		{"123458", "2025-10-01", "warning hovedskole-eller-afdeling"},
	} {
		record := fmt.Appendf(nil, `{"dokument":{"titel":"x","skoleaar":"2025/26"},"kommune":{"navn":"Fjordby Kommune"},"skole":{"navn":"Birkelund skole","institutionsnr":%q},"moede":{"dato":%q},"afsnit":[]}`, c.nr, c.moede)
		record = []byte(strings.Replace(string(record), `"dato":""`, "", 1))
		for _, known := range []bool{true, false} {
			s := newService(t)
			want := ""
			if known {
				s.Know(r)
				want = c.want
			}
			report, err := s.Validate(context.Background(), Request{Data: record})
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			for _, f := range report.Faults {
				if slices.Contains(codes, f.Code) {
					got += string(f.Severity) + " " + f.Code
					if f.Pointer != "/skole/institutionsnr" {
						t.Error(f.Pointer)
					}
					if f.Code == "ukendt-institution" && !strings.Contains(f.Message, "123456") {
						t.Error(f.Message)
					}
				}
			}
			if got != want {
				t.Errorf("%s in %s: %s, want %s", c.nr, c.moede, got, want)
			}
		}
	}
}

// The numbers of schools that became part of one are filled in when a year begins.
func TestMergersFillTheFormerNumbers(t *testing.T) {
	r, err := ReadInstitutioner([]byte(institutioner))
	if err != nil {
		t.Fatal(err)
	}
	s := newService(t)
	s.Know(r)
	data, err := s.Next(context.Background(), Request{Data: records(t, examples)["birkelund-2024-25"]})
	if err != nil {
		t.Fatal(err)
	}
	var next samtale.Record
	if err := json.Unmarshal([]byte(strings.ReplaceAll(string(data), `"afsnit"`, `"x"`)), &next); err != nil || !slices.Contains(next.Skole.TidligereNumre, "111111") {
		t.Errorf("%v %v", err, next.Skole.TidligereNumre)
	}
}
