package kontrol_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"notat/internal/fault"
	"notat/internal/udgave"
)

// The numbers that the public edition takes out are looked for in what remains: a
// national test in reading, 61.7 % of 52, and those who passed mathematics, 75 % of 4.
const withheldResults = `{"type":"resultater","resultater":[
	{"maaling":"National test, læsning","art":"nationalTest","fag":"Dansk","klassetrin":"6. klasse","antal":52,"vaerdi":61.7,"kommunetal":57.2,"enhed":"%","ord":"Over landet."},
	{"maaling":"Bestået afgangsprøven","art":"karakter","fag":"Matematik","antal":4,"vaerdi":75,"enhed":"%","note":"Til eksamen i juni."}]}`

// number gives what tilbageholdt-tal says of the block after those results: nothing,
// or its severity and the result that it gives away.
func number(t *testing.T, blok string) string {
	t.Helper()
	o, err := udgave.Reduce(context.Background(), udkast(t, afsnit("indsatser", withheldResults, blok)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range o.Faults {
		if f.Code == "tilbageholdt-tal" && strings.HasPrefix(f.Pointer, "/afsnit/0/blokke/1") {
			for n, navn := range []string{"tallene om »National test, læsning«", "tallene om »Bestået afgangsprøven«"} {
				if strings.Contains(f.Message, navn) {
					return fmt.Sprintf("%s %d", f.Severity, n+1)
				}
			}
			return "no other place: " + f.Message
		}
	}
	return ""
}

func TestWithheldNumbersAreLookedForInWhatRemains(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"I læsning ligger 61,7 % over i den nationale test.", "error 1"},
		{"61,7 procent klarer det.", "error 1"},
		{"Dansk: 61,7.", "error 1"},
		{"Bøgernes tal er 61,7.", "warning 1"},
		{"61,7 ud af 100 er med.", "error 1"},
		{"Vi sidder med ro 61,7 % af tiden.", "error 1"},
		{"Kommunen er på 57,2 %, når det gælder dansk.", "error 1"},
		{"I dansk er vi 4,5 procentpoint foran.", "error 1"},
		{"Se [her](https://fjordby.dk/data?fag=laesning&andel=62%25).", "warning 1"},
		{"Se [her](https://fjordby.dk/laesning-for-alle?side=62).", ""},
		{"To bestod ikke afgangsprøven.", ""},
		{"Fire gik til afgangsprøven.", "warning 2"},
		{"Windows 11 og FP9 er på plads.", ""},
		{"I læsning klarer 62 % det.", "warning 1"},
		{"Læsning i dansk: 62 % i den nationale test.", "error 1"},
		{"I dansk blev 52 elever testet.", "warning 1"},
		{"Tre af fire elever bestod afgangsprøven i matematik.", "error 2"},
		{"Afgangsprøven: tre fjerdedele af eleverne i matematik er bestået.", "error 2"},
		{"Skolen ligger på 62 %.", "warning 1"},
		{"I den nationale test i læsning er vi på 617 promille.", "error 1"},
		{"617 ‰ klarer det.", "error 1"},
		{"61 komma syv procent klarer det.", "error 1"},
		{"0,617 af eleverne i læsning er med.", "error 1"},
		{"32 af 52 elever smiler.", "warning 1"},
		{"Tyve af de tooghalvtreds er ikke sikre.", "warning 1"},
		{"38,3 % er ikke med i dansk.", "warning 1"},
		{"38 procent er under middel i læsning.", "warning 1"},
		{"25 % dumpede matematik.", "warning 2"},
		{"38 % læser dansk.", ""},
		{"3 af 4 har cykel.", ""},
		{"75 % af lærerne har linjefag i matematik.", ""},
		{"Fire lærere har været på kursus i matematik.", ""},
		{"Vi fik 62 procent i år.", "warning 1"},
		{"Knap 62 procent af sjette klasse er gode læsere.", "warning 1"},
		{"På 6. årgang er 62 % med.", "warning 1"},
		{"På 7. årgang er 62 % med.", ""},
		{"På 6. årgang er 66 % med.", ""},
		{"Det endte på godt 62 %, og det er flot.", "warning 1"},
		{"Vi ligger på 62.", "warning 1"},
		{"Vi ligger på 62 pladser.", ""},
		{"62 procent klarer det godt.", "warning 1"},
		{"Det gik godt. Toogtres procent er over middel.", "warning 1"},
		{"Cirka 62 %.", "warning 1"},
		{"62 % er flot!", "warning 1"},
		{"Godt 61 % læser godt i dansk.", "warning 1"},
		{"Kommunen ligger på 57 %.", "warning 1"},
		{"Seks ud af ti elever læser godt i dansk.", "warning 1"},
		{"Seks ud af ti læser godt.", "warning 1"},
		{"To tredjedele klarer dansk.", "warning 1"},
		{"I dansk er godt halvdelen med.", "warning 1"},
		{"I dansk er knap to tredjedele i mål.", "warning 1"},
		{"Godt en tredjedel er med i dansk.", ""},
		{"Hver tredje er ikke med i dansk.", ""},
		{"I dansk har seks ud af ti forældre svaret.", ""},
		{"Seks ud af ti har cykel.", ""},
		{"I dansk er fraværet faldet for seks ud af ti.", ""},
		{"62 % er piger.", ""},
		{"62 procent af bøgerne er lånt ud.", ""},
		{"Godt 61 % af forældrene kom.", ""},
		{"Fraværet er faldet, og skolen er på 62 %.", ""},
		{"Skolen har 62 % kvinder ansat.", ""},
		{"62 % af forældrene svarede.", ""},
		{"I dansk blev 52 % af eleverne testet.", ""},
		{"Fraværet er 61,7 dage.", ""},
		{"I læsning er der 62 bøger i hver kasse.", ""},
		{"75 % af forældrene svarede.", ""},
		{"Læsning er på skemaet i uge 52.", ""},
	} {
		if got := number(t, tekst(c.text)); got != c.want {
			t.Errorf("%q: %q, not %q", c.text, got, c.want)
		}
	}
}

func TestWithheldNumbersAreLookedForInTables(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Fag|Andel\nDansk, læsning|61,7", "error 1"},
		{"Fag|Andel\nLæsning|62", "warning 1"},
		{"Fag|Bøger\nHistorie|62", ""},
		{"Fag|Andel\nDansk, læsning|52 %", ""},
	} {
		if got := number(t, blok(c.text)); got != c.want {
			t.Errorf("%q: %q, not %q", c.text, got, c.want)
		}
	}
}

// The words of a result may not give back what was taken out of it, and the finding
// is an error that names it; small numbers elsewhere are a warning.
func TestSmallNumbersInWordsAreErrorsInTheirResultAndWarningsElsewhere(t *testing.T) {
	in := strings.Replace(withheldResults, "Til eksamen i juni.", "Tre af fire bestod.", 1)
	o := reduce(t, udkast(t, afsnit("indsatser", in, tekst("To elever i 9.b er ikke bestået."))))
	got := map[string]fault.Severity{}
	for _, f := range o.Faults {
		got[f.Code+" "+f.Pointer] = f.Severity
	}
	if got["faa-elever-i-ord /afsnit/0/blokke/0/resultater/1/note"] != fault.Error || got["faa-elever-i-tekst /afsnit/0/blokke/1/tekst"] != fault.Warning {
		t.Errorf("%v", got)
	}
}

// What names a national test and has numbers must say that it is one; where a
// section of test results has numbers without a kind, that is a warning.
func TestANationalTestMustSayThatItIsOne(t *testing.T) {
	for _, c := range []struct {
		result string
		want   fault.Severity
	}{
		{`"maaling":"National test, læsning","vaerdi":62`, fault.Error},
		{`"maaling":"DNT","art":"andet","vaerdi":62`, fault.Error},
		{`"maaling":"Nat. test, 4. klasse","art":"andet","vaerdi":62`, fault.Error},
		{`"maaling":"Naturfaglig test","art":"karakter","vaerdi":62`, ""},
		{`"maaling":"Læsning","art":"andet","kilde":"Folkeskolens Nationale Færdighedstest","vaerdi":62`, fault.Error},
		{`"maaling":"Læsning","ord":"De nationale test: 62 % gode læsere"`, fault.Error},
		{`"maaling":"De nationale test","ord":"62 % gode læsere"`, fault.Error},
		{`"maaling":"OGT i dansk","art":"andet","vaerdi":62`, fault.Error},
		{`"maaling":"Overg.- test, matematik","art":"karakter","vaerdi":62`, fault.Error},
		{`"maaling":"Matematikprøven","art":"andet","vaerdi":62,"enhed":"%"`, fault.Error},
		{`"maaling":"Matematikprøven, FP9","art":"karakter","vaerdi":62,"enhed":"%"`, ""},
		{`"maaling":"Overgang til gymnasiet","art":"overgang","vaerdi":62,"enhed":"%"`, ""},
		{`"maaling":"De nationale test","ord":"Over landet"`, ""},
		{`"maaling":"Trivsel","vaerdi":4.1`, fault.Warning},
		{`"maaling":"Trivsel","art":"trivsel","vaerdi":4.1`, ""},
		{`"maaling":"National test","art":"nationalTest","vaerdi":62`, ""},
	} {
		var got fault.Severity
		for _, f := range reduce(t, udkast(t, afsnit("testresultater", `{"type":"resultater","resultater":[{`+c.result+`}]}`))).Faults {
			if f.Code == "testtal-uden-art" && (got == "" || f.Severity == fault.Error) {
				got = f.Severity
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, not %q", c.result, got, c.want)
		}
	}
}

// A test under another name is asked about wherever its result stands; among test results
// it refuses.
func TestATestUnderAnotherNameIsAskedAbout(t *testing.T) {
	const result = `{"type":"resultater","resultater":[{"maaling":"Læseprøven","art":"andet","vaerdi":62,"enhed":"%"}]}`
	for del, want := range map[string]fault.Severity{"testresultater": fault.Error, "indsatser": fault.Warning} {
		var got fault.Severity
		for _, f := range reduce(t, udkast(t, afsnit(del, result))).Faults {
			if f.Code == "testtal-uden-art" {
				got = f.Severity
			}
		}
		if got != want {
			t.Errorf("%s: %q, not %q", del, got, want)
		}
	}
}
