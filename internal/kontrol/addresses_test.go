package kontrol_test

import "testing"

// An address that stands there encoded, as the text of its own link or wrapped in
// another, is one question; another address is another.
func TestAnAddressIsOneQuestion(t *testing.T) {
	const inner, other = "https://fjordby.sharepoint.com/delte%20filer", "https://intranet.fjordby.dk/a%20b"
	for text, want := range map[string]int{
		"Se " + inner: 1, "[" + inner + "](" + inner + ")": 1, "Se https://x.dk/?u=" + other: 1,
		"Se https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Ffjordby.sharepoint.com%2Fskole&data=05": 1,
		"Tallene ligger på srv01.": 1, "Hent dem på skole-sql02 eller fil01.": 2, "Se srv01.fjordby.dk/tal.": 1, "Se skole-sql02/tal": 1, "Se a.dk og skole-sql02/tal": 1, "Se skole.lokal/rapport.": 1, "Se tal.fjordby.lan.": 1, "Se lis.dk/rapport.": 1, "Se lis01.fjordby.dk.": 1,
		"Se bi-portal.fjordby.dk.": 1, "Se skole-bi.fjordby.dk.": 1, "Se intranet:8080/tal.": 1, "Se http://skoletal/2025.": 1,
		"Se intranet[.]fjordby[.]dk": 1, "Se fjordby(dot)sharepoint(dot)com/skole": 1, "Se fjordby.sharepoint punktum com": 1, "hxxps://intranet.fjordby.dk/tal": 1, "Se fjordby(.)dk": 0, "Et punktum dk er ingen adresse.": 0, "Se www.bi-lingual.dk.": 0, "Windows 11 og fp9 er klar.": 0, "Vi har server 2 og rum 01.": 0, "Forhold 3:1 og kl:1430.": 0, "Klasserne 6a2 og web2 mødes.": 0, "Se intern-debat.fjordby.dk.": 0,
		"Se " + inner + " og " + other: 2, "[Se](" + inner + ") og [se](" + other + ")": 2,
	} {
		n := 0
		for _, f := range reduce(t, udkast(t, afsnit("indsatser", tekst(text)))).Faults {
			if f.Code == "intern-adresse" {
				n++
			}
		}
		if n != want {
			t.Errorf("%q: %d questions, not %d", text, n, want)
		}
	}
}
