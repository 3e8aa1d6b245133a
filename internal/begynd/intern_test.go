package begynd_test

import "testing"

// A line that says before a colon, or in brackets, that it is not for all keeps its section
// internal until somebody says otherwise.
func TestALineThatSaysItIsInternalIsAskedAbout(t *testing.T) {
	for _, s := range []string{"[Internt: husk at spørge Bo om bilen, før vi sender det]", "Må ikke offentliggøres: sagen om bilen, som Bo kører i til daglig og om natten", "(Fortroligt)"} {
		_, r := begin(t, (&deck{}).heading(1, "Andet").text("Vi talte.", s), nil)
		if r.Afsnit[0].Synlighed != "intern" {
			t.Errorf("%q: the section is for all", s)
		}
	}
	if _, r := begin(t, (&deck{}).heading(1, "Andet").text("Interne møder blev drøftet af alle, der var med: det gik godt"), nil); r.Afsnit[0].Synlighed == "intern" {
		t.Error("a sentence made its section internal")
	}
}
