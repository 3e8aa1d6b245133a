package kontrol_test

import (
	"strings"
	"testing"

	"notat/internal/samtale/samtaletest"
)

// A school that nobody knows may be the one that the notat began from, where the text
// never names its own.
func TestASchoolThatNobodyKnowsIsToldWhereItsOwnIsNotNamed(t *testing.T) {
	const at = "anden-skole /afsnit/0/blokke/0/tekst"
	for _, c := range []struct{ sted, text, want string }{
		{"", "I år har vi på Egeskolen arbejdet med trivsel.", at},
		{"", "I år har vi på Birkelund Skole arbejdet med trivsel. Den nye leder kommer i dag til Egeskolen.", ""},
		{"", "I samarbejde med Egeskolen har vi arbejdet med trivsel.", ""},
		{"", "I samarbejde med Egeskolen har vi arbejdet med trivsel. Lederen på Åskolen er glad.", at},
		{"", "Musikskolen er med. Vi er blevet Grøn Skole, og Åben Skole går godt på skolen. Kurset var på Professionshøjskolen.", ""},
		{"Egeskolen, mødelokale 2", "Vi har arbejdet med trivsel.", "anden-skole /moede/sted"},
		{"Birkelund Skole, aulaen", "Vi har arbejdet med trivsel.", ""},
		{"Rådhuset, Skolegade 1", "Vi har arbejdet med trivsel.", ""},
	} {
		v, err := samtaletest.Check([]byte(`{"dokument":{"titel":"Skoleudviklingssamtale","skoleaar":"2024/25","status":"udkast"},"kommune":{"navn":"Fjordby Kommune"},"skole":{"navn":"Birkelund Skole"},
			"moede":{"sted":` + quote(c.sted) + `,"dato":"2025-03-13"},` + afsnit("indsatser", tekst(c.text)) + `}`))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range reduce(t, v).Faults {
			if f.Code == "anden-skole" {
				got = append(got, f.Code+" "+f.Pointer)
			}
		}
		if strings.Join(got, ", ") != c.want {
			t.Errorf("%q, %q: %q, want %q", c.sted, c.text, got, c.want)
		}
	}
}
