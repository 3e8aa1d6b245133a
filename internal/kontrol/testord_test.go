package kontrol_test

import (
	"fmt"
	"testing"

	"notat/internal/fault"
)

// A national test is known by its short names where a subject or a number stands beside
// them, and a test of the school's own by what it is called, whatever its art.
func TestATestIsKnownByItsShortNames(t *testing.T) {
	severity := func(del, blok, code string) (got fault.Severity) {
		for _, f := range reduce(t, udkast(t, afsnit(del, blok))).Faults {
			if f.Code == code && got != fault.Error {
				got = f.Severity
			}
		}
		return got
	}
	for text, want := range map[string]fault.Severity{
		"NT dansk: 58.": fault.Warning, "NT 58.": fault.Warning, "I dansk, NT: 58.": fault.Warning, "NT-resultatet er 58.": fault.Warning, "FNK i dansk viste 58.": fault.Warning, "Nat.test: 58.": fault.Warning, "DNT 4. klasse: 58.": fault.Warning, "Ordblindetesten viste 12.": fault.Warning,
		"Vi har 58 ntere.": "", "I 58 NT-busser.": "", "Natten er 58.": "", "Content 58.": "",
	} {
		if got := severity("indsatser", tekst(text), "fortrolige-tal"); got != want {
			t.Errorf("%s: %q, not %q", text, got, want)
		}
	}
	for text, want := range map[string]fault.Severity{"Biblioteket gav os 25 titler.": "", "Testen gav os 25.": fault.Error, "6. årgang fik 52.": fault.Warning} {
		if got := severity("testresultater", tekst(text), "fortrolige-tal"); got != want {
			t.Errorf("%s: %q, not %q", text, got, want)
		}
	}
	for _, c := range []struct {
		del, maaling, art, enhed string
		want                     fault.Severity
	}{
		{"indsatser", "NT dansk", "andet", "%", fault.Error}, {"indsatser", "NT", "andet", "", fault.Error}, {"indsatser", "FNK", "karakter", "", fault.Error}, {"indsatser", "OGT", "andet", "%", fault.Error},
		{"testresultater", "Læseprøven", "andet", "point", fault.Error}, {"testresultater", "Ordblindetesten", "karakter", "", fault.Error}, {"indsatser", "Læseprøven", "andet", "point", fault.Warning}, {"indsatser", "Ordblindetesten", "andet", "", fault.Warning},
		{"indsatser", "Kontakt", "andet", "", ""}, {"testresultater", "Dansk, afgangsprøve", "karakter", "", ""},
	} {
		blok := fmt.Sprintf(`{"type":"resultater","resultater":[{"maaling":%s,"art":%q,"antal":50,"vaerdi":58,"enhed":%s}]}`, quote(c.maaling), c.art, quote(c.enhed))
		if got := severity(c.del, blok, "testtal-uden-art"); got != c.want {
			t.Errorf("%s: %q, not %q", c.maaling, got, c.want)
		}
	}
}
