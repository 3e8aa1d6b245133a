package kontrol_test

import "testing"

// An address that stands there encoded, as the text of its own link or wrapped in
// another, is one question; another address is another.
func TestAnAddressIsOneQuestion(t *testing.T) {
	const inner, other = "https://fjordby.sharepoint.com/delte%20filer", "https://intranet.fjordby.dk/a%20b"
	for text, want := range map[string]int{
		"Se " + inner: 1, "[" + inner + "](" + inner + ")": 1, "Se https://x.dk/?u=" + other: 1,
		"Se https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Ffjordby.sharepoint.com%2Fskole&data=05": 1,
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
