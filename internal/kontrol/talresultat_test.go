package kontrol_test

import (
	"testing"

	"notat/internal/fault"
)

// The number of a confidential or internal result is not shown as another's, if what it is
// about says that it may be the same.
func TestAWithheldNumberIsNotAnotherResults(t *testing.T) {
	const test = `{"maaling":"National læsetest","art":"nationalTest","fag":"Dansk","klassetrin":"6. klasse","vaerdi":62,"enhed":"%"}`
	const intern = `{"maaling":"Medarbejdertrivsel","vaerdi":3.7,"enhed":"point","synlighed":"intern"}`
	for _, c := range []struct{ result, want string }{
		{`{"maaling":"Gode læsere","art":"andet","fag":"Dansk, læsning","klassetrin":"6. årgang","vaerdi":62,"enhed":"% af eleverne"}`, "error"},
		{`{"maaling":"Læsetest, andel","art":"andet","vaerdi":62,"enhed":"%"}`, "warning"},
		{`{"maaling":"Gode læsere","art":"andet","fag":"Dansk","klassetrin":"5. klasse","vaerdi":62,"enhed":"%"}`, ""},
		{`{"maaling":"Gode læsere","art":"andet","fag":"Dansk","klassetrin":"6. klasse","vaerdi":63,"enhed":"%"}`, ""},
		{`{"maaling":"Karakter","art":"karakter","fag":"Dansk","klassetrin":"6. klasse","vaerdi":62,"enhed":"point"}`, ""},
		{`{"maaling":"Trivsel","art":"trivsel","vaerdi":3.7,"enhed":"point"}`, ""},
		{`{"maaling":"Trivsel blandt lærerne (medarbejdertrivsel)","art":"trivsel","vaerdi":3.7,"enhed":"point"}`, "error"},
		{`{"maaling":"Ro","art":"trivsel","vaerdi":62,"enhed":"%"}`, ""},
	} {
		got := ""
		for _, f := range reduce(t, udkast(t, `"afsnit":[{"overskrift":"Tallene","blokke":[{"type":"resultater","resultater":[`+test+`,`+intern+`,`+c.result+`]}]}]`)).Faults {
			if f.Code == "tilbageholdt-tal" {
				got = string(f.Severity)
				if f.Severity == fault.Error && f.Svar == nil || f.Pointer != "/afsnit/0/blokke/0/resultater/2/vaerdi" {
					t.Errorf("%s: %+v", c.result, f)
				}
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, not %q", c.result, got, c.want)
		}
	}
}
