package begynd_test

import (
	"testing"

	"notat/internal/readback"
	"notat/internal/source"
)

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

// A running head that says that the file is internal is no head like others.
func TestARunningHeadThatSaysInternalIsWarnedOf(t *testing.T) {
	for s, want := range map[string]readback.Severity{"Lindeskolen | fortroligt": readback.Warn, "Lindeskolen": readback.Info} {
		d := (&deck{}).heading(1, "Andet").text("Vi talte.")
		d.Left = []source.Left{{Why: source.RunningHead, Text: s}}
		if out, _ := begin(t, d, nil); item(t, out, "sidehoved-gentaget").Severity != want {
			t.Errorf("%q: %+v", s, item(t, out, "sidehoved-gentaget"))
		}
	}
}
